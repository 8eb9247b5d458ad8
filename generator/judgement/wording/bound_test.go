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
		{"fr", "Pas moins de 2 500 hommes", exact(2500), "write min = 2500 in its place"},
		{"fr", "Pas plus de 2 500 hommes", exact(2500), "write max = 2500 in its place"},
		{"en", "no less than 400 people", exact(400), "write min = 400 in its place"},
		{"en", "no fewer than 400 people", exact(400), "write min = 400 in its place"},
		{"en", "not more than 400 people", exact(400), "write max = 400 in its place"},
		{"en", "no more than 400 people", exact(400), "write max = 400 in its place"},
		{"de", "nicht weniger als 400 Menschen", exact(400), "write min = 400 in its place"},
		{"de", "nicht mehr als 400 Menschen", exact(400), "write max = 400 in its place"},
		{"de", "keine 400 Menschen kamen", exact(400), "write max = 400 in its place"},
		{"fr", "Près de 2 500 hommes", exact(2500), "add about = true"},
		{"fr", "Autour de 2 500 hommes", exact(2500), "add about = true"},
		{"fr", "À peine 2 500 hommes", exact(2500), "add about = true"},
		{"fr", "env. 2 500 hommes", exact(2500), "add about = true"},
		{"de", "ca. 400 Menschen", exact(400), "add about = true"},
		{"fr", "2 500 morts environ", exact(2500), "add about = true"},
		{"fr", "2 500 morts au moins dans la ville", exact(2500), "write min = 2500 in its place"},
		{"fr", "2 500 soldats russes au maximum, dit-il", exact(2500), "write max = 2500 in its place"},
		{"fr", "2 500 morts au bas mot", exact(2500), "write min = 2500 in its place"},
		{"fr", "2 500 morts et au moins 300 blessés", exact(2500), ""},
		{"fr", "2 500 hommes du régiment au moins", exact(2500), ""}, // too far away
		{"en", "of 400 men at least half fled", exact(400), ""},
		{"en", "400 or more people came", exact(400), "write min = 400 in its place"},
		{"en", "The war is over. 400 men came home", exact(400), ""},
		{"en", "400 people at most", exact(400), "write max = 400 in its place"},
		{"de", "400 Menschen mindestens", exact(400), "write min = 400 in its place"},
		{"fr", "une vingtaine d’hommes", exact(20), "add about = true"},
		{"fr", "Plus d’une centaine d’hommes", exact(100), "write min = 100 in its place"},
		{"fr", "entre 20 et 30 morts", exact(20), "write min = 20, max = 30 in its place"},
		{"fr", "entre 20 et 30 morts", exact(30), "write min = 20, max = 30 in its place"},
		{"fr", "entre 20 et 30 morts", &fact.Figure{Min: n(20), Max: n(30)}, ""},
		{"fr", "entre 20 et 30 millions de litres", exact(20e6), "write min = 20000000, max = 30000000 in its place"},
		{"fr", "De 2 000 à 3 000 soldats", exact(2000), "write min = 2000, max = 3000 in its place"},
		{"fr", "on est passé de 2 000 à 3 000 soldats", exact(2000), ""},
		{"fr", "Entre les deux, 20 hommes et 30 femmes", exact(20), ""},
		{"en", "20 to 30 people", exact(20), "write min = 20, max = 30 in its place"},
		{"en", "it rose from 20 to 30 people", exact(30), ""},
		{"de", "20 bis 30 Menschen", exact(20), "write min = 20, max = 30 in its place"},
		{"de", "von 20 auf 30 Menschen", exact(20), ""},
		{"de", "zwischen 20 und 30 Menschen", exact(20), "write min = 20, max = 30 in its place"},
		{"de", "20 und 30 Menschen", exact(20), ""},
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
