package rule

import (
	"beleg/generator/facts/fact"
	"beleg/generator/words/edtf"
)

// What only mentions the claim speaks neither for the rating nor against it. If no article had appeared,
// review-without-source says so.
var _ = ratings.warning("review-outdated", "a rating older than an article that speaks for or against the claim",
	func(c *fact.Claim, r report) {
		current := c.Current()
		if unfounded(current.Date, c) {
			return
		}
		for _, q := range c.Quotes {
			if q.Stance != fact.Mentions && edtf.Compare(q.Source.Published, current.Date) == edtf.After {
				r.at(current.Where.At("date").Value(), "add a new [[review]] below: it may give the same rating",
					"the rating is of %s, and %q, which %s the claim, appeared later (%s)", current.Date, q.Source.ID,
					q.Stance, q.Source.Published)
				return
			}
		}
	})
