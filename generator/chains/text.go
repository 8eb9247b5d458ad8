package chains

import (
	"strings"
	"unicode"
)

// widthOf estimates how wide a character is set in a sans serif of size 1: a drawing made on the server does not know the reader's
// font. The classes are rounded up from the widths of Noto Sans, one of the widest system fonts, so that others fit, too.
func widthOf(r rune) float64 {
	switch {
	case strings.ContainsRune("iIjl.,:;'’|!·", r):
		return 0.3
	case strings.ContainsRune(" frt()[]„“”\"‚‘-", r):
		return 0.42
	case strings.ContainsRune("mwMW@%…—", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.7
	case r > 0x2e80: // ideographs and the like
		return 1
	}
	return 0.6
}

// wrap breaks a text into at most n lines of a width, at white space and after hyphens. A word that is too long is cut, and
// what is left over becomes "…". A text without words has no lines.
func wrap(s string, width float64, n int) []string {
	var lines []string
	for rest := strings.Join(strings.Fields(s), " "); rest != ""; {
		end := fitting(rest, width)
		if end < len(rest) && (len(lines) == n-1 || end == 0) {
			return append(lines, cut(rest, width))
		}
		lines, rest = append(lines, strings.TrimSpace(rest[:end])), strings.TrimSpace(rest[end:])
	}
	return lines
}

// fitting returns where the longest beginning ends that fits a width and ends where a line may, in bytes; 0 if there is none.
func fitting(s string, width float64) int {
	end, sum := 0, 0.0
	for i, r := range s {
		if r == ' ' {
			end = i
		}
		sum += widthOf(r)
		if sum > width && r != ' ' {
			return end
		}
		if r == '-' && i > 0 {
			end = i + 1
		}
	}
	return len(s)
}

// Fit shortens a text to one line of a width, in the unit of widthOf.
func Fit(s string, width float64) string { return strings.Join(wrap(s, width, 1), "") }

// cut shortens a text to a width, with "…" at its end.
func cut(s string, width float64) string {
	sum := widthOf('…')
	for i, r := range s {
		if sum += widthOf(r); sum > width {
			s = s[:i]
			break
		}
	}
	return strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) + "…"
}
