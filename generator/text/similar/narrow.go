package similar

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"beleg/generator/text/fold"
)

// A Text is an article's text in which passages are looked for. It is never changed and safe for concurrent use.
type Text struct {
	*fold.Text
	sketches func() []sketch // of its stretches of stretchBytes folded bytes
}

// A sketch tells which sequences of gramBytes bytes begin in a stretch: a bit for each, by its hash.
type sketch [stretchBytes / 8]uint64

// To compare a whole book with a quotation that is not in it takes a third of a second. So of a text of more than
// mostSearched bytes only the stretches are searched that share the most with what was asked for, each with its
// neighbours.
const (
	mostSearched = 96 << 10
	stretchBytes = 4 << 10
	mostStretch  = mostSearched / stretchBytes / 3
	gramBytes    = 5
	mostGrams    = 256 // of a quotation that are looked for
)

// In makes a text ready for any number of searches.
func In(t *fold.Text) *Text {
	return &Text{t, sync.OnceValue(func() []sketch {
		sketches := make([]sketch, (len(t.Folded)+stretchBytes-1)/stretchBytes)
		for i := range len(t.Folded) - gramBytes + 1 {
			sketches[i/stretchBytes].add(gramAt(t.Folded, i))
		}
		return sketches
	})}
}

// A gram is a bit of a sketch.
type gram uint32

// gramAt hashes the bytes at i by multiplication (D. Knuth, The Art of Computer Programming 3, 6.4).
func gramAt(s string, i int) gram {
	h := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 | uint64(s[i+4])<<32
	return gram(h * 0x9E3779B97F4A7C15 >> (64 - 15))
}

func (s *sketch) add(g gram)      { s[g/64] |= 1 << (g % 64) }
func (s *sketch) has(g gram) bool { return s[g/64]>>(g%64)&1 > 0 }

// narrow returns the part of the text that is searched for what is like a quotation.
func (t *Text) narrow(parts []*fold.Text) text {
	if len(t.Folded) <= mostSearched {
		return text{t.Text}
	}
	var grams []gram
	for _, p := range parts {
		for i := range len(p.Folded) - gramBytes + 1 {
			grams = append(grams, gramAt(p.Folded, i))
		}
	}
	slices.Sort(grams)
	grams = slices.Compact(grams)
	if every := len(grams)/mostGrams + 1; every > 1 {
		n := 0
		grams = slices.DeleteFunc(grams, func(gram) bool { n++; return n%every > 0 })
	}
	sketches := t.sketches()
	shared, order := make([]int, len(sketches)), make([]int, len(sketches))
	for i := range sketches {
		order[i] = i
		for _, g := range grams {
			if sketches[i].has(g) {
				shared[i]++
			}
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	chosen := make([]bool, len(sketches)+1)
	for _, i := range order[:mostStretch] {
		chosen[max(0, i-1)], chosen[i], chosen[i+1] = true, true, true
	}
	return text{t.only(chosen)}
}

// only returns the chosen stretches of the text, each block's by themselves and without the words that they cut.
func (t *Text) only(chosen []bool) *fold.Text {
	var spans []fold.Span
	for _, b := range t.Blocks {
		for from, to := b.Start, 0; from < b.End; from = to {
			in := chosen[from/stretchBytes]
			for to = from; to < b.End && chosen[to/stretchBytes] == in; {
				to = min(b.End, (to/stretchBytes+1)*stretchBytes)
			}
			if start, end := t.whole(from, to, b); in && start < end {
				spans = append(spans, t.Source(start, end))
			}
		}
	}
	return t.Part(spans)
}

// whole returns from:to without the words at its ends that go on beyond it in the block.
func (t *Text) whole(from, to int, block fold.Stretch) (start, end int) {
	words := t.Folded[from:to]
	if start = from; from > block.Start {
		start += strings.IndexByte(words+" ", ' ') + 1
	}
	if end = to; to < block.End {
		end = from + strings.LastIndexByte(words, ' ')
	}
	return start, end
}
