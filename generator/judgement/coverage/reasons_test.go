package coverage

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

var actors = []*fact.Actor{
	{ID: "kim", Name: "Kim Jong-un", Kind: "person"}, {ID: "post", Name: "Kyiv Post", Kind: "outlet"}, {ID: "usa", Name: "USA", Kind: "state"},
	{ID: "russland", Name: "Russland", Kind: "state"}, {ID: "experten", Name: "Experten", Kind: "group", Unnamed: true}, {ID: "reuters", Name: "Reuters", Kind: "outlet"},
}

// sourceOf makes an article in which the given words are quoted.
func sourceOf(t *testing.T, text, language string, quotations ...string) (*fact.Base, *fact.Source) {
	t.Helper()
	a := article.Parse(text, nil)
	s := &fact.Source{ID: "artikel", Title: "Artikel", Language: language, Article: a, Text: quote.NewText(a), Seed: &diag.File{Name: "seeds/a.txt", Text: []byte(text)}}
	c := &fact.Claim{ID: "a", Draft: true}
	for _, q := range quotations {
		found := s.Text.Find(quote.Query{Text: q})
		if found.Outcome != quote.Found {
			t.Fatalf("%q is %v in the article", q, found.Outcome)
		}
		c.Quotes = append(c.Quotes, &fact.Quote{Source: s, Place: found.Places[0]})
	}
	return &fact.Base{Actors: actors, Sources: []*fact.Source{s}, Claims: []*fact.Claim{c}}, s
}

func TestReasonsToCheckASentence(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"de", "Mehr als 20 Menschen starben.", "figure"},
		{"de", "Drei weitere wurden verletzt.", "figure"},
		{"de", "Rund die Hälfte der Munition fehlt.", "figure"},
		{"de", "Mehrere Tausend Soldaten kamen.", "figure"},
		{"de", "Eine Armee braucht einen Gegner, und beide brauchen Waffen.", ""},
		{"de", "Nach Art. 4 des Vertrags hilft man sich.", "figure"},
		{"de", "Am 8. Oktober geschah nichts.", "date"},
		{"de", "Vom 8. bis 13. Oktober fuhren Schiffe.", "date"},
		{"de", "Vom 8. bis 13. Oktober fuhren 3 Schiffe.", "figure date"},
		{"de", "Es geschah am 8.10.2024 bei Kursk.", "date"},
		{"de", "Das Bild von 2012 ist alt.", "date"},
		{"de", "Es kamen 2000 Soldaten.", "figure"},
		{"de", "Im Jahr 2000 Soldaten zu schicken, war neu.", "date"},
		{"de", "Es geschah im vergangenen Jahr.", "date"},
		{"de", "Der Krieg tobt seit zwei Jahren.", "figure date"},
		{"de", "Am Dienstag regnete es.", "date"},
		{"de", "Jedes Jahr regnet es.", ""},
		{"de", "Die Kriege des Kim-Regimes dauern an.", "name"},
		{"de", "Das steht in Kims Buch.", "name"},
		{"de", "Der Text der Kyiv Post ist kurz.", "name"},
		{"de", "Die Truppen stehen in der Region Kursk.", "name"},
		{"de", "Im Juni trafen Soldaten auf Feinde.", "date"},
		{"de", "Das Land liefert Munition an die NATO.", "name"},
		{"de", "Die USA und Russland schweigen; Experten auch.", ""},
		{"de", "Er sagt es jedem.", "speech"},
		{"de", "Nordkorea habe Truppen entsandt.", "speech"},
		{"de", "Die Ukraine wies das weit zurück.", "speech"},
		{"de", "Sie teilte das Brot.", ""},
		{"de", "Das ist eine „heilige Mission“ gewesen.", "speech"},
		{"de", "Der Glauben versetzt Berge.", ""},
		{"de", "Was will Kim?", ""},
		{"de", "Kamen 10.000 Mann?", "figure"},
		{"de", "Das Regime gilt als isoliert.", ""},
		{"en", "One wonders about it.", ""},
		{"en", "Twelve soldiers died.", "figure"},
		{"en", "It may rain on the march.", ""},
		{"en", "It began in May or on March 3.", "date"},
		{"en", "It began on 3 October 2024.", "date"},
		{"en", "It began on Oct. 8 in the west.", "date"},
		{"de", "Jan kam im Okt. 2024 an.", "date"},
		{"de", "Jan kam an.", ""},
		{"en", "It ended two years ago.", "figure date"},
		{"en", "It ended last week.", "date"},
		{"en", "Troops reportedly arrived.", "speech"},
		{"en", "The minister denied it.", "speech"},
		{"en", "The paper New York Times is old.", "name"},
		{"en-GB", "Twelve soldiers died last week.", "figure date"},
		{"fr", "Douze soldats sont morts.", "figure"},
		{"fr", "Il est arrivé en mai.", "date"},
		{"fr", "C’était lundi dernier.", "date"},
		{"fr", "Le ministre affirme le contraire.", "speech"},
		{"fr", "L’armée se tait.", ""},
		{"tr", "12 asker, geldi.", "figure"}, // without a table there are digits and capitals
		{"ko", "최소 3000명이 배치됐다고 보고했다.", "figure"},
		{"zh", "每天约有1.9万辆车通过。", "figure"},
		{"ar", "عاد ١٢٬٥٠٠ شخص إلى بيوتهم.", "figure"},
		{"tr", "Ordu, NATO içindir.", "name"},
		{"tr", "may march der sagte.", ""},
	} {
		base, s := sourceOf(t, c.text, c.language)
		sentences := Of(base, nil, s)[0].Sentences
		if len(sentences) != 1 {
			t.Errorf("%q has %d sentences, want 1", c.text, len(sentences))
			continue
		}
		if got := strings.Join(sentences[0].Reasons.Words(), " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Every sentence of a quotation is speech, also one between others without a mark of its own.
func TestSpeechReachesFromMarkToMark(t *testing.T) {
	base, s := sourceOf(t, "Dazu Suh: „Es regnet. Wir werden nass. Das ist so.“ Danach gingen alle.", "de")
	var got []string
	for _, one := range Of(base, nil, s)[0].Sentences {
		got = append(got, strings.Join(one.Reasons.Words(), " "))
	}
	if want := []string{"speech", "speech", "speech", ""}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// quoteBytes adds a quotation of certain bytes, as none that is found could be.
func quoteBytes(base *fact.Base, s *fact.Source, from, to int) {
	base.Claims[0].Quotes = append(base.Claims[0].Quotes, &fact.Quote{Source: s, Place: quote.Place{Parts: []quote.Span{{Start: from, End: to}}}})
}
