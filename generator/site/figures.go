package site

import (
	"slices"

	"beleg/generator/address"
	"beleg/generator/chart"
	"beleg/generator/fact"
)

func (c *composer) measures() Page {
	page := &FiguresPage{Frame: c.frame(address.Figures, "figures", c.lang.Text("nav.figures"), c.lang.Text("figures.intro"))}
	for _, m := range c.base.Site.Measures {
		figures := c.figures()[m]
		page.Measures = append(page.Measures, MeasureCard{Link: Link{c.book.Href(address.Measure(m)), m.Label}, Figures: len(figures),
			Origins: originsOf(figures), Named: named(m, figures)})
	}
	return Page{"figures.html", address.Figures, page}
}

// originsOf counts the origins that are known. An article of an unknown publisher that does not say how it knows is none.
func originsOf(figures []*chart.Figure) int {
	origins := map[*fact.Actor]bool{}
	for _, f := range figures {
		if f.Origin.Actor != nil {
			origins[f.Origin.Actor] = true
		}
	}
	return len(origins)
}

// named returns the lowest and the highest number that figures name. If each says "at least", "at most" or "about", so does
// the whole.
func named(m *fact.Measure, figures []*chart.Figure) Figure {
	all := Figure{Measure: m.Label, Unit: m.Unit, About: len(figures) > 0}
	least, most := true, true
	for _, f := range figures {
		least, most = least && f.Value.Max == nil, most && f.Value.Min == nil
		all.About = all.About && f.Value.About
		for _, v := range []*float64{f.Value.Min, f.Value.Max} {
			if v != nil && (all.Min == nil || *v < *all.Min) {
				all.Min = v
			}
			if v != nil && (all.Max == nil || *v > *all.Max) {
				all.Max = v
			}
		}
	}
	switch {
	case least:
		all.Max = nil
	case most:
		all.Min = nil
	}
	return all
}

func (c *composer) measure(m *fact.Measure) Page {
	path, figures := address.Measure(m), c.figures()[m]
	plot := chart.New(figures)
	page := &MeasurePage{Frame: c.frame(path, "figures", c.lang.Fill("figures.page-title", map[string]any{"Measure": m.Label}), c.lang.Fill("figures.about-page", map[string]any{"Measure": m.Label}), c.crumb("figures", address.Figures)),
		Name: m.Label, Unit: m.Unit, Undated: plot.Undated, Origins: originsOf(figures)}
	for _, f := range figures {
		page.Rows = append(page.Rows, c.measureRow(f))
	}
	for _, s := range plot.Series {
		for _, i := range s.Figures {
			page.Rows[i].Hue, page.Rows[i].Shape = s.Hue, s.Shape
		}
	}
	if len(plot.Marks) > 0 {
		page.Drawing = c.drawing(plot, figures)
	}
	return Page{"measure.html", path, page}
}

func (c *composer) drawing(plot *chart.Plot, figures []*chart.Figure) *Drawing {
	d := &Drawing{N: len(figures) - plot.Undated, Height: chart.Height, Bottom: chart.Bottom, First: plot.First, Last: plot.Last,
		Values: plot.Values, Days: plot.Days, Joins: plot.Joins}
	for _, m := range plot.Marks {
		first := figures[m.Figures[0]]
		d.Marks = append(d.Marks, PlotMark{Mark: m, Said: figureOf(first.Value), When: first.When, By: c.whose(first.Origin).Text, N: len(m.Figures)})
	}
	for _, s := range plot.Series {
		o := figures[s.Figures[0]].Origin
		d.Keys = append(d.Keys, Key{Hue: s.Hue, Shape: s.Shape, By: c.whose(o), Article: o.Source != nil, N: len(s.Figures)})
	}
	return d
}

func (c *composer) whose(o chart.Origin) Link {
	if o.Source != nil {
		return Link{c.book.Href(address.Source(o.Source)), o.Source.Title}
	}
	return c.link(o.Actor)
}

func figureOf(f *fact.Figure) Figure {
	return Figure{Measure: f.Measure.Label, Unit: f.Measure.Unit, Min: f.Min, Max: f.Max, About: f.About}
}

func (c *composer) measureRow(f *chart.Figure) MeasureRow {
	q := f.Quote
	row := MeasureRow{Said: figureOf(f.Value), When: f.When, Source: Link{c.book.Href(address.Source(q.Source)), q.Source.Title}, Place: c.book.Href(address.Quote(q))}
	if p := q.Source.Publisher; p != nil {
		row.Outlet = p.Name
	}
	for _, chain := range c.chains(q) {
		row.addChain(chain)
	}
	for _, claim := range f.Claims {
		row.Claims = append(row.Claims, c.use(placed{quote: q, claim: claim}))
	}
	for _, e := range f.Events {
		row.Claims = append(row.Claims, c.use(placed{quote: q, event: e}))
	}
	for i := range row.Claims {
		row.Claims[i].Stance = "" // of the first claim's quotation; another claim may quote the same words against itself
	}
	return row
}

func (r *MeasureRow) addChain(chain Chain) {
	for i, v := range chain.Voices {
		switch {
		case i < len(chain.Voices)-1:
			if v.Text != "" && !slices.Contains(r.Through, v.Link) {
				r.Through = append(r.Through, v.Link)
			}
		case !slices.Contains(r.By, v):
			r.By = append(r.By, v)
		}
	}
}
