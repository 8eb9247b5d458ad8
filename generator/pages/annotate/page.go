// Package annotate shows an editor the whole of an article, and takes what they mark in it to a claim.
//
// In go the facts, drafts among them, and an article; out comes a page for the preview: the text with all its lines,
// what the published site leaves out of it, what is quoted where, and which sentences are not. It is a page of its own
// and no variant of the published one, because that must stay byte for byte what a build makes. Every stretch of text
// says how many code points stand before it in the seed, so that marked words lead back to the file whatever stands
// between them on the page.
//
// The page is about the work and in English, as all tools are; the article and the claims keep their language.
package annotate

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/coverage"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

// Page is the page of an article.
type Page struct {
	Site       *fact.Site // titles of claims have its language
	Source     *fact.Source
	Home       string // where the site begins
	Published  string // the published page of the article
	Stylesheet string // the site's; empty if there is none
	Icon       string // likewise
	Own        string // where the preview's own files lie, with a slash at the end
	Facts      string // who published it and when
	Coverage   string // how much is quoted, in words
	Open       int    // sentences that should be quoted and are not
	Blocks     []Block
}

// Block is a paragraph, heading or caption.
type Block struct {
	Role      string
	Lines     string // "3" or "3–5"
	From, To  int    // code points of the seed, half-open
	Published string // empty, or why a reader does not see it
	Segments  []Segment
	Notes     []Note
	Open      []Sentence
	Folds     string // of skipped blocks that are folded away as one: what the first of them says; empty in the others
	Unfolds   bool   // it is the last of them
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

// Note is a quoted passage, and says who quotes it. They are numbered in the order in which the passages begin.
type Note struct {
	*fact.Passage
	Number int
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
	p := &Page{Site: base.Site, Source: s, Home: book.Href(address.Home), Published: book.Href(address.Source(s)),
		Stylesheet: book.Asset("css/site.css"), Icon: book.Asset("icons/favicon.svg"), Own: own, Facts: factsOf(s)}
	report := coverage.Of(base, nil, s)[0]
	if t := coverage.TallyOf(report); t.Checkable > 0 {
		verb := "are"
		if t.Checkable == 1 {
			verb = "is"
		}
		p.Coverage = fmt.Sprintf("%d of %s that can be checked %s quoted", t.CheckableCovered,
			diag.Plural(t.Checkable, "sentence"), verb)
	}
	notes := notesOf(base, book, s)
	for i := range s.Article.Blocks {
		block := newBlock(s, i, notes, report.Sentences)
		p.Blocks = append(p.Blocks, block)
		p.Open += len(block.Open)
	}
	foldSkipped(p.Blocks)
	return p
}

// fewest is how many skipped blocks in a row are folded away: the menus of a web page stand above its article.
const fewest = 3

func foldSkipped(blocks []Block) {
	for from, to := 0, 0; from < len(blocks); from = to + 1 {
		shown := func(b Block) bool { return b.Role != string(article.Skip) }
		if to = from + slices.IndexFunc(blocks[from:], shown); to < from {
			to = len(blocks)
		}
		if to-from >= fewest {
			blocks[from].Folds = fmt.Sprintf("%d paragraphs are skipped, from line %s", to-from, blocks[from].Lines)
			blocks[to-1].Unfolds = true
		}
	}
}

func factsOf(s *fact.Source) string {
	var facts []string
	if s.Publisher != nil {
		facts = append(facts, s.Publisher.Name)
	}
	if when := s.Published.String(); when != "" {
		facts = append(facts, when)
	}
	return strings.Join(facts, ", ")
}

//go:embed article.html
var articleHTML string

var articlePage = template.Must(template.New("article.html").Parse(articleHTML))

// HTML sets the page.
func (p *Page) HTML() ([]byte, error) {
	var out bytes.Buffer
	if err := articlePage.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("set the page of %s: %w", p.Source.ID, err)
	}
	return out.Bytes(), nil
}

// notesOf returns what is quoted of an article, numbered in the order of the text.
func notesOf(base *fact.Base, book *address.Book, s *fact.Source) []Note {
	var list []Note
	for i, p := range fact.PassagesOf(fact.UsesOf(base).OfSource(s)) {
		note := Note{Passage: p, Number: i + 1}
		for _, u := range p.Uses {
			note.Uses = append(note.Uses, newUse(u, book))
		}
		list = append(list, note)
	}
	return list
}

func newUse(u fact.Use, book *address.Book) Use {
	switch {
	case u.Event != nil:
		return Use{Title: u.Event.Title, Href: book.Href(address.EventEntry(u.Event)), Event: true}
	case u.Claim.Draft:
		return Use{Title: u.Claim.Title(), Stance: string(u.Quote.Stance), Draft: true}
	}
	return Use{Title: u.Claim.Title(), Href: book.Href(address.Claim(u.Claim)), Stance: string(u.Quote.Stance)}
}

// newBlock sets a block of an article with what of these passages and sentences lies in it.
func newBlock(s *fact.Source, i int, notes []Note, sentences []coverage.Sentence) Block {
	b, a := s.Article.Blocks[i], s.Article
	out := Block{Role: string(b.Role), Lines: fmt.Sprint(b.FirstLine), From: a.CodePoint(b.Start),
		To: a.CodePoint(b.End)}
	if b.LastLine > b.FirstLine {
		out.Lines = fmt.Sprintf("%d–%d", b.FirstLine, b.LastLine)
	}
	published := false // something that is no draft quotes it
	for _, n := range notes {
		if n.Place.Block == i {
			out.Notes = append(out.Notes, n)
			published = published || slices.ContainsFunc(n.Uses, func(u Use) bool { return !u.Draft })
		}
	}
	switch {
	case b.Role == article.Skip:
		out.Published = "skipped"
	case s.Show == fact.None, s.Show != fact.Full && !published:
		out.Published = "not published"
	}
	var open []quote.Span
	for _, one := range sentences {
		if !one.Covered() && one.Left != 0 && b.Start <= one.Span.Start && one.Span.End <= b.End {
			open = append(open, one.Span)
			out.Open = append(out.Open, Sentence{a.CodePoint(one.Span.Start), a.CodePoint(one.Span.End),
				one.Left.Words(), one.Quoted})
		}
	}
	out.Segments = segments(a, b, out.Notes, open)
	return out
}

// segments cuts a block into stretches. Quotations overlap, and sentences and lines divide them; none of this can be
// nested.
func segments(a *article.Article, b article.Block, here []Note, open []quote.Span) []Segment {
	var spans []quote.Span
	var owner []Note // of the spans that are quoted, which come first
	for _, n := range here {
		for _, part := range n.Place.Parts {
			spans, owner = append(spans, part), append(owner, n)
		}
	}
	lines := len(spans) + len(open)
	spans = append(spans, open...)
	for _, at := range line.FindAllStringIndex(a.Text[b.Start:b.End], -1) {
		spans = append(spans, quote.Span{Start: b.Start + at[0], End: b.Start + at[1]})
	}
	var out []Segment
	before := -1 // the line of the segment before
	for _, cut := range quote.Cut(spans) {
		last := cut.Members[len(cut.Members)-1]
		if last < lines {
			continue // a line's end within a quotation or a sentence
		}
		seg := Segment{At: a.CodePoint(cut.Start), Text: a.Text[cut.Start:cut.End],
			Breaks: before >= 0 && last != before}
		before = last
		for _, m := range cut.Members[:len(cut.Members)-1] {
			if m < len(owner) {
				seg.quoted(owner[m], cut)
			}
			seg.Open = m >= len(owner) && !seg.Quoted
		}
		out = append(out, seg)
	}
	return out
}

// quoted notes that a passage holds the segment.
func (s *Segment) quoted(n Note, cut quote.Segment) {
	s.Quoted = true
	if stance := n.Stance(); stance.Strength() > fact.Stance(s.Stance).Strength() {
		s.Stance = string(stance) // the strongest, as on the published page
	}
	if cut.Start == n.Place.Start() {
		s.Starts = append(s.Starts, n.ID)
	}
	if cut.End == n.Place.End() {
		s.Ends = append(s.Ends, n)
	}
}

// line is a line without its end, which a browser would not give back as it is.
var line = regexp.MustCompile(`[^\r\n]+`)
