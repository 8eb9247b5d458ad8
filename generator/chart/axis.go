package chart

import (
	"cmp"
	"math"
	"slices"

	"beleg/generator/edtf"
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

// axis is the days from the first to the last.
type axis struct{ first, last edtf.Day }

// stretch is the days that a date can mean.
type stretch struct{ first, last edtf.Day }

func (s stretch) days() int64 { return int64(s.last) - int64(s.first) }

// span returns the axis of figures; false if none has a day. It holds every date that it touches, from the shortest on, but
// not the whole of one that is far longer than all shorter ones together: of somebody's "20XX", or else the century would
// be drawn and everything known about it be one dot.
func span(figures []*Figure) (axis, bool) {
	const year, much = 366, 4
	var all []stretch
	for _, f := range figures {
		if first, last, dated := known(f.When); dated {
			all = append(all, stretch{first, last})
		}
	}
	if len(all) == 0 {
		return axis{}, false
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.days(), b.days()), cmp.Compare(a.first, b.first)) })
	a := axis(all[0])
	for _, s := range all[1:] {
		if s.days() > max(year, much*stretch(a).days()) {
			s = stretch{min(s.last, a.first), max(s.first, a.last)} // only as much as reaches it
		}
		a.first, a.last = min(a.first, s.first), max(a.last, s.last)
	}
	return a, true
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

// ticks returns at least one and at most mostTicks round days.
func (a axis) ticks() []DayTick {
	var ticks []DayTick
	year := math.MinInt
	for _, d := range a.rounds() {
		y, _, _ := d.day.Civil()
		t := DayTick{Day: d.day, Unit: d.unit, Dated: d.unit != Year && y != year, X: a.x(d.day), Anchor: "middle"}
		if t.X > 85 {
			t.Anchor = "end"
		}
		ticks = append(ticks, t)
		year = y
	}
	return ticks
}

type roundDay struct {
	day  edtf.Day
	unit Unit
}

// rounds tries ever longer steps until few enough days are left.
func (a axis) rounds() []roundDay {
	for _, days := range []edtf.Day{1, 2, 7, 14} {
		if int64(a.last)-int64(a.first) < int64(days)*mostTicks {
			return a.everyDays(days)
		}
	}
	for _, months := range []int{1, 2, 3, 6} {
		if r := a.everyMonths(months, Month); len(r) <= mostTicks {
			return r
		}
	}
	for years := 1; ; years *= 10 {
		for _, step := range []int{1, 2, 5} {
			if r := a.everyMonths(12*years*step, Year); len(r) <= mostTicks {
				return r
			}
		}
	}
}

func (a axis) everyDays(step edtf.Day) []roundDay {
	var list []roundDay
	for d := a.first; d <= a.last; d += step {
		list = append(list, roundDay{d, Day})
	}
	return list
}

// everyMonths returns the first days of every so manieth month, counted from year 0; one more than fits stops it. Where the
// axis holds none, its first day stands for its month or year.
func (a axis) everyMonths(step int, unit Unit) []roundDay {
	var list []roundDay
	year, month, _ := a.first.Civil()
	n := year*12 + month - 1
	n -= (n%step + step) % step
	for ; len(list) <= mostTicks; n += step {
		d := edtf.NewDay(0, n+1, 1)
		if d > a.last {
			break
		}
		if d >= a.first {
			list = append(list, roundDay{d, unit})
		}
	}
	if list == nil {
		return []roundDay{{a.first, unit}}
	}
	return list
}

// valueAxis is round values from the lowest to the highest, zero among them: a bar of twice the height is twice as much.
type valueAxis struct {
	from, to int     // in steps
	unit     float64 // a step is unit · 10^power
	power    int
}

// scale returns the axis that holds all figures.
func scale(figures []*Figure) valueAxis {
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
	return steps(lowest, highest, whole)
}

// steps chooses a step of 1, 2 or 5 times a power of ten, so that there are two to seven. Whole numbers get whole steps.
func steps(lowest, highest float64, whole bool) valueAxis {
	const few, least = 5, 1e-300
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
