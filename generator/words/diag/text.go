package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"beleg/generator/words/atonce"
	"beleg/generator/words/script"
)

// TextOptions say how findings are printed for people. The zero value prints without colour.
type TextOptions struct {
	Color bool
}

type painter struct {
	io.Writer
	color bool
}

// Terminal colours by what they mean here.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	blue   = "1;34"
	cyan   = "1;36"
)

func (p painter) paint(code, s string) string {
	if !p.color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// WriteText prints findings as an editor reads them in a terminal: message, place, excerpt, help, and at the end how
// many there are. No line begins with text from content or articles, so nothing in them can pass for a finding.
func WriteText(w io.Writer, list List, opt TextOptions) error {
	all := bufio.NewWriter(w)
	for some := range slices.Chunk(list, 1000) { // so that not all are held
		told := make([]bytes.Buffer, len(some))
		atonce.Each(len(some), func(i int) { painter{&told[i], opt.Color}.finding(some[i]) })
		for i := range told {
			all.Write(told[i].Bytes())
		}
	}
	if len(list) > 0 {
		fmt.Fprintln(all, painter{color: opt.Color}.paint(bold, Summary(list)))
	}
	return all.Flush()
}

// Summary says how many findings there are: "3 errors, 2 warnings in 2 files".
func Summary(list List) string {
	var parts []string
	errors, warnings := list.Count()
	for severity, n := range []int{errors, warnings} {
		if n > 0 {
			parts = append(parts, Plural(n, Severity(severity).String()))
		}
	}
	files := map[string]bool{}
	for _, f := range list {
		if f.Span.File != nil {
			files[f.Span.Name()] = true
		}
	}
	if len(files) == 0 { // all are about the project as a whole
		return strings.Join(parts, ", ")
	}
	return strings.Join(parts, ", ") + " in " + Plural(len(files), "file")
}

func (p painter) finding(f Finding) {
	tone := [...]string{Error: red, Warning: yellow}[f.Severity()]
	places, gutter := f.Show(), 2
	for _, place := range places {
		gutter = max(gutter, len(strconv.Itoa(place.At.Line)))
	}
	fmt.Fprintf(p, "%s%s\n", p.paint(tone, f.Severity().String()+"["+f.Rule.Code+"]"),
		p.paint(bold, ": "+script.Line(Printable(f.Message))))
	for i, place := range places {
		if i > 0 {
			tone = cyan
		}
		p.place(gutter, tone, place)
	}
	if f.Help != "" {
		pad := strings.Repeat(" ", gutter)
		help := strings.ReplaceAll(PrintableLines(f.Help), "\n", "\n"+pad+"         ") // below the first word
		fmt.Fprintf(p, "%s %s %s\n", pad, p.paint(blue, "="), p.paint(bold, "help:")+" "+help)
	}
	fmt.Fprintln(p)
}

// place prints where something is: the address, the line, and marks below it. gutter is the width of line numbers.
func (p painter) place(gutter int, tone string, s Shown) {
	pad := strings.Repeat(" ", gutter)
	if s.Name != "" {
		fmt.Fprintf(p, "%s%s %s:%d:%d\n", pad, p.paint(blue, "-->"), script.Isolated(s.Name), s.At.Line, s.At.Column)
	}
	if s.Text == "" {
		if s.Message != "" {
			fmt.Fprintf(p, "%s %s %s\n", pad, p.paint(blue, "="), script.Line(s.Message))
		}
		return
	}
	text, marks := script.Line(s.Text), s.Marks
	var words []string
	for i, part := range s.Parts {
		if i%2 == 1 {
			words = append(words, part)
		}
	}
	if text != s.Text && slices.ContainsFunc(words, func(w string) bool { return script.Turned(text, w) }) {
		marks += " " + script.Isolated(Shorten(strings.Join(words, " … "), excerptWidth/2))
	}
	if s.Message != "" {
		marks += " " + script.Line(s.Message)
	}
	bar := p.paint(blue, "|")
	fmt.Fprintf(p, "%s %s\n", pad, bar)
	fmt.Fprintf(p, "%s %s %s\n", p.paint(blue, fmt.Sprintf("%*d", gutter, s.At.Line)), bar, text)
	fmt.Fprintf(p, "%s %s %s\n", pad, bar, s.Indent+p.paint(tone, marks))
}

// A Shown is one place of a finding as people see it, in a terminal and in the preview: where it is, the line, and
// marks below. All its texts are safe to print on one line.
type Shown struct {
	Name   string   // of the file; empty if the place is the project as a whole
	At     Position // zero without a file
	Text   string   // the line, cut around the place if it is long; empty if there is nothing to show
	Indent string   // white space below the line before the first mark, in terminal columns
	// what stands below the line from there on: ^ for what the finding is about, ~ for what belongs to it
	Marks   string
	Parts   []string // of the line: marks stand below every second one
	Message string   // what the place has to do with the finding; empty for what it is about
}

// Show returns the places of a finding: what it is about, then what belongs to it.
func (f Finding) Show() []Shown {
	places := []Shown{f.Span.Show()}
	for _, n := range f.Related {
		marks := n.Marks
		if len(marks) == 0 {
			marks = []Span{n.Span}
		}
		places = append(places, placeOf(n.Span, marks, '~', n.Message))
	}
	return places
}

// Show returns the place of a span, marked like what a finding is about.
func (s Span) Show() Shown { return placeOf(s, []Span{s}, '^', "") }

func placeOf(s Span, marks []Span, mark rune, message string) Shown {
	shown := Shown{Message: Printable(message)}
	if s.File == nil {
		return shown
	}
	shown.Name, shown.At = Printable(s.File.Name), s.File.Position(s.Start)
	shown.excerpt(s, marks, mark)
	return shown
}

// excerptWidth is the width of an excerpt in terminal columns. Articles have paragraphs of a thousand characters on one
// line; they are cut around the place.
const excerptWidth = 110

// excerptBytes is how much of a line before and behind a place may be looked at. A whole book can stand on one line.
const excerptBytes = 1 << 10

// excerpt fills in the line in which s begins, cut to what fits the terminal, and marks the given spans below it.
func (p *Shown) excerpt(s Span, marks []Span, mark rune) {
	lineStart, _ := s.File.lineStart(s.Start)
	line, _, _ := bytes.Cut(s.File.Text[lineStart:], []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	from, to := max(0, s.Start-lineStart-excerptBytes), min(len(line), s.Start-lineStart+excerptBytes)
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	cells := layOut(line[from:to], lineStart+from)
	first, last := window(cells, s.Start, s.End)
	var text, below strings.Builder
	if from+first > 0 {
		text.WriteString("… ")
		below.WriteString("  ")
	}
	at, cut := below.Len(), 0 // the column of the place itself; where the last part ends
	part := func() { p.Parts, cut = append(p.Parts, text.String()[cut:]), text.Len() }
	for _, c := range cells[first:last] {
		sign := " "
		if c.marked(marks) {
			sign = string(mark)
		}
		if (sign == " ") == (len(p.Parts)%2 == 1) {
			part()
		}
		text.WriteString(c.shown)
		below.WriteString(strings.Repeat(sign, c.width))
		if c.start < s.Start {
			at += c.width
		}
	}
	if len(p.Parts)%2 == 1 {
		part()
	}
	if last < len(cells) || to < len(line) {
		text.WriteString(" …")
	}
	if part(); text.Len() == 0 {
		return
	}
	row := strings.TrimRight(below.String(), " ")
	if row == "" { // a place without width, such as a missing key, gets one mark
		row = strings.Repeat(" ", at) + string(mark)
	}
	p.Text, p.Marks = text.String(), strings.TrimLeft(row, " ")
	p.Indent = strings.TrimSuffix(row, p.Marks)
}

// cell is one shown character: how it looks, how wide it is, and which bytes of the file it stands for.
type cell struct {
	shown      string
	width      int
	start, end int
}

func (c cell) marked(marks []Span) bool {
	for _, m := range marks {
		lacking := m.Start == m.End && m.Start == c.start && c.width > 0 // mark where the words would go
		if lacking || c.start < m.End && m.Start < c.end {
			return true
		}
	}
	return false
}

// layOut turns a stretch of a file that begins at start into cells. Control and direction characters are shown as
// signs, because a terminal would obey them.
func layOut(text []byte, start int) []cell {
	cells := make([]cell, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		shown, width := show(r)
		c := cell{string(shown), width, start + i, start + i + size}
		if r == '\t' {
			c.shown, c.width = "    ", 4
		}
		cells = append(cells, c)
		i += size
	}
	return cells
}

func show(r rune) (shown rune, columns int) {
	kind := width.LookupRune(r).Kind()
	switch {
	case r == '\t' || r == '\n':
		return ' ', 1
	case r < 0x20:
		return 0x2400 + r, 1
	case r == 0x7f:
		return '␡', 1
	case r >= 0x80 && r < 0xa0 || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp):
		return '·', 1 // C1 controls, line separators and whatever changes the direction of writing
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return r, 0
	case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
		return r, 2
	}
	return r, 1
}

// window chooses which cells are shown: all if they fit, else a stretch that holds the place with some words before it.
func window(cells []cell, start, end int) (first, last int) {
	if widthOf(cells) <= excerptWidth {
		return 0, len(cells)
	}
	at := sort.Search(len(cells), func(i int) bool { return cells[i].end > start })
	behind := sort.Search(len(cells), func(i int) bool { return cells[i].start >= end })
	before := max((excerptWidth-widthOf(cells[at:behind]))/2, excerptWidth/10)
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

func widthOf(cells []cell) int {
	total := 0
	for _, c := range cells {
		total += c.width
	}
	return total
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

// Printable makes a message safe to print on one line.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		shown, _ := show(r)
		return shown
	}, s)
}

// PrintableLines makes a text safe to print on its lines, and sets apart what runs from right to left in them.
func PrintableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = script.Line(Printable(line))
	}
	return strings.Join(lines, "\n")
}
