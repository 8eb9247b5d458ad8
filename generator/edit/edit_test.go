package edit_test

import (
	"errors"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"beleg/generator/edit"
	"beleg/generator/place"
)

func TestAStringIsChangedInPlace(t *testing.T) {
	const text = "# pinned by hand\nfile   = 'a.txt'   # the article\r\nsha256 = \"abc\"# no space\n\n[[block]]\nlines = \"1\"\n[[block]]\nlines = \"\"\"\n2\"\"\" # two\n"
	for _, c := range []struct {
		name, value string
		at          []any
		old, new    string
	}{
		{"a hash beside a comment", "def", []any{"sha256"}, `"abc"#`, `"def"#`},
		{"single quotation marks stay", "b.txt", []any{"file"}, `'a.txt'`, `'b.txt'`},
		{"unless the value has one", "it's", []any{"file"}, `'a.txt'`, `"it's"`},
		{"the second table of an array", "3", []any{"block", 1, "lines"}, "\"\"\"\n2\"\"\"", `"3"`},
		{"quotation marks inside", `say "no"`, []any{"sha256"}, `"abc"`, `'say "no"'`},
		{"a line end inside", "a\nb", []any{"sha256"}, `"abc"`, `"a\u000ab"`},
	} {
		got, err := edit.String(text, c.value, c.at...)
		if err != nil {
			t.Errorf("%s: got %v, want no error", c.name, err)
		}
		if want := strings.Replace(text, c.old, c.new, 1); got != want {
			t.Errorf("%s: (-got +want)\n%s", c.name, cmp.Diff(got, want))
		}
	}
}

func TestWhatIsNoStringIsNotChanged(t *testing.T) {
	const text = "n = 1\nlist = [\"a\"]\n[table]\nkey = \"v\"\n[[tables]]\nkey = \"v\"\n"
	for _, at := range [][]any{{"n"}, {"list"}, {"list", 1}, {"table"}, {"tables"}, {"tables", 0}, {"tables", 1, "key"}, {"none"}, {"table", 0}, {"list", "a"}, {}} {
		if got, err := edit.String(text, "new", at...); !errors.Is(err, edit.ErrNoString) {
			t.Errorf("at %v: got %q and %v, want ErrNoString", at, got, err)
		}
	}
	if got, err := edit.String("n = ", "new", "n"); err == nil {
		t.Errorf("not TOML: got %q, want an error", got)
	}
	if got, err := edit.String(`n = "a"`, "\xff", "n"); err == nil {
		t.Errorf("not UTF-8: got %q, want an error", got)
	}
}

// A key may hold, escaped, the very characters that paths are made with; then two values have one path.
func TestAKeyThatLooksLikeAPathIsNotTakenForOne(t *testing.T) {
	const text = "a.b = \"first\"\n\"a\\u001fb\" = \"second\"\n"
	got, err := edit.String(text, "new", "a", "b")
	if want := strings.Replace(text, "first", "new", 1); err == nil && got != want {
		t.Errorf("got %q, want %q or an error", got, want)
	}
}

// FuzzOnlyTheValueChanges edits every string of a valid file.
func FuzzOnlyTheValueChanges(f *testing.F) {
	f.Add("#:schema x\nfile = 'a.txt' # b\nsha256 = \"c35b\"\nblock = [{lines = \"1-6\"}, {lines = '''2'''}]\n", "new")
	f.Add("[[quote]]\ntext = \"\"\"\nl'one\\\n   two\"\"\"\nvia = [\"a\", # c\n \"b\",]\r\n[quote.x]\n\"k.y\" = \"\\u00e4\"\n[[quote]]\n", "a\"b\\c'\n")
	f.Add("\ufeffa.b.\"c\" = 'x'\na.d = nan\nwhen = 1979-05-27T07:32:00Z\n", "'")
	f.Add("a = [[\"x\"], [1, \"y\"]]\n[t]\n[[t.u]]\nv = \"1\"\n[[t.u.w]]\n\"\" = \"2\"\n", "\x00\x7f\t")
	f.Fuzz(func(t *testing.T, text, value string) {
		var data map[string]any
		if !valid(text, &data) || !utf8.ValidString(value) || len(text) > 4000 {
			return
		}
		for _, at := range stringsIn(data, nil) {
			changed, err := edit.String(text, value, at...)
			if err != nil {
				if holdsMark.MatchString(text) {
					continue // a key with a path's mark in it can have the path of another one; refusing is right
				}
				t.Fatalf("%q at %v: %v", text, at, err)
			}
			checkEdit(t, text, changed, value, at)
		}
	})
}

// holdsMark finds the escaped characters that paths are made with.
var holdsMark = regexp.MustCompile(`(?i)\\(x|u00|U000000)1[ef]`)

// checkEdit compares with a change of the decoded file, made by other means than the package's.
func checkEdit(t *testing.T, text, changed, value string, at []any) {
	t.Helper()
	var want, got map[string]any
	if !valid(text, &want) || !valid(changed, &got) {
		t.Fatalf("%q became %q, which is not TOML", text, changed)
	}
	set(want, at, value)
	if diff := cmp.Diff(want, got, nan); diff != "" {
		t.Fatalf("%q at %v became %q (-want +got)\n%s", text, at, changed, diff)
	}
	r, _ := place.Scan(text).Value(place.Of(at...))
	if !strings.HasPrefix(changed, text[:r.Start]) || !strings.HasSuffix(changed, text[r.End:]) {
		t.Fatalf("%q at %v became %q: bytes outside %v changed", text, at, changed, r)
	}
}

// nan finds a NaN the same as itself.
var nan = cmp.Comparer(func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) })

func valid(text string, into *map[string]any) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	_, err := toml.Decode(text, into)
	return err == nil && utf8.ValidString(text)
}

// stringsIn lists the places of all strings.
func stringsIn(data any, at []any) [][]any {
	var found [][]any
	under := func(e, inner any) { found = append(found, stringsIn(inner, append(slices.Clone(at), e))...) }
	switch x := data.(type) {
	case string:
		return [][]any{at}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(x)) {
			under(k, x[k])
		}
	case []any:
		for i, e := range x {
			under(i, e)
		}
	case []map[string]any:
		for i, e := range x {
			under(i, e)
		}
	}
	return found
}

func set(data any, at []any, value string) {
	last := len(at) - 1
	for _, e := range at[:last] {
		switch x := data.(type) {
		case map[string]any:
			data = x[e.(string)]
		case []any:
			data = x[e.(int)]
		case []map[string]any:
			data = x[e.(int)]
		}
	}
	switch x := data.(type) {
	case map[string]any:
		x[at[last].(string)] = value
	case []any:
		x[at[last].(int)] = value
	}
}
