package script

import (
	"strings"

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
// whole.
func Line(text string) string {
	if !mayRunLeft(text) {
		return text
	}
	parts := strings.Split(text, `"`)
	for i := 1; i < len(parts)-1; i += 2 {
		parts[i] = Isolated(parts[i])
	}
	return Isolated(strings.Join(parts, `"`))
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
