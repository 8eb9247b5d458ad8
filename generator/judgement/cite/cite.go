// Package cite writes citations of claims and of sources, as sentences and in the forms that other programs read.
//
// In goes a claim with its address, or a source; out comes a Work and, in each form, what stands for it. A claim is
// cited with its publisher, the day of its review and its address: a rating without a day is no statement. The names
// of authors are never divided into given and family names, because nobody wrote down which is which.
package cite

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// A Work is what is cited. All but ID and Title may be empty.
type Work struct {
	Kind      Kind
	ID        string
	Title     string
	Authors   []string // as the article has them
	Publisher string
	Within    string    // the site that a claim is part of
	Date      edtf.Date // of the review that holds, or of publication
	URL       string
	Archived  string
	Accessed  edtf.Date // when it was looked at
	Language  string    // a code, such as de
	Remark    string    // in the site's language: the rating of a claim

	sentence string
}

// Kind is what sort of work it is.
type Kind string

// The kinds of works.
const (
	Page    Kind = "page"    // a page on the net
	Article Kind = "article" // what a news outlet published
	Text    Kind = "text"    // something of which no address is known
)

// OfClaim returns a claim, which has a review, as a work that is looked at today. url is the address of its page.
func OfClaim(site *fact.Site, c *fact.Claim, url string, today edtf.Day) Work {
	l, _ := lang.For(site.Language)
	seen, _ := edtf.Parse(today.String()) // a day is a date
	return Work{Kind: Page, ID: c.ID, Title: c.Claim, Publisher: site.Publisher.Name, Within: site.Title,
		Date: c.Current().Date, URL: url, Accessed: seen, Language: site.Language,
		Remark:   l.Fill("source.cite-also", "What", l.Text("rating.label"), "Is", c.Current().Rating.Label),
		sentence: Sentence(site, c, url)}
}

// Sentence is how readers are asked to cite a claim.
func Sentence(site *fact.Site, c *fact.Claim, url string) string {
	l, _ := lang.For(site.Language)
	message, review := "claim.cite-text", c.Current()
	if site.InRetrospect(review.Day()) {
		message = "claim.cite-retrospect"
	}
	return l.Fill(message, "Publisher", site.Publisher.Name, "Claim", c.Claim, "Day", l.Day(review.Day()),
		"Rating", review.Rating.Label, "Site", site.Title, "URL", url)
}

// OfSource returns an article as a work; site is that which quotes it.
func OfSource(site *fact.Site, s *fact.Source) Work {
	w := Work{Kind: Page, ID: s.ID, Title: s.Title, Authors: s.Authors, Date: s.Published, URL: s.URL,
		Archived: s.Archived, Accessed: s.Retrieved, Language: s.Language}
	if s.Publisher != nil {
		w.Publisher = s.Publisher.Name
	}
	switch {
	case s.Publisher != nil && s.Publisher.Kind == "outlet":
		w.Kind = Article
	case s.URL == "":
		w.Kind = Text
	}
	l, _ := lang.For(site.Language)
	w.sentence = w.says(l, s)
	return w
}

// says writes a source as a sentence in the words of the site.
func (w Work) says(l *lang.Lang, s *fact.Source) string {
	var by []string
	for _, author := range w.Authors {
		by = append(by, script.Isolated(author))
	}
	rest := []string{script.Isolated(w.Publisher)}
	if len(by) == 0 && w.Publisher != "" {
		by, rest = rest, nil
	}
	text := l.Fill("source.cite-title", "Title", s.Isolated(w.Title))
	if len(by) > 0 {
		text = l.Fill("source.cite-by", "By", strings.Join(by, ", "), "Title", s.Isolated(w.Title))
	}
	parts := []string{text}
	add := func(part string) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	add(strings.Join(slices.DeleteFunc(append(rest, l.Date(w.Date)), func(s string) bool { return s == "" }), ", "))
	add(w.URL)
	also := func(message, is string) {
		if is != "" {
			add(l.Fill("source.cite-also", "What", l.Text(message), "Is", is))
		}
	}
	also("source.archived", w.Archived)
	also("source.retrieved", l.Date(w.Accessed))
	return strings.Join(parts, ". ")
}

// A Form is a way to write citations down. write is given all that are cited at once.
type Form struct {
	Name  string
	Write func(works []Work, language string) string // language is that of the site
}

// Forms are all ways to write citations down; the first is for people.
var Forms = []Form{{"text", sentences}, {"bibtex", bibTeX}, {"ris", ris}, {"csl", csl}, {"wikipedia", wikipedia}}

func sentences(works []Work, _ string) string {
	var b strings.Builder
	for _, w := range works {
		b.WriteString(w.sentence + "\n")
	}
	return b.String()
}

// A day is a date as far as the forms can say it: month and day are 0 where they are not known, and all if not even the
// year is certain. about tells that it was about then.
type day struct {
	year, month, day int
	about            bool
}

func dayOf(d edtf.Date) day {
	first, begins := d.Earliest()
	last, ends := d.Latest()
	if d.IsZero() || !begins || !ends {
		return day{}
	}
	year, month, of := first.Civil()
	lastYear, lastMonth, lastOf := last.Civil()
	switch {
	case year != lastYear:
		return day{}
	case month != lastMonth:
		return day{year, 0, 0, d.Qualified()}
	case of != lastOf:
		return day{year, month, 0, d.Qualified()}
	}
	return day{year, month, of, d.Qualified()}
}

// onOneLine folds the white space of a text.
func onOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
