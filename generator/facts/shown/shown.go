// Package shown bounds how much of an article readers see.
//
// An article may be longer than what is shown of it: that is on one page, and the search knows each of its words. It is
// counted before anything is made of it.
package shown

import (
	"slices"
	"strings"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/words/diag"
)

var most = bound.Most(bound.TooLarge, 2<<20, "bytes that are shown of an article")

// Matters tells whether a claim quotes an article so long that it matters what else is shown of it.
func Matters(c *fact.Claim) bool {
	return slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool { return long(q.Source) })
}

func long(s *fact.Source) bool {
	return s != nil && s.Article != nil && len(s.Article.Text) > most && s.Show != fact.None
}

// TooMuch reports articles of which too much is shown: all of it, or the blocks that are quoted. Of those only the
// quoted sentences count if no more are shown, unless a block is too much by itself: it need not have any.
func TooMuch(b *fact.Base) (found diag.List) {
	for _, s := range b.Sources {
		if !long(s) {
			continue
		}
		quoted := map[int]bool{}
		for u := range b.Quotations() {
			if u.Quote.Source == s {
				quoted[u.Quote.Place.Block] = true
			}
		}
		if n := bytes(s, quoted); n > most {
			found.Add(bound.TooLarge.At(s.Where.At("file").Value(),
				`write show = "quotes" or show = "none", or divide it`,
				"%d bytes of the article are shown, and %d are the most", n, most))
		}
	}
	return found
}

// bytes counts what is shown of an article if these of its blocks are quoted.
func bytes(s *fact.Source, quoted map[int]bool) int {
	all := 0
	for i, b := range s.Article.Blocks {
		size := b.End - b.Start
		if s.Show == fact.Full && b.Role != article.Skip || quoted[i] && (s.Show != fact.Quotes || size > most) {
			all += size
		}
	}
	return all
}

// Share returns how much of an article's words stand in the blocks that are quoted, 0 to 1, of those that are not
// skipped. Where it is far below from, bytes stand for words: they are soon counted.
func Share(a *article.Article, quoted []bool, from float64) float64 {
	share := shareBy(a, quoted, func(b article.Block) int { return b.End - b.Start })
	if share < from-0.1 {
		return share
	}
	return shareBy(a, quoted, func(b article.Block) (n int) {
		for range strings.FieldsSeq(a.Text[b.Start:b.End]) {
			n++
		}
		return n
	})
}

func shareBy(a *article.Article, quoted []bool, size func(article.Block) int) float64 {
	part, all := 0, 0
	for i, b := range a.Blocks {
		if b.Role == article.Skip {
			continue
		}
		if all += size(b); quoted[i] {
			part += size(b)
		}
	}
	return float64(part) / float64(max(all, 1))
}
