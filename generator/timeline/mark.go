package timeline

import (
	"fmt"

	"beleg/generator/edtf"
)

// Sizes of what is drawn, in CSS pixels.
const (
	dotRadius   = 6
	badgeRadius = 8.0 // of a count of two figures; each further one is badgeFigure wider on either side
	badgeFigure = 3
	barLeast    = 8  // a shorter bar would not be seen
	fadeOut     = 10 // how far doubt reaches beyond an approximate end, and half as far into the bar
	arrowLength = 34 // of what has no known beginning or end
	arrowHead   = 9
	apart       = 4 // between marks in one row
)

// Mark is what the drawing shows of an entry, or of several that cannot be told apart at its scale. Places are along the axis.
type Mark struct {
	Kind    Kind     // of all its entries; "" if they differ
	Entries []*Entry // at least one, in page order
	When    edtf.Date
	Row     int // in its lane, from 0

	At      float64 // where a dot or a count stands
	Dot     bool    // a day that is known: a dot, and no stretch
	Solid   Stretch // what is certain of a bar
	FadeIn  Stretch // where an approximate beginning fades in
	FadeOut Stretch // where an approximate end fades out
	Arrow   int     // -1 for no known beginning, 1 for no known end, otherwise 0; it points out of Solid
	Doubt   bool    // dashed: the date is uncertain
}

// Badge returns half the width of the count that a mark of several entries bears, 0 for a single one.
func (m *Mark) Badge() float64 {
	n := len(m.Entries)
	if n == 1 {
		return 0
	}
	half := float64(badgeRadius)
	for ; n >= 100; n /= 10 {
		half += badgeFigure
	}
	return half
}

// drawn is the whole of a bar.
func (m *Mark) drawn() Stretch {
	r := m.Solid
	for _, s := range []Stretch{m.FadeIn, m.FadeOut} {
		if !s.Empty() {
			r = Stretch{min(r.From, s.From), max(r.To, s.To)}
		}
	}
	return r
}

// reach is the stretch that a mark takes in its row.
func (m *Mark) reach() Stretch {
	half := max(m.Badge(), dotRadius)
	r := m.drawn()
	r = Stretch{min(r.From, m.At-half), max(r.To, m.At+half)}
	switch m.Arrow {
	case -1:
		r.From -= arrowHead
	case 1:
		r.To += arrowHead
	}
	return r
}

// cluster is entries that become one mark.
type cluster struct {
	kind          Kind
	entries       []*Entry
	first, last   edtf.Day // of those known
	begun, ends   bool     // whether they are known
	about, untold [2]bool  // approximate, uncertain: beginning, end
}

func (c *cluster) add(e *Entry) {
	first, begun := e.When.Earliest()
	last, ends := e.When.Latest()
	if len(c.entries) == 0 {
		c.kind, c.first, c.last, c.begun, c.ends = e.Kind, first, last, begun, ends
	}
	if c.kind != e.Kind {
		c.kind = ""
	}
	if begun && (!c.begun || first < c.first) {
		c.first = first
	}
	if ends && (!c.ends || last > c.last) {
		c.last = last
	}
	c.begun, c.ends = c.begun && begun, c.ends && ends
	points := e.When.Points()
	for i, p := range []edtf.Point{points[0], points[len(points)-1]} {
		c.about[i] = c.about[i] || p.Approximate
		c.untold[i] = c.untold[i] || p.Uncertain
	}
	c.entries = append(c.entries, e)
}

// when is the date that all entries have, or the months that they span.
func (c *cluster) when() edtf.Date {
	same := true
	for _, e := range c.entries {
		same = same && e.When == c.entries[0].When
	}
	if same {
		return c.entries[0].When
	}
	from, to := "..", ".."
	if c.begun {
		from = monthOf(c.first)
	}
	if c.ends {
		to = monthOf(c.last)
	}
	if from == to {
		d, _ := edtf.Parse(from)
		return d
	}
	d, _ := edtf.Parse(from + "/" + to) // the zero Date if that cannot be written, and then nothing is said of it
	return d
}

func monthOf(d edtf.Day) string {
	year, month, _ := d.Civil()
	return fmt.Sprintf("%04d-%02d", year, month)
}

// mark draws a cluster on the axis.
func (c *cluster) mark(a *Axis) Mark {
	m := Mark{Kind: c.kind, Entries: c.entries, When: c.when(), Doubt: c.untold[0] || c.untold[1]}
	switch {
	case !c.begun && !c.ends:
		m.Arrow, m.Solid = 1, Stretch{0, a.Length}
	case !c.begun:
		at := a.Place(c.last + 1)
		m.Arrow, m.Solid = -1, Stretch{at - arrowLength, at}
	case !c.ends:
		at := a.Place(c.first)
		m.Arrow, m.Solid = 1, Stretch{at, at + arrowLength}
	case c.first == c.last:
		from, to := a.Place(c.first), a.Place(c.first+1)
		m.At = (from + to) / 2
		m.Dot = !c.about[0] && !c.about[1]
		m.Solid = Stretch{m.At, m.At}
	default:
		m.Solid = Stretch{a.Place(c.first), a.Place(c.last + 1)}
		if short := barLeast - (m.Solid.To - m.Solid.From); short > 0 {
			m.Solid = Stretch{m.Solid.From - short/2, m.Solid.To + short/2}
		}
	}
	m.At = (m.Solid.From + m.Solid.To) / 2
	m.fade(c)
	if m.Doubt { // dashes go around the whole; beside a fading end they would look like two
		m.Solid, m.FadeIn, m.FadeOut = m.drawn(), Stretch{}, Stretch{}
	}
	return m
}

// fade takes what is approximate off the solid bar.
func (m *Mark) fade(c *cluster) {
	from, to := m.Solid.From, m.Solid.To
	inside := min(fadeOut/2, (to-from)/2)
	if c.begun && c.about[0] {
		m.FadeIn = Stretch{from - fadeOut, from + inside}
		m.Solid.From = from + inside
	}
	if c.ends && c.about[1] {
		m.FadeOut = Stretch{to - inside, to + fadeOut}
		m.Solid.To = to - inside
	}
}
