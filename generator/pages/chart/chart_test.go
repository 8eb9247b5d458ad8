package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/text/quote"
	"beleg/generator/words/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func n(v float64) *float64 { return &v }

// said returns a figure that an actor gave on a day.
func said(t testing.TB, when string, who *fact.Actor, lowest, highest *float64) *Figure {
	t.Helper()
	q := &fact.Quote{Source: &fact.Source{ID: "bote"}}
	return &Figure{Quote: q, When: date(t, when), Value: &fact.Figure{Min: lowest, Max: highest}, Origin: Origin{Actor: who}}
}

func exactly(t testing.TB, when string, who *fact.Actor, v float64) *Figure {
	t.Helper()
	return said(t, when, who, n(v), n(v))
}

func TestValueTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   string
	}{
		{nil, "[0 1]"},
		{[]float64{0}, "[0 1]"},
		{[]float64{1}, "[0 1]"},
		{[]float64{3}, "[0 1 2 3]"},
		{[]float64{18}, "[0 5 10 15 20]"},
		{[]float64{1500, 10000}, "[0 2000 4000 6000 8000 10000]"},
		{[]float64{26e6}, "[0 1e+07 2e+07 3e+07]"},
		{[]float64{0.25}, "[0 0.05 0.1 0.15 0.2 0.25]"},
		{[]float64{0.3, 1.5}, "[0 0.5 1 1.5]"},
		{[]float64{-40, 15}, "[-40 -20 0 20]"},
		{[]float64{-7}, "[-8 -6 -4 -2 0]"},
		{[]float64{math.MaxFloat64}, "[0 5.000000000000002e+307 1.0000000000000004e+308 1.5000000000000008e+308 1.7976931348623157e+308]"},
	} {
		var figures []*Figure
		for _, v := range c.values {
			figures = append(figures, exactly(t, "2024", nil, v))
		}
		var got []float64
		for _, tick := range scale(figures).ticks() {
			got = append(got, tick.Value)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("ticks for %v = %v, want %s", c.values, got, c.want)
		}
	}
}

func TestDayTicksAreRoundAndFew(t *testing.T) {
	for _, c := range []struct{ first, last, want string }{
		{"2024-10-08", "2024-10-08", "day 2024-10-08*"},
		{"2024-10-08", "2024-10-11", "day 2024-10-08*, day 2024-10-09, day 2024-10-10, day 2024-10-11"},
		{"2024-10-08", "2024-10-13", "day 2024-10-08*, day 2024-10-10, day 2024-10-12"},
		{"2024-10-08", "2024-10-24", "day 2024-10-08*, day 2024-10-15, day 2024-10-22"},
		{"2024-12-24", "2025-01-08", "day 2024-12-24*, day 2024-12-31, day 2025-01-07*"},
		{"2024-10-08", "2024-12-31", "month 2024-11-01*, month 2024-12-01"},
		{"2024-08-08", "2025-04-28", "month 2024-09-01*, month 2024-11-01, month 2025-01-01*, month 2025-03-01"},
		{"2024-01-02", "2024-12-31", "month 2024-04-01*, month 2024-07-01, month 2024-10-01"},
		{"2022-02-24", "2025-04-28", "year 2023-01-01, year 2024-01-01, year 2025-01-01"},
		{"1871", "2024", "year 1900-01-01, year 1950-01-01, year 2000-01-01"},
		{"0000", "9999", "year 0000-01-01, year 5000-01-01"},
	} {
		first, _ := date(t, c.first).Earliest()
		last, _ := date(t, c.last).Latest()
		var got []string
		for _, tick := range (axis{first, last}).ticks() {
			words := fmt.Sprint(tick.Unit, " ", tick.Day)
			if tick.Dated {
				words += "*"
			}
			got = append(got, words)
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("ticks from %s to %s = %s, want %s", c.first, c.last, joined, c.want)
		}
	}
}

func TestAMarkSaysWhatIsKnown(t *testing.T) {
	who := &fact.Actor{ID: "amt"}
	zero, ten := exactly(t, "2024-01-01", who, 0), exactly(t, "2024-12-31", who, 10) // the corners of the plot
	middle := (Top + Bottom) / 2.0
	for _, c := range []struct {
		name   string
		figure *Figure
		want   Mark
	}{
		{"a value on a day", exactly(t, "2024-12-31", who, 5), Mark{Kind: Value, X: Right, From: Right, To: Right, Y: middle, High: middle, Low: middle}},
		{"at least", said(t, "2024-01-01", who, n(5), nil), Mark{Kind: Least, X: Left, From: Left, To: Left, Y: middle, High: middle - arrow, Low: middle}},
		{"at most", said(t, "2024-01-01", who, nil, n(5)), Mark{Kind: Most, X: Left, From: Left, To: Left, Y: middle, High: middle, Low: middle + arrow}},
		{"at most nothing", said(t, "2024-12-31", who, nil, n(0)), Mark{Kind: Most, X: Right, From: Right, To: Right, Y: Bottom, High: Bottom, Low: Bottom}},
		{"a range", said(t, "2024-01-01", who, n(0), n(10)), Mark{Kind: Range, X: Left, From: Left, To: Left, Y: middle, High: Top, Low: Bottom}},
		{"a year", exactly(t, "2024", who, 5), Mark{Kind: Value, X: (Left + Right) / 2, From: Left, To: Right, Y: middle, High: middle, Low: middle}},
		{"about a day", exactly(t, "2024-12-31~", who, 5), Mark{Kind: Value, X: Right, From: Right, To: Right, Y: middle, High: middle, Low: middle, Unsure: true}},
		{"an open start", exactly(t, "../2024-12-31", who, 5), Mark{Kind: Value, X: Right, From: Right, To: Right, Y: middle, High: middle, Low: middle, OpenStart: true}},
		{"an open end", exactly(t, "2024-01-01/..", who, 5), Mark{Kind: Value, X: Left, From: Left, To: Left, Y: middle, High: middle, Low: middle, OpenEnd: true}},
	} {
		c.want.Hue, c.want.Shape, c.want.First, c.want.N = "a", "circle", 2, 1
		p := New([]*Figure{zero, ten, c.figure})
		p.Marks[2].Label = Label{}
		if got := p.Marks[2]; got != c.want {
			t.Errorf("%s: mark %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestOneFigureStandsInTheMiddle(t *testing.T) {
	p := New([]*Figure{exactly(t, "2024-10-08", nil, 6)})
	if m := p.Marks[0]; m.X != (Left+Right)/2 || len(p.Days) != 1 || p.Days[0].X != m.X {
		t.Errorf("mark at %v with ticks %v, want both at %v", m.X, p.Days, (Left+Right)/2)
	}
}

func TestOneVagueDateDoesNotHideTheOthers(t *testing.T) {
	for _, c := range []struct{ dates, want string }{
		{"2024-10-08 2024-10-24", "2024-10-08 to 2024-10-24"},
		{"2024-10-08 2024-10-24 2024", "2024-01-01 to 2024-12-31"},
		{"2024-10-08 2024-10-24 20XX", "2024-10-08 to 2024-10-24"},
		{"2024-10-08 199X", "1999-12-31 to 2024-10-08"},
		{"199X 2024-10-08", "1999-12-31 to 2024-10-08"},
		{"2001-01-01 2024-10-08 201X", "2001-01-01 to 2024-10-08"},
		{"20XX 19XX", "1900-01-01 to 2099-12-31"},
		{"../2024-10-08 2024-10-10/..", "2024-10-08 to 2024-10-10"},
	} {
		var figures []*Figure
		for _, when := range strings.Fields(c.dates) {
			figures = append(figures, exactly(t, when, nil, 1))
		}
		a, _ := span(figures)
		if got := fmt.Sprintf("%v to %v", a.first, a.last); got != c.want {
			t.Errorf("the axis of %s is %s, want %s", c.dates, got, c.want)
		}
	}
	p := New([]*Figure{exactly(t, "2024-10-08", nil, 1), exactly(t, "2024-10-24", nil, 2), exactly(t, "20XX", nil, 3)})
	if m := p.Marks[2]; !m.OpenStart || !m.OpenEnd || m.From != Left || m.To != Right {
		t.Errorf("the vague mark is %+v, want it to reach beyond both edges", m)
	}
}

func TestFiguresWithoutADayAreCountedAndNotDrawn(t *testing.T) {
	p := New([]*Figure{exactly(t, "2024-10-08", nil, 6), exactly(t, "", nil, 7)})
	if len(p.Marks) != 1 || p.Undated != 1 {
		t.Errorf("%d marks, %d undated, want 1 and 1", len(p.Marks), p.Undated)
	}
	p = New([]*Figure{exactly(t, "", nil, 7)})
	if p.Marks != nil || p.Days != nil || p.Values != nil || p.Undated != 1 || len(p.Series) != 1 {
		t.Errorf("without any day the plot is %+v, want nothing drawn and a series for the table", p)
	}
	if p := New(nil); p.Marks != nil || p.Series != nil {
		t.Errorf("without figures the plot is %+v, want an empty one", p)
	}
}

func TestFiguresOfOneOriginAreJoinedInOrderOfTime(t *testing.T) {
	amt, blatt := &fact.Actor{ID: "amt"}, &fact.Actor{ID: "blatt"}
	p := New([]*Figure{
		exactly(t, "2024-10-01", amt, 3), exactly(t, "2024-10-02", blatt, 4), exactly(t, "2024-10-03", nil, 1),
		exactly(t, "2024-10-04", amt, 3), exactly(t, "2024-10-05", nil, 2), exactly(t, "2024-10-06", amt, 5),
	})
	at := func(i int) Mark { return p.Marks[i] }
	want := []Join{{"a", at(0).X, at(0).Y, at(3).X, at(3).Y}, {"a", at(3).X, at(3).Y, at(5).X, at(5).Y}}
	if !slices.Equal(p.Joins, want) {
		t.Errorf("joins = %v, want %v: only of the origin that is known and speaks again", p.Joins, want)
	}
}

func TestOnlyCertainDaysAreJoined(t *testing.T) {
	amt := &fact.Actor{ID: "amt"}
	forecast := exactly(t, "2024-12-01", amt, 9)
	forecast.Forecast = true
	for name, figures := range map[string][]*Figure{
		"ten months":              {exactly(t, "2024-06/2025-03", amt, 3), exactly(t, "2024-10-04", amt, 3)},
		"an open end":             {exactly(t, "2024-10-04", amt, 3), exactly(t, "2024-10-05/..", amt, 3)},
		"a forecast":              {exactly(t, "2024-10-04", amt, 3), forecast},
		"two values on one day":   {exactly(t, "2024-10-04", amt, 3), exactly(t, "2024-10-04", amt, 4), exactly(t, "2024-10-06", amt, 5)},
		"two who say it together": {exactly(t, "2024-10-04", amt, 3), {Quote: &fact.Quote{Source: &fact.Source{}}, When: date(t, "2024-10-05"), Value: &fact.Figure{Min: n(4), Max: n(4)}, Origin: Origin{Actor: amt, With: &fact.Actor{ID: "x"}}}},
	} {
		if p := New(figures); p.Joins != nil {
			t.Errorf("%s: joins = %v, want none", name, p.Joins)
		}
	}
	if p := New([]*Figure{exactly(t, "2024-06/2025-03", amt, 3), forecast}); p.Marks[0].Day() || !p.Marks[1].Day() || !p.Marks[1].Forecast {
		t.Errorf("marks = %+v, want a span without a dot and a forecast at its day", p.Marks)
	}
}

// TestLabelsDoNotCoverEachOther: on a telephone, where a label takes most of a side.
func TestLabelsDoNotCoverEachOther(t *testing.T) {
	var figures []*Figure
	for i := range 15 {
		figures = append(figures, exactly(t, fmt.Sprintf("2024-10-%02d", 1+i*2%30), &fact.Actor{ID: fmt.Sprint(i)}, float64(i*13%40)))
	}
	p := New(figures)
	written := 0
	for i, a := range p.Marks {
		if !a.Label.Written {
			continue
		}
		written++
		for j, b := range p.Marks {
			if j != i && b.Label.Written && a.Label.box(a.Y+a.Lift).meets(b.Label.box(b.Y+b.Lift)) {
				t.Errorf("the labels of marks %d and %d cover each other", i, j)
			}
		}
	}
	if written < 5 {
		t.Errorf("%d of %d marks are named, want more", written, len(p.Marks))
	}
	if p := New(figures[:1]); !p.Marks[0].Label.Written {
		t.Error("a mark alone is not named")
	}
}

func TestAnEchoOfTheSameDayIsOneMark(t *testing.T) {
	amt, blatt := &fact.Actor{ID: "amt"}, &fact.Actor{ID: "blatt"}
	p := New([]*Figure{exactly(t, "2024-10-01", amt, 3), exactly(t, "2024-10-01", amt, 3), exactly(t, "2024-10-01", blatt, 3)})
	if len(p.Marks) != 2 || p.Marks[0].First != 0 || p.Marks[0].N != 2 {
		t.Fatalf("marks = %+v, want two, the first of two figures", p.Marks)
	}
	if a, b := p.Marks[0].Lift, p.Marks[1].Lift; a >= b || a != -b {
		t.Errorf("the marks of two origins are moved by %v and %v, want them above each other", a, b)
	}
	printed := exactly(t, "2024-10-01", amt, 3)
	printed.Appeared = true
	if p := New([]*Figure{exactly(t, "2024-10-01", amt, 3), printed}); len(p.Marks) != 2 || p.Marks[0].Appeared || !p.Marks[1].Appeared {
		t.Errorf("marks = %+v, want one of the day on which it was said and one of that on which it appeared", p.Marks)
	}
}

func TestNoTwoOfManySeriesLookAlike(t *testing.T) {
	var figures []*Figure
	for i := range len(Hues) * len(Shapes) {
		figures = append(figures, exactly(t, "2024-10-01", &fact.Actor{ID: fmt.Sprint(i)}, float64(i)))
	}
	seen := map[string]bool{}
	for i, s := range New(figures).Series {
		if seen[s.Hue+s.Shape] {
			t.Errorf("series %d has hue %s and shape %s again", i, s.Hue, s.Shape)
		}
		if seen[s.Hue+s.Shape] = true; i < len(Hues) && (s.Hue != Hues[i] || s.Shape != Shapes[i]) {
			t.Errorf("series %d has hue %s and shape %s, want its own of both", i, s.Hue, s.Shape)
		}
	}
}

func TestWhoseFigureItIs(t *testing.T) {
	state := &fact.Actor{ID: "staat"}
	office := &fact.Actor{ID: "amt", PartOf: state}
	paper := &fact.Actor{ID: "blatt"}
	published, anonymous := &fact.Source{Publisher: paper}, &fact.Source{}
	for _, c := range []struct {
		name  string
		quote fact.Quote
		want  Origin
	}{
		{"a named origin, to its root", fact.Quote{Source: published, Chains: []fact.Chain{{paper, office}}}, Origin{Actor: state}},
		{"two who say it together", fact.Quote{Source: published, Chains: []fact.Chain{{office}, {paper}}}, Origin{Actor: state, With: paper}},
		{"the first chain that names one", fact.Quote{Source: published, Chains: []fact.Chain{{paper, nil}, {office}}}, Origin{Actor: state}},
		{"a voice nobody describes", fact.Quote{Source: published, Chains: []fact.Chain{{paper, nil}}}, Origin{}},
		{"the article itself", fact.Quote{Source: published}, Origin{Actor: paper}},
		{"an article without a publisher", fact.Quote{Source: anonymous}, Origin{Source: anonymous}},
	} {
		if got := originOf(&c.quote); got != c.want {
			t.Errorf("%s: origin %+v, want %+v", c.name, got, c.want)
		}
	}
}

var somewhere = quote.Place{Parts: []quote.Span{{Start: 0, End: 1}}}

func there(start, end int) quote.Place {
	return quote.Place{Parts: []quote.Span{{Start: start, End: end}}}
}

// However much of the passage each quotes; the one that says who gave the figure, and when, is asked.
func TestTheSameWordsInTwoClaimsAreOneFigure(t *testing.T) {
	measure := &fact.Measure{ID: "zahl"}
	source := &fact.Source{ID: "bote", Published: date(t, "2024-10-08")}
	quote := func(id string, v float64) *fact.Quote {
		return &fact.Quote{ID: id, Source: source, Place: somewhere, Figure: &fact.Figure{Measure: measure, Min: n(v), Max: n(v)}}
	}
	more, elsewhere, later := quote("q-4", 5), quote("q-5", 5), quote("q-6", 5)
	more.Place = there(7, 12)
	elsewhere.Place = there(20, 24)
	later.Place, later.Said, later.Chains = there(9, 11), date(t, "2024-10-01"), []fact.Chain{{{ID: "amt"}}}
	q2 := quote("q-2", 3)
	q2.Place = there(3, 5)
	base := &fact.Base{
		Claims: []*fact.Claim{{ID: "a", Quotes: []*fact.Quote{quote("q-1", 3), q2, more, elsewhere}}, {ID: "b", Quotes: []*fact.Quote{quote("q-1", 3), quote("q-1", 4), later}}},
		Events: []*fact.Event{{ID: "e", Quotes: []*fact.Quote{quote("q-1", 3), {ID: "q-3", Source: source}}}},
	}
	var got []string
	for _, f := range Figures(fact.UsesOf(base).OfMeasure(measure)) {
		words := fmt.Sprintf("%s=%v by", f.Quote.ID, *f.Value.Min)
		for _, c := range f.Claims {
			words += " " + c.ID
		}
		for _, e := range f.Events {
			words += " " + e.ID
		}
		if f.Appeared {
			words += " in print"
		}
		got = append(got, words)
	}
	if want := []string{"q-6=5 by a b", "q-1=3 by a b e in print", "q-1=4 by b in print", "q-2=3 by a in print", "q-5=5 by a in print"}; !slices.Equal(got, want) {
		t.Errorf("figures = %q, want %q", got, want)
	}
}

func TestAForecastStandsAtTheDayItIsFor(t *testing.T) {
	measure := &fact.Measure{ID: "zahl"}
	claim := &fact.Claim{ID: "a", Quotes: []*fact.Quote{{ID: "q", Place: somewhere, Source: &fact.Source{Published: date(t, "2024-10-24")},
		Figure: &fact.Figure{Measure: measure, Min: n(1), Max: n(1), For: date(t, "2024-12")}}}}
	f := Figures(fact.UsesOf(&fact.Base{Claims: []*fact.Claim{claim}}).OfMeasure(measure))[0]
	if !f.Forecast || f.Appeared || f.When != date(t, "2024-12") {
		t.Errorf("forecast %v at %s, want one at 2024-12", f.Forecast, f.When)
	}
	if m := New([]*Figure{f}).Marks[0]; !m.Forecast || !m.Span() {
		t.Errorf("the mark is %+v, want a hollow bar", m)
	}
}

func TestFiguresStandInOrderOfTime(t *testing.T) {
	measure := &fact.Measure{ID: "zahl"}
	claim := &fact.Claim{ID: "a"}
	want := []string{"../2024", "2024", "2024/..", "2024-10-08", "2024-10-08/2024-10-09", ""}
	for i := range want {
		when := want[len(want)-1-i]
		claim.Quotes = append(claim.Quotes, &fact.Quote{ID: "q-" + when, Place: somewhere, Said: date(t, when), Source: &fact.Source{}, Figure: &fact.Figure{Measure: measure, Min: n(1)}})
	}
	var got []string
	for _, f := range Figures(fact.UsesOf(&fact.Base{Claims: []*fact.Claim{claim}}).OfMeasure(measure)) {
		got = append(got, f.When.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("order %q, want %q", got, want)
	}
}

// FuzzEverythingStandsInsideThePlot holds two properties for any two figures: nothing leaves the plot, and what is earlier
// or less never stands later or higher.
func FuzzEverythingStandsInsideThePlot(f *testing.F) {
	f.Add(int32(20000), int32(20010), 1500.0, 3000.0, byte(0))
	f.Add(int32(20000), int32(20000), 0.0, 0.0, byte(1))
	f.Add(int32(-719528), int32(2932896), -math.MaxFloat64, math.MaxFloat64, byte(2))
	f.Add(int32(0), int32(1), 5e-324, 1e-310, byte(3))
	f.Add(int32(0), int32(400), 0.1, 1e22, byte(4))
	f.Fuzz(func(t *testing.T, d1, d2 int32, v1, v2 float64, kind byte) {
		const first, last = -719528, 2932896 // the years 0 to 9999
		if d1 < first || d1 > last || d2 < first || d2 > last || math.IsNaN(v1-v1) || math.IsNaN(v2-v2) {
			t.Skip("no day or number of the format")
		}
		a, b := exactly(t, edtf.Day(d1).String(), nil, v1), exactly(t, edtf.Day(d2).String(), nil, v2)
		switch kind % 4 {
		case 1:
			b.Value.Min = nil
		case 2:
			b.Value.Max = nil
		case 3:
			a.Value.Min, a.Value.Max = n(min(v1, v2)), n(max(v1, v2))
		}
		p := New([]*Figure{a, b})
		holds(t, p)
		at := func(i int) Mark { return p.Marks[min(i, len(p.Marks)-1)] } // two that look the same are one
		if (d1-d2 < 0) != (at(0).X < at(1).X) && at(0).X != at(1).X {
			t.Errorf("day %d stands at %v, day %d at %v", d1, at(0).X, d2, at(1).X)
		}
		if kind%4 != 3 && (v1 < v2) != (at(0).Y > at(1).Y) && at(0).Y != at(1).Y {
			t.Errorf("%v stands at %v, %v at %v", v1, at(0).Y, v2, at(1).Y)
		}
	})
}

func holds(t *testing.T, p *Plot) {
	t.Helper()
	inside := func(what string, v, lowest, highest float64) {
		if !(v >= lowest && v <= highest) {
			t.Errorf("%s stands at %v, want it between %v and %v", what, v, lowest, highest)
		}
	}
	for _, m := range p.Marks {
		inside("a mark", m.X, Left, Right)
		inside("its first day", m.From, Left, m.X)
		inside("its last day", m.To, m.X, Right)
		inside("its value", m.Y, Top, Bottom)
		inside("its upper end", m.High, 0, m.Y)
		inside("its lower end", m.Low, m.Y, Bottom)
	}
	for i, tick := range p.Values {
		inside("a value", tick.Y, Top, Bottom)
		if i > 0 && (tick.Value <= p.Values[i-1].Value || tick.Y >= p.Values[i-1].Y) {
			t.Errorf("the value %v at %v follows %v at %v", tick.Value, tick.Y, p.Values[i-1].Value, p.Values[i-1].Y)
		}
	}
	for i, tick := range p.Days {
		inside("a day", tick.X, Left, Right)
		if i > 0 && tick.X <= p.Days[i-1].X {
			t.Errorf("the day %v at %v follows %v at %v", tick.Day, tick.X, p.Days[i-1].Day, p.Days[i-1].X)
		}
	}
	if len(p.Values) < 2 || len(p.Values) > 8 || len(p.Days) < 1 || len(p.Days) > mostTicks {
		t.Errorf("%d values and %d days are labelled, want 2 to 8 and 1 to %d", len(p.Values), len(p.Days), mostTicks)
	}
}
