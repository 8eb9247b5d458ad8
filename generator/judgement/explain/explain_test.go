package explain

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/words/diag"
)

func asText(t testing.TB, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// each calls do for each rule.
func each(t *testing.T, do func(*testing.T, Explanation)) {
	rules := diag.Rules()
	if len(rules) < 46 {
		t.Fatalf("got %d rules, want those of all packages", len(rules))
	}
	for _, r := range rules {
		t.Run(r.Code, func(t *testing.T) { do(t, Of(r, german)) })
	}
}

// exampleFiles returns the files with examples by the codes that they are named for.
func exampleFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if code, is := strings.CutSuffix(filepath.Base(name), ".txtar"); is && code != "base" {
			files[code] = name
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A rule without an example does not start; an example without a rule would lie about unseen.
func TestEveryExampleIsThatOfARule(t *testing.T) {
	files := exampleFiles(t)
	for code, file := range files {
		if diag.RuleOf(code) == nil {
			t.Errorf("%s explains no code", file)
		}
	}
	if rules := len(diag.Rules()); len(files) != rules {
		t.Errorf("got %d examples, want one for each of %d rules", len(files), rules)
	}
}

func TestEveryTitleIsInHouseStyle(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		if e.Title == "" || strings.HasSuffix(e.Title, ".") || strings.Contains(e.Title, "\n") {
			t.Errorf("got title %q, want one line without a full stop", e.Title)
		}
	})
}

func TestTheProjectAroundTheExamplesIsSound(t *testing.T) {
	found, err := findings(example(background, nil, nil).project, nil)
	if err != nil || len(found) > 0 {
		t.Errorf("got %v and\n%s\nwant no finding", err, asText(t, found))
	}
}

func TestTheWrongExampleGivesThisFindingAndNoOther(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		found, err := findings(e.Wrong.project, e.Wrong.published)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Rule != e.Rule {
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
		found, err := findings(e.Right.project, e.Right.published)
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
		found, err := findings(e.Wrong.published, nil)
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
			if strings.Contains(string(f.Data), "{{") {
				t.Errorf("%s has a mark that was not filled in:\n%s", f.Name, f.Data)
			}
		}
	})
}

// sentences counts full stops before a space or the end.
func sentences(text string) int { return strings.Count(text+" ", ". ") }

// Other programs read { as the beginning of a placeholder (SARIF §3.11.5).
func TestHelpIsPlainText(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		if strings.ContainsAny(e.Why, "{}") {
			t.Errorf("got %q, want no braces", e.Why)
		}
	})
}

func TestProseKeepsToItsWidth(t *testing.T) {
	each(t, func(t *testing.T, e Explanation) {
		var b strings.Builder
		if err := Write(&b, e, diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		wrapped := strings.Split(b.String(), "\n\n")[1] // below the head line
		if got := strings.Join(strings.Fields(wrapped), " "); got != e.Why {
			t.Errorf("got the words %q, want %q", got, e.Why)
		}
		for line := range strings.Lines(wrapped) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > textWidth {
				t.Errorf("got a line of %d code points, want at most %d: %s", n, textWidth, line)
			}
		}
	})
}
