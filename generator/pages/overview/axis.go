package overview

import (
	"cmp"
	"math"
	"slices"

	"beleg/generator/words/edtf"
)

// axis puts days on a line. The more something happened, the more room its days get: between the days on which entries
// begin or end, the scale is the same everywhere, but a stretch of more than a fortnight on which nothing begins or
// ends takes no more than a fixed length and is marked as compressed. Order is kept: a later day never stands before an
// earlier one.
//
// One scale for all would be of no use here. News come in bursts, months or years apart, and a month of which every day
// matters would be as wide as a finger.
type axis struct {
	Length float64
	Scale  float64 // length of a day where the axis is not compressed
	knots  []knot  // ascending, at least two
}

// knot is a day and where it begins.
type knot struct {
	day        edtf.Day
	at         float64
	compressed bool // the stretch from here to the next knot
}

// The lengths are those of the drawing, in CSS pixels.
const (
	fortnight  = 14  // days; shorter stretches are never compressed
	shareTaken = 0.6 // of the axis that compressed stretches may take together
	widestDay  = 40
)

// newAxis makes an axis of a length on which the days, the first of each entry and the one after its last, are knots. A
// compressed stretch takes the given length, or more where there are few knots.
func newAxis(days []edtf.Day, length, compressed float64) *axis {
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
	long := float64(fortnight) // or more if otherwise more than the stretches allowed would be compressed
	if n := len(gaps) - 1 - int(length*shareTaken/compressed); n >= 0 {
		long = max(long, slices.Sorted(slices.Values(gaps))[n])
	}
	width := func(gap, scale float64) float64 {
		if gap > long {
			return min(gap*scale, compressed)
		}
		return gap * scale
	}
	taken := func(scale float64) float64 {
		sum := 0.0
		for _, g := range gaps {
			sum += width(g, scale)
		}
		return sum
	}
	scale := fit(length, taken)
	stretch := length / taken(scale) // if all days are as wide as they may be and room is left: evenly
	a := &axis{Length: length, Scale: scale * stretch, knots: []knot{{day: days[0]}}}
	for i, g := range gaps {
		a.knots[i].compressed = width(g, scale) < g*scale*0.999
		a.knots = append(a.knots, knot{day: days[i+1], at: min(a.knots[i].at+width(g, scale)*stretch, length)})
	}
	a.knots[len(gaps)].at = length
	return a
}

// fit returns the scale at which the length is taken: by bisection, because widths grow with it.
func fit(length float64, taken func(scale float64) float64) float64 {
	low, high := 0.0, float64(widestDay)
	for range 60 {
		if middle := (low + high) / 2; taken(middle) > length {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

// Place returns where a day begins: 0 to Length, the ends for days outside.
func (a *axis) Place(day edtf.Day) float64 {
	day = min(max(day, a.knots[0].day), a.knots[len(a.knots)-1].day)
	i, found := slices.BinarySearchFunc(a.knots, day, func(k knot, d edtf.Day) int { return cmp.Compare(k.day, d) })
	if found {
		return a.knots[i].at
	}
	before, after := a.knots[i-1], a.knots[i]
	share := (float64(day) - float64(before.day)) / (float64(after.day) - float64(before.day))
	return before.at + share*(after.at-before.at)
}

// stretch is a part of the axis, From <= To.
type stretch struct{ From, To float64 }

// Empty reports whether there is nothing of it.
func (s stretch) Empty() bool { return s.To <= s.From }

// Compressed returns the stretches on which time is compressed, in order. Some touch: each has a knot at either end.
func (a *axis) Compressed() []stretch {
	var list []stretch
	for i, k := range a.knots {
		if k.compressed {
			list = append(list, stretch{k.at, a.knots[i+1].at})
		}
	}
	return list
}

// label is a labelled place on the axis. What is 0 is not written there.
type label struct {
	At               float64
	Year, Month, Day int
}

// Ticks returns the labels for which there is room, in order: years and months where they begin, days where they are
// wide enough. Labels of years are at least yearRoom apart, those of months and days labelRoom.
func (a *axis) Ticks(labelRoom, yearRoom float64) []label {
	t := ticker{axis: a, labelRoom: labelRoom, yearRoom: yearRoom, label: math.Inf(-1), year: math.Inf(-1)}
	for _, step := range []int{5, 1} {
		if float64(step)*a.Scale >= labelRoom {
			t.step = step
		}
	}
	for i := range a.knots[1:] {
		t.stretch(i)
	}
	return t.ticks
}

type ticker struct {
	*axis
	labelRoom, yearRoom float64
	step                int // at which days of the month labels have room: each, every fifth or none (0)
	ticks               []label
	label, year         float64 // where the last label of the kind stands
	named               [2]int  // year and month named last
}

// stretch labels the days from a knot up to the next one, which is left to the following stretch.
func (t *ticker) stretch(i int) {
	from, to := t.knots[i], t.knots[i+1]
	if from.compressed {
		t.day(from.day, true)
		return
	}
	for day := from.day; day < to.day; {
		year, month, n := day.Civil()
		begins := n == 1 || day == from.day && (i == 0 || t.knots[i-1].compressed)
		if n == 1 && t.step > 0 {
			t.makeRoom(t.Place(day))
		}
		if begins || t.step > 0 && n%t.step == 0 && n+t.step <= 31 {
			t.day(day, begins)
		}
		if day++; t.step == 0 {
			day = edtf.NewDay(year, month+1, 1)
		}
	}
}

// makeRoom takes the label away that leaves no room for that of a month which begins at a place: the last days of one
// need its name less than the days of the next one do, which would stand under it.
func (t *ticker) makeRoom(at float64) {
	last := len(t.ticks) - 1
	if last < 0 || t.ticks[last].At != t.label || at-t.label >= t.labelRoom {
		return
	}
	t.label = math.Inf(-1)
	if t.ticks[last].Month, t.ticks[last].Day = 0, 0; t.ticks[last].Year == 0 {
		t.ticks = t.ticks[:last]
	}
}

// day labels a day by the largest unit that is new there. What begins a stretch is labelled by its month at least,
// where its year has been named: "Mai" under the wrong year would be worse than nothing.
func (t *ticker) day(day edtf.Day, begins bool) {
	at := t.Place(day)
	year, month, n := day.Civil()
	tick := label{At: at}
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
	case n > 1 && t.Scale*3 >= t.labelRoom:
		tick.Day, t.label = n, at
	}
	if tick != (label{At: at}) {
		t.ticks = append(t.ticks, tick)
	}
}
