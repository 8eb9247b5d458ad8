package rule

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/words/edtf"
)

var reviewWithoutSource = ratings.warning("review-without-source", "a review or an answer older than all its sources",
	func(c *fact.Claim, r report) {
		for _, review := range c.Reviews {
			if unfounded(review.Date, c) {
				r.at(review.Where.At("date").Value(), "quote what this review rests on, or check its date",
					"when this review was made (%s), none of the articles that the claim quotes had appeared",
					review.Date)
			}
		}
	})

var _ = questions.register(reviewWithoutSource, func(q *fact.Question, r report) {
	for _, a := range q.Answers {
		if unfounded(a.Date, a.Claims...) {
			r.at(a.Where.At("date").Value(), "name a claim that this answer rests on, or check its date",
				"when this answer was given (%s), none of the articles that its claims quote had appeared", a.Date)
		}
	}
})

// unfounded tells whether it is certain that every article that the claims quote appeared after a day. Of an article
// without a date nothing is certain.
func unfounded(day edtf.Date, claims ...*fact.Claim) bool {
	quotes := 0
	for _, c := range claims {
		quotes += len(c.Quotes)
		if slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool {
			return edtf.Compare(q.Source.Published, day) != edtf.After
		}) {
			return false
		}
	}
	return quotes > 0
}
