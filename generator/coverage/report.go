package coverage

import (
	"slices"
	"strings"

	"beleg/generator/fact"
	"beleg/generator/quote"
)

// Sentence is a sentence of an article.
type Sentence struct {
	Span    quote.Span   // in the article's Text
	Quotes  []quote.Span // what is quoted of it, in the article's Text: in order and disjoint
	Share   float64      // of its letters and digits that are quoted, 0 to 1
	Reasons Reasons      // why it can be checked; none: a transition, a question, its author's opinion
	Left    Reasons      // those that stand outside of what is quoted
}

// Covered tells whether quotations say what the sentence says; the package comment has the rule.
func (s *Sentence) Covered() bool {
	return s.Share > 0 && s.Left&Figure == 0 && (s.Share >= 0.5 || s.Left == 0)
}

// Checkable tells whether there is a reason to check the sentence.
func (s *Sentence) Checkable() bool { return s.Reasons != 0 }

// Rest returns the sentence on one line, with "[…]" in place of what is quoted. text is the article's.
func (s *Sentence) Rest(text string) string {
	var b strings.Builder
	for i, rest := range except(s.Span, s.Quotes) {
		gap := text[rest.Start:rest.End]
		if i == 0 && rest.Start > s.Span.Start {
			b.WriteString(omitted)
		}
		if b.Len() > 0 && !strings.ContainsFunc(gap, lettered) {
			continue // two quotations with nothing but a comma between them are one gap to a reader
		}
		b.WriteString(gap)
		if rest.End < s.Span.End {
			b.WriteString(omitted)
		}
	}
	if b.Len() == 0 {
		return omitted
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// omitted stands for words left out, as editors write it in quotations.
const omitted = "[…]"

// Report is what there is to say about one article.
type Report struct {
	Source    *fact.Source
	Sentences []Sentence // in the order of the text
}

// Uncovered returns the sentences that are not covered: those that can be checked first, the ones with most reasons leading.
// Such a sentence can be checked exactly if its Left is not empty.
func (r Report) Uncovered() []Sentence {
	var list []Sentence
	for _, s := range r.Sentences {
		if !s.Covered() {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Sentence) int { return b.Left.weight() - a.Left.weight() })
	return list
}

// Tally says of how many sentences, and of how many that can be checked, how many are covered.
type Tally struct {
	Sentences, Covered          int
	Checkable, CheckableCovered int
}

// Tally counts the sentences of the article.
func (r Report) Tally() Tally {
	var t Tally
	for _, s := range r.Sentences {
		covered := 0
		if s.Covered() {
			covered = 1
		}
		t.Sentences++
		t.Covered += covered
		if s.Checkable() {
			t.Checkable++
			t.CheckableCovered += covered
		}
	}
	return t
}

// Plus adds the count of another article.
func (t Tally) Plus(o Tally) Tally {
	return Tally{t.Sentences + o.Sentences, t.Covered + o.Covered, t.Checkable + o.Checkable, t.CheckableCovered + o.CheckableCovered}
}
