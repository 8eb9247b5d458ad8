// Package excerpt says how much of an article readers see, stretch by stretch.
//
// In goes a source with what is quoted of it, out come the stretches of its text that the site shows. Its page, the
// search and the open data ask here, because words that one of them left out and another told would not be left out.
package excerpt

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
	"beleg/generator/words/reading"
)

// Of returns for each block of an article the stretches that readers see, in order; none of a block that they do not.
func Of(s *fact.Source, passages []*fact.Passage) [][]quote.Span {
	parts := make([][]quote.Span, len(s.Article.Blocks)) // that are quoted, by block
	for _, p := range passages {
		parts[p.Place.Block] = append(parts[p.Place.Block], p.Place.Parts...)
	}
	shown := make([][]quote.Span, len(parts))
	for i, b := range s.Article.Blocks {
		switch {
		case b.Role == article.Skip || s.Show == fact.None || s.Show != fact.Full && len(parts[i]) == 0:
		case s.Show == fact.Quotes:
			shown[i] = sentences(s, b, parts[i])
		default:
			shown[i] = []quote.Span{{Start: b.Start, End: b.End}}
		}
	}
	return shown
}

// sentences returns the sentences of a block that something is quoted from; such as follow one another are one stretch.
func sentences(s *fact.Source, b article.Block, parts []quote.Span) []quote.Span {
	slices.SortFunc(parts, func(a, b quote.Span) int { return a.Start - b.Start })
	var shown []quote.Span
	quoted, reached, goesOn := 0, 0, false // parts that began, how far they reach, whether the sentence before is shown
	for from, to := range sentence.All(s.Article.Text[b.Start:b.End], reading.In(s.Language)) {
		one := quote.Span{Start: b.Start + from, End: b.Start + to}
		for ; quoted < len(parts) && parts[quoted].Start < one.End; quoted++ {
			reached = max(reached, parts[quoted].End)
		}
		switch {
		case reached <= one.Start:
			goesOn = false
			continue
		case goesOn:
			shown[len(shown)-1].End = one.End
		default:
			shown = append(shown, one)
		}
		goesOn = true
	}
	return shown
}

// Omits tells whether words are left out between two places in a block, of which readers see nothing.
func Omits(text string, from, to int) bool { return strings.TrimSpace(text[from:to]) != "" }

// Between returns what readers see of a text from one place in a block to another, with an elision for what is left out
// between. They see both places.
func Between(text string, shown []quote.Span, from, to int) string {
	var b strings.Builder
	for _, s := range shown {
		if s.End <= from || s.Start > to {
			continue
		}
		if s.Start > from {
			b.WriteString(fold.Elision)
		}
		b.WriteString(text[max(s.Start, from):min(s.End, to)])
	}
	return b.String()
}
