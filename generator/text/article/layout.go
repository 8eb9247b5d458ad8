package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Layout says what line ends mean in a text.
type Layout struct {
	// Lines is whether each line is a paragraph, as on pages copied from a browser. If not, lines between blank lines
	// belong together.
	Lines bool
	// Width is the columns at which lines were broken, 0 if it does not show.
	Width int
	// slack is by how many columns lines may be shorter: proportional type is broken at no certain column.
	slack int
	// Tight is whether more paragraphs end with a short line than with a blank one, which may be there no more.
	Tight bool
}

// LayoutOf looks at the neighbouring lines of a text, those with no blank line between them.
//
// Lines were broken at a width if three of five are full: the next line's first word would not have fitted on them,
// give or take a sixth of the width. Where tables stand between, nine of ten that end within a sentence will do, five
// at least, if they are full to the column; and then all others should be. Half of them must not end a sentence, and,
// where letters have cases, one in eight must be followed by a small letter: a menu with entries of one length has
// none.
//
// Otherwise each line is a paragraph if half of the text's characters stand in lines of more than 120 columns, or,
// where next to no blank lines are, one to eight neighbours at most, if of the lines of more than 40 columns those that
// end a sentence or are so long outweigh the others five to one. Half, and the long ones only, because the menus and
// captions of a page are many short lines and must not outvote its paragraphs.
func LayoutOf(text string) Layout { return layoutOf(text, splitLines(text)) }

const (
	shortLine = 120 // what a line may have to be a heading; hardly anything is wrapped at more
	proseLine = 40  // what a line has at least that is more than an entry of a menu or a line of a poem
)

func layoutOf(text string, lines []line) Layout {
	var c counts
	var columns []int
	gaps := 0
	for i, l := range lines {
		s := text[l.from:l.to]
		followed := i+1 < len(lines) && !l.blank() && !lines[i+1].blank()
		if followed {
			columns = append(columns, width(s))
		}
		gaps += one(i > 0 && !l.blank() && lines[i-1].blank())
		c.add(s, width(s), followed)
	}
	if l := broken(text, lines, columns); l.Width > 0 && (2*c.long < c.all || l.Width > shortLine) {
		l.Tight = l.tight(text, lines)
		return l
	}
	return Layout{Lines: c.all > 0 && (2*c.long >= c.all || c.ending > 5*c.running && 8*gaps <= len(columns))}
}

// counts are columns of a text: of all lines, of the long ones, and of prose lines that end a sentence or run on.
type counts struct{ all, long, ending, running int }

// add counts a line. How the last line of a block ends says nothing.
func (c *counts) add(s string, columns int, followed bool) {
	c.all += columns
	switch {
	case columns > shortLine:
		c.long += columns
		c.ending += columns
	case columns <= proseLine || !followed:
	case Closes(s):
		c.ending += columns
	default:
		c.running += columns
	}
}

// broken returns how neighbouring lines were broken, of which all but the last have these columns.
func broken(text string, lines []line, columns []int) Layout {
	if len(columns) == 0 {
		return Layout{}
	}
	sorted := slices.Sorted(slices.Values(columns))
	sharp := Layout{Width: sorted[len(sorted)*19/20]} // a few lines are longer: addresses, tables
	ragged := Layout{Width: sharp.Width, slack: sharp.Width / 6}
	full, nearly, running, small, cased, inside := 0, 0, 0, 0, 0, 0
	for i := range lines[:len(lines)-1] {
		if lines[i].blank() || lines[i+1].blank() {
			continue
		}
		s, next := text[lines[i].from:lines[i].to], text[lines[i+1].from:lines[i+1].to]
		nearly += one(ragged.Fills(s, next))
		running += one(!Closes(s))
		r, _ := utf8.DecodeRuneInString(next)
		small += one(unicode.IsLower(r))
		cased += one(unicode.IsLower(r) || unicode.IsUpper(r))
		if !Closes(s) && unicode.IsLetter(r) && !unicode.IsUpper(r) { // hardly ever at a paragraph's end
			inside++
			full += one(sharp.Fills(s, next))
		}
	}
	n := len(columns)
	switch exact := 10*full >= 9*inside; {
	case sharp.Width < proseLine/2 || 2*running < n || 8*small < cased:
		return Layout{}
	case exact && (5*nearly >= 3*n || inside >= 5):
		return sharp
	case 5*nearly >= 3*n:
		return ragged
	}
	return Layout{}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Fills reports whether a line has no place for the first word of the next. A width shows.
func (l Layout) Fills(line, next string) bool { return upTo(line, next) > l.Width-l.slack }

// Short reports whether a line has so much place for it that it was ended on purpose.
func (l Layout) Short(line, next string) bool {
	if l.slack > 0 {
		return 4*upTo(line, next) <= 3*l.Width
	}
	return upTo(line, next)+2 <= l.Width
}

// upTo returns the columns of a line that the first word of the next would end.
func upTo(line, next string) int {
	word := next
	if end := strings.IndexFunc(next, func(r rune) bool { return unicode.IsSpace(r) || wide(r) }); end >= 0 {
		word = next[:max(end, 1)] // East Asian lines are broken between any two characters
	}
	return width(line) + 1 + width(word)
}

// width returns the columns of a text: characters of East Asian scripts take two.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; wide(r) {
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// Closes reports whether a text ends a sentence, quotation marks and brackets behind it aside.
func Closes(s string) bool {
	last, ok := lastMark(s)
	return ok && strings.ContainsRune(".!?…。！？؟", last) && !abbreviated(s)
}

// Ends reports whether a line ends its paragraph although no blank line follows, but the next one: it ends a sentence,
// and the next word would have fitted on it.
func (l Layout) Ends(line, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	return l.Lines || l.Width > 0 && Closes(line) && !l.Fills(line, next) && !unicode.IsLower(r)
}

// ends does the same for the reader of plain text, who trusts blank lines where there are enough of them.
func (l Layout) ends(line, next string) bool { return (l.Lines || l.Tight) && l.Ends(line, next) }

func (l Layout) tight(text string, lines []line) bool {
	short, blank := 0, 0
	for i := range lines[:len(lines)-1] {
		this, next := text[lines[i].from:lines[i].to], text[lines[i+1].from:lines[i+1].to]
		switch {
		case this != "" && next == "":
			blank++
		case this != "" && l.Ends(this, next):
			short++
		}
	}
	return short > blank
}

// abbreviated reports whether the full stop of a text may be that of an abbreviation, a number or a dotted line: the
// word before it is a short number, or has fewer than three letters, or three without a small vowel ("Abs.").
func abbreviated(s string) bool {
	rest := strings.TrimRight(s, ".")
	word := rest[len(strings.TrimRightFunc(rest, wordRune)):]
	switch n := utf8.RuneCountInString(word); {
	case !strings.HasSuffix(s, ".") || strings.HasSuffix(rest, ")"):
		return false
	case n == 3:
		return !strings.ContainsAny(word, "aeiouyäöü")
	default:
		return n < 3
	}
}
