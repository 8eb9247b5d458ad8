package fragment

import (
	"strings"
	"testing"
)

// FuzzSearched: what is worked out character by character is what it is for the whole.
func FuzzSearched(f *testing.F) {
	f.Add("Im Jahr\u00a02024 – „Straße“ … Øre, ſo, ½ `a` ´e Vor-\nund 13-\r\n16\tŉ")
	f.Add("a\u0301 ä\u0301 \u00ad\u0301 é\u00adé ﬁ カ")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := searched(s), unusual(s); got != want {
			t.Fatalf("%q: got %q, want %q", s, got, want)
		}
	})
}

// FuzzIndex: words are found where they stand first, however often their beginning stands before.
func FuzzIndex(f *testing.F) {
	long := strings.Repeat("ab", 40)
	f.Add(strings.Repeat(long+"c", 30)+long+"d", long+"d")
	f.Add(strings.Repeat("a", 300), strings.Repeat("a", 70)+"b")
	f.Add(long, long)
	f.Fuzz(func(t *testing.T, text, words string) {
		if got, want := index(text, words), strings.Index(text, words); got != want {
			t.Fatalf("%q in %q: got %d, want %d", words, text, got, want)
		}
	})
}
