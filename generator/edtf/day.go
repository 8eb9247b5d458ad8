package edtf

import (
	"math"
	"time"
)

// Day counts days since 1970-01-01 in the proleptic Gregorian calendar; days before are negative.
// It is a number so that days can be compared, subtracted and put on an axis without a time zone.
type Day int32

const secondsPerDay = 24 * 60 * 60

// NewDay returns the day of a calendar date. A month or day out of range runs over into the next or previous one, as
// time.Date has it: day 0 of March is the last of February.
func NewDay(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Civil returns the calendar date: month 1 to 12, day 1 to 31.
func (d Day) Civil() (year, month, day int) {
	y, m, n := d.time().Date()
	return y, int(m), n
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// String writes the day as 2024-10-08.
func (d Day) String() string {
	year, month, day := d.Civil()
	return string(appendDay(make([]byte, 0, len("2024-10-08")), year, month, day))
}

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// widened moves a day by n days and stays at the first or last Day instead of running over.
func (d Day) widened(n int) Day {
	return Day(min(max(int64(d)+int64(n), math.MinInt32), math.MaxInt32))
}

func daysIn(year, month int) int {
	_, _, day := NewDay(year, month+1, 0).Civil()
	return day
}
