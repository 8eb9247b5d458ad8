package timeline

import (
	"math"
	"slices"

	"beleg/generator/edtf"
)

// Axis puts days on a line. The more something happened, the more room its days get: between the days on which entries begin
// or end, the scale is the same everywhere, but a stretch of more than a fortnight on which nothing begins or ends takes no more
// than a fixed length and is marked as compressed. Order is kept: a later day never stands before an earlier one.
//
// One scale for all would be of no use here. News come in bursts, months or years apart, and a month of which every day
// matters would be as wide as a finger.
type Axis struct {
	Length  float64
	Scale   float64 // length of a day where the axis is not compressed
	knots   []knot  // ascending, at least two
	squeeze []bool  // whether the stretch from knots[i] to knots[i+1] is compressed
}

// knot is a day and where it begins.
type knot struct {
	day edtf.Day
	at  float64
}

// The lengths are those of the drawing, in CSS pixels.
const (
	fortnight  = 14  // days; shorter stretches are never compressed
	shareTaken = 0.6 // of the axis that compressed stretches may take together
	widestDay  = 40
)

// newAxis makes an axis of a length on which the days, the first of each entry and the one after its last, are knots. A
// compressed stretch takes the given length, or more where there are few knots.
func newAxis(days []edtf.Day, length, compressed float64) *Axis {
	days = slices.Compact(slices.Sorted(slices.Values(days)))
	if len(days) == 0 {
		days = []edtf.Day{0}
	}
	if len(days) == 1 {
		days = append(days, days[0]+1)
	}
	gaps := make([]float64, len(days)-1)
	for i := range gaps {
		gaps[i] = float64(days[i+1]) - float64(days[i])
	}
	compressed = max(compressed, length/float64(len(gaps)))
	long := longFrom(gaps, int(length*shareTaken/compressed))
	width := func(gap, scale float64) float64 {
		if gap > long {
			return min(gap*scale, compressed)
		}
		return gap * scale
	}
	scale := fit(gaps, width, length)
	return build(days, gaps, scale, func(gap float64) float64 { return width(gap, scale) }, length)
}

// longFrom returns the length in days above which a stretch may be compressed: a fortnight, or more if otherwise more than
// the number of stretches allowed would be.
func longFrom(gaps []float64, allowed int) float64 {
	sorted := slices.Sorted(slices.Values(gaps))
	if allowed >= len(sorted) {
		return fortnight
	}
	return max(fortnight, sorted[len(sorted)-1-allowed])
}

// fit returns the scale at which the gaps take the length: by bisection, because their widths grow with it.
func fit(gaps []float64, width func(gap, scale float64) float64, length float64) float64 {
	low, high := 0.0, float64(widestDay)
	for range 60 {
		middle := (low + high) / 2
		sum := 0.0
		for _, g := range gaps {
			sum += width(g, middle)
		}
		if sum > length {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

// build places the knots. Where all days are as wide as they may be and room is left, everything is stretched evenly.
func build(days []edtf.Day, gaps []float64, scale float64, width func(float64) float64, length float64) *Axis {
	sum := 0.0
	for _, g := range gaps {
		sum += width(g)
	}
	stretch := length / sum
	a := &Axis{Length: length, Scale: scale * stretch, knots: []knot{{days[0], 0}}}
	at := 0.0
	for i, g := range gaps {
		at += width(g) * stretch
		a.knots = append(a.knots, knot{days[i+1], min(at, length)})
		a.squeeze = append(a.squeeze, width(g) < g*scale*0.999)
	}
	a.knots[len(a.knots)-1].at = length
	return a
}

// Place returns where a day begins: 0 to Length, the ends for days outside.
func (a *Axis) Place(day edtf.Day) float64 {
	i, found := slices.BinarySearchFunc(a.knots, day, func(k knot, d edtf.Day) int {
		return int(k.day) - int(d)
	})
	switch {
	case found:
		return a.knots[i].at
	case i == 0:
		return 0
	case i == len(a.knots):
		return a.Length
	}
	before, after := a.knots[i-1], a.knots[i]
	share := (float64(day) - float64(before.day)) / (float64(after.day) - float64(before.day))
	return before.at + share*(after.at-before.at)
}

// Stretch is a part of the axis, From <= To.
type Stretch struct{ From, To float64 }

// Empty reports whether there is nothing of it.
func (s Stretch) Empty() bool { return s.To <= s.From }

// Compressed returns the stretches on which time is compressed, in order. Some touch: each has a knot at either end.
func (a *Axis) Compressed() []Stretch {
	var list []Stretch
	for i, is := range a.squeeze {
		if is {
			list = append(list, Stretch{a.knots[i].at, a.knots[i+1].at})
		}
	}
	return list
}

// Tick is a labelled place on the axis. What is 0 is not written there.
type Tick struct {
	At               float64
	Year, Month, Day int
}

// Ticks returns the labels for which there is room, in order: years and months where they begin, days where they are wide
// enough. Labels of years are at least yearRoom apart, those of months and days labelRoom.
func (a *Axis) Ticks(labelRoom, yearRoom float64) []Tick {
	t := ticker{axis: a, labelRoom: labelRoom, yearRoom: yearRoom, label: math.Inf(-1), year: math.Inf(-1)}
	for i := range a.squeeze {
		t.stretch(i)
	}
	return t.ticks
}

type ticker struct {
	axis                *Axis
	labelRoom, yearRoom float64
	ticks               []Tick
	label, year         float64 // where the last label of the kind stands
	named               [2]int  // year and month named last
}

// stretch labels the days from a knot up to the next one, which is left to the following stretch.
func (t *ticker) stretch(i int) {
	from, to := t.axis.knots[i].day, t.axis.knots[i+1].day
	if t.axis.squeeze[i] {
		t.day(from, true)
		return
	}
	step := t.axis.daysApart(t.labelRoom)
	for day := from; day < to; {
		_, _, n := day.Civil()
		begins := n == 1 || day == from && (i == 0 || t.axis.squeeze[i-1])
		if begins || step > 0 && n%step == 0 && n+step <= 31 {
			t.day(day, begins)
		}
		day = nextOf(day, step)
	}
}

// nextOf returns the next day that may be labelled.
func nextOf(day edtf.Day, step int) edtf.Day {
	if step > 0 {
		return day + 1
	}
	year, month, _ := day.Civil()
	return edtf.NewDay(year, month+1, 1)
}

// daysApart returns at which days of the month labels have room: each, every fifth or none (0).
func (a *Axis) daysApart(room float64) int {
	for _, step := range []int{1, 5} {
		if float64(step)*a.Scale >= room {
			return step
		}
	}
	return 0
}

// day labels a day by the largest unit that is new there. What begins a stretch is labelled by its month at least, where its
// year has been named: "Mai" under the wrong year would be worse than nothing.
func (t *ticker) day(day edtf.Day, begins bool) {
	at := t.axis.Place(day)
	year, month, n := day.Civil()
	tick := Tick{At: at}
	if year != t.named[0] {
		if at-t.year < t.yearRoom {
			return
		}
		tick.Year, t.year, t.named = year, at, [2]int{year, 0}
	}
	switch {
	case at-t.label < t.labelRoom:
	case begins && month == 1 && n == 1 && tick.Year != 0: // the year says it
		t.named[1] = month
	case begins && month != t.named[1]:
		tick.Month, t.label, t.named[1] = month, at, month
	case n > 1 && t.axis.Scale*3 >= t.labelRoom:
		tick.Day, t.label = n, at
	}
	if tick != (Tick{At: at}) {
		t.ticks = append(t.ticks, tick)
	}
}
