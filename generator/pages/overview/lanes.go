package overview

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
)

// lane is what belongs together: what happened, what was said, what was published.
type lane struct {
	Rows  int
	Marks []*mark // in page order of their first entries
}

// laneOf tells in which lane entries of a kind stand.
var laneOf = map[timeline.Kind]int{timeline.Event: 0, timeline.Claim: 0, timeline.Statement: 1, timeline.Publication: 2}

// lay places sorted entries. Where there are more than the room can show, a lane joins them to marks that stand for
// several: first those of the same date, then those that begin and end in the same months, then years. It takes the
// finest of these steps that fits, so that the drawing of 4,000 entries has no more marks than that of 400.
func (s *sizes) lay(entries []*timeline.Entry, on *axis) [3]lane {
	var lists [3][]*timeline.Entry
	for _, e := range entries {
		lists[laneOf[e.Kind]] = append(lists[laneOf[e.Kind]], e)
	}
	var lanes [3]lane
	for i, list := range lists {
		lanes[i] = newLane(list, on, s.rows[i], s.marks[i])
	}
	return lanes
}

// knotsOf returns the first day of each entry and the one after its last.
func knotsOf(entries []*timeline.Entry) []edtf.Day {
	var days []edtf.Day
	for _, e := range entries {
		if d, ok := e.When.Earliest(); ok {
			days = append(days, d)
		}
		if d, ok := e.When.Latest(); ok {
			days = append(days, d+1)
		}
	}
	return days
}

func newLane(entries []*timeline.Entry, on *axis, rows, marks int) lane {
	for _, units := range steps {
		groups, fit := joined(entries, marks, func(e *timeline.Entry) key { return keyOf(e, units) })
		if !fit {
			continue
		}
		var lane lane
		for _, group := range groups {
			lane.Marks = append(lane.Marks, newMark(group, on))
		}
		if lane.Rows = pack(lane.Marks); lane.Rows <= rows {
			return lane
		}
	}
	return slots(entries, on, marks)
}

// slots is the last resort, which always fits: counts in one row, each of what has its middle in a slot of the axis.
func slots(entries []*timeline.Entry, on *axis, marks int) lane {
	width := max(on.Length/float64(marks), 2*(badgeRadius+3*badgeFigure)+apart)
	slot := func(e *timeline.Entry) key {
		at := newMark([]*timeline.Entry{e}, on).At
		return key{from: int(min(max(at, 0), on.Length-1) / width)}
	}
	lane := lane{Rows: 1}
	groups, _ := joined(entries, len(entries), slot)
	for _, group := range groups {
		m := newMark(group, on)
		at := (float64(slot(group[0]).from) + 0.5) * width
		lane.Marks = append(lane.Marks, &mark{Kind: m.Kind, Entries: group, When: m.When, At: at, Dot: true,
			Solid: stretch{at, at}, Whole: stretch{at, at}})
	}
	return lane
}

// key is what the entries of one mark have in common.
type key struct {
	kind        timeline.Kind
	when        edtf.Date
	begun, ends bool
	from, to    int
}

// steps tell which entries become one mark, from fine to coarse: those of the same date, and then those that begin and
// end in the same units. These are for what lasts less than a month, a whole month, and longer, in months; 0 is a day.
// What lasts long is joined first: its ends matter less, and it takes most room.
var steps = [][]int{nil, {0, 1, 1}, {0, 1, 12}, {1, 1, 12}, {3, 3, 12}, {12, 12, 12}, {12, 12, 120}}

func keyOf(e *timeline.Entry, units []int) key {
	if units == nil {
		return key{kind: e.Kind, when: e.When}
	}
	first, begun := e.When.Earliest()
	last, ends := e.When.Latest()
	unit := units[2]
	switch {
	case !begun || !ends || last-first < 27:
		unit = units[0]
	case inUnit(first, 1) == inUnit(last, 1):
		unit = units[1]
	}
	return key{kind: e.Kind, begun: begun, ends: ends, from: inUnit(first, unit), to: inUnit(last, unit)}
}

// inUnit numbers the unit of so many months in which a day lies.
func inUnit(d edtf.Day, months int) int {
	if months == 0 {
		return int(d)
	}
	year, month, _ := d.Civil()
	return (year*12 + month - 1) / months
}

// joined puts entries with the same key together, in the order of their first ones. It is false if there are more than
// so many.
func joined(entries []*timeline.Entry, most int, keyOf func(*timeline.Entry) key) ([][]*timeline.Entry, bool) {
	var groups [][]*timeline.Entry
	known := map[key]int{}
	for _, e := range entries {
		k := keyOf(e)
		at, ok := known[k]
		if !ok {
			if at = len(groups); at == most {
				return nil, false
			}
			known[k], groups = at, append(groups, nil)
		}
		groups[at] = append(groups[at], e)
	}
	return groups, true
}

// pack puts each mark into the first row that is free from where it begins. In order of their beginnings that takes as
// few rows as there can be.
func pack(marks []*mark) int {
	order := slices.SortedStableFunc(slices.Values(marks), func(a, b *mark) int {
		ra, rb := a.reach(), b.reach()
		return cmp.Or(cmp.Compare(ra.From, rb.From), cmp.Compare(rb.To, ra.To))
	})
	var ends []float64 // of the last mark in each row
	for _, m := range order {
		r := m.reach()
		row := slices.IndexFunc(ends, func(end float64) bool { return end+apart <= r.From })
		if row < 0 {
			row = len(ends)
			ends = append(ends, 0)
		}
		ends[row], m.Row = r.To, row
	}
	return len(ends)
}

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

// mark is what the drawing shows of an entry, or of several that cannot be told apart at its scale. Places are along
// the axis.
type mark struct {
	Kind    timeline.Kind     // of all its entries; "" if they differ
	Entries []*timeline.Entry // at least one, in page order
	When    edtf.Date
	Row     int // in its lane, from 0

	At    float64 // where a dot or a count stands
	Dot   bool    // a day that is known: a dot, and no stretch
	Solid stretch // what is certain of a bar
	Whole stretch // with where an approximate beginning fades in and an approximate end fades out
	Arrow float64 // -1 for no known beginning, 1 for no known end, otherwise 0; it points out of Solid
	Doubt bool    // dashed: the date is uncertain
}

// newMark draws entries on the axis as one. What does not begin or end for one of them does not for all.
func newMark(entries []*timeline.Entry, a *axis) *mark {
	m := &mark{Kind: entries[0].Kind, Entries: entries, When: timeline.Whole(entries)}
	first, last, begun, ends := edtf.Day(math.MaxInt32), edtf.Day(math.MinInt32), true, true
	var in, out bool // beginning and end are approximate
	for _, e := range entries {
		if e.Kind != m.Kind {
			m.Kind = ""
		}
		from, starts := e.When.Earliest()
		to, over := e.When.Latest()
		first, last, begun, ends = min(first, from), max(last, to), begun && starts, ends && over
		begin, end := e.When.Ends()
		in, out = in || begin.Approximate, out || end.Approximate
		m.Doubt = m.Doubt || begin.Uncertain || end.Uncertain
	}
	m.place(a, first, last, begun, ends)
	m.fade(begun && in, ends && out)
	return m
}

func (m *mark) place(a *axis, first, last edtf.Day, begun, ends bool) {
	switch {
	case !begun && !ends:
		m.Arrow, m.Solid = 1, stretch{0, a.Length}
	case !begun:
		at := a.Place(last + 1)
		m.Arrow, m.Solid = -1, stretch{at - arrowLength, at}
	case !ends:
		at := a.Place(first)
		m.Arrow, m.Solid = 1, stretch{at, at + arrowLength}
	case first == last:
		at := (a.Place(first) + a.Place(first+1)) / 2
		m.Dot, m.Solid = true, stretch{at, at}
	default:
		m.Solid = stretch{a.Place(first), a.Place(last + 1)}
		if short := barLeast - (m.Solid.To - m.Solid.From); short > 0 {
			m.Solid = stretch{m.Solid.From - short/2, m.Solid.To + short/2}
		}
	}
	m.At = (m.Solid.From + m.Solid.To) / 2
}

// fade takes what is approximate off the solid bar. Dashes go around the whole; beside a fading end they would look
// like two.
func (m *mark) fade(in, out bool) {
	m.Whole, m.Dot = m.Solid, m.Dot && !in && !out
	inside := min(fadeOut/2, (m.Solid.To-m.Solid.From)/2)
	if in {
		m.Whole.From -= fadeOut
		m.Solid.From += inside
	}
	if out {
		m.Whole.To += fadeOut
		m.Solid.To -= inside
	}
	if m.Doubt {
		m.Solid = m.Whole
	}
}

// Badge returns half the width of the count that a mark of several entries bears, 0 for a single one.
func (m *mark) Badge() float64 {
	if n := len(m.Entries); n > 1 {
		return badgeRadius + badgeFigure*max(float64(len(strconv.Itoa(n))-2), 0)
	}
	return 0
}

// reach is the stretch that a mark takes in its row.
func (m *mark) reach() stretch {
	half := max(m.Badge(), dotRadius)
	return stretch{min(m.Whole.From, m.At-half) + arrowHead*min(m.Arrow, 0),
		max(m.Whole.To, m.At+half) + arrowHead*max(m.Arrow, 0)}
}
