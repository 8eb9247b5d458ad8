package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is a word or a number of a text. "13.000", "1,2", "2.4m" and "8.10.2024" are one, "Kim Jong-un" is three.
type Word struct {
	Text, Lower   string
	Start, End    int    // bytes of the text, half-open
	Before, After string // what stands between it and the words beside it
}

// Words cuts a text into its words.
func Words(text string) []Word {
	words := make([]Word, 0, len(text)/6+1) // about as many bytes as there are for each
	last, start := 0, -1
	for i, size := 0, 0; i <= len(text); i += max(size, 1) {
		var r rune // none at the end
		r, size = utf8.DecodeRuneInString(text[i:])
		switch in := Lettered(r) || r >= utf8.RuneSelf && (unicode.IsMark(r) || vulgar[r] > 0); {
		case in && start < 0:
			start = i
		case !in && start >= 0 && !joined(text, start, i, r):
			w := text[start:i]
			words = append(words, Word{w, strings.ToLower(w), start, i, text[last:start], ""})
			last, start = i, -1
		}
	}
	next := len(text)
	for i := len(words) - 1; i >= 0; i-- {
		words[i].After, next = text[words[i].End:next], words[i].Start
	}
	return words
}

// at returns a word, or none if i is outside.
func at(words []Word, i int) (w Word) {
	if i >= 0 && i < len(words) {
		w = words[i]
	}
	return w
}

// Lettered tells what words are made of: letters and digits.
func Lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Invisible tells characters that only shape the text around them: soft hyphens, joiners, zero-width spaces, marks of
// direction, variation selectors, byte order marks inside a text. No reader sees them, and no keyboard has them. Signs
// that stand before Arabic numbers are of the same category in Unicode, but can be seen.
func Invisible(r rune) bool {
	if r < 0xAD || r >= 0xC0 && r < 0x300 || r >= '‐' && r <= '…' {
		return false // letters, dashes and quotation marks: what texts are full of
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.Is(unicode.Variation_Selector, r) || r == '\u034F'
}

// Joiner tells those of the invisible characters that belong to the spelling of some scripts, such as Persian, and of
// emoji.
func Joiner(r rune) bool {
	return r == '\u200C' || r == '\u200D' || unicode.Is(unicode.Variation_Selector, r)
}

// joined tells whether the sign at i stands inside of a number that may have begun at start.
func joined(text string, start, i int, sign rune) bool {
	if !digit(text, i-1) || !digit(text, start) {
		return false
	}
	before, after := 0, 0
	for before < 5 && digit(text, i-1-before) {
		before++
	}
	for next := i + utf8.RuneLen(sign); after < 5 && digit(text, next+after); {
		after++
	}
	return Joins(sign, before, after) || sign == ' ' && Joins('\u00a0', before, after)
}

// Joins tells whether a sign makes one number of the digits beside it, as many as that. Points and commas do: the
// sentence that ends "2024." and the list "2024, 3" have a space there. The signs that only set off thousands do
// between at most three digits and exactly three. A plain space is none of them, but in Words it may be.
func Joins(sign rune, before, after int) bool {
	if sign == '.' || sign == ',' {
		return before > 0 && after > 0
	}
	return strings.ContainsRune(apart, sign) && before >= 1 && before <= 3 && after == 3
}

// apart is the signs that only set off thousands: spaces that do not break, and apostrophes.
const apart = "\u00a0\u2007\u2009\u202f'’"

func digit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// Capital tells whether a word begins with a capital letter.
func (w Word) Capital() bool { return unicode.IsUpper(first(w.Text)) }

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Follows tells whether only white space stands between a word and the one before it.
func (w Word) Follows() bool { return w.Before != "" && strings.TrimSpace(w.Before) == "" }

// tied tells whether a word and the one before it may be one number: a space or a hyphen stands between them.
func (w Word) tied() bool { return w.Before == "-" || w.Before == "\u2011" || w.Follows() }

// Roman tells whether a word is a Roman number.
func Roman(s string) bool { return s != "" && strings.Trim(s, "IVXLC") == "" }

// Opens tells whether a word is one that sentences begin with. With a full stop it is an initial: "J. A. Smith".
func (l *Language) Opens(word string) bool {
	return !strings.HasSuffix(word, ".") && unicode.IsUpper(first(word)) && l.Openers[strings.ToLower(word)]
}

// Ordinal tells whether the last word, a number before a full stop, is one of a series: "am 8. Oktober",
// "1. Startseite", "8. 10. 2024". word is the one after it.
func (l *Language) Ordinal(before []string, word string) bool {
	n := len(before) - 1
	number, cue := before[n], strings.ToLower(before[max(n-1, 0)])
	switch {
	case n == 0 && len(number) <= 2:
		return true // the number of an entry in a list
	case l.Ordered == nil || len(strings.TrimSuffix(number, ".")) > 5 || l.Opens(word),
		len(number) > 3 && !strings.Contains(number, "."):
		return false
	case unicode.IsDigit(first(word)) || l.Ordered[strings.ToLower(word)]:
		return true
	case n >= 2 && l.Through[cue]:
		return digit(before[n-2], 0) && strings.HasSuffix(before[n-2], ".") // "am 3. und 4. Spieltag"
	}
	return n > 0 && l.Ordering[cue]
}

// ordinalAt tells the same of word i of a text.
func (l *Language) ordinalAt(words []Word, i int) bool {
	if after := words[i].After; i+1 == len(words) || !strings.HasPrefix(after, ".") || strings.TrimSpace(after) != "." {
		return false
	}
	var near []string
	for k := max(0, i-2); k <= i+1; k++ {
		near = append(near, words[k].Text)
		if k != i && strings.HasPrefix(words[k].After, ".") {
			near[len(near)-1] += "."
		}
	}
	last := len(near) - 1
	return l.Ordinal(near[:last], near[last])
}
