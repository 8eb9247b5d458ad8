package load

import (
	"beleg/generator/facts/bound"
	"beleg/generator/facts/fact"
	roles "beleg/generator/text/article"
	"beleg/generator/words/diag"
)

// mostShown is how much of an article readers may see: it is on one page, and the search knows each of its words.
var mostShown = bound.Most(bound.TooLarge, 2<<20, "bytes that are shown of an article")

// mayShowTooMuch tells whether an article is so long that it matters how much of it is shown.
func mayShowTooMuch(s *fact.Source) bool {
	return s.Article != nil && len(s.Article.Text) > mostShown && s.Show != fact.None
}

// shown reports an article of which too much is shown: all of it, or the blocks that are quoted. Of those only the
// quoted sentences count if no more are shown, unless a block is too much by itself: it need not have any.
func (l *linker) shown(s *fact.Source) diag.List {
	if !mayShowTooMuch(s) {
		return nil
	}
	quoted := map[int]bool{}
	for _, a := range l.wanted[s] {
		if a.quote.ID != "" {
			quoted[a.quote.Place.Block] = true
		}
	}
	all := 0
	for i, b := range s.Article.Blocks {
		size := b.End - b.Start
		if s.Show == fact.Full && b.Role != roles.Skip || quoted[i] && (s.Show != fact.Quotes || size > mostShown) {
			all += size
		}
	}
	if all <= mostShown {
		return nil
	}
	return diag.List{bound.TooLarge.At(s.Where.At("file").Value(), `write show = "quotes" or show = "none", or divide it`,
		"%d bytes of the article are shown, and %d are the most", all, mostShown)}
}
