package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cuts reports whether a quotation that begins or ends at the folded place i would cut a character, a word or a number
// in two and so say something else than the article: "3.000" is not in "13.000", nor "mögen" in "vermögen".
func (s *stream) cuts(i int) bool {
	if i <= 0 || i >= len(s.text) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(s.text[:i])
	b, _ := utf8.DecodeRuneInString(s.text[i:])
	switch {
	case a == ' ' && !isDigit(b), b == ' ' && !isDigit(a):
		return false
	case unicode.Is(unicode.M, b), s.divides(i):
		return true
	case inWord(a) && inWord(b):
		return !unspaced(a) && !unspaced(b)
	case isDigit(a):
		return unicode.Is(unicode.No, b) || s.joinsDigits(i)
	case isDigit(b):
		return unicode.Is(unicode.No, a) || s.joinsDigits(i-1) || a == '-' && s.isMinus(i-1)
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r) }

// inWord reports what words and numbers consist of: letters, digits and the marks on them.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// unspaced reports characters of scripts that are written without spaces between words, where any edge between
// characters may be a word's edge.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// joinsDigits reports whether the folded byte at i makes one number of the digits around it. Points, commas, colons and
// apostrophes do when a digit stands on both sides: the sentence that ends "2024." and the list "2024, 3" have a space
// there. A space does if it is a no-break or thin one in the source and three digits follow at most three.
func (s *stream) joinsDigits(i int) bool {
	before, after := digitsEnding(s.text[:i]), digitsBeginning(s.text[i+1:])
	switch s.text[i] {
	case '.', ',', ':', '\'':
		return before > 0 && after > 0
	case ' ':
		return before >= 1 && before <= 3 && after == 3 && s.groupsDigits(i)
	}
	return false
}

// groupsDigits reports whether the space at the folded place i is one with which typesetters group digits.
func (s *stream) groupsDigits(i int) bool {
	span := s.source(i, i+1)
	switch s.raw[span.Start:span.End] {
	case "\u00A0", "\u202F", "\u2007", "\u2009":
		return true
	}
	return false
}

// isMinus reports whether the dash at the folded place i, with a digit after it, is the sign of that number and not a
// hyphen or the dash of a range.
func (s *stream) isMinus(i int) bool {
	return i == 0 || strings.IndexByte(` ("'[`, s.text[i-1]) >= 0
}

func digitsEnding(s string) int {
	n := 0
	for len(s) > 0 && n < 5 {
		r, w := utf8.DecodeLastRuneInString(s)
		if !isDigit(r) {
			break
		}
		s = s[:len(s)-w]
		n++
	}
	return n
}

func digitsBeginning(s string) int {
	n := 0
	for _, r := range s {
		if n == 5 || !isDigit(r) {
			break
		}
		n++
	}
	return n
}
