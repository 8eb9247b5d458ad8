package place

import (
	"sync"

	"beleg/generator/diag"
)

// Doc is a file of the project with a TOML text in it, and knows where its values stand. The index is made when the
// first place is asked for: most files have nothing to report. It is safe for concurrent use.
type Doc struct {
	File *diag.File
	// Start and End are the bytes of the file that are TOML, half-open: all of it, or the front matter of a page.
	Start, End int

	once  sync.Once
	index *Index
}

// NewDoc returns the document of a file that is TOML as a whole.
func NewDoc(file *diag.File) *Doc { return &Doc{File: file, End: len(file.Text)} }

// Index returns the places of the document's values.
func (d *Doc) Index() *Index {
	d.once.Do(func() { d.index = Scan(string(d.File.Text[d.Start:d.End])) })
	return d.index
}

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
	if w.Doc == nil {
		return diag.Span{}
	}
	r, _ := w.Doc.Index().Inside(w.Path, start, end)
	return w.Doc.Span(r)
}
