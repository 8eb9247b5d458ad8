package script

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Dir returns how a text must be set apart where it stands in a line with others, as the value of dir in HTML: "rtl"
// if half of its words or more run from right to left, "ltr" if fewer do, "" if none does and nothing is to be done.
// Without it a browser counts figures, brackets and full stops at its ends as part of what stands beside (UAX #9).
// Words are counted and not letters, for an Arabic sentence may begin with a Latin name, and has no letters for its
// vowels. What is set apart within the text already does not count.
func Dir(text string) string {
	if !mayRunLeft(text) {
		return ""
	}
	left, right, inner := 0, 0, 0
	before := bidi.ON
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		class := p.Class()
		if class == bidi.AL {
			class = bidi.R
		}
		inner = within(inner, r)
		if inner > 0 || class == before || class == bidi.NSM {
			continue
		}
		before = class
		switch class {
		case bidi.L:
			right++
		case bidi.R:
			left++
		}
	}
	switch {
	case left == 0:
		return ""
	case left >= right:
		return "rtl"
	}
	return "ltr"
}

// mayRunLeft tells whether a text has a byte with which letters that run from right to left begin in UTF-8. Nearly all
// texts have none, and nothing else is asked of them.
func mayRunLeft(text string) bool {
	for i := range len(text) {
		if b := text[i]; b >= 0xD6 && (b <= 0xE0 || b == 0xEF || b == 0xF0) {
			return true
		}
	}
	return false
}

// Line returns a line of plain text, of which the parts that stand between quotation marks are set apart, and so is the
// whole. What is cut before its quotation mark goes to the end of the line.
func Line(text string) string {
	if !mayRunLeft(text) {
		return text
	}
	var b strings.Builder
	from, unclosed := 0, false // none of the single ones that follow is closed
	for i := 0; i < len(text); i++ {
		mark := opening(text, i)
		if mark == "" || mark == "'" && unclosed {
			continue
		}
		start := i + len(mark)
		end := closing(text, start, mark)
		if mark == "'" && end == len(text) {
			unclosed = true
			continue
		}
		b.WriteString(text[from:start] + Isolated(text[start:end]))
		from, i = end, end+len(mark)-1
	}
	return Isolated(b.String() + text[from:])
}

// opening returns the quotation mark that opens at a place, as in a text or in TOML; "" if none does. One behind a
// letter is an apostrophe, or part of a Hebrew word.
func opening(text string, at int) string {
	if text[at] != '"' && text[at] != '\'' || at > 0 && strings.IndexByte(" ([{=,:", text[at-1]) < 0 {
		return ""
	}
	mark := text[at : at+1]
	if triple := strings.Repeat(mark, 3); strings.HasPrefix(text[at:], triple) {
		return triple
	}
	return mark
}

// closing returns where the quotation mark is that closes what begins at a place, or the end of the text.
func closing(text string, from int, mark string) int {
	for i := from; i < len(text); i++ {
		if text[i] == '\\' && mark[0] == '"' {
			i++
			continue
		}
		if rest, is := strings.CutPrefix(text[i:], mark); is {
			if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return i
			}
		}
	}
	return len(text)
}

// Turned tells whether words of a line that Line returned may stand elsewhere than their place in it says: those that
// are set apart may, but not what is in quotation marks as a whole.
func Turned(line, words string) bool {
	if words[0] == '"' || words[0] == '\'' {
		return false
	}
	depth := 0
	still := strings.Map(func(r rune) rune {
		before := depth
		if depth = within(depth, r); before+depth > 0 {
			return -1
		}
		return r
	}, strings.TrimPrefix(line, string(leftToRightIsolate)))
	return !strings.Contains(still, words) || Dir(words) != ""
}

// Parted cuts a line that Line returned where parts of the text meet. The signs behind one are with it.
func Parted(line string, parts []string) []string {
	var cut []string
	for _, part := range parts {
		n := 0
		for _, r := range line {
			if r >= leftToRightIsolate && r <= endOfIsolate {
				n += utf8.RuneLen(r)
				continue
			}
			if part == "" {
				break
			}
			size := utf8.RuneLen(r)
			part, n = part[size:], n+size
		}
		cut, line = append(cut, line[:n]), line[n:]
	}
	return cut
}

// Closed returns the beginning of a text with an end for all that is set apart in it and has none.
func Closed(text string) string {
	open := 0
	for _, r := range text {
		open = within(open, r)
	}
	return text + strings.Repeat(string(endOfIsolate), open)
}

// within returns how deep in words that are set apart a text is behind a character.
func within(before int, r rune) int {
	switch {
	case r == endOfIsolate:
		return max(0, before-1)
	case r >= leftToRightIsolate && r < endOfIsolate:
		return before + 1
	}
	return before
}

// The signs that set words apart in plain text.
const (
	leftToRightIsolate = '\u2066'
	endOfIsolate       = '\u2069'
)

// Isolated returns a text as it can stand in a line of plain text with others: between the signs that set it apart if
// Dir finds that it must be, and as it is otherwise.
func Isolated(text string) string {
	switch Dir(text) {
	case "rtl":
		return "\u2067" + text + "\u2069"
	case "ltr":
		return "\u2066" + text + "\u2069"
	}
	return text
}
