package hedge

import (
	"fmt"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

var hedgedAsFact = rules.Warning("hedged-as-fact", "the quotation hedges, but neither hedge nor via says so")

// asFact reports a quotation whose own words keep a distance of which nothing is said.
func asFact(q *fact.Quote, found *diag.List) {
	if q.Hedge != "" || len(q.Chains) > 0 {
		return
	}
	if word := q.Reading.Hedge(); word != "" {
		found.Add(hedgedAsFact.At(q.Where.At("text").Value(),
			fmt.Sprintf("add hedge = %q, or say in via where the article has it from", word),
			"the article keeps its distance with %q, and the quotation says nothing of it", word))
	}
}
