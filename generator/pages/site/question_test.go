package site_test

import (
	"fmt"
	"strings"
	"testing"

	"beleg/generator/pages/site"
)

func TestAQuestionSortsWhatHasToDoWithItByHowSettledItIs(t *testing.T) {
	p := project()
	topics := `"verkehr"`
	words := quoted("frueh", "supports", "Die Brücke ist gesperrt", "")
	claim(p, "genannt", ``, review("2024-02-01", "wahr", "")+words)
	claim(p, "offen", ``, words)
	claim(p, "nebenbei", topics, review("2024-02-01", "wahr", "")+words)
	put(p, "content/claims/kopf.toml", strings.Replace(string(p["content/claims/nebenbei.toml"].Data), "claim =", "about = \"heading\"\nclaim =", 1))
	claim(p, "fremd", ``, review("2024-02-01", "wahr", "")+words)
	put(p, "content/questions/frage.toml", `question = "Ist die Brücke gesperrt?"
topics = [`+topics+`]
text = "Es heißt, sie sei [offen](claim:offen); siehe [hier](source:frueh)."
unknown = ["Seit wann, sagt niemand."]
[[answer]]
date = 2024-02-02
word = "Ja"
text = "[Sie ist es](claim:genannt)."
claims = ["genannt"]
`)
	page := get[*site.QuestionPage](t, p, "questions/frage/")
	var got []string
	for _, g := range page.Groups {
		line := g.Kind + ":"
		for _, c := range g.Claims {
			line += " " + c.Title
		}
		for _, c := range g.Others {
			line += " (" + c.Title + ")"
		}
		got = append(got, line+fmt.Sprint(g.Open))
	}
	equal(t, "groups", got, "known: Behauptung genannt (Behauptung nebenbei)[]", "said: Behauptung offen[]",
		"unknown:[Seit wann, sagt niemand.]")
	want := `<a href="/probe/claims/offen/">offen</a> <span class="judged open">(Offen)</span>; siehe <a href="/probe/sources/frueh/">hier</a>.`
	if !strings.Contains(string(page.Text), want) {
		t.Errorf("the text is %s and lacks %s", page.Text, want)
	}
}

func TestAnAnswerThatRestsOnOneArticleSaysSo(t *testing.T) {
	p := project()
	words := quoted("frueh", "supports", "Die Brücke ist gesperrt", "")
	claim(p, "einmal", ``, words)
	claim(p, "zweimal", ``, words+quoted("spaet", "supports", "gesperrt", ""))
	claim(p, "bestritten", ``, words+quoted("spaet", "disputes", "gesperrt", ""))
	ask := func(id, topics, on string) {
		put(p, "content/questions/"+id+".toml", "question = \"Frage "+id+"?\"\ntopics = ["+topics+"]\n[[answer]]\ndate = 2024-02-02\n"+
			"word = \"Ja "+id+"\"\ntext = \"So ist es.\"\nclaims = ["+on+"]\n")
	}
	ask("a", `"verkehr"`, `"einmal", "bestritten"`)
	ask("b", ``, `"einmal", "zweimal"`)
	ask("c", `"verkehr"`, `"bestritten"`)
	a := get[*site.QuestionPage](t, p, "questions/a/")
	if got := a.Current.Only; !strings.HasSuffix(got.Href, "/sources/frueh/") {
		t.Errorf("an answer of one article names %+v", got)
	}
	if got := get[*site.QuestionPage](t, p, "questions/b/").Current.Only; got.Href != "" {
		t.Errorf("an answer of two articles names %+v", got)
	}
	var more []string
	for _, q := range a.More {
		more = append(more, q.Text+" "+q.Word)
	}
	equal(t, "other questions", more, "Frage c? Ja c", "Frage b? Ja b")
}
