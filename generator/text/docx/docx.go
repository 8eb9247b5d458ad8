// Package docx reads Word documents (ISO/IEC 29500).
//
// In go the bytes of a DOCX file, out comes the article: what a reader sees in Word when all changes are accepted, in
// the order of the text. Text boxes stand behind the paragraph that they belong to and notes at the end, because a
// quotation must not run through either.
package docx

import (
	"errors"
	"slices"

	"beleg/generator/text/archive"
	"beleg/generator/text/document"
)

// Read reads a document. An error says why it cannot be read: it is damaged, has a part of more than 24 MiB or more
// text than an article may have, or has no words. Time and memory are linear in what it unpacks to.
func Read(data []byte) (*document.Document, error) {
	z, err := archive.OpenZip(data)
	if err != nil {
		return nil, err
	}
	f := &file{zip: z}
	f.open()
	main := &body{styles: f.styles}
	f.walk(f.main, main)
	paragraphs := main.paragraphs()
	markTitle(paragraphs)
	all := slices.Concat(f.margin("header"), paragraphs, f.noted("footnote", main.footnotes),
		f.noted("endnote", main.endnotes), f.margin("footer"))
	d := &document.Document{Kind: "Word document", Notes: main.remarks()}
	for _, p := range all {
		d.Blocks = append(d.Blocks, p.Block)
	}
	f.facts(d)
	if f.err == nil && len(d.Blocks) == 0 {
		return nil, errors.New("the document has no words")
	}
	return d, f.err
}
