package echo

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/origin"
	"beleg/generator/words/diag"
)

var selfPublished = rules.Warning("self-published", "independent origins who speak in the publication of one of them")

// own adds what is found in a claim whose rating wants more origins than there are if whoever publishes something is
// the only one who speaks in it. An outlet asks others for a living; the press office of a company asks whom it likes.
func own(c *fact.Claim, found *diag.List) {
	rating := c.Current().Rating
	if origin.Of(c.Quotes).AtLeast < rating.MinOrigins {
		return
	}
	var guest *fact.Quote
	counted := slices.Clone(c.Quotes)
	for i, q := range counted {
		if q.Stance == fact.Supports && invited(q) != nil {
			host := []fact.Chain{{q.Source.Publisher}}
			guest, counted[i] = q, &fact.Quote{Stance: q.Stance, Source: q.Source, Chains: host}
		}
	}
	if guest == nil || origin.Of(counted).AtLeast >= rating.MinOrigins {
		return
	}
	found.Add(selfPublished.At(guest.Where.At("via").Value(),
		"whoever publishes chooses who speaks there: choose another rating, or accept this with a note",
		"%q needs %s, and %s speaks in what %s published", rating.Label,
		diag.Plural(rating.MinOrigins, "independent origin"), invited(guest).ID, guest.Source.Publisher.ID))
}

// invited returns whose named voice stands in what somebody else published who is no outlet, or nil.
func invited(q *fact.Quote) *fact.Actor {
	host := q.Source.Publisher
	if host == nil || host.Kind == "outlet" {
		return nil
	}
	for _, o := range q.Origins() {
		if !o.Unnamed && o.Root() != host.Root() {
			return o
		}
	}
	return nil
}
