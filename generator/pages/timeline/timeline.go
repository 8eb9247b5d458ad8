// Package timeline puts everything that has a date in order: what happened, what was said, what was published.
//
// Dates stay as uncertain as they are. An entry has an earliest and a latest possible day, and entries are ordered by
// these, so that the order never claims to know more than the dates do.
package timeline

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// Kind is what an entry is about.
type Kind string

// The kinds. Events and claims stand where they happened, statements where they were made, publications where they
// appeared.
const (
	Event       Kind = "event"
	Claim       Kind = "claim"
	Statement   Kind = "statement"
	Publication Kind = "publication"
)

// Entry is something on the chronology.
type Entry struct {
	Kind    Kind
	When    edtf.Date
	Path    string // where it stands on the chronology: chronology/#ID
	Page    string // that tells more about it
	ID      string
	Title   string
	Claims  []*fact.Claim  // that it is, or that quote it, by id
	Sources []*fact.Source // that say it, by id
	Actors  []*fact.Actor  // who says it, the nearest voice first

	Event     *fact.Event  // for Event
	Claim     *fact.Claim  // for Claim
	Statement *fact.Quote  // for Statement: the first of the quotations of the same words
	Source    *fact.Source // for Publication
}

// Entries returns the chronology of a sound base: events, claims that have a date, quotations that say when they were
// said and sources that say when they appeared. They are sorted by earliest possible day (an open start first), latest
// possible day (an open end last) and id.
func Entries(base *fact.Base, uses *fact.Uses) []*Entry {
	l, _ := lang.For(base.Site.Language)
	c := collector{statements: map[string]*Entry{}, colon: l.Text("sign.colon"), unnamed: l.Text("quote.unnamed")}
	for _, e := range base.Events {
		at := address.EventEntry(e)
		c.add(&Entry{Kind: Event, When: e.When, Path: at, Page: at, Title: e.Title, Event: e}, e.Quotes...)
	}
	for _, claim := range base.Claims {
		c.add(&Entry{Kind: Claim, When: claim.When, Path: address.ClaimEntry(claim), Page: address.Claim(claim),
			Title: claim.Title(), Claim: claim, Claims: []*fact.Claim{claim}}, claim.Quotes...)
	}
	for _, s := range base.Sources {
		e := &Entry{Kind: Publication, When: s.Published, Path: address.SourceEntry(s), Page: address.Source(s),
			Title: s.Title, Source: s, Claims: fact.ClaimsOf(uses.OfSource(s)), Sources: []*fact.Source{s}}
		if s.Publisher != nil {
			e.Actors = []*fact.Actor{s.Publisher}
		}
		c.add(e)
	}
	sort(c.entries)
	return c.entries
}

type collector struct {
	entries    []*Entry
	statements map[string]*Entry // by path
	colon      string
	unnamed    string // what somebody is called whom no chain names
}

// add enters what has a date, and what is said in its quotations.
func (c *collector) add(e *Entry, quotes ...*fact.Quote) {
	for _, q := range quotes {
		e.addQuote(q)
		c.statement(q, e.Claims)
	}
	if !e.When.IsZero() {
		_, e.ID, _ = strings.Cut(e.Path, "#")
		c.entries = append(c.entries, e)
	}
}

// statement enters a quotation that says when it was said, under its speaker and the words, or their beginning. The
// same words quoted in several claims are one statement.
func (c *collector) statement(q *fact.Quote, claims []*fact.Claim) {
	if q.Said.IsZero() {
		return
	}
	path := address.StatementEntry(q)
	entry := c.statements[path]
	if entry == nil {
		title := q.Source.Isolated(lang.Shorten(q.Wording, mostWords))
		if speakers := q.Speakers(); len(speakers) > 0 {
			name := c.unnamed
			if speakers[0] != nil {
				name = script.Isolated(speakers[0].Name)
			}
			title = name + c.colon + " " + title
		}
		entry = &Entry{Kind: Statement, When: q.Said, Path: path, Page: address.Quote(q), Title: title, Statement: q}
		c.statements[path] = entry
		c.add(entry)
	}
	entry.addQuote(q)
	for _, claim := range claims {
		if !slices.Contains(entry.Claims, claim) {
			entry.Claims = append(entry.Claims, claim)
		}
	}
}

// mostWords is the length of the words in a statement's title, in code points: a calendar shows a line.
const mostWords = 75

func (e *Entry) addQuote(q *fact.Quote) {
	if i, found := slices.BinarySearchFunc(e.Sources, q.Source, func(a, b *fact.Source) int {
		return cmp.Compare(a.ID, b.ID)
	}); !found {
		e.Sources = slices.Insert(e.Sources, i, q.Source)
	}
	for _, a := range q.Voices() {
		if !slices.Contains(e.Actors, a) {
			e.Actors = append(e.Actors, a)
		}
	}
}

func compare(a, b *Entry) int { return cmp.Or(Compare(a.When, b.When), cmp.Compare(a.ID, b.ID)) }

// sort puts entries in the order of compare. What days a date can mean is worked out once for each.
func sort(entries []*Entry) {
	type dated struct {
		*Entry
		days Span
	}
	all := make([]dated, len(entries))
	for i, e := range entries {
		all[i] = dated{e, SpanOf(e.When)}
	}
	slices.SortFunc(all, func(a, b dated) int { return cmp.Or(a.days.Compare(b.days), cmp.Compare(a.ID, b.ID)) })
	for i, d := range all {
		entries[i] = d.Entry
	}
}

// Compare orders dates by earliest possible day, an open start first, and then latest possible day, an open end last.
func Compare(a, b edtf.Date) int { return SpanOf(a).Compare(SpanOf(b)) }

// A Span is the days that a date can mean. A day that is not there is 0.
type Span struct {
	first, last  edtf.Day
	begins, ends bool
}

// SpanOf returns that of a date.
func SpanOf(d edtf.Date) (s Span) {
	s.first, s.begins = d.Earliest()
	s.last, s.ends = d.Latest()
	return s
}

// Compare orders spans as Compare orders their dates.
func (s Span) Compare(o Span) int {
	return cmp.Or(rank(s.begins)-rank(o.begins), cmp.Compare(s.first, o.first), s.byEnd(o))
}

// byEnd orders by latest possible day, an open end last.
func (s Span) byEnd(o Span) int {
	return cmp.Or(rank(o.ends)-rank(s.ends), cmp.Compare(s.last, o.last))
}

// hasDay tells whether a date is a day or a few.
func (s Span) hasDay() bool {
	const few = 7
	return s.begins && s.ends && s.last-s.first < few
}

// rank orders false before true.
func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}

// Month is the entries of one month, or of a year, or of no certain year.
type Month struct {
	Year, Month int // Month is 0 if it is not known, and so is Year for entries with an open start
	Entries     []*Entry
}

// Begin returns the month in which a date begins, month 0 if only the year is known: to list "2024" under January would
// claim a month that nobody has named. Both are 0 for an open start.
func Begin(d edtf.Date) (year, month int) {
	year, month, _ = spread.Begin(d)
	return year, month
}

// Months groups sorted entries by the month of their earliest possible day.
func Months(entries []*Entry) []Month {
	var months []Month
	for _, e := range entries {
		year, month := Begin(e.When)
		if n := len(months); n == 0 || months[n-1].Year != year || months[n-1].Month != month {
			months = append(months, Month{Year: year, Month: month})
		}
		last := &months[len(months)-1]
		last.Entries = append(last.Entries, e)
	}
	return months
}
