package wording

import (
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

func TestAFigureIsNoMoreExactThanItsQuotation(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	exact := func(v float64) *fact.Figure { return &fact.Figure{Min: n(v), Max: n(v)} }
	for _, c := range []struct {
		language, wording string
		figure            *fact.Figure
		want              string
	}{
		{"de", "die Kosten lägen bei höchstens 900.000 Euro", exact(900_000), "write max = 900000 in its place"},
		{"de", "die Kosten lägen bei höchstens 900.000 Euro", &fact.Figure{Min: n(900_000)}, "write max = 900000 in its place"},
		{"de", "die Kosten lägen bei höchstens 900.000 Euro", &fact.Figure{Max: n(900_000)}, ""},
		{"de", "Mehr als 400 kamen", exact(400), "write min = 400 in its place"},
		{"de", "Über 400 Menschen kamen", &fact.Figure{Max: n(400)}, "write min = 400 in its place"},
		{"de", "Über 400 Menschen kamen", &fact.Figure{Min: n(400)}, ""},
		{"de", "rund 400 Menschen kamen", exact(400), "add about = true"},
		{"de", "rund 400 Menschen kamen", &fact.Figure{Min: n(400), Max: n(400), About: true}, ""},
		{"de", "zwischen 300 und höchstens 400 Menschen kamen", &fact.Figure{Min: n(300), Max: n(400)}, ""},
		{"de", "Genau 400 Menschen kamen, höchstens 500 hätten Platz", exact(400), ""},
		{"en", "Up to 20 million litres", exact(20_000_000), "write max = 20000000 in its place"},
		{"en", "at least 400 people came", exact(400), "write min = 400 in its place"},
		{"en", "nearly 400 people came", exact(400), "add about = true"},
		{"fr", "jusqu’à 400 personnes", exact(400), "write max = 400 in its place"},
		{"tr", "over 400", exact(400), ""},
		{"de", "über 400 Menschen kamen", nil, ""},
	} {
		q := quoted(c.language, c.wording)
		if q.Figure = c.figure; q.Figure != nil {
			q.Figure.Measure = &fact.Measure{}
		}
		var found diag.List
		bounds(q, &found)
		got := ""
		for _, f := range found {
			got += f.Help
		}
		if got != c.want {
			t.Errorf("%s, %+v: got %q, want %q", c.wording, c.figure, got, c.want)
		}
	}
}
