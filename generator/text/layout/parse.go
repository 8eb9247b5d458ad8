// Package layout is the pages of a PDF as lines of words, in the order in which they are read.
//
// In goes what "pdftotext -bbox-layout -enc UTF-8 FILE -" prints, every word with its place. That program is mostly
// right about what is a line and which column comes first. Where it is not, lines are put right by where they stand.
package layout

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Pages is what a layout says, and what was measured of it.
type Pages struct {
	Title      string
	Properties map[string]string
	Sizes      []Page
	Lines      []*Line // in the order of pdftotext, which goes down one column and then the next

	Letters float64 // how high most letters are
	Pitch   float64 // how far below one another lines stand, as a multiple of the height of their letters
	SetIn   int     // how many lines begin farther right than those around them
}

// Page is what is said of a page as a whole.
type Page struct {
	Width, Height float64 // in points
	Text          bool    // it has some
}

// Box is a place on a page, in points from its left and its top.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Line is a line of words that stand close together.
type Line struct {
	Box
	Text    string
	First   float64 // how wide its first word is
	Letters float64 // how high its letters are
	Page    int     // 0-based
	Block   int     // lines that stand below one another at the usual distance have the same
	Right   float64 // how far lines in its column go
	Kind    Kind
}

// Kind is what a line is that is no plain text, and why its block has the role that it has.
type Kind string

// The kinds of lines.
const (
	Plain  Kind = ""
	Header Kind = "page header"
	Footer Kind = "page footer"
	Number Kind = "page number"
	Turned Kind = "turned text at the edge of the page"
	Note   Kind = "footnote"
	Row    Kind = "a row of a table"
)

// Margin reports whether a line is not the article's.
func (k Kind) Margin() bool { return k == Header || k == Footer || k == Number || k == Turned }

// Parse reads a layout. Control characters, which PDFs with broken fonts have, are blanks.
func Parse(layout []byte) (*Pages, error) {
	layout = bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, bytes.ToValidUTF8(layout, []byte("\uFFFD")))
	p := &Pages{Properties: map[string]string{}}
	decoder := xml.NewDecoder(bytes.NewReader(layout))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			p.mergePieces()
			p.mergeLoose()
			return p, nil
		}
		if err == nil {
			if start, ok := token.(xml.StartElement); ok {
				err = p.take(decoder, start)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("the layout of the PDF cannot be read: %w", err)
		}
	}
}

func (p *Pages) take(decoder *xml.Decoder, t xml.StartElement) error {
	switch t.Name.Local {
	case "title":
		return decoder.DecodeElement(&p.Title, &t)
	case "meta":
		p.Properties[attribute(t, "name")] = attribute(t, "content")
	case "page":
		p.Sizes = append(p.Sizes, Page{Width: points(attribute(t, "width")), Height: points(attribute(t, "height"))})
	case "line":
		var words lineOfWords
		if err := decoder.DecodeElement(&words, &t); err != nil {
			return err
		}
		if len(p.Sizes) == 0 {
			return errors.New("a line stands outside of a page")
		}
		p.add(words)
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

// points reads a place on a page; 0 for what is none.
func points(s string) float64 {
	const largest = 1e5 // PDFs themselves allow 14,400
	if v, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(v) < largest {
		return v
	}
	return 0
}

type lineOfWords struct {
	Words []struct {
		X0   string `xml:"xMin,attr"`
		Y0   string `xml:"yMin,attr"`
		X1   string `xml:"xMax,attr"`
		Y1   string `xml:"yMax,attr"`
		Text string `xml:",chardata"`
	} `xml:"word"`
}

// add adds a line, whose letters are as high as most of its words.
func (p *Pages) add(of lineOfWords) {
	l := &Line{Page: len(p.Sizes) - 1}
	var texts []string
	var heights []float64
	for _, w := range of.Words {
		b := Box{points(w.X0), points(w.Y0), points(w.X0), points(w.Y0)}
		b.X1, b.Y1 = max(b.X0, points(w.X1)), max(b.Y0, points(w.Y1))
		if w.Text = strings.Join(strings.Fields(w.Text), " "); w.Text == "" {
			continue
		}
		if len(texts) == 0 {
			l.Box, l.First = b, b.X1-b.X0
		}
		l.Box = l.around(b)
		texts, heights = append(texts, w.Text), append(heights, b.Y1-b.Y0)
	}
	if len(texts) == 0 {
		return
	}
	slices.Sort(heights)
	l.Text, l.Letters = strings.Join(texts, " "), max(1, heights[len(heights)/2])
	if l.Y1-l.Y0 > 2*(l.X1-l.X0) && len(l.Text) > 3 {
		l.Kind = Turned
	}
	p.Sizes[l.Page].Text = true
	p.Lines = append(p.Lines, l)
}

// around returns the smallest box that holds two.
func (b Box) around(o Box) Box {
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}
