package opendata

import (
	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/timeline"
)

// Chronology is data/chronology.json: the entries of the chronology page, in its order.
type Chronology struct {
	Entries []Entry `json:"entries"`
}

// Entry is one entry. Earliest and Latest are days, or null where the date is open.
type Entry struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	When     string   `json:"when"`
	Earliest *string  `json:"earliest"`
	Latest   *string  `json:"latest"`
	Title    string   `json:"title"`
	URL      string   `json:"url"`
	Claims   []string `json:"claims"`
	Sources  []string `json:"sources"`
	Actors   []string `json:"actors"`
}

// NewChronology returns data/chronology.json for the entries in their order.
func NewChronology(entries []*timeline.Entry, book *address.Book) Chronology {
	out := Chronology{Entries: []Entry{}}
	for _, e := range entries {
		out.Entries = append(out.Entries, Entry{ID: e.ID, Kind: string(e.Kind), When: e.When.String(), Earliest: day(e.When.Earliest()), Latest: day(e.When.Latest()),
			Title: e.Title, URL: book.URL(target(e)),
			Claims:  ids(e.Claims, func(c *fact.Claim) string { return c.ID }),
			Sources: ids(e.Sources, func(s *fact.Source) string { return s.ID }),
			Actors:  ids(e.Actors, func(a *fact.Actor) string { return a.ID })})
	}
	return out
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

func ids[T any](things []T, id func(T) string) []string {
	out := []string{}
	for _, t := range things {
		out = append(out, id(t))
	}
	return out
}
