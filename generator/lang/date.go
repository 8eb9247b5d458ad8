package lang

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"beleg/generator/edtf"
)

// Date writes a date in words that stand alone, as in a list or after a label: "8. Oktober 2024", "um den 3. Oktober
// 2024", "8. bis 13. Oktober 2024". It is "" for the zero Date.
func (l *Lang) Date(d edtf.Date) string { return l.inWords(d, alone) }

// When writes a date as part of a sentence: "am 8. Oktober 2024", "vom 8. bis 13. Oktober 2024". It is "" for the zero
// Date.
func (l *Lang) When(d edtf.Date) string { return l.inWords(d, inSentence) }

// DateTitle is Date with the first letter in upper case, for the start of a heading.
func (l *Lang) DateTitle(d edtf.Date) string {
	words := l.Date(d)
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + words[size:]
}

// Day writes a calendar day: "8. Oktober 2024".
func (l *Lang) Day(d edtf.Day) string {
	year, month, day := d.Civil()
	return l.put("date.day", "Day", strconv.Itoa(day), "Month", l.months[month-1], "Year", strconv.Itoa(year))
}

// Month writes a month, 1 to 12, of a year: "Oktober 2024".
func (l *Lang) Month(year, month int) string {
	return l.put("date.month", "Month", l.months[month-1], "Year", strconv.Itoa(year))
}

// place is where a date's words are to stand.
type place uint8

const (
	alone place = iota
	inSentence
)

func (l *Lang) inWords(d edtf.Date, at place) string {
	points := d.Points()
	switch d.Kind() {
	case edtf.None:
		return ""
	case edtf.Single:
		return l.point(points[0], at)
	case edtf.OneOf:
		days := make([]edtf.Day, len(points))
		for i, p := range points {
			days[i] = p.Earliest()
		}
		return l.oneOf(days, at)
	case edtf.Span:
		return l.between(points[0].Earliest(), points[1].Latest(), at)
	}
	return l.interval(points[0], points[1], at)
}

// point writes one date with what its qualifiers say.
func (l *Lang) point(p edtf.Point, at place) string {
	var words string
	switch {
	case p.Approximate:
		words = l.about(p)
	case at == inSentence:
		words = l.pointInSentence(p)
	default:
		words = l.bare(p)
	}
	if p.Uncertain {
		return l.put("date.unsure", "Date", words)
	}
	return words
}

func (l *Lang) about(p edtf.Point) string {
	switch p.Precision {
	case edtf.DayPrecision:
		return l.put("date.about-day", "Date", l.bare(p))
	case edtf.Month, edtf.Year:
		return l.put("date.about", "Date", l.bare(p))
	}
	return l.put("date.about-phrase", "Date", l.bare(p))
}

func (l *Lang) pointInSentence(p edtf.Point) string {
	switch p.Precision {
	case edtf.DayPrecision:
		return l.put("when.day", "Date", l.bare(p))
	case edtf.Month:
		return l.put("when.month", "Date", l.bare(p))
	case edtf.Year:
		return l.put("when.year", "Date", l.bare(p))
	case edtf.TenDays:
		return l.between(p.Earliest(), p.Latest(), inSentence)
	}
	return l.bare(p)
}

// bare writes a point without its qualifiers, standing alone.
func (l *Lang) bare(p edtf.Point) string {
	switch p.Precision {
	case edtf.DayPrecision:
		return l.Day(p.Earliest())
	case edtf.TenDays:
		return l.between(p.Earliest(), p.Latest(), alone)
	case edtf.Month:
		return l.Month(p.Year, p.Month)
	case edtf.DayOfMonth:
		return l.put("date.some-day", "Date", l.Month(p.Year, p.Month))
	case edtf.DayOfYear:
		return l.put("date.some-day-of-year", "Date", strconv.Itoa(p.Year))
	case edtf.MonthOfYear:
		return l.put("date.some-month", "Date", strconv.Itoa(p.Year))
	case edtf.Decade:
		return l.put("date.decade", "Year", strconv.Itoa(p.Year))
	case edtf.Century: // "the 21st century" begins in 2001, and 20XX in 2000
		return l.put("date.years", "From", strconv.Itoa(p.Year), "To", strconv.Itoa(p.Year+99))
	}
	return strconv.Itoa(p.Year)
}

// between writes one unknown day of first to last; where there are only one or two, the words say so.
func (l *Lang) between(first, last edtf.Day, at place) string {
	switch last - first {
	case 0:
		return l.oneOf([]edtf.Day{first}, at)
	case 1:
		return l.oneOf([]edtf.Day{first, last}, at)
	}
	return l.put("date.between", "From", l.shortDay(first, last), "To", l.Day(last))
}

func (l *Lang) oneOf(days []edtf.Day, at place) string {
	last := days[len(days)-1]
	words := l.Day(last)
	if rest := days[:len(days)-1]; len(rest) > 0 {
		words = l.put("date.or", "List", l.listed(rest, shared(days[0], last)), "Last", words)
	}
	if at == inSentence {
		return l.put("when.day", "Date", words)
	}
	return words
}

// listed joins days, leaving out what they share with one that follows.
func (l *Lang) listed(days []edtf.Day, share sharing) string {
	list := l.leaving(days[0], share)
	for _, d := range days[1:] {
		list = l.put("date.comma", "List", list, "Next", l.leaving(d, share))
	}
	return list
}

// sharing is how much of their calendar date two days have in common.
type sharing uint8

const (
	nothing sharing = iota
	theYear
	theMonth // and the year
)

func shared(a, b edtf.Day) sharing {
	yearA, monthA, _ := a.Civil()
	yearB, monthB, _ := b.Civil()
	switch {
	case yearA != yearB:
		return nothing
	case monthA != monthB:
		return theYear
	}
	return theMonth
}

// leaving writes a day without what a following one will say.
func (l *Lang) leaving(d edtf.Day, share sharing) string {
	_, month, day := d.Civil()
	switch share {
	case theMonth:
		return l.put("date.day-of-month", "Day", strconv.Itoa(day))
	case theYear:
		return l.put("date.day-of-year", "Day", strconv.Itoa(day), "Month", l.months[month-1])
	}
	return l.Day(d)
}

func (l *Lang) shortDay(d, before edtf.Day) string { return l.leaving(d, shared(d, before)) }
