package pdf

import (
	"math"

	"beleg/generator/text/layout"
)

// joinRows makes one line of each row of a table, with its cells divided by " | ". Only two rows or more that lie below
// one another, with cells below one another, are a table for certain; all else stays as it is.
func (p pages) joinRows() {
	var out []*layout.Line
	for i := 0; i < len(p.Lines); {
		var table [][]*layout.Line
		next := i
		for {
			r := p.rowAt(next)
			if len(r) < 2 || len(table) > 0 && !below(table[len(table)-1], r) {
				break
			}
			table = append(table, r)
			next += len(r)
		}
		if len(table) < 2 {
			out = append(out, p.Lines[i])
			i++
			continue
		}
		for _, r := range table {
			out = append(out, layout.Joined(r, " | ", layout.Row))
		}
		i = next
	}
	p.Lines = out
}

// mostCells is how many cells a row may have.
const mostCells = 30

// rowAt returns the lines from the i-th that stand at one height, each to the right of the one before and apart from
// it.
func (p pages) rowAt(i int) []*layout.Line {
	end := i
	for end < len(p.Lines) && end-i < mostCells && p.Lines[end].Kind == layout.Plain {
		if end > i {
			a, b := p.Lines[end-1], p.Lines[end]
			if a.Page != b.Page || math.Abs(a.Y1-b.Y1) > 0.35*a.Letters || b.X0 < a.X1+0.6*a.Letters {
				break
			}
		}
		end++
	}
	return p.Lines[i:end]
}

// below reports whether a row follows another in a table: directly below it, and each cell below one of the other.
func below(above, r []*layout.Line) bool {
	gap := r[0].Y0 - above[0].Y1
	if above[0].Page != r[0].Page || gap < -1 || gap > 1.5*r[0].Letters || len(above) != len(r) {
		return false
	}
	for i, cell := range r {
		a, within := above[i], cell.Letters
		if math.Abs(a.X0-cell.X0) > within && math.Abs(a.X1-cell.X1) > within &&
			math.Abs(a.X0+a.X1-cell.X0-cell.X1) > 2*within {
			return false
		}
	}
	return true
}
