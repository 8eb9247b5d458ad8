package edit_test

import (
	"testing"

	"beleg/generator/facts/edit"
)

func TestAStringIsAddedToAListOrBelowAKey(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"claim = \"c\" # x\nshort = \"s\"\n\n[[review]]\n", "claim = \"c\" # x\nshort = \"s\"\naliases = [\"new\"]\n\n[[review]]\n"},
		{"short = \"s\"\r\nclaim = '''c\r\n'''\r\n", "short = \"s\"\r\nclaim = '''c\r\n'''\r\naliases = [\"new\"]\r\n"},
		{"claim = \"c\"", "claim = \"c\"\naliases = [\"new\"]\n"},
		{"aliases = []\n", "aliases = [\"new\"]\n"},
		{"aliases = [ 'a' ] # x\n", "aliases = [ 'a', \"new\" ] # x\n"},
		{"aliases = [\"a\",]\n", "aliases = [\"a\", \"new\",]\n"},
		{"aliases = [\n  \"a\", # first\n  \"b\" # second\n]\n", "aliases = [\n  \"a\", # first\n  \"b\",\n  \"new\" # second\n]\n"},
		{"aliases = [\"a\",\n  \"b\"]\n", "aliases = [\"a\",\n  \"b\",\n  \"new\"]\n"},
	} {
		got, err := edit.Add(c.text, "aliases", "new", "claim", "short")
		if err != nil || got != c.want {
			t.Errorf("%q: got %q and %v, want %q", c.text, got, err, c.want)
		}
	}
	for _, text := range []string{"a = 1\n", "claim = ", "aliases = \"a\"\n", "[t]\nclaim = \"x\"\n"} {
		if got, err := edit.Add(text, "aliases", "new", "claim"); err == nil {
			t.Errorf("%q became %q, want an error", text, got)
		}
	}
}

// growsByOne holds that whatever is returned decodes to one string more, and nothing else.
func growsByOne(t *testing.T, text string) {
	t.Helper()
	var before, after map[string]any
	if len(text) > 4000 || !valid(text, &before) {
		return
	}
	changed, err := edit.Add(text, "aliases", "new", "claim")
	if err != nil {
		return
	}
	list, _ := before["aliases"].([]any)
	before["aliases"] = append(list, "new")
	if !valid(changed, &after) || !edit.Same(before, after) {
		t.Errorf("%q became %q", text, changed)
	}
}
