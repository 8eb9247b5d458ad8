package opendata

import (
	"html"
	"strings"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/lang"
	"beleg/generator/timeline"
)

// Timeline is data/timeline.json, as TimelineJS 3 reads it (https://timeline.knightlab.com/docs/json-format.html).
type Timeline struct {
	Title  Cover   `json:"title" doc:"The first slide: the site."`
	Events []Slide `json:"events" doc:"A slide for each entry of the chronology, in its order."`
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

// NewTimeline returns data/timeline.json for the entries in their order.
func NewTimeline(base *fact.Base, entries []*timeline.Entry, book *address.Book, l *lang.Lang) Timeline {
	cover := Cover{Text: SlideText{html.EscapeString(base.Site.Title), html.EscapeString(base.Site.Tagline)}, ID: "site"}
	return Timeline{cover, each(entries, func(e *timeline.Entry) Slide {
		slide := Slide{Date: l.Date(e.When), Group: l.Text("kind." + string(e.Kind)), ID: e.ID, Text: slideText(e, book, l)}
		slide.Start, slide.End = slideDates(e.When)
		return slide
	})}
}

// slideText escapes whatever comes from the content. The markup around it is ours; it is data for another program here, and no
// template could write it into JSON.
func slideText(e *timeline.Entry, book *address.Book, l *lang.Lang) SlideText {
	var paragraphs []string
	if e.Kind == timeline.Claim {
		current := e.Claim.Current()
		paragraphs = append(paragraphs, "<strong>"+html.EscapeString(current.Rating.Label)+"</strong> "+html.EscapeString(current.Verdict))
	}
	paragraphs = append(paragraphs, `<a href="`+html.EscapeString(book.URL(target(e)))+`">`+html.EscapeString(l.Text("calendar.more"))+"</a>")
	return SlideText{Headline: html.EscapeString(e.Title), Text: "<p>" + strings.Join(paragraphs, "</p><p>") + "</p>"}
}

// slideDates returns where a date begins and ends on the axis. A date with an open end has no end; one with an open start begins
// where it ends, because a slide must begin somewhere. The words beside it say what is meant.
func slideDates(d edtf.Date) (SlideDate, *SlideDate) {
	points := d.Points()
	from, to := points[0], points[len(points)-1]
	if from.IsOpen() {
		return ending(to), nil
	}
	start := beginning(from)
	if to.IsOpen() {
		return start, nil
	}
	if end := ending(to); end != start {
		return start, &end
	}
	return start, nil
}

// beginning returns where a point begins, without what is not known of it.
func beginning(p edtf.Point) SlideDate {
	if p.Precision == edtf.TenDays {
		year, month, day := p.Earliest().Civil()
		return SlideDate{year, month, day}
	}
	return SlideDate{p.Year, p.Month, p.Day}
}

// ending returns where a point ends: for decades, centuries and ten days of a month that is not where it begins.
func ending(p edtf.Point) SlideDate {
	year, month, day := p.Latest().Civil()
	switch p.Precision {
	case edtf.Century, edtf.Decade:
		return SlideDate{Year: year}
	case edtf.TenDays:
		return SlideDate{year, month, day}
	}
	return SlideDate{p.Year, p.Month, p.Day}
}
