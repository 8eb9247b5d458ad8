package script

import (
	"strings"
	"testing"
)

func TestWhichWayWordsRun(t *testing.T) {
	const arabic, hebrew, german = "قال الوزير إن الجسر مغلق.", "השר אמר שהגשר סגור.", "Der Minister sagt, die Brücke sei gesperrt."
	for _, c := range []struct {
		code, text string
		want       bool
	}{
		{"ar", "", true}, {"ar-EG", "", true}, {"he", "", true}, {"iw", "", true}, {"fa", "", true}, {"ur", "", true},
		{"yi", "", true}, {"ps", "", true}, {"sd", "", true}, {"ckb", "", true}, {"dv", "", true}, {"ug", "", true},
		{"ks-Arab", "", true}, {"az-Arab", "", true}, {"sd-Deva", "", false}, {"ku", "", false}, {"az", "", false},
		{"AR", "", true}, {"de", "", false}, {"ru", "", false}, {"zh", "", false}, {"", "", false},
		{"ar", german, true},  // a German name in an Arabic text
		{"de", arabic, false}, // and the other way round
		{"", arabic, true}, {"", hebrew, true}, {Unknown, arabic, true}, {"", german, false}, {"xx", arabic, true},
		{"", "AFP – " + arabic, true}, // which begins with Latin letters
		{"", "13.000 – 2024!", false}, {"", "\xff" + arabic, true},
		{"", strings.Repeat(" ", enough) + arabic, false},
	} {
		if got := RightToLeft(c.code, c.text); got != c.want {
			t.Errorf("RightToLeft(%q, %q) = %t", c.code, c.text, got)
		}
	}
}

func TestWhetherLettersFitALanguage(t *testing.T) {
	for _, c := range []struct {
		code, text string
		want       bool
	}{
		{"de", "Die Brücke ist gesperrt.", true}, {"de", "Мост закрыт.", false}, {"fr", "الجسر مغلق", false},
		{"uk", "Мост закрыт.", true}, {"ar", "الجسر مغلق", true}, {"de", "桥梁已关闭。", false}, {"de", "2024: 13 %", true},
		{"de", "", true}, {"zh", "Die Brücke ist gesperrt.", true}, {"de", "Die Firma «Мост»", true},
	} {
		if got := Fits(c.code, c.text); got != c.want {
			t.Errorf("Fits(%q, %q) = %t", c.code, c.text, got)
		}
	}
}
