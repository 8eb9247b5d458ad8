package rule

import (
	"beleg/generator/facts/fact"
	"beleg/generator/judgement/origin"
)

// It warns only where there cannot be a second origin; what is not known is no reproach. It is silent where the
// claim has a text: that is where the editor tells the reader that all have it from one.
var _ = ratings.warning("single-origin", "several articles, but at most one independent origin",
	func(c *fact.Claim, r report) {
		if c.Text != nil {
			return
		}
		count := origin.Of(c.Quotes)
		if count.Articles >= 2 && count.AtMost <= 1 {
			r.at(c.Where.At("claim").Value(), "an echo is not a witness: say so in text, or look for another origin",
				"%d articles support this, but they have it from one origin", count.Articles)
		}
	})
