package edtf

import (
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

const (
	dateAdvice = `write a date as "2024-10-08", "2024-10" or "2024"`
	setAdvice  = `write "[2024-10-07,2024-10-08]" for one of these days, "[2024-10-07..2024-10-09]" for one day of a span`
)

// fault is what reading found wrong with a text. It carries a proposal that nobody has checked yet; explain does, so
// that no help ever names a date that would be refused in turn.
type fault struct {
	start, end    int // the faulty bytes; the whole text if end is 0
	message       string
	instead       string // this instead of the text may give a date; "" for no proposal
	before, after string // what stands around the text in the date
	lead          string // help before the proposal
	advice        string // help when the proposal gives none; dateAdvice if it is ""
}

// within takes a fault of s[from:to] for one of s. Where nothing stands, the sign beside it is the faulty one.
func (f *fault) within(s string, from, to int) *fault {
	f.start, f.end = from+f.start, from+max(cmp.Or(f.end, to-from), 1)
	f.before, f.after = s[:from], s[to:]
	return f
}

func (f *fault) explain(s string) *Error {
	e := &Error{Message: f.message, Help: cmp.Or(f.advice, dateAdvice), Start: f.start, End: cmp.Or(f.end, len(s))}
	if e.End > len(s) {
		e.Start, e.End = len(s)-1, len(s)
	}
	if f.instead == "" {
		return e
	}
	if whole := f.before + f.instead + f.after; reads(whole) {
		e.Help, e.Proposes = f.lead+fmt.Sprintf("write %q", whole), true
	} else if d, fault := read(f.instead); fault == nil && d.kind == Single {
		e.Help, e.Proposes = f.lead+fmt.Sprintf("write %q there", f.instead), true
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
		return &fault{start: at, end: at + width, message: "white space has no place in a date", instead: closedUp(s)}
	}
	if at := strings.IndexAny(s, "‐‑‒–—−"); at >= 0 {
		return &fault{start: at, end: at + len("–"), message: "a dash where a date has a hyphen",
			instead: hyphens.Replace(s)}
	}
	if at := strings.IndexAny(s, "{}"); at >= 0 {
		return &fault{start: at, end: at + 1, message: "a set in braces means all of these days",
			instead: strings.ReplaceAll(strings.Trim(s, "{}"), "..", "/"),
			advice:  `write one entry for each day; "[2024-10-07,2024-10-08]" means one of these days`}
	}
	return nil
}

var hyphens = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-")

// closedUp guesses what a date with spaces means: an interval with a spaced dash, a day with a time, or just the
// spaces.
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
	f = &fault{message: fmt.Sprintf("%q is not a whole date", right), instead: whole,
		advice: `write both ends in full, as in "2024-10-08/2024-10-13"`}
	return f.within(s, slash+1, len(s))
}

func backwards(a, b, form string) *fault {
	return &fault{message: fmt.Sprintf("the dates run backwards: %s lies after %s", a, b),
		instead: fmt.Sprintf(form, b, a), advice: "write the earlier date first"}
}

func notADay(s string, from, to int, instead string) *fault {
	return &fault{start: from, end: to, message: fmt.Sprintf("a set names single days, and %q is none", s[from:to]),
		instead: instead, advice: setAdvice}
}

// impossible refuses months and days that no calendar has.
func impossible(p Point, s string) *fault {
	if p.Precision < Month {
		return nil
	}
	if p.Month < 1 || p.Month > 12 {
		return noSuchMonth(p, s[5:7])
	}
	last := daysIn(p.Year, p.Month)
	if p.Day <= last && (p.Day > 0 || p.Precision != DayPrecision) {
		return nil
	}
	p.Precision = DayOfMonth
	advice := fmt.Sprintf("write a day from 01 to %d", last)
	return &fault{start: 8, end: 10, instead: p.String(), lead: advice + ", or, if it is not known, ", advice: advice,
		message: fmt.Sprintf("%s is no day: %s %d has %d days", s[:10], time.Month(p.Month), p.Year, last)}
}

func noSuchMonth(p Point, written string) *fault {
	f := &fault{start: 5, end: 7, message: fmt.Sprintf("there is no month %q", written),
		advice: `write a month from 01 to 12, or leave it out`}
	months, isSeason := seasons[p.Month]
	switch {
	case p.Precision == Month && isSeason:
		f.message = fmt.Sprintf("%q is a season or a part of the year, which different readers date differently",
			written)
		f.instead = fmt.Sprintf("[%s..%s]", NewDay(p.Year, months[0], 1), NewDay(p.Year, months[1]+1, 0))
	case p.Precision == DayPrecision: // unless that gives no date either
		p.Month, p.Day = p.Day, p.Month
		f.instead = p.String()
	case p.Precision == Month && p.Month == 0:
		p.Precision = Year
		f.instead = p.String()
	}
	return f
}

// seasons maps the season codes of ISO 8601-2 to months; a month over 12 lies in the next year. The southern seasons
// are left out: nobody writes them by accident.
var seasons = map[int][2]int{
	21: {3, 5}, 22: {6, 8}, 23: {9, 11}, 24: {12, 14}, 25: {3, 5}, 26: {6, 8}, 27: {9, 11}, 28: {12, 14},
	33: {1, 3}, 34: {4, 6}, 35: {7, 9}, 36: {10, 12}, 37: {1, 4}, 38: {5, 8}, 39: {9, 12}, 40: {1, 6}, 41: {7, 12},
}

// A slip is a way of writing a date that is refused with a proposal. The table slips.toml is their list.
type slip struct {
	Pattern *regexp.Regexp // over a date without its qualifier; a group named at marks the faulty part
	Message string         // %q is the faulty part
	Instead string         // a proposal made of the groups, "" for none
	Advice  string         // a key of advices, or what is meant itself; "" for dateAdvice
}

//go:embed slips.toml
var slipsTable string

// slips panics on a table that does not parse: it is part of the program.
var slips = sync.OnceValue(func() []slip {
	var table map[string][]slip
	if _, err := toml.Decode(slipsTable, &table); err != nil {
		panic("edtf: slips.toml: " + err.Error())
	}
	return table["slip"]
})

const unspecifiedAdvice = `write "2024-10-XX" or "2024-10-1X" for a day, "2024-XX" for a month, ` +
	`"202X" or "20XX" for a year that is not known`

var advices = map[string]string{"set": setAdvice, "unspecified": unspecifiedAdvice}

// monthFirst is 10/2024, which looks like an interval.
var monthFirst = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)

var loneDigit = regexp.MustCompile(`-(\d)\b`)

// tidy writes a proposal as a date is written: two digits for month and day, a capital X for a digit.
func tidy(proposal string) string {
	return loneDigit.ReplaceAllString(strings.NewReplacer("x", "X", "u", "X", "U", "X").Replace(proposal), "-0$1")
}

// misread says what is wrong with a text that is no point. body is it without its qualifier.
func misread(text, body string) *fault {
	if at := strings.IndexAny(body, "?~%"); at >= 0 {
		return misplaced(text, at)
	}
	for _, slip := range slips() {
		m := slip.Pattern.FindStringSubmatchIndex(body)
		if m == nil {
			continue
		}
		at := 2 * max(slip.Pattern.SubexpIndex("at"), 0)
		f := &fault{start: m[at], end: m[at+1], advice: cmp.Or(advices[slip.Advice], slip.Advice)}
		f.message = fmt.Sprintf(slip.Message, body[f.start:f.end])
		if slip.Instead != "" {
			f.instead = tidy(string(slip.Pattern.ExpandString(nil, slip.Instead, body, m))) + text[len(body):]
		}
		return f
	}
	if body == "" {
		return &fault{message: "there is a date missing"}
	}
	return &fault{message: fmt.Sprintf("%q is not a date", text)}
}

// misplaced proposes all qualifiers of a point as the one at its end: level 2 puts them at single components, where a
// reader cannot tell what they cover.
func misplaced(text string, at int) *fault {
	marks := qualifiers[[2]bool{strings.ContainsAny(text, "?%"), strings.ContainsAny(text, "~%")}]
	return &fault{start: at, end: at + 1, advice: `write one of ?, ~ and % at the end, as in "2024-10-03~"`,
		message: fmt.Sprintf("%q does not stand at the end of the date", text[at:at+1]),
		instead: strings.NewReplacer("?", "", "~", "", "%", "").Replace(text) + marks}
}
