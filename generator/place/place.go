// Package place knows where each key and each value of a TOML file stands.
//
// The TOML decoder says what a file holds but not where: its positions carry no array index, so a fault in the first of
// two [[quote]] would be shown in the second. Scan reads a file that the decoder has accepted a second time, for places
// only. It takes some 25 µs a file and is run only for files in which there is something to report.
package place

import (
	"strconv"
	"strings"
)

// A Path names a value of a file: keys, and 0-based indexes of arrays and arrays of tables. The zero Path is the file.
type Path string

// Of returns the path with the given elements, each a string (a key) or an int (an index).
func Of(elements ...any) Path { return Path("").With(elements...) }

// With returns the path that leads further down by the given elements.
func (p Path) With(elements ...any) Path {
	var b strings.Builder
	b.WriteString(string(p))
	for _, e := range elements {
		switch e := e.(type) {
		case string:
			b.WriteByte(keyMark)
			b.WriteString(e)
		case int:
			b.WriteByte(indexMark)
			b.WriteString(strconv.Itoa(e))
		default:
			panic("place: an element of a path is a string or an int")
		}
	}
	return Path(b.String())
}

// Marks before the elements of a path: control characters that TOML forbids in keys unless escaped.
const (
	keyMark   = '\x1f'
	indexMark = '\x1e'
)

// String returns the path as people write it: quote[1].via[0].
func (p Path) String() string {
	s := strings.ReplaceAll(string(p), string(rune(keyMark)), ".")
	var b strings.Builder
	for i, part := range strings.Split(strings.TrimPrefix(s, "."), string(rune(indexMark))) {
		if i == 0 {
			b.WriteString(part)
			continue
		}
		index, rest, _ := strings.Cut(part, ".")
		b.WriteString("[" + index + "]")
		if rest != "" {
			b.WriteString("." + rest)
		}
	}
	return b.String()
}

// Range is a stretch of the file in bytes, half-open.
type Range struct{ Start, End int }

// An entry is where a key and its value stand. For a table both are its header, as for each table of an array.
type entry struct{ key, value Range }

// A Violation is a place where the file uses TOML 1.1, which the decoder accepts and editors' tools reject.
type Violation struct {
	Range
	Message string
}

// Index holds the places of a file's keys and values.
type Index struct {
	text       string
	entries    map[Path]entry
	keys       [][]string // as the decoder lists them, for the test that both agree
	violations []Violation
	headers    []Header
	end        int
}

// A Header is a line that begins a table: [a.b], or [[a.b]] for one more in an array of tables.
type Header struct {
	Range
	Names []string // its name, part by part
	Array bool
	After int // where the header, or the key with its value, before it ends; 0 if nothing stands before but comments
}

// Headers returns the headers of the file's tables, in its order.
func (x *Index) Headers() []Header { return x.headers }

// End returns the byte where the file's last header or key with its value ends; comments may follow. It is 0 if there is none.
func (x *Index) End() int { return x.end }

// Key returns where the key at path stands, or the header of a table.
func (x *Index) Key(path Path) (Range, bool) {
	e, ok := x.entries[path]
	return e.key, ok
}

// Value returns where the value at path stands, quotation marks and brackets included.
func (x *Index) Value(path Path) (Range, bool) {
	e, ok := x.entries[path]
	return e.value, ok
}

// Inside returns where bytes start to end (half-open) of the decoded string at path stand in the file: escapes, folded lines and
// indentation are taken into account.
func (x *Index) Inside(path Path, start, end int) (Range, bool) {
	e, ok := x.entries[path]
	if !ok {
		return Range{}, false
	}
	_, at := decode(x.text[e.value.Start:e.value.End])
	if at == nil || start < 0 || start > end || end >= len(at) {
		return e.value, true
	}
	from := at[start].Start
	to := from
	if end > start {
		to = at[end-1].End
	}
	return Range{e.value.Start + from, e.value.Start + to}, true
}

func isBreak(c byte) bool { return c == '\n' || c == '\r' }

// Violations returns the places where the file is not TOML 1.0.
func (x *Index) Violations() []Violation { return x.violations }

// Scan reads a TOML file that the decoder has accepted. For any other text the index is incomplete, but nothing panics.
func Scan(text string) *Index {
	s := &scanner{Index: Index{text: text, entries: map[Path]entry{}}, tables: map[Path]int{}}
	if strings.HasPrefix(text, "\ufeff") {
		s.pos = len("\ufeff")
	}
	for s.skipBlank(); s.pos < len(s.text); s.skipBlank() {
		before := s.pos
		if s.peek() == '[' {
			s.header()
		} else {
			s.pair(s.table, s.tableKeys)
		}
		s.end = s.pos
		if s.pos == before {
			s.pos++ // not TOML; go on behind it
		}
	}
	return &s.Index
}
