package rule

import (
	"slices"

	"beleg/generator/facts/fact"
)

// An answer is asked for only where the rating is good: any other says itself that somebody disagrees.
var _ = ratings.warning("disputed-unanswered", "a disputing quotation that the claim does not answer",
	func(c *fact.Claim, r report) {
		if c.Text != nil || c.Current().Rating.Tone != fact.Good {
			return
		}
		disputes := func(q *fact.Quote) bool { return q.Stance == fact.Disputes }
		if i := slices.IndexFunc(c.Quotes, disputes); i >= 0 {
			r.at(c.Quotes[i].Where.At("stance").Value(), "explain in text why the rating holds all the same",
				"a quotation disputes the claim, which is rated %q without a text", c.Current().Rating.Label)
		}
	})
