package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/words/reading"
)

// Cuts reports whether a quotation that begins or ends at the folded place i would cut a character, a word or a number
// in two and so say something else than the article: "3.000" is not in "13.000", nor "mögen" in "vermögen".
func (s *Text) Cuts(i int) bool {
	if i <= 0 || i >= len(s.Folded) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(s.Folded[:i])
	b, _ := utf8.DecodeRuneInString(s.Folded[i:])
	switch {
	case a == ' ' && !unicode.IsDigit(b), b == ' ' && !unicode.IsDigit(a):
		return false
	case unicode.Is(unicode.M, b), s.divides(i), Spells(s.Folded, i-1), Spells(s.Folded, i):
		return true
	case InWord(a) && InWord(b):
		return !Unspaced(a) && !Unspaced(b)
	case unicode.IsDigit(a):
		return unicode.Is(unicode.No, b) || s.joinsDigits(i)
	case unicode.IsDigit(b):
		return unicode.Is(unicode.No, a) || leads(s.Folded[:i]) || s.joinsDigits(i-1)
	}
	return false
}

// Spells tells whether the byte at i of a folded text is a mark within a Hebrew word: צה"ל, ג'ורג'. In ב"הארץ" it is a
// quotation mark: what stands before it are words that are written without a space behind them, and not one letter
// alone stands behind it, as in ש"ח.
func Spells(text string, i int) bool {
	c := text[i]
	if c != '"' && c != '\'' {
		return false
	}
	letter := func(r rune) bool { return r >= 'א' && r <= 'ת' }
	before, after := text[:i], text[i+1:]
	head := before[len(strings.TrimRightFunc(before, letter)):]
	tail := len(after) - len(strings.TrimLeftFunc(after, letter))
	return head != "" && tail > 0 && (c == '\'' || tail == len("ל") || strings.Trim(head, "ובכלמשה") != "")
}

// leads tells whether the last of what stands before a digit is the sign of the number: "-5", "(-5", "$.50". It is none
// behind a word, where it is a hyphen or the dash of a range, nor behind another sign.
func leads(before string) bool {
	head := strings.TrimRight(before, "-.")
	r, _ := utf8.DecodeLastRuneInString(head)
	return len(before) == len(head)+1 && (head == "" || strings.ContainsRune(` "'`, r) ||
		unicode.In(r, unicode.Ps, unicode.Sc))
}

// InWord reports what words and numbers consist of: letters, digits and the marks on them.
func InWord(r rune) bool { return reading.Lettered(r) || unicode.Is(unicode.M, r) }

// Unspaced reports characters of scripts that are written without spaces between words, where any edge between
// characters may be a word's edge.
func Unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// joinsDigits reports whether the folded byte at i makes one number of the digits around it. Besides the signs of
// numbers, colons and apostrophes do: "12:30", 5'10. What a space is, the source tells.
func (s *Text) joinsDigits(i int) bool {
	head, tail := s.Folded[:i], s.Folded[i+1:]
	before := utf8.RuneCountInString(head[len(strings.TrimRightFunc(head, unicode.IsDigit)):])
	after := utf8.RuneCountInString(tail[:len(tail)-len(strings.TrimLeftFunc(tail, unicode.IsDigit))])
	if before == 0 || after == 0 {
		return false
	}
	switch c := s.Folded[i]; c {
	case ':', '\'':
		return true
	case ' ':
		if s.BlockAt(i-1) != s.BlockAt(i+1) {
			return false // no number goes on in the next paragraph
		}
		gap := Visible(s.Raw[s.Source(i, i+1).Start:s.Source(i+1, i+2).Start])
		if gap == " " || strings.ContainsAny(gap, "\r\n") { // as many people type it, and as lines break there
			gap = "\u00A0"
		}
		space, _ := utf8.DecodeRuneInString(gap)
		return reading.Joins(space, before, after)
	default:
		return reading.Joins(rune(c), before, after)
	}
}

// Widen moves the ends of a passage outwards until they cut no word, but not out of the block.
func (s *Text) Widen(from, to int, block Stretch) (int, int) {
	passage := strings.TrimLeft(s.Folded[from:to], " ")
	from = to - len(passage)
	to = from + len(strings.TrimRight(passage, " "))
	for from > block.Start && (s.Cuts(from) || s.compound(from)) {
		_, w := utf8.DecodeLastRuneInString(s.Folded[:from])
		from -= w
	}
	for to < block.End && (s.Cuts(to) || s.compound(to)) {
		_, w := utf8.DecodeRuneInString(s.Folded[to:])
		to += w
	}
	return from, to
}

// compound reports whether the place i inside the text lies at a hyphen or apostrophe of a word. A quotation may begin
// there, but nobody would suggest that.
func (s *Text) compound(i int) bool {
	for _, at := range []int{i, i - 1} {
		if c := s.Folded[at]; c == '-' || c == '\'' {
			before, _ := utf8.DecodeLastRuneInString(s.Folded[:at])
			after, _ := utf8.DecodeRuneInString(s.Folded[at+1:])
			return InWord(before) && InWord(after)
		}
	}
	return false
}
