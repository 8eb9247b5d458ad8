package opendata

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/quote"
)

// selected returns the neighbours that the n-th occurrence (from 0) of words gets in a text whose lines are blocks.
func selected(t testing.TB, text, words string, n int) QuoteSelector {
	t.Helper()
	at := 0
	for range n + 1 {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("%q does not stand %d times in %q", words, n+1, text)
		}
		at += i + 1
	}
	at--
	a := article.Parse(text, nil)
	for _, b := range a.Blocks {
		if b.Start <= at && at+len(words) <= b.End {
			return newSearched(text).selector(quote.Span{Start: b.Start, End: b.End}, quote.Span{Start: at, End: at + len(words)})
		}
	}
	t.Fatalf("%q lies in no block", words)
	return QuoteSelector{}
}

func TestNeighboursTellAPassageFromAllOthers(t *testing.T) {
	long := strings.Repeat("Immer dasselbe Wort steht hier. ", 8)
	for _, test := range []struct {
		what, text, words      string
		n                      int
		wantPrefix, wantSuffix string
	}{
		{"a headline of its own", "Titel\n\nZwölf Keller sind voll.\n", "Titel", 0, "", ""},
		{"32 code points on each side", "0123456789ÄÖÜ 123456789 123456789 Wort 123456789ä123456789ß123456789é123456789.\n", "Wort", 0,
			"23456789ÄÖÜ 123456789 123456789 ", " 123456789ä123456789ß123456789é1"},
		{"less at the ends of a paragraph", "Es sind zwölf Keller.\n\nUnd mehr.\n", "zwölf", 0, "Es sind ", " Keller."},
		{"more where the same words stand twice", "A. " + long + "Keller. " + long + "B.\n", "Wort", 1, "A. Immer dasselbe Wort steht hier. Immer dasselbe ", ""},
		{"beyond the paragraph if an equal one follows", "Titel\n\nDa steht es.\n\nDa steht es.\n\nEnde.\n", "steht", 0, "Titel\n\nDa ", " es.\n\nDa ste"},
	} {
		got := selected(t, test.text, test.words, test.n)
		if got.Exact != test.words || got.Prefix != test.wantPrefix || (test.wantSuffix != "" && got.Suffix != test.wantSuffix) {
			t.Errorf("%s:\ngot  %q %q %q\nwant %q %q %q", test.what, got.Prefix, got.Exact, got.Suffix, test.wantPrefix, test.words, test.wantSuffix)
		}
	}
}

func TestAStretchNeedsNeighboursOnlyIfItsWordsStandTwice(t *testing.T) {
	text := newSearched("Da steht es. Da steht es. Ende.")
	for words, want := range map[string]string{"Ende": "", "steht es. Da": "", "steht": "Da "} {
		at := strings.Index(text.text, words)
		q := text.fewest(quote.Span{End: len(text.text)}, quote.Span{Start: at, End: at + len(words)})
		if q.Prefix != want || q.Exact != words || (q.Suffix == "") != (want == "") {
			t.Errorf("%q: got %+v, want the prefix %q", words, q, want)
		}
	}
}

func TestWordsAreAloneIfTheyStandOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range 2000 {
		b.WriteString([]string{"Haus ", "Boot ", "Ufer ", "am ", "im ", "ö"}[random.IntN(6)])
	}
	text := newSearched(b.String())
	seen := map[bool]int{}
	for range 5000 {
		from := random.IntN(len(text.text))
		to := min(from+1+random.IntN(60), len(text.text))
		words := text.text[from:to]
		want := strings.Index(text.text, words) == strings.LastIndex(text.text, words)
		if got := text.alone(from, to); got != want {
			t.Fatalf("%q at %d: got %v, want %v", words, from, got, want)
		}
		seen[want]++
	}
	if seen[true] < 500 || seen[false] < 500 {
		t.Errorf("got %v: the words are too much alike", seen)
	}
}

// checkNeighbours holds that a passage with its neighbours stands once in the text and holds the passage where it
// stands, whole code points and all, and that it stays in its paragraph if that is enough.
func checkNeighbours(t *testing.T, text string, at, length int) {
	t.Helper()
	a := article.Parse(text, nil)
	if !utf8.ValidString(text) || len(a.Blocks) == 0 || at < 0 || length < 0 {
		return // no article
	}
	i := at % len(a.Blocks)
	b := a.Blocks[i]
	s := quote.Span{Start: after(text, b.Start, at%(b.End-b.Start), b.End), End: b.End}
	s.End = after(text, s.Start, length%(b.End-b.Start)+1, b.End)
	if s.Start == s.End {
		return // no passage
	}
	once := func(words string) bool { return strings.Index(text, words) == strings.LastIndex(text, words) }
	from, to := newSearched(text).neighbours(quote.Span{Start: b.Start, End: b.End}, s)
	switch {
	case from > s.Start || to < s.End || !utf8.ValidString(text[from:to]):
		t.Errorf("got %d to %d, want whole code points around %d to %d", from, to, s.Start, s.End)
	case !once(text[from:to]):
		t.Errorf("got %q, which stands elsewhere too, in %q", text[from:to], text)
	case (from < b.Start || to > b.End) && once(text[b.Start:b.End]):
		t.Errorf("got %q, which leaves its paragraph %q without need", text[from:to], text[b.Start:b.End])
	}
}
