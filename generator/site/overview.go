package site

import (
	"cmp"
	"fmt"
	"math"

	"beleg/generator/edtf"
	"beleg/generator/timeline"
)

// Overview is the chronology as a drawing. There are two arrangements of the same, because a drawing that is scaled down to a
// telephone cannot be read there: across, in which time runs to the right, and down.
type Overview struct {
	Name          string // across or down: the way time runs; ids of the drawing begin with it
	Width, Height float64
	Axis          []Line // where the scale is true
	Compressed    []OverviewBand
	Lanes         []OverviewLane
	Ticks         []OverviewTick
	Fades         []Fade
}

// Fade is the gradient in which the bars of a colour end: ID_in and ID_out.
type Fade struct{ ID, Class string }

// Spot is a place in a drawing, in CSS pixels from its upper left corner.
type Spot struct{ X, Y float64 }

// Box is a rectangle in a drawing.
type Box struct{ X, Y, W, H float64 }

// Line is a straight line in a drawing.
type Line struct{ From, To Spot }

// OverviewBand is a stretch of compressed time, from the axis through all lanes.
type OverviewBand struct {
	Box
	Axis Line
	Mark string // path of the break in the axis
}

// OverviewTick is a label of the axis; what is 0 is not written.
type OverviewTick struct {
	Line             // through all lanes, or short for a day
	Label            Spot
	YearLabel        Spot
	Year, Month, Day int
}

// OverviewLane is a lane: its words are the message "lane." + Key.
type OverviewLane struct {
	Key   string // happened, said, published
	Label Spot
	Last  bool // its name ends at the label and does not begin there
	Edge  Line // between it and the one before
	Marks []OverviewMark
}

// OverviewMark is an entry, or several that cannot be told apart in the drawing.
type OverviewMark struct {
	Href     string        // the entry in the list, the first of several
	Kind     timeline.Kind // "" if they differ
	When     edtf.Date
	N        int
	Title    string // of a single entry, shortened
	Skip     bool   // the tabulator key leaves it out: there are too many, and the list has them all
	Doubt    bool   // dashed
	Dot      bool
	Solid    Box    // of no width and height if there is none
	Fade     string // the id of its gradients
	FadeIn   Box    // towards earlier days
	FadeOut  Box    // towards later days
	Arrow    string // path of an arrow's head
	At       Spot   // of a dot, or of the middle of a count
	Badge    Box    // behind the count
	Baseline float64
}

// sizes are those of an arrangement, in CSS pixels.
type sizes struct {
	name    string
	room    timeline.Room
	before  float64 // from the edge to the axis: room for the labels
	side    float64 // room for the lanes' names, before the beginning of the axis
	pitch   float64 // of rows
	between float64 // lanes
	labels  [2]float64
}

const (
	axisInset = 18 // for what reaches beyond the first and last day
	barHalf   = 3.5
	mostStops = 60 // of the tabulator key; more would be a swamp
)

var arrangements = []sizes{
	{name: "across", room: timeline.Room{Length: 850, Compressed: 30, Rows: [3]int{15, 6, 4}, Marks: [3]int{48, 20, 12}}, before: 40, side: 96, pitch: 17, between: 14,
		labels: [2]float64{26, 30}},
	{name: "down", room: timeline.Room{Length: 640, Compressed: 19, Rows: [3]int{12, 5, 2}, Marks: [3]int{44, 18, 10}}, before: 54, side: 26, pitch: 15, between: 8,
		labels: [2]float64{14, 14}},
}

func (c *composer) overviews() []Overview {
	var list []Overview
	for _, s := range arrangements {
		if len(c.entries()) > 0 {
			list = append(list, s.overview(c.entries()))
		}
	}
	return list
}

func (s *sizes) overview(entries []*timeline.Entry) Overview {
	drawn := timeline.Draw(entries, s.room)
	o := Overview{Name: s.name}
	for _, class := range []string{"happened", "event", "said", "published"} {
		o.Fades = append(o.Fades, Fade{s.name + "_" + class, class})
	}
	across := s.between / 2
	for i, lane := range drawn.Lanes {
		if len(lane.Marks) > 0 {
			across = s.lane(&o, lane, [...]string{"happened", "said", "published"}[i], across, drawn.Marks > mostStops)
		}
	}
	end := s.spot(s.room.Length+axisInset, across)
	o.Width, o.Height = end.X, end.Y
	if last := len(o.Lanes) - 1; last >= 0 && s.name == "down" { // the narrowest lane, at the very edge
		o.Lanes[last].Label.X, o.Lanes[last].Last = o.Width, true
	}
	s.scale(&o, drawn.Axis, across)
	return o
}

// lane adds a lane and returns where the next one begins.
func (s *sizes) lane(o *Overview, lane timeline.Lane, key string, across float64, skip bool) float64 {
	view := OverviewLane{Key: key, Label: s.laneLabel(across), Edge: Line{s.spot(-axisInset, across-s.between/2), s.spot(s.room.Length+axisInset, across-s.between/2)}}
	for _, m := range lane.Marks {
		mark := s.mark(&m, across+(float64(m.Row)+0.5)*s.pitch)
		mark.Fade = s.name + "_" + cmp.Or(map[timeline.Kind]string{timeline.Event: "event"}[m.Kind], key)
		mark.Skip = skip && mark.N == 1
		view.Marks = append(view.Marks, mark)
	}
	o.Lanes = append(o.Lanes, view)
	return across + float64(lane.Rows)*s.pitch + s.between
}

func (s *sizes) laneLabel(across float64) Spot {
	if s.name == "down" {
		return Spot{s.spot(0, across).X, 14}
	}
	return Spot{0, s.spot(0, across+s.pitch/2).Y + 5}
}

// spot turns a place along the axis and across the lanes into one in the drawing.
func (s *sizes) spot(along, across float64) Spot {
	if s.name == "down" {
		return Spot{round(s.before + across), round(s.side + axisInset + along)}
	}
	return Spot{round(s.side + axisInset + along), round(s.before + across)}
}

func (s *sizes) box(along timeline.Stretch, across, half float64) Box {
	if along.Empty() {
		return Box{}
	}
	a, b := s.spot(along.From, across-half), s.spot(along.To, across+half)
	return Box{min(a.X, b.X), min(a.Y, b.Y), round(math.Abs(b.X - a.X)), round(math.Abs(b.Y - a.Y))}
}

func (s *sizes) mark(m *timeline.Mark, across float64) OverviewMark {
	first := m.Entries[0]
	view := OverviewMark{Href: "#" + first.ID, Kind: m.Kind, When: m.When, N: len(m.Entries), Doubt: m.Doubt, Dot: m.Dot && len(m.Entries) == 1,
		Solid: s.box(m.Solid, across, barHalf), FadeIn: s.box(m.FadeIn, across, barHalf), FadeOut: s.box(m.FadeOut, across, barHalf), At: s.spot(m.At, across)}
	if view.N == 1 {
		view.Title = shorten(first.Title, 90)
	}
	if half := m.Badge(); half > 0 { // figures are not turned
		view.Badge = Box{round(view.At.X - half), round(view.At.Y - 8), round(2 * half), 16}
	}
	view.Baseline = round(view.At.Y + 3.6)
	view.Arrow = s.arrow(m, across)
	return view
}

func (s *sizes) arrow(m *timeline.Mark, across float64) string {
	if m.Arrow == 0 {
		return ""
	}
	root := m.Solid.To
	if m.Arrow < 0 {
		root = m.Solid.From
	}
	tip := root + float64(m.Arrow)*9
	a, b, c := s.spot(root, across-7), s.spot(tip, across), s.spot(root, across+7)
	return fmt.Sprintf("M%g %gL%g %gL%g %gZ", a.X, a.Y, b.X, b.Y, c.X, c.Y)
}

// scale adds the axis. across is where the lanes end.
func (s *sizes) scale(o *Overview, axis *timeline.Axis, across float64) {
	from := 0.0
	for _, band := range axis.Compressed() {
		if band.From > from {
			o.Axis = append(o.Axis, Line{s.spot(from, 0), s.spot(band.From, 0)})
		}
		o.Compressed = append(o.Compressed, s.band(band, across))
		from = band.To
	}
	if from < axis.Length {
		o.Axis = append(o.Axis, Line{s.spot(from, 0), s.spot(axis.Length, 0)})
	}
	for _, t := range axis.Ticks(s.labels[0], s.labels[1]) {
		o.Ticks = append(o.Ticks, s.tick(t, across))
	}
}

func (s *sizes) band(b timeline.Stretch, across float64) OverviewBand {
	middle := (b.From + b.To) / 2
	band := OverviewBand{Box: s.box(b, across/2, across/2), Axis: Line{s.spot(b.From, 0), s.spot(b.To, 0)}}
	for _, shift := range []float64{-2, 2} {
		p, q := s.spot(middle+shift-1.5, 4), s.spot(middle+shift+1.5, -4)
		band.Mark += fmt.Sprintf("M%g %gL%g %g", p.X, p.Y, q.X, q.Y)
	}
	return band
}

func (s *sizes) tick(t timeline.Tick, across float64) OverviewTick {
	length := across
	if t.Day != 0 {
		length = 0
	}
	at := s.spot(t.At, 0)
	view := OverviewTick{Line: Line{s.spot(t.At, -5), s.spot(t.At, length)}, Year: t.Year, Month: t.Month, Day: t.Day}
	if s.name == "down" {
		view.Label, view.YearLabel = Spot{at.X - 8, at.Y + 4}, Spot{0, at.Y + 4}
		return view
	}
	view.Label, view.YearLabel = Spot{at.X, at.Y - 9}, Spot{at.X, at.Y - 24}
	return view
}

// round keeps a drawing short: tenths of a pixel are not seen.
func round(x float64) float64 { return math.Round(x*10) / 10 }
