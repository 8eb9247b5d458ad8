package rule

import (
	"beleg/generator/facts/fact"
	"beleg/generator/facts/shown"
)

// mostShown is the part of an article's words from which on excerpts are no excerpts any more.
const mostShown = 4. / 5

// It asks nothing of an editor who has said how much is shown.
var _ = projects.warning("mostly-shown", "excerpts that show nearly the whole article", func(p project, r report) {
	quoted := map[*fact.Source][]bool{} // by block
	for _, s := range p.Sources {
		quoted[s] = make([]bool, len(s.Article.Blocks))
	}
	for u := range p.Quotations() {
		quoted[u.Quote.Source][u.Quote.Place.Block] = true
	}
	for _, s := range p.Sources {
		if s.Show != fact.Excerpts || s.Where.At("show").Stands() {
			continue
		}
		if share := shown.Share(s.Article, quoted[s], mostShown); share > mostShown {
			r.at(s.Where.At("title").Key(), `write show = "quotes" to show the quoted sentences only, show = "full" if you `+
				`may show all of it, or show = "excerpts" if you have thought of it`,
				"the excerpts show %.0f %% of this article's words", 100*share)
		}
	}
})
