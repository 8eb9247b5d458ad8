package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
)

// Block is a paragraph of an article, or a gap where blocks are left out.
type Block struct {
	Role     string // paragraph, heading, caption; hidden for one that is quoted but not shown; empty for a gap
	LeftOut  int    // number of blocks left out here
	Segments []Segment
	Notes    []Note // the quotations that begin in this block
}

// Segment is a stretch of a block that the same quotations hold; none for plain text.
type Segment struct {
	Text   string // empty for a gap, where sentences are left out
	Marks  []Mark
	Begins []Mark // those of which it is the first
}

// Mark is a quotation that a segment belongs to. N numbers the quotations of a block from 0: a quotation may lie in
// several segments, and a link to it lights up all of them.
type Mark struct {
	Anchor string
	N      int
}

// Note tells, beside a passage, which claims quote it.
type Note struct {
	Anchor string // of the quotation
	Uses   []Use
	// Translation is ours of the quotation, into the site's language; or empty.
	Translation string
	// Words are what is pasted elsewhere, with quotation marks; empty if it is what the page shows, between its marks.
	Words string
	Embed string // address of its small page for other sites, or empty
}

// Use is a claim or event that quotes a passage. Without text, its rating stands for the claim.
type Use struct {
	Link
	Stance string // empty for events
	Rating Rating // of the claim; without label for events
}

// blocks returns the text of an article as far as it is shown, with the quotations in it.
func (c *Site) blocks(s *fact.Source, passages []*fact.Passage) []Block {
	byBlock := map[int][]*fact.Passage{}
	for _, p := range passages {
		byBlock[p.Place.Block] = append(byBlock[p.Place.Block], p)
	}
	var out []Block
	shown := excerpt.Of(s, passages)
	for i, b := range s.Article.Blocks {
		here := byBlock[i]
		switch {
		case b.Role == article.Skip:
		case len(shown[i]) > 0:
			text := segments(s.Article.Text, b, shown[i], here)
			out = append(out, Block{Role: string(b.Role), Segments: text, Notes: each(here, c.note)})
		case len(here) > 0:
			// links to its quotations must lead somewhere
			notes := each(here, c.note)
			for n, p := range here {
				notes[n].Words = c.shareWords(p.Uses[0].Quote)
			}
			out = append(out, Block{Role: "hidden", Notes: notes})
		case b.Role == article.Title && s.Article.Text[b.Start:b.End] == s.Title: // the page begins with it
		case len(out) > 0 && out[len(out)-1].Role == "":
			out[len(out)-1].LeftOut++
		default:
			out = append(out, Block{LeftOut: 1})
		}
	}
	return out
}

func (c *Site) note(p *fact.Passage) Note {
	note := Note{Anchor: p.ID, Uses: each(p.Uses, c.use), Translation: translated(p)}
	if q := p.Uses[0].Quote; !c.asShown(q) {
		note.Words = c.shareWords(q)
	}
	if c.base.Site.Embed && len(fact.ClaimsOf(p.Uses)) > 0 {
		note.Embed = c.book.Href(address.Embed(p))
	}
	return note
}

func (c *Site) use(p fact.Use) Use {
	if p.Event != nil {
		return c.eventUse(p.Event)
	}
	return Use{c.claimLink(p.Claim), string(p.Quote.Stance), c.card(p.Claim).Rating}
}

func (c *Site) eventUse(e *fact.Event) Use { return Use{Link: c.to(address.EventEntry(e), e.Title)} }

// segments cuts what is shown of a block into stretches that the same quotations hold, with gaps for what is not.
// Overlapping quotations cannot be nested in HTML.
func segments(text string, b article.Block, shown []quote.Span, here []*fact.Passage) []Segment {
	spans, owner := slices.Clone(shown), make([]int, len(shown)) // of each span: the index in here
	for n, p := range here {
		for _, part := range p.Place.Parts {
			spans, owner = append(spans, part), append(owner, n)
		}
	}
	var out []Segment
	end := b.Start // of what was shown before
	for _, cut := range quote.Cut(spans) {
		if excerpt.Omits(text, end, cut.Start) {
			out = append(out, Segment{})
		}
		end = cut.End
		segment := Segment{Text: text[cut.Start:cut.End]}
		for _, m := range cut.Members[1:] {
			p := here[owner[m]]
			segment.Marks = append(segment.Marks, Mark{p.ID, owner[m]})
			if cut.Start == p.Place.Start() {
				segment.Begins = append(segment.Begins, Mark{p.ID, owner[m]})
			}
		}
		out = append(out, segment)
	}
	if excerpt.Omits(text, end, b.End) {
		out = append(out, Segment{})
	}
	return out
}

// untitle takes the titles of claims from the margin. Their ratings lead to them, beside the words.
func untitle(blocks []Block) {
	for _, b := range blocks {
		for _, note := range b.Notes {
			for i, use := range note.Uses {
				if use.Rating.Label != "" {
					note.Uses[i].Text = ""
				}
			}
		}
	}
}

// literal tells whether all words of a quotation stand between quotation marks in the article, and none of the marks is
// shown with them.
func literal(q *fact.Quote) bool {
	block := q.Source.Article.Blocks[q.Place.Block]
	spoken := sentence.Spoken(q.Source.Article.Text[block.Start:block.End])
	return !slices.ContainsFunc(q.Place.Parts, func(part quote.Span) bool {
		return !slices.ContainsFunc(spoken, func(s quote.Span) bool {
			return block.Start+s.Start < part.Start && part.End < block.Start+s.End
		})
	})
}

// marked tells whether a wording begins and ends with quotation marks.
func marked(pieces []Piece) bool {
	const marks = "\"„“”»«‚‘’›‹"
	words := strings.Join(each(pieces, func(p Piece) string { return p.Text }), "")
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	return strings.ContainsRune(marks, first) && strings.ContainsRune(marks, last)
}
