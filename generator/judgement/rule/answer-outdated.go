package rule

import "beleg/generator/facts/fact"

// It looks at the answer that holds: earlier ones are what was known then.
var _ = questions.warning("answer-outdated", "an answer that rests on a claim rated anew since",
	func(q *fact.Question, r report) {
		if len(q.Answers) == 0 {
			return
		}
		current := q.Current()
		for i, c := range current.Claims {
			if current.Outdated(c) {
				r.at(current.Where.At("claims", i).Value(), "add a new [[answer]] below: it may say the same",
					"the rating of claim %q changed after the answer of %s", c.ID, current.Date)
			}
		}
	})
