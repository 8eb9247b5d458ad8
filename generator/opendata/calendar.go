package opendata

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/lang"
	"beleg/generator/timeline"
)

// Calendar returns data/chronology.ics (RFC 5545, with the names of RFC 7986): the entries of the chronology that have one exact day.
// A calendar cannot show doubt. An entry on the wrong day would look as sure as one on the right day, so what is approximate,
// uncertain or longer than a day stays on the page of the chronology, which the calendar links to.
func Calendar(base *fact.Base, entries []*timeline.Entry, book *address.Book, l *lang.Lang) ([]byte, error) {
	cal := ics.NewCalendarFor("beleg")
	inLanguage := language(base.Site.Language)
	cal.SetProductId("-//beleg//chronology//" + strings.ToUpper(base.Site.Language))
	for _, set := range []func(string, ...ics.PropertyParameter){cal.SetName, cal.SetXWRCalName} { // the second is what Apple and Google read
		set(OneLine(base.Site.Title), inLanguage)
	}
	for _, set := range []func(string, ...ics.PropertyParameter){cal.SetDescription, cal.SetXWRCalDesc} {
		set(l.Text("calendar.about"), inLanguage)
	}
	cal.SetUrl(book.URL(address.Chronology))
	cal.SetRefreshInterval("P1D")
	cal.SetXPublishedTTL("P1D")
	w := eventWriter{cal, base, book, l}
	for _, e := range entries {
		if d, ok := e.When.Exact(); ok {
			w.add(e, d)
		}
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows, ics.WithLineLength(75)); err != nil {
		return nil, fmt.Errorf("write the calendar: %w", err)
	}
	return b.Bytes(), nil
}

type eventWriter struct {
	cal  *ics.Calendar
	base *fact.Base
	book *address.Book
	lang *lang.Lang
}

// add adds an entry as a whole day: it begins on day and ends on the next one, which is not part of it any more.
func (w *eventWriter) add(e *timeline.Entry, on edtf.Day) {
	home := w.base.Site.BaseURL
	event := w.cal.AddEvent(e.ID + "@" + home.Host + strings.TrimSuffix(home.EscapedPath(), "/"))
	event.SetDtStampTime(midnight(stamp(e, on)))
	event.SetAllDayStartAt(midnight(on))
	if end := midnight(on + 1); end.Year() <= 9999 { // a date has four digits for the year; without an end, an event takes its day
		event.SetAllDayEndAt(end)
	}
	event.SetSummary(OneLine(w.summary(e)), language(languageOf(e, w.base)))
	event.SetDescription(w.description(e), language(w.base.Site.Language))
	event.SetURL(w.book.URL(target(e)))
	event.AddCategory(w.lang.Text("kind."+string(e.Kind)), language(w.base.Site.Language))
	event.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy because of it
}

// summary is what a calendar shows. It stands alone there, so a claim says that it is one, and how it is rated.
func (w *eventWriter) summary(e *timeline.Entry) string {
	switch e.Kind {
	case timeline.Claim:
		return w.lang.Fill("calendar.claim", map[string]any{"Claim": e.Title, "Rating": e.Claim.Current().Rating.Label})
	case timeline.Publication:
		return w.lang.Fill("calendar.publication", map[string]any{"Title": e.Title})
	}
	return e.Title
}

func (w *eventWriter) description(e *timeline.Entry) string {
	lines := []string{w.book.URL(target(e))}
	if e.Kind == timeline.Claim {
		lines = append([]string{OneLine(e.Claim.Claim), OneLine(e.Claim.Current().Verdict)}, lines...)
	}
	return strings.Join(lines, "\n")
}

// languageOf returns the language of an entry's title: that of the article for its words and its headline.
func languageOf(e *timeline.Entry, base *fact.Base) string {
	switch e.Kind {
	case timeline.Statement:
		return e.Statement.Source.Language
	case timeline.Publication:
		return e.Source.Language
	}
	return base.Site.Language
}

// stamp is when an entry was last revised, as far as its content says: the newest review of its claims, else its own day. The
// moment of the build would make every calendar take every entry for a changed one after every build.
func stamp(e *timeline.Entry, on edtf.Day) edtf.Day {
	newest, reviewed := edtf.Day(0), false
	for _, c := range e.Claims {
		if d, ok := c.Current().Date.Exact(); ok && (!reviewed || d > newest) {
			newest, reviewed = d, true
		}
	}
	if !reviewed {
		return on
	}
	return newest
}

func midnight(d edtf.Day) time.Time {
	year, month, day := d.Civil()
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// language is the LANGUAGE parameter of a text.
func language(code string) ics.PropertyParameter {
	return &ics.KeyValues{Key: string(ics.ParameterLanguage), Value: []string{code}}
}
