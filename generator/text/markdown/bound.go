package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/parser"
)

// What a text may have at most. goldmark looks again and again at brackets and stars that nothing closes, fills up the
// rows of a table to the width of its head, and goes into each quotation in a quotation for every line: within these
// limits the worst text of a kind takes a third of a second.
const (
	mostBytes    = 200_000
	mostBrackets = 5_000   // [, of links, pictures and references
	mostStars    = 10_000  // *, _ and ~, but not of a line that holds nothing else
	mostCells    = 100_000 // of tables, as wide as the widest line and as high as there are lines to the next blank one
	deepest      = 32      // marks of quotations and lists that one line begins with
	longest      = 2_000   // bytes of what a reference leads to, and of its title: each use repeats them
)

// An Excess is what a text has too much of, with the place from which on it has.
type Excess struct {
	What        string // such as "links"; "bytes" if it is too long, "levels" if it is too deep
	Count, Most int
	Range
}

// excessOf counts what it costs to read a text. It is linear.
func excessOf(src string) *Excess {
	if len(src) > mostBytes {
		return &Excess{"bytes", len(src), mostBytes, Range{mostBytes, mostBytes}}
	}
	var c counter
	for line := range strings.Lines(src) {
		if over := c.line(line); over != nil {
			over.Range = Range{c.at, c.at + len(strings.TrimRight(line, "\r\n"))}
			return over
		}
		c.at += len(line)
	}
	return nil
}

// A counter has seen a text up to some line.
type counter struct {
	at              int // bytes
	brackets, stars int
	cells           int // of the tables before the one that may stand here
	wide, high      int // of that one
}

// line counts on, and says what is too much now.
func (c *counter) line(line string) *Excess {
	c.brackets += strings.Count(line, "[")
	if strings.Trim(line, "*_~ \t\r\n") != "" {
		c.stars += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "~")
	}
	if strings.TrimSpace(line) == "" {
		c.cells, c.wide, c.high = c.cells+c.wide*c.high, 0, 0
	}
	if pipes := strings.Count(line, "|"); pipes > 0 {
		c.wide = max(c.wide, pipes+1)
	}
	c.high++
	for _, e := range []Excess{
		{What: "links", Count: c.brackets, Most: mostBrackets},
		{What: "marks of emphasis", Count: c.stars, Most: mostStars},
		{What: "cells of tables", Count: c.cells + c.wide*c.high, Most: mostCells},
		{What: "levels", Count: marksBefore(line), Most: deepest},
	} {
		if e.Count > e.Most {
			return &e
		}
	}
	return nil
}

// marksBefore counts the marks of quotations and lists that a line begins with.
func marksBefore(line string) (marks int) {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' || c == '\t' || c >= '0' && c <= '9':
		case c == '>':
			marks++
		case strings.IndexByte("*+-.)", c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			marks++
		default:
			return marks
		}
	}
	return marks
}

// bomb returns the reference whose destination and title are too long to be repeated, with its place.
func bomb(src []byte, references []parser.Reference) *Excess {
	for _, r := range references {
		if n := len(r.Destination()) + len(r.Title()); n > longest {
			at := max(bytes.Index(src, r.Destination()), 0)
			return &Excess{"bytes of a reference", n, longest, Range{at, at + 1}}
		}
	}
	return nil
}
