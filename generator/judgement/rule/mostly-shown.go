package rule

import (
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
)

// mostShown is the part of an article's words from which on excerpts are no excerpts any more.
const mostShown = 4. / 5

// It asks nothing of an editor who has said how much is shown.
var _ = projects.warning("mostly-shown", "excerpts that show nearly the whole article", func(p project, r report) {
	quoted := map[*fact.Source][]int{} // blocks, some of them more than once
	for u := range p.Quotations() {
		quoted[u.Quote.Source] = append(quoted[u.Quote.Source], u.Quote.Place.Block)
	}
	for _, s := range p.Sources {
		blocks := make([]bool, len(s.Article.Blocks))
		for _, at := range quoted[s] {
			blocks[at] = true
		}
		shown := func(i int) bool { return blocks[i] }
		size := func(b article.Block) int { return b.End - b.Start } // near the words, and soon known
		if s.Show != fact.Excerpts || shareOf(s.Article, shown, size) < mostShown-0.1 || s.Where.At("show").Stands() {
			continue
		}
		words := func(b article.Block) (n int) {
			for range strings.FieldsSeq(s.Article.Text[b.Start:b.End]) {
				n++
			}
			return n
		}
		if share := shareOf(s.Article, shown, words); share > mostShown {
			r.at(s.Where.At("title").Key(), `write show = "quotes" to show the quoted sentences only, show = "full" if you `+
				`may show all of it, or show = "excerpts" if you have thought of it`,
				"the excerpts show %.0f %% of this article's words", 100*share)
		}
	}
})

// shareOf returns how much of an article its shown blocks are, of those that are not skipped, 0 to 1.
func shareOf(a *article.Article, shown func(int) bool, size func(article.Block) int) float64 {
	part, all := 0, 0
	for i, b := range a.Blocks {
		if b.Role == article.Skip {
			continue
		}
		if all += size(b); shown(i) {
			part += size(b)
		}
	}
	return float64(part) / float64(max(all, 1))
}
