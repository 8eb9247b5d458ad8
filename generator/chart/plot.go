package chart

import (
	"cmp"
	"math"
	"slices"

	"beleg/generator/edtf"
)

// The drawing. Days are placed between Left and Right, values between Top and Bottom; the labels of values stand at the left
// edge, above their lines, and those of days below Bottom. Beside Right an arrow of 20 pixels has room on a telephone. There is room above Top for the arrow of an "at least".
const (
	Height = 340 // pixels
	Top    = 44  // pixels
	Bottom = 292 // pixels
	Left   = 17  // percent
	Right  = 93  // percent

	arrow = 26 // pixels: how far "at least" and "at most" point beyond the value
)

// Plot is figures in their places.
type Plot struct {
	First   edtf.Day // that is drawn; like Last 0 if there is no mark
	Last    edtf.Day
	Values  []ValueTick // from the lowest up
	Days    []DayTick   // from the first on
	Series  []Series    // in order of their first figure
	Marks   []Mark      // in order of the figures
	Joins   []Join
	Undated int // figures that have no day at all and are not drawn
}

// ValueTick is a line across at a round value.
type ValueTick struct {
	Value float64
	Y     float64
}

// Series is the figures of one origin and what marks them. Hue and shape differ from all others while there are no more
// than 64 series.
type Series struct {
	Hue, Shape string
	Figures    []int // by index
}

// Hues and Shapes are the names of what marks a series. Shape matters as much as hue: many people do not tell eight colours
// apart.
var (
	Hues   = []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	Shapes = []string{"circle", "square", "triangle", "diamond", "down", "cross", "pentagon", "star"}
)

// Kind is what a figure says about the value.
type Kind string

// The kinds.
const (
	Value Kind = "value"
	Range Kind = "range" // from High to Low
	Least Kind = "least" // an arrow from Y up to High
	Most  Kind = "most"  // an arrow from Y down to Low
)

// Mark is where one figure stands, or several of the same origin that say the same of the same days.
type Mark struct {
	Kind       Kind
	Hue, Shape string
	About      bool
	X, Y       float64 // the middle
	From, To   float64 // the days it can be, percent; both X for one day
	Unsure     bool    // the date itself says "about" or "perhaps"
	OpenStart  bool    // it may be earlier than From: the date is open, or longer than what is drawn
	OpenEnd    bool    // it may be later than To
	High, Low  float64 // pixels, High above Low; both Y where there is nothing to draw
	Shift      float64 // pixels to the right, where marks of several series would cover each other
	Figures    []int   // by index, at least one
}

// Join is a line between two marks of one origin.
type Join struct {
	Hue            string
	X1, Y1, X2, Y2 float64
}

// New returns the plot of figures in order of time.
func New(figures []*Figure) *Plot {
	p := &plotter{Plot: &Plot{}, standing: map[look]int{}}
	p.assign(figures)
	days, drawn := span(figures)
	p.days, p.values = days, scale(figures)
	if drawn {
		p.First, p.Last, p.Values, p.Days = days.first, days.last, p.values.ticks(), p.days.ticks()
	}
	for i, f := range figures {
		if first, last, dated := known(f.When); dated {
			p.add(f, i, first, last)
		} else {
			p.Undated++
		}
	}
	p.shift()
	p.join(figures)
	return p.Plot
}

// A plotter is a plot that is being made.
type plotter struct {
	*Plot
	days     axis
	values   valueAxis
	of       []int        // figure → series
	standing map[look]int // → mark
}

// look is what makes two marks the same to the eye.
type look struct {
	series               int
	kind                 Kind
	about                bool
	from, to, high, low  float64
	openStart, openEnded bool
	unsure               bool
}

// assign gives each origin a mark. Of the voices that nobody describes none can be told from another; they share one.
func (p *plotter) assign(figures []*Figure) {
	known := map[Origin]int{}
	for i, f := range figures {
		n, ok := known[f.Origin]
		if !ok {
			n = len(p.Series)
			known[f.Origin] = n
			p.Series = append(p.Series, Series{Hue: Hues[n%len(Hues)], Shape: Shapes[(n+n/len(Hues))%len(Shapes)]})
		}
		p.Series[n].Figures = append(p.Series[n].Figures, i)
		p.of = append(p.of, n)
	}
}

// add places a figure, unless a mark that looks the same stands there already.
func (p *plotter) add(f *Figure, index int, first, last edtf.Day) {
	series := p.of[index]
	m := Mark{Hue: p.Series[series].Hue, Shape: p.Series[series].Shape, About: f.Value.About, Figures: []int{index}}
	_, starts := f.When.Earliest()
	_, ends := f.When.Latest()
	m.From, m.To, m.Unsure = p.days.x(first), p.days.x(last), f.When.Qualified()
	m.OpenStart, m.OpenEnd = !starts || first < p.days.first, !ends || last > p.days.last
	m.X = round((m.From + m.To) / 2)
	m.value(f, p.values)
	l := look{series, m.Kind, m.About, m.From, m.To, m.High, m.Low, m.OpenStart, m.OpenEnd, m.Unsure}
	if i, ok := p.standing[l]; ok {
		p.Marks[i].Figures = append(p.Marks[i].Figures, index)
		return
	}
	p.standing[l] = len(p.Marks)
	p.Marks = append(p.Marks, m)
}

func (m *Mark) value(f *Figure, values valueAxis) {
	lowest, highest := f.Value.Min, f.Value.Max
	switch {
	case highest == nil:
		m.Kind, m.Y = Least, values.y(*lowest)
		m.High, m.Low = m.Y-arrow, m.Y
	case lowest == nil:
		m.Kind, m.Y = Most, values.y(*highest)
		m.High, m.Low = m.Y, min(m.Y+arrow, Bottom)
	case *lowest == *highest:
		m.Kind, m.Y = Value, values.y(*lowest)
		m.High, m.Low = m.Y, m.Y
	default:
		m.Kind, m.High, m.Low = Range, values.y(*highest), values.y(*lowest)
		m.Y = round((m.High + m.Low) / 2)
	}
}

// shift moves marks apart that would cover each other: different origins that say the same of the same days.
func (p *plotter) shift() {
	const step, most = 11.0, 33.0 // pixels
	type place struct{ x, y float64 }
	here, before := map[place]int{}, map[place]int{}
	for _, m := range p.Marks {
		here[place{m.X, m.Y}]++
	}
	for i := range p.Marks {
		at := place{p.Marks[i].X, p.Marks[i].Y}
		fromMiddle := float64(before[at]) - float64(here[at]-1)/2
		p.Marks[i].Shift = min(max(fromMiddle*step, -most), most)
		before[at]++
	}
}

// join draws a line from mark to mark of each origin, in order of time.
func (p *plotter) join(figures []*Figure) {
	last := map[int]Mark{}
	marks := slices.Clone(p.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return cmp.Compare(a.X, b.X) })
	for _, m := range marks {
		if figures[m.Figures[0]].Origin.Unknown() {
			continue
		}
		series := p.of[m.Figures[0]]
		if before, ok := last[series]; ok {
			p.Joins = append(p.Joins, Join{m.Hue, before.X, before.Y, m.X, m.Y})
		}
		last[series] = m
	}
}

// known returns the first and last day of a date as far as there are any. An open end is drawn where the known one is.
func known(d edtf.Date) (first, last edtf.Day, dated bool) {
	first, starts := d.Earliest()
	last, ends := d.Latest()
	switch {
	case !starts:
		first = last
	case !ends:
		last = first
	}
	return first, last, starts || ends
}

// round keeps hundredths: a screen shows no more, and the page stays short.
func round(x float64) float64 { return math.Round(x*100) / 100 }
