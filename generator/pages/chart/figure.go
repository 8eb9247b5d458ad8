// Package chart puts figures into a plot: time across, value up.
//
// Figures collects what quotations say about each measure, and New gives every figure a place and a mark. A figure is
// drawn as uncertain as it is and never as more: a date that is a span is a bar without a dot, "at least" has an arrow,
// a forecast is hollow and stands at the day it is for. Marks are not moved in time; those of one day are spread up and
// down. Value and speaker are written at the mark as long as there is room. What one origin said on several known days
// is joined, because a number repeated is not a number confirmed.
//
// Places across are percent of the drawing's width and places down are CSS pixels. So text keeps its size and the
// drawing fills any width, from a telephone to a desk, without being computed twice.
package chart

import (
	"cmp"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/timeline"
	"beleg/generator/text/quote"
	"beleg/generator/words/edtf"
)

// Figure is a number that a quotation puts on a measure.
type Figure struct {
	Quote *fact.Quote // the first that says who gave it, if several claims quote the passage
	Value *fact.Figure
	When  edtf.Date // said or, if that is not known, published; may be zero
	// Forecast tells that When is the day that the figure is for.
	Forecast bool
	Appeared bool // When is when the article appeared: nobody knows when it was said
	Origin   Origin
	Claims   []*fact.Claim // that quote it, by id
	Events   []*fact.Event // that quote it, by id
	days     timeline.Span // of When
}

// Origin is whose figure it is, as far as that can be told: a named origin, with part_of followed to its end, or else
// an article that says it without saying how it knows and whose publisher is unknown. The zero Origin is a voice that
// nobody describes; two of these may be the same or not.
type Origin struct {
	Actor  *fact.Actor
	With   *fact.Actor // says the same in the same words; nobody knows which of the two gave the number
	Source *fact.Source
}

// Unknown tells whether nothing is known about the origin.
func (o Origin) Unknown() bool { return o == Origin{} }

// originOf follows the rules by which independent origins are counted. Of parallel chains it takes the first two that
// name someone.
func originOf(q *fact.Quote) Origin {
	var roots []*fact.Actor
	for _, a := range q.Origins() {
		if root := a.Root(); !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
	}
	if roots != nil || len(q.Chains) > 0 {
		roots = append(roots, nil, nil)
		return Origin{Actor: roots[0], With: roots[1]}
	}
	if q.Source.Publisher == nil {
		return Origin{Source: q.Source}
	}
	return Origin{Actor: q.Source.Publisher.Root()}
}

// Figures returns the figures that quotations put on one measure, in order of time: by earliest possible day (an open
// start first), latest possible day (an open end last), and then source and place in it. Those without a date come
// last.
func Figures(uses []fact.Use) []*Figure {
	var figures []*Figure
	known := map[*fact.Source][]*Figure{}
	for _, use := range uses {
		f, source := newFigure(use.Quote), use.Quote.Source
		if i := slices.IndexFunc(known[source], f.same); i >= 0 {
			known[source][i].merge(f)
			f = known[source][i]
		} else {
			known[source], figures = append(known[source], f), append(figures, f)
		}
		switch {
		case use.Event != nil && !slices.Contains(f.Events, use.Event):
			f.Events = append(f.Events, use.Event)
		case use.Claim != nil && !slices.Contains(f.Claims, use.Claim):
			f.Claims = append(f.Claims, use.Claim)
		}
	}
	slices.SortStableFunc(figures, compare)
	return figures
}

func newFigure(q *fact.Quote) *Figure {
	f := &Figure{Quote: q, Value: q.Figure, When: q.SaidOrPublished(), Appeared: q.Said.IsZero(), Origin: originOf(q)}
	if !q.Figure.For.IsZero() {
		f.When, f.Forecast, f.Appeared = q.Figure.For, true, false
	}
	f.days = timeline.SpanOf(f.When)
	return f
}

// Numbered tells whether it names a number; what is said in other words stands only in tables.
func (f *Figure) Numbered() bool { return f.Value.Words == "" }

// same tells whether two quotations are one figure: a number that stands once in an article is one, however many words
// around it each claim quotes. Where both say who gave it, or when, and do not agree, they are two.
func (f *Figure) same(g *Figure) bool {
	equal := func(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
	apart := func(a, b quote.Span) bool { return a.End <= b.Start || b.End <= a.Start }
	overlap := func(a quote.Span) bool {
		return slices.ContainsFunc(g.Quote.Place.Parts, func(b quote.Span) bool { return !apart(a, b) })
	}
	return slices.ContainsFunc(f.Quote.Place.Parts, overlap) && f.Forecast == g.Forecast &&
		f.Value.For == g.Value.For && f.Value.About == g.Value.About && f.Value.Words == g.Value.Words &&
		equal(f.Value.Min, g.Value.Min) && equal(f.Value.Max, g.Value.Max) &&
		(f.Origin == g.Origin || len(f.Quote.Chains) == 0 || len(g.Quote.Chains) == 0) &&
		(f.When == g.When || f.Quote.Said.IsZero() || g.Quote.Said.IsZero())
}

// merge takes from another quotation of the same figure who gave it, and when, if that one says so alone.
func (f *Figure) merge(g *Figure) {
	if len(f.Quote.Chains) == 0 && len(g.Quote.Chains) > 0 {
		f.Quote, f.Value, f.Origin = g.Quote, g.Value, g.Origin
	}
	if !f.Forecast && !g.Quote.Said.IsZero() {
		f.When, f.days, f.Appeared = g.When, g.days, false
	}
}

// compare puts what has no date last.
func compare(a, b *Figure) int {
	if undated := a.When.IsZero(); undated != b.When.IsZero() {
		if undated {
			return 1
		}
		return -1
	}
	return cmp.Or(a.days.Compare(b.days), cmp.Compare(a.Quote.Source.ID, b.Quote.Source.ID),
		cmp.Compare(a.Quote.Place.Start(), b.Quote.Place.Start()), cmp.Compare(a.Quote.ID, b.Quote.ID))
}
