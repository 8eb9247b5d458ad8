package rule

import "fmt"

var _ = quotes.warning("hedged-as-fact", "the quotation hedges, but neither hedge nor via says so",
	func(q quoted, r report) {
		if q.Hedge != "" || len(q.Chains) > 0 {
			return
		}
		if word := q.Reading.Hedge(); word != "" {
			r.at(q.Where.At("text").Value(),
				fmt.Sprintf("add hedge = %q, or say in via where the article has it from", word),
				"the article keeps its distance with %q, and the quotation says nothing of it", word)
		}
	})
