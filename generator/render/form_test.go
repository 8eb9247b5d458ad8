package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beleg/generator/chart"
	"beleg/generator/edtf"
	"beleg/generator/site"
)

func voice(name string) site.Voice { return site.Voice{Link: site.Link{Text: name}} }

func drawn(list []*branch) string {
	var words []string
	for _, b := range list {
		switch {
		case b.Voice == nil:
			words = append(words, b.Article.Text)
		case b.Voice.Text == "":
			words = append(words, "?"+drawn(b.Under))
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
		{"an echo is one branch", []site.Chain{chain("A", "Agentur", "Amt"), chain("B", "Agentur", "Amt"), chain("C", "Amt")}, "(Amt(Agentur(A B) C))"},
		{"nobody knows whether two unknown ones are the same", []site.Chain{chain("A", ""), chain("B", "")}, "(?(A) ?(B))"},
		{"an article of its own", []site.Chain{chain("A"), chain("B", "Amt")}, "(A Amt(B))"},
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

func TestStancesOfOverlappingQuotationsStandOnce(t *testing.T) {
	got := stances([]site.Mark{{Stance: "supports"}, {Stance: ""}, {Stance: "disputes"}, {Stance: "supports"}})
	if want := []string{"supports", "disputes"}; !slices.Equal(got, want) {
		t.Errorf("stances = %q, want %q", got, want)
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
		got, err := w.figure(c.figure)
		if err != nil || got != c.want {
			t.Errorf("figure(%+v) = %q, %v, want %q", c.figure, got, err, c.want)
		}
	}
}

func TestFillWantsNamesWithValues(t *testing.T) {
	w := words{language(t, "de")}
	if got, err := w.named("footer.publisher", "Name", "Kim"); err != nil || got != "Herausgeber: Kim" {
		t.Errorf("fill = %q, %v, want %q", got, err, "Herausgeber: Kim")
	}
	for _, pairs := range [][]any{{"Name"}, {1, "Kim"}} {
		if got, err := w.named("footer.publisher", pairs...); err == nil {
			t.Errorf("fill with %v = %q, want an error", pairs, got)
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
