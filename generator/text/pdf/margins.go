package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"beleg/generator/text/layout"
)

// Where headers and footers stand: in so much of a page's height from its top and its bottom.
const marginZone = 0.14

// pageNumber is a number that stands alone, or says of how many pages it is.
var pageNumber = regexp.MustCompile(`(?i)^[-–— |]*(seite|page|pages|s\.|p\.|blatt)?\s*(\d{1,4}|[ivxl]{1,6})` +
	`(\s*(von|of|sur|de|/|\||\()\s*\d{1,4}\)?)?[-–— |.]*$`)

var digits = regexp.MustCompile(`\d+`)

// markMargins marks what stands at the top and the bottom of pages and is not the article's: what is repeated from page
// to page but for its figures, and the number of the page. It goes inward from the edge and ends at the first line that
// is neither, so that nothing in the midst of the text is marked.
func (p pages) markMargins() {
	perPage := make([][]*layout.Line, len(p.Sizes))
	for _, l := range p.Lines {
		if l.Kind == layout.Plain {
			perPage[l.Page] = append(perPage[l.Page], l)
		}
	}
	for _, side := range []layout.Kind{layout.Header, layout.Footer} {
		repeated := map[string]int{} // on how many pages a line stands
		for i, lines := range perPage {
			slices.SortStableFunc(lines, func(a, b *layout.Line) int { return cmp.Compare(a.Y0, b.Y0) })
			if side == layout.Footer {
				slices.Reverse(lines)
			}
			seen := map[string]bool{}
			for _, l := range p.zone(lines, i, side) {
				if k := withoutFigures(l.Text); !seen[k] {
					seen[k] = true
					repeated[k]++
				}
			}
		}
		for i, lines := range perPage {
			markRows(p.zone(lines, i, side), repeated, side)
		}
	}
}

func withoutFigures(text string) string { return digits.ReplaceAllString(text, "0") }

// zone returns the lines of a page that lie in the zone of a side, from the edge inward.
func (p pages) zone(lines []*layout.Line, page int, side layout.Kind) []*layout.Line {
	height := p.Sizes[page].Height
	n := 0
	for n < len(lines) && (side == layout.Header && lines[n].Y1 < marginZone*height ||
		side == layout.Footer && lines[n].Y0 > (1-marginZone)*height) {
		n++
	}
	return lines[:n]
}

// markRows marks rows of lines, which stand at one height, as long as one of them is repeated or they are the number of
// the page alone.
func markRows(lines []*layout.Line, repeated map[string]int, side layout.Kind) {
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && math.Abs(lines[n].Y0-lines[0].Y0) < lines[0].Letters/2 {
			n++
		}
		alone := n == 1 && pageNumber.MatchString(lines[0].Text)
		again := slices.ContainsFunc(lines[:n], func(l *layout.Line) bool {
			return repeated[withoutFigures(l.Text)] > 1 && strings.Trim(l.Text, "0123456789 ") != ""
		})
		if !alone && !again {
			return
		}
		for _, l := range lines[:n] {
			if l.Kind = side; pageNumber.MatchString(l.Text) {
				l.Kind = layout.Number
			}
		}
		lines = lines[n:]
	}
}
