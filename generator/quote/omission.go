package quote

import "strings"

// fewestWords is how many words must stand together on each side of what was left out, so that chance agreement of common
// words is not taken for a quotation.
const fewestWords = 2

// omitted recognises a quotation that leaves words of one block out without saying so, which is how most wrong quotations come
// about, and which no distance recognises once enough is left out. It suggests the same with "[…]"; nil if it is not that.
func (s *stream) omitted(p part) *Similar {
	ends := wordEnds(p.text)
	if len(ends) < 2*fewestWords {
		return nil
	}
	// Beginnings only get rarer as they get longer, so that the search can end at the first that is not there.
	head := 0
	for n := fewestWords; n <= len(ends)-fewestWords; n++ {
		if len(s.withinBlocks(p.text[:ends[n-1]])) == 0 {
			break
		}
		head = n
	}
	for n := head; n >= fewestWords; n-- {
		first, rest := p.text[:ends[n-1]], strings.TrimPrefix(p.text[ends[n-1]:], " ")
		for _, a := range s.withinBlocks(first) {
			for _, b := range s.withinBlocks(rest) {
				if a.block == b.block && b.start > a.end {
					return s.gap(p, a, b)
				}
			}
		}
	}
	return nil
}

// gap describes the words left out between a and b.
func (s *stream) gap(p part, a, b stretch) *Similar {
	said := (a.end - a.start) + (b.end - b.start)
	between := p.source(a.end-a.start, a.end-a.start)
	return &Similar{Cause: Words, Passage: s.source(a.start, b.end), Differs: []Span{s.source(a.end+1, b.start-1)}, QueryDiffers: []Span{between},
		Suggest: s.oneLine(a.start, a.end) + elision + s.oneLine(b.start, b.end), Similarity: float64(said) / float64(b.end-a.start)}
}

// wordEnds returns where each word of a folded text ends.
func wordEnds(text string) []int {
	var ends []int
	for i := range len(text) {
		if text[i] == ' ' {
			ends = append(ends, i)
		}
	}
	return append(ends, len(text))
}
