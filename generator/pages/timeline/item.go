package timeline

import (
	"cmp"
	"fmt"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/text/markdown"
	"beleg/generator/words/edtf"
)

// Item is entries that a list shows as one: an event, the claims about it and the statements that they rest on are one
// thing to a reader, and so are the same words in two articles.
type Item struct {
	Lead *Entry   // the event, else the claim, else the first statement
	Also []*Entry // in page order
}

// Items joins entries of one month. They come by the first that has a day, and in page order those without one, last.
func Items(entries []*Entry) (items []Item) {
	for _, kind := range []Kind{Event, Claim, Statement, Publication} {
		for _, e := range entries {
			if e.Kind != kind {
				continue
			}
			if n := slices.IndexFunc(items, func(i Item) bool { return i.holds(e) }); n >= 0 {
				items[n].Also = append(items[n].Also, e)
			} else {
				items = append(items, Item{Lead: e})
			}
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int { return byDay(a.first(), b.first()) })
	for _, i := range items {
		slices.SortStableFunc(i.Also, compare)
	}
	return items
}

// holds tells whether an entry belongs to the lead of an item, or to a claim that does.
func (i Item) holds(e *Entry) bool {
	return i.Lead.leads(e) || slices.ContainsFunc(i.Also, func(a *Entry) bool { return a.Kind == Claim && a.leads(e) })
}

// first is the entry by which an item stands in its list.
func (i Item) first() *Entry { return slices.MinFunc(append([]*Entry{i.Lead}, i.Also...), byDay) }

// byDay puts what has a day before what has none.
func byDay(a, b *Entry) int { return cmp.Or(rank(hasDay(b.When))-rank(hasDay(a.When)), compare(a, b)) }

// Day tells whether the day of one of the entries is known, or nearly.
func (i Item) Day() bool { return hasDay(i.first().When) }

// leads tells whether an entry belongs to this one: a statement to an event that quotes it or a claim that it supports
// (who denies it or speaks of something near did not say it), a claim to an event that quotes the same words or links
// to it, if the days of both are known or of neither, and a statement to another of the same day and speakers that the
// same claim quotes.
func (e *Entry) leads(other *Entry) bool {
	switch {
	case e.Kind == Event && other.Kind == Statement:
		return quotes(e.Event.Quotes, other.Statement)
	case e.Kind == Event && other.Kind == Claim:
		to := func(l markdown.Link) bool { return l.Dest == "claim:"+other.Claim.ID }
		linked := e.Event.Text != nil && slices.ContainsFunc(e.Event.Text.Links, to)
		return hasDay(other.When) == hasDay(e.When) && (linked ||
			slices.ContainsFunc(e.Event.Quotes, func(q *fact.Quote) bool { return quotes(other.Claim.Quotes, q) }))
	case e.Kind == Claim && other.Kind == Statement:
		return quotes(e.Claim.Supporting(), other.Statement)
	case e.Kind == Statement && other.Kind == Statement:
		return e.When == other.When && slices.Equal(Speakers(e.Statement), Speakers(other.Statement)) &&
			slices.ContainsFunc(e.Claims, func(c *fact.Claim) bool { return slices.Contains(other.Claims, c) })
	}
	return false
}

func quotes(list []*fact.Quote, q *fact.Quote) bool {
	return slices.ContainsFunc(list, func(o *fact.Quote) bool { return address.Quote(o) == address.Quote(q) })
}

// hasDay tells whether a date is a day or a few.
func hasDay(d edtf.Date) bool {
	const few = 7
	first, begun := d.Earliest()
	last, ends := d.Latest()
	return begun && ends && last-first < few
}

// Lag is how long after an event the first of the articles that tell of it appeared.
type Lag struct {
	Days  int
	About bool // one of the two days is not certain
	First edtf.Day
}

// Reported returns the lag of an event; false if nobody knows its day or the article may be older.
func (e *Entry) Reported() (lag Lag, known bool) {
	last, _ := e.When.Latest()
	if e.Kind != Event || !hasDay(e.When) {
		return Lag{}, false
	}
	for _, s := range e.Sources {
		day, ok := s.Published.Earliest()
		if ok && (!known || day < lag.First) {
			_, certain := s.Published.Exact()
			_, dated := e.When.Exact()
			lag, known = Lag{int(day - last), !certain || !dated, day}, true
		}
	}
	return lag, known && lag.Days >= 0
}

// Foremost divides entries into the events of most weight, and of which most articles tell, so many at most, and the
// others. Both stay in order.
func Foremost(entries []*Entry, most int) (events, others []*Entry) {
	ranked := slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return e.Kind != Event })
	slices.SortStableFunc(ranked, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(b.Event.Weight, a.Event.Weight), cmp.Compare(len(b.Sources), len(a.Sources)))
	})
	foremost := func(e *Entry) bool { return slices.Contains(ranked[:min(len(ranked), most)], e) }
	others = slices.DeleteFunc(slices.Clone(entries), foremost)
	return slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return !foremost(e) }), others
}

// Whole is the date that all entries have, or the months that they span; zero if that cannot be written.
func Whole(entries []*Entry) edtf.Date {
	if !slices.ContainsFunc(entries, func(e *Entry) bool { return e.When != entries[0].When }) {
		return entries[0].When
	}
	from, to := "..", ".."
	if first, begun := slices.MinFunc(entries, compare).When.Earliest(); begun {
		from = first.String()[:len("2024-10")]
	}
	latest := slices.MaxFunc(entries, func(a, b *Entry) int { return byEnd(a.When, b.When) })
	if last, ends := latest.When.Latest(); ends {
		to = last.String()[:len("2024-10")]
	}
	if from != to {
		from += "/" + to
	}
	d, _ := edtf.Parse(from)
	return d
}

// Place is where a list of the chronology has entries that a drawing shows as one: for several the month of the first,
// because none of them is meant more than the others.
func Place(entries []*Entry) string {
	year, month := Begin(entries[0].When)
	switch {
	case len(entries) == 1:
		return "#" + entries[0].ID
	case month == 0:
		return fmt.Sprintf("#year_%d", year)
	}
	return fmt.Sprintf("#month_%d_%d", year, month)
}
