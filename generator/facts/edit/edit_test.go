package edit_test

import (
	"errors"
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/place"
)

func TestAStringIsChangedInPlace(t *testing.T) {
	const text = "# pinned by hand\nfile   = 'a.txt'   # the article\r\nsha256 = \"abc\"# no space\n\nlines = \"\"\"\n2\"\"\" # two\n[[block]]\nlines = \"1\"\n"
	for _, c := range []struct{ name, value, key, old, new string }{
		{"a hash beside a comment", "def", "sha256", `"abc"#`, `"def"#`},
		{"single quotation marks stay", "b.txt", "file", `'a.txt'`, `'b.txt'`},
		{"unless the value has one", "it's", "file", `'a.txt'`, `"it's"`},
		{"a text of several lines", "3", "lines", "\"\"\"\n2\"\"\"", `"3"`},
		{"quotation marks inside", `say "no"`, "sha256", `"abc"`, `'say "no"'`},
		{"a line end inside", "a\nb", "sha256", `"abc"`, `"a\u000ab"`},
	} {
		got, err := edit.String(text, c.key, c.value)
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
	for _, key := range []string{"n", "list", "table", "tables", "none", "table.key", ""} {
		if got, err := edit.String(text, key, "new"); !errors.Is(err, edit.ErrNoString) {
			t.Errorf("at %q: got %q and %v, want ErrNoString", key, got, err)
		}
	}
	if got, err := edit.String("n = ", "n", "new"); err == nil {
		t.Errorf("not TOML: got %q, want an error", got)
	}
	if got, err := edit.String(`n = "a"`, "n", "\xff"); err == nil {
		t.Errorf("not UTF-8: got %q, want an error", got)
	}
}

// A key may hold, escaped, the very characters that paths are made with; then two values have one path.
func TestAKeyThatLooksLikeAPathIsNotTakenForOne(t *testing.T) {
	const text = "a.b = \"first\"\n\"a\\u001fb\" = \"second\"\n"
	got, err := edit.String(text, "a\x1fb", "new")
	if want := strings.Replace(text, "second", "new", 1); err == nil && got != want {
		t.Errorf("got %q, want %q or an error", got, want)
	}
}

// FuzzNothingElseChanges holds the promise of each edit of a file: it changes a value, adds a table or takes tables
// out, and the rest decodes to what it did.
func FuzzNothingElseChanges(f *testing.F) {
	f.Add("#:schema x\nfile = 'a.txt' # b\nsha256 = \"c35b\"\nblock = [{lines = \"1-6\"}, {lines = '''2'''}]\n", "new")
	f.Add("[[quote]]\ntext = \"\"\"\nl'one\\\n   two\"\"\"\nvia = [\"a\", # c\n \"b\",]\r\n[quote.x]\n\"k.y\" = \"\\u00e4\"\n[[quote]]\n", "a\"b\\c'\n")
	f.Add("\ufeffa.b.\"c\" = 'x'\na.d = nan\nwhen = 1979-05-27T07:32:00Z\n", "'")
	f.Add("a = [[\"x\"], [1, \"y\"]]\n[t]\n[[t.u]]\nv = \"1\"\n[[t.u.w]]\n\"\" = \"2\"\n", "\x00\x7f\t")
	f.Add("claim = 'a'\n[[review]]\n[[quote]]\nx = \"\"\"\n# y\n[[quote]]\"\"\"\n# z\n[quote.b]\n[[related]]\n",
		"sechs")
	f.Add("\ufeff[[related]]", "}uuuu'\"\\")
	f.Add("\ufeff# a\r\n[[related]] # b\r\n\r\n# c", "'\"\\")
	f.Add("quote = [{x = 1}]", "")
	f.Add("[[quote.a]]\n[[quote]]\n", "a")
	f.Add("\"quote\".a = 1\n[[\"qu\\u006fte\"]]\n", "a")
	for _, text := range []string{"claim = \"c\"\n[t]\n", "aliases = [\n'a', # x\n]\n", "aliases = []\nclaim = 1",
		"\"aliases\" = [\"a\"\n,\"b\"]",
		"a = 1\n# x\n[[block]]\nb = '''\n[[block]]'''\n[block.c]\n[d]\n# y\n[[block]] # z\n",
		"\ufeff# a\r\n[[block]] # b\r\n\r\n# c"} {
		f.Add(text, "a")
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		checkStrings(t, text, value)
		checkAppend(t, text, value)
		checkRemove(t, text)
		growsByOne(t, text)
	})
}

// checkStrings edits every string of a valid file that stands under a key of its own.
func checkStrings(t *testing.T, text, value string) {
	t.Helper()
	var data map[string]any
	if len(text) > 4000 || !utf8.ValidString(value) || !valid(text, &data) {
		return
	}
	for key, old := range data {
		if _, isString := old.(string); !isString {
			continue
		}
		changed, err := edit.String(text, key, value)
		if err != nil {
			if holdsMark.MatchString(text) {
				continue // a key with a path's mark in it can have the path of another one; refusing is right
			}
			t.Fatalf("%q at %q: %v", text, key, err)
		}
		checkEdit(t, text, changed, key, value)
	}
}

// holdsMark finds the escaped characters that paths are made with.
var holdsMark = regexp.MustCompile(`(?i)\\(x|u00|U000000)1[ef]`)

// checkEdit compares with a change of the decoded file, made by other means than the package's.
func checkEdit(t *testing.T, text, changed, key, value string) {
	t.Helper()
	var want, got map[string]any
	if !valid(text, &want) || !valid(changed, &got) {
		t.Fatalf("%q became %q, which is not TOML", text, changed)
	}
	want[key] = value
	if diff := cmp.Diff(want, got, nan); diff != "" {
		t.Fatalf("%q at %q became %q (-want +got)\n%s", text, key, changed, diff)
	}
	r, _ := place.Scan(text).Value(place.Of(key))
	if !strings.HasPrefix(changed, text[:r.Start]) || !strings.HasSuffix(changed, text[r.End:]) {
		t.Fatalf("%q at %q became %q: bytes outside %v changed", text, key, changed, r)
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

func TestAWordBecomesTOMLOnOneLine(t *testing.T) {
	for s, want := range map[string]string{`a`: `"a"`, "a\n  b": `"a b"`, `sagt "ja"`: `'sagt "ja"'`, `sagt "it's"`: `"sagt \"it's\""`, "a\x1bb": `"a\u001bb"`, `C:\x`: `'C:\x'`,
		"\"\x1b\"": `"\"\u001b\""`, "a\u200bb\u200e": `"a\u200bb\u200e"`, "\u202e'\"": `"\u202e'\""`,
		"\U000E0001a\u0080\ue000": `"\U000e0001a\u0080\ue000"`, "می\u200cروم \"": "'می\u200cروم \"'"} {
		if got := edit.OneLine(s); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
}
