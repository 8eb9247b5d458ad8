// Package place knows where each key and each value of a TOML file stands.
//
// The TOML decoder says what a file holds but not where: its positions carry no array index, so a fault in the first of
// two [[quote]] would be shown in the second. Scan reads a file that the decoder has accepted a second time, for places
// only. It takes some 20 µs a file and is run only for files in which there is something to report.
package place

import (
	"cmp"
	"strconv"
	"sync"
	"sync/atomic"

	"beleg/generator/words/diag"
)

// A Path names a value of a file: keys, and 0-based indexes of arrays and arrays of tables. The zero Path is the file.
type Path string

// Of returns the path with the given elements, each a string (a key) or an int (an index).
func Of(elements ...any) Path { return Path("").With(elements...) }

// With returns the path that leads further down by the given elements.
func (p Path) With(elements ...any) Path {
	for _, e := range elements {
		switch e := e.(type) {
		case string:
			p += Path(string(keyMark) + e)
		case int:
			p += Path(string(indexMark) + strconv.Itoa(e))
		default:
			panic("place: an element of a path is a string or an int")
		}
	}
	return p
}

// Marks before the elements of a path: control characters that TOML forbids in keys unless escaped.
const (
	keyMark   = '\x1f'
	indexMark = '\x1e'
)

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
	Violations []Violation
	Headers    []Header // of the file's tables, in its order
	// End is the byte where the file's last header or key with its value ends; comments may follow. It is 0 if there is
	// none.
	End int

	mu   sync.Mutex
	last Path    // whose string was decoded last: a text with many faults is asked for the place of each
	from []Range // of that string, as decode returns them

	text    string
	entries map[Path]entry
	order   []Path // of keys and headers as they stand, for the test that the decoder lists the same
}

// A Header is a line that begins a table: [a.b], or [[a.b]] for one more in an array of tables.
type Header struct {
	Range
	Path  Path     // of the table
	Names []string // its name, part by part
	Array bool
	After int // where the header, or the key with its value, before it ends; 0 if nothing stands before but comments
}

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

// Inside returns where bytes start to end (half-open) of the decoded string at path stand in the file: escapes, folded
// lines and indentation are taken into account.
func (x *Index) Inside(path Path, start, end int) (Range, bool) {
	e, ok := x.entries[path]
	if !ok {
		return Range{}, false
	}
	at := x.stretches(path, e.value)
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

// stretches returns where each byte of a string value stands in its literal.
func (x *Index) stretches(path Path, value Range) []Range {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.last != path || x.from == nil {
		_, x.from = decode(x.text[value.Start:value.End])
		x.last = path
	}
	return x.from
}

// Doc is a file of the project with a TOML text in it, and knows where its values stand. The index is made, and kept,
// when the first place is asked for: most files have nothing to report. It is safe for concurrent use.
type Doc struct {
	File *diag.File
	// Start and End are the bytes of the file that are TOML, half-open: all of it, or the front matter of a page.
	Start, End int
	// Rest is what could be read of the TOML, if it has a fault, as long as that; Broken are the tables of which
	// something is lacking there, and Lost tells whether tables may be lacking as a whole.
	Rest   string
	Broken map[Path]bool
	Lost   bool

	index atomic.Pointer[Index]
}

// NewDoc returns the document of a file that is TOML as a whole.
func NewDoc(file *diag.File) *Doc { return &Doc{File: file, End: len(file.Text)} }

// Index returns the places of the document's values.
func (d *Doc) Index() *Index {
	index := d.index.Load()
	if index == nil {
		index = Scan(cmp.Or(d.Rest, d.File.Whole()[d.Start:d.End]))
		d.index.Store(index)
	}
	return index
}

// Forget lets go of the index, which takes many times what the text takes, until a place is asked for again.
func (d *Doc) Forget() { d.index.Store(nil) }

// Span turns a range of the TOML text into a span of the file.
func (d *Doc) Span(r Range) diag.Span {
	return diag.Span{File: d.File, Start: d.Start + r.Start, End: d.Start + r.End}
}

// Where is a value of a document. The zero Where is nowhere.
type Where struct {
	Doc  *Doc
	Path Path
}

// At returns the place further down, by keys (strings) and indexes (ints).
func (w Where) At(elements ...any) Where { return Where{w.Doc, w.Path.With(elements...)} }

// Stands tells whether there is such a key or table in the file.
func (w Where) Stands() bool {
	if w.Doc == nil {
		return false
	}
	_, stands := w.Doc.Index().Key(w.Path)
	return stands
}

// Broken tells whether the table there could not be read as a whole, so that a key may stand in it unread.
func (w Where) Broken() bool { return w.Doc.Broken[w.Path] || w.Doc.Lost && w.Path == "" }

// Key returns the span of the key, or of the header of a table; the start of the document where there is none.
func (w Where) Key() diag.Span { return w.span((*Index).Key) }

// Value returns the span of the value, or of the header of a table; the start of the document where there is none.
func (w Where) Value() diag.Span { return w.span((*Index).Value) }

func (w Where) span(look func(*Index, Path) (Range, bool)) diag.Span {
	if w.Doc == nil {
		return diag.Span{}
	}
	r, _ := look(w.Doc.Index(), w.Path)
	return w.Doc.Span(r)
}

// Inside returns the span of the bytes start to end (half-open) of a string value.
func (w Where) Inside(start, end int) diag.Span {
	return w.span(func(x *Index, path Path) (Range, bool) { return x.Inside(path, start, end) })
}
