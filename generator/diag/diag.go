// Package diag holds what beleg tells an editor: findings, each with a place in a file, and the printers for them.
//
// Everything inside works with byte spans; line and column are worked out only when a finding is printed, because
// nearly all spans are never printed.
package diag

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is a text that findings point into. Name is the path relative to the project, with slashes.
type File struct {
	Name string
	Text []byte

	once  sync.Once
	lines []int // byte offset of the start of each line
}

// lineStarts returns the byte offset at which each line begins.
func (f *File) lineStarts() []int {
	f.once.Do(func() {
		f.lines = []int{0}
		for i := 0; ; {
			n := bytes.IndexByte(f.Text[i:], '\n')
			if n < 0 {
				return
			}
			i += n + 1
			f.lines = append(f.lines, i)
		}
	})
	return f.lines
}

// line returns the text of a line, counted from 0, without its line end.
func (f *File) line(n int) []byte {
	starts := f.lineStarts()
	end := len(f.Text)
	if n+1 < len(starts) {
		end = starts[n+1]
	}
	return bytes.TrimRight(f.Text[starts[n]:end], "\r\n")
}

// A Position is a place as people count it: 1-based line, 1-based column in code points.
type Position struct{ Line, Column int }

// Position turns a byte offset into a line and a column. Offsets outside the text are moved to its nearest end.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	starts := f.lineStarts()
	n := sort.Search(len(starts), func(i int) bool { return starts[i] > offset }) - 1
	text := f.Text[starts[n]:offset]
	if n == 0 {
		text = bytes.TrimPrefix(text, []byte("\ufeff")) // no editor shows the byte order mark as a column
	}
	return Position{Line: n + 1, Column: utf8.RuneCount(text) + 1}
}

// Span is a stretch of a file in bytes, half-open. A span without a file stands for the project as a whole.
type Span struct {
	File       *File
	Start, End int
}

// Name returns the name of the file, or "" if the span has none.
func (s Span) Name() string {
	if s.File == nil {
		return ""
	}
	return s.File.Name
}

// Within returns the part of s from start to end, both counted in bytes from the start of s.
func (s Span) Within(start, end int) Span {
	return Span{File: s.File, Start: min(s.Start+start, s.End), End: min(s.Start+end, s.End)}
}

// Severity tells whether a finding stops publishing.
type Severity uint8

// The severities. An error stops publishing, a warning does not unless the editor asks for it.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Note is a second place that belongs to a finding, such as the passage in the article.
type Note struct {
	Span    Span
	Message string
	Marks   []Span // what to underline there; the whole span if empty
}

// A Finding is one thing the editor should know. Message names the thing, what was found and what was wanted, in lower case
// and without a full stop; Help is the next step.
type Finding struct {
	Code    Code
	Span    Span
	Message string
	Help    string
	Related []Note
}

// Severity returns the severity that the catalogue gives the finding's code.
func (f Finding) Severity() Severity { return f.Code.Severity() }

// List is a list of findings. Its zero value is empty and ready to use.
type List []Finding

// Add appends a finding.
func (l *List) Add(f Finding) { *l = append(*l, f) }

// Sort puts the findings in order of file, place, code and message, and drops exact repetitions, so that the same input
// always gives the same list.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Finding) bool { return compare(a, b) == 0 })
}

func compare(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Span.Name(), b.Span.Name()),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		strings.Compare(string(a.Code), string(b.Code)),
		strings.Compare(a.Message, b.Message),
	)
}

// Count returns the number of errors and of warnings.
func (l List) Count() (errors, warnings int) {
	for _, f := range l {
		if f.Severity() == Error {
			errors++
		}
	}
	return errors, len(l) - errors
}
