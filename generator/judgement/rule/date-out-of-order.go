package rule

import (
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/edtf"
)

var _ = quotes.warning("date-out-of-order", "said before it happened, or after the article was published",
	func(q quoted, r report) {
		published := q.Source.Published
		supports := q.Stance == fact.Supports // only what supports the claim must come after it
		if q.Said.IsZero() {
			if supports && edtf.Compare(published, q.when) == edtf.Before {
				r.at(q.Where.At("source").Value(), "check when here, and published in "+format.SourceFile(q.Source.ID),
					"the article appeared (%s) before it happened (%s)", published, q.when)
			}
			return
		}
		if supports && edtf.Compare(q.Said, q.when) == edtf.Before {
			r.at(q.Where.At("said").Value(), "check said, and when of what it is about",
				"it was said (%s) before it happened (%s)", q.Said, q.when)
		}
		if edtf.Compare(q.Said, published) == edtf.After {
			r.at(q.Where.At("said").Value(), "check said here, and published in "+format.SourceFile(q.Source.ID),
				"it was said (%s) after the article appeared (%s)", q.Said, published)
		}
	})
