package fold

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"beleg/generator/text/article"
	"beleg/generator/text/hyphen"
)

// Whoever tries each byte finds the same places, in whatever order they are asked for.
func TestPlacesAreThoseThatTryingEachByteFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	several, jumps := 0, 0
	for range 20_000 {
		raw := pick(r, []string{"a", "b", " ", "ab", "a-\nb", "b-\n", "\n\n", "1 ", "aa "}, 1+r.IntN(24))
		s := Blocks(article.Parse(raw, nil), hyphen.Breaks(raw), func(article.Role) bool { return true })
		words := String(pick(r, []string{"a", "b", " ", "-", "ab", "aa ", "1"}, 1+r.IntN(5)))
		if words == "" || s.Folded == "" {
			continue
		}
		var all, within []Stretch
		for i := range s.Folded {
			end, _, stands := s.Ahead(i, words)
			h := Stretch{i, end, s.BlockAt(i)}
			joined := slices.ContainsFunc(s.joints, func(j joint) bool { return j.at == i && readingOf(words) != j.Reading })
			if stands && !joined && !s.Cuts(i) && !s.Cuts(end) { // words do not begin with a hyphen that they read otherwise
				all = append(all, h)
				if end <= s.Blocks[h.Block].End {
					within = append(within, h)
				}
			}
		}
		if got := slices.Collect(s.Places(words).All()); !slices.Equal(got, all) {
			t.Fatalf("%q in %q: got %v, want %v", words, s.Folded, got, all)
		}
		if len(all) > 1 {
			several++
		}
		places := s.Within(words)
		for range 8 {
			i := r.IntN(len(s.Folded) + 1)
			k, _ := slices.BinarySearchFunc(within, i, startsAt)
			got, ok := places.From(i)
			if ok != (k < len(within)) || ok && got != within[k] {
				t.Fatalf("%q in %q from %d: got %v, %v, want that of %v", words, s.Folded, i, got, ok, within)
			}
			if ok {
				jumps++
			}
		}
		even := func(h Stretch) bool { return h.Start%2 == 0 }
		want := slices.DeleteFunc(slices.Clone(within), func(h Stretch) bool { return !even(h) })
		if got := slices.Collect(places.Only(even).All()); !slices.Equal(got, want) {
			t.Fatalf("%q in %q at even places: got %v, want %v", words, s.Folded, got, want)
		}
	}
	if several < 1000 || jumps < 10_000 {
		t.Errorf("only %d words stood in several places, and %d were found from the middle", several, jumps)
	}
}

func pick(r *rand.Rand, from []string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(from[r.IntN(len(from))])
	}
	return b.String()
}

// Words that stand everywhere and cut a word each time are compared in linear time: each by itself it would take minutes.
func TestWordsThatOverlapThemselvesTakeLinearTime(t *testing.T) {
	const size = 1 << 20
	for _, c := range []struct{ raw, words string }{
		{strings.Repeat("a", 4*size), strings.Repeat("a", size)},
		{strings.Repeat("ab ", 4*size/3), strings.Repeat("ab ", size/3) + "a"},
		{strings.Repeat(strings.Repeat("ab ", size/3)+"x ", 4), strings.Repeat("ab ", size/4) + "a"},
	} {
		s := New(c.raw, Span{End: len(c.raw)})
		start := time.Now()
		if h, ok := s.Places(c.words).From(0); ok {
			t.Fatalf("they stand at %v", h)
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%.10q: took %v", c.words, took)
		}
	}
}
