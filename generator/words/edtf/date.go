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

import (
	"strings"
	"time"
)

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

type form struct {
	shape               string
	years, months, days int
	tolerance           Day
}

// forms says of each how it is written, with d for a digit, how long it lasts, and by how many days a qualified one may
// be off: the longest the unit above the known one can be. Of 2024-XX-XX~ the year is what is known, so it gives way by
// a decade, like 2024~.
var forms = [...]form{
	Open:         {shape: ".."},
	Century:      {shape: "ddXX", years: 100, tolerance: 365_250},
	Decade:       {shape: "dddX", years: 10, tolerance: 36_525},
	Year:         {shape: "dddd", years: 1, tolerance: 3_653},
	MonthOfYear:  {shape: "dddd-XX", years: 1, tolerance: 3_653},
	DayOfYear:    {shape: "dddd-XX-XX", years: 1, tolerance: 3_653},
	Month:        {shape: "dddd-dd", months: 1, tolerance: 366},
	DayOfMonth:   {shape: "dddd-dd-XX", months: 1, tolerance: 366},
	TenDays:      {shape: "dddd-dd-dX", days: 10, tolerance: 31},
	DayPrecision: {shape: "dddd-dd-dd", days: 1, tolerance: 31},
}

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
	form := forms[p.Precision]
	if form.days > 0 {
		return NewDay(p.Year, p.Month, min(p.Day+form.days-1, daysIn(p.Year, p.Month)))
	}
	return NewDay(p.Year+form.years, max(p.Month, 1)+form.months, 0)
}

func (p Point) isPlainDay() bool { return p.Precision == DayPrecision && !p.Qualified() }

// String writes the point as it stands in a date.
func (p Point) String() string {
	const places = "0123-45-67" // of digits in a whole date
	var digits [8]byte
	for i, n := len(digits)-1, p.Year*10000+p.Month*100+p.Day; i >= 0; i, n = i-1, n/10 {
		digits[i] = '0' + byte(n%10)
	}
	var buffer [len(places) + 1]byte
	text := append(buffer[:0], forms[p.Precision].shape...)
	for i, c := range text {
		if c == 'd' {
			text[i] = digits[places[i]-'0']
		}
	}
	return string(append(text, qualifiers[[2]bool{p.Uncertain, p.Approximate}]...))
}

// qualifiers is how it is written that a point is uncertain, and that it is approximate.
var qualifiers = map[[2]bool]string{{true, false}: "?", {false, true}: "~", {true, true}: "%"}

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

// Points returns one point for Single, two for Interval and Span (an open end IsOpen), all in ascending order for
// OneOf, and nil for the zero Date.
func (d Date) Points() []Point {
	switch d.kind {
	case None:
		return nil
	case Single:
		return []Point{d.from}
	case OneOf:
		var points []Point
		for day := range strings.SplitSeq(d.list, ",") {
			p, _ := readPoint(day) // Parse has read it before
			points = append(points, p)
		}
		return points
	}
	return []Point{d.from, d.to}
}

// Ends returns the first and the last of the points, the zero Point for the zero Date.
func (d Date) Ends() (from, to Point) { return d.from, d.to }

// String writes the date as Parse reads it: Parse(d.String()) == d for every d that Parse returned. It differs from
// what was written only in the order of the days in [a,b]. The zero Date is "".
func (d Date) String() string {
	switch d.kind {
	case Single:
		return d.from.String()
	case Interval:
		return d.from.String() + "/" + d.to.String()
	case OneOf:
		return "[" + d.list + "]"
	case Span:
		return "[" + d.from.String() + ".." + d.to.String() + "]"
	}
	return ""
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

// Day counts days since 1970-01-01 in the proleptic Gregorian calendar; days before are negative.
// It is a number so that days can be compared, subtracted and put on an axis without a time zone.
type Day int32

const secondsPerDay = 24 * 60 * 60

// NewDay returns the day of a calendar date. A month or day out of range runs over into the next or previous one, as
// time.Date has it: day 0 of March is the last of February.
func NewDay(year, month, day int) Day {
	months := 12*year + month - 3 // since March of the year 0: a leap day ends a year that begins in March
	y, m := floor(months, 12), months-12*floor(months, 12)
	const before1970 = 719468 // days from 0000-03-01
	return Day(365*y + floor(y, 4) - floor(y, 100) + floor(y, 400) + (153*m+2)/5 + day - 1 - before1970)
}

// floor divides, rounding down.
func floor(a, b int) int {
	if a < 0 {
		a -= b - 1
	}
	return a / b
}

// Civil returns the calendar date: month 1 to 12, day 1 to 31.
func (d Day) Civil() (year, month, day int) {
	y, m, n := d.time().Date()
	return y, int(m), n
}

// String writes the day as 2024-10-08.
func (d Day) String() string { return d.time().Format(time.DateOnly) }

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

func daysIn(year, month int) int {
	return NewDay(year, month+1, 0).time().Day()
}

// Order is the answer to "which came first?", and Unknown is one of the answers.
type Order string

// The answers of Compare.
const (
	Unknown Order = "unknown" // the days overlap, or there are none to compare
	Before  Order = "before"  // every possible day of a lies before every possible day of b
	After   Order = "after"   // the other way round
	Same    Order = "same"    // two equal exact days
)

// Compare says which of two dates came first, if that is certain.
//
// A qualified end is widened for this question only, by the next larger calendar unit of its precision: a day by a
// month (31 days), a month by a year, a year by a decade, and so on up. "About 3 October" is not evidence that
// something happened before 8 October.
func Compare(a, b Date) Order {
	dayA, exactA := a.Exact()
	dayB, exactB := b.Exact()
	switch {
	case exactA && exactB && dayA == dayB:
		return Same
	case a.endsBefore(b):
		return Before
	case b.endsBefore(a):
		return After
	}
	return Unknown
}

func (d Date) endsBefore(next Date) bool {
	last, bounded := d.Latest()
	first, begun := next.Earliest()
	if !bounded || !begun {
		return false
	}
	return last+d.to.tolerance() < first-next.from.tolerance()
}

// tolerance returns by how many days a point may be off.
func (p Point) tolerance() Day {
	if !p.Qualified() {
		return 0
	}
	return forms[p.Precision].tolerance
}
