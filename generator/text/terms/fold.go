package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/text/fold"
	"beleg/generator/words/reading"
	"beleg/generator/words/script"
)

// letters are what rule 2 replaces.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l",
	"ħ", "h", "ı", "i", "ς", "σ")

// even returns a text after rules 1 and 2.
func even(text string) string {
	lower := func(r rune) rune { return unicode.ToLower(seen(r)) }
	return letters.Replace(strings.Map(lower, norm.NFKD.String(strings.ToValidUTF8(text, "\ufffd"))))
}

// composed returns a text of which the words can be cut, and folded later: its letters keep their case and the marks
// that are part of them, which tell something to stemmers.
func composed(text string) string {
	return strings.Map(seen, norm.NFKC.String(strings.ToValidUTF8(text, "\ufffd")))
}

// seen returns what rule 1 makes of a character but for its case.
func seen(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case unicode.IsMark(r), unicode.Is(unicode.Cf, r), r == '\u0640':
		return -1
	case r == '“', r == '”', r == '\u05f4':
		return '"'
	case r == '’', r == '\u05f3':
		return '\''
	case r == '\u066b':
		return '.'
	case r == '\u066c':
		return ','
	}
	return script.Digit(r)
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

// compact leaves nothing of a word but its letters and numerals.
func compact(word string) string {
	return strings.Map(func(r rune) rune {
		if !reading.Lettered(r) && !unicode.IsNumber(r) {
			return -1
		}
		return r
	}, word)
}

// Cut calls each with the words of a text in their order: rules 3 to 6. Signs within them stay.
func Cut(text string, each func(word string)) {
	for i := 0; i < len(text); {
		start := i
		for i < len(text) {
			size, in := lettered(text, i)
			if !in && (i == start || !spells(text, i)) {
				break
			}
			i += size
		}
		if i == start {
			i += pair(text[i:], each)
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

// pair returns the length of the character that a text begins with, which is no part of a longer word, and calls each
// with what begins there if it is a letter of a script without spaces.
func pair(text string, each func(word string)) int {
	first, size := utf8.DecodeRuneInString(text)
	if dense(first) {
		end := size
		if next, more := utf8.DecodeRuneInString(text[size:]); dense(next) {
			end += more
		}
		each(text[:end])
	}
	return size
}

// dense tells the letters of scripts without spaces.
func dense(r rune) bool {
	return r >= 0xE00 && (unicode.IsLetter(r) && fold.Unspaced(r) || r == '〇' || r == 'ー')
}

// spells tells whether the byte at i is a mark within a Hebrew word: ג'ורג', or צה"ל, where it stands before the last
// letter, for elsewhere a quotation may begin.
func spells(text string, i int) bool {
	c := text[i]
	return (c == '"' || c == '\'') && i >= 2 && hebrew(text[i-2:]) && hebrew(text[i+1:]) &&
		(c == '\'' || !hebrew(text[i+3:]))
}

// hebrew tells whether a text begins with a letter from א to ת.
func hebrew(text string) bool {
	return len(text) > 1 && text[0] == 0xD7 && text[1] >= 0x90 && text[1] <= 0xAA
}

// ascii tells which of the first characters words are made of.
var ascii = func() (in [utf8.RuneSelf]bool) {
	for c := range in {
		in[c] = reading.Lettered(rune(c))
	}
	return in
}()

// lettered returns how long the character at i is, and whether it is part of a word that has letters beside each other.
func lettered(text string, i int) (size int, in bool) {
	if c := text[i]; c < utf8.RuneSelf {
		return 1, ascii[c]
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return size, (unicode.IsLetter(r) || unicode.IsNumber(r)) && !dense(r) || r == '\u00ad'
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
