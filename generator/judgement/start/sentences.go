package start

import (
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
	"beleg/generator/text/terms"
	"beleg/generator/words/dateline"
	"beleg/generator/words/reading"
)

// mostSentences is how many sentences are of use to somebody who looks for one.
const mostSentences = 5

// Sentences returns the first sentences of an article that have the most of some words, in any form and order, as bytes
// of its text, half-open, and how many of the words these are; none if no sentence has half of them. Words that say
// nothing do not count.
func Sentences(s *fact.Source, words string) (list []quote.Span, have, of int) {
	lexicon := terms.New()
	read := lexicon.Read(words, s.Language, nil)
	var sentences []quote.Span
	var said [][]terms.Word
	for _, b := range s.Article.Blocks {
		if b.Role == article.Skip {
			continue
		}
		text := s.Article.Text[b.Start:b.End]
		for from, to := range sentence.All(text, reading.In(s.Language)) {
			from += dateline.Length(text[from:to])
			sentences = append(sentences, quote.Span{Start: b.Start + from, End: b.Start + to})
			said = append(said, lexicon.Read(text[from:to], s.Language, nil))
		}
	}
	lexicon.Close()
	asked := map[terms.Term][]terms.Term{} // with their parts
	for _, w := range read {
		term, parts := lexicon.Of(w)
		asked[term] = parts
	}
	for i, own := range said {
		n := found(asked, stemmed(lexicon, own), lexicon.Stems())
		switch {
		case n < have || 2*n < len(asked) || n == 0:
		case n > have:
			list, have = []quote.Span{sentences[i]}, n
		case len(list) < mostSentences:
			list = append(list, sentences[i])
		}
	}
	return list, have, len(asked)
}

// found counts the terms of which a sentence has the whole, or all parts.
func found(asked map[terms.Term][]terms.Term, has map[terms.Term]bool, stems []string) (n int) {
	for term, parts := range asked {
		there := 0
		for _, part := range parts {
			if has[part] {
				there++
			}
		}
		if has[term] || there > 0 && there == len(parts) || goesOn(stems, term, has) {
			n++
		}
	}
	return n
}

// goesOn tells whether a sentence has words that begin with a term whose script is none of those of Europe and the Near
// East: of Korean words, which have particles behind them, and of those that are written without spaces.
func goesOn(stems []string, term terms.Term, has map[terms.Term]bool) bool {
	for t := int(term); stems[term] >= "ก" && t < len(stems) && strings.HasPrefix(stems[t], stems[term]); t++ {
		if has[terms.Term(t)] {
			return true
		}
	}
	return false
}

// stemmed returns the terms of words and of the parts of compounds among them.
func stemmed(l *terms.Lexicon, words []terms.Word) map[terms.Term]bool {
	all := map[terms.Term]bool{}
	for _, w := range words {
		term, parts := l.Of(w)
		all[term] = true
		for _, part := range parts {
			all[part] = true
		}
	}
	return all
}
