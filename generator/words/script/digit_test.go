package script

import (
	"testing"
	"unicode"
)

func TestDigitsOfEveryScriptAreThoseOfASCII(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		"13.000 Gäste, ½ und ²":          "13.000 Gäste, ½ und ²",
		"٤ مارس ٢٠٢٥":                    "4 مارس 2025",
		"۵ مارچ ۲۰۲۵":                    "5 مارچ 2025",
		"２０２５年６月":                        "2025年6月",
		"०९ ৬ ๓":                         "09 6 3",
		"\U0001D7CE\U0001D7D8\U0001D7FF": "009",
		"\xff٤":                          "\uFFFD4",
	} {
		if got := Digits(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for r := rune('0'); r <= unicode.MaxRune; r++ {
		if unicode.IsDigit(r) {
			got, before := Digits(string(r))[0], Digits(string(r - 1))[0]
			if got < '0' || got > '9' || got != '0' && got != before+1 {
				t.Fatalf("%U: got %q behind %q", r, got, before)
			}
		}
	}
}
