package pdf

import (
	"cmp"
	"regexp"
	"slices"

	"beleg/generator/text/layout"
)

// noteLabel begins a note: "1", "12)", "*".
var noteLabel = regexp.MustCompile(`^(\d{1,3}|[*†‡]{1,3})[.)]?\s?\pL`)

// smaller is how much of the height of most letters those of notes have at most.
const smaller = 0.92

// strips is in how many strips a page is cut to see what stands below a line.
const strips = 32

// markNotes marks the notes at the foot of pages: lines in smaller letters, of which the first begins with a figure or
// a star, in the lower half of a page and with nothing but notes below them.
func (p pages) markNotes() {
	lowestFirst := slices.Clone(p.Lines)
	slices.SortStableFunc(lowestFirst, func(a, b *layout.Line) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(b.Y0, a.Y0))
	})
	atFoot := map[*layout.Line]bool{}
	var taken [strips]bool
	page := -1
	for _, l := range lowestFirst {
		if l.Page != page {
			page, taken = l.Page, [strips]bool{}
		}
		if l.Kind.Margin() {
			continue
		}
		size := p.Sizes[l.Page]
		below := taken[strip(l.X0, size.Width) : strip(l.X1, size.Width)+1]
		small := l.Kind == layout.Plain && l.Letters < smaller*p.Letters && l.Y0 > size.Height/2
		if small && !slices.Contains(below, true) {
			atFoot[l] = true
			continue
		}
		for i := range below {
			below[i] = true
		}
	}
	var last *layout.Line
	for _, l := range p.Lines {
		goesOn := last != nil && last.Kind == layout.Note && last.Page == l.Page && last.Y0 < l.Y0
		if atFoot[l] && (goesOn || noteLabel.MatchString(l.Text)) {
			l.Kind = layout.Note
		}
		last = l
	}
}

// strip returns which strip of a page a place lies in.
func strip(x, width float64) int {
	return min(max(int(x/max(1, width)*strips), 0), strips-1)
}
