package similar

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// some returns n letters of few kinds.
func some(r *rand.Rand, n int) []rune {
	out := make([]rune, n)
	for i := range out {
		out[i] = []rune("ab cäß\u0080")[r.IntN(7)]
	}
	return out
}

// slips makes some of runes others, leaves some out and puts some in.
func slips(r *rand.Rand, runes []rune, every int) []rune {
	var out []rune
	for _, c := range runes {
		switch {
		case r.IntN(every) > 0:
			out = append(out, c)
		case r.IntN(2) > 0:
			out = append(out, some(r, 1+r.IntN(2))...)
		}
	}
	return out
}

// scores returns the distance of the stretch that ends behind each rune of a text and is most like what was asked for, where each
// rune that the text has before it costs so much: 0 if it may begin anywhere, 1 if it begins with the text.
func scores(asked, text []rune, before int) []int {
	column := make([]int, len(asked)+1)
	for i := range column {
		column[i] = i
	}
	var out []int
	for _, r := range text {
		diagonal := column[0]
		column[0] += before
		for k, c := range asked {
			cell := diagonal
			if c != r {
				cell++
			}
			diagonal = column[k+1]
			column[k+1] = min(cell, diagonal+1, column[k]+1)
		}
		out = append(out, column[len(asked)])
	}
	return out
}

func TestAllPlacesUpToADistanceAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 600 {
		asked := some(r, 1+r.IntN(260))
		text := slices.Concat(some(r, r.IntN(200)), slips(r, asked, 2+r.IntN(20)), some(r, r.IntN(200)),
			slips(r, asked, 2+r.IntN(20)), some(r, r.IntN(30)))
		got := scores(asked, text, 0)
		for _, most := range []int{len(asked) / 3, r.IntN(len(asked) + 1), slices.Min(append(got, len(asked))), len(asked)} {
			wantDistance, want := most, []int(nil)
			for i, score := range got {
				if score < wantDistance {
					wantDistance, want = score, nil
				}
				if score == wantDistance && len(want) < mostEnds {
					want = append(want, len(string(text[:i+1])))
				}
			}
			distance, ends := newPattern(asked).ends(string(text), most)
			if distance != wantDistance || !slices.Equal(ends, want) {
				t.Fatalf("%q in %q up to %d: got %d at %v, want %d at %v", string(asked), string(text), most, distance, ends, wantDistance, want)
			}
		}
	}
}

func TestTheLongestOfTheMostSimilarEndsIsTaken(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		asked := some(r, 1+r.IntN(140))
		text := append(some(r, r.IntN(60)), slips(r, asked, 3)...)
		limit := r.IntN(2*len(asked) + 1)
		best, want := len(asked), 0
		for n := 1; n <= min(limit, len(text)); n++ {
			if end := text[len(text)-n:]; plainDistance(end, asked) <= best {
				best, want = plainDistance(end, asked), len(string(end))
			}
		}
		backward := slices.Clone(asked)
		slices.Reverse(backward)
		if got := newPattern(backward).longest(string(text), limit); got != want {
			t.Fatalf("%q at the end of %q up to %d: got %d bytes, want %d", string(asked), string(text), limit, got, want)
		}
	}
}

func TestTheLargestAreChosenInOrder(t *testing.T) {
	for _, c := range []struct{ list, want []int }{
		{nil, nil}, {[]int{5}, []int{0}}, {[]int{1, 3, 2}, []int{1, 2}}, {[]int{2, 2, 2}, []int{0, 1}},
		{[]int{0, 1, 5, 4, 5}, []int{2, 4}}, {[]int{9, 0, 1}, []int{0, 2}},
	} {
		if got := largest(c.list, 2); !slices.Equal(got, c.want) {
			t.Errorf("of %v: got %v, want %v", c.list, got, c.want)
		}
	}
}
