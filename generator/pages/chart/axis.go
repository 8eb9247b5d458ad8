package chart

import (
	"cmp"
	"math"
	"slices"

	"beleg/generator/words/edtf"
)

// Unit is how much of a day's date a tick stands for.
type Unit string

// The units.
const (
	Day   Unit = "day"
	Month Unit = "month"
	Year  Unit = "year"
)

// DayTick is a line up at the beginning of a day, month or year.
type DayTick struct {
	Day    edtf.Day
	Unit   Unit
	Dated  bool // the year is not that of the tick before, and is to be said
	X      float64
	Anchor string // start, middle or end: how the label lies to X, so that it stays within the drawing
}

// mostTicks is how many days have labels: more do not fit side by side on a telephone.
const mostTicks = 4

// axis is the days from the first to the last: those that are drawn, or those that a date can mean.
type axis struct{ first, last edtf.Day }

func (a axis) days() int64 { return int64(a.last) - int64(a.first) }

// span returns the axis of figures; false if none has a day. It holds every date that it touches, from the shortest on,
// but not the whole of one that is far longer than all shorter ones together: of somebody's "20XX", or else the century
// would be drawn and everything known about it be one dot.
func span(figures []*Figure) (axis, bool) {
	const year, much = 366, 4
	var all []axis
	for _, f := range figures {
		if dates, starts, ends := known(f.When); starts || ends {
			all = append(all, dates)
		}
	}
	if len(all) == 0 {
		return axis{}, false
	}
	slices.SortStableFunc(all, func(a, b axis) int {
		return cmp.Or(cmp.Compare(a.days(), b.days()), cmp.Compare(a.first, b.first))
	})
	a := all[0]
	for _, s := range all[1:] {
		if s.days() > max(year, much*a.days()) {
			s = axis{min(s.last, a.first), max(s.first, a.last)} // only as much as reaches it
		}
		a = axis{min(a.first, s.first), max(a.last, s.last)}
	}
	return a, true
}

// known returns the first and last day of a date as far as there are any. An open end is drawn where the known one is.
func known(d edtf.Date) (days axis, starts, ends bool) {
	first, starts := d.Earliest()
	last, ends := d.Latest()
	switch {
	case !starts:
		first = last
	case !ends:
		last = first
	}
	return axis{first, last}, starts, ends
}

// x places a day: at the edge, if the axis does not hold it. A single day stands in the middle.
func (a axis) x(d edtf.Day) float64 {
	d = min(max(d, a.first), a.last)
	share := 0.5
	if a.last > a.first {
		share = (float64(d) - float64(a.first)) / (float64(a.last) - float64(a.first))
	}
	return round(Left + share*(Right-Left))
}

// ticks returns at least one and at most mostTicks round days: it tries ever longer steps, of days and of months, until
// few enough are left.
func (a axis) ticks() []DayTick {
	var ticks []DayTick
	for _, step := range [][2]int{{0, 1}, {0, 2}, {0, 7}, {0, 14}, {1}, {2}, {3}, {6}, {12}, {24}, {60}, {120}, {240},
		{600}, {1200}, {2400}, {6000}, {12000}, {24000}, {60000}} {
		if ticks = a.every(step[0], step[1]); len(ticks) <= mostTicks {
			break
		}
	}
	year := math.MinInt
	for i := range ticks {
		t := &ticks[i]
		y, _, _ := t.Day.Civil()
		t.Dated, year = t.Unit != Year && y != year, y
		t.X, t.Anchor = a.x(t.Day), "middle"
		if t.X > 85 {
			t.Anchor = "end"
		}
	}
	return ticks
}

// every returns every so manieth day from the first on, or the first days of every so manieth month, counted from year
// 0; one more than fits stops it. Where the axis holds none, its first day stands for its month or year.
func (a axis) every(months, days int) []DayTick {
	d, unit := a.first, Day
	if months > 0 {
		year, month, _ := d.Civil()
		d, unit = edtf.NewDay(0, (year*12+month-1)/months*months+1, 1), Month
	}
	if months >= 12 {
		unit = Year
	}
	var list []DayTick
	for d <= a.last && len(list) <= mostTicks {
		if d >= a.first {
			list = append(list, DayTick{Day: d, Unit: unit})
		}
		year, month, day := d.Civil()
		d = edtf.NewDay(year, month+months, day+days)
	}
	if list == nil {
		list = []DayTick{{Day: a.first, Unit: unit}}
	}
	return list
}

// valueAxis is round values from the lowest to the highest, zero among them: a bar of twice the height is twice as
// much.
type valueAxis struct {
	from, to int     // in steps
	unit     float64 // a step is unit · 10^power
	power    int
}

// scale returns the axis that holds all figures. It chooses a step of 1, 2 or 5 times a power of ten, so that there are
// two to seven. Whole numbers get whole steps.
func scale(figures []*Figure) valueAxis {
	const few, least = 5, 1e-300
	lowest, highest, whole := 0.0, 0.0, true
	for _, f := range figures {
		for _, v := range []*float64{f.Value.Min, f.Value.Max} {
			if v != nil {
				lowest, highest = min(lowest, *v), max(highest, *v)
				whole = whole && *v == math.Trunc(*v)
			}
		}
	}
	if lowest == highest {
		highest = 1
	}
	rough := max(highest/few-lowest/few, least) // not the difference divided, which can overflow
	a := valueAxis{power: int(math.Floor(math.Log10(rough)))}
	for _, a.unit = range []float64{1, 2, 5, 10} {
		if a.value(1) >= rough {
			break
		}
	}
	if whole && a.value(1) < 1 {
		a.unit, a.power = 1, 0
	}
	a.from, a.to = int(math.Floor(lowest/a.value(1))), int(math.Ceil(highest/a.value(1)))
	return a
}

// value returns the value of n steps. Powers of ten below one are divided by, because 0.1 has no exact value.
func (a valueAxis) value(n int) float64 {
	v := float64(n) * a.unit
	if a.power < 0 {
		return v / math.Pow(10, float64(-a.power))
	}
	return min(max(v*math.Pow(10, float64(a.power)), -math.MaxFloat64), math.MaxFloat64)
}

func (a valueAxis) ticks() []ValueTick {
	var ticks []ValueTick
	for n := a.from; n <= a.to; n++ {
		ticks = append(ticks, ValueTick{a.value(n), a.place(float64(n))})
	}
	return ticks
}

func (a valueAxis) y(value float64) float64 { return a.place(value / a.value(1)) }

// place returns where a number of steps stands.
func (a valueAxis) place(n float64) float64 {
	share := (n - float64(a.from)) / float64(a.to-a.from)
	return round(Bottom - share*(Bottom-Top))
}
