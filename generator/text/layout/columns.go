package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// Where lines of two columns stand at equal heights, pdftotext takes them for the rows of a table and reads across.
// What tells columns of prose from a table: so many lines of so many letters at least on average, which fill so much of
// the column.
const (
	columnLines   = 4
	columnLetters = 14
	columnFill    = 0.55
)

// gutter is the white between two columns.
type gutter struct{ x0, x1 float64 }

// ReadDown puts the lines of pages whose columns were read across into the order in which they are read.
func (p *Pages) ReadDown() {
	var out []*Line
	changed, edges := false, p.edges()
	for start := 0; start < len(p.Lines); {
		end := start
		for end < len(p.Lines) && p.Lines[end].Page == p.Lines[start].Page {
			end++
		}
		lines := p.Lines[start:end]
		gutters := p.gutters(lines)
		if readAcross(lines, gutters) >= columnLines-1 || p.mixedUp(lines, edges) {
			lines, changed = p.down(lines, gutters), true
		}
		out = append(out, lines...)
		start = end
	}
	if changed {
		p.Lines = out
		p.mergeLoose()
		p.Measure()
	}
}

// gutters finds where prose is divided on a Page: strips as wide as a letter is high that few lines cross.
func (p *Pages) gutters(lines []*Line) []gutter {
	size := p.Sizes[lines[0].Page]
	width := int(min(max(size.Width, 1), 2000))
	covers := make([]int, width+2) // how many lines begin at a point, less those that end
	prose := 0
	for _, l := range lines {
		if l.Kind == Plain {
			covers[min(max(int(l.X0), 0), width)]++
			covers[min(max(int(math.Ceil(l.X1)), 0), width)]--
			prose++
		}
	}
	var found []gutter
	from, over := -1, 0
	for x := 0; x <= width; x++ {
		over += covers[x]
		if over*8 <= prose {
			if from < 0 {
				from = x
			}
			continue
		}
		if from > 0 && float64(x-from) >= 0.7*p.Letters {
			found = append(found, gutter{float64(from), float64(x)})
		}
		from = -1
	}
	if len(found) > 0 && found[0].x0 <= p.leftmost(lines) {
		found = found[1:] // the margin of the page
	}
	return p.betweenProse(lines, found)
}

func (p *Pages) leftmost(lines []*Line) float64 {
	left := math.Inf(1)
	for _, l := range lines {
		if l.Kind == Plain {
			left = min(left, l.X0)
		}
	}
	return left
}

// betweenProse keeps the gutters if there is prose in all columns.
func (p *Pages) betweenProse(lines []*Line, gutters []gutter) []gutter {
	type column struct {
		rows        map[float64]bool
		letters     int
		x0, x1, sum float64
	}
	columns := make([]column, len(gutters)+1)
	for _, l := range lines {
		i, crosses := columnOf(l, gutters)
		if crosses || l.Kind != Plain {
			continue
		}
		c := &columns[i]
		if c.rows == nil {
			*c = column{map[float64]bool{}, 0, l.X0, l.X1, 0}
		}
		c.x0, c.x1 = min(c.x0, l.X0), max(c.x1, l.X1)
		c.rows[math.Round(l.Y0)] = true
		c.letters, c.sum = c.letters+utf8.RuneCountInString(l.Text), c.sum+l.X1-l.X0
	}
	for _, c := range columns {
		n := float64(len(c.rows))
		if n < columnLines || float64(c.letters) < columnLetters*n || c.sum < columnFill*n*(c.x1-c.x0) {
			return nil
		}
	}
	return gutters
}

// columnOf returns which column a line stands in, and whether it crosses a gutter.
func columnOf(l *Line, gutters []gutter) (column int, crosses bool) {
	for _, g := range gutters {
		switch {
		case l.X0 >= g.x1-1:
			column++
		case l.X1 > g.x1:
			return column, true
		}
	}
	return column, false
}

// readAcross counts how often two lines follow one another that stand beside each other in two columns.
func readAcross(lines []*Line, gutters []gutter) int {
	n := 0
	for i, l := range lines[1:] {
		a, _ := columnOf(lines[i], gutters)
		if b, _ := columnOf(l, gutters); a < b && l.beside(lines[i]) && l.Kind == Plain {
			n++
		}
	}
	return n
}

// mixedUp reports whether lines of a page with one filled column were read upward: words that were driven apart are.
func (p *Pages) mixedUp(lines []*Line, edges edges) bool {
	upward := false
	for i, l := range lines[1:] {
		upward = upward || l.Y1 < lines[i].Y0 && l.Kind == Plain && lines[i].Kind == Plain
	}
	if !upward || len(edges[lines[0].Page]) > 3 {
		return false
	}
	for x1, x0 := range edges[lines[0].Page] {
		outside := func(l *Line) bool { return l.Kind == Plain && (l.X0 < x0-1 || l.X1 > x1+1) }
		if !slices.ContainsFunc(lines, outside) {
			return true
		}
	}
	return false
}

// down orders the lines of a Page: down each column, from one line that crosses the columns to the next.
func (p *Pages) down(lines []*Line, gutters []gutter) []*Line {
	slices.SortStableFunc(lines, func(a, b *Line) int {
		return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0))
	})
	columns := make([][]*Line, len(gutters)+1)
	var out []*Line
	empty := func() {
		for i, c := range columns {
			out = append(out, c...)
			columns[i] = nil
		}
	}
	for _, l := range lines {
		i, crosses := columnOf(l, gutters)
		if crosses {
			empty()
			out = append(out, l)
			continue
		}
		columns[i] = append(columns[i], l)
	}
	empty()
	return out
}
