package chart

import (
	"cmp"
	"math"
	"slices"

	"beleg/generator/words/edtf"
)

// The drawing. Days are placed between Left and Right, values between Top and Bottom; the labels of values stand at the
// left edge, above their lines, and those of days below Bottom. Beside Right an arrow of 20 pixels has room on a
// telephone. There is room above Top for the arrow of an "at least" and for labels.
const (
	Height = 400 // pixels
	Top    = 64  // pixels
	Bottom = 352 // pixels
	Left   = 17  // percent
	Right  = 93  // percent

	arrow = 26 // pixels: how far "at least" and "at most" point beyond the value
	thick = 7  // pixels, of a span's bar
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
	Undated int // figures that have no day at all, or no number, and are not drawn
}

// ValueTick is a line across at a round value.
type ValueTick struct{ Value, Y float64 }

// Series is the figures of one origin and what marks them. Hue and shape differ from all others while there are no more
// than 64 series.
type Series struct {
	Hue, Shape string
	Figures    []int // by index
}

// Hues and Shapes are the names of what marks a series. Shape matters as much as hue: many people do not tell eight
// colours apart.
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
	Forecast   bool
	Appeared   bool    // it stands where the article appeared: nobody knows when it was said
	OpenStart  bool    // it may be earlier than From: the date is open, or longer than what is drawn
	OpenEnd    bool    // it may be later than To
	High, Low  float64 // pixels, High above Low; both Y where there is nothing to draw
	Lift       float64 // pixels down, where marks of the same days and value would cover each other
	Label      Label
	Series     int // by index
	First, N   int // the first figure, by index, and how many there are
}

// Span tells whether the mark is a bar from From to To.
func (m Mark) Span() bool { return m.From != m.To }

// Day tells whether the mark is a dot: only a day that is known gets one.
func (m Mark) Day() bool { return !m.Span() && !m.OpenStart && !m.OpenEnd }

// Width is how much of the drawing a span takes, in percent.
func (m Mark) Width() float64 { return round(m.To - m.From) }

// Bar is where the bar of a span begins, in pixels.
func (m Mark) Bar() float64 {
	if m.Kind == Range {
		return m.High
	}
	return m.Y - thick/2
}

// Thick is how high the bar of a span is, in pixels.
func (m Mark) Thick() float64 {
	if m.Kind == Range {
		return max(round(m.Low-m.High), thick)
	}
	return thick
}

// Join is a line between two marks of one origin.
type Join struct {
	Hue            string
	X1, Y1, X2, Y2 float64
}

// New returns the plot of figures in order of time. Each origin has a series; of the voices that nobody describes none
// can be told from another, and they share one. Figures that look the same are one mark.
func New(figures []*Figure) *Plot {
	p := &Plot{}
	numbered := slices.DeleteFunc(slices.Clone(figures), func(f *Figure) bool { return !f.Numbered() })
	days, drawn := span(numbered)
	values := scale(numbered)
	if drawn {
		p.First, p.Last, p.Values, p.Days = days.first, days.last, values.ticks(), days.ticks()
	}
	series, standing := map[Origin]int{}, make(map[Mark]int, len(numbered))
	for i, f := range figures {
		n, known := series[f.Origin]
		if !known {
			n = len(p.Series)
			series[f.Origin] = n
			p.Series = append(p.Series, Series{Hue: Hues[n%len(Hues)], Shape: Shapes[(n+n/len(Hues))%len(Shapes)]})
		}
		p.Series[n].Figures = append(p.Series[n].Figures, i)
		if !f.Numbered() {
			p.Undated++
			continue
		}
		m, dated := newMark(f, days, values)
		if !dated {
			p.Undated++
			continue
		}
		m.Series, m.Hue, m.Shape = n, p.Series[n].Hue, p.Series[n].Shape
		at, known := standing[m]
		if !known {
			at = len(p.Marks)
			standing[m], p.Marks = at, append(p.Marks, m)
			p.Marks[at].First = i
		}
		p.Marks[at].N++
	}
	p.spread()
	p.label()
	p.join(figures)
	return p
}

// newMark places a figure; false if it has no day at all.
func newMark(f *Figure, days axis, values valueAxis) (Mark, bool) {
	dates, starts, ends := known(f.When)
	m := Mark{About: f.Value.About, From: days.x(dates.first), To: days.x(dates.last), Unsure: f.When.Qualified(),
		Forecast: f.Forecast, Appeared: f.Appeared, OpenStart: !starts || dates.first < days.first,
		OpenEnd: !ends || dates.last > days.last}
	m.X = round((m.From + m.To) / 2)
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
	return m, starts || ends
}

// spread moves marks apart, up and down, that would cover each other: different origins that say the same of the same
// days. Their labels say the value.
func (p *Plot) spread() {
	const step, most = 13.0, 39.0 // pixels
	type place struct{ from, to, y float64 }
	here := map[place][]*Mark{}
	for i := range p.Marks {
		m := &p.Marks[i]
		at := place{m.From, m.To, m.Y}
		if m.Span() { // these may overlap anywhere
			at = place{0, 100, m.Y}
		}
		here[at] = append(here[at], m)
	}
	for _, marks := range here {
		for i, m := range marks {
			m.Lift = min(max((float64(i)-float64(len(marks)-1)/2)*step, -most), most)
		}
	}
}

// join draws a line from mark to mark of each origin that is known, in order of time. What has no certain day is joined
// with nothing, nor is a forecast; of several values on one day nobody knows which the next one follows.
func (p *Plot) join(figures []*Figure) {
	days := make([][]Mark, len(p.Series)) // marks with a day
	for _, m := range p.Marks {
		if !figures[m.First].Origin.Unknown() && m.Day() && !m.Forecast {
			days[m.Series] = append(days[m.Series], m)
		}
	}
	for _, marks := range days {
		slices.SortStableFunc(marks, func(a, b Mark) int { return cmp.Compare(a.X, b.X) })
		alone := func(i int) bool {
			return (i == 0 || marks[i-1].X != marks[i].X) && (i+1 == len(marks) || marks[i+1].X != marks[i].X)
		}
		for i := 1; i < len(marks); i++ {
			if a, b := marks[i-1], marks[i]; alone(i-1) && alone(i) {
				p.Joins = append(p.Joins, Join{a.Hue, a.X, a.Y + a.Lift, b.X, b.Y + b.Lift})
			}
		}
	}
}

// Label is where the value and the speaker of a mark are written, on two lines.
type Label struct {
	Written bool    // there was room
	X       float64 // percent
	DX, DY  float64 // pixels from there and from the mark
	Anchor  string  // start or end
	Leader  bool    // it stands so far off that a line leads to it
	Wide    bool    // a span has room for longer names
}

// Of labels, as large as they are on a telephone: percent across, pixels down.
const (
	labelWidth  = 45
	labelWide   = 75
	labelHeight = 28
	labelRadius = 6  // pixels, of a mark that it must not cover
	labelOff    = 11 // pixels from the mark
	labelStep   = 14 // pixels, by which it is moved where others stand
	labelFar    = 6  // steps
)

// box is a stretch of the drawing that is taken.
type box struct{ left, right, top, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// label writes at each mark, or as near as there is room, up and down: a label that is moved in time would be read as
// that day's. Where many marks crowd, some stay without; their titles and the table have all.
func (p *Plot) label() {
	var taken []box
	for _, m := range p.Marks {
		y := m.Y + m.Lift
		taken = append(taken, box{m.From - 1, m.To + 1, y - labelRadius, y + labelRadius})
	}
	for i := range p.Marks {
		m := &p.Marks[i]
		l, dy := m.side()
		for n := range 2*labelFar + 1 {
			l.DY = dy + labelStep*math.Ceil(float64(n)/2)*float64(1-n%2*2)
			b := l.box(m.Y + m.Lift)
			if b.top >= 0 && b.bottom <= Bottom && !slices.ContainsFunc(taken, b.meets) {
				l.Written, l.Leader, taken = true, math.Abs(l.DY-dy) > labelStep, append(taken, b)
				break
			}
		}
		m.Label = l
	}
}

// side returns a label on the side on which there is more room, and how far below its mark: that of a span stands above
// its bar.
func (m *Mark) side() (Label, float64) {
	l, dy := Label{X: m.X, DX: labelOff, Anchor: "start"}, 0.0
	switch {
	case m.Span():
		l.X, l.Wide, dy = m.From, m.From+labelWide <= 100, -labelRadius-labelHeight/2
	case m.Unsure: // beside the dots that say so
		l.DX += 14
	}
	if l.X+labelWidth > 100 {
		l.X, l.DX, l.Anchor = m.To, -l.DX, "end"
	}
	return l, dy
}

func (l Label) box(y float64) box {
	width := float64(labelWidth)
	if l.Wide {
		width = labelWide
	}
	b := box{l.X + 1, l.X + width, y + l.DY - labelHeight/2, y + l.DY + labelHeight/2}
	if l.Anchor == "end" {
		b.left, b.right = l.X-labelWidth, l.X-1
	}
	return b
}

// round keeps hundredths: a screen shows no more, and the page stays short.
func round(x float64) float64 { return math.Round(x*100) / 100 }
