package dom

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Paragraph is what a browser sets as one: a block of lines of its own.
type Paragraph struct {
	Text  string       // one line, never empty
	At    *html.Node   // the innermost element around all of it
	Texts []*html.Node // the text nodes that it is of, those that show something
	Links int          // bytes of text within links
}

// walker turns a tree into paragraphs.
type walker struct {
	done   []Paragraph
	text   strings.Builder
	texts  []*html.Node
	links  int
	broken bool // a line break is all that came since the last words
	inRow  int  // within a row of a data table: nothing ends the block but the row
	inLink int
}

// Paragraphs returns all that a reader sees below n, in order. A list item is a paragraph, and so is a row of a table
// of data, with " | " between its cells; a table that only lays out a page is not there. A line break is a space,
// because pages break lines in running text; two end a paragraph, and so does one behind a question in bold, whose
// answer comes next, and between links, which are a list then. What can be chosen from in a form is one paragraph.
func Paragraphs(n *html.Node) []Paragraph {
	w := &walker{}
	w.walk(n)
	w.end()
	return w.done
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.add(n)
		return
	case html.ElementNode:
		if Hidden(n) {
			return
		}
	}
	switch n.DataAtom {
	case atom.Br:
		if linkBeside(n, before) && linkBeside(n, after) {
			w.end() // a list of links
		}
		w.lineBreak()
		return
	case atom.Hr:
		w.end()
		return
	case atom.Pre, atom.Listing, atom.Xmp:
		w.end()
		w.pre(n)
		w.end()
		return
	case atom.Table:
		if isData(n) {
			w.end()
			w.table(n)
			return
		}
	case atom.Select:
		w.end()
		w.inRow++
		w.children(n)
		w.inRow--
		w.end()
		return
	case atom.A:
		w.inLink++
		defer func() { w.inLink-- }()
	}
	if parts(n) {
		w.end()
		w.children(n)
		w.end()
		return
	}
	w.children(n)
	if question(n, w) {
		w.broken = true
	}
}

func (w *walker) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.walk(c)
	}
}

// parts reports whether an element stands on lines of its own.
func parts(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	style := strings.ReplaceAll(strings.ToLower(Attr(n, "style")), " ", "")
	return !Inline(n) || strings.Contains(style, "display:block") || n.DataAtom == atom.Noscript
}

func (w *walker) add(n *html.Node) {
	if w.inRow == 0 && w.broken && !Blank(n.Data) {
		w.broken = false
		w.text.WriteByte(' ')
	}
	w.text.WriteString(n.Data)
	if !Blank(n.Data) {
		w.texts = append(w.texts, n)
		if w.inLink > 0 {
			w.links += len(strings.TrimSpace(n.Data))
		}
	}
}

// lineBreak is a space, or ends the paragraph if it is the second.
func (w *walker) lineBreak() {
	if w.broken && w.inRow == 0 {
		w.end()
		return
	}
	w.text.WriteByte(' ')
	w.broken = true
}

func before(n *html.Node) *html.Node { return n.PrevSibling }

func after(n *html.Node) *html.Node { return n.NextSibling }

// linkBeside reports whether the next node on one side that has something to show is a link.
func linkBeside(n *html.Node, next func(*html.Node) *html.Node) bool {
	for n = next(n); n != nil; n = next(n) {
		if n.Type != html.TextNode || !Blank(n.Data) {
			return n.DataAtom == atom.A
		}
	}
	return false
}

// question reports whether n is a question in bold that begins its block, which an answer follows on the next line.
func question(n *html.Node, w *walker) bool {
	if n.DataAtom != atom.B && n.DataAtom != atom.Strong || w.inRow > 0 || w.text.Len() > 600 {
		return false
	}
	text := Fold(w.text.String())
	return strings.HasSuffix(text, "?") && text == Text(n) && nextIsBreak(n)
}

func nextIsBreak(n *html.Node) bool {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.Type != html.TextNode || !Blank(n.Data) {
			return n.DataAtom == atom.Br
		}
	}
	return false
}

// end closes the block that is being gathered; within a row it only parts words.
func (w *walker) end() {
	if w.inRow > 0 {
		w.text.WriteByte(' ')
		return
	}
	w.broken = false
	text, texts, links := Fold(w.text.String()), w.texts, w.links
	w.text.Reset()
	w.texts, w.links = nil, 0
	if len(texts) == 0 {
		return
	}
	w.done = append(w.done, Paragraph{text, common(texts), texts, links})
}

// common is the innermost element that all of these nodes stand in. It looks at the first and the last, which is enough
// for nodes in order.
func common(texts []*html.Node) *html.Node {
	first, last := texts[0].Parent, texts[len(texts)-1].Parent
	if first == last {
		return first
	}
	around := slices.Collect(last.Ancestors())
	for n := first; n != nil; n = n.Parent {
		if n == last || slices.Contains(around, n) {
			return n
		}
	}
	return first
}

// pre gives the paragraphs of text that was laid out with blanks: an empty line parts them, other line ends are spaces.
func (w *walker) pre(n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type != html.TextNode {
			if c.Type == html.ElementNode && !Hidden(c) {
				if c.DataAtom == atom.Br {
					w.lineBreak()
				} else {
					w.pre(c)
				}
			}
			continue
		}
		for i, line := range strings.Split(strings.ReplaceAll(c.Data, "\r", ""), "\n") {
			if i > 0 {
				w.lineBreak()
			}
			w.text.WriteString(line)
			if !Blank(line) {
				w.broken = false
				w.texts = append(w.texts, c)
			}
		}
	}
}

// isData reports whether a table holds data and is no means of layout: several rows and columns, and no cell with
// paragraphs, headings or tables in it.
func isData(table *html.Node) bool {
	if r := Attr(table, "role"); r == "presentation" || r == "none" {
		return false
	}
	rows, columns, headed := 0, 0, false
	for n := range table.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Article, atom.Section, atom.Form, atom.Iframe:
			return false
		case atom.Th, atom.Caption, atom.Thead:
			headed = true
		case atom.Tr:
			cells := 0
			for c := range n.ChildNodes() {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					cells++
					if paragraphs(c) > 1 {
						return false
					}
				}
			}
			if rows++; cells > columns {
				columns = cells
			}
		}
	}
	return columns > 1 && (rows > 1 || headed)
}

// paragraphs counts the paragraphs of a cell that have some words.
func paragraphs(cell *html.Node) int {
	count := 0
	for n := range cell.Descendants() {
		if n.DataAtom == atom.Table || count > 1 {
			return 2
		}
		if n.DataAtom == atom.P && len(strings.Fields(Text(n))) > 4 {
			count++
		}
	}
	return count
}

// table gives a block for each row, its cells divided by bars.
func (w *walker) table(n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.ElementNode && Hidden(c):
		case c.DataAtom == atom.Tr:
			w.row(c)
		case c.DataAtom == atom.Thead || c.DataAtom == atom.Tbody || c.DataAtom == atom.Tfoot:
			w.table(c)
		default:
			w.walk(c)
		}
	}
	w.end()
}

func (w *walker) row(tr *html.Node) {
	w.inRow++
	var cells []string
	for c := range tr.ChildNodes() {
		if c.Type != html.ElementNode || Hidden(c) {
			continue
		}
		w.children(c)
		cells = append(cells, Fold(w.text.String()))
		w.text.Reset()
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	w.text.WriteString(strings.Join(cells, " | "))
	w.inRow--
	w.end()
}
