package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
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
func Items(entries []*Entry) []Item {
	g := gathering{told: map[told]int{}, borne: map[words]int{}, said: map[utterance]int{}}
	for _, kind := range []Kind{Event, Claim, Statement, Publication} {
		for _, e := range entries {
			if e.Kind == kind {
				g.add(e)
			}
		}
	}
	type dated struct {
		Item
		first *Entry
		days  Span
	}
	all := make([]dated, len(g.items))
	for n, i := range g.items {
		sort(i.Also)
		first := i.first()
		all[n] = dated{i, first, SpanOf(first.When)}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(rank(b.days.hasDay())-rank(a.days.hasDay()), a.days.Compare(b.days),
			cmp.Compare(a.first.ID, b.first.ID))
	})
	for n, d := range all {
		g.items[n] = d.Item
	}
	return g.items
}

// A gathering is items while entries come in: all events, then all claims, then all statements. An entry belongs to the
// first item that leads it, which is found under what both have, so that no entry is compared with all others.
//
// An event leads a claim that it links to or that quotes the same words, if the days of both are known or of neither.
// An event leads a statement that it quotes, and a claim one that supports it: who denies it or speaks of something
// near did not say it. A statement leads another of the same day and speakers that the same claim quotes. The claims of
// an item lead as if they stood first in it; its other statements do not.
type gathering struct {
	items []Item
	told  map[told]int      // the first item with an event that leads such claims
	borne map[words]int     // the first item that leads a statement in such words
	said  map[utterance]int // the first item that leads such a statement
}

// words are a quotation as it is the same wherever it is quoted.
type words struct {
	source *fact.Source
	id     string
}

func wordsOf(q *fact.Quote) words { return words{q.Source, q.ID} }

// told is what a claim and an event have in common that are about the same: words, or the claim's id.
type told struct {
	words
	claim string
	day   bool // known
}

// An utterance is what statements have in common that are one to a reader.
type utterance struct {
	claim    *fact.Claim
	when     edtf.Date
	speakers string // their ids
}

// first enters an item under what leads to it, unless one before it is.
func first[K comparable](found map[K]int, key K, n int) {
	if before, ok := found[key]; !ok || n < before {
		found[key] = n
	}
}

func (g *gathering) add(e *Entry) {
	n := len(g.items)
	join := func(other int, ok bool) {
		if ok {
			n = min(n, other)
		}
	}
	switch e.Kind {
	case Claim:
		for _, t := range toldOf(e, e.Claim.Quotes, append(slices.Clip(e.Claim.Aliases), e.Claim.ID)...) {
			other, ok := g.told[t]
			join(other, ok)
		}
	case Statement:
		other, ok := g.borne[wordsOf(e.Statement)]
		join(other, ok)
		for _, u := range utterances(e) {
			other, ok := g.said[u]
			join(other, ok)
		}
	}
	if n == len(g.items) {
		g.items = append(g.items, Item{Lead: e})
	} else {
		g.items[n].Also = append(g.items[n].Also, e)
	}
	g.enter(n, e)
}

// enter notes what the item leads now that an entry has come to it.
func (g *gathering) enter(n int, e *Entry) {
	var bearing []*fact.Quote
	switch {
	case e.Kind == Event:
		bearing = e.Event.Quotes
		for _, t := range toldOf(e, bearing, linksOf(e.Event.Text)...) {
			first(g.told, t, n)
		}
	case e.Kind == Claim:
		bearing = e.Claim.Supporting()
	case e.Kind == Statement && g.items[n].Lead == e:
		for _, u := range utterances(e) {
			first(g.said, u, n)
		}
	}
	for _, q := range bearing {
		first(g.borne, wordsOf(q), n)
	}
}

func toldOf(e *Entry, quotes []*fact.Quote, claims ...string) []told {
	all, day := make([]told, 0, len(quotes)+len(claims)), hasDay(e.When)
	for _, q := range quotes {
		all = append(all, told{words: wordsOf(q), day: day})
	}
	for _, id := range claims {
		all = append(all, told{claim: id, day: day})
	}
	return all
}

// linksOf returns the ids of the claims that a text links to as a whole.
func linksOf(text *markdown.Doc) (ids []string) {
	if text == nil {
		return nil
	}
	for _, l := range text.Links {
		if id, ok := strings.CutPrefix(l.Dest, "claim:"); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func utterances(e *Entry) []utterance {
	speakers := fact.Chain(e.Statement.Speakers()).String()
	all := make([]utterance, len(e.Claims))
	for i, c := range e.Claims {
		all[i] = utterance{c, e.When, speakers}
	}
	return all
}

// first is the entry by which an item stands in its list.
func (i Item) first() *Entry {
	first := i.Lead
	for _, e := range i.Also {
		if byDay(e, first) < 0 {
			first = e
		}
	}
	return first
}

// byDay puts what has a day before what has none.
func byDay(a, b *Entry) int { return cmp.Or(rank(hasDay(b.When))-rank(hasDay(a.When)), compare(a, b)) }

// Day tells whether the day of one of the entries is known, or nearly.
func (i Item) Day() bool { return hasDay(i.first().When) }

// hasDay tells whether a date is a day or a few.
func hasDay(d edtf.Date) bool { return SpanOf(d).hasDay() }

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
	ranked = ranked[:min(len(ranked), most)]
	foremost := func(e *Entry) bool { return e.Kind == Event && slices.Contains(ranked, e) }
	others = slices.DeleteFunc(slices.Clone(entries), foremost)
	return slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return !foremost(e) }), others
}

// Whole is the date that all of some sorted entries have, or the months that they span; zero if that cannot be written.
func Whole(entries []*Entry) edtf.Date {
	if !slices.ContainsFunc(entries, func(e *Entry) bool { return e.When != entries[0].When }) {
		return entries[0].When
	}
	from, to := "..", ".."
	if first, begun := entries[0].When.Earliest(); begun {
		from = first.String()[:len("2024-10")]
	}
	latest := slices.MaxFunc(entries, func(a, b *Entry) int { return SpanOf(a.When).byEnd(SpanOf(b.When)) })
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
