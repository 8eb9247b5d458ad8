package lang

import (
	"strconv"

	"beleg/generator/edtf"
)

// interval writes what lasted from one point to another.
func (l *Lang) interval(from, to edtf.Point, at place) string {
	switch {
	case from.IsOpen():
		return l.openEnded("until", to, at)
	case to.IsOpen():
		return l.openEnded("since", from, at)
	case from == to:
		return l.point(from, at)
	}
	words := l.put("date.to", "From", l.start(from, to), "To", l.end(to))
	if at == alone {
		return words
	}
	if isPlainDay(from) { // vom 8. bis 13. Oktober, but: von August bis Oktober, von etwa 8. Oktober bis …
		return l.put("when.days", "Range", words)
	}
	return l.put("when.range", "Range", words)
}

// openEnded writes an interval with one end. direction is "since" or "until". Doubt is about the whole of it:
// "vermutlich seit August 2024".
func (l *Lang) openEnded(direction string, p edtf.Point, at place) string {
	unsure := p.Uncertain
	p.Uncertain = false
	id := "date." + direction
	if at == inSentence && isPlainDay(p) {
		id = "when." + direction + "-day"
	}
	words := l.put(id, "Date", l.end(p))
	if unsure {
		return l.put("date.unsure", "Date", words)
	}
	return words
}

// start writes the first end, without what the second says anyway. Only ends without a qualifier share: in "etwa 8. bis
// 13. Oktober" the doubt would seem to be about both.
func (l *Lang) start(from, to edtf.Point) string {
	switch {
	case isPlainDay(from) && isPlainDay(to):
		return l.shortDay(from.Earliest(), to.Earliest())
	case isPlainMonth(from) && isPlainMonth(to) && from.Year == to.Year:
		return l.months[from.Month-1]
	}
	return l.end(from)
}

func isPlainDay(p edtf.Point) bool {
	return p.Precision == edtf.DayPrecision && !p.Qualified()
}

func isPlainMonth(p edtf.Point) bool {
	return (p.Precision == edtf.Month || p.Precision == edtf.DayOfMonth) && !p.Qualified()
}

// end writes one end of an interval in words that fit after "seit", "von" and "bis" alike, which "in den 2020er-Jahren"
// would not. That a beginning "on an unknown day" of a month is unknown goes without saying.
func (l *Lang) end(p edtf.Point) string {
	words := l.endOf(p)
	if p.Approximate {
		words = l.put("date.about-phrase", "Date", words)
	}
	if p.Uncertain {
		words = l.put("date.unsure", "Date", words)
	}
	return words
}

func (l *Lang) endOf(p edtf.Point) string {
	switch p.Precision {
	case edtf.DayPrecision:
		return l.Day(p.Earliest())
	case edtf.TenDays:
		if p.Earliest() == p.Latest() {
			return l.Day(p.Earliest())
		}
		return l.dash(l.shortDay(p.Earliest(), p.Latest()), l.Day(p.Latest()))
	case edtf.Month, edtf.DayOfMonth:
		return l.Month(p.Year, p.Month)
	case edtf.Decade:
		return l.dash(strconv.Itoa(p.Year), strconv.Itoa(p.Year+9))
	case edtf.Century:
		return l.dash(strconv.Itoa(p.Year), strconv.Itoa(p.Year+99))
	}
	return strconv.Itoa(p.Year)
}

func (l *Lang) dash(from, to string) string { return l.put("date.dash", "From", from, "To", to) }
