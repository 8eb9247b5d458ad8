package edtf

import "strconv"

// String writes the date as Parse reads it: Parse(d.String()) == d for every d that Parse returned. It differs from
// what was written only in the order of the days in [a,b]. The zero Date is "".
func (d Date) String() string {
	b := make([]byte, 0, 32)
	switch d.kind {
	case Single:
		b = appendPoint(b, d.from)
	case Interval:
		b = append(appendPoint(b, d.from), '/')
		b = appendPoint(b, d.to)
	case OneOf:
		b = append(append(append(b, '['), d.list...), ']')
	case Span:
		b = append(appendPoint(append(b, '['), d.from), ".."...)
		b = append(appendPoint(b, d.to), ']')
	}
	return string(b)
}

// String writes the point as it stands in a date.
func (p Point) String() string { return string(appendPoint(nil, p)) }

func appendPoint(b []byte, p Point) []byte {
	switch p.Precision {
	case Open:
		return append(b, ".."...)
	case Century:
		b = append(appendPadded(b, p.Year/100, 2), "XX"...)
	case Decade:
		b = append(appendPadded(b, p.Year/10, 3), 'X')
	case Year:
		b = appendPadded(b, p.Year, 4)
	case MonthOfYear:
		b = append(appendPadded(b, p.Year, 4), "-XX"...)
	case DayOfYear:
		b = append(appendPadded(b, p.Year, 4), "-XX-XX"...)
	case Month:
		b = appendMonth(b, p.Year, p.Month)
	case DayOfMonth:
		b = append(appendMonth(b, p.Year, p.Month), "-XX"...)
	case TenDays:
		b = append(appendMonth(b, p.Year, p.Month), '-', byte('0'+p.Day/10), 'X')
	case DayPrecision:
		b = appendDay(b, p.Year, p.Month, p.Day)
	}
	return append(b, qualifier(p)...)
}

func qualifier(p Point) string {
	switch {
	case p.Uncertain && p.Approximate:
		return "%"
	case p.Uncertain:
		return "?"
	case p.Approximate:
		return "~"
	}
	return ""
}

func appendMonth(b []byte, year, month int) []byte {
	return appendPadded(append(appendPadded(b, year, 4), '-'), month, 2)
}

func appendDay(b []byte, year, month, day int) []byte {
	return appendPadded(append(appendMonth(b, year, month), '-'), day, 2)
}

// appendPadded writes n with at least width digits. Only a Day far from any Date has a negative year.
func appendPadded(b []byte, n, width int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	digits := strconv.Itoa(n)
	for range width - len(digits) {
		b = append(b, '0')
	}
	return append(b, digits...)
}
