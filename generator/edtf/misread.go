package edtf

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// A slip is a way of writing a date that people know from elsewhere: other levels of EDTF, other parts of ISO 8601, or
// everyday life.
type slip struct {
	pattern *regexp.Regexp              // over a date without its qualifier; a group named at marks the faulty part
	message string                      // %q is the faulty part
	instead func(group []string) string // a proposal, "" or nil for none
	advice  string                      // "" for dateAdvice
}

// slips are compiled when the first faulty date turns up: a build without one should not pay for them.
var slips = sync.OnceValue(func() []slip {
	first := func(g []string) string { return g[1] }
	return []slip{
		{re(`^(\d{4}-\d\d-\d\d)(?P<at>[Tt].*)$`), "a date here has no time of day (%q)", first, ""},
		{re(`^(\d{4})(\d\d)(\d\d)$`), "the hyphens are missing in %q", padded(1, 2, 3), ""},
		{re(`^[Yy]?[+]?\d{5,}$`), "a year over four digits (%q) is not supported", nil, ""},
		{re(`^[Yy]?-\d.*$`), "a year before year 0 (%q) is not supported", nil, ""},
		{re(`^(?P<at>[Yy])(\d{4}.*)$`), "%q stands before a year", func(g []string) string { return g[2] }, ""},
		{re(`^[Yy]?-?\d+(?P<at>[EeSs]\d+.*)$`), "an exponent or a number of significant digits (%q) is not supported",
			nil, ""},
		{re(`^[\dXxUu-]*?(?P<at>[xUu]+)[\dXxUu-]*$`), "an unspecified digit is written as a capital X, not %q", capitalX, ""},
		{re(`^(\d{4})-(?P<at>[01]X)$`), "%q leaves open which months are meant", someMonths, unspecifiedAdvice},
		{re(`^(\d{4}-)(?P<at>XX)-[\dX]{2}$`), "a day of an unspecified month (%q) is not supported",
			func(g []string) string { return g[1] + "XX" }, unspecifiedAdvice},
		{re(`^X[X-]*$`), "%q says nothing", nil, "leave the date out if it is not known"},
		{re(`^[\dX-]*?(?P<at>X+)[\dX-]*$`), "X (in %q) may only stand for the last digits of a year, a month or a day", nil,
			unspecifiedAdvice},
		{re(`^(\d{4})-(\d{1,2})-(\d{1,2})$`), "month and day have two digits, unlike in %q", padded(1, 2, 3), ""},
		{re(`^(\d{4})-(\d)$`), "a month has two digits, unlike in %q", padded(1, 2, 0), ""},
		{re(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`), "a date begins with the year, unlike %q", padded(3, 2, 1), ""},
		{re(`^(\d{1,2})[.-](\d{4})$`), "a date begins with the year, unlike %q", padded(2, 1, 0), ""},
		{re(`^(\d{4})\.(\d{1,2})\.(\d{1,2})$`), "a date is written with hyphens, unlike %q", padded(1, 2, 3), ""},
		{re(`^\d{4}-?(?P<at>[Ww]\d.*)$`), "a week date (%q) is not supported", nil, ""},
		{re(`^\d{4}-(?P<at>\d{3})$`), "a day of the year (%q) is not supported", nil, ""},
		{re(`^(\d{4})-(\d{4})$`), "two years (%q) are joined by a slash", func(g []string) string { return g[1] + "/" + g[2] },
			""},
		{re(`^\.\.$`), "an open date (%q) says nothing", nil, "leave the date out if it is not known"},
		{re(`^.*(\.\.|,).*$`), "several days (%q) stand in square brackets",
			func(g []string) string { return "[" + strings.Trim(g[0], "[]") + "]" }, setAdvice},
		{re(`^\d{3}$`), "%q has three digits and no year has", func(g []string) string { return g[0] + "X" }, ""},
		{re(`^\d{2}$`), "%q has two digits and no year has", nil, `write a year as "2024", a century as "20XX"`},
	}
})

const unspecifiedAdvice = `write "2024-10-XX" or "2024-10-1X" for a day, "2024-XX" for a month, ` +
	`"202X" or "20XX" for a year that is not known`

func re(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }

// padded writes the groups for year, month and day as a date; day 0 leaves the day out.
func padded(year, month, day int) func([]string) string {
	return func(g []string) string {
		if day == 0 {
			return string(appendMonth(nil, number(g[year]), number(g[month])))
		}
		return string(appendDay(nil, number(g[year]), number(g[month]), number(g[day])))
	}
}

func capitalX(g []string) string {
	return strings.NewReplacer("x", "X", "u", "X", "U", "X").Replace(g[0])
}

func someMonths(g []string) string {
	if g[2] == "0X" {
		return daysOfMonths(number(g[1]), 1, 9)
	}
	return daysOfMonths(number(g[1]), 10, 12)
}

// misread says what is wrong with s[from:to], which is no date. body is that without its qualifier.
func misread(s string, from, to int, body string) *fault {
	if at := strings.IndexAny(body, "?~%"); at >= 0 {
		return misplaced(s, from, to, from+at)
	}
	for _, slip := range slips() {
		m := slip.pattern.FindStringSubmatchIndex(body)
		if m == nil {
			continue
		}
		return slip.fault(s, from, to, body, m)
	}
	if body == "" {
		return &fault{start: from, end: min(from+1, len(s)), message: "there is a date missing", advice: dateAdvice}
	}
	return &fault{start: from, end: to, message: fmt.Sprintf("%q is not a date", s[from:to]), advice: dateAdvice}
}

func (sl slip) fault(s string, from, to int, body string, m []int) *fault {
	start, end := m[0], m[1]
	if i := sl.pattern.SubexpIndex("at"); i > 0 {
		start, end = m[2*i], m[2*i+1]
	}
	f := &fault{start: from + start, end: from + end, message: fmt.Sprintf(sl.message, body[start:end]), advice: sl.advice}
	if f.advice == "" {
		f.advice = dateAdvice
	}
	if sl.instead == nil {
		return f
	}
	groups := sl.pattern.FindStringSubmatch(body)
	if instead := sl.instead(groups); instead != "" {
		f.with(from, to, instead+s[from+len(body):to])
	}
	return f
}

// misplaced proposes all qualifiers of a point as the one at its end: level 2 puts them at single components, where a
// reader cannot tell what they cover.
func misplaced(s string, from, to, at int) *fault {
	text := s[from:to]
	var p Point
	p.Uncertain, p.Approximate = strings.ContainsAny(text, "?%"), strings.ContainsAny(text, "~%")
	bare := strings.NewReplacer("?", "", "~", "", "%", "").Replace(text)
	return &fault{start: at, end: at + 1, message: fmt.Sprintf("%q does not stand at the end of the date", text[at-from:at-from+1]),
		from: from, to: to, instead: bare + qualifier(p),
		advice: `write one of ?, ~ and % at the end, as in "2024-10-03~"`}
}
