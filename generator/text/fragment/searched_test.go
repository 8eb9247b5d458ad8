package fragment

import (
	"strings"
	"testing"
)

// FuzzSearching: what is worked out character by character is what it is for the whole, and words are found where they stand first,
// however often their beginning stands before.
func FuzzSearching(f *testing.F) {
	f.Add("Im Jahr\u00a02024 – „Straße“ … Øre, ſo, ½ `a` ´e Vor-\nund 13-\r\n16\tŉ", "13")
	f.Add("a\u0301 ä\u0301 \u00ad\u0301 é\u00adé ﬁ カ", "a")
	long := strings.Repeat("ab", 40)
	f.Add(strings.Repeat(long+"c", 10)+long+"d", long+"d")
	f.Add(strings.Repeat("a", 300), strings.Repeat("a", 70)+"b")
	f.Add(long, long)
	f.Fuzz(func(t *testing.T, text, words string) {
		if got, want := searched(text), unusual(text); got != want {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
		if got, want := index(text, words), strings.Index(text, words); got != want {
			t.Fatalf("%q in %q: got %d, want %d", words, text, got, want)
		}
	})
}
