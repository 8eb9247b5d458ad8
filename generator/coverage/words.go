package coverage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word or a number of a sentence. "13.000", "1,2" and "8.10.2024" are one, "Kim Jong-un" is three.
type word struct {
	text, lower string
	start, end  int    // bytes of the sentence, half-open
	gap         string // what stands between it and the word before
}

// wordsOf cuts a sentence into its words.
func wordsOf(text string) []word {
	var words []word
	last, start := 0, -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		t := text[start:end]
		words = append(words, word{text: t, lower: strings.ToLower(t), start: start, end: end, gap: text[last:start]})
		last, start = end, -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && joinsDigits(text, start, i, utf8.RuneLen(r)):
		default:
			flush(i)
		}
	}
	flush(len(text))
	return words
}

// joinsDigits tells whether the sign at i, of so many bytes, stands inside a number that began at start. Thousands may be set off by a
// no-break or thin space, or an apostrophe.
func joinsDigits(text string, start, i, size int) bool {
	if size < 0 || !digit(text, i-1) || !digit(text, i+size) || !digit(text, start) {
		return false
	}
	switch text[i : i+size] {
	case ".", ",":
		return true
	case "\u00a0", "\u202f", "\u2009", "'", "’":
		return digit(text, i+size+1) && digit(text, i+size+2) && !digit(text, i+size+3)
	}
	return false
}

func digit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// capital tells whether a word begins with a capital letter.
func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r)
}

// follows tells whether only a space stands between w and the word before it.
func (w word) follows() bool { return w.gap != "" && strings.TrimSpace(w.gap) == "" }

// allCaps tells whether a word is an abbreviation such as KCNA or BR24, and no Roman number.
func (w word) allCaps() bool {
	capitals := 0
	for _, r := range w.text {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2 && !roman(w.text)
}
