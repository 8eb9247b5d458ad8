package rule

var _ = texts.error("markdown-html", "raw HTML in Markdown", func(t text, r report) {
	for _, raw := range t.RawHTML {
		r.at(t.at(raw.Start, raw.End), "write Markdown; a < that is meant as such is written \\<",
			"raw HTML is not published")
	}
})
