// Package spread divides what would be too long for one page among several.
//
// A list goes in as rows, each with the steps to it: year, month and day, or the first letters of a name. Out comes a
// tree of pages, as deep as it must be and no deeper, with a place for every row. Where a row stands depends on the row
// and on how many there are, and never on the order in which they came: so addresses stay when rows are added, and what
// was a page of rows becomes one that leads to them.
package spread

import (
	"cmp"
	"hash/fnv"
	"slices"

	"beleg/generator/facts/fact"
)

// A Limit is how much of a list one page shows.
type Limit struct{ Rows, Bytes int }

// Most is the limit of every list: what is longer helps no reader and no browser. Bytes are of HTML, as rows estimate
// them, so that a page stays under 300 kB with all that stands around its list. Tests set a smaller one.
var Most = Limit{Rows: 300, Bytes: 240_000}

func (l Limit) holds(rows []Row) bool {
	bytes := 0
	for _, r := range rows {
		bytes += roughly(r.Bytes)
	}
	return len(rows) <= l.Rows && bytes <= l.Bytes
}

// roughly rounds up, so that most of what an editor writes moves nothing.
func roughly(bytes int) int { return (bytes + 255) &^ 255 }

// A Row is what a list has of a thing: where in it the thing belongs, and about how many bytes it takes there.
type Row struct {
	ID    string // tells it from all others of the list
	Steps [3]int // year, month and day, each 0 where it is not known; or the first letters of a name
	Bytes int
	Of    any // a *fact.Claim, *fact.Event, *fact.Source or *fact.Quote that tells which claims it shows; or nil
}

// deepest is how many steps lead to a page at most: the three of a row, and then digits of its id's hash.
const deepest = 15

// step returns one of the steps that lead to a row. Where neither days nor letters divide rows any further, a hash does
// it, and not their order: so a row stays on its page when others come.
func (r Row) step(n int) int {
	if n < len(r.Steps) {
		return r.Steps[n]
	}
	h := fnv.New32a()
	h.Write([]byte(r.ID))
	return int(h.Sum32()>>(2*(n-len(r.Steps))))&3 + 1
}

// A Part is a page of a list that is spread over several: the first page, on which the list begins, or one below it
// that holds a period or some letters. Its address says which, and stays when rows are added.
type Part struct {
	Path  string
	Steps []int   // those that all of its rows have in common
	Up    *Part   // nil for the first page
	Parts []*Part // in order; nil if the rows stand on this page
}

// A List is a list that is too long for one page.
type List struct {
	*Part                          // its first page
	Letters bool                   // it is divided by letters and not by time
	Rows    func(*fact.Uses) []Row // as the facts are now
}

// Placed returns the page on which each row stands, by the row's id.
func (l *List) Placed(uses *fact.Uses) map[string]*Part {
	placed := map[string]*Part{}
	for _, r := range l.Rows(uses) {
		placed[r.ID] = l.At(r)
	}
	return placed
}

// At returns the page on which a row stands, or would best stand if the list was spread without it.
func (p *Part) At(r Row) *Part {
	for p.Parts != nil {
		i, found := slices.BinarySearchFunc(p.Parts, r, func(part *Part, r Row) int {
			for n, step := range part.Steps {
				if order := cmp.Compare(step, r.step(n)); order != 0 {
					return order
				}
			}
			return 0
		})
		if !found {
			break
		}
		p = p.Parts[i]
	}
	return p
}

// Holding returns the page that holds all rows which begin with some steps, and nothing that it could leave out.
func (p *Part) Holding(steps ...int) *Part {
	for _, part := range p.Parts {
		n := min(len(part.Steps), len(steps))
		if slices.Equal(part.Steps[:n], steps[:n]) && len(part.Steps) <= len(steps) {
			return part.Holding(steps...)
		}
	}
	return p
}

// All returns a page and all below it, each before those below it.
func (p *Part) All() []*Part {
	all := []*Part{p}
	for _, part := range p.Parts {
		all = append(all, part.All()...)
	}
	return all
}

// Over divides a list among pages below the one at path; nil if one page holds it. taken tells which names there are
// already below that page.
func Over(path string, letters bool, rows []Row, taken func(name string) bool) *Part {
	if Most.holds(rows) {
		return nil
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(a.Steps[0]-b.Steps[0], a.Steps[1]-b.Steps[1], a.Steps[2]-b.Steps[2])
	})
	first := &Part{Path: path}
	first.divide(rows, 0, func(steps []int) string {
		name := nameOf(steps, letters)
		if taken(name) { // no id has an underscore
			name += "_"
		}
		return path + name + "/"
	})
	return first
}

// divide spreads rows, which have so many steps in common, over pages below p. A step that divides nothing makes no
// page.
func (p *Part) divide(rows []Row, depth int, path func(steps []int) string) {
	for ; depth < deepest; depth++ {
		if depth >= len(rows[0].Steps) { // they are sorted by their own steps only
			slices.SortStableFunc(rows, func(a, b Row) int { return a.step(depth) - b.step(depth) })
		}
		if rows[0].step(depth) != rows[len(rows)-1].step(depth) {
			break
		}
	}
	for len(rows) > 0 && depth < deepest {
		n := slices.IndexFunc(rows, func(r Row) bool { return r.step(depth) != rows[0].step(depth) })
		if n < 0 {
			n = len(rows)
		}
		part := &Part{Up: p}
		for step := range depth + 1 {
			part.Steps = append(part.Steps, rows[0].step(step))
		}
		part.Path = path(part.Steps)
		if !Most.holds(rows[:n]) {
			part.divide(rows[:n], depth+1, path)
		}
		p.Parts, rows = append(p.Parts, part), rows[n:]
	}
}

// Claims returns the claims that each page below the first shows, or leads to.
func (l *List) Claims(u *fact.Uses) map[*Part][]*fact.Claim {
	shown := map[*Part][]*fact.Claim{}
	for _, r := range l.Rows(u) {
		for part, claims := l.At(r), r.claimsOf(u); part.Up != nil; part = part.Up {
			shown[part] = append(shown[part], claims...)
		}
	}
	return shown
}
