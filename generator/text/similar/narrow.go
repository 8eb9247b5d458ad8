package similar

import (
	"slices"
	"strings"

	"beleg/generator/text/fold"
	"beleg/generator/text/sketch"
)

// To compare a whole book with a quotation that is not in it takes a third of a second. So of a text that is sketched,
// because it is long, only the stretches are searched that share the most with what was asked for, each with its
// neighbours: mostSearched bytes.
const (
	mostStretch  = 4
	mostSearched = 3 * mostStretch * sketch.StretchBytes
	mostGrams    = 256 // of a quotation that are looked for
)

// narrow returns the part of the text that is searched for what is like a quotation.
func (s text) narrow(parts []*fold.Text) text {
	sketches := s.Sketches()
	if sketches == nil {
		return s
	}
	var grams []sketch.Gram
	for _, p := range parts {
		grams = append(grams, sketch.Grams(p.Folded)...)
	}
	slices.Sort(grams)
	grams = slices.Compact(grams)
	if every := len(grams)/mostGrams + 1; every > 1 {
		n := 0
		grams = slices.DeleteFunc(grams, func(sketch.Gram) bool { n++; return n%every > 0 })
	}
	shared := sketches.Shared(grams)
	chosen := make([]bool, len(shared)+1)
	for _, i := range largest(shared, mostStretch) {
		chosen[max(0, i-1)], chosen[i], chosen[i+1] = true, true, true
	}
	return text{s.only(chosen)}
}

// largest returns where the n largest numbers of a list stand, the largest first; of equal ones the first.
func largest(list []int, n int) []int {
	best := make([]int, 0, n+1)
	for i, number := range list {
		at := len(best)
		for at > 0 && list[best[at-1]] < number {
			at--
		}
		if at < n {
			best = slices.Insert(best, at, i)[:min(len(best)+1, n)]
		}
	}
	return best
}

// only returns the chosen stretches of the text, each block's by themselves and without the words that they cut.
func (s text) only(chosen []bool) *fold.Text {
	var spans []fold.Span
	for _, b := range s.Blocks {
		for from, to := b.Start, 0; from < b.End; from = to {
			in := chosen[from/sketch.StretchBytes]
			for to = from; to < b.End && chosen[to/sketch.StretchBytes] == in; {
				to = min(b.End, (to/sketch.StretchBytes+1)*sketch.StretchBytes)
			}
			if start, end := s.whole(from, to, b); in && start < end {
				spans = append(spans, s.Source(start, end))
			}
		}
	}
	return s.Part(spans)
}

// whole returns from:to without the words at its ends that go on beyond it in the block.
func (s text) whole(from, to int, block fold.Stretch) (start, end int) {
	words := s.Folded[from:to]
	if start = from; from > block.Start {
		cut, _, _ := strings.Cut(words, " ")
		start = min(from+len(cut)+1, to)
	}
	if end = to; to < block.End {
		end = from + strings.LastIndexByte(words, ' ')
	}
	return start, end
}
