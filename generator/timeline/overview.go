package timeline

import (
	"cmp"
	"slices"

	"beleg/generator/edtf"
)

// Room is how much there is for a drawing, in CSS pixels.
type Room struct {
	Length     float64 // of the axis
	Compressed float64 // of a compressed stretch
	Rows       [3]int  // at most, in each lane
	Marks      [3]int  // at most, in each lane
}

// Overview is the whole chronology as a drawing: one axis, three lanes.
type Overview struct {
	Axis  *Axis
	Lanes [3]Lane
	Marks int // in all lanes
}

// Lane is what belongs together: what happened, what was said, what was published.
type Lane struct {
	Rows  int
	Marks []Mark // in page order of their first entries
}

// laneOf tells in which lane entries of a kind stand.
func laneOf(k Kind) int {
	switch k {
	case Statement:
		return 1
	case Publication:
		return 2
	}
	return 0
}

// Draw places sorted entries. Where there are more than the room can show, a lane joins them to marks that stand for several:
// first those of the same date, then those that begin and end in the same months, then years. It takes the finest of these
// steps that fits, so that the drawing of 4,000 entries has no more marks than that of 400.
func Draw(entries []*Entry, room Room) *Overview {
	o := &Overview{Axis: newAxis(knotsOf(entries), room.Length, room.Compressed)}
	var lanes [3][]*Entry
	for _, e := range entries {
		lanes[laneOf(e.Kind)] = append(lanes[laneOf(e.Kind)], e)
	}
	for i, list := range lanes {
		o.Lanes[i] = o.lane(list, room.Rows[i], room.Marks[i])
		o.Marks += len(o.Lanes[i].Marks)
	}
	return o
}

// knotsOf returns the first day of each entry and the one after its last.
func knotsOf(entries []*Entry) []edtf.Day {
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

func (o *Overview) lane(entries []*Entry, rows, marks int) Lane {
	for _, same := range steps {
		if clusters, ok := joined(entries, same, marks); ok {
			if lane := o.placed(clusters); lane.Rows <= rows {
				return lane
			}
		}
	}
	return o.slots(entries, marks)
}

// slots is the last resort, which always fits: counts in one row, each of what has its middle in a slot of the axis.
func (o *Overview) slots(entries []*Entry, marks int) Lane {
	width := max(o.Axis.Length/float64(marks), 2*(badgeRadius+3*badgeFigure)+apart)
	slot := func(e *Entry) int {
		c := &cluster{}
		c.add(e)
		return int(min(max(c.mark(o.Axis).At, 0), o.Axis.Length-1) / width)
	}
	clusters, _ := joined(entries, func(e *Entry) key { return key{from: slot(e)} }, len(entries))
	lane := o.placed(clusters)
	for i, m := range lane.Marks {
		at := (float64(slot(m.Entries[0])) + 0.5) * width
		lane.Marks[i] = Mark{Kind: m.Kind, Entries: m.Entries, When: m.When, Dot: true, At: at, Solid: Stretch{at, at}}
	}
	lane.Rows = 1
	return lane
}

// key is what the entries of one mark have in common.
type key struct {
	kind        Kind
	when        edtf.Date
	begun, ends bool
	from, to    int
}

// steps tell which entries become one mark, from fine to coarse. What lasts long is joined first: its ends matter less, and
// it takes most room.
var steps = []func(*Entry) key{
	func(e *Entry) key { return key{kind: e.Kind, when: e.When} },
	func(e *Entry) key { return ends(e, dayUnit, monthUnit, monthUnit) },
	func(e *Entry) key { return ends(e, dayUnit, monthUnit, yearUnit) },
	func(e *Entry) key { return ends(e, monthUnit, monthUnit, yearUnit) },
	func(e *Entry) key { return ends(e, quarterUnit, quarterUnit, yearUnit) },
	func(e *Entry) key { return ends(e, yearUnit, yearUnit, yearUnit) },
	func(e *Entry) key { return ends(e, yearUnit, yearUnit, decadeUnit) },
}

// ends tells when an entry begins and ends, in units for what lasts less than a month, a whole month, and longer.
func ends(e *Entry, short, month, long func(edtf.Day) int) key {
	first, begun := e.When.Earliest()
	last, over := e.When.Latest()
	unit := long
	switch {
	case !begun || !over || last-first < 27:
		unit = short
	case monthUnit(first) == monthUnit(last):
		unit = month
	}
	return key{kind: e.Kind, begun: begun, ends: over, from: unit(first), to: unit(last)}
}

func dayUnit(d edtf.Day) int { return int(d) }

func monthUnit(d edtf.Day) int {
	year, month, _ := d.Civil()
	return year*12 + month - 1
}

func quarterUnit(d edtf.Day) int { return monthUnit(d) / 3 }
func yearUnit(d edtf.Day) int    { return monthUnit(d) / 12 }
func decadeUnit(d edtf.Day) int  { return monthUnit(d) / 120 }

// joined makes a cluster of the entries with the same key, in the order of their first ones. It is false if there are more
// than allowed.
func joined(entries []*Entry, same func(*Entry) key, most int) ([]*cluster, bool) {
	var clusters []*cluster
	byKey := map[key]*cluster{}
	for _, e := range entries {
		k := same(e)
		c := byKey[k]
		if c == nil {
			if len(clusters) == most {
				return nil, false
			}
			c = &cluster{}
			byKey[k] = c
			clusters = append(clusters, c)
		}
		c.add(e)
	}
	return clusters, true
}

// placed draws clusters and places them in rows.
func (o *Overview) placed(clusters []*cluster) Lane {
	var lane Lane
	for _, c := range clusters {
		lane.Marks = append(lane.Marks, c.mark(o.Axis))
	}
	lane.Rows = pack(lane.Marks)
	return lane
}

// pack puts each mark into the first row that is free from where it begins. In order of their beginnings that takes as few
// rows as there can be.
func pack(marks []Mark) int {
	order := make([]*Mark, len(marks))
	for i := range marks {
		order[i] = &marks[i]
	}
	slices.SortStableFunc(order, func(a, b *Mark) int {
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
