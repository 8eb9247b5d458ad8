package edtf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Error says why a string is no date, where, and what to write instead. Message and Help are lower-case, without a full
// stop. Whatever Help puts in double quotes, Parse accepts.
type Error struct {
	Message    string
	Help       string
	Start, End int  // the faulty part of the string: byte offsets, half-open
	Proposes   bool // Help says what to write, and not only how
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

// read returns what is to be believed only without a fault, like all below.
func read(s string) (Date, *fault) {
	if f := foreign(s); f != nil {
		return Date{}, f
	}
	switch {
	case s[0] == '[':
		return readSet(s)
	case strings.Contains(s, "/"):
		return readInterval(s)
	}
	p, f := readPoint(s)
	return Date{kind: Single, from: p, to: p}, f
}

func readInterval(s string) (Date, *fault) {
	slash := strings.IndexByte(s, '/')
	if again := strings.IndexByte(s[slash+1:], '/'); again >= 0 {
		second := slash + 1 + again
		return Date{}, &fault{start: second, end: second + 1, instead: strings.ReplaceAll(s, "/", "-"),
			message: "an interval has one slash, between its two ends",
			advice:  `write an interval as "2024-10-08/2024-10-13"`}
	}
	from, f := readEnd(s, 0, slash)
	if f != nil {
		if monthFirst.MatchString(s) {
			return Date{}, &fault{message: fmt.Sprintf("a date begins with the year, unlike %q", s),
				instead: tidy(monthFirst.ReplaceAllString(s, "$2-$1"))}
		}
		return Date{}, f
	}
	to, f := readEnd(s, slash+1, len(s))
	if f != nil {
		return Date{}, shortened(s, slash, f)
	}
	switch {
	case from.IsOpen() && to.IsOpen():
		return Date{}, &fault{message: "an interval that is open on both sides says nothing",
			advice: "leave the date out if it is not known"}
	case from.IsOpen() || to.IsOpen() || from.Earliest() <= to.Latest():
		return Date{kind: Interval, from: from, to: to}, nil
	}
	return Date{}, backwards(s[:slash], s[slash+1:], "%s/%s")
}

// readEnd reads an end of an interval. ISO's empty end means "unknown", which a reader of the page cannot tell from
// "open".
func readEnd(s string, from, to int) (Point, *fault) {
	f := &fault{message: "the interval lacks one end", instead: "..",
		advice: `write "2024-08/.." or "../2024-12-31" for an open end`}
	switch end := s[from:to]; end {
	case "..":
		return Point{}, nil
	case "open", "unknown": // the words of the 2012 draft
		f.message = fmt.Sprintf("%q is no end of an interval", end)
	case "":
	default:
		return readPart(s, from, to)
	}
	return Point{}, f.within(s, from, to)
}

func readSet(s string) (Date, *fault) {
	if strings.IndexByte(s, ']') != len(s)-1 {
		return Date{}, &fault{message: "a set ends with ], and nothing follows it",
			instead: "[" + strings.Trim(s, "[]?~%") + "]", advice: setAdvice}
	}
	before, after, isSpan := strings.Cut(s[1:len(s)-1], "..")
	dots := len("[") + len(before)
	switch {
	case !isSpan:
		return readList(s)
	case strings.Contains(s, ","):
		return Date{}, &fault{start: dots, end: dots + 2, message: "a set is either a list or a span, not both",
			advice: setAdvice}
	case before == "" || after == "":
		return Date{}, &fault{start: dots, end: dots + 2, message: "a span within [ ] needs a day at both ends",
			instead: cmp.Or(before, "..") + "/" + cmp.Or(after, ".."), advice: setAdvice}
	}
	return readSpan(s, dots)
}

func readSpan(s string, dots int) (Date, *fault) {
	from, f := readPart(s, 1, dots)
	if f != nil {
		return Date{}, f
	}
	to, f := readPart(s, dots+2, len(s)-1)
	if f != nil {
		return Date{}, f
	}
	if from.Earliest() > to.Latest() {
		return Date{}, backwards(s[1:dots], s[dots+2:len(s)-1], "[%s..%s]")
	}
	days := "[" + from.Earliest().String() + ".." + to.Latest().String() + "]"
	if !from.isPlainDay() {
		return Date{}, notADay(s, 1, dots, days)
	}
	if !to.isPlainDay() {
		return Date{}, notADay(s, dots+2, len(s)-1, days)
	}
	return Date{kind: Span, from: from, to: to}, nil
}

func readList(s string) (Date, *fault) {
	var days []string
	for at := 1; at < len(s); {
		end := at + strings.IndexAny(s[at:], ",]")
		p, f := readPart(s, at, end)
		switch day := s[at:end]; {
		case f != nil:
			return Date{}, f
		case !p.isPlainDay():
			return Date{}, notADay(s, at, end, "")
		case slices.Contains(days, day):
			return Date{}, &fault{start: at, end: end, message: day + " stands in the set twice",
				instead: s[:at-1] + s[end:], advice: setAdvice}
		default:
			days, at = append(days, day), end+1
		}
	}
	if len(days) == 1 {
		return Date{}, &fault{message: "one day is no set", instead: days[0], advice: setAdvice}
	}
	slices.Sort(days)
	from, _ := readPoint(days[0])
	to, _ := readPoint(days[len(days)-1])
	return Date{kind: OneOf, from: from, to: to, list: strings.Join(days, ",")}, nil
}

func readPart(s string, from, to int) (Point, *fault) {
	p, f := readPoint(s[from:to])
	if f != nil {
		f.within(s, from, to)
	}
	return p, f
}

func readPoint(s string) (Point, *fault) {
	var p Point
	body := s
	if n := len(s) - 1; n >= 0 && strings.IndexByte("?~%", s[n]) >= 0 {
		p.Uncertain, p.Approximate, body = s[n] != '~', s[n] != '?', s[:n]
	}
	shaped := shape.Replace(body)
	index := slices.IndexFunc(forms[:], func(f form) bool { return f.shape == shaped })
	if index <= int(Open) {
		return Point{}, misread(s, body)
	}
	p.Precision = Precision(index)
	digits := strings.ReplaceAll(body, "X", "0") + "-00-00"
	p.Year, p.Month, p.Day = number(digits[:4]), number(digits[5:7]), number(digits[8:10])
	return p, impossible(p, s)
}

// shape maps every digit to d, and what could pass for one to D.
var shape = strings.NewReplacer("0", "d", "1", "d", "2", "d", "3", "d", "4", "d", "5", "d", "6", "d", "7", "d",
	"8", "d", "9", "d", "d", "D")

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // shape has seen that they are digits
	return n
}
