// Package script tells how words are written: in which letters, which way these run, and what language they tell.
//
// In goes the code of a language, the text, or both. What the language says counts, because an Arabic sentence may
// begin with a Latin name; letters are counted only where nobody knows the language. It never guesses: a text that
// nobody can read is better than one in a wrong language.
package script

import (
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"
)

// Unknown is the code of a language that nobody knows (BCP 47, section 4.1), fit for a lang attribute.
const Unknown = "und"

// leftward are the scripts in use that run from right to left, by ISO 15924.
var leftward = map[string]bool{"Adlm": true, "Arab": true, "Aran": true, "Hebr": true, "Mand": true, "Nkoo": true,
	"Rohg": true, "Samr": true, "Syrc": true, "Thaa": true, "Yezi": true}

// RightToLeft tells whether words run from right to left: by the script that their language has or names ("ks-Arab"),
// or by most of the letters of the text if the language is unknown.
func RightToLeft(code, text string) bool {
	if script := of(code); script != "" {
		return leftward[script]
	}
	balance := 0
	for _, r := range sample(text) {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			balance--
		case bidi.R, bidi.AL:
			balance++
		}
	}
	return balance > 0
}

// letters are those of the scripts whose texts are told from others, by ISO 15924.
var letters = map[string]*unicode.RangeTable{"Arab": unicode.Arabic, "Armn": unicode.Armenian, "Cyrl": unicode.Cyrillic,
	"Geor": unicode.Georgian, "Grek": unicode.Greek, "Hebr": unicode.Hebrew, "Latn": unicode.Latin}

// Fits tells whether a text may be in a language by its letters: most are of the language's script. A text without
// letters fits, and so does any if the script is not one of those whose letters are known here.
func Fits(code, text string) bool {
	table := letters[of(code)]
	if table == nil {
		return true
	}
	balance := 0
	for _, r := range sample(text) {
		switch {
		case unicode.Is(table, r):
			balance++
		case unicode.IsLetter(r):
			balance--
		}
	}
	return balance >= 0
}

// enough is how many bytes of a text tell its letters.
const enough = 16 << 10

func sample(text string) string { return text[:min(len(text), enough)] }

// of returns the script of a language, by its code or as most people write it; "" if it is unknown.
func of(code string) string {
	tag, err := language.Parse(code)
	script, sure := tag.Script()
	if err != nil || tag == language.Und || sure == language.No {
		return ""
	}
	return script.String()
}
