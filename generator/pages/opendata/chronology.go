package opendata

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// Chronology is data/chronology.json: the entries of the chronology page, in its order.
type Chronology struct {
	Parts   []string `json:"parts,omitempty" like:"part" doc:"The names of the files beside this one to which the rest went, in order. Missing if this one holds everything; these have none either."`
	Entries []Entry  `json:"entries" doc:"Everything that has a date, by the earliest possible day, the latest possible day and the id."`
}

// Entry is one entry. Earliest and Latest are days, or null where the date is open.
type Entry struct {
	ID       string   `json:"id" like:"entry" doc:"The id of the entry, unique within the file; also its anchor on the page of the chronology."`
	Kind     string   `json:"kind" enum:"event|claim|statement|publication" doc:"What the entry is about. Nobody disputes an event; a claim stands where it is said to have happened, a statement where it was made, a publication where it appeared."`
	When     string   `json:"when" doc:"The date in the Extended Date/Time Format (EDTF, ISO 8601-2), as uncertain as it is."`
	Earliest *string  `json:"earliest" format:"date" doc:"The earliest day that the date can mean, or null if its start is open."`
	Latest   *string  `json:"latest" format:"date" doc:"The latest day that the date can mean, or null if its end is open."`
	Title    string   `json:"title" doc:"The event, the claim, the speaker and the words, or the headline."`
	URL      string   `json:"url" format:"iri" doc:"The page that tells more about it."`
	Claims   []string `json:"claims" like:"id" doc:"The ids of the claims that it is, or that quote it."`
	Sources  []string `json:"sources" like:"id" doc:"The ids of the sources that say it."`
	Actors   []string `json:"actors" like:"id" doc:"The ids of the actors who say it, the nearest voice first."`
}

func newChronology(entries []*timeline.Entry, book *address.Book) Chronology {
	return Chronology{Entries: each(entries, func(e *timeline.Entry) Entry {
		return Entry{ID: e.ID, Kind: string(e.Kind), When: e.When.String(), Earliest: day(e.When.Earliest()),
			Latest: day(e.When.Latest()), Title: e.Title, URL: book.URL(e.Page), Claims: each(e.Claims, claimID),
			Sources: each(e.Sources, func(s *fact.Source) string { return s.ID }), Actors: each(e.Actors, actorID)}
	})}
}

// day returns a day as it stands in JSON, or nil where the date is open.
func day(d edtf.Day, known bool) *string {
	if !known {
		return nil
	}
	s := d.String()
	return &s
}

// Timeline is data/timeline.json, as TimelineJS 3 reads it (https://timeline.knightlab.com/docs/json-format.html).
type Timeline struct {
	Title  Cover    `json:"title" doc:"The first slide: the site."`
	Parts  []string `json:"parts,omitempty" like:"part" doc:"The names of the files beside this one to which the rest went, in order. Missing if this one holds everything; these have none either."`
	Events []Slide  `json:"events" doc:"A slide for each entry of the chronology, in its order."`
}

// Cover is the slide before all others. It has no date.
type Cover struct {
	Text     SlideText `json:"text" doc:"The title of the site and what it is about."`
	ID       string    `json:"unique_id" const:"site" doc:"What the address of the slide ends in."`
	Autolink bool      `json:"autolink" doc:"False: what looks like an address in a text is not made a link."`
}

// Slide is an entry of the chronology.
type Slide struct {
	Start    SlideDate  `json:"start_date" doc:"Where the entry begins on the axis; where it ends if its start is open. Only as exact as it is known."`
	End      *SlideDate `json:"end_date,omitempty" doc:"Where it ends, or the last day that it can mean."`
	Date     string     `json:"display_date" doc:"The date in words, as uncertain as it is. It replaces what would be made of the dates."`
	Text     SlideText  `json:"text" doc:"What happened, was claimed, said or published."`
	Group    string     `json:"group" doc:"The kind of entry in words; those of one group share a row."`
	ID       string     `json:"unique_id" like:"entry" doc:"The id of the entry in chronology.json."`
	Autolink bool       `json:"autolink" doc:"False: what looks like an address in a text is not made a link."`
}

// SlideDate is a date as exact as it is known: 0 is left out.
type SlideDate struct {
	Year  int `json:"year" min:"0" doc:"The year."`
	Month int `json:"month,omitempty" min:"1" doc:"The month, 1 to 12, if it is known."`
	Day   int `json:"day,omitempty" min:"1" doc:"The day of the month, if it is known."`
}

// SlideText is two texts in HTML: TimelineJS renders both as such.
type SlideText struct {
	Headline string `json:"headline" doc:"The heading, in HTML."`
	Text     string `json:"text" doc:"What there is to say, in HTML."`
}

func newTimeline(base *fact.Base, entries []*timeline.Entry, book *address.Book, l *lang.Lang) Timeline {
	cover := Cover{Text: SlideText{escaped(base.Site.Title), escaped(base.Site.Tagline)},
		ID: "site"}
	return Timeline{Title: cover, Events: each(entries, func(e *timeline.Entry) Slide {
		slide := Slide{Date: l.Date(e.When), Group: l.Text("kind." + string(e.Kind)), ID: e.ID,
			Text: slideText(e, book, l)}
		slide.Start, slide.End = slideDates(e.When)
		return slide
	})}
}

// slideText escapes whatever comes from the content. The markup around it is ours; it is data for another program here,
// and no template could write it into JSON.
func slideText(e *timeline.Entry, book *address.Book, l *lang.Lang) SlideText {
	text := ""
	if e.Kind == timeline.Claim {
		current := e.Claim.Current()
		text = "<p><strong>" + escaped(current.Rating.Label) + "</strong> " + escaped(current.Verdict) + "</p>"
	}
	text += `<p><a href="` + html.EscapeString(book.URL(e.Page)) + `">` + html.EscapeString(l.Text("calendar.more")) +
		"</a></p>"
	return SlideText{Headline: escaped(e.Title), Text: text}
}

// escaped returns a text for HTML, set apart from what stands beside it.
func escaped(text string) string { return html.EscapeString(script.Isolated(text)) }

// slideDates returns where a date begins and ends on the axis. A date with an open end has no end; one with an open
// start begins where it ends, because a slide must begin somewhere. The words beside it say what is meant.
func slideDates(d edtf.Date) (SlideDate, *SlideDate) {
	points := d.Points()
	from, to := points[0], points[len(points)-1]
	if from.IsOpen() {
		return slideDate(to, to.Latest()), nil
	}
	start := slideDate(from, from.Earliest())
	if to.IsOpen() {
		return start, nil
	}
	if end := slideDate(to, to.Latest()); end != start {
		return start, &end
	}
	return start, nil
}

// slideDate returns the first or the last day of a point, without what is not known of it.
func slideDate(p edtf.Point, day edtf.Day) SlideDate {
	s := SlideDate{}
	s.Year, s.Month, s.Day = day.Civil()
	switch {
	case p.Precision < edtf.Month:
		s.Month, s.Day = 0, 0
	case p.Precision < edtf.TenDays:
		s.Day = 0
	}
	return s
}

// Calendar returns data/chronology.ics (RFC 5545, with the names of RFC 7986): the entries of the chronology that have
// one exact day. A calendar cannot show doubt. An entry on the wrong day would look as sure as one on the right day, so
// what is approximate, uncertain or longer than a day stays on the page of the chronology, which the calendar links to.
// Texts have no LANGUAGE: widespread readers (node-ical, for one) make an object of a text with a parameter.
func Calendar(base *fact.Base, entries []*timeline.Entry, book *address.Book, l *lang.Lang) ([]byte, error) {
	cal := ics.NewCalendarFor("beleg")
	cal.SetProductId("-//beleg//chronology//" + strings.ToUpper(base.Site.Language))
	cal.SetName(OneLine(base.Site.Title))
	cal.SetXWRCalName(OneLine(base.Site.Title)) // which Apple and Google read
	cal.SetDescription(l.Text("calendar.about"))
	cal.SetXWRCalDesc(l.Text("calendar.about"))
	cal.SetUrl(book.URL(address.Chronology))
	cal.SetRefreshInterval("P1D")
	cal.SetXPublishedTTL("P1D")
	home := base.Site.BaseURL
	for _, e := range entries {
		if d, ok := e.When.Exact(); ok {
			event := cal.AddEvent(e.ID + "@" + home.Host + strings.TrimSuffix(home.EscapedPath(), "/"))
			setDates(event, e, d)
			setWords(event, e, book.URL(e.Page), l)
		}
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows, ics.WithLineLength(75)); err != nil {
		return nil, fmt.Errorf("write the calendar: %w", err)
	}
	return b.Bytes(), nil
}

// setDates makes an event a whole day: it begins on day and ends on the next one, which is not part of it any more.
func setDates(event *ics.VEvent, e *timeline.Entry, on edtf.Day) {
	event.SetDtStampTime(midnight(stamp(e, on)))
	event.SetAllDayStartAt(midnight(on))
	// a date has four digits for the year; without an end, an event takes its day
	if end := midnight(on + 1); end.Year() <= 9999 {
		event.SetAllDayEndAt(end)
	}
}

// setWords says what a calendar shows. It stands alone there, so a claim says that it is one, and how it is rated.
func setWords(event *ics.VEvent, e *timeline.Entry, url string, l *lang.Lang) {
	summary, text := e.Title, url
	switch e.Kind {
	case timeline.Claim:
		current := e.Claim.Current()
		summary = l.Fill("calendar.claim", "Claim", e.Title, "Rating", current.Rating.Label)
		text = OneLine(e.Claim.Claim) + "\n" + OneLine(current.Verdict) + "\n" + url
	case timeline.Publication:
		summary = l.Fill("calendar.publication", "Title", e.Title)
	}
	event.SetSummary(OneLine(summary))
	event.SetDescription(text)
	event.SetURL(url)
	event.AddCategory(l.Text("kind." + string(e.Kind)))
	event.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy because of it
}

// stamp is when an entry was last revised, as far as its content says: the newest review of its claims, else its own
// day. The moment of the build would make every calendar take every entry for a changed one after every build.
func stamp(e *timeline.Entry, on edtf.Day) edtf.Day {
	if len(e.Claims) == 0 {
		return on
	}
	return slices.Max(each(e.Claims, func(c *fact.Claim) edtf.Day { return c.Current().Day() }))
}

func midnight(d edtf.Day) time.Time {
	year, month, day := d.Civil()
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
