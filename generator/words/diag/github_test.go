package diag_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/words/diag"
)

func writeGitHub(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteGitHub(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGitHubGetsAWorkflowCommandForEachFinding(t *testing.T) {
	f := &diag.File{Name: "content/claims/a.toml", Text: []byte("claim = \"Ährenau\"\nshort = \"\"\"\nx\"\"\"\n")}
	got := writeGitHub(t, diag.List{
		{Rule: diag.ARule("quote-near"), Span: at(t, f, "\"Ährenau\""), Message: "not in its source", Help: "write \"Ä\""},
		{Rule: diag.ARule("bad-date"), Span: diag.Span{File: f, Start: 3, End: 3}, Message: "a place without width"},
		{Rule: diag.ARule("wrong-type"), Span: at(t, f, "\"\"\"\nx\"\"\""), Message: "over two lines, for which GitHub takes no columns"},
		{Rule: diag.ARule("missing-key"), Message: "about the project as a whole"},
	})
	want := `::error file=content/claims/a.toml,line=1,endLine=1,col=9,endColumn=17,title=quote-near::not in its source%0Awrite "Ä"
::error file=content/claims/a.toml,line=1,endLine=1,col=4,endColumn=4,title=bad-date::a place without width
::error file=content/claims/a.toml,line=2,endLine=3,title=wrong-type::over two lines, for which GitHub takes no columns
::error title=missing-key::about the project as a whole
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What stands in a content file must not be able to end a command, to begin one, or to add a property to it.
func TestGitHubIsToldNothingThatContentCouldForge(t *testing.T) {
	f := &diag.File{Name: "content/claims/50%,line=9:\r\n.toml", Text: []byte("claim")}
	got := writeGitHub(t, diag.List{{Rule: diag.ARule("bad-id"), Span: at(t, f, "claim"), Message: "100 %: a, b\r\n::error::forged", Help: "%0A stays"}})
	want := "::error file=content/claims/50%25%2Cline=9%3A%0D%0A.toml,line=1,endLine=1,col=1,endColumn=5,title=bad-id::" +
		"100 %25: a, b%0D%0A::error::forged%0A%250A stays\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// GitHub shows ten annotations of a kind and drops the rest without a word.
func TestGitHubGetsErrorsFirstAndAtMostTenLinesOfAKind(t *testing.T) {
	for _, c := range []struct {
		errors, warnings int
		want             []string
	}{
		{9, 0, []string{"9 error"}},
		{0, 9, []string{"9 warning"}},
		{10, 1, []string{"9 error", "and 1 more error;", "1 warning"}},
		{25, 12, []string{"9 error", "and 16 more errors;", "9 warning", "and 3 more warnings;"}},
	} {
		var list diag.List
		for i := range max(c.errors, c.warnings) { // mixed, as findings are when they are sorted by place
			if i < c.warnings {
				list.Add(diag.Finding{Rule: diag.ARule("unused-actor"), Message: fmt.Sprint("warning ", i)})
			}
			if i < c.errors {
				list.Add(diag.Finding{Rule: diag.ARule("bad-date"), Message: fmt.Sprint("error ", i)})
			}
		}
		if got := digest(t, writeGitHub(t, list)); !cmp.Equal(got, c.want) {
			t.Errorf("%d errors and %d warnings: got %q, want %q", c.errors, c.warnings, got, c.want)
		}
	}
}

// digest counts runs of annotations of a kind, and quotes the lines that tell how many more there are up to the semicolon.
func digest(t *testing.T, out string) []string {
	t.Helper()
	var runs []string
	kind, n := "", 0
	flush := func() {
		if n > 0 {
			runs = append(runs, fmt.Sprintf("%d %s", n, kind))
		}
		n = 0
	}
	for line := range strings.Lines(out) {
		command, text, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		if !ok {
			t.Fatalf("no workflow command: %q", line)
		}
		severity, _, _ := strings.Cut(command, " ")
		if severity != kind {
			flush()
			kind = severity
		}
		if end := strings.Index(text, ";"); end >= 0 {
			flush()
			runs = append(runs, text[:end+1])
			continue
		}
		n++
	}
	flush()
	return runs
}
