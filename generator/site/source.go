package site

import (
	"cmp"
	"slices"
	"unicode"

	"beleg/generator/address"
	"beleg/generator/article"
	"beleg/generator/fact"
	"beleg/generator/quote"
)

func (c *composer) source(s *fact.Source) Page {
	path, u := address.Source(s), c.bySource()[s]
	page := &SourcePage{Frame: c.frame(path, "sources", s.Title, c.describe(s), c.crumb("sources", address.Sources)),
		Name: s.Title, Publisher: c.link(s.Publisher), Authors: s.Authors, Published: s.Published, PublishedNote: s.PublishedNote,
		URL: s.URL, Archived: s.Archived, Retrieved: s.Retrieved, SHA256: s.SHA256, File: s.File, Show: string(s.Show), Claims: c.cardsOf(u.claims)}
	if s.Language != c.base.Site.Language {
		page.Language = s.Language
	}
	if !s.Published.IsZero() {
		page.InTime = c.book.Href(address.SourceEntry(s))
	}
	for _, claim := range u.claims {
		if disputedElsewhere(claim, s) {
			page.Disputed = append(page.Disputed, c.card(claim))
		}
	}
	passages := passagesOf(u.quotes)
	page.Covered = covered(s, passages)
	page.Blocks = c.blocks(s, passages)
	return Page{"source.html", path, page}
}

func (c *composer) describe(s *fact.Source) string {
	text := c.lang.Text("source.label")
	if s.Publisher != nil {
		text += " · " + s.Publisher.Name
	}
	if when := c.lang.Date(s.Published); when != "" {
		text += " · " + when
	}
	return text + " · " + s.Title
}

// disputedElsewhere tells whether the source supports a claim that another one disputes.
func disputedElsewhere(claim *fact.Claim, s *fact.Source) bool {
	supports, disputes := false, false
	for _, q := range claim.Quotes {
		supports = supports || q.Source == s && q.Stance == fact.Supports
		disputes = disputes || q.Source != s && q.Stance == fact.Disputes
	}
	return supports && disputes
}

// A passage is a quoted place of an article with everything that quotes it.
type passage struct {
	id    string
	place quote.Place
	uses  []placed
}

// passagesOf joins quotations of the same place, in order of place.
func passagesOf(quotes []placed) []*passage {
	byID := map[string]*passage{}
	var list []*passage
	for _, q := range quotes {
		p := byID[q.quote.ID]
		if p == nil {
			p = &passage{id: q.quote.ID, place: q.quote.Place}
			byID[p.id] = p
			list = append(list, p)
		}
		p.uses = append(p.uses, q)
	}
	slices.SortFunc(list, func(a, b *passage) int {
		return cmp.Or(a.place.Compare(b.place), cmp.Compare(a.id, b.id))
	})
	return list
}

// stance is the strongest of the claims that quote the passage.
func (p *passage) stance() string {
	var best fact.Stance
	for _, u := range p.uses {
		if u.quote.Stance.Strength() > best.Strength() {
			best = u.quote.Stance
		}
	}
	return string(best)
}

// covered returns the share of an article's letters and digits, skipped blocks aside, that are quoted, in percent.
func covered(s *fact.Source, passages []*passage) int {
	var spans []quote.Span
	for _, p := range passages {
		spans = append(spans, p.place.Parts...)
	}
	all, quoted := 0, 0
	for _, b := range s.Article.Blocks {
		if b.Role != article.Skip {
			all += letters(s.Article.Text[b.Start:b.End])
		}
	}
	for _, seg := range quote.Cut(spans) {
		quoted += letters(s.Article.Text[seg.Start:seg.End])
	}
	if all == 0 {
		return 0
	}
	return quoted * 100 / all
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// blocks returns the text of an article as far as it is shown, with the quotations in it.
func (c *composer) blocks(s *fact.Source, passages []*passage) []Block {
	byBlock := map[int][]*passage{}
	for _, p := range passages {
		byBlock[p.place.Block] = append(byBlock[p.place.Block], p)
	}
	var out []Block
	for i, b := range s.Article.Blocks {
		here := byBlock[i]
		switch {
		case b.Role == article.Skip:
		case s.Show == fact.Full || s.Show == fact.Excerpts && len(here) > 0:
			out = append(out, c.block(s, b, here))
		case len(here) > 0:
			out = append(out, Block{Role: "hidden", Notes: c.notes(here)}) // links to its quotations must lead somewhere
		case len(out) > 0 && out[len(out)-1].Role == "":
			out[len(out)-1].LeftOut++
		default:
			out = append(out, Block{LeftOut: 1})
		}
	}
	return out
}

func (c *composer) block(s *fact.Source, b article.Block, here []*passage) Block {
	return Block{Role: b.Role.String(), Segments: segments(s.Article.Text, b, here), Notes: c.notes(here)}
}

func (c *composer) notes(here []*passage) []Note {
	var notes []Note
	for _, p := range here {
		note := Note{Anchor: p.id}
		for _, u := range p.uses {
			note.Uses = append(note.Uses, c.use(u))
		}
		notes = append(notes, note)
	}
	return notes
}

func (c *composer) use(p placed) Use {
	if p.event != nil {
		return Use{Link: Link{c.book.Href(address.EventEntry(p.event)), p.event.Title}}
	}
	card := c.card(p.claim)
	return Use{Link: Link{card.Href, card.Title}, Stance: string(p.quote.Stance), Rating: card.Rating}
}

// segments cuts a block into stretches that the same quotations hold. Overlapping quotations cannot be nested in HTML.
func segments(text string, b article.Block, here []*passage) []Segment {
	spans := []quote.Span{}
	var owner []*passage
	for _, p := range here {
		for _, part := range p.place.Parts {
			spans = append(spans, part)
			owner = append(owner, p)
		}
	}
	var out []Segment
	at := b.Start
	plain := func(to int) {
		if to > at {
			out = append(out, Segment{Text: text[at:to]})
			at = to
		}
	}
	for _, cut := range quote.Cut(spans) {
		plain(cut.Start)
		seg := Segment{Text: text[cut.Start:cut.End]}
		for _, m := range cut.Members {
			p := owner[m]
			seg.Marks = append(seg.Marks, Mark{p.id, p.stance()})
			if cut.Start == p.place.Start() {
				seg.Anchors = append(seg.Anchors, p.id)
			}
			seg.Ends = seg.Ends || cut.End == spans[m].End
		}
		out = append(out, seg)
		at = cut.End
	}
	plain(b.End)
	return out
}
