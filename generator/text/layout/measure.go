package layout

import (
	"math"
)

// Measure finds what is usual in a document, by which all else is told: the height of letters that most of its text is
// set in, the distance of lines, and how far the lines of each column go.
func (p *Pages) Measure() {
	weight := map[float64]int{}
	for _, l := range p.Lines {
		weight[Half(l.Letters)] += len(l.Text)
	}
	most := 0
	for height, n := range weight {
		if n > most || n == most && height < p.Letters {
			p.Letters, most = height, n
		}
	}
	p.measurePitch()
	p.renumber()
	p.SetIn = 0
	for i := 1; i < len(p.Lines)-1; i++ {
		a, l, b := p.Lines[i-1], p.Lines[i], p.Lines[i+1]
		if a.Page == b.Page && Alike(a, l) && Alike(l, b) && math.Abs(a.X0-b.X0) < 1 && SetIn(l, b) {
			p.SetIn++
		}
	}
	p.measureColumns()
}

// SetIn reports whether a line begins farther right than the next, as the first of a paragraph does.
func SetIn(l, next *Line) bool { return l.X0 > next.X0+0.6*l.Letters && next.Y0 > l.Y0 }

// measurePitch finds the distance at which most lines stand below one another.
func (p *Pages) measurePitch() {
	const steps = 40 // to which a distance is rounded, in the height of letters
	pitches := map[int]int{}
	p.Pitch = 1.3
	most := 0
	for i, l := range p.Lines[1:] {
		if a := p.Lines[i]; a.Above(l) && Alike(a, l) && l.Y1-a.Y1 < 3*l.Letters {
			step := int(math.Round((l.Y1 - a.Y1) / l.Letters * steps))
			pitches[step] += min(len(a.Text), len(l.Text))
			if n := pitches[step]; n > most {
				p.Pitch, most = float64(step)/steps, n
			}
		}
	}
}

// Above reports whether a line stands below another in the same column.
func (l *Line) Above(o *Line) bool {
	return l.Page == o.Page && o.Y1 > l.Y1 && o.X0 < l.X1 && o.X1 > l.X0
}

// renumber says which lines are one Block: those that stand below one another at the usual distance. For pdftotext,
// each line of a text with wide spaces between its lines is one.
func (p *Pages) renumber() {
	block := 0
	for i, l := range p.Lines {
		if i > 0 {
			if a := p.Lines[i-1]; !Alike(a, l) || !a.Above(l) || l.Y1-a.Y1 > p.Widest(l) {
				block++
			}
		}
		l.Block = block
	}
}

func Half(v float64) float64 { return math.Round(2*v) / 2 }

// Alike reports whether the letters of two lines are equally high. A line with a raised figure is a little higher.
func Alike(a, b *Line) bool { return math.Abs(a.Letters-b.Letters) < 0.08*max(a.Letters, b.Letters) }

// span is what a block of pdftotext takes up.
type span struct {
	Box
	page, lines int
	letters     float64 // of its first line
}

func (p *Pages) spans() map[int]*span {
	blocks := map[int]*span{}
	for _, l := range p.Lines {
		b := blocks[l.Block]
		if b == nil {
			b = &span{Box: l.Box, page: l.Page, letters: l.Letters}
			blocks[l.Block] = b
		}
		b.Box = b.around(l.Box)
		b.lines++
	}
	return blocks
}

// measureColumns takes the longest line of a block for the width of its column. A block of fewer than three lines may
// have none that is full: the blocks beside it are asked too, if they begin at the same margin.
func (p *Pages) measureColumns() {
	blocks := p.spans()
	for _, l := range p.Lines {
		own := blocks[l.Block]
		l.Right = own.X1
		if own.lines >= 3 {
			continue
		}
		for _, n := range []int{l.Block - 1, l.Block + 1} {
			other := blocks[n]
			if other != nil && other.page == l.Page && math.Abs(other.X0-own.X0) < 2*l.Letters &&
				math.Abs(other.letters-own.letters) < 0.08*own.letters {
				l.Right = max(l.Right, other.X1)
			}
		}
	}
}

// Larger is how much higher the letters of headings are at least than most.
const Larger = 1.08

// Widest is how far below another a line may stand that belongs to the same paragraph.
func (p *Pages) Widest(l *Line) float64 {
	if l.Letters > Larger*p.Letters {
		return 1.4 * p.Pitch * l.Letters
	}
	return 1.17 * p.Pitch * l.Letters
}
