package docx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
)

// body reads the elements of a part in their order. What is open lies in stacks of its own and not in calls: elements
// of which it takes no notice may lie in one another as deep as they like.
type body struct {
	styles      styles
	frames      []*frame // the text itself, and the cells, text boxes and notes that are open in it
	open        []*draft // paragraphs, of which all but the last hold a text box
	rows        [][][]paragraph
	inText      bool
	deep        int // elements that are open
	aside       int // how many were as the outermost of those began that no reader sees; 0 outside of them
	size, count int // bytes and paragraphs that were read

	footnotes, endnotes []string               // the ids of notes, in the order in which the text refers to them
	notes               map[string][]paragraph // in a part of notes

	changed, hidden, commented, embedded bool
}

// frame holds paragraphs that belong together.
type frame struct {
	done []paragraph
	kept *draft // a paragraph that the next one goes on with, because the mark between them was deleted
	note string // the id of a note
}

// draft is a paragraph that is being read.
type draft struct {
	text    strings.Builder
	style   string
	outline string
	size    int // of its first letters
	joined  bool
	hidden  bool        // the run that is being read
	after   []paragraph // its text boxes
}

// paragraph is a block with what its page shows of it.
type paragraph struct {
	document.Block
	size    int
	chapter bool // a heading of the highest level
}

// nested is how deep tables and text boxes may lie in one another: what is innermost is handed on so many times.
const nested = 100

// innermost is how deep elements may lie in one another that cost less.
const innermost = 100_000

// take reads a token.
func (b *body) take(decoder *xml.Decoder, token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if b.deep++; b.deep > innermost {
			return fmt.Errorf("its elements lie in one another more than %d deep", innermost)
		}
		if b.aside == 0 {
			return b.begin(decoder, t)
		}
	case xml.EndElement:
		b.deep--
		switch {
		case b.aside == 0:
			b.end(t.Name.Local)
		case b.aside > b.deep:
			b.aside = 0
		}
	case xml.CharData:
		if b.inText && b.aside == 0 {
			b.write(string(t))
		}
	}
	return nil
}

// aside holds the elements that no reader sees: what was deleted or moved away, codes of fields, properties, and what
// programs show that do not know the newer form of it.
var aside = map[string]bool{
	"del": true, "moveFrom": true, "instrText": true, "delInstrText": true, "delText": true, "Fallback": true,
	"sdtPr": true, "tblPr": true, "trPr": true, "tcPr": true, "sectPr": true,
}

// signs holds the elements that stand for a sign.
var signs = map[string]string{
	"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00AD",
}

func (b *body) begin(decoder *xml.Decoder, t xml.StartElement) error {
	name := t.Name.Local
	b.changed = b.changed || name == "ins" || name == "del" || name == "moveTo"
	b.commented = b.commented || name == "commentReference"
	b.embedded = b.embedded || name == "altChunk"
	if aside[name] || strings.HasSuffix(name, "PrChange") {
		b.aside = b.deep
		return nil
	}
	switch {
	case max(len(b.frames), len(b.open)) > nested:
		return fmt.Errorf("its tables and text boxes lie in one another more than %d deep", nested)
	case b.size > article.Longest || 2*b.count > article.MostLines:
		return fmt.Errorf("it has more text than an article may have, which is %d bytes in %d paragraphs; divide it",
			article.Longest, article.MostLines/2)
	}
	b.write(signs[name])
	switch {
	case name == "pPr":
		return b.style(decoder, t)
	case name == "rPr":
		return b.run(decoder, t)
	case name == "t":
		b.inText = true
	case name == "p":
		b.paragraph()
	case name == "tr":
		b.rows = append(b.rows, nil)
	case name == "tc", name == "txbxContent":
		b.frames = append(b.frames, &frame{})
	case name == "footnote", name == "endnote":
		b.frames = append(b.frames, &frame{note: attribute(t, "id")})
	case name == "footnoteReference":
		b.footnotes = append(b.footnotes, attribute(t, "id"))
	case name == "endnoteReference":
		b.endnotes = append(b.endnotes, attribute(t, "id"))
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (b *body) end(name string) {
	switch name {
	case "t":
		b.inText = false
	case "r":
		if p := b.current(); p != nil {
			p.hidden = b.styles.of(p.style).Vanish.on()
		}
	case "p":
		b.finish()
	case "tr":
		last := len(b.rows) - 1
		row := b.rows[last]
		b.rows = b.rows[:last]
		b.add(line(row)...)
	case "tc":
		cell := b.pop()
		if last := len(b.rows) - 1; last >= 0 {
			b.rows[last] = append(b.rows[last], cell.done)
		} else {
			b.add(cell.done...)
		}
	case "txbxContent":
		box := b.pop()
		if p := b.current(); p != nil {
			p.after = append(p.after, box.done...)
		} else {
			b.add(box.done...)
		}
	case "footnote", "endnote":
		note := b.pop()
		if b.notes == nil {
			b.notes = map[string][]paragraph{}
		}
		b.notes[note.note] = note.done
	}
}
