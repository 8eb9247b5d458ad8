// Package timeline puts everything that has a date in order: what happened, what was said, what was published.
//
// Dates stay as uncertain as they are. An entry has an earliest and a latest possible day, and entries are ordered by these, so
// that the order never claims to know more than the dates do. Draw puts them on an axis in the same spirit: what is uncertain
// fades, is dashed or runs on as an arrow. What comes out is numbers.
package timeline

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// Kind is what an entry is about.
type Kind string

// The kinds. Events and claims stand where they happened, statements where they were made, publications where they appeared.
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

// Entries returns the chronology of a sound base: events, claims that have a date, quotations that say when they were said
// and sources that say when they appeared. They are sorted by earliest possible day (an open start first), latest possible
// day (an open end last) and id.
func Entries(base *fact.Base) []*Entry {
	c := collector{statements: map[string]*Entry{}}
	for _, e := range base.Events {
		c.event(e)
	}
	for _, claim := range base.Claims {
		c.claim(claim)
	}
	quoting := claimsOf(base.Claims)
	for _, s := range base.Sources {
		if !s.Published.IsZero() {
			c.add(&Entry{Kind: Publication, When: s.Published, Path: address.SourceEntry(s), Title: s.Title, Source: s,
				Claims: quoting[s], Sources: []*fact.Source{s}, Actors: publisher(s)})
		}
	}
	slices.SortFunc(c.entries, compare)
	return c.entries
}

// claimsOf returns the claims that quote each source, by id.
func claimsOf(claims []*fact.Claim) map[*fact.Source][]*fact.Claim {
	quoting := map[*fact.Source][]*fact.Claim{}
	for _, claim := range claims {
		for _, q := range claim.Quotes {
			if list := quoting[q.Source]; len(list) == 0 || list[len(list)-1] != claim {
				quoting[q.Source] = append(list, claim)
			}
		}
	}
	return quoting
}

type collector struct {
	entries    []*Entry
	statements map[string]*Entry // by id
}

func (c *collector) add(e *Entry) {
	_, e.ID, _ = strings.Cut(e.Path, "#")
	c.entries = append(c.entries, e)
}

func (c *collector) event(e *fact.Event) {
	entry := &Entry{Kind: Event, When: e.When, Path: address.EventEntry(e), Title: e.Title, Event: e}
	for _, q := range e.Quotes {
		entry.addQuote(q)
		c.statement(q, nil)
	}
	c.add(entry)
}

func (c *collector) claim(claim *fact.Claim) {
	for _, q := range claim.Quotes {
		c.statement(q, claim)
	}
	if claim.When.IsZero() {
		return
	}
	entry := &Entry{Kind: Claim, When: claim.When, Path: address.ClaimEntry(claim), Title: claim.Title(), Claim: claim, Claims: []*fact.Claim{claim}}
	for _, q := range claim.Quotes {
		entry.addQuote(q)
	}
	c.add(entry)
}

// statement enters a quotation that says when it was said. The same words quoted in several claims are one statement.
func (c *collector) statement(q *fact.Quote, claim *fact.Claim) {
	if q.Said.IsZero() {
		return
	}
	entry := c.statements[address.StatementEntry(q)]
	if entry == nil {
		entry = &Entry{Kind: Statement, When: q.Said, Path: address.StatementEntry(q), Title: statementTitle(q), Statement: q}
		c.statements[entry.Path] = entry
		c.add(entry)
	}
	entry.addQuote(q)
	if claim != nil && !slices.Contains(entry.Claims, claim) {
		entry.Claims = append(entry.Claims, claim)
	}
}

// statementTitle names the speaker and the words.
func statementTitle(q *fact.Quote) string {
	words := strings.Join(strings.Fields(q.Wording), " ")
	if s := Speaker(q); s != nil {
		return s.Name + ": " + words
	}
	return words
}

// Speaker returns who said it: the origin of the first chain that names one, else the nearest voice, else the publisher of an
// article that asserts it itself, or nil.
func Speaker(q *fact.Quote) *fact.Actor {
	for _, chain := range q.Chains {
		if o := chain.Origin(); o != nil {
			return o
		}
	}
	for _, chain := range q.Chains {
		if chain[0] != nil {
			return chain[0]
		}
	}
	return q.Source.Publisher
}

// Speakers returns everyone who said it, each once: the origins that chains name, else who Speaker returns.
func Speakers(q *fact.Quote) []*fact.Actor {
	var origins []*fact.Actor
	for _, chain := range q.Chains {
		if o := chain.Origin(); o != nil && !slices.Contains(origins, o) {
			origins = append(origins, o)
		}
	}
	if s := Speaker(q); origins == nil && s != nil {
		return []*fact.Actor{s}
	}
	return origins
}

func (e *Entry) addQuote(q *fact.Quote) {
	if i, found := slices.BinarySearchFunc(e.Sources, q.Source, func(a, b *fact.Source) int { return cmp.Compare(a.ID, b.ID) }); !found {
		e.Sources = slices.Insert(e.Sources, i, q.Source)
	}
	for _, chain := range q.Chains {
		for _, a := range chain {
			if a != nil && !slices.Contains(e.Actors, a) {
				e.Actors = append(e.Actors, a)
			}
		}
	}
}

func publisher(s *fact.Source) []*fact.Actor {
	if s.Publisher == nil {
		return nil
	}
	return []*fact.Actor{s.Publisher}
}

func compare(a, b *Entry) int {
	aFirst, aStarts := a.When.Earliest()
	bFirst, bStarts := b.When.Earliest()
	aLast, aEnds := a.When.Latest()
	bLast, bEnds := b.When.Latest()
	return cmp.Or(
		openFirst(aStarts, bStarts), compareIf(aStarts && bStarts, aFirst, bFirst),
		-openFirst(aEnds, bEnds), compareIf(aEnds && bEnds, aLast, bLast),
		cmp.Compare(a.ID, b.ID),
	)
}

// openFirst puts what has no bound before what has one.
func openFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case !a:
		return -1
	}
	return 1
}

func compareIf(both bool, a, b edtf.Day) int {
	if !both {
		return 0
	}
	return cmp.Compare(a, b)
}

// Month is the entries of one month, or of a year, or of no certain year.
type Month struct {
	Year, Month int // Month is 0 if it is not known, and so is Year for entries with an open start
	Entries     []*Entry
}

// begin returns the month in which a date begins, month 0 if only the year is known: to list "2024" under January would
// claim a month that nobody has named. Both are 0 for an open start.
func begin(d edtf.Date) (year, month int) {
	first, ok := d.Earliest()
	if !ok {
		return 0, 0
	}
	year, month, _ = first.Civil()
	switch d.Points()[0].Precision {
	case edtf.Century, edtf.Decade, edtf.Year, edtf.MonthOfYear, edtf.DayOfYear:
		month = 0
	}
	return year, month
}

// Months groups sorted entries by the month of their earliest possible day.
func Months(entries []*Entry) []Month {
	var months []Month
	for _, e := range entries {
		year, month := begin(e.When)
		if n := len(months); n == 0 || months[n-1].Year != year || months[n-1].Month != month {
			months = append(months, Month{Year: year, Month: month})
		}
		last := &months[len(months)-1]
		last.Entries = append(last.Entries, e)
	}
	return months
}
