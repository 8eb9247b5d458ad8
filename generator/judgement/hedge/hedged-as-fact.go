package hedge

import (
	"fmt"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

var hedgedAsFact = rules.Warning("hedged-as-fact", "the quotation hedges, but neither hedge nor via says so")

// asFact reports a quotation whose own words keep a distance of which nothing is said. That somebody says something may
// be all there is to an event.
func asFact(q *fact.Quote, event bool, found *diag.List) {
	if q.Hedge != "" || len(q.Chains) > 0 {
		return
	}
	word := q.Reading.Hedge()
	help := fmt.Sprintf("add hedge = %q, or say in via where the article has it from", word)
	if word == "" && !event {
		word = q.Reading.Distance()
		help = "name in via who says it"
	}
	if word != "" {
		found.Add(hedgedAsFact.At(q.Where.At("text").Value(), help,
			"the article keeps its distance with %q, and the quotation says nothing of it", word))
	}
}
