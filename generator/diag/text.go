package diag

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// TextOptions say how findings are printed for people. The zero value prints without colour.
type TextOptions struct {
	Color bool
}

// excerptWidth is the width of an excerpt in terminal columns. Articles have paragraphs of a thousand characters on one
// line; they are cut around the place.
const excerptWidth = 110

type painter struct {
	w     *strings.Builder
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
	var b strings.Builder
	p := painter{&b, opt.Color}
	for _, f := range list {
		p.finding(f)
	}
	if len(list) > 0 {
		b.WriteString(p.paint(bold, Summary(list)))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Summary says how many findings there are: "3 errors, 2 warnings in 2 files".
func Summary(list List) string {
	errors, warnings := list.Count()
	var parts []string
	for _, c := range []struct {
		n    int
		word string
	}{{errors, "error"}, {warnings, "warning"}} {
		if c.n > 0 {
			parts = append(parts, Plural(c.n, c.word))
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

// Plural writes a number with an English noun: "1 file", "2 files".
func Plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

func (p painter) finding(f Finding) {
	tone := red
	if f.Severity() == Warning {
		tone = yellow
	}
	gutter := p.gutter(f)
	fmt.Fprintf(p.w, "%s%s\n", p.paint(tone, f.Severity().String()+"["+string(f.Code)+"]"), p.paint(bold, ": "+Printable(f.Message)))
	for i, place := range f.Show() {
		if i > 0 {
			tone = cyan
		}
		p.place(gutter, tone, place)
	}
	if f.Help != "" {
		fmt.Fprintf(p.w, "%s %s %s\n", strings.Repeat(" ", gutter), p.paint(blue, "="), p.paint(bold, "help:")+" "+Printable(f.Help))
	}
	p.w.WriteByte('\n')
}

// gutter returns the width of the widest line number in the finding's excerpts.
func (p painter) gutter(f Finding) int {
	width := len(lineNumber(f.Span))
	for _, n := range f.Related {
		width = max(width, len(lineNumber(n.Span)))
	}
	return max(width, 2)
}

func lineNumber(s Span) string {
	if s.File == nil {
		return ""
	}
	return strconv.Itoa(s.File.Position(s.Start).Line)
}

// place prints where something is: the address, the line, and marks below it.
func (p painter) place(gutter int, tone string, s Shown) {
	pad := strings.Repeat(" ", gutter)
	if s.Name != "" {
		fmt.Fprintf(p.w, "%s%s %s:%d:%d\n", pad, p.paint(blue, "-->"), s.Name, s.At.Line, s.At.Column)
	}
	if s.Text == "" {
		if s.Message != "" {
			fmt.Fprintf(p.w, "%s %s %s\n", pad, p.paint(blue, "="), s.Message)
		}
		return
	}
	marks := s.Marks
	if s.Message != "" {
		marks += " " + s.Message
	}
	bar := p.paint(blue, "|")
	fmt.Fprintf(p.w, "%s %s\n", pad, bar)
	fmt.Fprintf(p.w, "%s %s %s\n", p.paint(blue, fmt.Sprintf("%*d", gutter, s.At.Line)), bar, s.Text)
	fmt.Fprintf(p.w, "%s %s %s\n", pad, bar, s.Indent+p.paint(tone, marks))
}
