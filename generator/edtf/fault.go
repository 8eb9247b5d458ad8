package edtf

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	dateAdvice = `write a date as "2024-10-08", "2024-10" or "2024"`
	setAdvice  = `write "[2024-10-07,2024-10-08]" for one of these days, "[2024-10-07..2024-10-09]" for one day of a span`
)

// fault is what reading found wrong. It carries a proposal that nobody has checked yet; explain does, so that no help
// ever names a date that would be refused in turn.
type fault struct {
	start, end int // the faulty bytes
	message    string
	from, to   int    // replacing s[from:to] …
	instead    string // … by this may give a date; "" for no proposal
	lead       string // help before the proposal
	advice     string // help when the proposal gives none
}

func (f *fault) with(from, to int, instead string) *fault {
	f.from, f.to, f.instead = from, to, instead
	return f
}

func (f *fault) explain(s string) *Error {
	e := &Error{Message: f.message, Help: f.advice, Start: f.start, End: f.end}
	if f.instead == "" {
		return e
	}
	if whole := s[:f.from] + f.instead + s[f.to:]; reads(whole) {
		e.Help = f.lead + fmt.Sprintf("write %q", whole)
	} else if d, fault := read(f.instead); fault == nil && d.kind == Single {
		e.Help = f.lead + fmt.Sprintf("write %q there", f.instead)
	}
	return e
}

// Nothing here may call explain, which would make proposals for proposals.
func reads(s string) bool {
	_, f := read(s)
	return f == nil
}

// foreign refuses what cannot begin to be a date, whatever its form.
func foreign(s string) *fault {
	if s == "" {
		return &fault{message: "the date is empty", advice: dateAdvice + ", or leave the key out"}
	}
	if at := strings.IndexFunc(s, unicode.IsSpace); at >= 0 {
		_, width := utf8.DecodeRuneInString(s[at:])
		return &fault{start: at, end: at + width, message: "white space has no place in a date", to: len(s),
			instead: closedUp(s), advice: dateAdvice}
	}
	if at := strings.IndexAny(s, "‐‑‒–—−"); at >= 0 {
		return &fault{start: at, end: at + len("–"), message: "a dash where a date has a hyphen", to: len(s),
			instead: hyphens.Replace(s), advice: dateAdvice}
	}
	if at := strings.IndexAny(s, "{}"); at >= 0 {
		return &fault{start: at, end: at + 1, message: "a set in braces means all of these days", to: len(s),
			instead: strings.Replace(strings.Trim(s, "{}"), "..", "/", 1),
			advice:  `write one entry for each day; "[2024-10-07,2024-10-08]" means one of these days`}
	}
	return nil
}

var hyphens = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-")

// closedUp guesses what a date with spaces means: an interval with a spaced dash, a day with a time, or just the spaces.
func closedUp(s string) string {
	words := strings.Fields(s)
	switch {
	case len(words) == 3 && strings.Contains("-–— bis to", words[1]):
		return words[0] + "/" + words[2]
	case len(words) > 1 && strings.Contains(words[1], ":"):
		return words[0]
	}
	return strings.Join(words, "")
}

// lacking is the fault of an interval's end that is empty or a word. ISO's empty end means "unknown", which a reader of
// the page cannot tell from "open".
func lacking(s string, from, to int) *fault {
	start := min(from, len(s)-1) // the slash, if the end after it is empty
	f := &fault{start: start, end: max(to, start+1), message: "the interval lacks one end",
		advice: `write "2024-08/.." or "../2024-12-31" for an open end`}
	if from < to {
		f.message = fmt.Sprintf("%q is no end of an interval", s[from:to])
	}
	return f.with(from, to, "..")
}

func tooManySlashes(s string, second int) *fault {
	return &fault{start: second, end: second + 1, message: "an interval has one slash, between its two ends", to: len(s),
		instead: strings.ReplaceAll(s, "/", "-"), advice: `write an interval as "2024-10-08/2024-10-13"`}
}

// shortened recognises an end that leaves out what both ends share (2024-10-08/13), which ISO 8601-1 allows and EDTF
// does not.
func shortened(s string, slash int, f *fault) *fault {
	left, right := s[:slash], s[slash+1:]
	if strings.Trim(right, "0123456789-") != "" || right == "" || len(right) >= len(left) {
		return f
	}
	whole := left[:len(left)-len(right)] + right
	if !reads(whole) {
		return f
	}
	return &fault{start: slash + 1, end: len(s), message: fmt.Sprintf("%q is not a whole date", right),
		from: slash + 1, to: len(s), instead: whole, advice: `write both ends in full, as in "2024-10-08/2024-10-13"`}
}

// monthFirst recognises 10/2024, which looks like an interval.
func monthFirst(s string, slash int, f *fault) *fault {
	month, year := s[:slash], s[slash+1:]
	if slash == 0 || slash > 2 || strings.Trim(month, "0123456789") != "" || shape(year) != "dddd" {
		return f
	}
	return &fault{end: len(s), message: fmt.Sprintf("a date begins with the year, unlike %q", s), to: len(s),
		instead: string(appendMonth(nil, number(year), number(month))), advice: dateAdvice}
}

func backwards(s, between, before, after string) *fault {
	a, b, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(s, before), after), between)
	return &fault{end: len(s), message: fmt.Sprintf("the dates run backwards: %s lies after %s", a, b), to: len(s),
		instead: before + b + between + a + after, advice: "write the earlier date first"}
}

func notADay(s string, from, to int) *fault {
	return &fault{start: from, end: to, message: fmt.Sprintf("a set names single days, and %q is none", s[from:to]),
		advice: setAdvice}
}

func noSuchMonth(p Point, s string, from, to int) *fault {
	written := s[from+5 : from+7]
	f := &fault{start: from + 5, end: from + 7, message: fmt.Sprintf("there is no month %q", written),
		advice: `write a month from 01 to 12, or leave it out`}
	if days, ok := seasons[written]; ok && p.Precision == Month {
		f.message = fmt.Sprintf("%q is a season or a part of the year, which different readers date differently", written)
		return f.with(from, to, daysOfMonths(p.Year, days[0], days[1]))
	}
	if p.Precision == DayPrecision && p.Day >= 1 && p.Day <= 12 {
		p.Month, p.Day = p.Day, p.Month
		return f.with(from, to, p.String())
	}
	if p.Precision == Month && p.Month == 0 {
		p.Precision = Year
		return f.with(from, to, p.String())
	}
	return f
}

// seasons maps the season codes of ISO 8601-2 to months; a month over 12 lies in the next year. The southern seasons
// are left out: nobody writes them by accident.
var seasons = map[string][2]int{
	"21": {3, 5}, "22": {6, 8}, "23": {9, 11}, "24": {12, 14}, "25": {3, 5}, "26": {6, 8}, "27": {9, 11}, "28": {12, 14},
	"33": {1, 3}, "34": {4, 6}, "35": {7, 9}, "36": {10, 12}, "37": {1, 4}, "38": {5, 8}, "39": {9, 12},
	"40": {1, 6}, "41": {7, 12},
}

func daysOfMonths(year, first, last int) string {
	return "[" + NewDay(year, first, 1).String() + ".." + NewDay(year, last+1, 0).String() + "]"
}

func noSuchDay(p Point, s string, from, to int) *fault {
	last := daysIn(p.Year, p.Month)
	message := fmt.Sprintf("%s is no day: %s %d has %d days", s[from:from+10], time.Month(p.Month), p.Year, last)
	p.Precision = DayOfMonth
	advice := fmt.Sprintf("write a day from 01 to %d", last)
	return &fault{start: from + 8, end: from + 10, message: message, from: from, to: to, instead: p.String(),
		lead: advice + ", or, if it is not known, ", advice: advice}
}
