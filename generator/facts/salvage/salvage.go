// Package salvage saves what can be saved of a TOML file with a fault.
//
// The decoder ends at the first fault, and whoever mends one learns of the next. Read takes the table with the fault
// out, byte for byte, so that all places stay what they were, and reads on, as long as it is certain where the next
// table begins. Help says what the faulty line was probably meant to be.
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
	Broken map[place.Path]bool // tables of which something was taken out; "" if whole tables may be lacking
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
		rest.Broken[""] = rest.Broken[""] || cut.lost
		rest.Text = rest.Text[:cut.Start] + blank(rest.Text[cut.Start:cut.End]) + rest.Text[cut.End:]
	}
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
	table int  // where the header of the table begins that loses something; -1 if it has none
	lost  bool // tables may be lost as a whole
}

// header matches a line that begins a table, be it written wrongly. No element of an array looks like it.
var header = regexp.MustCompile(`(?m)^[ \t]*(\[{1,3}[^\[\]=,\n]*\]{0,3})[ \t]*(?:#.*)?\r?$`)

// around returns the table with a fault at a byte: what stands between its header and the next. If the header itself is
// faulty, it goes too. What is not closed before a header is a fault at that header, but not of it.
func (d Decoder) around(text string, at int) cut {
	line := strings.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if n := strings.IndexByte(text[line:], '\n'); n >= 0 {
		end = line + n
	}
	begins := header.MatchString(text[line:end])
	if _, err := d.Decode(text[:line]); begins && err == nil {
		next, _ := next(text, line, end)
		return cut{place.Range{Start: line, End: next}, -1, true}
	}
	c := cut{table: -1, lost: true} // the keys at the top, before all tables
	var whole, behind marks
	whole.count(text[:line])
	counted := line
	for _, h := range slices.Backward(place.Scan(text[:line]).Headers) {
		behind.count(text[h.End:counted])
		if counted = h.End; whole.closed() || !behind.closed() { // a line of an open text may look like a header
			c = cut{table: h.Start, Range: place.Range{Start: h.End}}
			break
		}
	}
	if begins {
		end = line
	}
	next, certain := next(text, c.Start, end)
	c.End, c.lost = next, c.lost || !certain
	return c
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
