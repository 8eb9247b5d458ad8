package opendata

import (
	"bytes"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func german(t testing.TB) *lang.Lang {
	t.Helper()
	l, ok := lang.For("de")
	if !ok {
		t.Fatal("there are no German words")
	}
	return l
}

// eventsOn returns a site and one event for each date, with ids e0, e1 and so on.
func eventsOn(t testing.TB, title string, dates ...string) (*fact.Base, *address.Book, []*timeline.Entry) {
	t.Helper()
	home, err := url.Parse("https://example.org/fakten/")
	if err != nil {
		t.Fatal(err)
	}
	base := &fact.Base{Site: &fact.Site{Title: "Fakten, geprüft; \\ und mehr", Language: "de", BaseURL: home}}
	var entries []*timeline.Entry
	for i, d := range dates {
		e := &fact.Event{ID: "e" + string(rune('0'+i)), When: date(t, d), Title: title}
		base.Events = append(base.Events, e)
		entries = append(entries, &timeline.Entry{Kind: timeline.Event, When: e.When, Path: address.EventEntry(e), Page: address.EventEntry(e), ID: "event-" + e.ID, Title: title, Event: e})
	}
	return base, address.New(base, nil), entries
}

// calendar writes a calendar and reads it with the library's parser.
func calendar(t testing.TB, base *fact.Base, entries []*timeline.Entry, book *address.Book) ([]byte, *ics.Calendar) {
	t.Helper()
	text, err := Calendar(base, entries, book, german(t))
	if err != nil {
		t.Fatal(err)
	}
	read, err := ics.ParseCalendar(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return text, read
}

// property returns the value of a property as its author wrote it.
func property(e *ics.VEvent, name ics.ComponentProperty) string {
	if p := e.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}

func TestTheCalendarHasTheExactDaysAndNoOthers(t *testing.T) {
	base, book, entries := eventsOn(t, "Etwas", "2024-02-28", "2024-02-29", "2024-12-31", "2024-10-08~", "2024-10-08?", "2024-10", "2024-10-XX",
		"2024-10-08/2024-10-13", "[2024-10-07,2024-10-08]", "2024-10-08/..")
	_, cal := calendar(t, base, entries, book)
	want := [][4]string{
		{"event-e0@example.org/fakten", "20240228", "20240229", "20240228T000000Z"},
		{"event-e1@example.org/fakten", "20240229", "20240301", "20240229T000000Z"},
		{"event-e2@example.org/fakten", "20241231", "20250101", "20241231T000000Z"},
	}
	if len(cal.Events()) != len(want) {
		t.Fatalf("got %d events, want %d", len(cal.Events()), len(want))
	}
	for i, e := range cal.Events() {
		got := [4]string{e.Id(), property(e, ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyDtEnd), property(e, ics.ComponentPropertyDtstamp)}
		if got != want[i] {
			t.Errorf("got the id, start, end and stamp %v, want %v", got, want[i])
		}
		for _, name := range []ics.ComponentProperty{ics.ComponentPropertyDtStart, ics.ComponentPropertyDtEnd} {
			if kind := e.GetProperty(name).GetValueType(); kind != ics.ValueDataTypeDate {
				t.Errorf("%s of %s: got a %s, want a DATE", name, e.Id(), kind)
			}
		}
	}
}

// The first day of the year 10000 cannot be written in eight digits, and readers that try get year 999 or 1000.
func TestTheLastDayOfTheCalendarHasNoEnd(t *testing.T) {
	base, book, entries := eventsOn(t, "Etwas", "9999-12-30", "9999-12-31", "0000-01-01")
	_, cal := calendar(t, base, entries, book)
	want := [][2]string{{"99991230", "99991231"}, {"99991231", ""}, {"00000101", "00000102"}}
	for i, e := range cal.Events() {
		if got := [2]string{property(e, ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyDtEnd)}; got != want[i] {
			t.Errorf("%s: got start and end %q, want %q", e.Id(), got, want[i])
		}
	}
}

// A claim must not look like something that happened, and the stamp of an entry is the day of its newest review.
func TestTheCalendarSaysWhatIsOnlyClaimed(t *testing.T) {
	base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", strings.Replace(first, "2024-06-04~", "2024-06-04", 1))
	_, cal := calendar(t, base, timeline.Entries(base, fact.UsesOf(base)), book)
	var got []string
	for _, e := range cal.Events() {
		got = append(got, strings.Join([]string{e.Id(), property(e, ics.ComponentPropertyDtstamp), property(e, ics.ComponentPropertySummary),
			property(e, ics.ComponentPropertyDescription), property(e, ics.ComponentPropertyUrl)}, " | "))
	}
	quote := base.Claims[0].Quotes[0].ID
	want := []string{
		"statement-" + quote + "@example.org/fakten | 20240607T000000Z | Feuerwehr: Man hat […] „zwölf Keller“ | https://example.org/fakten/sources/bote/#" + quote + " | https://example.org/fakten/sources/bote/#" + quote,
		"claim-zahl@example.org/fakten | 20240607T000000Z | Behauptung (Bestätigt): Zwölf | Zwölf Keller.\nDann bestätigt.\nhttps://example.org/fakten/claims/zahl/ | https://example.org/fakten/claims/zahl/",
		"publication-bote@example.org/fakten | 20240607T000000Z | Veröffentlicht: t | https://example.org/fakten/sources/bote/ | https://example.org/fakten/sources/bote/",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != strings.Replace(want[i], "Feuerwehr", "Jana", 1) {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}

// folded fails if a file is not what RFC 5545 calls a sequence of content lines.
func folded(t testing.TB, text []byte) {
	t.Helper()
	lines := strings.Split(string(text), "\r\n")
	if lines[len(lines)-1] != "" {
		t.Error("the file does not end with CRLF")
	}
	for _, line := range lines {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d octets: %q, want at most 75, no broken character, no other line end", len(line), line)
		}
	}
}

// checkCalendar holds that no text of the content makes a line too long, ends one, or adds anything to the calendar.
func checkCalendar(t *testing.T, title string) {
	t.Helper()
	if len(title) > 300 {
		return // what is longer takes long
	}
	base, book, entries := eventsOn(t, title, "2024-10-08", "2024-10-09")
	base.Site.Title = title
	text, cal := calendar(t, base, entries, book)
	folded(t, text)
	if len(cal.Events()) != 2 {
		t.Fatalf("got %d events, want 2, in\n%s", len(cal.Events()), text)
	}
	if got, want := property(cal.Events()[1], ics.ComponentPropertySummary), OneLine(title); got != want {
		t.Errorf("got the title %q, want %q, in\n%s", got, want, text)
	}
}

// node-ical, which many calendars on web pages read with, makes an object of a text that has a parameter: readers saw "[object Object]".
func TestTextsOfACalendarHaveNoParameters(t *testing.T) {
	base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	_, cal := calendar(t, base, timeline.Entries(base, fact.UsesOf(base)), book)
	for _, e := range cal.Events() {
		for _, p := range []ics.ComponentProperty{ics.ComponentPropertySummary, ics.ComponentPropertyDescription, ics.ComponentPropertyCategories} {
			if got := e.GetProperty(p).ICalParameters; len(got) > 0 {
				t.Errorf("%s: %s has the parameters %v", e.Id(), p, got)
			}
		}
	}
}
