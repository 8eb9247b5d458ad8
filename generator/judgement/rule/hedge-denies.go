package rule

import "beleg/generator/words/reading"

// The page would say that the source keeps its distance, where somebody says no.
var _ = quotes.warning("hedge-denies", "a hedge that is a denial", func(q quoted, r report) {
	for _, word := range reading.Words(q.Hedge) {
		if reading.In(q.Source.Language).Deny[word.Text] {
			r.at(q.Where.At("hedge").Value(), `take hedge away: who denies the claim has stance = "disputes" and is named `+
				"in via", "%q is a denial, and a hedge leaves open whether something is so", word.Text)
			return
		}
	}
})
