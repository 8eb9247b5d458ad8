// Package overview draws the chronology: one axis and three lanes, for what happened, was said and was published.
//
// Drawings takes sorted entries and returns places, in CSS pixels. What is uncertain fades, is dashed or runs on as an
// arrow, so that a bar never claims to know more than its date does. Where there are more entries than the room can
// show, marks stand for several.
package overview

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// Drawing is the chronology as a drawing. There are two arrangements of the same, because a drawing that is scaled
// down to a telephone cannot be read there: across, in which time runs to the right, and down.
type Drawing struct {
	Name          string // across or down: the way time runs; ids of the drawing begin with it
	Width, Height float64
	Named         []Named
	Axis          []Line // where the scale is true
	Compressed    []Band
	Lanes         []Lane
	Ticks         []Tick
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

// Band is a stretch of compressed time, from the axis through all lanes.
type Band struct {
	Box
	Axis Line
	Mark string // path of the break in the axis
}

// Tick is a label of the axis; what is 0 is not written.
type Tick struct {
	Line             // through all lanes, or short for a day
	Label            Spot
	YearLabel        Spot
	Year, Month, Day int
}

// Lane is a lane: its words are the message "lane." + Key.
type Lane struct {
	Key   string // happened, said, published
	Label Spot
	Last  bool // its name ends at the label and does not begin there
	Edge  Line // between it and the one before
	Marks []Mark
}

// Named is an event that bears its name, with how long after it the first article told of it.
type Named struct {
	Mark
	Label  Spot
	Before bool // the label ends there and does not begin
	Report Line // from the event to the first article
	Lag    *timeline.Lag
	Brief  bool // there is room for the name, but not for the lag beside it
}

// Mark is an entry, or several that cannot be told apart in the drawing.
type Mark struct {
	Href     string        // the entry in the list, or the month of the first of several
	Kind     timeline.Kind // "" if they differ
	When     edtf.Date
	N        int
	Title    string // of a single entry, shortened
	Rating   string // of a single claim
	Weak     bool   // not every claim of it is borne out
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
	name       string
	length     float64 // of the axis
	compressed float64 // length of a compressed stretch
	rows       [3]int  // at most, in each lane
	marks      [3]int  // at most, in each lane
	before     float64 // from the edge to the axis: room for the labels
	side       float64 // room for the lanes' names, before the beginning of the axis
	pitch      float64 // of rows
	between    float64 // lanes
	labels     [2]float64
	events     int // that are named
}

const (
	axisInset  = 18 // for what reaches beyond the first and last day
	barHalf    = 3.5
	mostStops  = 60  // of the tabulator key; more would be a swamp
	namedPitch = 20  // of rows of named events
	letter     = 6.1 // of a name's letters on average
	lagLetters = 27  // room for how long after it was reported
	oneName    = 82  // room for the name of the first lane
	twoNames   = 113 // room for the names of the last two lanes, side by side
)

var arrangements = []sizes{
	{name: "across", length: 850, compressed: 30, rows: [3]int{13, 6, 4}, marks: [3]int{48, 20, 12}, before: 40,
		side: 96, pitch: 17, between: 14, labels: [2]float64{26, 40}, events: 16},
	{name: "down", length: 640, compressed: 19, rows: [3]int{12, 5, 2}, marks: [3]int{44, 18, 10}, before: 54,
		side: 26, pitch: 15, between: 8, labels: [2]float64{14, 14}},
}

// Drawings returns the arrangements of sorted entries; none if there are no entries.
func Drawings(entries []*timeline.Entry) []Drawing {
	var list []Drawing
	for _, s := range arrangements {
		if len(entries) > 0 {
			list = append(list, s.overview(entries))
		}
	}
	return list
}

func (s *sizes) overview(entries []*timeline.Entry) Drawing {
	named, rest := timeline.Foremost(entries, s.events)
	axis := newAxis(knotsOf(entries), s.length, s.compressed)
	lanes := s.lay(rest, axis)
	o := Drawing{Name: s.name}
	for _, class := range []string{"happened", "event", "said", "published"} {
		o.Fades = append(o.Fades, Fade{s.name + "_" + class, class})
	}
	across := s.between / 2
	if len(named) > 0 {
		across = s.named(&o, named, axis, across)
	}
	skip := len(lanes[0].Marks)+len(lanes[1].Marks)+len(lanes[2].Marks) > mostStops
	for i, lane := range lanes {
		if len(lane.Marks) > 0 {
			if i > 0 && s.name == "down" && len(o.Lanes) > 0 {
				room := float64(oneName)
				if i == 2 { // the last two names end and begin beside one another
					room = twoNames - float64(lane.Rows)*s.pitch
				}
				across = max(across, o.Lanes[len(o.Lanes)-1].Label.X-s.before+room)
			}
			across = s.lane(&o, lane, [...]string{"happened", "said", "published"}[i], across, skip)
		}
	}
	end := s.spot(s.length+axisInset, across)
	o.Width, o.Height = end.X, end.Y
	if last := len(o.Lanes) - 1; last >= 0 && s.name == "down" { // the narrowest lane, at the very edge
		o.Lanes[last].Label.X, o.Lanes[last].Last = o.Width, true
	}
	s.scale(&o, axis, across)
	return o
}

// named adds the lane of events that are named, each in a row of its own, and returns where the next lane begins.
func (s *sizes) named(o *Drawing, events []*timeline.Entry, axis *axis, across float64) float64 {
	o.Lanes = append(o.Lanes, s.empty("named", across))
	for i, e := range events {
		m := newMark([]*timeline.Entry{e}, axis)
		row := across + (float64(i)+0.5)*namedPitch
		n := Named{Mark: s.mark(m, row)}
		n.Fade = s.name + "_event"
		taken, bare := m.reach(), m.reach().From
		if m.Dot {
			bare = m.reach().To
		}
		if lag, known := e.Reported(); known {
			at := (axis.Place(lag.First) + axis.Place(lag.First+1)) / 2
			n.Lag, n.Report = &lag, Line{s.spot(m.At, row), s.spot(at, row)}
			taken.To = max(taken.To, at)
		}
		left, right := taken.From, s.length-taken.To
		if most := letter * 2 * lagLetters; left < most && right < most { // what lasts long bears its name, no dot does
			taken.To, right = bare, s.length-bare
		}
		need := float64(len([]rune(e.Title))+lagLetters) * letter
		n.Before, n.Label = right < need && (left >= need || left > right), s.spot(taken.To+8, row)
		if n.Before {
			n.Label, right = s.spot(taken.From-8, row), left
		}
		n.Label.Y = round(n.Label.Y + 4)
		room := int(right/letter) - lagLetters
		if n.Brief = len([]rune(e.Title)) > room; n.Brief { // the line to the report says it, too, and the list does
			room = int(right / letter)
		}
		n.Title = lang.Shorten(e.Title, max(room, lagLetters))
		o.Named = append(o.Named, n)
	}
	return across + float64(len(events))*namedPitch + s.between
}

// lane adds a lane and returns where the next one begins.
func (s *sizes) lane(o *Drawing, lane lane, key string, across float64, skip bool) float64 {
	view := s.empty(key, across)
	for _, m := range lane.Marks {
		mark := s.mark(m, across+(float64(m.Row)+0.5)*s.pitch)
		mark.Fade = s.name + "_" + cmp.Or(map[timeline.Kind]string{timeline.Event: "event"}[m.Kind], key)
		mark.Skip = skip && mark.N == 1
		view.Marks = append(view.Marks, mark)
	}
	o.Lanes = append(o.Lanes, view)
	return across + float64(lane.Rows)*s.pitch + s.between
}

// empty returns a lane without marks that begins at a place across.
func (s *sizes) empty(key string, across float64) Lane {
	edge := across - s.between/2
	label := Spot{0, s.spot(0, across+s.pitch/2).Y + 5}
	if s.name == "down" {
		label = Spot{s.spot(0, across).X, 14}
	}
	return Lane{Key: key, Label: label, Edge: Line{s.spot(-axisInset, edge), s.spot(s.length+axisInset, edge)}}
}

// spot turns a place along the axis and across the lanes into one in the drawing.
func (s *sizes) spot(along, across float64) Spot {
	if s.name == "down" {
		return Spot{round(s.before + across), round(s.side + axisInset + along)}
	}
	return Spot{round(s.side + axisInset + along), round(s.before + across)}
}

func (s *sizes) box(along stretch, across, half float64) Box {
	if along.Empty() {
		return Box{}
	}
	a, b := s.spot(along.From, across-half), s.spot(along.To, across+half)
	return Box{min(a.X, b.X), min(a.Y, b.Y), round(math.Abs(b.X - a.X)), round(math.Abs(b.Y - a.Y))}
}

func (s *sizes) mark(m *mark, across float64) Mark {
	view := Mark{Href: timeline.Place(m.Entries), Kind: m.Kind, When: m.When, N: len(m.Entries), Doubt: m.Doubt,
		Dot:    m.Dot && len(m.Entries) == 1,
		FadeIn: s.box(stretch{m.Whole.From, m.Solid.From}, across, barHalf), Solid: s.box(m.Solid, across, barHalf),
		FadeOut: s.box(stretch{m.Solid.To, m.Whole.To}, across, barHalf), At: s.spot(m.At, across)}
	if view.N == 1 {
		view.Title = lang.Shorten(m.Entries[0].Title, 90)
		if claim := m.Entries[0].Claim; claim != nil {
			view.Rating = claim.Current().Rating.Label
		}
	}
	view.Weak = slices.ContainsFunc(m.Entries, func(e *timeline.Entry) bool {
		return e.Claim != nil && e.Claim.Current().Rating.Tone != fact.Good
	})
	if half := m.Badge(); half > 0 { // figures are not turned
		view.Badge = Box{round(view.At.X - half), round(view.At.Y - 8), round(2 * half), 16}
	}
	view.Baseline, view.Arrow = round(view.At.Y+3.6), s.arrow(m, across)
	return view
}

func (s *sizes) arrow(m *mark, across float64) string {
	if m.Arrow == 0 {
		return ""
	}
	root := m.Solid.To
	if m.Arrow < 0 {
		root = m.Solid.From
	}
	tip := root + m.Arrow*arrowHead
	a, b, c := s.spot(root, across-7), s.spot(tip, across), s.spot(root, across+7)
	return fmt.Sprintf("M%g %gL%g %gL%g %gZ", a.X, a.Y, b.X, b.Y, c.X, c.Y)
}

// scale adds the axis. across is where the lanes end.
func (s *sizes) scale(o *Drawing, axis *axis, across float64) {
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

func (s *sizes) band(b stretch, across float64) Band {
	middle := (b.From + b.To) / 2
	band := Band{Box: s.box(b, across/2, across/2), Axis: Line{s.spot(b.From, 0), s.spot(b.To, 0)}}
	for _, shift := range []float64{-2, 2} {
		p, q := s.spot(middle+shift-1.5, 4), s.spot(middle+shift+1.5, -4)
		band.Mark += fmt.Sprintf("M%g %gL%g %g", p.X, p.Y, q.X, q.Y)
	}
	return band
}

func (s *sizes) tick(t label, across float64) Tick {
	if t.Day != 0 {
		across = 0
	}
	at, line := s.spot(t.At, 0), Line{s.spot(t.At, -5), s.spot(t.At, across)}
	if s.name == "down" {
		return Tick{line, Spot{at.X - 8, at.Y + 4}, Spot{0, at.Y + 4}, t.Year, t.Month, t.Day}
	}
	return Tick{line, Spot{at.X, at.Y - 9}, Spot{at.X, at.Y - 24}, t.Year, t.Month, t.Day}
}

// round keeps a drawing short: tenths of a pixel are not seen.
func round(x float64) float64 { return math.Round(x*10) / 10 }
