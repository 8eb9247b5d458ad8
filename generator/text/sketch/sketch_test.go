package sketch

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// No words are lost, wherever they begin, and next to none are looked for where they are not.
func TestWordsAreLookedForWhereTheyStandAndHardlyElsewhere(t *testing.T) {
	var b strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	for b.Len() < 20*StretchBytes {
		fmt.Fprintf(&b, "word%d ", r.IntN(100_000))
	}
	text := b.String()
	s := Of(text)
	visited := 0
	for from := 0; from < len(text)-1; from += 61 {
		for _, n := range []int{1, 4, 5, 6, 30, 5000} {
			words := text[from:min(len(text), from+n)]
			at := s.Next(from/StretchBytes, Checked(words))
			if at != from/StretchBytes {
				t.Fatalf("%q at %d is looked for in %d", words, from, at)
			}
			if n == 30 && s.Next(at+1, Checked(words)) < len(s) {
				visited++
			}
		}
	}
	if tried := len(text) / 61; visited > tried/20 {
		t.Errorf("%d of %d words are looked for in a stretch where they are not", visited, tried)
	}
	if got := s.Next(0, Checked("nothing of it")); got != len(s) {
		t.Errorf("words that are not there are looked for in %d", got)
	}
}

func TestSharedCountsSequences(t *testing.T) {
	s := Of(strings.Repeat("a", StretchBytes) + "bcdefgh")
	got := s.Shared(Grams("bcdefghi"))
	if len(got) != 2 || got[0] != 0 || got[1] != 3 {
		t.Errorf("got %v, want none and three", got)
	}
	if got := Grams("abcd"); got != nil {
		t.Errorf("four bytes have the sequences %v", got)
	}
}
