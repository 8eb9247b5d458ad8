package rule

var _ = texts.warning("markdown-stars", "stars of bold that readers would see", func(t text, r report) {
	for _, l := range t.Literal {
		r.at(t.at(l.Start, l.End), "put punctuation outside, as in **word**: more; a star that is meant as such is "+
			"written \\*", "the stars mean nothing here and are published as they stand")
	}
})
