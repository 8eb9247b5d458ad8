package search_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/search"
	"beleg/generator/text/terms"
)

// FuzzWhatIsShownIsFound holds that each document is found by each word that readers see of it, whatever stands in others, and by
// its title as a phrase, and that only documents are found. It makes a whole index, 750 to 1,000 times in a second of one core.
func FuzzWhatIsShownIsFound(f *testing.F) {
	f.Add("Die Raketenangriffe, Angriffe auf Haus", "13.000 Soldaten", uint8(0))
	f.Add("He denied it and will deny", "soldiers’ 12 345 re-\u00adplace", uint8(1))
	f.Add("L’été signé “a” b-c", "Œuvre ﬁn ß ẞ İst e\u0301", uint8(2))
	f.Add("\"x\" -y 漢字 김용현", "aaa aab aac", uint8(3))
	f.Add("L’attaque a tué, en été", "tu as vu à l’Est", uint8(2))
	f.Add("大桥关闭,桥", "ヨーロッパ 12,500名", uint8(1))
	home, err := url.Parse("https://example.org/")
	if err != nil {
		f.Fatal(err)
	}
	languages := []string{"de", "en", "fr", "es"}
	f.Fuzz(func(t *testing.T, name, label string, language uint8) {
		if len(name)+len(label) > 60 {
			t.Skip("what is longer takes long")
		}
		texts := []string{name, label} // each is a line
		for i, text := range texts {
			texts[i] = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
		}
		base := &fact.Base{Site: &fact.Site{Title: "t", Language: languages[int(language)%len(languages)], BaseURL: home,
			Topics: []*fact.Topic{{ID: "t", Label: texts[1], Description: texts[0]}}},
			Actors: []*fact.Actor{{ID: "a", Name: texts[0], Role: texts[1]}}}
		r := newReader(t, search.New(base, address.New(base, nil), fact.UsesOf(base), search.Options{}).File)
		for doc, text := range texts { // the title of an actor and of a topic, and what is said of the other
			finds(t, r, text, 0, 1)
			if got := r.show(doc).Title; got != text {
				t.Fatalf("document %d is called %q, want %q", doc, got, text)
			}
			if title := unsigned.Replace(text); len(says(r, title)) > 0 {
				found(t, r, `"`+title+`"`, doc)
			}
		}
	})
}

// unsigned takes away what has a meaning in a query.
var unsigned = strings.NewReplacer("„", ";", "“", ";", "”", ";", "«", ";", "»", ";", `"`, ";", "-", ";")

// says returns the words of a text that are looked up.
func says(r *reader, text string) []string {
	return slices.DeleteFunc(terms.Fold(text), func(w string) bool { return terms.Silent(w) || r.silent(text, w) })
}

// finds asks for each word of a text as it is written, but for the parts of a number that stand by themselves.
func finds(t *testing.T, r *reader, text string, docs ...int) {
	t.Helper()
	all := terms.Fold(text)
	for word := range strings.FieldsSeq(unsigned.Replace(text)) {
		said := says(r, word)
		if len(said) > 0 && !slices.ContainsFunc(said, func(w string) bool { return !slices.Contains(all, w) }) {
			found(t, r, word, docs...)
		}
	}
}

// found holds that a query finds some documents, and nothing that is none.
func found(t *testing.T, r *reader, query string, docs ...int) {
	t.Helper()
	hits, _ := r.ask(query)
	if i := slices.IndexFunc(hits, func(doc int) bool { return doc < 0 || doc >= r.start.Docs }); i >= 0 {
		t.Fatalf("%q finds document %d of %d", query, hits[i], r.start.Docs)
	}
	for _, doc := range docs {
		if !slices.Contains(hits, doc) {
			t.Fatalf("%q finds %v, and not document %d", query, hits, doc)
		}
	}
}
