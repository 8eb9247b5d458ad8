package audit

import (
	"fmt"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// purposes finds the pages that are there for something. A page says it itself, under purpose; one that says nothing is
// taken at its title or id, if that is one of the few names that such pages have in the site's language. What a page is
// about is not guessed from its text.
type purposes struct {
	pages []*fact.Page
	found diag.List
	names *lang.Lang
}

func purposesOf(base *fact.Base, found diag.List) purposes {
	l, _ := lang.For(base.Site.Language)
	return purposes{base.Pages, found, l}
}

// namesOf returns what pages for a purpose are called, the first being what beleg proposes.
func (p purposes) namesOf(purpose string) []string {
	return strings.Split(map[string]string{
		"method":      p.names.Text("purpose.method"),
		"corrections": p.names.Text("purpose.corrections"),
		"complaints":  p.names.Text("purpose.complaints"),
		"people":      p.names.Text("purpose.people"),
		"money":       p.names.Text("purpose.money"),
		"imprint":     p.names.Text("purpose.imprint"),
	}[purpose], ", ")
}

// fewest is how many words a page has at least that says something.
const fewest = 30

// point returns the point that asks for a page, as far as the pages answer it.
func (p purposes) point(purpose, asks string) Point {
	is := Point{ID: purpose, Asks: asks, Has: No, Figure: "no page says so"}
	page, named := p.find(purpose)
	if page == nil {
		id := format.SuggestID(p.namesOf(purpose)[0])
		is.Add = fmt.Sprintf("write %s with purpose = [%q] in its front matter, or add that to the page that says so",
			fileOf(id), purpose)
		return is
	}
	words := len(strings.Fields(page.Where.Doc.File.Whole()[page.BodyAt:]))
	is.Has, is.Figure = Yes, fmt.Sprintf("%s, %s", fileOf(page.ID), diag.Plural(words, "word"))
	if named {
		is.Figure += ", by its name"
	}
	if i := slices.IndexFunc(p.found, func(f diag.Finding) bool { return f.Span.Name() == fileOf(page.ID) }); i >= 0 {
		is.Has, is.Add = Partly, "mend what beleg check finds in it: "+p.found[i].Message
	}
	if words < fewest {
		is.Has, is.Add = Partly, "say more on it; so few words are a placeholder"
	}
	return is
}

// find returns the page for a purpose with the most text, nil without one; named tells that only its name says so.
func (p purposes) find(purpose string) (best *fact.Page, named bool) {
	longest := func(a, b *fact.Page) int { return len(b.Where.Doc.File.Text) - len(a.Where.Doc.File.Text) }
	says := func(fits func(*fact.Page) bool) *fact.Page {
		pages := slices.DeleteFunc(slices.Clone(p.pages), func(page *fact.Page) bool { return !fits(page) })
		slices.SortStableFunc(pages, longest)
		if len(pages) == 0 {
			return nil
		}
		return pages[0]
	}
	if page := says(func(page *fact.Page) bool { return slices.Contains(page.Purpose, purpose) }); page != nil {
		return page, false
	}
	page := says(func(page *fact.Page) bool {
		return page.Purpose == nil && slices.ContainsFunc(p.namesOf(purpose), func(name string) bool {
			id := format.SuggestID(name)
			return page.ID == id || format.SuggestID(page.Title) == id
		})
	})
	return page, page != nil
}

func fileOf(id string) string { return "content/pages/" + id + ".md" }
