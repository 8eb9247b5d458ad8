package quote

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// leastSimilar is the similarity below which a passage is another one.
const leastSimilar = 0.5

// near finds the passage in a visible block that is most like the first part that is not there, or nil. What it
// suggests puts the other parts right too where they are absent.
func (s *stream) near(raw string, parts []part) *Similar {
	var n *Similar
	suggest := make([]string, len(parts))
	for i, p := range parts {
		suggest[i] = oneLine(raw[p.typed.Start:p.typed.End])
		if len(s.withinBlocks(p.text)) > 0 {
			continue
		}
		best := s.mostSimilar(p.stream)
		if best.similarity >= leastSimilar {
			suggest[i] = s.oneLine(best.passage.start, best.passage.end)
		}
		switch {
		case n != nil:
		case best.similarity < leastSimilar:
			return nil
		default:
			n = s.similar(Words, best, p.stream)
		}
	}
	if n == nil {
		return s.reordered(parts)
	}
	n.Suggest = strings.Join(suggest, elision)
	return n
}

// comparison is a passage of the article side by side with what was asked for.
type comparison struct {
	passage    stretch
	tokens     []token // of the passage
	asked      []token // of what was asked for
	edits      []edit
	similarity float64
}

// similar describes a comparison with what was asked for.
func (s *stream) similar(cause Cause, c comparison, asked *stream) *Similar {
	n := &Similar{Cause: cause, Passage: s.source(c.passage.start, c.passage.end), Similarity: c.similarity}
	n.Suggest = s.oneLine(c.passage.start, c.passage.end)
	for _, e := range merge(c.edits) {
		n.Differs = append(n.Differs, s.span(c.tokens, e.fromA, e.toA, c.passage.start))
		n.QueryDiffers = append(n.QueryDiffers, asked.span(c.asked, e.fromB, e.toB, 0))
	}
	return n
}

// sideBySide compares the passage from:to with what was asked for.
func (s *stream) sideBySide(from, to int, asked *stream) comparison {
	c := comparison{passage: stretch{start: from, end: to}}
	c.tokens, c.asked = tokenize(s.text, from, to), tokenize(asked.text, 0, len(asked.text))
	c.edits = align(c.tokens, c.asked)
	cost := 0
	for _, e := range c.edits {
		cost += e.cost
	}
	if most := max(letters(c.tokens), letters(c.asked)); most > 0 {
		c.similarity = max(0, 1-float64(cost)/float64(most))
	}
	return c
}

// compare is sideBySide, but looks a little further where an end of the passage differs (a word may be missing after the
// first), and leaves out words at the ends that have no counterpart.
func (s *stream) compare(from, to int, block stretch, asked *stream) comparison {
	c := s.sideBySide(from, to, asked)
	if c.edits[0].cost > 0 {
		from = s.backWords(from, block)
	}
	if c.edits[len(c.edits)-1].cost > 0 {
		to = s.onWords(to, block)
	}
	c = s.withoutExtras(c, asked)
	if wider := (stretch{start: from, end: to}); wider != c.passage {
		if d := s.withoutExtras(s.sideBySide(from, to, asked), asked); d.agreement() > c.agreement() {
			return d
		}
	}
	return c
}

// agreement is the number of characters in words that are equal on both sides.
func (c comparison) agreement() int {
	n := 0
	for _, e := range c.edits {
		if e.cost == 0 {
			n += letters(c.asked[e.fromB:e.toB])
		}
	}
	return n
}

// someWords is how much further compare looks.
const someWords = 3

func (s *stream) backWords(from int, block stretch) int {
	for n := 0; n < someWords && from > block.start; n++ {
		from = block.start + strings.LastIndexByte(s.text[block.start:from-1], ' ') + 1
	}
	from, _ = s.widen(from, block.end, block)
	return from
}

func (s *stream) onWords(to int, block stretch) int {
	for n := 0; n < someWords && to < block.end; n++ {
		if i := strings.IndexByte(s.text[to+1:block.end], ' '); i >= 0 {
			to += 1 + i
		} else {
			to = block.end
		}
	}
	_, to = s.widen(block.start, to, block)
	return to
}

// withoutExtras leaves words out of the passage that stand at its ends and have no counterpart.
func (s *stream) withoutExtras(c comparison, asked *stream) comparison {
	p := c.counterparts()
	if p == c.passage || s.cuts(p.start) || s.cuts(p.end) {
		return c
	}
	return s.sideBySide(p.start, p.end, asked)
}

// counterparts returns the passage from the first to the last word that has a counterpart.
func (c comparison) counterparts() stretch {
	edits := c.edits
	for len(edits) > 0 && edits[0].fromB == edits[0].toB {
		edits = edits[1:]
	}
	for len(edits) > 0 && edits[len(edits)-1].fromB == edits[len(edits)-1].toB {
		edits = edits[:len(edits)-1]
	}
	if len(edits) == 0 || edits[0].fromA == edits[len(edits)-1].toA {
		return c.passage
	}
	return stretch{start: c.tokens[edits[0].fromA].start, end: c.tokens[edits[len(edits)-1].toA-1].end}
}

// mostSimilar returns the passage most like what was asked for, widened to whole words; its similarity is 0 if no
// passage is alike in two of three characters.
func (s *stream) mostSimilar(asked *stream) comparison {
	runes := []rune(asked.text)
	forward, most := newPattern(runes), len(runes)/3
	var ends []stretch // start unknown; block is an index in s.blocks
	for b, block := range s.blocks {
		if block.end-block.start < len(runes)-most {
			continue
		}
		distance, found, ok := forward.ends(s.text[block.start:block.end], most)
		if !ok {
			continue
		}
		if distance < most {
			most, ends = distance, ends[:0]
		}
		for _, end := range found {
			if len(ends) < mostEnds {
				ends = append(ends, stretch{block.start, block.start + end, b})
			}
		}
	}
	var best comparison
	if len(ends) == 0 {
		return best
	}
	slices.Reverse(runes)
	backward := newPattern(runes)
	for _, e := range ends {
		start := e.end - backward.longest(s.text[e.start:e.end], 2*len(runes))
		from, to := s.widen(start, e.end, s.blocks[e.block])
		if from == to {
			continue
		}
		if c := s.compare(from, to, s.blocks[e.block], asked); c.similarity > best.similarity {
			best = c
		}
	}
	return best
}

// widen moves the ends of a passage outwards until they cut no word, but not out of the block.
func (s *stream) widen(from, to int, block stretch) (int, int) {
	for from < to && s.text[from] == ' ' {
		from++
	}
	for to > from && s.text[to-1] == ' ' {
		to--
	}
	for from > block.start && (s.cuts(from) || s.compound(from)) {
		_, w := utf8.DecodeLastRuneInString(s.text[:from])
		from -= w
	}
	for to < block.end && (s.cuts(to) || s.compound(to)) {
		_, w := utf8.DecodeRuneInString(s.text[to:])
		to += w
	}
	return from, to
}

// compound reports whether the place i lies at a hyphen or apostrophe inside a word. A quotation may begin there, but
// nobody would suggest that.
func (s *stream) compound(i int) bool {
	if i <= 0 || i >= len(s.text) || s.text[i-1] == ' ' || s.text[i] == ' ' {
		return false
	}
	if c := s.text[i]; c == '-' || c == '\'' {
		before, _ := utf8.DecodeLastRuneInString(s.text[:i])
		after, _ := utf8.DecodeRuneInString(s.text[i+1:])
		return inWord(before) && inWord(after)
	}
	if c := s.text[i-1]; c == '-' || c == '\'' {
		before, _ := utf8.DecodeLastRuneInString(s.text[:i-1])
		after, _ := utf8.DecodeRuneInString(s.text[i:])
		return inWord(before) && inWord(after)
	}
	return false
}

// reordered suggests the order in which one block has all the parts; nil if none has.
func (s *stream) reordered(parts []part) *Similar {
	for b := range s.blocks {
		w := make(way, 0, len(parts))
		for _, p := range parts {
			hits := s.withinBlocks(p.text)
			i, ok := slices.BinarySearchFunc(hits, b, func(h stretch, b int) int { return h.block - b })
			if !ok {
				break
			}
			w = append(w, hits[i])
		}
		if len(w) < len(parts) {
			continue
		}
		slices.SortFunc(w, func(a, b stretch) int { return a.start - b.start })
		overlap := false
		words := make([]string, len(w))
		for i, h := range w {
			overlap = overlap || i > 0 && h.start < w[i-1].end
			words[i] = s.oneLine(h.start, h.end)
		}
		if overlap {
			continue
		}
		return &Similar{
			Cause: Words, Passage: s.source(w.start(), w.end()), Suggest: strings.Join(words, elision), Similarity: 1,
			Differs:      []Span{s.source(w.start(), w.end())},
			QueryDiffers: []Span{{parts[0].typed.Start, parts[len(parts)-1].typed.End}},
		}
	}
	return nil
}
