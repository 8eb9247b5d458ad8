package explain

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"beleg/generator/diag"
)

// asFS lays out a project the way a test does, independent of how the package itself does.
func asFS(a *txtar.Archive) fs.FS {
	if a == nil {
		return nil
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func asText(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func explanation(t *testing.T, code diag.Code) Explanation {
	t.Helper()
	e, ok := Of(code)
	if !ok {
		t.Fatalf("there is no explanation of %s", code)
	}
	return e
}

// each calls do for each code.
func each(t *testing.T, do func(*testing.T, Explanation)) {
	for _, code := range diag.Codes() {
		t.Run(string(code), func(t *testing.T) { do(t, explanation(t, code)) })
	}
}

func TestEveryCodeIsExplainedAndNothingElse(t *testing.T) {
	names, err := fs.Glob(files, "rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, code := range diag.Codes() {
		want = append(want, "rules/"+string(code)+".txtar")
	}
	for _, name := range want {
		if !slices.Contains(names, name) {
			t.Errorf("there is no %s", name)
		}
	}
	for _, name := range names {
		if !slices.Contains(want, name) {
			t.Errorf("%s explains no code", name)
		}
	}
	if _, ok := Of("no-such-code"); ok {
		t.Error("no-such-code is explained, want only codes that exist")
	}
}

func TestTheProjectAroundTheExamplesIsSound(t *testing.T) {
	found, err := findings(asFS(example(nil, nil).project), nil)
	if err != nil || len(found) > 0 {
		t.Errorf("got %v and\n%s\nwant no finding", err, asText(t, found))
	}
}

func TestTheWrongExampleGivesThisFindingAndNoOther(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		found, err := findings(asFS(e.Wrong.project), asFS(e.Wrong.published))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Code != e.Code {
			t.Errorf("got:\n%s\nwant one finding %s", asText(t, found), e.Code)
		}
		own, err := e.Wrong.Findings()
		if err != nil || asText(t, own) != asText(t, found) {
			t.Errorf("Findings gives %v and\n%s\nwant what load and check give:\n%s", err, asText(t, own), asText(t, found))
		}
	})
}

func TestTheRightExampleGivesNoFinding(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		found, err := findings(asFS(e.Right.project), asFS(e.Right.published))
		if err != nil || len(found) > 0 {
			t.Errorf("got %v and\n%s\nwant no finding", err, asText(t, found))
		}
	})
}

// maxLines is the length of a claim with a text and two quotations, which some rules cannot be shown without.
const maxLines = 19

// What was published had been built, so it is sound.
func TestWhatWasPublishedHadNoFinding(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		if e.Wrong.published == nil {
			return
		}
		found, err := findings(asFS(e.Wrong.published), nil)
		if err != nil || len(found) > 0 {
			t.Errorf("got %v and\n%s\nwant no finding", err, asText(t, found))
		}
	})
}

// An editor reads an explanation between two other things.
func TestAnExplanationIsShort(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		if n := sentences(e.Why); n < 2 || n > 5 {
			t.Errorf("got %d sentences, want two to five: %s", n, e.Why)
		}
		if len(e.Wrong.Files) == 0 || len(e.Right.Files) == 0 {
			t.Fatal("got an example without a file")
		}
		for _, f := range slices.Concat(e.Given, e.Published, e.Wrong.Files, e.Right.Files) {
			if n := len(lines(f)); n > maxLines {
				t.Errorf("%s has %d lines, want at most %d", f.Name, n, maxLines)
			}
			if strings.Contains(f.Text, "{{") {
				t.Errorf("%s has a mark that was not filled in:\n%s", f.Name, f.Text)
			}
		}
	})
}

// sentences counts full stops before a space or the end.
func sentences(text string) int { return strings.Count(text+" ", ". ") }

// Other programs read { as the beginning of a placeholder (SARIF §3.11.5).
func TestHelpIsPlainText(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		help := Help(e.Code)
		if strings.ContainsAny(help, "{}") || !strings.HasPrefix(help, e.Why) || !strings.HasSuffix(help, "beleg explain "+string(e.Code)) {
			t.Errorf("got %q, want why, where the examples are, and no braces", help)
		}
	})
}

func TestProseKeepsToItsWidth(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		wrapped := wrap(e.Why)
		if got := strings.Join(strings.Fields(wrapped), " "); got != e.Why {
			t.Errorf("got the words %q, want %q", got, e.Why)
		}
		for line := range strings.Lines(wrapped) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > textWidth {
				t.Errorf("got a line of %d code points, want at most %d: %s", n, textWidth, line)
			}
		}
	})
	long := strings.Repeat("ä", textWidth+1)
	if got, want := wrap("a "+long+" b"), "a\n"+long+"\nb"; got != want {
		t.Errorf("a word longer than a line: got %q, want %q", got, want)
	}
}
