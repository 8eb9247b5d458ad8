package lang

import (
	"slices"
	"strconv"

	"beleg/generator/words/edtf"
)

// Date writes a date in words that stand alone, as in a list or after a label: "8. Oktober 2024", "um den 3. Oktober
// 2024", "8. bis 13. Oktober 2024". It is "" for the zero Date.
func (l *Lang) Date(d edtf.Date) string { return l.inWords(d, alone) }

// When writes a date as part of a sentence: "am 8. Oktober 2024", "vom 8. bis 13. Oktober 2024". It is "" for the zero
// Date.
func (l *Lang) When(d edtf.Date) string { return l.inWords(d, inSentence) }

// Said writes when words were spoken, which takes no time: a stretch of time is when it may have been, "irgendwann
// zwischen Juni 2024 und April 2025".
func (l *Lang) Said(d edtf.Date) string {
	from, to := d.Ends()
	if d.Kind() != edtf.Interval || from == to || from.IsOpen() || to.IsOpen() {
		return l.When(d)
	}
	words := l.between(from.Earliest(), to.Latest(), inSentence)
	if from.Precision == edtf.Month && to.Precision == edtf.Month {
		words = l.Fill("when.months", "From", l.end(from), "To", l.end(to))
	}
	return l.Fill("when.sometime", "Between", words)
}

// Day writes a calendar day: "8. Oktober 2024".
func (l *Lang) Day(d edtf.Day) string {
	words, known := l.days.Load(d)
	if !known {
		words = l.leaving(d, nothing)
		l.days.Store(d, words)
	}
	return words.(string)
}

// DayOfYear writes a day without its year, which stands elsewhere, as on an axis: "8. Oktober".
func (l *Lang) DayOfYear(d edtf.Day) string { return l.leaving(d, theYear) }

// Month writes a month, 1 to 12, of a year: "Oktober 2024".
func (l *Lang) Month(year, month int) string { return l.monthOf(l.months[month-1], year) }

// MonthOfYear writes a month, 1 to 12, without its year: "Oktober".
func (l *Lang) MonthOfYear(month int) string { return l.months[month-1] }

// MonthShort writes it where there is little room: "Okt".
func (l *Lang) MonthShort(month int) string { return l.monthsShort[month-1] }

func (l *Lang) monthOf(name string, year int) string {
	return l.Fill("date.month", "Month", name, "Year", strconv.Itoa(year))
}

// place is where a date's words are to stand, and how the ids of messages begin whose words depend on it.
type place string

const (
	alone      place = "date."
	inSentence place = "when."
)

func (l *Lang) inWords(d edtf.Date, at place) string {
	from, to := d.Ends()
	switch d.Kind() {
	case edtf.None:
		return ""
	case edtf.Single:
		return l.point(from, at)
	case edtf.OneOf:
		var days []edtf.Day
		for _, p := range d.Points() {
			days = append(days, p.Earliest())
		}
		return l.oneOf(days, at)
	case edtf.Span:
		return l.between(from.Earliest(), to.Latest(), at)
	}
	return l.interval(from, to, at)
}

// point writes one date with what its qualifiers say.
func (l *Lang) point(p edtf.Point, at place) string {
	switch {
	case p.Uncertain && !p.Approximate && at == alone:
		return l.Fill("date.unsure"+around(p), "Date", l.bare(p, alone))
	case p.Uncertain:
		p.Uncertain = false
		return l.Fill("date.unsure-phrase", "Date", l.point(p, at))
	case p.Approximate:
		return l.Fill("date.about"+around(p), "Date", l.bare(p, alone))
	}
	words := l.bare(p, at)
	if id := inside[p.Precision]; id != "" && at == inSentence {
		return l.Fill(id, "Date", words)
	}
	return words
}

// inside is what a date takes within a sentence that is not a phrase already.
var inside = map[edtf.Precision]string{edtf.DayPrecision: "when.day", edtf.Month: "when.month", edtf.Year: "when.year"}

// around is how the id of a message ends whose words depend on what they stand before: a day ("um den 3. Oktober"), a
// month or a year ("etwa Oktober"), or what is a phrase already ("etwa zwischen 1. und 9. Oktober").
func around(p edtf.Point) string {
	switch p.Precision {
	case edtf.DayPrecision:
		return "-day"
	case edtf.Month, edtf.Year:
		return ""
	}
	return "-phrase"
}

// bare writes a point without its qualifiers. Only what is between two days minds where it stands.
func (l *Lang) bare(p edtf.Point, at place) string {
	year := strconv.Itoa(p.Year)
	switch p.Precision {
	case edtf.DayPrecision:
		return l.Day(p.Earliest())
	case edtf.TenDays:
		return l.between(p.Earliest(), p.Latest(), at)
	case edtf.Month:
		return l.Month(p.Year, p.Month)
	case edtf.DayOfMonth:
		return l.Fill("date.some-day", "Date", l.Month(p.Year, p.Month))
	case edtf.DayOfYear:
		return l.Fill("date.some-day-of-year", "Date", year)
	case edtf.MonthOfYear:
		return l.Fill("date.some-month", "Date", year)
	case edtf.Decade:
		return l.Fill("date.decade", "Year", year)
	case edtf.Century: // "the 21st century" begins in 2001, and 20XX in 2000
		return l.Fill("date.years", "From", year, "To", strconv.Itoa(p.Year+99))
	}
	return year
}

// between writes one unknown day of first to last; where there are only one or two, the words say so.
func (l *Lang) between(first, last edtf.Day, at place) string {
	if last-first <= 1 {
		return l.oneOf(slices.Compact([]edtf.Day{first, last}), at)
	}
	return l.Fill("date.between", "From", l.leaving(first, shared(first, last)), "To", l.Day(last))
}

func (l *Lang) oneOf(days []edtf.Day, at place) string {
	first, last := days[0], days[len(days)-1]
	words, share := l.Day(last), shared(first, last)
	if len(days) > 1 {
		list := l.leaving(first, share)
		for _, d := range days[1 : len(days)-1] {
			list = l.Fill("date.comma", "List", list, "Next", l.leaving(d, share))
		}
		words = l.Fill("date.or", "List", list, "Last", words)
	}
	if at == inSentence {
		return l.Fill("when.day", "Date", words)
	}
	return words
}

// sharing is how much of their calendar date two days have in common, and the message for what the first of them needs.
type sharing string

const (
	nothing  sharing = "date.day"
	theYear  sharing = "date.day-of-year"
	theMonth sharing = "" // and the year: the number alone
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
	year, month, day := d.Civil()
	number := l.Fill("date.number", "Day", strconv.Itoa(day))
	if day == 1 {
		number = l.Text("date.first")
	}
	if share == theMonth {
		return number
	}
	return l.Fill(string(share), "Day", number, "Month", l.months[month-1], "Year", strconv.Itoa(year))
}

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
	return l.Fill("date.range", "From", l.from(from, to, at), "To", l.Fill("date.to"+day(to), "Date", l.end(to)))
}

// openEnded writes an interval with one end. direction is "since" or "until". Doubt is about the whole of it:
// "vermutlich seit August 2024".
func (l *Lang) openEnded(direction string, p edtf.Point, at place) string {
	if p.Uncertain {
		p.Uncertain = false
		return l.Fill("date.unsure-phrase", "Date", l.openEnded(direction, p, at))
	}
	if !isPlainDay(p) { // seit etwa 1. August, but: seit dem 1. August
		at = alone
	}
	return l.Fill(string(at)+direction+day(p), "Date", l.end(p))
}

// from writes the first end: "vom 8.", "von August", "von etwa 8. Oktober 2024", and the same alone.
func (l *Lang) from(from, to edtf.Point, at place) string {
	kind := day(from)
	if inMonth(from) {
		kind = "-month"
	} else if kind != "" && from.Qualified() && at == inSentence {
		kind = "-about-day"
	}
	return l.Fill(string(at)+"from"+kind, "Date", l.start(from, to))
}

// start writes the first end without what the second says anyway. Only ends without a qualifier share: in "etwa 8. bis
// 13. Oktober" the doubt would seem to be about both.
func (l *Lang) start(from, to edtf.Point) string {
	switch {
	case isPlainDay(from) && isPlainDay(to):
		return l.leaving(from.Earliest(), shared(from.Earliest(), to.Earliest()))
	case inMonth(from) && inMonth(to) && from.Year == to.Year && !from.Qualified() && !to.Qualified():
		return l.monthsFrom[from.Month-1]
	case inMonth(from):
		return l.qualified(from, l.monthOf(l.monthsFrom[from.Month-1], from.Year))
	}
	return l.end(from)
}

// day is how the id of a message ends that stands before a day: "since-day".
func day(p edtf.Point) string {
	if p.Precision == edtf.DayPrecision {
		return "-day"
	}
	return ""
}

func isPlainDay(p edtf.Point) bool { return p.Precision == edtf.DayPrecision && !p.Qualified() }

// inMonth tells whether a point lies somewhere in a known month.
func inMonth(p edtf.Point) bool { return p.Precision == edtf.Month || p.Precision == edtf.DayOfMonth }

// end writes one end of an interval in words that fit after "seit", "von" and "bis" alike, which "in den 2020er-Jahren"
// would not. That a beginning "on an unknown day" of a month is unknown goes without saying.
func (l *Lang) end(p edtf.Point) string {
	words := strconv.Itoa(p.Year)
	switch p.Precision {
	case edtf.DayPrecision:
		words = l.Day(p.Earliest())
	case edtf.TenDays:
		words = l.Day(p.Latest())
		if p.Earliest() != p.Latest() {
			words = l.dash(l.leaving(p.Earliest(), shared(p.Earliest(), p.Latest())), words)
		}
	case edtf.Month, edtf.DayOfMonth:
		words = l.Month(p.Year, p.Month)
	case edtf.Decade:
		words = l.dash(words, strconv.Itoa(p.Year+9))
	case edtf.Century:
		words = l.dash(words, strconv.Itoa(p.Year+99))
	}
	return l.qualified(p, words)
}

// qualified adds what the qualifiers of an end say.
func (l *Lang) qualified(p edtf.Point, words string) string {
	if p.Approximate {
		words = l.Fill("date.end-about", "Date", words)
	}
	if p.Uncertain {
		words = l.Fill("date.end-unsure", "Date", words)
	}
	return words
}

func (l *Lang) dash(from, to string) string { return l.Fill("date.dash", "From", from, "To", to) }
