// Package origin counts how many independent voices stand behind a claim.
//
// An echo is not a witness: five articles that all have it from one newspaper are one origin. Because articles do not
// always say how they know, the count is an interval.
package origin

import (
	"cmp"
	"maps"
	"slices"

	"beleg/generator/facts/fact"
)

// Count is the number of independent origins of a claim, as an interval.
type Count struct {
	AtLeast  int           // how many distinct roots there are among the named origins
	AtMost   int           // with what may be independent: publishers who say not how they know, unnamed origins
	Roots    []*fact.Actor // the named origins, with part_of followed to its end, by id
	Articles int           // how many distinct sources support the claim
}

// Of counts over a claim's supporting quotations, as the content format defines it: at least the distinct roots among
// the named origins; at most that plus one for each publisher of an unattributed quotation that is not among them, one
// for each "?", and one for each root of unnamed actors that is not among them. Whoever stays unnamed names no origin,
// whatever they are part of: a reader cannot ask them, and "a Ukrainian officer" is not Ukraine.
func Of(quotes []*fact.Quote) Count {
	named, articles := map[*fact.Actor]bool{}, map[*fact.Source]bool{}
	possible, nameless := map[voice]bool{}, 0
	for _, q := range quotes {
		if q.Stance != fact.Supports {
			continue
		}
		articles[q.Source] = true
		if p := q.Source.Publisher; len(q.Chains) == 0 && p == nil {
			possible[voice{unpublished: q.Source}] = true // nobody knows who vouches for it
		} else if len(q.Chains) == 0 {
			possible[voice{root: p.Root()}] = true
		}
		for _, chain := range q.Chains {
			switch o := chain.Origin(); {
			case o == nil:
				nameless++
			case o.Unnamed:
				possible[voice{root: o.Root(), unnamed: true}] = true
			default:
				named[o.Root()] = true
			}
		}
	}
	maps.DeleteFunc(possible, func(v voice, _ bool) bool { return named[v.root] })
	roots := slices.SortedFunc(maps.Keys(named), func(a, b *fact.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return Count{AtLeast: len(roots), AtMost: len(roots) + len(possible) + nameless, Roots: roots,
		Articles: len(articles)}
}

// A voice may be one more origin: the root of a publisher or of unnamed actors, or an article that nobody published.
type voice struct {
	root        *fact.Actor
	unnamed     bool
	unpublished *fact.Source
}
