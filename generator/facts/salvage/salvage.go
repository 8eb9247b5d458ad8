// Package salvage saves what can be saved of a TOML file with a fault.
//
// The decoder ends at the first fault, and whoever mends one learns of the next. Read takes out the line with the
// fault, or the table, byte for byte, so that all places stay what they were, and reads on, as long as it is certain
// where the next table begins. Help says what the faulty line was probably meant to be.
package salvage

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"beleg/generator/facts/place"
)

// most is how many faults of a file are told. Each costs another reading of the whole file.
const most = 20

// A Decoder reads TOML. Fault returns the byte of the text at which it says that an error of its is.
type Decoder struct {
	Decode func(text string) (map[string]any, error)
	Fault  func(text string, err error) (at int, known bool)
}

// A Rest is what is left of a text.
type Rest struct {
	Text   string              // as long as the whole; blanks stand for what was taken out
	Data   map[string]any      // what it says; nil if nothing could be read
	Broken map[place.Path]bool // tables of which something was taken out
	Lost   bool                // whole tables may be lacking
	Faults []error             // of the decoder, one for each place
}

// Read decodes a text as far as that can be done.
func (d Decoder) Read(text string) Rest {
	rest := Rest{Text: text, Broken: map[place.Path]bool{}}
	headers := map[int]bool{} // of broken tables, by where they begin
	for {
		data, err := d.Decode(rest.Text)
		if err == nil {
			rest.Data = data
			break
		}
		rest.Faults = append(rest.Faults, err)
		at, known := d.Fault(rest.Text, err)
		if !known || len(rest.Faults) == most {
			return rest
		}
		cut := d.around(rest.Text, at)
		if strings.TrimSpace(rest.Text[cut.Start:cut.End]) == "" {
			return rest // what is left has a fault all the same
		}
		headers[cut.table] = true
		rest.Lost = rest.Lost || cut.lost
		rest.Text = rest.Text[:cut.Start] + blank(rest.Text[cut.Start:cut.End]) + rest.Text[cut.End:]
	}
	rest.Broken[""] = headers[top]
	for _, h := range place.Scan(rest.Text).Headers {
		if headers[h.Start] {
			rest.Broken[h.Path] = true
		}
	}
	return rest
}

// blank puts a blank in place of each byte, but for line ends.
func blank(s string) string {
	b := bytes.Repeat([]byte(" "), len(s))
	for i := range len(s) {
		if s[i] == '\n' {
			b[i] = '\n'
		}
	}
	return string(b)
}

// A cut is what is taken out of a text.
type cut struct {
	place.Range
	table int  // where the header of the table begins that loses something, or top
	lost  bool // tables may be lost as a whole
}

// top is the table of the keys before all headers.
const top = -1

// header matches a line that begins a table, be it written wrongly. No element of an array looks like it.
var header = regexp.MustCompile(`(?m)^[ \t]*(\[{1,3}[^\[\]=,\n]*\]{0,3})[ \t]*(?:#.*)?\r?$`)

// around returns what has a fault at a byte: the line, if all around it in its table can be read, else all that stands
// between the table's header and the next. If the header itself is faulty, it goes too, with its table. What is not
// closed before a header is a fault at that header, but not of it.
func (d Decoder) around(text string, at int) cut {
	line := place.Range{Start: strings.LastIndexByte(text[:at], '\n') + 1, End: len(text)}
	if n := strings.IndexByte(text[line.Start:], '\n'); n >= 0 {
		line.End = line.Start + n
	}
	begins, before := header.MatchString(text[line.Start:line.End]), d.reads(text[:line.Start])
	if begins && before {
		next, _ := next(text, line.Start, line.End)
		return cut{place.Range{Start: line.Start, End: next}, top, true}
	}
	c := tableAt(text, line.Start)
	from := line.End
	if begins {
		from = line.Start
	}
	end, certain := next(text, c.Start, from)
	if before && certain && d.reads(text[line.End:end]) {
		return cut{line, c.table, false}
	}
	c.End, c.lost = end, c.table == top || !certain
	return c
}

// reads tells whether a part of a text has no fault.
func (d Decoder) reads(part string) bool {
	_, err := d.Decode(part)
	return err == nil
}

// tableAt returns the table that a byte at the beginning of a line belongs to, from behind its header on.
func tableAt(text string, at int) cut {
	var whole, behind marks
	whole.count(text[:at])
	counted := at
	for _, h := range slices.Backward(place.Scan(text[:at]).Headers) {
		behind.count(text[h.End:counted])
		if counted = h.End; whole.closed() || !behind.closed() { // a line of an open text may look like a header
			return cut{table: h.Start, Range: place.Range{Start: h.End}}
		}
	}
	return cut{table: top}
}

// next returns where the first header from a byte on stands, or the end of the text, and whether that is certain: a
// text over several lines that begins behind start is closed before it.
func next(text string, start, from int) (at int, certain bool) {
	var between marks
	for _, m := range header.FindAllStringSubmatchIndex(text[from:], -1) {
		at = from + m[2]
		between.count(text[start:at])
		if start = at; between.closed() {
			return at, true
		}
	}
	between.count(text[start:])
	return len(text), between.closed()
}

// marks are how often the marks around texts over several lines stand in a part of a file.
type marks [2]int

func (m *marks) count(part string) {
	m[0] += strings.Count(part, `"""`)
	m[1] += strings.Count(part, "'''")
}

// closed tells whether each text that begins there ends there.
func (m marks) closed() bool { return m[0]%2 == 0 && m[1]%2 == 0 }
