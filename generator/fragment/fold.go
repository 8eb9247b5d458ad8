package fragment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/quote"
)

// fold returns what a text is to a browser that searches, or less: texts that a browser takes for alike fold to the same. Browsers
// compare at the primary strength of UTS 10, without case and marks on letters, some also without the shapes of quotation marks.
// White space is left out, because between a prefix and its text there may be any or none. To fold too much is safe, since it only
// makes more places look alike than are.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			if c > ' ' {
				b.WriteByte(lower(c))
			}
			i++
			continue
		}
		end := i + 1
		for end < len(s) && s[end] >= utf8.RuneSelf {
			end++
		}
		foldOther(&b, s[i:end])
		i = end
	}
	return b.String()
}

// tatweel only makes an Arabic word longer; collation does not see it.
const tatweel = '\u0640'

func lower(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + 'a' - 'A'
	case c == '`':
		return '\''
	}
	return c
}

func foldOther(b *strings.Builder, s string) {
	for _, r := range norm.NFKD.String(quote.Fold(s)) {
		switch {
		case unicode.In(r, unicode.M, unicode.Cf, unicode.Zs, unicode.Cc, unicode.Other_Default_Ignorable_Code_Point), r == tatweel:
		case r < utf8.RuneSelf:
			b.WriteByte(lower(byte(r)))
		case alike[plain(r)] != "":
			b.WriteString(alike[plain(r)])
		default:
			b.WriteRune(plain(r))
		}
	}
}

// plain returns the least of the letters that differ from r in case only; of Katakana, the Hiragana.
func plain(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if least >= 'ァ' && least <= 'ヶ' {
		return least - 'ァ' + 'ぁ'
	}
	return least
}

// alike are letters that do not decompose, but count as others with a mark, or as two letters, each in the form that plain gives.
var alike = map[rune]string{'ß': "ss", 'Æ': "ae", 'Œ': "oe", 'Ø': "o", 'Đ': "d", 'Ð': "d", 'Ł': "l", 'Þ': "th", 'Ħ': "h", 'ı': "i", 'Ŋ': "n", 'Ŧ': "t"}

// between reports whether a browser surely sees no word around place i of a block: it may begin or end what it marks there. The rules
// are those of UAX 29 with every doubt decided against: scripts without spaces between words need a dictionary, which browsers
// have and we have not.
func between(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	b, bw := utf8.DecodeRuneInString(text[i:])
	a, aw := utf8.DecodeLastRuneInString(text[:i])
	switch {
	case unicode.IsSpace(a) || unicode.IsSpace(b):
		return true
	case attached(a) || attached(b) || symbols(a, b):
		return false
	case inWord(a) && inWord(b):
		return false
	case inWord(a) && strings.ContainsRune(inner, b):
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[i+bw:], attached))
		return !inWord(next)
	case inWord(b) && strings.ContainsRune(inner, a):
		previous, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:i-aw], attached))
		return !inWord(previous)
	}
	return true
}

// attached reports characters that belong to the one before and are passed over: marks, soft hyphens and the like.
func attached(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }

// inner are the characters that make one word of letters or digits on both sides: MidLetter, MidNum, MidNumLet and quotes of UAX 29.
const inner = ".'’‘:·,;\"\u2024\uFE52\uFF07\uFF0E\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B"

// symbols reports two characters that may be one picture, such as a flag.
func symbols(a, b rune) bool {
	return unicode.Is(unicode.So, a) && unicode.In(b, unicode.So, unicode.Sk)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.In(r, unicode.Pc, unicode.M)
}
