// Package edit changes a value in a TOML file that people write by hand, or adds a table to it, and touches nothing
// else in it.
//
// In go a file's text and what is to stand in it; out comes the new text. Decoding the file and encoding it anew would
// be simpler, but would lose what is the editor's: comments, order, alignment.
package edit

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

// ErrNoString says that there is no string at the place that was to be changed.
var ErrNoString = errors.New("there is no string")

// String returns the TOML text with the string under a key of the file's own, not of one of its tables, set to value.
// All other bytes stay; the new string has the old one's kind of quotation marks where it can.
//
// The change is proved before it is returned: decoded, the new text differs from the old one in this value alone. Where
// that cannot be reached there is an error and no text.
func String(text, key, value string) (string, error) {
	want, err := decode(text)
	if err != nil {
		return "", err
	}
	span, ok := place.Scan(text).Value(place.Of(key))
	if _, isString := want[key].(string); !ok || !isString {
		return "", fmt.Errorf("%w at %s", ErrNoString, key)
	}
	if !utf8.ValidString(value) {
		return "", fmt.Errorf("the value for %s is not UTF-8", key)
	}
	literal := Literal(value)
	if text[span.Start] == '\'' && quotable(value) {
		literal = "'" + value + "'"
	}
	changed := text[:span.Start] + literal + text[span.End:]
	want[key] = value
	if after, err := decode(changed); err != nil || !same(want, after) {
		return "", fmt.Errorf("%s cannot be changed without touching something else", key)
	}
	return changed, nil
}

func decode(text string) (map[string]any, error) {
	doc := place.NewDoc(&diag.File{Text: []byte(text)})
	data, faults := format.Parse(doc)
	if data == nil || doc.Broken != nil {
		return nil, fmt.Errorf("it is not TOML: %s", faults[0].Message)
	}
	return data, nil
}

// same compares decoded files by how they are written anew, because there a NaN is the same as itself, and a day not
// what a point in time is.
func same(a, b map[string]any) bool {
	x, err := toml.Marshal(a)
	y, errB := toml.Marshal(b)
	return err == nil && errB == nil && bytes.Equal(x, y)
}

// Literal writes s as a TOML string on one line, with single quotation marks where that saves escapes. Nothing of it is
// changed, and what cannot be seen is written as an escape; s must be UTF-8.
func Literal(s string) string {
	if strings.ContainsAny(s, `"\`) && quotable(s) {
		return "'" + s + "'"
	}
	var b strings.Builder
	for _, r := range special.Replace(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case !hidden(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return `"` + b.String() + `"`
}

// special escapes what means something else between double quotation marks.
var special = strings.NewReplacer(`"`, `\"`, `\`, `\\`)

// hidden finds what people do not see in a text, or editors do not save.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Co) ||
		reading.Invisible(r) && !reading.Joiner(r)
}

// quotable tells whether s can stand between single quotation marks, where nothing is escaped.
func quotable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r == '\'' || hidden(r) })
}

// OneLine writes s as a TOML string on one line, its white space folded.
func OneLine(s string) string { return Literal(strings.Join(strings.Fields(s), " ")) }

// Append returns the TOML text with one more table at the end of an array of tables. table is the new one as TOML: its
// header, such as [[quote]], and what belongs to it. Where the array has no table yet, the new one stands before the
// first table that is named in followed, else behind all others.
//
// All other bytes stay. The new table gets the line ends of the file and as many blank lines before it as its siblings
// have. Comments stay with what they are about: those right above a table with that table, those right below the last
// key of a sibling with the sibling.
//
// The change is proved before it is returned: decoded, the new text has one element more and is otherwise the same.
// Where that cannot be reached there is an error, which says why, and no text.
func Append(text, table string, followed ...string) (string, error) {
	before, err := decode(text)
	if err != nil {
		return "", err
	}
	name, element, err := oneTable(table)
	if err != nil {
		return "", err
	}
	old, isArray := before[name].([]map[string]any)
	if _, there := before[name]; there && !isArray {
		return "", fmt.Errorf("%s is not written as [[%s]] here but as a value of its own, to which no table can be "+
			"added; write [[%[1]s]] tables first", name, name)
	}
	p := newPage(text)
	changed := p.with(table, p.gap(name, followed))
	before[name] = append(old, element)
	if after, err := decode(changed); err != nil || !same(before, after) {
		return "", fmt.Errorf("a [[%s]] cannot be added to this file without touching something else", name)
	}
	return changed, nil
}

// oneTable reads a text that is one table of an array and nothing else.
func oneTable(table string) (name string, element map[string]any, err error) {
	data, err := decode(table)
	if err != nil {
		return "", nil, fmt.Errorf("what is to be added: %w", err)
	}
	for key, value := range data {
		if list, ok := value.([]map[string]any); ok && len(data) == 1 && len(list) == 1 {
			return key, list[0], nil
		}
	}
	return "", nil, fmt.Errorf("what is to be added is not one table of an array: %q", table)
}

// A page is a text and its lines, each with its end. The byte order mark stands apart: it stays first.
type page struct {
	mark  string
	text  string
	lines []string
}

func newPage(whole string) page {
	text := strings.TrimPrefix(whole, bom)
	return page{whole[:len(whole)-len(text)], text, slices.Collect(strings.Lines(text))}
}

// A gap is where a table is put between the lines of a file.
type gap struct {
	at     int // the line that follows
	before int // blank lines wanted before the table
	after  int // and behind it
}

const bom = "\ufeff"

// with returns the text with a table in a gap. Lines end as the first of the file does.
func (p page) with(table string, g gap) string {
	newline := "\n"
	if len(p.lines) > 0 && strings.HasSuffix(p.lines[0], "\r\n") {
		newline = "\r\n"
	}
	above := strings.Join(p.lines[:g.at], "")
	if above != "" && !strings.HasSuffix(above, "\n") {
		above += newline
	}
	above += strings.Repeat(newline, g.before)
	for line := range strings.Lines(table) {
		above += strings.TrimRight(line, "\r\n") + newline
	}
	return p.mark + above + strings.Repeat(newline, g.after) + strings.Join(p.lines[g.at:], "")
}

// gap finds the place for one more table of a name.
func (p page) gap(name string, followed []string) gap {
	x := place.Scan(p.text)
	blanks := p.usualBlanks(x.Headers, name)
	for i, h := range slices.Backward(x.Headers) {
		if h.Names[0] == name {
			return p.behind(append(x.Headers, place.Header{After: x.End})[i+1].After, blanks)
		}
	}
	before := func(h place.Header) bool { return slices.Contains(followed, h.Names[0]) }
	if first := slices.IndexFunc(x.Headers, before); first >= 0 {
		h := x.Headers[first]
		g := gap{at: p.commentsAbove(h), after: blanks}
		if h.After > 0 {
			g.before = max(0, blanks-p.blanksAbove(g.at, p.below(h.After)))
		}
		return g
	}
	return p.behind(x.End, blanks)
}

// mostBlanks is how many blank lines are thought of as a file's style; more are a divide of some sort.
const mostBlanks = 2

// usualBlanks returns how many blank lines stand before the last table of a name, or before the last of any, or else 1.
func (p page) usualBlanks(headers []place.Header, name string) int {
	last := len(headers) - 1
	for i, h := range headers {
		if len(h.Names) == 1 && h.Names[0] == name {
			last = i
		}
	}
	if last < 0 || headers[last].After == 0 {
		return 1
	}
	h := headers[last]
	return min(mostBlanks, p.blanksAbove(p.commentsAbove(h), p.below(h.After)))
}

// behind returns the gap below the key or header that ends at a byte, and below the comments right under it. Where no
// blank line divides these from a table they are the table's: that is how comments are written.
func (p page) behind(end, blanks int) gap {
	below := p.below(end)
	at := below
	for at < len(p.lines) && (end == 0 || comment(p.lines[at])) {
		at++
	}
	if at < len(p.lines) && !blank(p.lines[at]) {
		at = below
	}
	switch {
	case blank(p.text):
		return gap{at: at}
	case at == len(p.lines):
		return gap{at: at, before: max(0, blanks-p.blanksAbove(at, below))}
	case !blank(p.lines[at]):
		return gap{at: at, before: blanks, after: blanks}
	}
	return gap{at: at, before: blanks}
}

// below returns the line below that of a byte; the first if nothing stands before but comments, which is byte 0.
func (p page) below(end int) int {
	if end == 0 {
		return 0
	}
	return strings.Count(p.text[:end], "\n") + 1
}

// commentsAbove returns where the comments right above a table begin, or the table itself without any. A file that
// begins with comments keeps them first: they may be about all of it, as a schema's address is.
func (p page) commentsAbove(h place.Header) int {
	at := strings.Count(p.text[:h.Start], "\n")
	for h.After > 0 && at > p.below(h.After) && comment(p.lines[at-1]) {
		at--
	}
	return at
}

// blanksAbove counts the blank lines that stand right above a line, but not above floor.
func (p page) blanksAbove(at, floor int) int {
	n := 0
	for ; at > floor && blank(p.lines[at-1]); at-- {
		n += strings.Count(p.lines[at-1], "\n") // the last line of a file may have no end
	}
	return n
}

func blank(line string) bool { return strings.Trim(line, " \t\r\n") == "" }

func comment(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") }
