// Package coverage tells which sentences of an article no quotation covers, and which of them an editor should look at.
//
// In go a base and one of its articles; out comes a report on each of the article's sentences: how much of it is quoted, and
// what makes it one that can be checked. A share of letters alone, which the published page shows, says how much was done;
// it does not say what was overlooked. A figure that nobody quoted is overlooked, a sentence of transition is not.
//
// A sentence counts as covered if a quotation holds at least half of its letters and digits, or all in it that can be
// checked, and no figure is left out. Half, because the frame of a quotation ("sagte Suh im Interview") is written down as the
// chain it comes by; no figure, because a figure left out of a long sentence is the very thing that goes unnoticed.
//
// Only paragraphs count. Headings repeat the text, captions describe pictures, and skipped blocks are not the article's.
package coverage

import (
	"strings"
	"unicode"

	"beleg/generator/article"
	"beleg/generator/fact"
	"beleg/generator/quote"
)

// Survey knows what is quoted where. It is made once for all articles, because they share the claims.
type Survey struct {
	quoted map[*fact.Source][]quote.Span
	names  *names
}

// NewSurvey collects the quotations of claims and events, drafts among them: what is written down is not overlooked.
func NewSurvey(base *fact.Base) *Survey {
	s := &Survey{quoted: map[*fact.Source][]quote.Span{}, names: namesOf(base.Actors)}
	add := func(quotes []*fact.Quote) {
		for _, q := range quotes {
			s.quoted[q.Source] = append(s.quoted[q.Source], q.Place.Parts...)
		}
	}
	for _, c := range base.Claims {
		add(c.Quotes)
	}
	for _, e := range base.Events {
		add(e.Quotes)
	}
	return s
}

// Of reports on the sentences of an article. A source whose article could not be read has none.
func (s *Survey) Of(source *fact.Source) Report {
	r := Report{Source: source}
	if source.Article == nil {
		return r
	}
	text, quoted := source.Article.Text, union(s.quoted[source])
	for _, b := range source.Article.Blocks {
		if b.Role != article.Paragraph {
			continue
		}
		p := paragraph{text: text, language: source.Language, quoted: quoted, spoken: shift(spokenIn(text[b.Start:b.End]), b.Start)}
		for _, span := range shift(Sentences(text[b.Start:b.End], source.Language), b.Start) {
			if isSentence(text[span.Start:span.End]) {
				r.Sentences = append(r.Sentences, p.judge(span, s.names))
			}
		}
	}
	return r
}

// paragraph is what is known when its sentences are judged. All spans are bytes of text, sorted and disjoint.
type paragraph struct {
	text, language string
	quoted         []quote.Span // by an editor
	spoken         []quote.Span // between quotation marks
}

// judge measures and reads one sentence.
func (p paragraph) judge(span quote.Span, n *names) Sentence {
	one := Sentence{Span: span, Quotes: within(p.quoted, span)}
	all := count(p.text, []quote.Span{span})
	one.Share = float64(count(p.text, one.Quotes)) / float64(max(all, 1))
	words := wordsOf(p.text[span.Start:span.End])
	one.Reasons = n.reasonsOf(words, p.language, func(word) bool { return true }) | p.speech([]quote.Span{span})
	one.Left = one.Reasons
	if len(one.Quotes) > 0 {
		outside := func(w word) bool { return !holds(one.Quotes, span.Start+w.start) }
		one.Left = one.Reasons & (n.reasonsOf(words, p.language, outside) | p.speech(except(span, one.Quotes)))
	}
	if strings.HasSuffix(p.text[:span.End], "?") && one.Reasons == Name {
		one.Reasons, one.Left = 0, 0 // "What do Kim and Putin want?" says nothing about them
	}
	return one
}

// speech returns Speech if something is said in one of the stretches.
func (p paragraph) speech(stretches []quote.Span) Reasons {
	for _, s := range stretches {
		text := p.text[s.Start:s.End]
		if speaks(text, wordsOf(text), p.language) {
			return Speech
		}
		for _, said := range within(p.spoken, s) {
			if strings.ContainsFunc(p.text[said.Start:said.End], lettered) {
				return Speech
			}
		}
	}
	return 0
}

// isSentence tells whether a span is more than a sign: not "***", and not an agency's sign in brackets, "(nz/afp)".
func isSentence(s string) bool {
	if !strings.ContainsFunc(s, lettered) {
		return false
	}
	return !strings.HasPrefix(s, "(") || !strings.HasSuffix(s, ")") || len(strings.Fields(s)) > 2
}

func lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
