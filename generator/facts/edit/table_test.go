package edit_test

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/edit"
)

func TestAKeyIsSetWhereItStandsOrBelowAnother(t *testing.T) {
	for _, c := range []struct{ text, key, want string }{
		{"file = \"a\" # x\nsha256 = \"b\" # y\ntitle = \"t\"\n", "sha256", "file = \"a\" # x\nsha256 = \"new\" # y\ntitle = \"t\"\n"},
		{"file = \"a\"\nsha256 = \"b\" # y\ntitle = \"t\"\n[[block]]\nlines = \"1\"\n", "original", "file = \"a\"\nsha256 = \"b\" # y\noriginal = \"new\"\ntitle = \"t\"\n[[block]]\nlines = \"1\"\n"},
		{"file = \"a\"\r\nsha256 = '''b\n'''", "original", "file = \"a\"\r\nsha256 = '''b\n'''\r\noriginal = \"new\"\r\n"},
	} {
		got, err := edit.Set(c.text, c.key, "new", "sha256")
		if err != nil || got != c.want {
			t.Errorf("%s in %q: got %q and %v, want %q", c.key, c.text, got, err, c.want)
		}
	}
	for _, text := range []string{"a = 1\n", "sha256 = ", "[t]\nsha256 = \"x\"\n"} {
		if got, err := edit.Set(text, "original", "new", "sha256"); err == nil {
			t.Errorf("%q became %q, want an error", text, got)
		}
	}
}

func TestTablesAreTakenOutWithWhatIsSaidOfThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"#:schema x\nfile = \"a\"\n\n# guessed: a menu\n[[block]]\nlines = \"1\"\n\n# another\n[[block]]\nlines = \"2\" # two\n", "#:schema x\nfile = \"a\"\n"},
		{"file = \"a\"\n[[block]]\nlines = \"1\"\n[block.x]\ny = 1\n# about the other\n[other]\nz = \"[[block]]\"\n[[block]]\n", "file = \"a\"\n# about the other\n[other]\nz = \"[[block]]\"\n"},
		{"file = \"a\"\n\n", "file = \"a\"\n"},
		{"[[block]]\nlines = \"1\"\n", ""},
		{"\ufeff[[block]]\nlines = \"1\"\n[other]\n", "\ufeff[other]\n"},
		{"block = [{lines = \"1\"}]\n", ""},
	} {
		got, err := edit.Remove(c.text, "block")
		if c.want == "" && strings.HasPrefix(c.text, "block") {
			if err == nil {
				t.Errorf("%q became %q, want an error", c.text, got)
			}
			continue
		}
		if err != nil || got != c.want {
			t.Errorf("%q: got %v, (-want +got)\n%s", c.text, err, cmp.Diff(c.want, got))
		}
	}
}

// checkRemove holds that what is left decodes to all else.
func checkRemove(t *testing.T, text string) {
	t.Helper()
	var before, after map[string]any
	if len(text) > 4000 || !valid(text, &before) {
		return
	}
	changed, err := edit.Remove(text, "block")
	if err != nil {
		return
	}
	if _, err := toml.Decode(changed, &after); err != nil {
		t.Fatalf("%q became %q, which is not TOML: %v", text, changed, err)
	}
	delete(before, "block")
	if before == nil {
		before = map[string]any{}
	}
	if diff := cmp.Diff(before, after, nan); diff != "" && len(before)+len(after) > 0 {
		t.Fatalf("%q became %q (-want +got)\n%s", text, changed, diff)
	}
}
