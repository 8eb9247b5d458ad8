package rule

import (
	"beleg/generator/facts/place"
	"beleg/generator/words/edtf"
)

// Where the day begins first, it is already tomorrow, and whoever checks the site may sit elsewhere than who wrote it.
var _ = projects.warning("future-date", "a review or an answer of a day that has not come", func(p project, r report) {
	judge := func(what string, date edtf.Date, where place.Where) {
		if day, exact := date.Exact(); exact && p.Today != 0 && day > p.Today+1 {
			r.at(where.At("date").Value(), "write the day on which it was made",
				"this %s is of %s, and today is %s", what, date, p.Today)
		}
	}
	for _, c := range p.Claims {
		for _, review := range c.Reviews {
			judge("review", review.Date, review.Where)
		}
	}
	for _, q := range p.Questions {
		for _, a := range q.Answers {
			judge("answer", a.Date, a.Where)
		}
	}
})
