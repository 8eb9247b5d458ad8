package place

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

const sample = `# a claim
claim = "Sechs Tote"
topics = [ "verluste", 'front' ] # two
figure = { measure = "tote", value = 6 }
a."b c".d = 1

[[quote]]
text = """
eins \
   zwei"""
via  = ["x < y",
        "z"]
[[quote]]
text = "drei \u00fc vier"
[quote.deep]
k = true
[[quote.inner]]
n = 1
[[quote.inner]]
n = 2
[table . "q"]
when = 2024-10-08
`

func at(text string, r Range) string { return text[r.Start:r.End] }

func TestEachKeyAndValueIsFoundAtItsPlace(t *testing.T) {
	x := Scan(sample)
	tests := []struct {
		path       Path
		key, value string
	}{
		{Of("claim"), "claim", `"Sechs Tote"`},
		{Of("topics"), "topics", `[ "verluste", 'front' ]`},
		{Of("topics", 1), "'front'", "'front'"},
		{Of("figure", "value"), "value", "6"},
		{Of("a", "b c", "d"), `a."b c".d`, "1"},
		{Of("a", "b c"), `"b c"`, `"b c"`},
		{Of("quote", 0), "quote", "[[quote]]"},
		{Of("quote", 0, "via", 1), `"z"`, `"z"`},
		{Of("quote", 1, "text"), "text", `"drei \u00fc vier"`},
		{Of("quote", 1, "deep", "k"), "k", "true"},
		{Of("quote", 1, "inner", 1, "n"), "n", "2"},
		{Of("table", "q", "when"), "when", "2024-10-08"},
	}
	for _, test := range tests {
		key, ok := x.Key(test.path)
		value, _ := x.Value(test.path)
		if !ok || at(sample, key) != test.key || at(sample, value) != test.value {
			t.Errorf("%s: got key %q, value %q, found %v; want %q, %q", test.path, at(sample, key), at(sample, value), ok, test.key, test.value)
		}
	}
	if r, ok := x.Key(Of("quote", 2)); ok {
		t.Errorf("a third quote was found at %v", r)
	}
}

func TestAPlaceInsideAStringFollowsEscapesAndFoldedLines(t *testing.T) {
	x := Scan(sample)
	for _, test := range []struct {
		path Path
		word string
		want string
	}{
		{Of("quote", 0, "text"), "eins", "eins"},
		{Of("quote", 0, "text"), "zwei", "zwei"},
		{Of("quote", 1, "text"), "ü vier", `\u00fc vier`},
		{Of("quote", 1, "text"), "drei ü", `drei \u00fc`},
		{Of("quote", 1, "text"), "ü", `\u00fc`},
		{Of("quote", 0, "via", 0), "y", "y"},
	} {
		value, _ := x.Value(test.path)
		decoded, _ := decode(at(sample, value))
		i := strings.Index(decoded, test.word)
		got, ok := x.Inside(test.path, i, i+len(test.word))
		if !ok || at(sample, got) != test.want {
			t.Errorf("%s in %s: got %q, want %q", test.word, test.path, at(sample, got), test.want)
		}
	}
}

func TestHeadersKnowWhatStandsBeforeThem(t *testing.T) {
	text := "# only a comment\n[[a]]\nk = \"\"\"\n[[no]]\"\"\" # said\n\n# about b\n [ a . \"b\" ] # here\n[[c]]\nlast = [\n1] # end\n# bye\n"
	x := Scan(text)
	var got []string
	for _, h := range x.Headers {
		got = append(got, fmt.Sprintf("%s array=%v %q after %q", at(text, h.Range), h.Array, h.Names, text[max(0, h.After-3):h.After]))
	}
	want := []string{`[[a]] array=true ["a"] after ""`, `[ a . "b" ] array=false ["a" "b"] after "\"\"\""`, `[[c]] array=true ["c"] after "\" ]"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got, want := text[:x.End], "last = [\n1]"; !strings.HasSuffix(got, want) {
		t.Errorf("the last value ends %q, want %q", got, want)
	}
	if got := Scan("# nothing\n").End; got != 0 {
		t.Errorf("a file of comments ends at %d, want 0", got)
	}
}

func TestTOML11IsNoticedThoughTheDecoderAcceptsIt(t *testing.T) {
	for text, want := range map[string][]string{
		"a = {\n b = 1 }":               {"an inline table goes over more than one line"},
		"a = { b = 1, }":                {"an inline table ends with a comma"},
		"a = { b = 1, # x\n c = 2,\n }": {"an inline table goes over more than one line", "an inline table ends with a comma"},
		`a = "\e"`:                      {`the escape \e is used`},
		`a = "\x41 \\x41"`:              {`the escape \x is used`},
		"a = 17:30":                     {"a time is written without seconds"},
		"a = 2024-10-08 17:30":          {"a time is written without seconds"},
		"a = 2024-10-08T17:30Z":         {"a time is written without seconds"},
		"a = 17:30:00":                  nil,
		"a = [\n 1, # one\n 2,\n]":      nil,
		`a = '\e'`:                      nil,
		"a = { b = [\n1,\n] }":          nil,
		"a = { b = \"\"\"\n\"\"\" }":    nil,
	} {
		var v map[string]any
		if _, err := toml.Decode(text, &v); err != nil {
			t.Errorf("%q: the decoder rejects it: %v", text, err)
		}
		var got []string
		for _, violation := range Scan(text).Violations {
			got = append(got, violation.Message)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// FuzzTheIndexAgreesWithTheDecoder holds three things against the decoder: the same keys in the same order, a value at
// every path that the decoded data have, and the same strings.
func FuzzTheIndexAgreesWithTheDecoder(f *testing.F) {
	f.Add(sample)
	f.Add("a = [[1, 2], [{b = 1}, {b = 'x'}]]\n[c]\n[c.d]\n[[e]]\n[[e.f]]\n[e.f.g]\n\"\" = 1")
	f.Add("\ufeffa = \"\"\"x\"\"\"\"\"\r\nb = '''\r\ny'''\n c.d.e = { f.g = 1, h = [ ] }")
	f.Fuzz(func(t *testing.T, text string) {
		x := Scan(text) // must not panic on anything
		data, keys, ok := reference(text)
		if !ok {
			return
		}
		var want [][]string
		for _, k := range keys {
			want = append(want, k)
		}
		var got [][]string
		for _, path := range x.order {
			got = append(got, path.keys())
		}
		if !slices.EqualFunc(want, got, slices.Equal) {
			t.Fatalf("%q: keys (-decoder +index):\n%s", text, cmp.Diff(want, got))
		}
		agree(t, x, "", data)
	})
}

// reference decodes text; a panic of the decoder is the decoder's own fault.
func reference(text string) (data map[string]any, keys []toml.Key, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if !utf8.ValidString(text) || strings.ContainsAny(text, "\x1e\x1f") {
		return nil, nil, false
	}
	meta, err := toml.Decode(text, &data)
	return data, meta.Keys(), err == nil
}

func agree(t *testing.T, x *Index, path Path, v any) {
	if path != "" {
		if _, ok := x.Value(path); !ok && !implied(x, path) {
			t.Fatalf("%q: no place for %s", x.text, path)
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			agree(t, x, path.With(k), e)
		}
	case []map[string]any:
		for i, e := range v {
			agree(t, x, path.With(i), e)
		}
	case []any:
		for i, e := range v {
			agree(t, x, path.With(i), e)
		}
	case string:
		r, _ := x.Value(path)
		got, from := decode(at(x.text, r))
		inOrder := slices.IsSortedFunc(from, func(a, b Range) int { return a.Start - b.Start })
		if got != v || len(from) != len(v)+1 || !inOrder {
			t.Fatalf("%q: %s is %q from %v, the decoder says %q", x.text, path, got, from, v)
		}
	}
}

// keys returns the keys of the path, without indexes.
func (p Path) keys() []string {
	var keys []string
	for _, element := range strings.Split(string(p), string(rune(keyMark)))[1:] {
		key, _, _ := strings.Cut(element, string(rune(indexMark)))
		keys = append(keys, key)
	}
	return keys
}

// implied tells whether a table is there only because tables below it are: [a.b] makes a.
func implied(x *Index, path Path) bool {
	for p := range x.entries {
		if strings.HasPrefix(string(p), string(path)+string(rune(keyMark))) {
			return true
		}
	}
	return false
}

func BenchmarkScan(b *testing.B) {
	var text strings.Builder
	text.WriteString("claim = \"Ein Satz, der geprüft wird.\"\ntopics = [\"a\"]\n")
	for i := range 4 {
		fmt.Fprintf(&text, "[[quote]]\nsource = \"s-%d\"\ntext = \"auch sechs Nordkoreaner sollen bei dem Angriff ums Leben gekommen sein\"\nstance = \"supports\"\n", i)
	}
	for b.Loop() {
		Scan(text.String())
	}
}
