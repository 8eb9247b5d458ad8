package edtf

import (
	"slices"
	"strconv"
	"strings"
)

// Error says why a string is no date, where, and what to write instead. Message and Help are lower-case, without a full
// stop. Whatever Help puts in double quotes, Parse accepts.
type Error struct {
	Message    string
	Help       string
	Start, End int // the faulty part of the string: byte offsets, half-open
}

// Error returns message and help in one line.
func (e *Error) Error() string { return e.Message + "; " + e.Help }

// Parse reads a date. Its error is always an *Error.
func Parse(s string) (Date, error) {
	d, f := read(s)
	if f != nil {
		return Date{}, f.explain(s)
	}
	return d, nil
}

func read(s string) (Date, *fault) {
	if f := foreign(s); f != nil {
		return Date{}, f
	}
	if s[0] == '[' {
		return readSet(s)
	}
	if strings.Contains(s, "/") {
		return readInterval(s)
	}
	p, f := readPoint(s, 0, len(s))
	if f != nil {
		return Date{}, f
	}
	return Date{kind: Single, from: p, to: p}, nil
}

func readInterval(s string) (Date, *fault) {
	slash := strings.IndexByte(s, '/')
	if again := strings.IndexByte(s[slash+1:], '/'); again >= 0 {
		return Date{}, tooManySlashes(s, slash+1+again)
	}
	from, f := readEnd(s, 0, slash)
	if f != nil {
		return Date{}, monthFirst(s, slash, f)
	}
	to, f := readEnd(s, slash+1, len(s))
	if f != nil {
		return Date{}, shortened(s, slash, f)
	}
	switch {
	case from.IsOpen() && to.IsOpen():
		return Date{}, &fault{end: len(s), message: "an interval that is open on both sides says nothing",
			advice: "leave the date out if it is not known"}
	case from.IsOpen() || to.IsOpen() || from.Earliest() <= to.Latest():
		return Date{kind: Interval, from: from, to: to}, nil
	}
	return Date{}, backwards(s, "/", "", "")
}

func readEnd(s string, from, to int) (Point, *fault) {
	switch s[from:to] {
	case "..":
		return Point{}, nil
	case "", "open", "unknown": // ISO's unknown end, and the words of the 2012 draft
		return Point{}, lacking(s, from, to)
	}
	return readPoint(s, from, to)
}

func readSet(s string) (Date, *fault) {
	if strings.IndexByte(s, ']') != len(s)-1 {
		return Date{}, &fault{end: len(s), message: "a set ends with ], and nothing follows it", to: len(s),
			instead: "[" + strings.Trim(s, "[]?~%") + "]", advice: setAdvice}
	}
	dots, comma := strings.Index(s, ".."), strings.IndexByte(s, ',')
	switch {
	case dots >= 0 && comma >= 0:
		return Date{}, &fault{start: dots, end: dots + 2, message: "a set is either a list or a span, not both",
			advice: setAdvice}
	case dots == 1 || dots == len(s)-3 && dots > 0:
		return Date{}, &fault{start: dots, end: dots + 2, message: "a span within [ ] needs a day at both ends",
			to: len(s), instead: strings.Replace(s[1:len(s)-1], "..", half(dots), 1), advice: setAdvice}
	case dots > 0:
		return readSpan(s, dots)
	}
	return readList(s)
}

func half(dots int) string {
	if dots == 1 {
		return "../"
	}
	return "/.."
}

func readSpan(s string, dots int) (Date, *fault) {
	from, f := readPoint(s, 1, dots)
	if f != nil {
		return Date{}, f
	}
	to, f := readPoint(s, dots+2, len(s)-1)
	if f != nil {
		return Date{}, f
	}
	if from.Earliest() > to.Latest() {
		return Date{}, backwards(s, "..", "[", "]")
	}
	days := "[" + from.Earliest().String() + ".." + to.Latest().String() + "]"
	if !from.isPlainDay() {
		return Date{}, notADay(s, 1, dots).with(0, len(s), days)
	}
	if !to.isPlainDay() {
		return Date{}, notADay(s, dots+2, len(s)-1).with(0, len(s), days)
	}
	return Date{kind: Span, from: from, to: to}, nil
}

func readList(s string) (Date, *fault) {
	var days []Day
	for at := 1; at < len(s); {
		end := at + strings.IndexAny(s[at:], ",]")
		p, f := readPoint(s, at, end)
		if f != nil {
			return Date{}, f
		}
		if !p.isPlainDay() {
			return Date{}, notADay(s, at, end)
		}
		if slices.Contains(days, p.Earliest()) {
			return Date{}, &fault{start: at, end: end, message: s[at:end] + " stands in the set twice", to: len(s),
				instead: s[:at-1] + s[end:], advice: setAdvice}
		}
		days, at = append(days, p.Earliest()), end+1
	}
	if len(days) == 1 {
		return Date{}, &fault{end: len(s), message: "one day is no set", to: len(s), instead: s[1 : len(s)-1],
			advice: setAdvice}
	}
	return listOf(days), nil
}

func listOf(days []Day) Date {
	slices.Sort(days)
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = d.String()
	}
	return Date{kind: OneOf, from: pointOf(days[0]), to: pointOf(days[len(days)-1]), list: strings.Join(words, ",")}
}

// readPoint reads s[from:to]; the whole of s is passed so that faults know their place.
func readPoint(s string, from, to int) (Point, *fault) {
	body := s[from:to]
	var p Point
	if n := len(body); n > 0 && strings.IndexByte("?~%", body[n-1]) >= 0 {
		p.Uncertain, p.Approximate = body[n-1] != '~', body[n-1] != '?'
		body = body[:n-1]
	}
	switch shape(body) {
	case "ddXX":
		p.Precision, p.Year = Century, 100*number(body[:2])
	case "dddX":
		p.Precision, p.Year = Decade, 10*number(body[:3])
	case "dddd":
		p.Precision, p.Year = Year, number(body)
	case "dddd-XX":
		p.Precision, p.Year = MonthOfYear, number(body[:4])
	case "dddd-XX-XX":
		p.Precision, p.Year = DayOfYear, number(body[:4])
	case "dddd-dd":
		p.Precision, p.Year, p.Month = Month, number(body[:4]), number(body[5:])
	case "dddd-dd-XX":
		p.Precision, p.Year, p.Month = DayOfMonth, number(body[:4]), number(body[5:7])
	case "dddd-dd-dX":
		p.Precision, p.Year, p.Month, p.Day = TenDays, number(body[:4]), number(body[5:7]), 10*number(body[8:9])
	case "dddd-dd-dd":
		p.Precision, p.Year, p.Month, p.Day = DayPrecision, number(body[:4]), number(body[5:7]), number(body[8:])
	default:
		return Point{}, misread(s, from, to, body)
	}
	return p, impossible(p, s, from, to)
}

// shape maps every digit to d and leaves the rest; what is too long to be a date has no shape.
func shape(body string) string {
	var b [len("2024-10-08")]byte
	if len(body) > len(b) {
		return ""
	}
	for i := range len(body) {
		b[i] = body[i]
		if '0' <= b[i] && b[i] <= '9' {
			b[i] = 'd'
		} else if b[i] == 'd' {
			return ""
		}
	}
	return string(b[:len(body)])
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // shape has seen that they are digits
	return n
}

// impossible refuses months and days that no calendar has.
func impossible(p Point, s string, from, to int) *fault {
	if p.Precision < Month {
		return nil
	}
	if p.Month < 1 || p.Month > 12 {
		return noSuchMonth(p, s, from, to)
	}
	last := daysIn(p.Year, p.Month)
	tooLate := p.Day > last
	if tooLate || p.Precision == DayPrecision && p.Day == 0 {
		return noSuchDay(p, s, from, to)
	}
	return nil
}
