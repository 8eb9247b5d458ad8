package site

import (
	"slices"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/chart"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// FiguresPage is figures.html: all measures.
type FiguresPage struct {
	Frame
	Measures []MeasureCard
}

// MeasureCard is a measure in a list.
type MeasureCard struct {
	Link
	Figures int
	Origins int    // known ones
	Named   Figure // the lowest and the highest number named
}

// MeasurePage is measure.html: all figures put on one measure, over time.
type MeasurePage struct {
	Frame
	Name, Unit string
	Drawing    *Drawing // nil if there is no figure that has a day
	Total      int      // number of figures on the page or those below it
	Undated    int      // figures that are not in the drawing
	Origins    int      // known ones
	Rows       []MeasureRow
}

// Drawing is the chart of a measure; see package chart for what its numbers mean.
type Drawing struct {
	*chart.Plot
	N              int // number of figures that are drawn
	Height, Bottom int // pixels
	Marks          []PlotMark
	Keys           []Key
}

// PlotMark is a mark of the drawing with what it says.
type PlotMark struct {
	chart.Mark
	Said Figure
	When edtf.Date
	By   string // empty if nobody knows
	Who  string // the same, as short as a label must be
}

// Key says whose figures a mark marks.
type Key struct {
	chart.Series
	By      Link // empty if nobody knows
	With    Link // who says the same in the same words; empty if nobody does
	Article bool // By is an article that does not say how it knows
	N       int  // number of figures
}

// MeasureRow is a figure in the table.
type MeasureRow struct {
	FigureRow
	Hue, Shape string
	By         []Voice // origins; none if the article does not say how it knows
	Through    []Link  // voices between origin and article
	Outlet     string
	Claims     []Use // and events
}

// FigureRow is a figure of claims, and where it comes from.
type FigureRow struct {
	Figure   Figure
	All      string // address of all figures put on the measure
	When     edtf.Date
	Forecast bool // When is the day that it is for
	Appeared bool // When is when the article appeared
	By       Link // without address, and without text if nobody knows
	Source   Link
	Place    string // address of the place in the source
}

// Said is what the figure says.
func (r FigureRow) Said() Figure { return r.Figure }

func (c *Site) measures(p address.Planned) *FiguresPage {
	all := func() []*fact.Measure { return c.base.Site.Measures }
	list := shown(c, p, all, func(m *fact.Measure) string { return m.ID })
	return &FiguresPage{c.listFrame("figures", "figures.intro"), each(list, c.measureCard)}
}

// figures returns all figures put on a measure.
func (c *Site) figures(m *fact.Measure) []*chart.Figure {
	return shared(c.memo.about(m), "figures", func() []*chart.Figure { return chart.Figures(c.uses().OfMeasure(m)) })
}

func (c *Site) measureCard(m *fact.Measure) MeasureCard {
	figures := c.figures(m)
	return MeasureCard{c.to(address.Measure(m), m.Label), len(figures), originsOf(figures), named(m, figures)}
}

// originsOf counts the origins that have a name. Who is not named is none, whatever it is part of, and neither is an
// article that does not say how it knows: as origins of claims are counted.
func originsOf(figures []*chart.Figure) int {
	roots := map[*fact.Actor]bool{}
	for _, f := range figures {
		for _, o := range f.Quote.Origins() {
			if !o.Unnamed {
				roots[o.Root()] = true
			}
		}
	}
	return len(roots)
}

// named returns the lowest and the highest number that figures name. If each says "at least", "at most" or "about", so
// does the whole.
func named(m *fact.Measure, figures []*chart.Figure) Figure {
	all := Figure{Measure: m.Label, Unit: m.Unit, One: m.UnitOne, About: len(figures) > 0}
	least, most := true, true
	var values []float64
	for _, f := range kept(figures, (*chart.Figure).Numbered) {
		least, most = least && f.Value.Max == nil, most && f.Value.Min == nil
		all.About = all.About && f.Value.About
		for _, v := range []*float64{f.Value.Min, f.Value.Max} {
			if v != nil {
				values = append(values, *v)
			}
		}
	}
	if len(values) == 0 {
		return Figure{Measure: m.Label, Unit: m.Unit, One: m.UnitOne}
	}
	if !most {
		all.Min = new(slices.Min(values))
	}
	if !least {
		all.Max = new(slices.Max(values))
	}
	return all
}

func (c *Site) measure(p address.Planned) *MeasurePage {
	m := p.Of.(*fact.Measure)
	all := func() []*chart.Figure { return c.figures(m) }
	figures := below(c, p, all, func(f *chart.Figure) string { return f.Quote.ID })
	total, origins := len(figures), originsOf(figures)
	if p.Spread() {
		figures = figures[max(0, total-foremost):]
	}
	plot := chart.New(figures)
	page := &MeasurePage{Frame: Frame{Title: c.lang.Fill("figures.page-title", "Measure", m.Label),
		Description: c.lang.Fill("figures.about-page", "Measure", m.Label)},
		Name: m.Label, Unit: m.Unit, Total: total, Undated: plot.Undated, Origins: origins,
		Rows: each(figures, c.measureRow)}
	for _, s := range plot.Series {
		for _, i := range s.Figures {
			page.Rows[i].Hue, page.Rows[i].Shape = s.Hue, s.Shape
		}
	}
	if len(plot.Marks) > 0 && !p.Spread() { // a few of many would look like all
		page.Drawing = c.drawing(plot, figures)
	}
	return page
}

func (c *Site) drawing(plot *chart.Plot, figures []*chart.Figure) *Drawing {
	d := &Drawing{Plot: plot, N: len(figures) - plot.Undated, Height: chart.Height, Bottom: chart.Bottom,
		Marks: make([]PlotMark, 0, len(plot.Marks))}
	for _, m := range plot.Marks {
		first := figures[m.First]
		by, most := c.speakers(first).Text, labelLetters
		if m.Label.Wide {
			most = spanLetters
		}
		who := c.label(first, by, most)
		if s := first.Origin.Source; s != nil {
			by, who = s.Isolated(by), s.Isolated(who)
		}
		d.Marks = append(d.Marks, PlotMark{m, c.figure(first.Value, first.Quote.Source), first.When, by, who})
	}
	for _, s := range plot.Series {
		o := figures[s.Figures[0]].Origin
		d.Keys = append(d.Keys, Key{s, c.whose(o), c.link(o.With), o.Source != nil, len(s.Figures)})
	}
	return d
}

// How long speakers' names may be in the drawing, in code points: a telephone has no more room.
const (
	labelLetters = 26
	spanLetters  = 50
)

// speakers names who gave a figure, in the words of its chains, and whom they have it from; no text if nobody knows. It
// leads nowhere.
func (c *Site) speakers(f *chart.Figure) Link {
	if f.Quote.Voices() == nil {
		whose := c.whose(f.Origin)
		return Link{Text: whose.Text, Tongue: whose.Tongue}
	}
	name := func(a *fact.Actor) string { return c.speaker(a).Text }
	return Link{Text: joined(c.lang.Text("sign.semicolon")+" ", each(f.Quote.Chains, func(chain fact.Chain) string {
		return joined(", "+c.lang.Text("quote.from")+" ", each(chain, name)...)
	})...)}
}

// label shortens who gave a figure to so many code points. Where not all voices have room, only the origins are named.
func (c *Site) label(f *chart.Figure, by string, most int) string {
	if utf8.RuneCountInString(by) > most && f.Quote.Voices() != nil {
		name := func(chain fact.Chain) string { return c.speaker(chain.Origin()).Text }
		origins := each(f.Quote.Chains, name)
		by = joined(c.lang.Text("sign.semicolon")+" ", with(nil, origins...)...)
	}
	return lang.Shorten(by, most)
}

func (c *Site) whose(o chart.Origin) Link {
	if o.Source != nil {
		return c.sourceLink(o.Source)
	}
	return c.link(o.Actor)
}

// figure returns a figure that a source gives.
func (c *Site) figure(f *fact.Figure, s *fact.Source) Figure {
	out := Figure{Measure: f.Measure.Label, Unit: f.Measure.Unit, One: f.Measure.UnitOne, Min: f.Min,
		Max: f.Max, Words: f.Words, About: f.About}
	if f.Words != "" {
		out.Tongue = c.tongue(s)
	}
	return out
}

func (c *Site) measureRow(f *chart.Figure) MeasureRow {
	q := f.Quote
	row := MeasureRow{FigureRow: c.figureRow(f), Outlet: c.publisher(q.Source).Text}
	for _, chain := range c.chains(q) {
		for i, v := range chain.Voices {
			switch {
			case i == len(chain.Voices)-1:
				row.By = with(row.By, v)
			case v.Text != "":
				row.Through = with(row.Through, v.Link)
			}
		}
	}
	// without a stance, which is of the first claim's quotation; another may quote the same words against itself
	row.Claims = append(each(f.Claims, func(claim *fact.Claim) Use {
		return Use{Link: c.claimLink(claim), Rating: c.card(claim).Rating}
	}), each(f.Events, c.eventUse)...)
	return row
}

func (c *Site) figureRow(f *chart.Figure) FigureRow {
	return FigureRow{Figure: c.figure(f.Value, f.Quote.Source), When: f.When,
		Forecast: f.Forecast, Appeared: f.Appeared, By: c.speakers(f), Source: c.sourceLink(f.Quote.Source),
		All: c.book.Href(address.Measure(f.Value.Measure)), Place: c.book.Href(address.Quote(f.Quote))}
}

// figureRows returns the figures that quotations of some claims put on any measure, in order of time, each once.
func (c *Site) figureRows(claims ...*fact.Claim) []FigureRow {
	var uses []fact.Use
	for _, claim := range claims {
		for _, q := range claim.Quotes {
			if q.Figure != nil {
				uses = append(uses, fact.Use{Quote: q, Claim: claim})
			}
		}
	}
	return each(chart.Figures(uses), c.figureRow)
}
