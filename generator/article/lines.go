package article

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the text: start is where it begins; from and to (bytes, half-open) are its text without
// surrounding white space and line end, equal if it is blank.
type line struct{ start, from, to int }

func (l line) blank() bool { return l.from == l.to }

// CountLines returns how many lines a text has. A line end at the very end of the text begins no further line.
func CountLines(text string) int { return len(splitLines(text)) }

// splitLines cuts the text at \n, \r\n and lone \r, as editors count lines.
func splitLines(text string) []line {
	var lines []line
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end, next = start+i, start+i+1
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		lines = append(lines, trim(text, start, end))
		start = next
	}
	return lines
}

func trim(text string, start, end int) line {
	s := strings.TrimLeftFunc(text[start:end], invisible)
	from := end - len(s)
	return line{start: start, from: from, to: from + len(strings.TrimRightFunc(s, invisible))}
}

// invisible reports white space and the byte order mark, which also stands inside files that were joined from several.
func invisible(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }

// Line returns the 1-based line that a byte of Text belongs to; line ends belong to the line they end. Offsets outside
// the text give the nearest line, an empty text line 1.
func (a *Article) Line(byteOffset int) int {
	n := sort.Search(len(a.lines), func(i int) bool { return a.lines[i].start > byteOffset })
	return max(n, 1)
}

// mark notes how many code points stand before a byte, where a code point begins.
type mark struct{ byte, before int }

// markEvery is the distance in bytes between marks: a lookup reads at most about this much text.
const markEvery = 256

func countMarks(text string) []mark {
	marks := make([]mark, 0, len(text)/markEvery+1)
	count := 0
	for i := range text {
		if i >= len(marks)*markEvery {
			marks = append(marks, mark{i, count})
		}
		count++
	}
	return marks
}

// CodePoint returns how many code points of the file stand before a byte of Text: the 0-based place that other programs
// mean. The byte order mark and carriage returns count. Offsets outside the text give its beginning or its end.
func (a *Article) CodePoint(byteOffset int) int {
	byteOffset = min(max(byteOffset, 0), len(a.Text))
	if len(a.marks) == 0 {
		return 0
	}
	i := min(byteOffset/markEvery, len(a.marks)-1)
	if a.marks[i].byte > byteOffset {
		i--
	}
	return a.marks[i].before + utf8.RuneCountInString(a.Text[a.marks[i].byte:byteOffset])
}

// Byte returns the byte of Text at which the code point with this 0-based number begins: the way back from CodePoint. Numbers
// outside the text give its beginning or its end.
func (a *Article) Byte(codePoint int) int {
	if codePoint <= 0 {
		return 0
	}
	i := sort.Search(len(a.marks), func(i int) bool { return a.marks[i].before > codePoint }) - 1
	if i < 0 {
		return 0
	}
	left := codePoint - a.marks[i].before
	for at := range a.Text[a.marks[i].byte:] {
		if left == 0 {
			return a.marks[i].byte + at
		}
		left--
	}
	return len(a.Text)
}
