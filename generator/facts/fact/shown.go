package fact

import (
	"beleg/generator/facts/bound"
	"beleg/generator/text/article"
	"beleg/generator/words/diag"
)

// mostShown is how much of an article readers may see: it is on one page, and the search knows each of its words.
var mostShown = bound.Most(bound.TooLarge, 2<<20, "bytes that are shown of an article")

// Long tells whether an article has so much that it matters how much of it is shown.
func (s *Source) Long() bool {
	return s.Article != nil && len(s.Article.Text) > mostShown && s.Show != None
}

// ShownTooMuch reports articles of which too much is shown: all of it, or the blocks that are quoted. Of those only the
// quoted sentences count if no more are shown, unless a block is too much by itself: it need not have any.
func (b *Base) ShownTooMuch() (found diag.List) {
	for _, s := range b.Sources {
		if !s.Long() {
			continue
		}
		quoted := map[int]bool{}
		for u := range b.Quotations() {
			if u.Quote.Source == s && u.Quote.ID != "" {
				quoted[u.Quote.Place.Block] = true
			}
		}
		if n := s.shown(quoted); n > mostShown {
			found.Add(bound.TooLarge.At(s.Where.At("file").Value(),
				`write show = "quotes" or show = "none", or divide it`,
				"%d bytes of the article are shown, and %d are the most", n, mostShown))
		}
	}
	return found
}

func (s *Source) shown(quoted map[int]bool) int {
	all := 0
	for i, b := range s.Article.Blocks {
		size := b.End - b.Start
		if s.Show == Full && b.Role != article.Skip || quoted[i] && (s.Show != Quotes || size > mostShown) {
			all += size
		}
	}
	return all
}
