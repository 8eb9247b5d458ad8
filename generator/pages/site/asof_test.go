package site_test

import (
	"fmt"
	"testing"

	"beleg/generator/pages/site"
)

func TestAPageOfADayShowsWhatTheSiteSaidThatEvening(t *testing.T) {
	p := project()
	words := quoted("frueh", "supports", "Die Brücke ist gesperrt", "")
	claim(p, "a", ``, review("2024-02-01", "wahr", "")+review("2024-02-01", "offen", "correction = true")+words)
	claim(p, "b", ``, words)
	put(p, "content/questions/frage.toml", `question = "Ist die Brücke gesperrt?"
[[answer]]
date = 2024-01-20
word = "Wohl"
text = "[Sie ist es](claim:a)."
claims = ["a"]
[[answer]]
date = 2024-02-02
word = "Offen"
text = "[Vielleicht](claim:a)."
claims = ["a"]
`)
	var got []string
	all := pages(t, p)
	for _, day := range []string{"2024-01-01", "2024-01-20", "2024-02-01", "2024-02-02"} {
		page, ok := all["as-of/"+day+"/"].(*site.AsOfPage)
		if !ok {
			got = append(got, day+": no page")
			continue
		}
		line := fmt.Sprintf("%s (%s, %s): first %d, changed %d;", day, page.Before.Text, page.After.Text, page.First, len(page.Changed))
		for _, c := range page.Claims {
			line += fmt.Sprintf(" %s %s,", c.Text, c.Rating.Label)
		}
		for _, q := range page.Questions {
			line += fmt.Sprintf(" %s %s", q.Text, q.Answer.Word)
		}
		got = append(got, line)
	}
	equal(t, "days", got,
		"2024-01-01 (, 20. Januar 2024): first 2, changed 0; Behauptung a Offen, Behauptung b Offen,",
		"2024-01-20 (1. Januar 2024, 1. Februar 2024): first 0, changed 0; Behauptung a Offen, Behauptung b Offen, Ist die Brücke gesperrt? Wohl",
		"2024-02-01 (20. Januar 2024, 2. Februar 2024): first 0, changed 2; Behauptung a Offen, Behauptung b Offen, Ist die Brücke gesperrt? Wohl",
		"2024-02-02 (1. Februar 2024, ): first 0, changed 0; Behauptung a Offen, Behauptung b Offen, Ist die Brücke gesperrt? Offen")
}
