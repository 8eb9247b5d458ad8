// Package pdf makes an article of what a PDF's pages show.
//
// In goes what "pdftotext -bbox-layout -enc UTF-8 FILE -" prints, every word with its place; out comes the article in
// reading order. A PDF knows no paragraphs, only where words stand. What belongs together is therefore read off the
// page, as an eye does it: by gaps, indents, short last lines and the height of letters. What repeats in the margins of
// pages is marked and stays.
package pdf

import (
	"errors"
	"strconv"
	"strings"

	"beleg/generator/text/document"
	"beleg/generator/text/hyphen"
	"beleg/generator/text/layout"
	"beleg/generator/text/letterhead"
	"beleg/generator/words/dateline"
	"beleg/generator/words/reading"
)

// Read reads what pdftotext prints of a PDF. Its error says what is wrong with it, or that the PDF is a scan without
// text. Time grows like n log n of the number of words, memory is linear.
func Read(data []byte) (*document.Document, error) {
	parsed, err := layout.Parse(data)
	if err != nil {
		return nil, err
	}
	p := pages{parsed}
	if len(p.Lines) == 0 {
		return nil, errors.New("the PDF has no text, only pictures: let a program " +
			"recognise its text (OCR), and take in what that makes of it")
	}
	p.Measure()
	p.markMargins()
	p.ReadDown()
	p.joinRows()
	p.markNotes()
	blocks := p.blocks()
	p.markHeadings(blocks)
	d := &document.Document{Kind: "PDF", Notes: p.remarks()}
	for i, text := range flowing(blocks) {
		if text != "" {
			d.Blocks = append(d.Blocks, document.Block{Text: text, Role: blocks[i].role, Why: blocks[i].why})
		}
	}
	p.facts(d)
	return d, nil
}

// pages are those of a PDF.
type pages struct{ *layout.Pages }

// flowing returns the text of each block on one line, with the words whole that run over a line's end. The whole text
// is asked how they are written elsewhere.
func flowing(blocks []*block) []string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for j, line := range block.lines {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(line.Text)
		}
	}
	text := b.String()
	b.Reset()
	last := 0
	for _, br := range hyphen.Breaks(text) {
		b.WriteString(text[last:br.Start] + string(br.Reading))
		last = br.End
	}
	b.WriteString(text[last:])
	texts := strings.Split(strings.ReplaceAll(b.String(), "\u00AD", ""), "\n\n") // where a word might have been broken
	for i, t := range texts {
		texts[i] = strings.Join(strings.Fields(t), " ")
	}
	return texts
}

// remarks says what pages have no text.
func (p pages) remarks() []string {
	var empty []string
	for i, page := range p.Sizes {
		if !page.Text {
			empty = append(empty, strconv.Itoa(i+1))
		}
	}
	if len(empty) == 0 {
		return nil
	}
	if len(empty) > 10 {
		empty = append(empty[:10], "…")
	}
	return []string{"no text stands on page " + strings.Join(empty, ", ") + " of the PDF, only pictures or nothing"}
}

// facts reads what the PDF states about itself. The day on which it was made is a poor hint: where the top of the text
// says a date, that is it.
func (p pages) facts(d *document.Document) {
	d.Title = letterhead.Title(d.Blocks).Or(letterhead.Stated(p.Title, "Title"))
	if author := letterhead.Stated(p.Properties["Author"], "Author"); author.Value != "" {
		d.Authors = []document.Fact{author}
	}
	d.Authors = letterhead.Mark(d.Blocks, d.Authors)
	d.Publisher = letterhead.Head(d.Blocks)
	made := strings.TrimPrefix(p.Properties["CreationDate"], "D:") // as it stands in the PDF: D:20241008140500+02'00'
	d.Published = letterhead.Date(d.Blocks, reading.Guess(d.Text()))
	d.Published = d.Published.Or(letterhead.Made(dateline.Date(made, "")))
}
