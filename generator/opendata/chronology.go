package opendata

import (
	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/timeline"
)

// Chronology is data/chronology.json: the entries of the chronology page, in its order.
type Chronology struct {
	Entries []Entry `json:"entries" doc:"Everything that has a date, by the earliest possible day, the latest possible day and the id."`
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

// NewChronology returns data/chronology.json for the entries in their order.
func NewChronology(entries []*timeline.Entry, book *address.Book) Chronology {
	return Chronology{each(entries, func(e *timeline.Entry) Entry {
		return Entry{ID: e.ID, Kind: string(e.Kind), When: e.When.String(), Earliest: day(e.When.Earliest()), Latest: day(e.When.Latest()),
			Title: e.Title, URL: book.URL(target(e)), Claims: each(e.Claims, claimID), Actors: each(e.Actors, actorID),
			Sources: each(e.Sources, func(s *fact.Source) string { return s.ID })}
	})}
}

// target is the page that tells more about an entry.
func target(e *timeline.Entry) string {
	switch e.Kind {
	case timeline.Claim:
		return address.Claim(e.Claim)
	case timeline.Publication:
		return address.Source(e.Source)
	case timeline.Statement:
		return address.Quote(e.Statement)
	}
	return e.Path
}

// day returns a day as it stands in JSON, or nil where the date is open.
func day(d edtf.Day, known bool) *string {
	if !known {
		return nil
	}
	s := d.String()
	return &s
}
