package explain

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/words/diag"
)

func TestLinesThatAreNewAreMarked(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after string
		want          []bool
	}{
		{"a changed line", "a\nb\nc", "a\nB\nc", []bool{false, true, false}},
		{"a line more", "a\nc", "a\nb\nc", []bool{false, true, false}},
		{"a line less", "a\nb\nc", "a\nc", []bool{false, false}},
		{"a line twice", "a", "a\na", []bool{false, true}},
		{"another order", "a\nb", "b\na", []bool{false, true}},
		{"only aligned otherwise", "x   = 1", "x = 1", []bool{false}},
		{"an empty line", "a", "a\n\nb", []bool{false, false, true}},
		{"nothing before", "", "a", []bool{true}},
	} {
		got := addedTo(strings.Split(c.before, "\n"), strings.Split(c.after, "\n"))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEveryExplanationIsPrintedInTheSameOrder(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		says := "beleg check says"
		if slices.Contains([]string{"file-too-large", "site-large", "site-too-large"}, e.Code) {
			says = "beleg build says"
		} else if e.Code == "entry-not-taken" {
			says = "beleg import says"
		}
		var b strings.Builder
		if err := Write(&b, e, diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		rest := b.String()
		for _, want := range []string{
			e.Code + " (" + e.Severity.String() + "): " + e.Title + "\n\n",
			"\nWrong: " + e.Wrong.Files[0].Name + "\n\n    ",
			"\n" + says + ":\n\n    " + e.Severity.String() + "[" + e.Code + "]: ",
			"\n\nRight: " + e.Right.Files[0].Name + "\n\n  ",
		} {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Fatalf("got\n%s\nwant %q in its place", b.String(), want)
			}
			rest = after
		}
		if strings.Contains(b.String(), " \n") || strings.Contains(b.String(), "in 1 file\n") {
			t.Errorf("got white space at a line's end, or a count of findings:\n%s", b.String())
		}
	})
}

func TestAFindingIsColouredOnlyWhereThatIsAskedFor(t *testing.T) {
	e := Of(diag.RuleOf("bad-date"), "en")
	for _, color := range []bool{false, true} {
		var b strings.Builder
		if err := Write(&b, e, diag.TextOptions{Color: color}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "\x1b["); got != color || strings.Contains(b.String(), "1 error") {
			t.Errorf("colour %v: got\n%q", color, b.String())
		}
	}
}
