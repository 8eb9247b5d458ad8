package annotate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/article"
	"beleg/generator/coverage"
	"beleg/generator/fact"
	"beleg/generator/quote"
)

// A passage is a quoted place with everything that quotes it.
type passage struct {
	note      Note
	place     quote.Place
	stance    fact.Stance // the strongest, as on the published page
	published bool        // something that is no draft quotes it
}

// passagesOf returns what is quoted of an article, numbered in the order of the text.
func passagesOf(base *fact.Base, book *address.Book, s *fact.Source) []*passage {
	var list []*passage
	byID := map[string]*passage{}
	add := func(q *fact.Quote, use Use) {
		if q.Source != s {
			return
		}
		p := byID[q.ID]
		if p == nil {
			p = &passage{note: Note{ID: q.ID}, place: q.Place}
			byID[q.ID] = p
			list = append(list, p)
		}
		p.note.Uses = append(p.note.Uses, use)
		p.published = p.published || !use.Draft
		if q.Stance.Strength() > p.stance.Strength() {
			p.stance = q.Stance
		}
	}
	for _, c := range base.Claims {
		use := Use{Title: c.Title(), Href: book.Href(address.Claim(c)), Draft: c.Draft}
		if c.Draft {
			use.Href = ""
		}
		for _, q := range c.Quotes {
			use.Stance = string(q.Stance)
			add(q, use)
		}
	}
	for _, e := range base.Events {
		for _, q := range e.Quotes {
			add(q, Use{Title: e.Title, Href: book.Href(address.EventEntry(e)), Event: true})
		}
	}
	slices.SortFunc(list, func(a, b *passage) int {
		return cmp.Or(a.place.Compare(b.place), cmp.Compare(a.note.ID, b.note.ID))
	})
	for i, p := range list {
		p.note.Number = i + 1
	}
	return list
}

// writer sets the blocks of an article.
type writer struct {
	page     *Page
	source   *fact.Source
	passages []*passage
	open     []coverage.Sentence
}

func (w *writer) block(i int) {
	b, a := w.source.Article.Blocks[i], w.source.Article
	out := Block{Role: b.Role.String(), Lines: fmt.Sprint(b.FirstLine), From: a.CodePoint(b.Start), To: a.CodePoint(b.End), Skipped: b.Role == article.Skip}
	if b.LastLine > b.FirstLine {
		out.Lines = fmt.Sprintf("%d–%d", b.FirstLine, b.LastLine)
	}
	var here []*passage
	published := false
	for _, p := range w.passages {
		if p.place.Block == i {
			here = append(here, p)
			out.Notes = append(out.Notes, p.note)
			published = published || p.published
		}
	}
	out.Published = unpublished(w.source.Show, b.Role, published)
	var open []coverage.Sentence
	for _, s := range w.open {
		if b.Start <= s.Span.Start && s.Span.End <= b.End {
			open = append(open, s)
			out.Open = append(out.Open, Sentence{a.CodePoint(s.Span.Start), a.CodePoint(s.Span.End), s.Left.Words(), len(s.Quotes) > 0})
		}
	}
	out.Segments = segments(a, b, here, open)
	w.page.Blocks = append(w.page.Blocks, out)
}

// unpublished says why a reader does not see a block; "" if they do.
func unpublished(show fact.Show, role article.Role, quoted bool) string {
	switch {
	case role == article.Skip:
		return "skipped"
	case show == fact.None, show == fact.Excerpts && !quoted:
		return "not published"
	}
	return ""
}

// segments cuts a block into stretches. Quotations overlap, and sentences and lines divide them; none of this can be nested.
func segments(a *article.Article, b article.Block, here []*passage, open []coverage.Sentence) []Segment {
	var spans []quote.Span
	var owner []*passage // of the spans that are quoted, which come first
	for _, p := range here {
		for _, part := range p.place.Parts {
			spans, owner = append(spans, part), append(owner, p)
		}
	}
	for _, s := range open {
		spans = append(spans, s.Span)
	}
	lines := len(spans)
	spans = append(spans, linesOf(a.Text, b)...)
	var out []Segment
	line := -1
	for _, cut := range quote.Cut(spans) {
		last := cut.Members[len(cut.Members)-1]
		if last < lines {
			continue // a line's end within a quotation or a sentence
		}
		seg := Segment{At: a.CodePoint(cut.Start), Text: a.Text[cut.Start:cut.End], Breaks: line >= 0 && last != line}
		line = last
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
func (s *Segment) quoted(p *passage, cut quote.Segment) {
	s.Quoted = true
	if p.stance.Strength() > fact.Stance(s.Stance).Strength() {
		s.Stance = string(p.stance)
	}
	if cut.Start == p.place.Start() {
		s.Starts = append(s.Starts, p.note.ID)
	}
	if cut.End == p.place.End() {
		s.Ends = append(s.Ends, p.note)
	}
}

// linesOf returns the lines of a block without their ends, which a browser would not give back as they are.
func linesOf(text string, b article.Block) []quote.Span {
	var lines []quote.Span
	for at := b.Start; at < b.End; {
		end := b.End
		if n := strings.IndexAny(text[at:b.End], "\r\n"); n >= 0 {
			end = at + n
		}
		if at < end {
			lines = append(lines, quote.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return lines
}
