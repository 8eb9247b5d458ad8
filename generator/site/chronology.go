package site

import (
	"fmt"

	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/timeline"
)

func (c *composer) chronology() Page {
	page := &ChronologyPage{Frame: c.frame(address.Chronology, "chronology", c.lang.Text("nav.chronology"), c.lang.Text("chronology.intro")), Total: len(c.entries()), Overviews: c.overviews()}
	anchored := map[[2]int]bool{}
	for _, m := range timeline.Months(c.entries()) {
		if n := len(page.Years); n == 0 || page.Years[n-1].Year != m.Year {
			page.Years = append(page.Years, Year{Year: m.Year})
		}
		year := &page.Years[len(page.Years)-1]
		month := c.month(m)
		if m.Month != 0 && !anchored[[2]int{m.Year, m.Month}] { // what has no month may stand between two parts of January
			anchored[[2]int{m.Year, m.Month}] = true
			month.Anchor = fmt.Sprintf("month_%d_%d", m.Year, m.Month)
		}
		if len(m.Entries) > fewEntries {
			month.Kinds = kindsOf(m.Entries)
		}
		year.Months = append(year.Months, month)
	}
	var facets []string
	for _, e := range c.entries() {
		facets = append(facets, entryFacets(e))
	}
	page.Filters, page.Script = c.filters("entry_list", facets, "topic", "actor", "source"), filterScript
	return Page{"chronology.html", address.Chronology, page}
}

// fewEntries is how many a reader scrolls past without wishing to skip them.
const fewEntries = 30

func kindsOf(entries []*timeline.Entry) []KindCount {
	var counts []KindCount
	for _, kind := range []timeline.Kind{timeline.Event, timeline.Claim, timeline.Statement, timeline.Publication} {
		n := 0
		for _, e := range entries {
			if e.Kind == kind {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, KindCount{kind, n})
		}
	}
	return counts
}

func (c *composer) month(m timeline.Month) Month {
	month := Month{Year: m.Year, Month: m.Month}
	for _, e := range m.Entries {
		month.Entries = append(month.Entries, c.entry(e))
	}
	return month
}

func (c *composer) entry(e *timeline.Entry) Entry {
	entry := Entry{Anchor: e.ID, Kind: e.Kind, When: e.When, Title: e.Title, Facets: entryFacets(e)}
	switch e.Kind {
	case timeline.Event:
		entry.Text = c.html(e.Event.Text, address.Chronology)
		for _, q := range e.Event.Quotes {
			view := c.quote(q, map[string]bool{})
			view.Anchor = ""
			entry.Quotes = append(entry.Quotes, view)
		}
	case timeline.Claim:
		card := c.card(e.Claim)
		entry.Href, entry.Rating = card.Href, &card.Rating
	case timeline.Statement:
		c.statement(&entry, e)
	case timeline.Publication:
		entry.Href = c.book.Href(address.Source(e.Source))
		entry.By = c.links(e.Actors)
	}
	return entry
}

func (c *composer) statement(entry *Entry, e *timeline.Entry) {
	q := e.Statement
	entry.Href, entry.Words = c.book.Href(address.Quote(q)), pieces(q)
	if q.Source.Language != c.base.Site.Language {
		entry.Language = q.Source.Language
	}
	entry.By = c.links(timeline.Speakers(q))
	for _, claim := range e.Claims {
		entry.Claims = append(entry.Claims, Link{c.card(claim).Href, c.card(claim).Title})
	}
}

func (c *composer) links(actors []*fact.Actor) []Link {
	var links []Link
	for _, a := range actors {
		links = append(links, c.link(a))
	}
	return links
}
