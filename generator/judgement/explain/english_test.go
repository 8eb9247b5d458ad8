package explain

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"beleg/generator/words/diag"
)

// leftOver finds what shows that a word of an example is not in English.
var leftOver = regexp.MustCompile(`(?i)[äüß„]|\b(der|die|das|und|nicht|ist|sind|von|zu|mit|hat|haben|ein|eine|wir|wer|es|im|am|ab)\b`)

// The examples are the same in English: each shows this fault and no other, and nothing in them is left in German.
func TestExamplesAreSoundInEnglish(t *testing.T) {
	for _, r := range diag.Rules() {
		e := Of(r, "en")
		wrong, right := found(t, e.Wrong), found(t, e.Right)
		if len(wrong) != 1 || wrong[0].Rule != r || len(right) > 0 {
			t.Errorf("%s: got\n%s\nand\n%s\nwant one finding, and none", r.Code, asText(t, wrong), asText(t, right))
		}
		for _, f := range slices.Concat(e.Given, e.Published, e.Wrong.Files, e.Right.Files) {
			if word := leftOver.FindString(f.Name + "\n" + strings.ToValidUTF8(string(f.Data), "")); word != "" {
				t.Errorf("%s: %q is left in %s:\n%s", r.Code, word, f.Name, f.Data)
			}
		}
	}
	for _, f := range txtar.Parse(inEnglish(background)).Files {
		if word := leftOver.FindString(f.Name + "\n" + string(f.Data)); word != "" {
			t.Errorf("%q is left in %s:\n%s", word, f.Name, f.Data)
		}
	}
}

// Only sites in German see the examples in German.
func TestExamplesAreInEnglishUnlessTheSiteIsInGerman(t *testing.T) {
	r := diag.RuleOf("hedged-as-fact")
	for language, want := range map[string]string{"de": "Der Eintritt soll im Juli teurer werden.", "en": "Admission will reportedly rise in July.", "fr": "Admission will reportedly rise in July."} {
		var b strings.Builder
		if err := Write(&b, Of(r, language), diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), want); n != 3 { // in the wrong example, below it, and in the right one
			t.Errorf("%s: got\n%s\nwant %q three times", language, b.String(), want)
		}
	}
}
