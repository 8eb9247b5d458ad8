package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// Without a limit each of these takes from ten seconds to all memory, in a file of at most 200 kB.
func TestWhatCostsTooMuchToReadIsNotRead(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct{ name, text, want string }{
		{"a long text", rep("Ein Satz. ", 20_001), "bytes"},
		{"links that nothing closes", rep("[](", 30_000), "links"},
		{"broken links", rep("[x](claim:none) ", 8_000), "links"},
		{"uses of a reference", "[a]: x\n\n" + rep("[a] ", 40_000), "links"},
		{"a long reference", "[a]: " + rep("x", 50_000) + "\n\n" + rep("[a] ", 4_000), "bytes of a reference"},
		{"a reference with a long title", "[a]: x '" + rep("words ", 5_000) + "'\n\n" + rep("[a] ", 4_000), "bytes of a reference"},
		{"stars that nothing closes", rep("*a_ ", 30_000), "marks of emphasis"},
		{"quotations in quotations", rep("> ", 33) + "a", "levels"},
		{"the same without blanks", rep(">", 90_000), "levels"},
		{"lists in lists", rep("* + 1. ", 20) + "a", "levels"},
		{"tags", rep("<b>", 2_001), "tags"},
		{"a wide and high table", rep("a|", 100) + "\n" + rep("-|", 100) + "\n" + rep("|\n", 5_000), "cells of tables"},
		{"many such tables", rep(rep("a|", 99)+"\n"+rep("-|", 99)+"\n"+rep("|\n", 99)+" \n", 20), "cells of tables"},
		{"32 quotations in each other", rep("> ", 32) + "a", ""},
		{"a large table", "|a|b|c|\n|-|-|-|\n" + rep("|eins|zwei|drei|\n", 5_000), ""},
		{"a rule", rep("* ", 30) + "\n" + rep("_", 50_000), ""},
		{"equal headings", rep("# a\n", 30_000), ""},
		{"a bibliography", rep("* [Titel](https://example.org/) – Verlag\n", 1_000), ""},
		{"lists by indentation", func() string {
			var b strings.Builder
			for i := range 300 {
				b.WriteString(rep("  ", i) + "* a\n")
			}
			return b.String()
		}(), ""},
	} {
		doc := Parse(c.text, Options{})
		got := ""
		if over := doc.Excess; over != nil {
			got = over.What
			if over.Count <= over.Most || over.End > len(c.text) || over.Start > over.End || len(doc.Links) > 0 {
				t.Errorf("%s: got %+v, want a count above the limit, a place in the text, and nothing else", c.name, over)
			}
		}
		if got != c.want {
			t.Errorf("%s: got too many %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEachOfManyEqualHeadingsHasAnIDOfItsOwn(t *testing.T) {
	doc := Parse("# a\n# a-2\n# a\n"+strings.Repeat("# b\n", 1000)+"# a\n# b-1000\n", Options{Prefix: "t-"})
	want := []string{"t-a", "t-a-2", "t-a-3", "t-b"}
	for i := range 999 {
		want = append(want, fmt.Sprintf("t-b-%d", i+2))
	}
	want = append(want, "t-a-4", "t-b-1000-2")
	if got := strings.Join(doc.Anchors, " "); got != strings.Join(want, " ") {
		t.Errorf("got %s", got)
	}
}
