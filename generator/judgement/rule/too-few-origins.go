package rule

import (
	"fmt"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/origin"
	"beleg/generator/words/diag"
)

// Counted is what is certain: a voice that may be independent of the others bears nothing out.
var _ = ratings.error("too-few-origins", "fewer independent origins than the rating demands",
	func(c *fact.Claim, r report) {
		current := c.Current()
		count := origin.Of(c.Quotes)
		if count.AtLeast >= current.Rating.MinOrigins {
			return
		}
		r.at(current.Where.At("rating").Value(),
			"choose another rating, or add supporting quotations from other origins and say in via where the articles "+
				"have it from",
			"%q needs at least %s, and the supporting quotations name %s", current.Rating.Label,
			diag.Plural(current.Rating.MinOrigins, "independent origin"), namesOf(count.Roots))
	})

func namesOf(roots []*fact.Actor) string {
	if len(roots) == 0 {
		return "none"
	}
	var ids []string
	for _, a := range roots {
		ids = append(ids, a.ID)
	}
	return fmt.Sprintf("%d: %s", len(roots), strings.Join(ids, ", "))
}
