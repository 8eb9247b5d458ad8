package edit_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/edit"
)

const added = "[[quote]]\nsource = \"s\"\ntext   = 'say \"no\"'\n"

// Each case is a file with » where the new table is to stand, with the blank lines or line ends that it brings.
func TestATableIsAddedBehindItsSiblings(t *testing.T) {
	for _, c := range []struct{ name, text, blanksBefore, blanksAfter string }{
		{"at the end", "claim = \"a\"\n\n[[quote]]\ntext = \"x\"\n»", "\n", ""},
		{"before what follows", "[[quote]]\ntext = \"x\"\n\n[[quote]]\ntext = \"y\"\n»\n[[related]]\nclaim = \"b\"\n", "\n", ""},
		{"behind a table of its sibling", "[[quote]]\ntext = \"x\"\n[quote.figure]\nvalue = 6 # six\n»\n[[related]]\nclaim = \"b\"\n", "\n", ""},
		{"behind a table of its sibling that stands apart", "[[quote]]\n[[related]]\n[quote.figure]\nvalue = 6\n»[[review]]\n", "\n", "\n"},
		{"close together as its siblings", "a = 1\n[[quote]]\ntext = \"x\"\n[[quote]]\ntext = \"y\"\n»[[related]]\n", "", ""},
		{"above the comment about the next table", "[[quote]]\ntext = \"x\"\n»\n# what else\n[[related]]\n", "\n", ""},
		{"above a comment that belongs to the next table", "a = 1\n\n[[quote]]\ntext = \"x\"\n»# what else\n[[related]]\n", "\n", "\n"},
		{"below comments that belong to its sibling", "[[quote]]\ntext = \"x\"\n# via = [\"…\"]\n# note = \"…\"\n»\n# Others\n# [[related]]\n", "\n", ""},
		{"below comments at the end", "a = 1\n\n\n[[quote]]\ntext = \"x\"\n# note = \"…\"»", "\n\n\n", ""},
		{"where the last line has no end", "a = 1\n\n[[quote]]\ntext = \"x\"»", "\n\n", ""},
		{"where blank lines end the file", "a = 1\n\n[[quote]]\ntext = \"x\"\n»\n\n", "\n", ""},
		{"behind what only looks like a comment", "a = 1\n\n[[quote]]\ntext = \"\"\"\n[[related]]\n# x\"\"\"\n»\n[[related]]\n", "\n", ""},
		{"without siblings, before what follows", "claim = \"a\"\n\n[[review]]\nrating = \"r\"\n\n»# others\n[[related]]\nclaim = \"b\"\n", "", "\n"},
		{"without siblings or what follows", "claim = \"a\"\n\n[[review]]\nrating = \"r\"\n»", "\n", ""},
		{"without any table", "claim = \"a\" # said\n# below\n»\n# far below\n", "\n", ""},
		{"below a comment about the file", "#:schema x\n»[[related]]\n", "", "\n"},
		{"in an empty file", "»", "", ""},
		{"behind a byte order mark", "\ufeff»", "", ""},
		{"behind a byte order mark, before what follows", "\ufeff»[[related]]\n", "", "\n"},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			asFile := func(s string) string { return strings.ReplaceAll(s, "\n", end) }
			text := asFile(strings.Replace(c.text, "»", "", 1))
			if end == "\r\n" && !strings.Contains(text, end) {
				continue // a file without lines does not show how it ends them
			}
			got, err := edit.Append(text, added, "related")
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if want := asFile(strings.Replace(c.text, "»", c.blanksBefore+added+c.blanksAfter, 1)); got != want {
				t.Errorf("%s, lines ending %q: (-want +got)\n%s", c.name, end, cmp.Diff(want, got))
			}
		}
	}
}

func TestWhereNoTableCanBeAddedItSaysWhy(t *testing.T) {
	for _, c := range []struct{ text, table, want string }{
		{"a = ", added, "not TOML"},
		{"quote = [ { text = \"x\" } ]\n", added, "not written as [[quote]]"},
		{"quote = []\n", added, "not written as [[quote]]"},
		{"[quote]\ntext = \"x\"\n", added, "not written as [[quote]]"},
		{"a = 1\n", "[[quote]]\n[[quote]]\n", "not one table"},
		{"a = 1\n", "b = 1\n", "not one table"},
		{"a = 1\n", "[[quote]", "what is to be added"},
	} {
		got, err := edit.Append(c.text, c.table)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %q and %v, want an error that says %q", c.text, got, err, c.want)
		}
	}
}

// checkAppend holds that a file to which a table is added decodes to what it did with one table more, and that no byte
// is lost; and that only a file that has no place for the table is refused.
func checkAppend(t *testing.T, text, value string) {
	t.Helper()
	var before map[string]any
	if !utf8.ValidString(value) || len(text) > 4000 {
		return
	}
	changed, err := edit.Append(text, "[[quote]]\ntext = "+edit.Literal(value)+"\n", "related")
	if !valid(text, &before) {
		if err == nil {
			t.Fatalf("%q is not TOML, yet became %q", text, changed)
		}
		return
	}
	_, isArray := before["quote"].([]map[string]any)
	if _, there := before["quote"]; there && !isArray {
		if err == nil {
			t.Fatalf("%q has no [[quote]], yet became %q", text, changed)
		}
		return
	}
	if err != nil {
		if holdsMark.MatchString(text) {
			return
		}
		t.Fatalf("%q: %v", text, err)
	}
	checkAdded(t, text, changed, value, before)
	checkInserted(t, text, changed)
}

// checkAdded compares with the decoded file as it was before.
func checkAdded(t *testing.T, text, changed, value string, before map[string]any) {
	t.Helper()
	var after map[string]any
	if !valid(changed, &after) {
		t.Fatalf("%q became %q, which is not TOML", text, changed)
	}
	old, _ := before["quote"].([]map[string]any)
	list, _ := after["quote"].([]map[string]any)
	if len(list) != len(old)+1 || list[len(old)]["text"] != value {
		t.Fatalf("%q became %q, which has quotations %v", text, changed, list)
	}
	if before == nil {
		before = map[string]any{}
	}
	before["quote"] = list[:len(old)+1]
	if len(list[len(old)]) != 1 {
		t.Fatalf("%q became %q, where the new table caught %v", text, changed, list[len(old)])
	}
	if diff := cmp.Diff(before, after, nan); diff != "" {
		t.Fatalf("%q became %q (-want +got)\n%s", text, changed, diff)
	}
}

// checkInserted holds that taking one stretch out of the new text gives the old one.
func checkInserted(t *testing.T, text, changed string) {
	t.Helper()
	same := 0
	for same < len(text) && text[same] == changed[same] {
		same++
	}
	if rest := text[same:]; !strings.HasSuffix(changed[same:], rest) {
		t.Fatalf("%q became %q: bytes of the file changed", text, changed)
	}
}
