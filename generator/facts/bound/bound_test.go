package bound

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

func docOf(name, text string) *place.Doc {
	return place.NewDoc(&diag.File{Name: name, Text: []byte(text)})
}

func TestWhatIsTooDeepOrHasTooManyPartsIsFoundAtItsPlace(t *testing.T) {
	deep := func(open string, n int) string { return strings.Repeat(open, n) }
	for _, c := range []struct{ what, text, code, at string }{
		{"arrays", "a = " + deep("[", 33), "too-deep", "1:37"},
		{"arrays that close", "a = " + deep("[", 32) + deep("]", 32), "", ""},
		{"many beside each other", "a = [" + deep("[],", 1000) + "]", "", ""},
		{"inline tables", "a = " + deep("{a=", 33), "too-deep", "1:101"},
		{"both over several lines", "a = " + deep("[\n# [\n{a=", 17), "too-deep", "33:4"},
		{"a file of brackets", deep("[", 5_000_000), "too-deep", "1:33"},
		{"brackets in strings", "a = \"" + deep("[", 99) + "\\\"" + deep("[", 99) + "\"\nb = '" + deep("[", 99) + "\\'\nc = 1", "", ""},
		{"brackets in blocks", "a = \"\"\"" + deep("[\n", 99) + "\\\"\"\" \"\"\"\"\"\nb = '''\n" + deep("[", 99) + "''' # " + deep("[", 99), "", ""},
		{"brackets behind blocks", "a = \"\"\"\"\"\"\nb = \"\"\nc = ''\nd = ''''''\ne = \"\"\"a\"\"\"\"\"\nf = " + deep("[", 33), "too-deep", "6:37"},
		{"headers", deep("[[a]]\n", 100), "", ""},
		{"a dotted key", "a" + deep(".a", 31) + " = 1", "", ""},
		{"a longer one", "a" + deep(" . a", 32) + " = 1", "too-many", "1:127"},
		{"a header", "[a" + deep(".\"b.c\"", 32) + "]", "too-many", "1:189"},
		{"a key in a table", "a = {b = 1.5, a" + deep(".a", 32) + " = 1}", "too-many", "1:78"},
		{"numbers", "a = [" + deep("1.5, ", 100) + "]", "", ""},
		{"dates", "a = [\n" + deep("2024-10-03T10:00:00.5Z,\n", 100) + "]", "", ""},
	} {
		doc := docOf("content/claims/a.toml", c.text)
		code, at := "", ""
		for _, f := range Nesting(doc) {
			p := doc.File.Position(f.Span.Start)
			code, at = f.Rule.Code, fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		if code != c.code || at != c.at {
			t.Errorf("%s: got %s at %s, want %s at %s", c.what, code, at, c.code, c.at)
		}
	}
}

func TestAFileMayBeSoLarge(t *testing.T) {
	for name, most := range map[string]int{"content/claims/a.toml": size, "content/actors.toml": large} {
		for n, want := range map[int]int{most: 0, most + 1: 1} {
			if got := TOML(docOf(name, strings.Repeat("\n", n))); len(got) != want {
				t.Errorf("%s with %d bytes: got %v, want %d findings", name, n, got, want)
			}
		}
	}
}

// What a decoder takes is never deeper than what was counted.
func FuzzNestingSeesWhatADecoderSees(f *testing.F) {
	for _, text := range []string{"a = [[1], [[2]]]\n", "[a.b]\nc.d = {e = [{f = '''\n['''}]}\n", "a = \"\"\"\"[\"\"\"\"\nb = [[]]", "'a.b'.c = 1 # ["} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := scanner{text: text}
		most, parts := 0, 0
		for s.at < len(s.text) {
			s.step()
			most, parts = max(most, s.deep), max(parts, s.dots+1)
		}
		if most > 100 || parts > 100 {
			return // a decoder would be slow
		}
		var data map[string]any
		if _, err := toml.Decode(text, &data); err != nil {
			return
		}
		lists, all := depthOf(data)
		if lists > most || all > parts*(most+2) { // a name in a header, one in it, and one in each inline table
			t.Errorf("%q has %d lists and %d of all in each other, and %d brackets and %d parts were counted", text,
				lists, all, most, parts)
		}
	})
}

// depthOf returns how many lists lie in each other, and how many of all things.
func depthOf(value any) (lists, all int) {
	each := func(v any, list int) {
		l, a := depthOf(v)
		lists, all = max(lists, l+list), max(all, a+1)
	}
	switch value := value.(type) {
	case map[string]any:
		for _, v := range value {
			each(v, 0)
		}
	case []map[string]any:
		for _, v := range value {
			each(v, 0)
		}
	case []any:
		for _, v := range value {
			each(v, 1)
		}
	}
	return lists, all
}
