// Package origin counts how many independent voices stand behind a claim.
//
// An echo is not a witness: five articles that all have it from one newspaper are one origin. Because articles do not always
// say how they know, the count is an interval.
package origin

import (
	"cmp"
	"maps"
	"slices"

	"beleg/generator/fact"
)

// Count is the number of independent origins of a claim, as an interval.
type Count struct {
	// AtLeast is the number of distinct roots among the named origins.
	AtLeast int
	// AtMost adds what may be independent of them: publishers who do not say how they know, and unnamed origins.
	AtMost int
	// Roots are the named origins, with part_of followed to its end, by id.
	Roots []*fact.Actor
	// Articles is the number of distinct sources that support the claim.
	Articles int
}

// Of counts over a claim's supporting quotations, as the content format defines it: at least the distinct roots among the
// named origins; at most that plus one for each publisher of an unattributed quotation that is not among them, one
// for each "?", and one for each unnamed actor that is part of nothing.
func Of(quotes []*fact.Quote) Count {
	t := tally{named: map[*fact.Actor]bool{}, unnamed: map[*fact.Actor]bool{}, publishers: map[*fact.Actor]bool{},
		unpublished: map[*fact.Source]bool{}, articles: map[*fact.Source]bool{}}
	for _, q := range quotes {
		if q.Stance == fact.Supports {
			t.add(q)
		}
	}
	extra := t.nameless + len(t.unnamed) + len(t.unpublished)
	for p := range t.publishers {
		if !t.named[p] {
			extra++
		}
	}
	roots := slices.SortedFunc(maps.Keys(t.named), func(a, b *fact.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return Count{AtLeast: len(roots), AtMost: len(roots) + extra, Roots: roots, Articles: len(t.articles)}
}

type tally struct {
	named       map[*fact.Actor]bool // roots
	unnamed     map[*fact.Actor]bool // unnamed actors that are part of nothing
	nameless    int                  // origins written "?"
	publishers  map[*fact.Actor]bool // roots of the publishers of unattributed quotations
	unpublished map[*fact.Source]bool
	articles    map[*fact.Source]bool
}

func (t *tally) add(q *fact.Quote) {
	t.articles[q.Source] = true
	if len(q.Chains) == 0 {
		if q.Source.Publisher == nil {
			t.unpublished[q.Source] = true // nobody knows who vouches for it, so it may be a voice of its own
		} else {
			t.publishers[q.Source.Publisher.Root()] = true
		}
	}
	for _, chain := range q.Chains {
		switch o := chain.Origin(); {
		case o == nil:
			t.nameless++
		case o.Unnamed && o.PartOf == nil:
			t.unnamed[o] = true
		default:
			t.named[o.Root()] = true
		}
	}
}
