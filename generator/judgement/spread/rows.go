package spread

import (
	"slices"
	"strconv"

	"beleg/generator/facts/fact"
)

// About how many bytes a row takes beside its own words: tags, addresses, the words of the interface.
const (
	cardBytes    = 500
	entryBytes   = 450
	sayingBytes  = 600
	sourceBytes  = 700
	changeBytes  = 700
	figureBytes  = 650
	actorBytes   = 250
	topicBytes   = 1900
	measureBytes = 500
	linkBytes    = 140
	sideBytes    = 600
	headedBytes  = 4000
)

// The lists of everything, of a topic, and of a rating.

func Claims(b *fact.Base) []Row  { return rowsOf(b.Claims, claimRow) }
func Sources(b *fact.Base) []Row { return rowsOf(b.Sources, sourceRow) }

func OnTopic(u *fact.Uses, t *fact.Topic) []Row {
	return slices.Concat(rowsOf(u.ClaimsOn(t), claimRow), rowsOf(u.EventsOn(t), eventRow))
}

func RatedAs(u *fact.Uses, r *fact.Rating) []Row { return rowsOf(u.ClaimsRated(r), claimRow) }

// claimRow puts a claim where it was rated first: of all its dates only that one is always known and never changes.
func claimRow(c *fact.Claim) Row {
	words := len(c.Claim) + len(c.Short) + len(c.Current().Verdict)
	return Row{ID: ClaimID(c), Steps: from(c.Reviews[0].Date), Of: c,
		Bytes: cardBytes + words + linkBytes*len(c.Topics)}
}

func sourceRow(s *fact.Source) Row {
	return Row{ID: SourceID(s), Steps: from(s.Published), Bytes: sourceBytes + len(s.Title), Of: s}
}

func eventRow(e *fact.Event) Row {
	row := Row{ID: EventID(e), Steps: from(e.When), Of: e,
		Bytes: entryBytes + len(e.Title) + linkBytes*len(e.Quotes)}
	if e.Text != nil {
		row.Bytes += 2 * len(e.Text.Plain)
	}
	return row
}

func quoteRow(id string, q *fact.Quote, bytes int) Row {
	return Row{ID: id, Steps: from(q.SaidOrPublished()), Of: q, Bytes: bytes + len(q.Wording) + len(q.Translation)}
}

// Entries returns the rows of the chronology. What several quotations say on one day in the same words is one, and
// stands where the first of them puts it: those of events before those of claims.
func Entries(b *fact.Base) []Row {
	rows := make([]Row, 0, len(b.Events)+3*len(b.Claims)+len(b.Sources))
	said := map[string]bool{}
	statements := func(quotes []*fact.Quote) {
		for _, q := range quotes {
			if !q.Said.IsZero() && !said[q.ID] {
				said[q.ID] = true
				rows = append(rows, quoteRow(StatementID(q), q, entryBytes+linkBytes))
			}
		}
	}
	for _, e := range b.Events {
		statements(e.Quotes)
		rows = append(rows, eventRow(e))
	}
	for _, c := range b.Claims {
		statements(c.Quotes)
		if !c.When.IsZero() {
			rows = append(rows, Row{ID: ClaimID(c), Steps: from(c.When), Bytes: entryBytes + len(c.Title()), Of: c})
		}
	}
	for _, s := range b.Sources {
		if !s.Published.IsZero() {
			rows = append(rows, sourceRow(s))
		}
	}
	return rows
}

// passages returns a row for each passage that is quoted by what is wanted.
func passages(uses []fact.Use, bytes int, wanted func(fact.Use) bool) []Row {
	rows := make([]Row, 0, len(uses))
	known := make(map[string]int, len(uses))
	for _, u := range uses {
		if !wanted(u) {
			continue
		}
		at, there := known[u.Quote.ID]
		if !there {
			at, known[u.Quote.ID] = len(rows), len(rows)
			rows = append(rows, quoteRow(u.Quote.ID, u.Quote, bytes))
		}
		rows[at].Bytes += 2 * linkBytes
	}
	return rows
}

// Figures returns the rows of a measure. A forecast stands at the day that it is for.
func Figures(u *fact.Uses, m *fact.Measure) []Row {
	rows := passages(u.OfMeasure(m), figureBytes, func(fact.Use) bool { return true })
	for i, row := range rows {
		if q := row.Of.(*fact.Quote); !q.Figure.For.IsZero() {
			rows[i].Steps = from(q.Figure.For)
		}
	}
	return rows
}

// Spoken returns the rows of an actor: the passages about claims in which it speaks, and what it published.
func Spoken(u *fact.Uses, a *fact.Actor) []Row {
	said := passages(u.OfActor(a), sayingBytes, func(u fact.Use) bool { return u.Claim != nil })
	return append(said, rowsOf(u.Published(a), sourceRow)...)
}

// Rerated returns the rows of all reviews but the first of each claim.
func Rerated(b *fact.Base) []Row {
	var rows []Row
	for _, c := range b.Claims {
		for at := 1; at < len(c.Reviews); at++ {
			r := c.Reviews[at]
			rows = append(rows, Row{ID: ChangeID(fact.Rated{Claim: c, At: at}), Steps: from(r.Date), Of: c,
				Bytes: changeBytes + len(c.Title()) + len(r.Verdict)})
		}
	}
	return rows
}

// Opposed returns the rows of all pairs of claims that contradict each other, or one of which came in the place of the
// other, and of claims that only headings make. A contradiction that both claims name is one.
func Opposed(b *fact.Base) []Row {
	var rows []Row
	seen := map[string]bool{}
	add := func(id string, c *fact.Claim) {
		if !seen[id] {
			seen[id] = true
			row := claimRow(c)
			row.ID, row.Bytes = id, 2*(sideBytes+len(c.Title())+len(c.Current().Verdict))
			if c.Headed() {
				row.Bytes += headedBytes
			}
			rows = append(rows, row)
		}
	}
	for _, c := range b.Claims {
		for _, r := range c.Related {
			switch id := PairID(c, r); {
			case r.Claim.Draft || len(r.Claim.Reviews) == 0:
			case r.Kind == "contradicts" && r.Claim.ID < c.ID:
				add(id, r.Claim)
			case r.Kind == "contradicts" || r.Kind == "changes":
				add(id, c)
			}
		}
		if c.Headed() {
			add(ClaimID(c), c)
		}
	}
	return rows
}

// The ids of rows. Those of things that have a date are their anchors on the page of the chronology, too.
func EventID(e *fact.Event) string     { return "event-" + e.ID }
func ClaimID(c *fact.Claim) string     { return "claim-" + c.ID }
func SourceID(s *fact.Source) string   { return "publication-" + s.ID }
func StatementID(q *fact.Quote) string { return "statement-" + q.ID }

// ChangeID returns that of a review that followed another.
func ChangeID(r fact.Rated) string { return r.Claim.ID + " " + strconv.Itoa(r.At) }

// PairID returns that of two claims that contradict each other, whichever says so, or that one has changed.
func PairID(c *fact.Claim, r *fact.Related) string {
	if r.Kind == "contradicts" && r.Claim.ID < c.ID {
		return r.Kind + " " + r.Claim.ID + " " + c.ID
	}
	return r.Kind + " " + c.ID + " " + r.Claim.ID
}

// named returns rows by the letters of names, each of so many bytes beside its words.
func named[T any](things []*T, bytes int, id, name, more func(*T) string) []Row {
	return rowsOf(things, func(t *T) Row {
		return Row{ID: id(t), Steps: letters(name(t)), Bytes: bytes + len(name(t)) + len(more(t))}
	})
}

func Actors(b *fact.Base) []Row {
	return named(b.Actors, actorBytes, func(a *fact.Actor) string { return a.ID },
		func(a *fact.Actor) string { return a.Name }, func(a *fact.Actor) string { return a.Role })
}

func Topics(b *fact.Base) []Row {
	return named(b.Site.Topics, topicBytes, func(t *fact.Topic) string { return t.ID },
		func(t *fact.Topic) string { return t.Label }, func(t *fact.Topic) string { return t.Description })
}

func Measures(b *fact.Base) []Row {
	return named(b.Site.Measures, measureBytes, func(m *fact.Measure) string { return m.ID },
		func(m *fact.Measure) string { return m.Label }, func(m *fact.Measure) string { return m.Unit })
}

func rowsOf[T any](list []T, row func(T) Row) []Row {
	rows := make([]Row, len(list))
	for i, one := range list {
		rows[i] = row(one)
	}
	return rows
}

// claimsOf returns the claims that a row shows.
func (r Row) claimsOf(u *fact.Uses) []*fact.Claim {
	switch of := r.Of.(type) {
	case *fact.Claim:
		return []*fact.Claim{of}
	case *fact.Source:
		return fact.ClaimsOf(u.OfSource(of))
	case *fact.Quote:
		var uses []fact.Use
		for _, use := range u.OfSource(of.Source) {
			if use.Quote.ID == of.ID {
				uses = append(uses, use)
			}
		}
		return fact.ClaimsOf(uses)
	}
	return nil
}

// Unmoved tells whether no page can come or go, and no row get to another, when a claim that was before is what now is.
func Unmoved(before, now *fact.Claim) bool { return slices.Equal(moving(before), moving(now)) }

// moving returns all of a claim that decides which pages there are, and on which of them it has rows.
func moving(c *fact.Claim) []any {
	list := []any{c.Draft, c.When, roughly(len(c.Title())), c.Headed()}
	row := func(r Row) { list = append(list, r.ID, r.Steps, roughly(r.Bytes)) }
	if len(c.Reviews) > 0 {
		row(claimRow(c))
		list = append(list, c.Current().Rating)
	}
	for _, r := range c.Reviews {
		list = append(list, r.Date, roughly(len(r.Verdict)))
	}
	for _, t := range c.Topics {
		list = append(list, t)
	}
	for _, q := range c.Quotes {
		row(quoteRow(q.ID, q, 0))
		list = append(list, q.Source, q.Said, q.Figure != nil)
		if q.Figure != nil {
			list = append(list, q.Figure.Measure, q.Figure.For)
		}
		for _, a := range q.Voices() {
			list = append(list, a)
		}
	}
	for _, r := range c.Related {
		list = append(list, PairID(c, r))
	}
	return list
}
