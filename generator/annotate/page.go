// Package annotate shows an editor the whole of an article, and takes what they mark in it to a claim.
//
// In go the facts, drafts among them, and an article; out comes a page for the preview: the text with all its lines, what the
// published site leaves out of it, what is quoted where, and which sentences are not. It is a page of its own and no variant of the
// published one, because that must stay byte for byte what a build makes. Every stretch of text says how many code points stand
// before it in the seed, so that marked words lead back to the file whatever stands between them on the page.
//
// The page is about the work and in English, as all tools are; the article and the claims keep their language.
package annotate

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"slices"

	"beleg/generator/address"
	"beleg/generator/coverage"
	"beleg/generator/diag"
	"beleg/generator/fact"
)

// Page is the page of an article.
type Page struct {
	Language   string // of the site: titles of claims have it
	SiteTitle  string
	Home       string // where the site begins
	Published  string // the published page of the article
	Stylesheet string // the site's; empty if there is none
	Icon       string // likewise
	Own        string // where the preview's own files lie, with a slash at the end

	ID, Title, File string
	TextLanguage    string
	Facts           string // who published it and when
	Show            fact.Show
	Coverage        string // how much is quoted, in words
	Open            int    // sentences that should be quoted and are not

	Blocks []Block
}

// Block is a paragraph, heading or caption.
type Block struct {
	Role      string
	Lines     string // "3" or "3–5"
	From, To  int    // code points of the seed, half-open
	Published string // empty, or why a reader does not see it
	Skipped   bool
	Segments  []Segment
	Notes     []Note
	Open      []Sentence
}

// Segment is a stretch of text that lies in the same quotations throughout, and on one line.
type Segment struct {
	At     int // code points of the seed before it
	Text   string
	Breaks bool // a line ends before it
	Stance string
	Quoted bool
	Open   bool     // part of a sentence that should be quoted and is not
	Starts []string // ids of quotations that begin here
	Ends   []Note   // quotations that end here
}

// Note says who quotes a passage. They are numbered in the order in which the passages begin.
type Note struct {
	Number int
	ID     string
	Uses   []Use
}

// Use is a claim or an event that quotes a passage.
type Use struct {
	Title, Href string // a draft has no page
	Stance      string
	Draft       bool
	Event       bool
}

// Sentence is one that should be quoted and is not: it can be checked.
type Sentence struct {
	From, To int // code points of the seed, half-open
	Why      []string
	Partly   bool // something of it is quoted
}

// New returns the page of an article. own is where the preview's own files lie, with a slash at the end.
func New(base *fact.Base, book *address.Book, s *fact.Source, own string) *Page {
	p := &Page{Language: base.Site.Language, SiteTitle: base.Site.Title, Home: book.Href(address.Home), Published: book.Href(address.Source(s)),
		Stylesheet: book.Asset("css/site.css"), Icon: book.Asset("icons/favicon.svg"), Own: own, ID: s.ID, Title: s.Title, File: s.Seed.Name, TextLanguage: s.Language, Show: s.Show, Facts: factsOf(s)}
	report := coverage.NewSurvey(base).Of(s)
	if t := report.Tally(); t.Checkable > 0 {
		p.Coverage = fmt.Sprintf("%d of %s that can be checked %s quoted", t.CheckableCovered, diag.Plural(t.Checkable, "sentence"), isOrAre(t.Checkable))
	}
	w := writer{page: p, source: s, passages: passagesOf(base, book, s), open: open(report)}
	for i := range s.Article.Blocks {
		w.block(i)
	}
	p.Open = len(w.open)
	return p
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func factsOf(s *fact.Source) string {
	facts := ""
	if s.Publisher != nil {
		facts = s.Publisher.Name
	}
	if when := s.Published.String(); when != "" {
		if facts != "" {
			facts += ", "
		}
		facts += when
	}
	return facts
}

// open returns the sentences that should be quoted and are not, in the order of the text.
func open(r coverage.Report) []coverage.Sentence {
	var list []coverage.Sentence
	for _, s := range r.Uncovered() {
		if s.Left != 0 {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b coverage.Sentence) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return list
}

//go:embed article.html
var articleHTML string

var articlePage = template.Must(template.New("article.html").Parse(articleHTML))

// HTML sets the page.
func (p *Page) HTML() ([]byte, error) {
	var out bytes.Buffer
	if err := articlePage.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("set the page of %s: %w", p.ID, err)
	}
	return out.Bytes(), nil
}
