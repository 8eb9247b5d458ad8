package coverage

import (
	"strings"
	"testing"
)

// Time must not grow with the square of the length, whatever stands in an article.
func TestManyQuotationMarksAreNoBurden(t *testing.T) {
	for _, unit := range []string{"„", "a. “", "„a“ "} {
		spokenIn(strings.Repeat(unit, 1<<18/len(unit)))
	}
}

func FuzzSpokenWordsStandInTheText(f *testing.F) {
	f.Add("„Ja!“, sagte er. »Nein« und \"nie")
	f.Add("\xff. A\r\rb\u2028?“ (…) \u00a0[.")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range spokenIn(text) {
			if s.Start < at || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("quotation %v after %d in %q", s, at, text)
			}
			at = s.End
		}
	})
}
