package similar

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTheBitParallelDistanceIsTheDistance compares with the plain table.
func FuzzTheBitParallelDistanceIsTheDistance(f *testing.F) {
	f.Add("beim Raketenangriff", "sollen bei dem Raketenangriff ums", 19)
	f.Add(strings.Repeat("abcäö", 30), strings.Repeat("abcäu ", 40), 150)
	f.Add(strings.Repeat("abcäö ", 30), "zu Beginn "+strings.Repeat("abcäü ", 20)+strings.Repeat("ein anderes Wort ", 9)+strings.Repeat("abcäu ", 40), 60)
	f.Fuzz(func(t *testing.T, quoted, text string, most int) {
		q := []rune(quoted)
		if len(q) == 0 || len(q) > 300 || len(text) > 1000 || !utf8.ValidString(text) {
			return
		}
		want, wantEnd, at := len(q)+1, 0, 0
		runes := []rune(text)
		for i, score := range scores(q, runes, 0) {
			if at += utf8.RuneLen(runes[i]); score < want {
				want, wantEnd = score, at
			}
		}
		most = max(0, min(most, len(q)))
		got, ends := newPattern(q).ends(text, most)
		if len(ends) == 0 {
			if text != "" && want <= most || got != most {
				t.Fatalf("%q in %q: got nothing up to %d, want %d", quoted, text, got, want)
			}
			return
		}
		if got != want || ends[0] != wantEnd {
			t.Fatalf("%q in %q: got %d at %d, want %d at %d", quoted, text, got, ends[0], want, wantEnd)
		}
		slices.Reverse(q)
		length := newPattern(q).longest(text[:wantEnd], 2*len(q))
		passage := []rune(text[wantEnd-length : wantEnd])
		if d := plainDistance(passage, []rune(quoted)); d != want {
			t.Fatalf("%q in %q: the passage %q is at distance %d, want %d", quoted, text, string(passage), d, want)
		}
	})
}

// plainDistance returns the distance of the whole of a from the whole of b.
func plainDistance(a, b []rune) int {
	if len(a) == 0 {
		return len(b)
	}
	return scores(b, a, 1)[len(a)-1]
}
