package render

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"beleg/generator/pages/chart"
	"beleg/generator/pages/site"
	"beleg/generator/words/edtf"
)

// voice is a voice, or one that speaks for another: "Amt of Land".
func voice(words string) site.Voice {
	name, of, _ := strings.Cut(words, " of ")
	return site.Voice{Link: site.Link{Text: name}, For: of}
}

func drawn(list []*branch) string {
	var words []string
	for _, b := range list {
		switch {
		case b.For != "":
			words = append(words, "["+b.For+"]"+drawn(b.Under))
		case b.Voice == nil && b.Own:
			words = append(words, "own "+b.Article.Text)
		case b.Voice == nil:
			words = append(words, b.Article.Text)
		case b.Voice.Text == "":
			words = append(words, "?"+drawn(b.Under))
		case b.Voice.For != "":
			words = append(words, b.Voice.Text+" of "+b.Voice.For+drawn(b.Under))
		case b.Through:
			words = append(words, "over "+b.Voice.Text+drawn(b.Under))
		default:
			words = append(words, b.Voice.Text+drawn(b.Under))
		}
	}
	return "(" + strings.Join(words, " ") + ")"
}

func TestBranchesRunFromOriginToArticle(t *testing.T) {
	chain := func(article string, voices ...string) site.Chain {
		c := site.Chain{Article: site.Link{Text: article}}
		for _, name := range voices {
			c.Voices = append(c.Voices, voice(name))
		}
		return c
	}
	for _, c := range []struct {
		name   string
		chains []site.Chain
		want   string
	}{
		{"no chain", nil, "()"},
		{"one voice", []site.Chain{chain("A", "Amt")}, "(Amt(A))"},
		{"an echo is one branch", []site.Chain{chain("A", "Agentur", "Amt"), chain("B", "Agentur", "Amt"), chain("C", "Amt")}, "(Amt(over Agentur(A B) C))"},
		{"nobody knows whether two unknown ones are the same", []site.Chain{chain("A", ""), chain("B", "")}, "(?(A) ?(B))"},
		{"an article of its own", []site.Chain{chain("A"), chain("B", "Amt")}, "(A Amt(B))"},
		{"a minister and her ministry count once", []site.Chain{chain("A", "Amt of Land"), chain("B", "Frau"), chain("C", "Agentur", "Ministerin of Land"),
			chain("D", "Sprecher of Land")}, "([Land](Amt(A) Ministerin(over Agentur(C)) Sprecher(D)) Frau(B))"},
		{"what somebody publishes who is no outlet", []site.Chain{{Article: site.Link{Text: "A"}, Own: true, Voices: []site.Voice{voice("Amt")}}}, "(Amt(own A))"},
		{"whom one alone speaks for is told beside", []site.Chain{chain("A", "Amt of Land")}, "(Amt of Land(A))"},
	} {
		if got := drawn(branches(c.chains)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBarsFillTheWidth(t *testing.T) {
	share := func(tone string, n int) site.Share { return site.Share{Rating: site.Rating{Tone: tone}, N: n} }
	for _, c := range []struct {
		shares []site.Share
		want   string
	}{
		{nil, "[]"},
		{[]site.Share{share("good", 0)}, "[]"},
		{[]site.Share{share("good", 1), share("bad", 0), share("open", 3)}, "[{good 0.00 25.00} {open 25.00 75.00}]"},
	} {
		if got := fmt.Sprint(bars(c.shares)); got != c.want {
			t.Errorf("bars(%v) = %s, want %s", c.shares, got, c.want)
		}
	}
}

func TestAStripHasOnePathForEachTone(t *testing.T) {
	share := func(tone string, n int) site.Share { return site.Share{Rating: site.Rating{Tone: tone}, N: n} }
	shares := []site.Share{share("bad", 1), share("", 15), share("good", 200), share("bad", 100), share("", 84)}
	want := "[{ M0 .5h100} {bad M0 .5h0.25M54 .5h25} {good M4 .5h50}]"
	if got := fmt.Sprint(strip(shares)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFiguresInWords(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	w := words{language(t, "de")}
	for _, c := range []struct {
		figure site.Figure
		want   string
	}{
		{site.Figure{}, ""},
		{site.Figure{Min: n(6), Max: n(6)}, "6"},
		{site.Figure{Min: n(10000), Unit: "Soldaten"}, "10.000 oder mehr Soldaten"},
		{site.Figure{Max: n(3), About: true}, "rund 3 oder weniger"},
		{site.Figure{Min: n(1.2), Max: n(1.5), Unit: "Tonnen", About: true}, "rund 1,2 bis 1,5 Tonnen"},
	} {
		if got := w.figure(c.figure); got != c.want {
			t.Errorf("figure(%+v) = %q, want %q", c.figure, got, c.want)
		}
	}
}

func TestACurrencyStandsWhereTheLanguagePutsIt(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	for _, c := range []struct {
		figure     site.Figure
		de, en, fr string
	}{
		{site.Figure{Min: n(5000), Max: n(5000), Unit: "€"}, "5.000 €", "€5,000", "5\u202f000\u00a0€"},
		{site.Figure{Min: n(5), Unit: "US$", About: true}, "rund 5 US$ oder mehr", "at least about US$5", "au moins environ 5\u00a0US$"},
		{site.Figure{Min: n(1), Max: n(1), Unit: "t", One: "o"}, "1 o", "1 o", "1\u00a0o"},
		{site.Figure{Min: n(0), Max: n(1.5), Unit: "t", One: "o"}, "0 bis 1,5 t", "0 to 1.5 t", "0 à 1,5\u00a0o"},
		{site.Figure{Min: n(1), Max: n(2), Unit: "t", One: "o"}, "1 bis 2 t", "1 to 2 t", "1 à 2\u00a0t"},
		{site.Figure{Min: n(0), Max: n(0), Unit: "t", One: "o"}, "0 t", "0 t", "0\u00a0o"},
		{site.Figure{Min: n(1), Max: n(1), Unit: "t"}, "1 t", "1 t", "1\u00a0t"},
		{site.Figure{Min: n(1), Max: n(2.5), Unit: "£"}, "1 £ bis 2,5 £", "£1 to £2.5", "1\u00a0£ à 2,5\u00a0£"},
		{site.Figure{Min: n(5000), Unit: "CHF"}, "5.000 CHF oder mehr", "at least CHF\u00a05,000", "au moins 5\u202f000\u00a0CHF"},
		{site.Figure{Min: n(5), Max: n(5), Unit: "LKW"}, "5 LKW", "5 LKW", "5\u00a0LKW"},
		{site.Figure{Max: n(3), Unit: "Mio. €"}, "3 oder weniger Mio. €", "at most 3 Mio. €", "au plus 3\u00a0Mio. €"},
	} {
		for code, want := range map[string]string{"de": c.de, "en": c.en, "fr": c.fr} {
			if got := (words{language(t, code)}).figure(c.figure); got != want {
				t.Errorf("%s: figure(%+v) = %q, want %q", code, c.figure, got, want)
			}
		}
	}
}

func TestFillWantsNamesWithValues(t *testing.T) {
	for call, want := range map[string]string{`"Name" "Kim"`: "Herausgeber: Kim", `"Name"`: "", `1 "Kim"`: ""} {
		set := template.Must(template.New("").Funcs(functionMap(functions(language(t, "de")))).Parse(`{{fill "footer.publisher" ` + call + `}}`))
		var out strings.Builder
		if err := set.Execute(&out, nil); out.String() != want || (err == nil) != (want != "") {
			t.Errorf("fill %s = %q, %v, want %q", call, out.String(), err, want)
		}
	}
}

func TestTicksSayAsMuchOfTheDayAsTheyStandFor(t *testing.T) {
	w := words{language(t, "de")}
	for unit, want := range map[chart.Unit]string{chart.Day: "8. Oktober", chart.Month: "Oktober", chart.Year: "2024"} {
		tick := chart.DayTick{Day: edtf.NewDay(2024, 10, 8), Unit: unit}
		if got := w.tick(tick); got != want || w.tickYear(tick) != "2024" {
			t.Errorf("a %s says %q in %s, want %q in 2024", unit, got, w.tickYear(tick), want)
		}
	}
}

func TestOriginsInShort(t *testing.T) {
	w := words{language(t, "de")}
	for want, o := range map[string]site.Origins{"0–1": {AtMost: 1}, "2": {AtLeast: 2, AtMost: 2}, "1–1.000": {AtLeast: 1, AtMost: 1000}} {
		if got := w.originsShort(o); got != want {
			t.Errorf("%d to %d origins are %q, want %q", o.AtLeast, o.AtMost, got, want)
		}
	}
}

func TestAnUnnamedSourceIsSaidToBeSoOnce(t *testing.T) {
	w := words{language(t, "de")}
	for _, c := range []struct {
		role    string
		unnamed bool
		want    string
	}{
		{"Sprecher", false, "Sprecher"},
		{"Sprecher", true, "Sprecher; nicht namentlich genannt"},
		{"von CNN zitiert, nicht namentlich genannt", true, "von CNN zitiert, nicht namentlich genannt"},
		{"", true, "nicht namentlich genannt"},
		{"", false, ""},
	} {
		if got := w.role(c.role, c.unnamed); got != c.want {
			t.Errorf("role(%q, %v) = %q, want %q", c.role, c.unnamed, got, c.want)
		}
	}
}
