package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/rule"
	"beleg/generator/words/diag"
)

// corpus runs the command and returns its exit code and what it said.
func corpus(args ...string) (code int, said string) {
	var stderr bytes.Buffer
	code = run(args, &stderr)
	return code, stderr.String()
}

func TestAFolderThatHoldsSomethingIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, said := corpus("-claims", "3", "-sources", "2", dir)
	if want := "corpus: " + dir + " is not empty (notes.txt lies in it); name a new or empty folder\n"; code != 2 || said != want {
		t.Errorf("got exit code %d and %q, want 2 and %q", code, said, want)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("got %d entries (%v), want the one that was there", len(entries), err)
	}
}

func TestWrongUsageIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	for want, args := range map[string][]string{
		"Usage: corpus": {}, "Usage: corpus [": {dir, dir}, "not defined": {"-size", "3", dir}, "at least one claim": {"-claims", "0", dir},
		"got 5 and -1": {"-claims", "5", "-sources", "-1", dir}, "invalid value": {"-seed", "-1", dir},
	} {
		if code, said := corpus(args...); code != 2 || !strings.Contains(said, want) {
			t.Errorf("corpus %v: got exit code %d and %q, want 2 and %q", args, code, said, want)
		}
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder: got %v, want none made", err)
	}
	if code, said := corpus("-h"); code != 0 || !strings.Contains(said, "-sources") {
		t.Errorf("corpus -h: got exit code %d and %q, want 0 and the flags", code, said)
	}
}

func digest(size Size) string {
	h := sha256.New()
	project := Project(size)
	for _, name := range slices.Sorted(maps.Keys(project)) {
		fmt.Fprintf(h, "%s\x00%s\x00", name, project[name])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestTheSameSeedGivesTheSameBytesAndAnotherOneOthers(t *testing.T) {
	first := digest(Size{60, 20, 7})
	if again := digest(Size{60, 20, 7}); again != first {
		t.Errorf("seed 7 twice: got %s and %s, want the same", first, again)
	}
	if other := digest(Size{60, 20, 8}); other == first {
		t.Errorf("seeds 7 and 8: got %s for both, want two", first)
	}
}

// loaded writes a project by the command and reads it.
func loaded(t *testing.T, size Size) (*fact.Base, diag.List) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a", "b")
	code, said := corpus("-claims", fmt.Sprint(size.Claims), "-sources", fmt.Sprint(size.Sources), "-seed", fmt.Sprint(size.Seed), dir)
	if want := fmt.Sprintf("%s: %d claims, %d sources, seed %d\n", dir, size.Claims, size.Sources, size.Seed); code != 0 || said != want {
		t.Fatalf("got exit code %d and %q, want 0 and %q", code, said, want)
	}
	is, err := new(load.Session).Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return is.Base, append(is.Found, rule.Run(is.Base, is.Gaps, nil)...)
}

func TestAProjectOfAnySizeHasNoErrors(t *testing.T) {
	for _, size := range []Size{{1, 1, 1}, {10, 3, 2}, {40, 2, 3}, {300, 60, 4}, {1000, 200, 5}} {
		base, found := loaded(t, size)
		for _, f := range found {
			if f.Severity() == diag.Error {
				t.Fatalf("%v: %s: %s", size, f.Span.File.Name, f.Message)
			}
		}
		if len(base.Claims) != size.Claims || len(base.Sources) != size.Sources {
			t.Errorf("%v: got %d claims and %d sources", size, len(base.Claims), len(base.Sources))
		}
	}
}

// What makes a project slow or large is there, and in the shares that desks have it.
func TestAProjectIsLikeThatOfADesk(t *testing.T) {
	base, _ := loaded(t, Size{500, 100, 1})
	n := map[string]int{}
	count := func(what string, is bool) {
		if is {
			n[what]++
		}
	}
	for _, c := range base.Claims {
		count("rated more than once", len(c.Reviews) > 1)
		count("related", len(c.Related) > 0)
		count("with a text", c.Text != nil)
		count("with a date", !c.When.IsZero())
		for _, q := range c.Quotes {
			count("quotations", true)
			count("with words left out", len(q.Place.Parts) > 1)
			count("hedged", q.Hedge != "")
			count("through others", len(q.Chains) > 0 && len(q.Chains[0]) > 1)
			count("disputing", q.Stance == fact.Disputes)
			count("with a figure", q.Figure != nil)
		}
	}
	bytes := 0
	for _, s := range base.Sources {
		bytes += len(s.Seed.Text)
		count("in English", s.Language == "en")
	}
	for what, least := range map[string]int{"quotations": 1000, "rated more than once": 200, "related": 200, "with a text": 150, "with a date": 500,
		"with words left out": 50, "hedged": 150, "through others": 100, "disputing": 50, "with a figure": 1000, "in English": 10} {
		if n[what] < least {
			t.Errorf("%s: got %d, want at least %d", what, n[what], least)
		}
	}
	if mean := bytes / len(base.Sources); mean < 3000 || mean > 9000 || len(base.Events) != 26 {
		t.Errorf("articles have %d bytes, and there are %d events", mean, len(base.Events))
	}
}

func TestRealTextsAreArticlesToo(t *testing.T) {
	texts, dir := t.TempDir(), filepath.Join(t.TempDir(), "new")
	text := "Ein Gesetz\n\n" + strings.Repeat("Dieser Satz steht hier zweimal und wird deshalb nicht zitiert.\n\n", 2) +
		"Wer Abfälle befördert, hat nach dieser\nVerordnung ein Buch darüber zu führen. Es ist aufzubewahren.\n"
	for name, text := range map[string]string{"gesetz.txt": text, "leer.txt": "Nichts.\n", "README.md": "no article"} {
		if err := os.WriteFile(filepath.Join(texts, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, said := corpus("-claims", "3", "-sources", "2", "-texts", texts, dir); code != 0 {
		t.Fatalf("got exit code %d and %q", code, said)
	}
	is, err := new(load.Session).Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(is.Found, rule.Run(is.Base, is.Gaps, nil)...) {
		if f.Severity() == diag.Error {
			t.Errorf("%s: %s", f.Span.File.Name, f.Message)
		}
	}
	if len(is.Base.Sources) != 4 || len(is.Base.Claims) != 4 {
		t.Fatalf("got %d sources and %d claims, want 4 and 4", len(is.Base.Sources), len(is.Base.Claims))
	}
	want := "Wer Abfälle befördert, hat nach dieser Verordnung ein Buch darüber zu führen."
	if got := strings.Join(strings.Fields(is.Base.Claims[0].Quotes[0].Wording), " "); got != want {
		t.Errorf("got the quotation %q, want %q", got, want)
	}
	if code, said := corpus("-texts", t.TempDir(), filepath.Join(t.TempDir(), "new")); code != 2 || !strings.Contains(said, "no *.txt") {
		t.Errorf("a folder without texts: got exit code %d and %q", code, said)
	}
}
