package edtf

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestParseKnowsTheFirstAndTheLastDay(t *testing.T) {
	tests := []struct {
		in               string
		kind             Kind
		earliest, latest string // "" for open
	}{
		{"2024-10-08", Single, "2024-10-08", "2024-10-08"},
		{"2024-10-03~", Single, "2024-10-03", "2024-10-03"},
		{"2024-10-03?", Single, "2024-10-03", "2024-10-03"},
		{"2024-10-03%", Single, "2024-10-03", "2024-10-03"},
		{"2024-10", Single, "2024-10-01", "2024-10-31"},
		{"2024-02", Single, "2024-02-01", "2024-02-29"},
		{"2024-12", Single, "2024-12-01", "2024-12-31"},
		{"2024-10%", Single, "2024-10-01", "2024-10-31"},
		{"2024", Single, "2024-01-01", "2024-12-31"},
		{"2024-10-XX", Single, "2024-10-01", "2024-10-31"},
		{"2024-10-0X", Single, "2024-10-01", "2024-10-09"},
		{"2024-10-1X", Single, "2024-10-10", "2024-10-19"},
		{"2024-10-3X", Single, "2024-10-30", "2024-10-31"},
		{"2023-02-2X", Single, "2023-02-20", "2023-02-28"},
		{"2024-02-2X~", Single, "2024-02-20", "2024-02-29"},
		{"2024-XX", Single, "2024-01-01", "2024-12-31"},
		{"2024-XX-XX", Single, "2024-01-01", "2024-12-31"},
		{"202X", Single, "2020-01-01", "2029-12-31"},
		{"20XX", Single, "2000-01-01", "2099-12-31"},
		{"0000", Single, "0000-01-01", "0000-12-31"},
		{"9999-12-31", Single, "9999-12-31", "9999-12-31"},
		{"2024-10-08/2024-10-13", Interval, "2024-10-08", "2024-10-13"},
		{"2024-10-08/2024-10-08", Interval, "2024-10-08", "2024-10-08"},
		{"2024-10-08~/2024-10?", Interval, "2024-10-08", "2024-10-31"},
		{"2024/2024-03", Interval, "2024-01-01", "2024-03-31"},
		{"2024-08/..", Interval, "2024-08-01", ""},
		{"../2024-12-31", Interval, "", "2024-12-31"},
		{"[2024-10-07,2024-10-08]", OneOf, "2024-10-07", "2024-10-08"},
		{"[2024-10-07..2024-10-09]", Span, "2024-10-07", "2024-10-09"},
	}
	for _, test := range tests {
		d, err := Parse(test.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.in, err)
			continue
		}
		if d.Kind() != test.kind || d.String() != test.in {
			t.Errorf("Parse(%q) = kind %d, %q; want kind %d, the same text", test.in, d.Kind(), d, test.kind)
		}
		if got := ends(d); got != test.earliest+" "+test.latest {
			t.Errorf("Parse(%q) means %q, want %q", test.in, got, test.earliest+" "+test.latest)
		}
	}
}

// ends writes the first and the last day with a space between, and nothing for an open end.
func ends(d Date) string {
	var words [2]string
	if day, ok := d.Earliest(); ok {
		words[0] = day.String()
	}
	if day, ok := d.Latest(); ok {
		words[1] = day.String()
	}
	return strings.Join(words[:], " ")
}

func TestASetIsSortedSoThatEqualSetsAreEqual(t *testing.T) {
	a, b := date(t, "[2024-10-09,2024-10-07,2024-10-08]"), date(t, "[2024-10-07,2024-10-08,2024-10-09]")
	if a != b {
		t.Errorf("%s and %s differ", a, b)
	}
	var days []string
	for _, p := range a.Points() {
		days = append(days, p.String())
	}
	if want := []string{"2024-10-07", "2024-10-08", "2024-10-09"}; !slices.Equal(days, want) {
		t.Errorf("Points() = %q, want %q", days, want)
	}
}

func TestPointsTellEachEndWithItsQualifier(t *testing.T) {
	points := date(t, "2024-10-03%/..").Points()
	want := []Point{{Precision: DayPrecision, Year: 2024, Month: 10, Day: 3, Uncertain: true, Approximate: true}, {}}
	if !slices.Equal(points, want) {
		t.Errorf("Points() = %+v, want %+v", points, want)
	}
	if points[0].IsOpen() || !points[1].IsOpen() {
		t.Errorf("IsOpen = %t, %t, want only the second to be open", points[0].IsOpen(), points[1].IsOpen())
	}
}

func TestASingleDateIsOnePoint(t *testing.T) {
	d := date(t, "2024-10")
	want := Point{Precision: Month, Year: 2024, Month: 10}
	if from, to := d.Ends(); !slices.Equal(d.Points(), []Point{want}) || from != want || to != want {
		t.Errorf("got %+v, from %+v to %+v, want %+v", d.Points(), from, to, want)
	}
}

func TestTheZeroDateIsNoDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.Kind() != None || d.String() != "" || d.Points() != nil || ends(d) != " " {
		t.Errorf("the zero Date is %q of kind %d from/to %q with points %v, want nothing", d, d.Kind(), ends(d), d.Points())
	}
}

func TestOnlyAnUnqualifiedSingleDayIsExact(t *testing.T) {
	if day, ok := date(t, "2024-10-08").Exact(); !ok || day.String() != "2024-10-08" {
		t.Errorf("Exact() = %s, %t, want 2024-10-08, true", day, ok)
	}
	for _, s := range []string{"2024-10-08~", "2024-10", "2024-10-XX", "2024-10-1X", "2024-10-08/2024-10-08", "../2024-10-08",
		"[2024-10-08..2024-10-08]"} {
		if day, ok := date(t, s).Exact(); ok {
			t.Errorf("%s is exact (%s), want not", s, day)
		}
	}
}

func TestQualifiedSeesEitherEnd(t *testing.T) {
	for s, want := range map[string]bool{"2024-10-08": false, "2024-10?": true, "2024~": true, "2024%/..": true,
		"../2024~": true, "2024-10-08/2024-10-09?": true, "[2024-10-07,2024-10-08]": false} {
		if got := date(t, s).Qualified(); got != want {
			t.Errorf("%s: Qualified() = %t, want %t", s, got, want)
		}
	}
}

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

var quoted = regexp.MustCompile(`"([^"]*)"`)

// FuzzDates holds what callers rely on: dates are read back as they print, and their order is that of their days.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"2024-10-08", "2024-10-03~", "202X?", "20XX", "2024-XX", "2024-10-1X%", "2024-08/..",
		"../2024-12-31", "[2024-10-09,2024-10-07]", "[2024-10-07..2024-10-09]", "2024?-10", "{2024}", "8.10.2024", "2024/25",
		"2024-21", "2024-10-08 – 2024-10-13", "Y17000", "2024-xx", "[2024-10..2024-11~]"} {
		f.Add(s, "2024-10-08")
	}
	f.Add("2024-10-03~", "[2024-11-03,2024-11-04]")
	f.Add("../2024-12-31", "2025/..")
	f.Add("202X%", "20XX")
	f.Add("2024-10-1X", "2024-10-01/2024-10-09?")
	f.Fuzz(func(t *testing.T, s, r string) {
		checkParsed(t, s)
		checkParsed(t, r)
		checkOrder(t, s, r)
	})
}

// checkParsed holds that what parses prints and parses back to itself, that its ends are in order, and that what does
// not parse says so within the string and proposes only what parses.
func checkParsed(t *testing.T, s string) {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		checkError(t, s, err)
		return
	}
	if again, err := Parse(d.String()); err != nil || again != d {
		t.Errorf("%q prints as %q, which parses as %+v, %v", s, d, again, err)
	}
	earliest, bounded := d.Earliest()
	latest, ended := d.Latest()
	if bounded && ended && earliest > latest {
		t.Errorf("%q begins on %s and ends on %s", s, earliest, latest)
	}
	for _, p := range d.Points() {
		if !p.IsOpen() && p.Earliest() > p.Latest() {
			t.Errorf("%q: %s begins on %s and ends on %s", s, p, p.Earliest(), p.Latest())
		}
	}
}

func checkError(t *testing.T, s string, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Message == "" || e.Help == "" {
		t.Fatalf("Parse(%q) = %#v, want an *Error with message and help", s, err)
	}
	if e.Start < 0 || e.Start > e.End || e.End > len(s) || s != "" && e.Start == e.End {
		t.Errorf("Parse(%q) points to %d:%d, want a part of it", s, e.Start, e.End)
	}
	for _, proposal := range quoted.FindAllStringSubmatch(e.Help, -1) {
		if _, err := Parse(proposal[1]); err != nil {
			t.Errorf("Parse(%q) proposes %q, which is refused: %v", s, proposal[1], err)
		}
	}
}
