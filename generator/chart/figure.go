// Package chart puts figures into a plot: time across, value up.
//
// Figures collects what quotations say about each measure, and New gives every figure a place and a mark. A figure is drawn
// as uncertain as it is: a day that is not known as the stretch of days it can be, "at least" with an arrow, "about" hollow.
// Figures of one origin share a mark and are joined, because a number repeated is not a number confirmed.
//
// Places across are percent of the drawing's width and places down are CSS pixels. So text keeps its size and the drawing
// fills any width, from a telephone to a desk, without being computed twice.
package chart

import (
	"cmp"
	"slices"

	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// Figure is a number that a quotation puts on a measure.
type Figure struct {
	Quote  *fact.Quote // the first, if several claims quote the same words
	Value  *fact.Figure
	When   edtf.Date // said or, if that is not known, published; may be zero
	Origin Origin
	Claims []*fact.Claim // that quote it, by id
	Events []*fact.Event // that quote it, by id
}

// Origin is whose figure it is, as far as that can be told: a named origin, with part_of followed to its end, or else an
// article that says it without saying how it knows and whose publisher is unknown. The zero Origin is a voice that nobody
// describes; two of these may be the same or not.
type Origin struct {
	Actor  *fact.Actor
	Source *fact.Source
}

// Unknown tells whether nothing is known about the origin.
func (o Origin) Unknown() bool { return o == Origin{} }

// originOf follows the rules by which independent origins are counted. Of parallel chains it takes the first that names
// someone.
func originOf(q *fact.Quote) Origin {
	for _, chain := range q.Chains {
		if a := chain.Origin(); a != nil {
			return Origin{Actor: a.Root()}
		}
	}
	switch {
	case len(q.Chains) > 0:
		return Origin{}
	case q.Source.Publisher == nil:
		return Origin{Source: q.Source}
	}
	return Origin{Actor: q.Source.Publisher.Root()}
}

// Figures returns the figures put on each measure in order of time: by earliest possible day (an open start first), latest
// possible day (an open end last), and then source and place in it. Those without a date come last.
func Figures(base *fact.Base) map[*fact.Measure][]*Figure {
	c := collector{byMeasure: map[*fact.Measure][]*Figure{}, known: map[key]*Figure{}}
	for _, claim := range base.Claims {
		for _, q := range claim.Quotes {
			if f := c.add(q); f != nil && !slices.Contains(f.Claims, claim) {
				f.Claims = append(f.Claims, claim)
			}
		}
	}
	for _, e := range base.Events {
		for _, q := range e.Quotes {
			if f := c.add(q); f != nil && !slices.Contains(f.Events, e) {
				f.Events = append(f.Events, e)
			}
		}
	}
	for _, figures := range c.byMeasure {
		slices.SortStableFunc(figures, compare)
	}
	return c.byMeasure
}

// key is what makes two quotations one figure: the same words in the same place, read in the same way.
type key struct {
	measure  *fact.Measure
	quote    string
	min, max bound
	about    bool
	said     edtf.Date
	origin   Origin
}

type bound struct {
	value float64
	set   bool
}

func boundOf(v *float64) bound {
	if v == nil {
		return bound{}
	}
	return bound{*v, true}
}

type collector struct {
	byMeasure map[*fact.Measure][]*Figure
	known     map[key]*Figure
}

// add returns the figure of a quotation, nil if it has none.
func (c *collector) add(q *fact.Quote) *Figure {
	v := q.Figure
	if v == nil {
		return nil
	}
	f := &Figure{Quote: q, Value: v, When: q.SaidOrPublished(), Origin: originOf(q)}
	k := key{v.Measure, q.ID, boundOf(v.Min), boundOf(v.Max), v.About, f.When, f.Origin}
	if known := c.known[k]; known != nil {
		return known
	}
	c.known[k] = f
	c.byMeasure[v.Measure] = append(c.byMeasure[v.Measure], f)
	return f
}

func compare(a, b *Figure) int {
	aFirst, aStarts := a.When.Earliest()
	bFirst, bStarts := b.When.Earliest()
	aLast, aEnds := a.When.Latest()
	bLast, bEnds := b.When.Latest()
	return cmp.Or(
		rank(a.When.IsZero())-rank(b.When.IsZero()),
		rank(aStarts)-rank(bStarts), cmp.Compare(aFirst, bFirst), // a day that is not there is 0 for both
		rank(bEnds)-rank(aEnds), cmp.Compare(aLast, bLast),
		cmp.Compare(a.Quote.Source.ID, b.Quote.Source.ID), cmp.Compare(startOf(a), startOf(b)), cmp.Compare(a.Quote.ID, b.Quote.ID),
	)
}

// rank orders false before true.
func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}

// startOf returns where the quotation begins in its article, in bytes.
func startOf(f *Figure) int {
	if len(f.Quote.Place.Parts) == 0 {
		return 0
	}
	return f.Quote.Place.Start()
}
