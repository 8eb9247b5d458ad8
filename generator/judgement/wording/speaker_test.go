package wording

import (
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

var (
	water    = &fact.Actor{ID: "water", Name: "Harwick Vale Water", Kind: "group"}
	moira    = &fact.Actor{ID: "moira", Name: "Moira Enderby", Kind: "person", PartOf: water}
	peter    = &fact.Actor{ID: "peter", Name: "Peter Oduya", Kind: "person"}
	courier  = &fact.Actor{ID: "courier", Name: "Courier", Kind: "outlet"}
	resident = &fact.Actor{ID: "resident", Name: "Resident", Kind: "person", Unnamed: true}
)

// judged returns what is found in a quotation, in brackets in its article.
func judged(t *testing.T, marked string, publisher *fact.Actor, chains ...fact.Chain) diag.List {
	t.Helper()
	text := strings.NewReplacer("[", "", "]", "").Replace(marked)
	a := article.Parse(text, nil)
	_, rest, _ := strings.Cut(marked, "[")
	words, _, _ := strings.Cut(rest, "]")
	at := quote.NewText(a).Find(quote.Query{Text: strings.ReplaceAll(words, "…", "[…]")})
	if at.Outcome != quote.Found {
		t.Fatalf("%q: %s", words, at.Outcome)
	}
	s := &fact.Source{ID: "article", Language: "en", Publisher: publisher, Article: a, Seed: &diag.File{Name: "a.txt"}}
	q := &fact.Quote{Source: s, Place: at.Places[0], Chains: chains, Reading: quote.NewReading(words, "en")}
	var found diag.List
	namesOf([]*fact.Actor{water, moira, peter, courier, resident}).judge(q, &found)
	return found
}

// What stands in a quotation, or beside it in its sentence, is found if via names nobody who has to do with it.
func TestTheArticleNamesWhoSaysIt(t *testing.T) {
	for _, c := range []struct{ marked, want string }{
		{"[The alarm failed at noon, said Moira Enderby], its director.", "said Moira Enderby"},
		{"[The alarm failed at noon], said Moira Enderby, its director.", "said Moira Enderby"},
		{"“[The alarm failed at noon],” Moira Enderby said.", "Moira Enderby said"},
		{"Moira Enderby said that [the alarm failed at noon].", "Moira Enderby said"},
		{"Then Ed left. Moira Enderby said: “[The alarm failed at noon].”", "Moira Enderby said"},
		{"“It is bad,” said Moira Enderby: “[The alarm failed at noon].”", "said Moira Enderby"},
		{"[The alarm failed at noon … and nobody came], said Moira\nEnderby, its director, on Monday.", "said Moira Enderby"},
		{"[Harwick Vale Water has said that the alarm failed].", "Harwick Vale Water has said"},
		{"[The alarm failed, the Courier reported].", "Courier reported"},
		{"According to Moira Enderby, [the alarm failed at noon].", "According to Moira Enderby"},
		{"According to Moira Enderby, [director of a water company], it failed.", ""},
		{"It rained, according to Moira Enderby, [the alarm failed at noon].", ""},
		{"Moira Enderby, its director, said that [the alarm failed at noon].", "Moira Enderby, its director, said"},
		{"Moira Enderby: “[The alarm failed at noon].”", "Moira Enderby"},
		{"Tell Moira Enderby: “[The alarm failed at noon].”", ""},
		{"“[The alarm failed at noon],” said the director of the company, Moira Enderby.", "said the director of the company, Moira Enderby"},
		{"[The alarm failed at noon]. Moira Enderby said nobody came.", ""},
		{"It rained, said Moira Enderby. [The alarm failed at noon].", ""},
		{"[The alarm failed at noon.] Moira Enderby said nobody came.", ""},
		{"It rained, said Moira Enderby, [director of a water company].", ""},
		{"Moira Enderby said it rained and [the alarm failed at noon].", ""},
		{"[The alarm failed at noon, he told Moira Enderby].", ""},
		{"[The alarm failed, said Peter Oduya, as Moira Enderby said].", ""},
		{"[The alarm failed, said Resident].", ""},
		{"[The alarm failed, said Enderby].", ""},
	} {
		found := judged(t, c.marked, water, fact.Chain{peter})
		switch {
		case c.want == "" && len(found) > 0, c.want != "" && len(found) != 1:
			t.Errorf("%q: got %v, want %q", c.marked, found, c.want)
		case c.want != "" && !strings.Contains(found[0].Message, `"`+c.want+`"`):
			t.Errorf("%q: got %q, want %q", c.marked, found[0].Message, c.want)
		}
	}
}

// Whoever is part of somebody speaks for them, and who publishes an article speaks in it where via is empty.
func TestWhoHasToDoWithTheSpeakerIsRight(t *testing.T) {
	const inside, beside = "[It failed at noon, Moira Enderby said].", "[It failed at noon], Moira Enderby said."
	for _, c := range []struct {
		name, marked string
		publisher    *fact.Actor
		chains       []fact.Chain
		want         bool
	}{
		{"herself", inside, courier, []fact.Chain{{moira}}, false},
		{"whom she is part of", inside, courier, []fact.Chain{{water}}, false},
		{"who is part of the one that is named", "[It failed, Harwick Vale Water said].", courier, []fact.Chain{{moira}}, false},
		{"in the middle of a chain", inside, courier, []fact.Chain{{peter}, {courier, moira, nil}}, false},
		{"somebody else", inside, courier, []fact.Chain{{peter}}, true},
		{"somebody whom nobody describes", inside, courier, []fact.Chain{{nil}}, true},
		{"nobody", inside, courier, nil, true},
		{"nobody, and an unknown publisher", inside, nil, nil, true},
		{"nobody, and she published it", inside, moira, nil, false},
		{"nobody, and her company published it", inside, water, nil, false},
		{"somebody else, in what her company published", inside, water, []fact.Chain{{peter}}, true},
		{"nobody, beside the quotation", beside, courier, nil, false},
		{"nobody, half in the quotation", "[It failed at noon, said Moira] Enderby.", courier, nil, false},
		{"somebody else, half in the quotation", "[It failed at noon, said Moira] Enderby.", courier, []fact.Chain{{peter}}, true},
		{"somebody else, beside the quotation", beside, courier, []fact.Chain{{peter}}, true},
		{"nobody, in what hedges as a fact", "[It failed, according to Moira Enderby].", courier, nil, false},
		{"somebody else, in what hedges", "[It failed, according to Moira Enderby].", courier, []fact.Chain{{peter}}, true},
	} {
		if found := judged(t, c.marked, c.publisher, c.chains...); (len(found) == 1) != c.want || len(found) > 1 {
			t.Errorf("%s: got %v, want a finding: %t", c.name, found, c.want)
		}
	}
}

// In a headline "Moira Enderby told to pay" is about who is told.
func TestHeadlinesNameNobody(t *testing.T) {
	if found := judged(t, "[Moira Enderby told to pay for it]\n\nA long line of words follows it, and ends with a stop.\n",
		courier, fact.Chain{peter}); len(found) > 0 {
		t.Errorf("got %v", found)
	}
}

// Of names that begin alike the longest counts that stands there whole, whatever white space is in it.
func TestTheLongestNameIsTaken(t *testing.T) {
	var actors []*fact.Actor
	for _, name := range []string{"Name", "Name 1", "Name 10", "Name  1 of All", "Name 2", "Namen"} {
		actors = append(actors, &fact.Actor{Name: name})
	}
	for range mostNamesakes + 1 {
		actors = append(actors, &fact.Actor{Name: "Name 3"})
	}
	names := namesOf(actors)
	for text, want := range map[string]string{"Name 10, he": "Name 10", "Name 100": "Name", "Name 1\n of  All.": "Name 1\n of  All", "Name 1 of Allan": "Name 1",
		"Name": "Name", "Names": "", "Name 3": "Name", "Name 1": "Name 1", "Name 0": "Name", "Nam": ""} {
		p := passage{text: text}
		m := p.longest(names["Name"], 0)
		if got := text[m.from:m.to]; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
