package memory

import (
	"crypto/sha256"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func hashOf(words string) Hash { return sha256.Sum256([]byte(words)) }

func TestAMemoryIsReadAsItWasWritten(t *testing.T) {
	for _, m := range []Memory{{Files: map[string]Made{}}, {Note: "a\nb\n", Files: map[string]Made{"": {}, "a b/ä.html": {From: hashOf("1"), Sum: SumOf([]byte("2")), Bytes: 3}}}} {
		if diff := cmp.Diff(m, Parse(m.Text())); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// A memory whose sum is right can still say things that no publication wrote, such as that of a program to come.
func TestAStrangeMemoryIsNone(t *testing.T) {
	seal := func(body string) []byte { return append(encode([]byte(body), sha256.Sum256([]byte(body))), '\n') }
	sum := string(encode(nil, hashOf("")))
	for _, body := range []string{"", "beleg memory 1\n0\n\n", head + "\n-1\n\n", head + "\n9\nx\n", head + "\nx\n\n", head + "\n0\n\na\n",
		head + "\n0\n\n" + sum + " ff x a\n", head + "\n0\n\n" + sum + " fg 1 a\n", head + "\n0\n\n" + sum[1:] + " ff 1 a\n"} {
		if got := Parse(seal(body)); got.Files != nil {
			t.Errorf("%q: got %+v, want none", body, got)
		}
	}
	if got := Parse(seal(head + "\n0\n\n" + sum + " ff 1 a b\n")); got.Files["a b"].Bytes != 1 {
		t.Errorf("got %+v, want a file of one byte", got)
	}
}

// What can be read at all is read as it would be written. The seal is right here, because no chance would find it.
func FuzzParse(f *testing.F) {
	text := Memory{Note: "note", Files: map[string]Made{"a": {From: hashOf("1"), Bytes: 1}}}.Text()
	f.Add(text[:len(text)-encoded-1])
	f.Fuzz(func(t *testing.T, body []byte) {
		m := Parse(append(encode(body, sha256.Sum256(body)), '\n'))
		if diff := cmp.Diff(m, Parse(m.Text())); m.Files != nil && diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}
