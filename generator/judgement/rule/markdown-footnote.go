package rule

// The first one is enough: whoever takes footnotes for granted has more of them.
var _ = texts.error("markdown-footnote", "a footnote, which the Markdown here does not have", func(t text, r report) {
	if len(t.Footnotes) > 0 {
		first := t.Footnotes[0]
		r.at(t.at(first.Start, first.End), "say it in the text, or link to it; a [ that is meant as such is "+
			"written \\[", "a footnote would be published as it stands")
	}
})
