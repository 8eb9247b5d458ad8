// Package edtf reads, writes and compares uncertain dates.
//
// Parse takes what an editor wrote in the Extended Date/Time Format of ISO 8601-2 ("2024-10-03~", "2024-10-XX",
// "2024-10-08/..", "[2024-10-07,2024-10-08]") and returns a Date, which knows the first and the last day it can mean,
// writes itself in one canonical way, and is compared with an answer that may be Unknown.
//
// It reads level 0 and the parts of levels 1 and 2 that news needs. The rest is refused with a proposal, because a form
// that two editors read differently (is season 24 of 2024 in January or in December?) would be published as if it were
// known.
//
// The format: https://www.loc.gov/standards/datetime/
package edtf

// Precision says how much of a Point is known.
type Precision uint8

// The forms a Point is written in.
const (
	Open         Precision = iota // ".."          an end of an interval that is not there
	Century                       // "20XX"        a year of 2000 to 2099; Year is 2000
	Decade                        // "202X"        a year of 2020 to 2029; Year is 2020
	Year                          // "2024"
	MonthOfYear                   // "2024-XX"     one month of the year, not known which
	DayOfYear                     // "2024-XX-XX"  one day of the year, not known which
	Month                         // "2024-10"
	DayOfMonth                    // "2024-10-XX"  one day of the month, not known which
	TenDays                       // "2024-10-1X"  one day of 10 to 19; Point.Day is 10 (0 for "0X": 1 to 9)
	DayPrecision                  // "2024-10-08"
)

// Point is one date as written. Month and Day are 0 where the precision leaves them open.
type Point struct {
	Precision        Precision
	Year, Month, Day int
	Uncertain        bool // "?" or "%": the source is in doubt
	Approximate      bool // "~" or "%": about then
}

// IsOpen reports whether the point is the missing end of an interval.
func (p Point) IsOpen() bool { return p.Precision == Open }

// Qualified reports whether the point carries ?, ~ or %.
func (p Point) Qualified() bool { return p.Uncertain || p.Approximate }

// Earliest returns the first day the point can mean, taking a qualified point at its word. An open end has no days: ask
// IsOpen first.
func (p Point) Earliest() Day {
	return NewDay(p.Year, max(p.Month, 1), max(p.Day, 1))
}

// Latest returns the last day the point can mean, under the same conditions as Earliest.
func (p Point) Latest() Day {
	switch p.Precision {
	case Century:
		return NewDay(p.Year+99, 12, 31)
	case Decade:
		return NewDay(p.Year+9, 12, 31)
	case Year, MonthOfYear, DayOfYear:
		return NewDay(p.Year, 12, 31)
	case Month, DayOfMonth:
		return NewDay(p.Year, p.Month+1, 0)
	case TenDays:
		return NewDay(p.Year, p.Month, min(p.Day+9, daysIn(p.Year, p.Month)))
	}
	return p.Earliest()
}

func (p Point) isPlainDay() bool { return p.Precision == DayPrecision && !p.Qualified() }

func pointOf(d Day) Point {
	year, month, day := d.Civil()
	return Point{Precision: DayPrecision, Year: year, Month: month, Day: day}
}

// Kind says how the points of a Date belong together.
type Kind uint8

// The kinds of dates.
const (
	None     Kind = iota // the zero Date
	Single               // one point
	Interval             // "A/B": it lasted from A to B
	OneOf                // "[A,B,C]": one of these days
	Span                 // "[A..B]": one of the days from A to B
)

// Date is what an editor wrote. Two Dates are equal (==) exactly if their String is. The zero value is no date.
type Date struct {
	kind     Kind
	from, to Point  // Single: both the same; OneOf: first and last
	list     string // OneOf: the days, ascending, as written between the brackets; a string keeps Date comparable
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.kind == None }

// Kind returns how the points belong together.
func (d Date) Kind() Kind { return d.kind }

// Points returns one point for Single, two for Interval and Span (an open end IsOpen), all in ascending order for OneOf,
// and nil for the zero Date.
func (d Date) Points() []Point {
	switch d.kind {
	case None:
		return nil
	case Single:
		return []Point{d.from}
	case OneOf:
		return d.listed()
	}
	return []Point{d.from, d.to}
}

func (d Date) listed() []Point {
	const width = len("2024-10-08")
	var points []Point
	for at := 0; at < len(d.list); at += width + len(",") {
		p, _ := readPoint(d.list, at, at+width) // Parse has read it before
		points = append(points, p)
	}
	return points
}

// Earliest returns the first day the date can mean. It is false for an open start and for the zero Date. "~" and "?" do
// not move it: 2024-10-03~ is still drawn and sorted at 3 October.
func (d Date) Earliest() (Day, bool) {
	if d.from.IsOpen() {
		return 0, false
	}
	return d.from.Earliest(), true
}

// Latest returns the last day the date can mean. It is false for an open end and for the zero Date.
func (d Date) Latest() (Day, bool) {
	if d.to.IsOpen() {
		return 0, false
	}
	return d.to.Latest(), true
}

// Exact returns the day if the date is a single calendar day without qualifier.
func (d Date) Exact() (Day, bool) {
	if d.kind != Single || !d.from.isPlainDay() {
		return 0, false
	}
	return d.from.Earliest(), true
}

// Qualified reports whether any part carries ?, ~ or %.
func (d Date) Qualified() bool { return d.from.Qualified() || d.to.Qualified() }
