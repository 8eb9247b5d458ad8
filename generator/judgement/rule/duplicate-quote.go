package rule

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

var _ = claims.warning("duplicate-quote", "the same passage twice in one claim", func(c *fact.Claim, r report) {
	if len(c.Quotes) < 2 {
		return
	}
	first := make(map[[3]string]*fact.Quote, len(c.Quotes))
	for _, q := range c.Quotes {
		key := [...]string{q.ID, q.Source.ID, chainsKey(q.Chains)}
		if other := first[key]; other != nil {
			f := r.at(q.Where.At("text").Value(), "leave one out",
				"this passage is quoted twice in the claim, with the same chains")
			f.Related = []diag.Note{{Span: other.Where.At("text").Value(), Message: "quoted here first"}}
			continue
		}
		first[key] = q
	}
})

func chainsKey(chains []fact.Chain) string {
	var keys []string
	for _, chain := range chains {
		keys = append(keys, chain.String())
	}
	slices.Sort(keys)
	return strings.Join(keys, ";")
}
