package rule

import (
	"fmt"

	"beleg/generator/text/fold"
	"beleg/generator/words/reading"
)

var _ = quotes.warning("hedged-as-fact", "the quotation hedges, but neither hedge nor via says so",
	func(q quoted, r report) {
		if q.Hedge != "" || len(q.Chains) > 0 {
			return
		}
		if word := reading.In(q.Source.Language).Hedge(fold.Readable(q.Wording)); word != "" {
			r.at(q.Where.At("text").Value(),
				fmt.Sprintf("add hedge = %q, or say in via where the article has it from", word),
				"the article keeps its distance with %q, and the quotation says nothing of it", word)
		}
	})
