package edtf

// Order is the answer to "which came first?", and Unknown is one of the answers.
type Order int8

// The answers of Compare.
const (
	Unknown Order = iota // the days overlap, or there are none to compare
	Before               // every possible day of a lies before every possible day of b
	After                // the other way round
	Same                 // two equal exact days
)

// String names the order.
func (o Order) String() string { return [...]string{"unknown", "before", "after", "same"}[o] }

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
	return last.widened(d.to.tolerance()) < first.widened(-next.from.tolerance())
}

// tolerance returns by how many days a qualified point may be off: the longest the unit above the known one can be.
// Of 2024-XX-XX~ the year is what is known, so it gives way by a decade, like 2024~.
func (p Point) tolerance() int {
	if !p.Qualified() {
		return 0
	}
	switch p.Precision {
	case Century:
		return 365_250
	case Decade:
		return 36_525
	case Year, MonthOfYear, DayOfYear:
		return 3_653
	case Month, DayOfMonth:
		return 366
	}
	return 31
}
