// Package reflow makes a document of plain text, such as comes out of mail programs, editors and PDFs.
//
// In goes a text whose lines were broken at some width, or were not; out comes one block for each paragraph, with words
// joined that were divided at line ends, and what only printed pages need marked to be skipped: their heads, feet and
// numbers. All words are kept and none is added. Where a line end may mean either, the lines stay apart: paragraphs
// that are joined say that their words follow one another.
package reflow

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/hyphen"
)

// Read makes a document of a text, in time linear in it. Roles are those that the reader of plain text would guess, but
// for pages' furniture, which has the role Skip, and for items of lists and rows of tables, which are no headings. What
// is skipped within a paragraph stands behind it.
func Read(text string) *document.Document {
	lines := linesOf(text)
	furniture(lines)
	paragraphs := group(lines)
	d := &document.Document{Kind: "plain text"}
	texts := make([][]string, len(paragraphs))
	for i, p := range paragraphs {
		for _, l := range p.lines {
			texts[i] = append(texts[i], l.text)
		}
	}
	for i, s := range Join(texts) {
		d.Blocks = append(d.Blocks, document.Block{Text: s, Role: article.Paragraph, Why: paragraphs[i].why()})
	}
	for i, b := range article.Parse(d.Text(), nil).Blocks { // as many: blank lines stand between them
		switch p := paragraphs[i]; {
		case d.Blocks[i].Why != "":
			d.Blocks[i].Role = article.Skip
		case !p.item && !p.row:
			d.Blocks[i].Role = b.Role
		}
	}
	return d
}

// mostCells is how many cells of a row are looked at.
const mostCells = 32

// A line is one line of the text.
type line struct {
	text      string // without white space at its ends
	indent    int    // columns before the text
	cells     []int  // columns at which cells begin behind wide spaces
	page      bool   // it is the first of a page
	furniture string // why it is to be skipped, if it is
}

// linesOf cuts a text at line ends and form feeds.
func linesOf(text string) []*line {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\uFEFF", "").Replace(text)
	var lines []*line
	for i, page := range strings.Split(text, "\f") {
		for k, s := range strings.Split(page, "\n") {
			l := newLine(s)
			l.page = i > 0 && k == 0
			lines = append(lines, l)
		}
	}
	return lines
}

func newLine(s string) *line {
	l := &line{text: strings.TrimSpace(s), indent: -1}
	column, spaces, tab := 0, 0, false
	for _, r := range s {
		if !unicode.IsSpace(r) {
			switch {
			case l.indent < 0:
				l.indent = column
			case (tab || spaces >= 3) && len(l.cells) < mostCells:
				l.cells = append(l.cells, column)
			}
			column, spaces, tab = column+1, 0, false
			continue
		}
		column, spaces = column+1, spaces+1
		if r == '\t' {
			column, tab = (column+7)/8*8, true
		}
	}
	return l
}

// A paragraph is made of lines, one at least.
type paragraph struct {
	lines     []*line
	item, row bool
}

func (p *paragraph) why() string { return p.lines[0].furniture }

func (p *paragraph) last() *line { return p.lines[len(p.lines)-1] }

// A grouper makes paragraphs of lines.
type grouper struct {
	layout article.Layout
	done   []*paragraph
	now    *paragraph   // to which lines may still belong
	held   []*paragraph // furniture that stands behind it
	gap    bool         // a blank line stands behind it
	seam   bool         // a page ends behind it
}

func group(lines []*line) []*paragraph {
	var body strings.Builder
	for _, l := range lines {
		if l.furniture == "" {
			body.WriteString(l.text + "\n")
		}
	}
	g := grouper{layout: article.LayoutOf(body.String())}
	for i, l := range lines {
		g.seam = g.seam || l.page || l.furniture != ""
		switch {
		case l.text == "":
			g.gap = true
		case l.furniture != "":
			g.held = append(g.held, &paragraph{lines: []*line{l}})
		default:
			row := aligned(l, lines, i-1) || aligned(l, lines, i+1)
			if g.now == nil || g.parts(g.now, l, row) {
				g.flush()
				g.now = &paragraph{item: item.MatchString(l.text), row: row}
			}
			g.now.lines = append(g.now.lines, l)
			g.gap, g.seam = false, false
		}
	}
	g.flush()
	return g.done
}

func (g *grouper) flush() {
	if g.now != nil {
		g.done = append(g.done, g.now)
	}
	g.done = append(g.done, g.held...)
	g.now, g.held = nil, nil
}

// aligned reports whether a cell of a line begins where one of a neighbour does: then both are rows of a table.
func aligned(l *line, lines []*line, neighbour int) bool {
	if neighbour < 0 || neighbour >= len(lines) {
		return false
	}
	for _, c := range l.cells {
		if slices.ContainsFunc(lines[neighbour].cells, func(d int) bool { return max(c-d, d-c) <= 1 }) {
			return true
		}
	}
	return false
}

var (
	item = regexp.MustCompile(`^(?:[-*•·–—▪◦‣●○■□➢✓]|\(?(?:\d{1,3}[a-z]?|[IVX]{1,5})[.)]|` +
		`\(?[a-zA-Z]{1,2}\)|§+ ?\d)\s+\S`)
	clock = regexp.MustCompile(`^\[\d{2,3}:\d\d:\d\d\]`)
)

// parts reports whether a line begins a paragraph, the lines before it being one.
func (g *grouper) parts(p *paragraph, l *line, row bool) bool {
	above, small := p.last(), small(l.text)
	switch {
	case p.row || row || clock.MatchString(l.text) || !worded(l.text) || !worded(above.text):
		return true
	case g.gap || g.seam: // a page may end within a paragraph, and then it goes on
		return !g.seam || !small || article.Closes(above.text) ||
			g.layout.Width > 0 && !g.layout.Fills(above.text, l.text)
	case g.layout.Lines:
		return true
	case small || broken(above.text):
		return item.MatchString(l.text) && strings.ContainsAny(above.text[len(above.text)-1:], ",;:")
	case g.layout.Width == 0: // nothing shows how lines were broken
		return !strings.HasSuffix(above.text, ",") && !(p.item && l.indent > p.lines[0].indent)
	}
	fills, ends := g.layout.Fills(above.text, l.text), article.Closes(above.text)
	switch {
	case g.layout.Ends(above.text, l.text):
		return true
	case item.MatchString(l.text):
		return !fills || ends || strings.ContainsAny(above.text[len(above.text)-1:], ";:")
	case g.layout.Short(above.text, l.text):
		return true
	}
	return ends && len(p.lines) > 1 && max(above.indent-l.indent, l.indent-above.indent) > 1
}

func small(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// worded reports whether there is anything but ornaments in a line.
func worded(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// broken reports whether a line ends within a word.
func broken(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return strings.ContainsRune("-\u2010\u00ad", r) && unicode.IsLetter(before)
}

// Join returns the lines of paragraphs, each on one line. The words of all of them tell what a hyphen at a line's end
// means.
func Join(paragraphs [][]string) []string {
	var all strings.Builder
	ends := make([]int, len(paragraphs))
	for i, lines := range paragraphs {
		for _, l := range lines {
			all.WriteString(l + "\n")
		}
		ends[i] = all.Len()
		all.WriteString("\n")
	}
	text, breaks := all.String(), hyphen.Breaks(all.String())
	texts := make([]string, len(paragraphs))
	for i, from := 0, 0; i < len(ends); from, i = ends[i]+1, i+1 {
		texts[i] = oneLine(hyphen.Mend(text, from, ends[i], breaks))
	}
	return texts
}

// between are line ends between characters of scripts that are written without spaces.
var between = regexp.MustCompile(`(` + dense + `)\n(` + dense + `)`)

const dense = `[\p{Han}\p{Hiragana}\p{Katakana}、。，！？；：「」『』（）]`

func oneLine(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r >= 0x3000 }) {
		s = between.ReplaceAllString(s, "$1$2")
		s = between.ReplaceAllString(s, "$1$2") // again, because one character may stand alone on a line
	}
	return strings.Join(strings.Fields(s), " ")
}
