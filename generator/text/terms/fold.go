package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/words/reading"
)

// letters are what rule 2 replaces.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l",
	"ħ", "h", "ı", "i", "ς", "σ")

// even returns a text after rules 1 and 2.
func even(text string) string {
	return letters.Replace(strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(strings.ToValidUTF8(text, "\ufffd"))))
}

// vowels returns a word after rule 5.
func vowels(word string) string {
	if !strings.Contains(word, "e") {
		return word
	}
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		c := word[i]
		out = append(out, c)
		if i+1 == len(word) || word[i+1] != 'e' {
			continue
		}
		if c == 'a' || c == 'o' || c == 'u' && (i == 0 || !strings.ContainsRune("aeq", rune(word[i-1]))) {
			i++
		}
	}
	return string(out)
}

// Fold returns the words of a text, folded.
func Fold(text string) []string {
	var words []string
	Cut(even(text), func(word string) { words = append(words, vowels(compact(word))) })
	return words
}

// compact takes separators out of a number, by rule 3.
func compact(word string) string {
	if word[0] < '0' || word[0] > '9' {
		return word
	}
	return strings.Map(func(r rune) rune {
		if !reading.Lettered(r) && !unicode.IsNumber(r) {
			return -1
		}
		return r
	}, word)
}

// Cut calls each with the words of a text in their order: rules 3 and 4. Numbers keep their separators.
func Cut(text string, each func(word string)) {
	for i := 0; i < len(text); {
		start := i
		for i < len(text) {
			size, in := lettered(text, i)
			if !in {
				break
			}
			i += size
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if number := i - start; number <= 3 && digits(text[start:i]) == number {
			for n := group(text[i:]); n > 0; n = group(text[i:]) {
				i += n
			}
		}
		each(text[start:i])
	}
}

// ascii tells which of the first characters words are made of.
var ascii = func() (in [utf8.RuneSelf]bool) {
	for c := range in {
		in[c] = reading.Lettered(rune(c))
	}
	return in
}()

// lettered returns how long the character at i is, and whether it is part of a word.
func lettered(text string, i int) (size int, in bool) {
	if c := text[i]; c < utf8.RuneSelf {
		return 1, ascii[c]
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return size, unicode.IsLetter(r) || unicode.IsNumber(r) || r == '\u00ad' || unicode.IsMark(r)
}

const softHyphen = "\u00ad"

// digits returns how many digits a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// group returns the length of a separator and three digits that a text begins with; 0 if there are none, or a word goes
// on behind them.
func group(text string) int {
	for _, sign := range [...]string{".", ",", " ", "'", "’", "\u00a0", "\u202f", "\u2009"} {
		if rest, ok := strings.CutPrefix(text, sign); ok && digits(rest) == 3 && !begins(rest[3:]) {
			return len(sign) + 3
		}
	}
	return 0
}

// plain tells whether the words of a text can be cut before it is folded: it has only characters that are the same kind
// of character after rule 1.
func plain(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= 'À' && r <= 'ſ' && r != 'ŉ' && r != 'Ŀ' && r != 'ŀ', r == '«', r == '»', r == '\u00a0',
			r == '\u00ad' && within(text[:i], text[i+size:]),
			r == '\u202f', r == '\u2009', r >= '‐' && r <= '—', r >= '‘' && r <= '…' && r != '\u2024',
			r == '‹', r == '›', r == '€':
		default:
			return false
		}
		i += size
	}
	return true
}

// begins tells whether a text begins with a part of a word.
func begins(text string) bool {
	if text == "" {
		return false
	}
	_, in := lettered(text, 0)
	return in
}

// within tells whether neither a digit nor the end of the text is beside what stands between two pieces of it.
func within(before, after string) bool {
	number := func(c byte) bool { return c >= '0' && c <= '9' }
	return before != "" && after != "" && !number(before[len(before)-1]) && !number(after[0])
}
