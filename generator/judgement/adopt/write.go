package adopt

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/foreign"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/arrival"
	"beleg/generator/text/fold"
	"beleg/generator/words/dateline"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
	"beleg/generator/words/reading"
)

// id proposes one from the words of the claim, or else of what is quoted for it.
func (one *draft) id() string {
	words := one.claim
	if words == "" && len(one.entries[0].Quotes) > 0 {
		words = one.entries[0].Quotes[0].Text
	}
	return cmp.Or(arrival.ProposeID(words), "claim")
}

// write writes the file of a draft: what is known, and where something is missing what that is.
func (d *desk) write(one *draft) string {
	return "# Imported from " + places(one.entries) + ". What is still missing is said where it belongs.\n" +
		d.head(one) + "draft  = true\n" + note(one.entries) + "\n" + d.reviews(one) + "\n" + d.quotes(one)
}

// places says in which lines of which files entries stand.
func places(entries []foreign.Entry) string {
	var list []string
	for _, e := range entries {
		name := arrival.Remark(path.Base(strings.ReplaceAll(e.At.Name(), `\`, "/")), 120)
		list = append(list, fmt.Sprintf("%s, line %d", name, e.Line))
	}
	return strings.Join(slices.Compact(list[:min(len(list), 5)]), "; ")
}

// head writes what stands above the tables.
func (d *desk) head(one *draft) string {
	text := "claim  = " + literal(one.claim) + "\n"
	switch {
	case one.claim == "":
		text = "# Missing: what is claimed, one sentence that can be true or false.\nclaim  = " +
			literal(d.words.Text("new.claim")) + "\n"
	case one.note:
		text = "# The note of an annotation. A claim is one sentence that can be true or false.\n" + text
	}
	text += short(one)
	when := "Missing: when it is said to have happened, such as \"2024-10-08\" or \"2024-10\"."
	for _, e := range one.entries {
		if who := strings.TrimSpace(e.Speaker + " " + e.Said); who != "" {
			when += " Who is said to have claimed it, and when: " + who + "."
			break
		}
	}
	text += comment(when) + "# when   = \"…\"\n" + d.topics(one)
	for _, e := range one.entries {
		if e.Text != "" && folded(e.Text) != folded(one.claim) {
			text += comment("Theirs: " + e.Text)
		}
	}
	return text
}

// longestShort is how many code points stand in a heading.
const longestShort = 75

func short(one *draft) string {
	for _, e := range one.entries {
		if s := clean(e.Short); s != "" && utf8.RuneCountInString(s) <= longestShort {
			return "short  = " + literal(s) + "\n"
		}
	}
	if utf8.RuneCountInString(one.claim) <= longestShort {
		return ""
	}
	return "# Missing: the same in at most 75 characters, for headings and share cards.\n# short  = \"…\"\n"
}

// topics writes those that the site has, by id or by label, and tells the others.
func (d *desk) topics(one *draft) string {
	var ids, others, has []string
	for _, t := range d.base.Site.Topics {
		has = append(has, t.ID)
	}
	for _, e := range one.entries {
		for _, word := range e.Topics {
			i := slices.IndexFunc(d.base.Site.Topics, func(t *fact.Topic) bool {
				return folded(t.Label) == folded(word) || t.ID == folded(word)
			})
			switch {
			case i < 0 && !slices.Contains(others, word):
				others = append(others, word)
			case i >= 0 && !slices.Contains(ids, literal(has[i])):
				ids = append(ids, literal(has[i]))
			}
		}
	}
	theirs := ""
	if len(others) > 0 {
		theirs = " Theirs: " + strings.Join(others, ", ") + "."
	}
	if len(ids) == 0 {
		known := cmp.Or(strings.Join(has, ", "), "none yet")
		return comment("Missing: the topics it belongs to. The site has: "+known+"."+theirs) + "# topics = [\"…\"]\n"
	}
	text := "topics = [" + strings.Join(ids, ", ") + "]\n"
	if theirs != "" {
		text = comment(strings.TrimSpace(theirs)) + text
	}
	return text
}

// note writes by what the entries are known again.
func note(entries []foreign.Entry) string {
	var list []string
	for _, e := range entries {
		list = append(list, strings.TrimSpace(arrival.Remark(e.ID, 100)+" #"+mark(e)))
	}
	return "# By the marks in it a second import knows that this is here: keep them.\nnote   = " +
		literal("imported: "+strings.Join(list, ", ")) + "\n"
}

// reviews writes what the site may take over of what others hold the claim to be worth: one review that is whole, in a
// rating that the site has too. All else is told.
func (d *desk) reviews(one *draft) string {
	var theirs []foreign.Review
	for _, e := range one.entries {
		theirs = append(theirs, e.Reviews...)
	}
	r := foreign.Review{}
	if len(theirs) == 1 {
		r = theirs[0]
	}
	rating := d.rating(r.Rating)
	date, verdict := "", clean(r.Verdict)
	if day, ok := d.day(r.Date, one.claim+" "+verdict); ok {
		date = day
	}
	if len(verdict) > longestQuote {
		verdict = ""
	}
	told, off := "", "# "
	for _, r := range theirs[:min(len(theirs), fullest)] {
		told += comment(review(r))
	}
	reoff := ""
	switch {
	case rating == nil:
		rating = &fact.Rating{ID: "…"}
	case rating.MinOrigins > 0:
		reoff = fmt.Sprintf(" # needs quotations of %s", diag.Plural(rating.MinOrigins, "independent origin"))
	case date != "" && verdict != "":
		off = ""
	}
	if off != "" {
		told = comment("Missing: a [[review]], what you hold the claim to be worth and why. Ratings: "+
			strings.Join(ids(d.base.Site.Ratings), ", ")+".") + told
	}
	return told + off + "[[review]]\n" + off + "date    = " + literal(cmp.Or(date, "…")) + "\n" + off + "rating  = " +
		literal(rating.ID) + reoff + "\n" + off + "verdict = " + literal(cmp.Or(verdict, "…")) + "\n"
}

// review tells what others hold a claim to be worth.
func review(r foreign.Review) string {
	text := "Theirs"
	if r.By != "" {
		text += ", of " + r.By
	}
	if r.Date != "" {
		text += ", " + r.Date
	}
	text += ": " + cmp.Or(r.Rating, "no rating")
	if r.Scale != "" {
		text += " (" + r.Scale + ")"
	}
	if r.URL != "" {
		text += ", " + r.URL
	}
	if r.Verdict != "" {
		text += ". " + r.Verdict
	}
	return text
}

// rating returns the one that the site calls so too; nil if there is none.
func (d *desk) rating(called string) *fact.Rating {
	for _, r := range d.base.Site.Ratings {
		if called != "" && (folded(r.Label) == folded(called) || r.ID == folded(called)) {
			return r
		}
	}
	return nil
}

func ids(ratings []*fact.Rating) []string {
	var list []string
	for _, r := range ratings {
		list = append(list, r.ID)
	}
	return list
}

// day returns the one day that a date names, as people write it who write like this, or as the site does. One that may
// be two is none.
func (d *desk) day(said, words string) (string, bool) {
	for _, language := range []string{reading.Guess(words), d.base.Site.Language} {
		date, err := edtf.Parse(dateline.Date(said, language))
		if _, exact := date.Exact(); err == nil && exact {
			return date.String(), true
		}
	}
	return "", false
}

// quotes writes what was marked in articles, and where the claim was seen if nothing of that stands there.
func (d *desk) quotes(one *draft) string {
	text := strings.Join(one.quotes, "\n")
	if one.found > 0 {
		return text
	}
	if text == "" {
		text = "# Missing: a [[quote]], words of an article that the rating rests on.\n" + quoteForm
	}
	var seen []string
	for _, e := range one.entries {
		for _, address := range e.Seen {
			if line := d.seen(address); !slices.Contains(seen, line) && len(seen) < fullest {
				seen = append(seen, line)
			}
		}
	}
	if len(seen) > 0 {
		text = "# The claim was found here:\n" + strings.Join(seen, "") + text
	}
	return text
}

// seen says how words of an article are quoted in which a claim was found.
func (d *desk) seen(address string) string {
	if s := d.article(address); s != nil {
		return "#   beleg quote " + s.ID + " WORDS…\n"
	}
	if link := d.address(address); link != "" {
		return "#   beleg new source " + link + "\n"
	}
	return "#   " + arrival.Remark(address, 300) + "\n"
}

const (
	columns        = 108  // of a comment
	longestComment = 3000 // code points
)

// comment writes a text as comment lines.
func comment(text string) string {
	lines := diag.Wrap(arrival.Remark(text, longestComment), columns)
	return "# " + strings.Join(lines, "\n# ") + "\n"
}

// clean returns a text on one line, without what nobody can see.
func clean(s string) string {
	return strings.Join(strings.Fields(fold.Visible(format.Writable(s))), " ")
}

func literal(s string) string { return edit.OneLine(clean(s)) }
