package terse_test

import (
	"encoding/json"
	"strings"
	"testing"

	"beleg/generator/pages/terse"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	w := terse.New(10)
	w.Raw("{")
	w.Key("a")
	terse.Array(w, []int{1, -20}, w.Number)
	w.Key(`"b\`)
	terse.Array(w, []string{"", "ä\u2028", " a \n\tb "}, w.Text)
	w.Key("c")
	w.Append([]byte("[]"))
	w.Raw("}")
	want := `{"a":[1,-20],"\"b\\":["","ä` + "\u2028" + `","a b"],"c":[]}`
	if got := string(w.Bytes()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever is in a text, it comes back, but for white space, which becomes single spaces, and bytes that are no UTF-8.
func FuzzTextComesBack(f *testing.F) {
	for _, s := range []string{"", " a  b ", "\x00\x1f\"\\/", "\xff\u00a0é😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w := terse.New(10)
		w.Text(s)
		var got string
		if err := json.Unmarshal(w.Bytes(), &got); err != nil {
			t.Fatalf("%q: %v: %s", s, err, w.Bytes())
		}
		words := func(s string) string {
			split := func(r rune) bool { return strings.ContainsRune(" \n\r\t", r) }
			return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), split), " ")
		}
		if want := words(s); strings.ReplaceAll(got, "\ufffd", "") != strings.ReplaceAll(want, "\ufffd", "") {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
