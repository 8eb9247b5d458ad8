package rule

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

var _ = claims.warning("duplicate-quote", "the same passage twice in one claim", func(c *fact.Claim, r report) {
	if !twice(c.Quotes) {
		return
	}
	first := map[string]*fact.Quote{}
	for _, q := range c.Quotes {
		key := q.ID + q.Source.ID + chainsKey(q.Chains)
		if other := first[key]; other != nil {
			f := r.at(q.Where.At("text").Value(), "leave one out",
				"this passage is quoted twice in the claim, with the same chains")
			f.Related = []diag.Note{{Span: other.Where.At("text").Value(), Message: "quoted here first"}}
			continue
		}
		first[key] = q
	}
})

// twice tells whether some passage is quoted twice, whatever the chains.
func twice(quotes []*fact.Quote) bool {
	seen := make(map[string]bool, len(quotes))
	for _, q := range quotes {
		seen[q.ID] = true
	}
	return len(seen) < len(quotes)
}

func chainsKey(chains []fact.Chain) string {
	var keys []string
	for _, chain := range chains {
		keys = append(keys, chain.String())
	}
	slices.Sort(keys)
	return strings.Join(keys, ";")
}
