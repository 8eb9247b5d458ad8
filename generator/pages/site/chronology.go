package site

import (
	"fmt"
	"html/template"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/overview"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
)

// ChronologyPage is chronology.html.
type ChronologyPage struct {
	Frame
	Overviews []overview.Drawing // the same in several arrangements
	Years     []Year
	Total     int
	Filters   Filters
}

// Year is the months of one year; 0 for entries that have no known start.
type Year struct {
	Year   int
	Months []Month
}

// Month is the entries of a month, by their earliest possible day.
type Month struct {
	Year, Month int
	Anchor      string      // id on the page of the chronology; empty if it has none
	Href        string      // of the month on the chronology; empty there
	Kinds       []KindCount // only of a month with so many entries that it may be folded away
	Entries     []Entry
	Undated     []Entry // those without a day, if they are many
}

// KindCount is how many entries there are of a kind.
type KindCount struct {
	Kind timeline.Kind
	N    int
}

// Entry is an entry of the chronology.
type Entry struct {
	Anchor      string
	Kind        timeline.Kind
	When        edtf.Date
	Title       string
	Href        string // where more is told; empty for events where they are at home
	Text        template.HTML
	Rating      *Rating       // of a claim
	By          []Link        // who says it
	Claims      []Link        // that quote a statement
	Quotes      []Link        // the articles that tell of an event, where they do
	Words       []Piece       // of a statement
	Source      string        // of a statement: its title
	Also        []Also        // claims about it and statements on which it rests
	Lag         *timeline.Lag // of an event
	Tongue                    // of the title or the words
	Translation string        // of the words
	Facets      string        // what filters look at, separated by spaces
}

// Also is what stands within an entry: a claim, or one who says something, once however many articles carry it.
type Also struct {
	Kind   timeline.Kind // claim or statement
	When   edtf.Date     // zero if it is that of the entry in which it stands
	Rating *Rating       // of a claim
	By     []Link        // who says it
	Places []AlsoPlace   // the claim, or where articles have the statement
}

// AlsoPlace is an entry of the chronology that stands within another.
type AlsoPlace struct {
	Link
	Again  int // from the second place in one article on
	Anchor string
	Facets string
}

func (c *Site) chronology(p address.Planned) *ChronologyPage {
	entries := below(c, p, c.entries, entryID)
	page := &ChronologyPage{Frame: c.listFrame("chronology", "chronology.intro"), Total: len(entries)}
	if p.List == nil || len(p.Part.Steps) < 3 && len(entries) > fewEntries {
		page.Overviews = overview.Drawings(entries)
	}
	if p.List == nil {
		facets := each(entries, entryFacets)
		page.Filters, page.Script = c.filters("entry_list", facets, "topic", "actor", "source"), filterScript
		page.Years = c.years(entries)
		return page
	}
	c.leadAway(page.Overviews)
	if p.Spread() {
		entries = weightiestEntries(entries, foremost)
	}
	page.Years = c.years(entries)
	for _, y := range page.Years {
		for m := range y.Months {
			y.Months[m].unfilter()
			if p.Spread() {
				y.Months[m].leadAway(c.book)
			}
		}
	}
	return page
}

// years sets entries by year and month.
func (c *Site) years(entries []*timeline.Entry) []Year {
	var years []Year
	anchored := map[string]bool{}
	for _, m := range timeline.Months(entries) {
		if n := len(years); n == 0 || years[n-1].Year != m.Year {
			years = append(years, Year{Year: m.Year})
		}
		year := &years[len(years)-1]
		month := c.month(m)
		// what has no month may stand between two parts of January
		if anchor := monthAnchor(month); !anchored[anchor] {
			anchored[anchor], month.Anchor = true, anchor
		}
		if len(m.Entries) > fewEntries {
			month.Kinds = kindsOf(m.Entries)
		}
		year.Months = append(year.Months, month)
	}
	return years
}

func entryID(e *timeline.Entry) string { return e.ID }

// monthAnchor returns the id of a month on the page of the chronology; empty for what has no month.
func monthAnchor(m Month) string {
	if m.Month == 0 {
		return ""
	}
	return fmt.Sprintf("month_%d_%d", m.Year, m.Month)
}

// fewEntries is how many a reader scrolls past without wishing to skip them.
const fewEntries = 30

func kindsOf(entries []*timeline.Entry) []KindCount {
	var counts []KindCount
	for _, kind := range []timeline.Kind{timeline.Event, timeline.Claim, timeline.Statement, timeline.Publication} {
		if of := kept(entries, func(e *timeline.Entry) bool { return e.Kind == kind }); len(of) > 0 {
			counts = append(counts, KindCount{kind, len(of)})
		}
	}
	return counts
}

// folded is how many entries without a day are too many to stand open.
const folded = 4

func (c *Site) month(m timeline.Month) Month {
	month, items := Month{Year: m.Year, Month: m.Month}, timeline.Items(m.Entries)
	month.Entries = make([]Entry, 0, len(items))
	for _, i := range items {
		entry := c.entry(i.Lead)
		for _, e := range i.Also {
			entry.also(c.entry(e), i.Lead.When)
		}
		if i.Day() {
			month.Entries = append(month.Entries, entry)
		} else {
			month.Undated = append(month.Undated, entry)
		}
	}
	if len(month.Undated) < folded {
		month.Entries, month.Undated = append(month.Entries, month.Undated...), nil
	}
	return month
}

// also adds an entry that stands within another of some date.
func (entry *Entry) also(e Entry, when edtf.Date) {
	also := Also{Kind: e.Kind, When: e.When, Rating: e.Rating, By: e.By}
	if e.When == when {
		also.When = edtf.Date{}
	}
	text := e.Title
	if e.Kind == timeline.Statement {
		text = e.Source
	}
	place := AlsoPlace{Link: Link{e.Href, text, e.Tongue.of(text)}, Anchor: e.Anchor, Facets: e.Facets}
	for i, o := range entry.Also {
		if o.Kind == timeline.Statement && e.Kind == o.Kind && o.When == also.When && slices.Equal(o.By, e.By) {
			at := len(o.Places)
			for j, p := range o.Places {
				if p.Text == text {
					at, place.Again = j+1, max(p.Again, 1)+1
				}
			}
			entry.Also[i].Places = slices.Insert(o.Places, at, place)
			return
		}
	}
	also.Places = []AlsoPlace{place}
	entry.Also = append(entry.Also, also)
}

func (c *Site) entry(e *timeline.Entry) Entry {
	entry := Entry{Anchor: e.ID, Kind: e.Kind, When: e.When, Title: e.Title, Tongue: Tongue{}.of(e.Title),
		Facets: entryFacets(e)}
	switch e.Kind {
	case timeline.Event:
		entry.Text = c.html(e.Event.Text, address.Chronology)
		entry.Quotes = each(e.Event.Quotes, func(q *fact.Quote) Link { return c.titled(address.Quote(q), q.Source) })
		if lag, known := e.Reported(); known {
			entry.Lag = &lag
		}
	case timeline.Claim:
		card := c.card(e.Claim)
		entry.Href, entry.Rating = card.Href, &card.Rating
	case timeline.Statement:
		q := e.Statement
		entry.Href, entry.Words, entry.Source = c.book.Href(address.Quote(q)), c.pieces(q), q.Source.Title
		entry.Tongue, entry.By = c.tongue(q.Source), each(q.Speakers(), c.speaker)
		entry.Claims, entry.Translation = each(e.Claims, c.claimLink), q.Translation
	case timeline.Publication:
		entry.Href, entry.By = c.book.Href(address.Source(e.Source)), each(e.Actors, c.link)
		entry.Tongue = c.tongue(e.Source).of(e.Title)
	}
	return entry
}

// events returns the events of the chronology that are wanted.
func (c *Site) events(wanted func(*fact.Event) bool) []Entry {
	return each(c.eventEntries(wanted), c.entry)
}

func (c *Site) eventEntries(wanted func(*fact.Event) bool) []*timeline.Entry {
	return kept(c.entries(), func(e *timeline.Entry) bool { return e.Event != nil && wanted(e.Event) })
}
