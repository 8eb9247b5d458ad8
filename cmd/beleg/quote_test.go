package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"beleg/generator"
	"beleg/generator/facts/load"
	"beleg/generator/words/diag"
)

// Whatever quote prints passes the check when it is pasted into a claim and its stance is chosen: for passages of any length, typed exactly or not.
func TestWhatQuotePrintsPassesWhenPasted(t *testing.T) {
	project := os.DirFS("../..")
	base, _, err := load.Project(project)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	printed := 0
	var claim bytes.Buffer
	claim.WriteString("claim = \"x\"\n[[review]]\ndate = \"2025-04-29\"\nrating = \"unbestaetigt\"\nverdict = \"x\"\n")
	for _, s := range base.Sources {
		for range 120 {
			var out bytes.Buffer
			words := passageOf(random, string(s.Seed.Text))
			n, err := printQuotes(&out, io.Discard, s, words)
			if err != nil || (n == 0) != (out.Len() == 0) {
				t.Errorf("%s, %q: got %d, %v and %d bytes, want output if any is printed", s.ID, words, n, err, out.Len())
			}
			claim.WriteString(strings.ReplaceAll(out.String(), `stance = ""`, `stance = "disputes"`))
			printed += n
		}
	}
	if printed < 400 {
		t.Errorf("got %d quotations of 600 passages, want at least 400", printed)
	}
	const file = "content/claims/zwei-treffen.toml"
	found, _, err := generator.Check(revised{project, pins{file: claim.Bytes()}}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// These are of claims, or of what was cut off and who says it, and not of what was printed.
	ofClaims := []string{"duplicate-quote", "quote-is-heading", "origins-share-text", "cut-hedge", "other-speaker"}
	var wrong diag.List
	for _, f := range found {
		told := f.Rule.Code == "hedged-as-fact" && !strings.Contains(f.Help, "hedge =") // by somebody, whom the editor names
		if f.Span.Name() == file && !told && !slices.Contains(ofClaims, f.Rule.Code) {
			wrong.Add(f)
		}
	}
	if len(wrong) > 0 {
		var text bytes.Buffer
		_ = diag.WriteText(&text, wrong[:min(len(wrong), 5)], diag.TextOptions{})
		t.Errorf("got %d findings in %d printed quotations, want none; the first:\n%s", len(wrong), printed, text.String())
	}
}

// passageOf returns some words of a text that follow one another; now and then with a slip, an elision or other quotation marks.
func passageOf(random *rand.Rand, text string) string {
	words := strings.Fields(text)
	from := random.IntN(len(words))
	words = append([]string(nil), words[from:min(len(words), from+1+random.IntN(30))]...)
	switch at := random.IntN(len(words)); random.IntN(5) {
	case 0:
		words[at] = "oder"
	case 1:
		words[at] = "[…]"
	case 2:
		words = append(words[:at], words[at+1:]...)
	}
	return strings.NewReplacer("„", `"`, "“", `"`).Replace(strings.Join(words, " "))
}
