package site_test

import (
	"fmt"
	"testing"

	"beleg/generator/pages/site"
)

func number(v *float64) string {
	if v == nil {
		return "open"
	}
	return fmt.Sprint(*v)
}

func TestAMeasureListsEveryFigureOnce(t *testing.T) {
	p := project()
	known := quoted("frueh", "supports", "300 Autos", "via = [\"bote < amt\"]\nfigure = { measure = \"autos\", value = 300 }")
	claim(p, "a", ``, known+quoted("spaet", "supports", "rund 500 Autos", "via = [\"amt\"]\nsaid = \"2024-02\"\nfigure = { measure = \"autos\", min = 500, about = true }"))
	claim(p, "b", ``, known+quoted("undatiert", "disputes", "300 Autos", "figure = { measure = \"autos\", max = 300 }"))
	page := get[*site.MeasurePage](t, p, "figures/autos/")
	var rows []string
	for _, r := range page.Rows {
		line := fmt.Sprintf("%s to %s %v %s %s%s in %s of", number(r.Figure.Min), number(r.Figure.Max), r.When, r.Source.Text, r.Hue, r.Shape, r.Outlet)
		for _, v := range r.By {
			line += " by " + v.Text
		}
		for _, v := range r.Through {
			line += " through " + v.Text
		}
		for _, c := range r.Claims {
			line += ", " + c.Text + c.Stance
		}
		rows = append(rows, line)
	}
	equal(t, "rows", rows,
		"300 to 300 2024-01-10 Artikel frueh acircle in Bote of by Bauamt through Bote, Behauptung a, Behauptung b",
		"500 to open 2024-02 Artikel spaet acircle in  of by Bauamt, Behauptung a",
		"open to 300  Artikel undatiert bsquare in  of, Behauptung b",
	)
	if page.Undated != 1 || page.Origins != 1 || len(page.Drawing.Marks) != 2 || page.Drawing.Joins != nil {
		t.Errorf("%d undated, %d origins, %d marks, %d joins, want 1, 1, 2 and none: a month is no day", page.Undated, page.Origins, len(page.Drawing.Marks), len(page.Drawing.Joins))
	}
	var keys []string
	for _, k := range page.Drawing.Keys {
		keys = append(keys, fmt.Sprint(k.By.Text, " ", k.N, " ", k.Article))
	}
	equal(t, "keys", keys, "Stadt 2 false", "Artikel undatiert 1 true")
}

func TestAClaimLinksToAllFiguresOfTheMeasure(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "supports", "300 Autos", "figure = { measure = \"autos\", value = 300 }"))
	if got := get[*site.ClaimPage](t, p, "claims/a/").Figures[0].Href; got != "/probe/figures/autos/" {
		t.Errorf("the figure leads to %q, want /probe/figures/autos/", got)
	}
}

func TestTheListOfMeasuresNamesWhatWasSaid(t *testing.T) {
	at := func(source, text, figure string) string {
		return quoted(source, "supports", text, "figure = { measure = \"autos\", "+figure+" }")
	}
	for _, c := range []struct{ quotes, want string }{
		{at("frueh", "300 Autos", "value = 300"), "1: 300 to 300 about false"},
		{at("frueh", "300 Autos", "value = 300") + at("spaet", "500 Autos", "value = 500, about = true"), "2: 300 to 500 about false"},
		{at("frueh", "300 Autos", "min = 300") + at("spaet", "500 Autos", "min = 500"), "2: 300 to open about false"},
		{at("frueh", "300 Autos", "min = 300, about = true") + at("spaet", "500 Autos", "max = 500, about = true"), "2: 300 to 500 about true"},
		{at("spaet", "500 Autos", "max = 500"), "1: open to 500 about false"},
	} {
		p := project()
		claim(p, "a", ``, c.quotes)
		m := get[*site.FiguresPage](t, p, "figures/").Measures[0]
		if got := fmt.Sprintf("%d: %s to %s about %v", m.Figures, number(m.Named.Min), number(m.Named.Max), m.Named.About); got != c.want {
			t.Errorf("the list says %s, want %s", got, c.want)
		}
	}
}

func TestAMeasureWithoutFiguresHasNoDrawing(t *testing.T) {
	p := project()
	if page := get[*site.MeasurePage](t, p, "figures/autos/"); page.Drawing != nil || page.Rows != nil {
		t.Errorf("the page is %+v, want neither drawing nor rows", page)
	}
	if m := get[*site.FiguresPage](t, p, "figures/").Measures[0]; m.Named.About || m.Named.Min != nil {
		t.Errorf("the list says %+v, want nothing", m.Named)
	}
}

func TestAnOriginWithoutANameIsNotCountedAsKnown(t *testing.T) {
	p := project()
	put(p, "content/actors.toml", string(p["content/actors.toml"].Data)+"[zeuge]\nname = \"ein Zeuge\"\nkind = \"person\"\nunnamed = true\npart_of = \"\"\n")
	claim(p, "a", ``, quoted("frueh", "supports", "300 Autos", "via = [\"zeuge\"]\nfigure = { measure = \"autos\", value = 300 }")+
		quoted("spaet", "supports", "rund 500 Autos", "via = [\"amt\"]\nfigure = { measure = \"autos\", value = 500, about = true }"))
	if page := get[*site.MeasurePage](t, p, "figures/autos/"); page.Origins != 1 || len(page.Rows) != 2 {
		t.Errorf("%d known origins of %d figures, want 1 of 2", page.Origins, len(page.Rows))
	}
}

func TestAFigureInWordsStandsInTheTableAlone(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "supports", "300 Autos", "figure = { measure = \"autos\", value = 300 }")+
		quoted("spaet", "supports", "rund 500 Autos", "figure = { measure = \"autos\", words = \"rund 500 Autos\" }"))
	page := get[*site.MeasurePage](t, p, "figures/autos/")
	if len(page.Rows) != 2 || page.Rows[1].Figure.Words != "rund 500 Autos" || len(page.Drawing.Marks) != 1 || page.Undated != 1 {
		t.Errorf("%d rows, the last %+v, %d marks, %d not drawn", len(page.Rows), page.Rows[len(page.Rows)-1].Figure, len(page.Drawing.Marks), page.Undated)
	}
}

// Nobody is made to say what is only said to come from them, and the day of an article is not the day of their words.
func TestAFigureTellsThroughWhomItBecameKnownAndWhenItWasSaid(t *testing.T) {
	for _, c := range []struct{ quote, want string }{
		{quoted("frueh", "supports", "300 Autos", "via = [\"amt\"]\nfigure = { measure = \"autos\", value = 300 }"), "Bauamt,  (2024-01-10 appeared true)"},
		{quoted("frueh", "supports", "300 Autos", "via = [\"bote < amt\"]\nsaid = \"2024-01-08\"\nfigure = { measure = \"autos\", value = 300 }"), "Bote, hat es von: Bauamt, 2024-01-08 (2024-01-08 appeared false)"},
		{quoted("frueh", "supports", "300 Autos", "via = [\"bote < ?\", \"stadt\"]\nfigure = { measure = \"autos\", value = 300, for = \"2024-02\" }"), "Bote, hat es von: unbenannte Quelle; Stadt, 2024-02 (2024-02 appeared false)"},
		{quoted("spaet", "supports", "rund 500 Autos", "figure = { measure = \"autos\", value = 500, about = true }"), "Artikel spaet,  (2024-03-10 appeared true)"},
		{quoted("spaet", "supports", "rund 500 Autos", "via = [\"?\"]\nfigure = { measure = \"autos\", value = 500, about = true }"), "Artikel spaet,  (2024-03-10 appeared true)"},
	} {
		p := project()
		claim(p, "a", ``, c.quote)
		by := get[*site.ClaimPage](t, p, "claims/a/").Figures[0].Values[0].By[0]
		row := get[*site.MeasurePage](t, p, "figures/autos/").Rows[0]
		if got := fmt.Sprintf("%s, %s (%s appeared %v)", by.Text, by.When, row.When, row.Appeared); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestWhereALabelIsTooLongItNamesTheOrigin(t *testing.T) {
	for via, want := range map[string]string{
		`"bote < amt"`: "Bote, hat es von: Bauamt", `"bote < stadt < amt"`: "Bauamt", `"bote < amt", "stadt < amt"`: "Bauamt",
		`"bote < stadt < amt", "bote < ?"`: "Bauamt; unbenannte Quelle", `"amt"`: "Bauamt",
	} {
		p := project()
		claim(p, "a", ``, quoted("frueh", "supports", "300 Autos", "via = ["+via+"]\nfigure = { measure = \"autos\", value = 300 }"))
		if got := get[*site.MeasurePage](t, p, "figures/autos/").Drawing.Marks[0].Who; got != want {
			t.Errorf("%s: the label is %s, want %s", via, got, want)
		}
	}
}
