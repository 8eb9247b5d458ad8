// Package sheet reads a table as spreadsheets write it, as CSV, with cells that know where they stand.
//
// What stands between cells is told by the first line: spreadsheets write a semicolon where the comma is in numbers,
// and a tab into the clipboard.
package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
)

// A Cell is a text, and the byte of the table at which it begins, with its quotation mark if it has one.
type Cell struct {
	Text string
	At   int
}

// A Row is one of a table, or what is wrong with it.
type Row struct {
	Cells []Cell
	At    int // the byte at which it begins, or at which its fault stands
	Fault string
}

// Read returns the rows of a table, the first of which names its columns; empty ones are left out. A row with a fault
// does not end the reading. It takes time linear in the text.
func Read(text string) []Row {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old programs end lines
	}
	text, skipped := stated(text)
	lines := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			lines = append(lines, i+1)
		}
	}
	byteOf := func(line, column int) int { return skipped + min(lines[min(line, len(lines))-1]+column-1, len(text)) }
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = Separator(text), -1
	var rows []Row
	for {
		texts, err := r.Read()
		fault, wrong := errors.AsType[*csv.ParseError](err)
		switch {
		case err == io.EOF:
			return rows
		case wrong:
			rows = append(rows, Row{At: byteOf(fault.StartLine, 1), Fault: fault.Err.Error()})
			continue
		case err != nil: // a text is read without fail
			return rows
		}
		row := Row{At: byteOf(r.FieldPos(0))}
		for i, cell := range texts {
			row.Cells = append(row.Cells, Cell{cell, byteOf(r.FieldPos(i))})
		}
		if strings.TrimSpace(strings.Join(texts, "")) != "" {
			rows = append(rows, row)
		}
	}
}

// statement is how a table says in a line of its own what stands between its cells.
var statement = regexp.MustCompile(`^"?sep=[^\r\n]"?\r?\n`)

// stated takes the statement away. How many bytes it has is returned too.
func stated(text string) (rest string, skipped int) {
	skipped = len(statement.FindString(text))
	return text[skipped:], skipped
}

// Separator returns what stands between the cells of a table: of the usual ones that which its first line has most
// often outside of quotation marks.
func Separator(text string) rune {
	count, quoted := map[rune]int{}, false
	for _, c := range text {
		if c == '\n' && !quoted {
			break
		}
		if c == '"' {
			quoted = !quoted
		} else if !quoted {
			count[c]++
		}
	}
	best := ','
	for _, c := range []rune{';', '\t', '|'} {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}
