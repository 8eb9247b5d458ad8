package claimreview

import (
	"slices"

	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// soleOrigin returns who makes the claim, if all supporting quotations have it from one named origin; nil otherwise. Naming one
// of several, or the one who is named where others are not, would put the sentence into somebody's mouth.
func soleOrigin(claim *fact.Claim) *fact.Actor {
	var sole *fact.Actor
	for _, q := range claim.Quotes {
		if q.Stance != fact.Supports {
			continue
		}
		if len(q.Chains) == 0 {
			return nil
		}
		for _, chain := range q.Chains {
			o := chain.Origin()
			if o == nil || sole != nil && sole != o {
				return nil
			}
			sole = o
		}
	}
	return sole
}

// made returns the day on which the claim was made: that of a supporting quotation, if it is certain that none was said before.
func made(claim *fact.Claim) (edtf.Day, bool) {
	var said []edtf.Date
	for _, q := range claim.Quotes {
		if q.Stance == fact.Supports {
			said = append(said, q.SaidOrPublished())
		}
	}
	for _, d := range said {
		day, exact := d.Exact()
		if exact && !slices.ContainsFunc(said, func(other edtf.Date) bool { return !notAfter(d, other) }) {
			return day, true
		}
	}
	return 0, false
}

// notAfter tells whether it is certain that a is not after b.
func notAfter(a, b edtf.Date) bool {
	order := edtf.Compare(a, b)
	return order == edtf.Before || order == edtf.Same
}

// supporters returns the articles that support the claim, each once, in the order of its quotations.
func supporters(claim *fact.Claim) []*fact.Source {
	var list []*fact.Source
	for _, q := range claim.Quotes {
		if q.Stance == fact.Supports && !slices.Contains(list, q.Source) {
			list = append(list, q.Source)
		}
	}
	return list
}

// first returns the article that the claim appeared in first, or nil if that is not certain: another may be as old, it has the
// claim from an outlet that must have had it earlier, or there is no other to compare it with and it is not the origin itself.
func first(claim *fact.Claim, supporting []*fact.Source) *fact.Source {
	i := slices.IndexFunc(supporting, func(s *fact.Source) bool {
		return !slices.ContainsFunc(supporting, func(other *fact.Source) bool {
			return other != s && edtf.Compare(s.Published, other.Published) != edtf.Before
		})
	})
	if i < 0 {
		return nil
	}
	s := supporting[i]
	for _, q := range claim.Quotes {
		if q.Source == s && q.Stance == fact.Supports && (throughAnother(q) || len(supporting) == 1 && !itself(q)) {
			return nil
		}
	}
	return s
}

// throughAnother tells whether a quotation came through another outlet than the article's own.
func throughAnother(q *fact.Quote) bool {
	return slices.ContainsFunc(q.Chains, func(chain fact.Chain) bool {
		return slices.ContainsFunc(chain, func(a *fact.Actor) bool { return a != nil && a.Kind == "outlet" && a != q.Source.Publisher })
	})
}

// itself tells whether the article's own outlet is the only origin of a quotation: it saw it.
func itself(q *fact.Quote) bool {
	own := q.Source.Publisher
	return own != nil && len(q.Chains) > 0 && !slices.ContainsFunc(q.Chains, func(chain fact.Chain) bool { return chain.Origin() != own })
}
