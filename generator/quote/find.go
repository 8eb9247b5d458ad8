package quote

import (
	"regexp"
	"slices"
	"strings"
)

// part is one of the stretches between the elisions of a quotation.
type part struct {
	*stream      // the part folded; raw is the whole of what the editor typed
	typed   Span // in raw, trimmed
}

var elisions = regexp.MustCompile(`\[[\s\p{Z}]*(?:…|\.\.\.)[\s\p{Z}]*\]`)

// splitParts cuts what was typed at its elisions. Parts without anything in them are left out.
func splitParts(raw string) []part {
	var cuts [][]int
	if strings.Contains(raw, "[") {
		cuts = elisions.FindAllStringIndex(raw, -1)
	}
	var parts []part
	from := 0
	for _, cut := range append(cuts, []int{len(raw), len(raw)}) {
		if s := newStream(raw, []stretch{{from, cut[0], 0}}); s.text != "" {
			parts = append(parts, part{s, s.source(0, len(s.text))})
		}
		from = cut[1]
	}
	return parts
}

// neighbours are the folded words that must stand directly before and after a quotation; "" asks for nothing.
type neighbours struct{ before, after string }

// way is one way in which the parts of a quotation follow one another: stretches of the folded text.
type way []stretch

func (w way) start() int { return w[0].start }
func (w way) end() int   { return w[len(w)-1].end }

// mostWays bounds the places that are listed. A quotation that stands in more is a word like "und", or its parts are.
const mostWays = 256

// ways is what ways found: some may be missing only if there are mostWays.
type ways []way

func (w ways) capped() bool { return len(w) >= mostWays }

// find looks the parts up within visible blocks; false if they do not follow one another in any.
func (s *stream) find(parts []part, q Query) (Result, bool) {
	asked := neighbours{Fold(q.Before), Fold(q.After)}
	found := s.ways(parts, asked)
	switch len(found) {
	case 0:
		if asked == (neighbours{}) {
			return Result{}, false
		}
		return s.misplaced(parts, q, asked)
	case 1:
		return Result{Outcome: Found, Places: []Place{s.place(found[0])}}, true
	}
	all := found
	if asked != (neighbours{}) { // what is suggested replaces what was asked for
		all = s.ways(parts, neighbours{})
	}
	return Result{Outcome: Ambiguous, Places: s.tellApart(parts, found, all)}, true
}

// place goes from the folded text to the article.
func (s *stream) place(w way) Place {
	p := Place{Parts: make([]Span, len(w)), Block: s.blocks[s.blockAt(w.start())].block}
	for i, b := range w {
		p.Parts[i] = s.source(b.start, b.end)
	}
	return p
}

func (s *stream) placesOf(found ways) []Place {
	places := make([]Place, len(found))
	for i, w := range found {
		places[i] = s.place(w)
	}
	return places
}

// next returns the first place at or after from where words stand and cut nothing, block borders disregarded; -1 if
// there is none.
func (s *stream) next(words string, from int) int {
	for from+len(words) <= len(s.text) {
		i := strings.Index(s.text[from:], words)
		if i < 0 {
			return -1
		}
		i += from
		if !s.cuts(i) && !s.cuts(i+len(words)) {
			return i
		}
		from = i + 1
	}
	return -1
}

// withinBlocks returns all places where words stand within one block, as stretches with the index in s.blocks.
func (s *stream) withinBlocks(words string) []stretch {
	var hits []stretch
	for i := s.next(words, 0); i >= 0; i = s.next(words, i+1) {
		if b := s.blockAt(i); i+len(words) <= s.blocks[b].end {
			hits = append(hits, stretch{i, i + len(words), b})
		}
	}
	return hits
}

// ways returns every way in which the parts follow one another within one block without overlapping and have the
// neighbours asked for, in order, but not more than mostWays.
func (s *stream) ways(parts []part, asked neighbours) ways {
	hits := make([][]stretch, len(parts))
	for i, p := range parts {
		if hits[i] = s.withinBlocks(p.text); len(hits[i]) == 0 {
			return nil
		}
	}
	last := len(hits) - 1
	hits[0] = keep(hits[0], func(h stretch) bool { return s.standsBefore(h.start, asked.before) })
	hits[last] = keep(hits[last], func(h stretch) bool { return s.standsAfter(h.end, asked.after) })
	var found ways
	for b := range s.blocks {
		if w := newWalk(hits, b); w != nil {
			if found = w.from(found, 0, 0); found.capped() {
				break
			}
		}
	}
	return found
}

func keep(hits []stretch, wanted func(stretch) bool) []stretch {
	var kept []stretch
	for _, h := range hits {
		if wanted(h) {
			kept = append(kept, h)
		}
	}
	return kept
}

// walk goes through the ways within one block.
type walk struct {
	hits   [][]stretch // for each part, those that leave room for the parts after it
	chosen way
}

// newWalk returns nil if there is no way. It drops the hits from which the end cannot be reached before any is tried:
// looking for them by trying takes time exponential in the number of parts.
func newWalk(hits [][]stretch, block int) *walk {
	w := &walk{hits: make([][]stretch, len(hits)), chosen: make(way, len(hits))}
	limit := int(^uint(0) >> 1)
	for k := len(hits) - 1; k >= 0; k-- {
		from, _ := slices.BinarySearchFunc(hits[k], block, func(h stretch, b int) int { return h.block - b })
		to := from
		for to < len(hits[k]) && hits[k][to].block == block && hits[k][to].end <= limit {
			to++
		}
		if from == to {
			return nil
		}
		w.hits[k] = hits[k][from:to]
		limit = hits[k][to-1].start
	}
	return w
}

// from adds the ways whose parts from the k-th on begin at or after the place start.
func (w *walk) from(found ways, k, start int) ways {
	if k == len(w.hits) {
		return append(found, slices.Clone(w.chosen))
	}
	first, _ := slices.BinarySearchFunc(w.hits[k], start, func(h stretch, s int) int { return h.start - s })
	for _, h := range w.hits[k][first:] {
		if found.capped() {
			break
		}
		w.chosen[k] = h
		found = w.from(found, k+1, h.end)
	}
	return found
}

// crossing finds the parts in the running text over block borders, first in that of the visible blocks, as a reader
// would, then in that of all.
func (t *Text) crossing(parts []part) (Place, bool) {
	if p, ok := t.visible.crossing(parts); ok || len(t.skipped.blocks) == 0 {
		return p, ok
	}
	return t.whole().crossing(parts)
}

func (s *stream) crossing(parts []part) (Place, bool) {
	w := make(way, len(parts))
	from := 0
	for k, p := range parts {
		i := s.next(p.text, from)
		if i < 0 {
			return Place{}, false
		}
		from = i + len(p.text)
		w[k] = stretch{start: i, end: from}
	}
	return s.place(w), true
}
