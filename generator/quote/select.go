package quote

import (
	"sort"

	"beleg/generator/article"
)

// Select returns what of the article a reader means who marks a stretch of its Text: a place for each block that it touches, in
// order, without white space at the ends and widened to whole words, because a quotation cuts none. Where the article itself has
// "[…]" the place has parts. Blocks that are skipped are among them; Before and After are never set.
func (t *Text) Select(s Span) []Place {
	var places []Place
	for i, b := range t.article.Blocks {
		from, to := max(s.Start, b.Start), min(s.End, b.End)
		if from >= to {
			continue
		}
		stream := t.visible
		if b.Role == article.Skip {
			stream = t.skipped
		}
		if parts := t.partsOf(stream.whole(from, to, i)); len(parts) > 0 {
			places = append(places, Place{Parts: parts, Block: i})
		}
	}
	return places
}

// partsOf cuts a span at the elisions in it.
func (t *Text) partsOf(s Span) []Span {
	var spans []Span
	for _, p := range splitParts(t.article.Text[s.Start:s.End]) {
		spans = append(spans, Span{s.Start + p.typed.Start, s.Start + p.typed.End})
	}
	return spans
}

// whole returns the whole words that the bytes from:to of one of the article's blocks touch; an empty span if there are none.
func (s *stream) whole(from, to, block int) Span {
	k := sort.Search(len(s.blocks), func(k int) bool { return s.blocks[k].block >= block })
	if k == len(s.blocks) || s.blocks[k].block != block {
		return Span{from, from} // nothing but soft hyphens: folding has left nothing of it
	}
	b := s.blocks[k]
	first := b.start + sort.Search(b.end-b.start, func(i int) bool { return s.sourceEnd(b.start+i+1) > from })
	last := b.start + sort.Search(b.end-b.start, func(i int) bool { return s.sourceStart(b.start+i) >= to })
	if first < last {
		first, last = s.widen(first, last, b)
	}
	if first >= last {
		return Span{from, from}
	}
	return s.source(first, last)
}
