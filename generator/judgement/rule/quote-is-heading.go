package rule

import "beleg/generator/facts/fact"

// A claim about a headline has to quote it. Who only mentions something rests nothing on it.
var _ = claims.warning("quote-is-heading", "a heading that is quoted as evidence", func(c *fact.Claim, r report) {
	for _, q := range c.Quotes {
		role := q.Source.Article.Blocks[q.Place.Block].Role
		if c.About == "" && q.Stance != fact.Mentions && role.Heads() {
			r.at(q.Where.At("text").Value(), `quote the text below it, or write about = "heading" if the claim is about `+
				"the headline", "this quotation is a %s, which may promise what the text does not keep", role)
		}
	}
})
