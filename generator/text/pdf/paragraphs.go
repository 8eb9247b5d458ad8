package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/layout"
)

// block is a paragraph or what else becomes one of the document.
type block struct {
	lines []*layout.Line
	role  article.Role
	why   string
}

// blocks puts lines together. What stands between the two parts of a paragraph that runs over a column or a page, such
// as a note or the number of the page, comes behind it.
func (p pages) blocks() []*block {
	var done, between []*block
	var current *block
	for i, l := range p.Lines {
		switch {
		case l.Kind.Margin():
			between = append(between, &block{[]*layout.Line{l}, article.Skip, string(l.Kind)})
		case l.Kind == layout.Note:
			last := len(between) - 1
			if last >= 0 && between[last].why == string(layout.Note) && !noteLabel.MatchString(l.Text) {
				between[last].lines = append(between[last].lines, l)
			} else {
				between = append(between, &block{[]*layout.Line{l}, article.Paragraph, string(layout.Note)})
			}
		case current != nil && p.goesOn(current, l, p.after(i)):
			current.lines = append(current.lines, l)
		default:
			done = flush(done, current, between)
			current, between = &block{lines: []*layout.Line{l}, role: article.Paragraph}, nil
		}
	}
	return flush(done, current, between)
}

func flush(done []*block, current *block, between []*block) []*block {
	if current != nil {
		done = append(done, current)
	}
	return append(done, between...)
}

// after returns the line that follows the i-th in the text, or nil.
func (p pages) after(i int) *layout.Line {
	for _, l := range p.Lines[i+1 : min(len(p.Lines), i+8)] {
		if !l.Kind.Margin() && l.Kind != layout.Note {
			return l
		}
	}
	return nil
}

// goesOn reports whether a paragraph goes on with a line. next is the line behind that.
func (p pages) goesOn(b *block, l, next *layout.Line) bool {
	a := b.lines[len(b.lines)-1]
	switch {
	case a.Kind == layout.Row || l.Kind == layout.Row || !layout.Alike(a, l):
		return false
	case !a.Above(l):
		return p.runsOver(a, l, next)
	case l.Y1-a.Y1 > p.Widest(l):
		return false
	case itemLabel.MatchString(l.Text) && (ends(a.Text, ".:;,!?") || early(a, l)):
		return false
	}
	shift := l.X0 - a.X0
	first := len(b.lines) == 1
	switch {
	case l.Letters > layout.Larger*p.Letters: // lines of headings are centred, or end where the sense does
		return a.Block == l.Block
	case p.SetIn >= 3 && next != nil && layout.SetIn(l, next) && (shift > 0.6*l.Letters || first && shift > -1):
		return false
	case shift > 0.6*l.Letters && !(first && itemLabel.MatchString(a.Text)): // the first line of a paragraph
		return !ends(a.Text, sentenceEnds) && !early(a, l) && a.Block == l.Block
	case shift < -0.6*l.Letters && !first: // what was set in has ended
		return !ends(a.Text, sentenceEnds) && a.Block == l.Block
	}
	return !early(a, l)
}

// itemLabel begins an item of a list, or a numbered heading.
var itemLabel = regexp.MustCompile(`^([•▪◦‣·*–—-]|\(?\d{1,3}[.)]|\d{1,2}(\.\d{1,2})+\.?|\(?[a-z][.)]|§+ ?\d+)\s`)

const sentenceEnds = ".!?…:"

// ends reports whether a text ends with one of some signs, brackets and quotation marks behind it aside.
func ends(text, signs string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || r == '"' || r == '\''
	})
	r, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && strings.ContainsRune(signs, r)
}

// early reports whether a line ends although the first word of the next would have had room. Where it ends no sentence,
// that may be how it was set; then it must end far from the edge, and a word with a capital or a figure follow.
func early(a, next *layout.Line) bool {
	room := a.Right - a.X1 - 0.3*a.Letters
	if room <= next.First {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next.Text)
	return ends(a.Text, sentenceEnds) || room > 0.25*(a.Right-a.X0) && !unicode.IsLower(r)
}

// runsOver reports whether a paragraph goes on at the top of the next column or page. A line that ends in the midst of
// a sentence goes on with a small letter, or if it is full with any; one that ends a sentence only if it is full and
// the next is not set in, in a document that sets first lines in.
func (p pages) runsOver(a, l, next *layout.Line) bool {
	r, _ := utf8.DecodeRuneInString(l.Text)
	indented := next != nil && next.Page == l.Page && layout.SetIn(l, next)
	full := a.Right-a.X1 <= l.First+0.3*a.Letters
	switch {
	case l.Letters > layout.Larger*p.Letters || itemLabel.MatchString(l.Text):
		return false
	case ends(a.Text, "-\u2010\u00AD") || unicode.IsLower(r):
		return !ends(a.Text, sentenceEnds)
	}
	return full && !indented && (!ends(a.Text, ".!?…") || p.SetIn >= 3)
}
