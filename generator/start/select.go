package start

import (
	"strings"
	"unicode"

	"beleg/generator/article"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/quote"
)

// An Offer is what can be quoted of one block of an article in which words were marked.
type Offer struct {
	Place   quote.Place // the whole words that were marked
	Passage Passage
	Refused string // why there is no Passage, and what to do; empty if there is one
}

// Select returns what an editor can quote who marks a stretch of an article: an offer for each block in it, because a quotation
// lies within one. The stretch is given in code points of the seed, half-open; outside the text it is cut off. Where only white
// space was marked there is no offer.
func Select(s *fact.Source, from, to int) []Offer {
	if s.Article == nil {
		return nil
	}
	var offers []Offer
	for _, p := range s.Text.Select(quote.Span{Start: s.Article.Byte(from), End: s.Article.Byte(to)}) {
		offers = append(offers, offer(s, p))
	}
	return offers
}

func offer(s *fact.Source, p quote.Place) Offer {
	o := Offer{Place: p}
	wording := s.Text.Wording(p)
	switch {
	case s.Article.Blocks[p.Block].Role == article.Skip:
		o.Refused = "these lines are skipped and cannot be quoted; mark the words elsewhere, or change the [[block]] in " + format.SourceFile(s.ID)
	case !strings.ContainsFunc(wording, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }):
		o.Refused = "there are no words in this; mark some"
	default:
		var ok bool
		if o.Passage, ok = NewPassage(s, p); !ok {
			o.Refused = "these words stand in several places, and none beside them tells this one from the others; mark more words"
		}
	}
	return o
}
