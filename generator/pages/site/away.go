package site

import (
	"cmp"
	"fmt"
	"slices"

	"beleg/generator/judgement/address"
	"beleg/generator/pages/overview"
	"beleg/generator/pages/timeline"
)

// weightiestEntries returns so many entries at most, in order: events before claims, by their weight and by how many
// sources tell of them.
func weightiestEntries(entries []*timeline.Entry, most int) []*timeline.Entry {
	weight := func(e *timeline.Entry) int {
		switch e.Kind {
		case timeline.Event:
			return 10 + e.Event.Weight
		case timeline.Claim:
			return e.Claim.Weight
		}
		return -1
	}
	ranked := first(ordered(entries, func(e *timeline.Entry) [3]int {
		return [3]int{weight(e), len(e.Sources)}
	}, ranks), most)
	return kept(entries, func(e *timeline.Entry) bool { return slices.Contains(ranked, e) })
}

// each calls edit with all entries of a month.
func (m *Month) each(edit func(*Entry)) {
	for _, entries := range [][]Entry{m.Entries, m.Undated} {
		for i := range entries {
			edit(&entries[i])
		}
	}
}

// unfilter takes away what filters look at: they would miss what stands on other pages.
func (m *Month) unfilter() {
	m.each(func(e *Entry) {
		e.Facets = ""
		for _, also := range e.Also {
			for i := range also.Places {
				also.Places[i].Facets = ""
			}
		}
	})
}

// leadAway makes a month one that stands in for others: nothing leads to its entries, but its events lead to where they
// are at home.
func (m *Month) leadAway(book *address.Book) {
	m.Anchor, m.Kinds = "", nil
	m.each(func(e *Entry) {
		e.Href, e.Anchor = cmp.Or(e.Href, book.Href(address.Chronology+"#"+e.Anchor)), ""
		for _, also := range e.Also {
			for i := range also.Places {
				also.Places[i].Anchor = ""
			}
		}
	})
}

// leadAway makes the marks of drawings lead to the pages on which their entries stand.
func (c *Site) leadAway(drawings []overview.Drawing) {
	for _, d := range drawings {
		for i := range d.Named {
			d.Named[i].Href = c.ofMark(d.Named[i].Href)
		}
		for _, lane := range d.Lanes {
			for i := range lane.Marks {
				lane.Marks[i].Href = c.ofMark(lane.Marks[i].Href)
			}
		}
	}
}

// ofMark returns where a mark leads that leads to an anchor of the chronology: an entry, a month or a year.
func (c *Site) ofMark(anchor string) string {
	var year, month int
	if n, _ := fmt.Sscanf(anchor, "#month_%d_%d", &year, &month); n == 2 {
		return c.book.Href(c.book.Month(year, month))
	}
	if n, _ := fmt.Sscanf(anchor, "#year_%d", &year); n == 1 {
		return c.book.Href(c.book.Month(year, 0))
	}
	return c.book.Href(address.Chronology + anchor)
}
