package timeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/text/markdown"
)

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
		return e.When == other.When && slices.Equal(e.Statement.Speakers(), other.Statement.Speakers()) &&
			slices.ContainsFunc(e.Claims, func(c *fact.Claim) bool { return slices.Contains(other.Claims, c) })
	}
	return false
}

func quotes(list []*fact.Quote, q *fact.Quote) bool {
	return slices.ContainsFunc(list, func(o *fact.Quote) bool { return o.ID == q.ID && o.Source == q.Source })
}

// holds tells whether an entry belongs to the lead of an item, or to a claim that does.
func (i Item) holds(e *Entry) bool {
	return i.Lead.leads(e) || slices.ContainsFunc(i.Also, func(a *Entry) bool { return a.Kind == Claim && a.leads(e) })
}

// compared returns items by comparing each entry with all that came before it, as Items is defined.
func compared(entries []*Entry) (items []Item) {
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

// month returns a base in which all that may belong together does so often.
func month(t *testing.T, r *rand.Rand) *fact.Base {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	dates := []string{"2024-06-01", "2024-06-01", "2024-06-02", "2024-06", "2024-06-01~", ""}
	b := &fact.Base{Site: &fact.Site{Language: "de"}}
	var actors []*fact.Actor
	for i := range 3 {
		actors = append(actors, &fact.Actor{ID: fmt.Sprint("stimme-", i)})
		b.Sources = append(b.Sources, &fact.Source{ID: fmt.Sprint("artikel-", i), Published: date(t, pick(dates...))})
	}
	quotes := func() (list []*fact.Quote) {
		for range r.IntN(3) {
			q := &fact.Quote{ID: pick("q-a", "q-b", "q-c", "q-d"), Source: b.Sources[r.IntN(3)], Said: date(t, pick(dates...)), Stance: fact.Stance(pick("supports", "supports", "disputes", "mentions"))}
			for range r.IntN(3) {
				q.Chains = append(q.Chains, fact.Chain{actors[r.IntN(3)]})
			}
			list = append(list, q)
		}
		return list
	}
	for i := range 6 {
		b.Claims = append(b.Claims, &fact.Claim{ID: fmt.Sprint("these-", i), When: date(t, pick(dates...)), Quotes: quotes()})
	}
	for i := range 4 {
		e := &fact.Event{ID: fmt.Sprint("ereignis-", i), When: date(t, pick(dates[:5]...)), Quotes: quotes()}
		if r.IntN(2) > 0 {
			e.Text = &markdown.Doc{Links: []markdown.Link{{Dest: "claim:" + pick("these-0", "these-1", "these-1#quotes")}, {Dest: "actor:these-2"}}}
		}
		b.Events = append(b.Events, e)
	}
	return b
}

func TestItemsAreThoseThatComparingAllWithAllGives(t *testing.T) {
	said := func(items []Item) (list []string) {
		for _, i := range items {
			list = append(list, fmt.Sprint(i.Lead.ID, " ", idsOf(i.Also)))
		}
		return list
	}
	joined := 0
	for seed := range uint64(2000) {
		b := month(t, rand.New(rand.NewPCG(seed, 0)))
		entries := Entries(b, fact.UsesOf(b))
		want := compared(entries)
		if diff := cmp.Diff(said(want), said(Items(entries))); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
		joined += len(entries) - len(want)
	}
	if joined < 2000 {
		t.Errorf("got %d entries that belong to another, want many: else nothing was tried", joined)
	}
}
