package place

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// noSeconds finds times such as 17:30, which need seconds in TOML 1.0.
var noSeconds = regexp.MustCompile(`(^|[Tt ])\d\d:\d\d($|[^:\d])`)

// delimiter returns the quotation marks that a string literal begins with: one or three, of either kind.
func delimiter(literal string) string {
	for _, d := range []string{`"""`, `'''`, `"`, `'`} {
		if strings.HasPrefix(literal, d) {
			if len(d) == 3 && len(literal) < 6 {
				continue
			}
			return d
		}
	}
	return ""
}

// stringEnd returns the offset behind the string literal that begins at start.
func stringEnd(text string, start int) int {
	d := text[start : start+1]
	if strings.HasPrefix(text[start:], d+d+d) {
		d = text[start : start+3]
	}
	escapes := d[0] == '"'
	for i := start + len(d); i < len(text); i++ {
		switch {
		case escapes && text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], d):
			end := i + len(d)
			for n := 0; len(d) == 3 && n < 2 && end < len(text) && text[end] == d[0]; n++ {
				end++ // up to two quotation marks may stand right before the closing three
			}
			return end
		case len(d) == 1 && text[i] == '\n':
			return i
		}
	}
	return len(text)
}

// checkEscapes notes the escapes that only TOML 1.1 has.
func (s *scanner) checkEscapes(start int) {
	if s.text[start] != '"' {
		return
	}
	for i := start; i+1 < s.pos; i++ {
		if s.text[i] != '\\' {
			continue
		}
		if c := s.text[i+1]; c == 'e' || c == 'x' {
			s.violation(i, i+2, `the escape \`+string(c)+` is used`)
		}
		i++
	}
}

// decode returns the string that a literal stands for, and for each of its bytes the stretch of the literal it comes
// from, with an empty one more for the end. It returns no stretches if the literal is not a string.
func decode(literal string) (string, []Range) {
	d := delimiter(literal)
	if d == "" || len(literal) < 2*len(d) {
		return "", nil
	}
	l := literalReader{text: literal, pos: len(d), end: len(literal) - len(d)}
	if len(d) == 3 {
		l.skipFirstBreak()
	}
	for l.pos < l.end {
		if d[0] == '"' && l.text[l.pos] == '\\' {
			l.escape()
			continue
		}
		l.put(l.text[l.pos:l.pos+1], 1)
	}
	return l.out.String(), append(l.at, Range{l.end, l.end})
}

type literalReader struct {
	text     string
	pos, end int
	out      strings.Builder
	at       []Range
}

// put writes s, which stands for the next n bytes of the literal.
func (l *literalReader) put(s string, n int) {
	l.out.WriteString(s)
	from := Range{l.pos, min(l.pos+n, l.end)}
	for range len(s) {
		l.at = append(l.at, from)
	}
	l.pos = from.End
}

// skipFirstBreak passes over the line end right behind the opening marks.
func (l *literalReader) skipFirstBreak() {
	if strings.HasPrefix(l.text[l.pos:l.end], "\r\n") {
		l.pos += 2
	} else if strings.HasPrefix(l.text[l.pos:l.end], "\n") {
		l.pos++
	}
}

var simpleEscapes = map[byte]string{'b': "\b", 't': "\t", 'n': "\n", 'f': "\f", 'r': "\r", 'e': "\x1b", '"': `"`, '\\': `\`}

func (l *literalReader) escape() {
	if l.pos+1 >= l.end {
		l.put(`\`, 1)
		return
	}
	c := l.text[l.pos+1]
	if s, ok := simpleEscapes[c]; ok {
		l.put(s, 2)
		return
	}
	if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]; digits > 0 && l.pos+2+digits <= l.end {
		n, err := strconv.ParseUint(l.text[l.pos+2:l.pos+2+digits], 16, 32)
		if err == nil && utf8.ValidRune(rune(n)) {
			l.put(string(rune(n)), 2+digits)
			return
		}
	}
	l.foldLine()
}

// foldLine passes over a backslash at the end of a line and all white space behind it.
func (l *literalReader) foldLine() {
	i := l.pos + 1
	for i < l.end && strings.ContainsRune(" \t\r\n", rune(l.text[i])) {
		i++
	}
	if !strings.Contains(l.text[l.pos:i], "\n") {
		l.put(`\`, 1)
		return
	}
	l.pos = i
}
