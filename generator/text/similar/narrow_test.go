package similar

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/fold"
)

// book returns a text of so many paragraphs of 40 words, each in its own order, some of them longer than what is searched at once.
func book(r *rand.Rand, paragraphs int) *fold.Text {
	var words []string
	for range 3000 {
		word := ""
		for range 1 + r.IntN(4) {
			word += string("bdfgklmnprst"[r.IntN(12)]) + string([]rune("aeiouäöü")[r.IntN(8)])
		}
		words = append(words, word)
	}
	var raw strings.Builder
	var spans []fold.Span
	for i := range paragraphs {
		start, long := raw.Len(), 40
		if i%100 == 99 {
			long = 5000
		}
		for range long {
			raw.WriteString(words[r.IntN(len(words))] + " ")
		}
		spans = append(spans, fold.Span{Start: start, End: raw.Len() - 1})
		raw.WriteString("\n")
	}
	return fold.New(raw.String(), spans...)
}

// What is searched of a book is a part of it and must have what a search of all of it finds: the passage where one word is
// another, where a word is missing, and where words were left out.
func TestOfALongTextTheRightPartIsSearched(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	in := text{book(r, 1000)}
	if n := len(in.Folded); n < 4*mostSearched {
		t.Fatalf("the text has only %d bytes", n)
	}
	for n := range 45 {
		b := in.Blocks[r.IntN(len(in.Blocks))]
		words := strings.Fields(in.Folded[b.Start:b.End])
		from := r.IntN(len(words) - 30)
		words = append([]string(nil), words[from:from+12+r.IntN(18)]...)
		switch middle := len(words) / 2; n % 3 {
		case 0:
			words[middle] = "anders"
		case 1:
			words = append(words[:middle], words[middle+1:]...)
		case 2:
			words = append(words[:3], words[len(words)-4:]...)
		}
		asked := []*fold.Text{fold.New(strings.Join(words, " "), fold.Span{End: len(strings.Join(words, " "))})}
		got, want := In(in.Text, asked), in.to(asked)
		if want == nil {
			t.Fatalf("%q: nothing is found in all of the text", words)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", words, diff)
		}
		if searched := in.narrow(asked); len(searched.Folded) > 2*mostSearched {
			t.Errorf("%q: %d bytes are searched", words, len(searched.Folded))
		}
	}
}

// Heads and tails of a quotation that stand everywhere, each where it is of no use, are not compared pair by pair.
func TestBeginningsAndEndsAreNotComparedPairByPair(t *testing.T) {
	const n = 300_000 // squared, it would take minutes
	raw := strings.Repeat("x y ", n) + strings.Repeat("a b ", n)
	s := text{fold.New(raw, fold.Span{End: len(raw) - 1})}
	heads, tails := s.Within("a b"), s.Within("x y")
	if h, ok := heads.From(4 * n); !ok || h.Start != 4*n {
		t.Fatalf("the first head stands at %v", h)
	}
	if m := s.between(heads, tails, nil, 0); m != nil {
		t.Errorf("got %v, want nothing", m)
	}
}
