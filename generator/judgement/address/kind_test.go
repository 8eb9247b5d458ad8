package address_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/text/markdown"
)

// A page of every kind, each thing with the same id: were one to stand at the address of another, it would be seen.
func TestEveryPageHasAnAddressOfItsOwnThatLinksFindAndEditorsCannotTake(t *testing.T) {
	home, _ := url.Parse("https://example.org/")
	base := &fact.Base{Site: &fact.Site{BaseURL: home, Embed: true, Topics: []*fact.Topic{{ID: "a"}}, Ratings: []*fact.Rating{{ID: "a"}}, Measures: []*fact.Measure{{ID: "a"}}},
		Actors: []*fact.Actor{{ID: "a"}}, Sources: []*fact.Source{{ID: "a"}}, Questions: []*fact.Question{{ID: "a"}}, Claims: []*fact.Claim{{ID: "a", Aliases: []string{"b"}, Reviews: []*fact.Review{{}}, Quotes: []*fact.Quote{{ID: "a", Source: &fact.Source{ID: "a"}}}}}, Pages: []*fact.Page{{ID: "a"}}}
	book, taken, kinds := address.New(base, nil), map[string]string{}, map[string]int{}
	for _, p := range address.Plan(base) {
		if other := taken[p.Path]; other != "" {
			t.Errorf("a page of kind %s and one of kind %s are to be published at /%s", p.Name, other, p.Path)
		}
		taken[p.Path], kinds[p.Name] = p.Name, kinds[p.Name]+1
		if got := resolved(book, "", markdown.Link{Dest: "/" + p.Path}); got != "/"+p.Path {
			t.Errorf("a link to /%s: %s", p.Path, got)
		}
		first, _, _ := strings.Cut(p.Path, "/")
		if id := strings.TrimSuffix(first, path.Ext(first)); id != "" && address.Reserved(id) == (p.Name == "page") {
			t.Errorf("an editor's page %q: reserved is %v", id, address.Reserved(id))
		}
	}
	for _, k := range address.Kinds {
		if kinds[k.Name] != 1 {
			t.Errorf("%d pages of kind %q, want 1: another row has its name, or its things are not in the base above", kinds[k.Name], k.Name)
		}
		if k.Below != "" && address.KindOf(k.Below) == nil {
			t.Errorf("%s lies below %q, and there is no such kind", k.Name, k.Below)
		}
	}
}

func TestAPageSaysWhereItLies(t *testing.T) {
	for name, want := range map[string]string{"home": " in", "claims": " in claims", "claim": "claims in claims", "topic": "claims topics in topics",
		"matrix": "claims in matrix", "measure": "figures in figures", "page": " in", "404": " in"} {
		k := address.KindOf(name)
		var way []string
		for _, up := range k.Above() {
			way = append(way, up.Name)
		}
		got := strings.Join(way, " ") + " in"
		if section := k.Section(); section != nil {
			got += " " + section.Name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
