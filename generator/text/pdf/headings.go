package pdf

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/layout"
	"beleg/generator/text/letterhead"
)

// What a heading may be: so many lines, and so many code points.
const (
	headingLines   = 4
	headingLength  = 200
	numberedLength = 80 // of one that is not larger
	titleLength    = 8  // at least
)

// numbered is a heading that stands alone in letters as high as those of the text.
var numbered = regexp.MustCompile(`^(\d{1,2}(\.\d{1,2})*\.?|[IVX]{1,4}\.|[A-Z]\.)\s+\p{Lu}`)

// markHeadings marks the headings: short blocks in larger letters, or of one line that is numbered. The largest in the
// upper half of the first page is the title.
func (p pages) markHeadings(blocks []*block) {
	var title *block
	for _, b := range blocks {
		l := b.lines[0]
		if b.role != article.Paragraph || b.why != "" || l.Kind != layout.Plain || len(b.lines) > headingLines {
			continue
		}
		text := b.text()
		length := utf8.RuneCountInString(text)
		switch {
		case length > headingLength:
		case l.Letters > layout.Larger*p.Letters:
			b.role, b.why = article.Heading, "its larger letters"
			top := l.Page == 0 && l.Y0 < 0.6*p.Sizes[0].Height && length >= titleLength
			if top && (title == nil || layout.Half(l.Letters) > layout.Half(title.lines[0].Letters)) {
				title = b
			}
		case len(b.lines) == 1 && numbered.MatchString(text) && length <= numberedLength && !ends(text, ".!?…:;,"):
			b.role, b.why = article.Heading, "its number"
		}
		if l.Page == 0 && title == nil && p.Title != "" && strings.EqualFold(text, letterhead.Property(p.Title)) {
			title = b
		}
	}
	if title != nil {
		title = p.belowLetterhead(blocks, title)
		title.role, title.why = article.Title, "the largest letters on its first page"
	}
}

// belowLetterhead returns the title below a letterhead that was taken for it, because its letters are larger, and marks
// the letterhead; otherwise what was taken for the title.
func (p pages) belowLetterhead(blocks []*block, head *block) *block {
	var between []*block
	var texts []string
	for _, b := range blocks {
		l := b.lines[0]
		switch {
		case b == head:
			between = []*block{}
		case l.Kind != layout.Plain || between == nil && b.role == article.Skip:
		case between == nil || l.Page > 0: // the letterhead is what a page begins with
			return head
		case b.role == article.Heading && l.Y0 < 0.6*p.Sizes[0].Height &&
			letterhead.Below(head.text(), texts, b.text()):
			for _, b := range append(between, head) {
				b.role, b.why = article.Skip, letterhead.Why
			}
			return b
		default:
			between, texts = append(between, b), append(texts, b.text())
		}
	}
	return head
}

// text is what stands in a block, on one line.
func (b *block) text() string {
	texts := make([]string, len(b.lines))
	for i, l := range b.lines {
		texts[i] = l.Text
	}
	return strings.Join(texts, " ")
}
