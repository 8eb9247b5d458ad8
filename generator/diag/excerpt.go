package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// An excerpt is one line of a file as it is shown, and the marks that go below it.
type excerpted struct {
	text   string
	indent string // white space before the first mark
	marks  string
}

// cell is one shown character: how it looks, how wide it is, and which bytes of the line it stands for.
type cell struct {
	shown      string
	width      int
	start, end int
}

// excerpt cuts the line in which s begins to what fits the terminal and marks the given spans in it.
func excerpt(s Span, marks []Span, mark rune) excerpted {
	pos := s.File.Position(s.Start)
	lineStart := s.File.lineStarts()[pos.Line-1]
	cells := layOut(s.File.line(pos.Line - 1))
	first, last := window(cells, s.Start-lineStart, s.End-lineStart)
	var text, below strings.Builder
	if first > 0 {
		text.WriteString("… ")
		below.WriteString("  ")
	}
	for _, c := range cells[first:last] {
		text.WriteString(c.shown)
		sign := " "
		if marked(c, marks, lineStart) {
			sign = string(mark)
		}
		below.WriteString(strings.Repeat(sign, c.width))
	}
	if last < len(cells) {
		text.WriteString(" …")
	}
	return finish(text.String(), below.String(), cells, first, s.Start-lineStart, mark)
}

// finish splits the row of marks into indent and marks. A place without width, such as a missing key, gets one mark.
func finish(text, below string, cells []cell, first, at int, mark rune) excerpted {
	below = strings.TrimRight(below, " ")
	if below == "" {
		column := 0
		if first > 0 {
			column = 2
		}
		for _, c := range cells[first:] {
			if c.start >= at {
				break
			}
			column += c.width
		}
		return excerpted{text, strings.Repeat(" ", column), string(mark)}
	}
	marks := strings.TrimLeft(below, " ")
	return excerpted{text, below[:len(below)-len(marks)], marks}
}

func marked(c cell, marks []Span, lineStart int) bool {
	for _, m := range marks {
		start, end := m.Start-lineStart, m.End-lineStart
		if c.start < end && start < c.end {
			return true
		}
		if start == end && start == c.start && c.width > 0 { // words are lacking here: mark where they would go
			return true
		}
	}
	return false
}

// layOut turns a line into cells. Control and direction characters are shown as signs, because a terminal would obey them.
func layOut(line []byte) []cell {
	cells := make([]cell, 0, len(line))
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		shown, w := show(r, size)
		cells = append(cells, cell{shown, w, i, i + size})
		i += size
	}
	return cells
}

func show(r rune, size int) (string, int) {
	switch {
	case r == '\t':
		return "    ", 4
	case r == utf8.RuneError && size == 1:
		return "�", 1
	case r < 0x20:
		return string(rune(0x2400 + r)), 1
	case r == 0x7f:
		return "␡", 1
	case obeyed(r):
		return "·", 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return string(r), 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return string(r), 2
	}
	return string(r), 1
}

// obeyed tells whether a terminal acts on r instead of showing it: C1 controls, line separators and whatever
// changes the direction of writing.
func obeyed(r rune) bool {
	return r >= 0x80 && r < 0xa0 || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
}

// Printable makes a message safe to print on one line.
func Printable(s string) string {
	var b strings.Builder
	for _, c := range layOut([]byte(s)) {
		if s[c.start] == '\n' || s[c.start] == '\t' {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(c.shown)
	}
	return b.String()
}

// window chooses which cells are shown: all if they fit, else a stretch that holds the place with some words before it.
func window(cells []cell, start, end int) (first, last int) {
	total := 0
	for _, c := range cells {
		total += c.width
	}
	if total <= excerptWidth {
		return 0, len(cells)
	}
	at, placeWidth := 0, 0
	for i, c := range cells {
		if c.end <= start {
			at = i + 1
		}
		if c.start >= start && c.start < end {
			placeWidth += c.width
		}
	}
	before := max((excerptWidth-placeWidth)/2, excerptWidth/10)
	for first = at; first > 0 && before > 0; first-- {
		before -= cells[first-1].width
	}
	room := excerptWidth
	for last = first; last < len(cells) && room > 0; last++ {
		room -= cells[last].width
	}
	for first > 0 && room > 0 {
		first--
		room -= cells[first].width
	}
	return toWords(cells, first, last, at)
}

// toWords moves the edges of a window to the next word border, so that no word is shown in half.
func toWords(cells []cell, first, last, at int) (int, int) {
	for i := first; first > 0 && i < at && i < first+20; i++ {
		if cells[i].shown == " " {
			first = i + 1
			break
		}
	}
	for i := last; last < len(cells) && i > last-20 && i > at+1; i-- {
		if cells[i].shown == " " {
			last = i
			break
		}
	}
	return first, last
}
