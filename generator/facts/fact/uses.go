package fact

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"

	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

// A Use is a quotation and what quotes it: a claim or an event.
type Use struct {
	Quote *Quote
	Claim *Claim // nil for an event
	Event *Event // nil for a claim
}

// Verified is what a reading of the articles has shown.
type Verified struct{ Quotations, Articles int }

func (v Verified) String() string {
	return diag.Plural(v.Quotations, "quotation") + " found word for word in " + diag.Plural(v.Articles, "article")
}

// Verified counts the quotations of the base, each of which was found in its article, and these articles.
func (b *Base) Verified() Verified {
	articles, n := map[*Source]bool{}, 0
	for u := range b.Quotations() {
		articles[u.Quote.Source], n = true, n+1
	}
	return Verified{n, len(articles)}
}

// Quotations yields every quotation with what quotes it: those of claims first, then those of events, each by id.
func (b *Base) Quotations() iter.Seq[Use] {
	return func(yield func(Use) bool) {
		for _, c := range b.Claims {
			for _, q := range c.Quotes {
				if !yield(Use{Quote: q, Claim: c}) {
					return
				}
			}
		}
		for _, e := range b.Events {
			for _, q := range e.Quotes {
				if !yield(Use{Quote: q, Event: e}) {
					return
				}
			}
		}
	}
}

// Uses tells what refers to what, in the order in which Quotations yields it. Each index is made when it is first asked
// for, for all who ask: a preview that shows one page does not wait for those that others need.
type Uses struct {
	OfSource    func(*Source) []Use     // the quotations from a source
	OfActor     func(*Actor) []Use      // the quotations in which an actor speaks
	OfMeasure   func(*Measure) []Use    // the quotations that put a figure on a measure
	ClaimsOn    func(*Topic) []*Claim   // the claims on a topic, by id
	ClaimsRated func(*Rating) []*Claim  // the claims that have a rating today, by id
	EventsOn    func(*Topic) []*Event   // the events on a topic, by id
	Related     func(*Claim) []Relation // the relations that point to a claim, by the id of the other one
	Published   func(*Actor) []*Source  // the sources that an actor published, by id
	Parts       func(*Actor) []*Actor   // the actors that are part of another, by id
	// Questions returns the questions that a claim helps to answer, by id: one of their answers rests on it, or a text
	// of theirs names it.
	Questions func(*Claim) []*Question
}

// A Relation is one between claims, seen from the claim that it points to.
type Relation struct {
	From *Claim
	*Related
}

// UsesOf returns what refers to what in a base, which must not change any more.
func UsesOf(b *Base) *Uses {
	var relations []Relation
	for _, c := range b.Claims {
		for _, r := range c.Related {
			relations = append(relations, Relation{c, r})
		}
	}
	return &Uses{
		OfSource: index(b.Quotations(), func(u Use) []*Source { return []*Source{u.Quote.Source} }),
		OfActor:  index(b.Quotations(), func(u Use) []*Actor { return u.Quote.Voices() }),
		OfMeasure: index(b.Quotations(), func(u Use) []*Measure {
			if u.Quote.Figure == nil {
				return nil
			}
			return []*Measure{u.Quote.Figure.Measure}
		}),
		ClaimsOn:    index(slices.Values(b.Claims), func(c *Claim) []*Topic { return c.Topics }),
		ClaimsRated: index(slices.Values(b.Claims), func(c *Claim) []*Rating { return []*Rating{c.Current().Rating} }),
		EventsOn:    index(slices.Values(b.Events), func(e *Event) []*Topic { return e.Topics }),
		Related:     index(slices.Values(relations), func(r Relation) []*Claim { return []*Claim{r.Claim} }),
		Published:   index(slices.Values(b.Sources), func(s *Source) []*Actor { return []*Actor{s.Publisher} }),
		Parts:       index(slices.Values(b.Actors), func(a *Actor) []*Actor { return []*Actor{a.PartOf} }),
		Questions:   index(slices.Values(b.Questions), func(q *Question) []*Claim { return q.Claims }),
	}
}

// index finds what refers to a thing; to tells what something refers to.
func index[K comparable, T any](all iter.Seq[T], to func(T) []K) func(K) []T {
	by := sync.OnceValue(func() map[K][]T {
		by := map[K][]T{}
		for one := range all {
			for _, k := range to(one) {
				by[k] = append(by[k], one)
			}
		}
		return by
	})
	return func(k K) []T { return by()[k] }
}

// Named returns the actors, sources, topics and measures that something refers to. It only marks them, and so takes a
// small part of the time of Uses: it is asked for after each edit in a preview.
func (b *Base) Named() map[any]bool {
	g := Gaps{Named: map[any]bool{}}
	for u := range b.Quotations() {
		g.Quote(u.Quote)
	}
	topics := func(topics []*Topic) {
		for _, t := range topics {
			g.Name(t)
		}
	}
	for _, c := range b.Claims {
		topics(c.Topics)
	}
	for _, q := range b.Questions {
		topics(q.Topics)
	}
	for _, e := range b.Events {
		topics(e.Topics)
	}
	for _, s := range b.Sources {
		g.Name(s.Publisher)
	}
	for _, a := range b.Actors {
		g.Name(a.PartOf)
	}
	return g.Named
}

// ClaimsOf returns the claims among what quotes something, each once, by id.
func ClaimsOf(uses []Use) []*Claim {
	var claims []*Claim
	for _, u := range uses {
		if n := len(claims); u.Claim != nil && (n == 0 || claims[n-1] != u.Claim) {
			claims = append(claims, u.Claim)
		}
	}
	return claims
}

// A Passage is a quoted place of an article with everything that quotes it.
type Passage struct {
	ID    string
	Place quote.Place
	Uses  []Use
}

// PassagesOf joins quotations from one source where they are of the same place, in the order of the text.
func PassagesOf(uses []Use) []*Passage {
	sorted := slices.Clone(uses)
	slices.SortStableFunc(sorted, func(a, b Use) int {
		return cmp.Or(a.Quote.Place.Compare(b.Quote.Place), cmp.Compare(a.Quote.ID, b.Quote.ID))
	})
	all, list := make([]Passage, len(uses)), make([]*Passage, 0, len(uses))
	for start, end := 0, 0; start < len(sorted); start = end {
		first := sorted[start].Quote
		for end < len(sorted) && sorted[end].Quote.ID == first.ID {
			end++
		}
		p := &all[len(list)]
		*p = Passage{first.ID, first.Place, sorted[start:end:end]}
		list = append(list, p)
	}
	return list
}

// Passages returns the quoted places of claims that are no drafts, by id. The same words in the same place of an
// article are one, whoever quotes them.
func (b *Base) Passages() []*Passage {
	var uses []Use
	for u := range b.Quotations() {
		if u.Claim != nil && !u.Claim.Draft {
			uses = append(uses, u)
		}
	}
	list := PassagesOf(uses)
	slices.SortFunc(list, func(a, b *Passage) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// Stance returns the strongest stance among the quotations of the passage.
func (p *Passage) Stance() Stance {
	return slices.MaxFunc(p.Uses, func(a, b Use) int {
		return cmp.Compare(a.Quote.Stance.Strength(), b.Quote.Stance.Strength())
	}).Quote.Stance
}

// Chain is one path of hearsay: the nearest voice first, the origin last. A nil voice is an origin nobody describes.
type Chain []*Actor

// Origin returns the last voice of the chain, nil if it is unknown.
func (c Chain) Origin() *Actor { return c[len(c)-1] }

// IDs writes a chain as the ids of its voices; "?" is an unnamed origin.
func (c Chain) IDs() []string {
	ids := make([]string, len(c))
	for i, a := range c {
		ids[i] = "?"
		if a != nil {
			ids[i] = a.ID
		}
	}
	return ids
}

// String writes a chain as editors do. No two chains are written alike.
func (c Chain) String() string { return strings.Join(c.IDs(), " < ") }

// Voices returns everyone who speaks in a quotation, each once, the nearest voice of the first chain first.
func (q *Quote) Voices() []*Actor { return distinct(slices.Concat(q.Chains...)) }

// Origins returns the origins that the chains of a quotation name, each once.
func (q *Quote) Origins() []*Actor {
	origins := make(Chain, len(q.Chains))
	for i, chain := range q.Chains {
		origins[i] = chain.Origin()
	}
	return distinct(origins)
}

// distinct returns the actors in a chain, each once.
func distinct(chain Chain) []*Actor {
	var actors []*Actor
	for _, a := range chain {
		if a != nil && !slices.Contains(actors, a) {
			actors = append(actors, a)
		}
	}
	return actors
}

// Speakers returns who said it, each once: the origins that chains name; one nil if they name none, as who only reports
// it does not say it; without chains the article's publisher, if known.
func (q *Quote) Speakers() []*Actor {
	origins := q.Origins()
	switch {
	case origins == nil && len(q.Chains) > 0:
		return []*Actor{nil}
	case origins == nil && q.Source.Publisher != nil:
		return []*Actor{q.Source.Publisher}
	}
	return origins
}

// InHeading tells whether a quotation stands in a heading of its article.
func (q *Quote) InHeading() bool {
	a := q.Source.Article
	return a != nil && q.Place.Block < len(a.Blocks) && a.Blocks[q.Place.Block].Role.Heads()
}

// Headed tells whether nothing but headings makes a claim.
func (c *Claim) Headed() bool {
	made := c.Supporting()
	return len(made) > 0 && !slices.ContainsFunc(made, func(q *Quote) bool { return !q.InHeading() })
}

// Supporting returns the quotations that support a claim.
func (c *Claim) Supporting() []*Quote {
	return slices.DeleteFunc(slices.Clone(c.Quotes), func(q *Quote) bool { return q.Stance != Supports })
}
