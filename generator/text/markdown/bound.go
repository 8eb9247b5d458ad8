package markdown

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/yuin/goldmark/parser"
)

// What a text may have at most. goldmark looks again and again at brackets and stars that nothing closes, fills up the
// rows of a table to the width of its head, and goes into each quotation in a quotation for every line: within these
// limits the worst text of a kind takes a third of a second.
var (
	inBytes    = Excess{What: "bytes", Most: 200_000}
	brackets   = Excess{What: "links", Most: 5_000}              // [, of links, pictures and references
	stars      = Excess{What: "marks of emphasis", Most: 10_000} // *, _ and ~, but not of a line of nothing else
	tags       = Excess{What: "tags", Most: 2_000}               // <, because each of HTML is refused by itself
	cells      = Excess{What: "cells of tables", Most: 100_000}  // as wide as the widest line, down to a blank one
	levels     = Excess{What: "levels", Most: 32}                // marks of quotations and lists that begin a line
	references = Excess{What: "bytes of a reference", Most: 2_000}
)

// Limits are what a text may have at most. Each use of a reference repeats what it leads to, and its title.
var Limits = []Excess{inBytes, brackets, stars, tags, cells, levels, references}

// An Excess is what a text has too much of, with the place from which on it has.
type Excess struct {
	What        string // such as "links"; "bytes" if it is too long, "levels" if it is too deep
	Count, Most int
	Range
}

// of returns that there are so many of it, in a range; nil if that is not too much.
func (e Excess) of(n int, in Range) *Excess {
	if n <= e.Most {
		return nil
	}
	over := e // e itself would be allocated for every line
	over.Count, over.Range = n, in
	return &over
}

// excessOf counts what it costs to read a text. It is linear.
func excessOf(src string) *Excess {
	if over := inBytes.of(len(src), Range{inBytes.Most, inBytes.Most}); over != nil {
		return over
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
	tags            int
	cells           int // of the tables before the one that may stand here
	wide, high      int // of that one
}

// line counts on, and says what is too much now.
func (c *counter) line(line string) *Excess {
	c.brackets += strings.Count(line, "[")
	c.tags += strings.Count(line, "<")
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
	return cmp.Or(brackets.of(c.brackets, Range{}), stars.of(c.stars, Range{}),
		tags.of(c.tags, Range{}), cells.of(c.cells+c.wide*c.high, Range{}), levels.of(marksBefore(line), Range{}))
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
func bomb(src []byte, all []parser.Reference) *Excess {
	for _, r := range all {
		at := max(bytes.Index(src, r.Destination()), 0)
		if over := references.of(len(r.Destination())+len(r.Title()), Range{at, at + 1}); over != nil {
			return over
		}
	}
	return nil
}
