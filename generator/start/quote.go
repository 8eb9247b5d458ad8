package start

import (
	"slices"
	"strings"

	"beleg/generator/check"
	"beleg/generator/fact"
	"beleg/generator/quote"
)

// A Passage is a quotation ready to be written: the article's wording, the neighbouring words that its place needs, and the
// words by which the article keeps its distance. All but Source and Text may be empty.
type Passage struct{ Source, Text, Before, After, Hedge string }

// NewPassage returns the quotation of a place. It is false where no words of reasonable length lead back to that very place:
// more of the article must be quoted then.
func NewPassage(s *fact.Source, p quote.Place) (Passage, bool) {
	wording := s.Text.Wording(p)
	asked := quote.Query{Text: strings.ReplaceAll(wording, "\u00ad", ""), Before: p.Before, After: p.After}
	r := s.Text.Find(asked)
	if i := indexOf(r.Places, p); r.Outcome == quote.Ambiguous && i >= 0 {
		asked.Before, asked.After = r.Places[i].Before, r.Places[i].After
		r = s.Text.Find(asked)
	}
	if r.Outcome != quote.Found || indexOf(r.Places, p) < 0 {
		return Passage{}, false
	}
	hedge := check.HedgeIn(wording, s.Language)
	if hedge != "" && len(s.Text.Inside(p, hedge)) == 0 {
		hedge = ""
	}
	return Passage{Source: s.ID, Text: asked.Text, Before: asked.Before, After: asked.After, Hedge: hedge}, true
}

func indexOf(places []quote.Place, p quote.Place) int {
	return slices.IndexFunc(places, func(q quote.Place) bool { return slices.Equal(q.Parts, p.Parts) })
}

// TOML writes the passage as a [[quote]] table that ends with a line end. A comment says what else the stance can be.
func (p Passage) TOML(stance fact.Stance) string {
	return p.table(stance, " # supports | disputes | mentions")
}

// Settled is TOML for a stance that has been chosen: nothing is left to be said about it.
func (p Passage) Settled(stance fact.Stance) string { return p.table(stance, "") }

func (p Passage) table(stance fact.Stance, remark string) string {
	var b strings.Builder
	b.WriteString("[[quote]]\n")
	write := func(key, value string) {
		if value != "" {
			b.WriteString(key + " = " + onOneLine(value) + "\n")
		}
	}
	write("source", p.Source)
	write("text  ", p.Text)
	write("before", p.Before)
	write("after ", p.After)
	b.WriteString(`stance = "` + string(stance) + `"` + remark + "\n")
	write("hedge ", p.Hedge)
	return b.String()
}
