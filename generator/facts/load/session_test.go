package load_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
)

// quoted is a project with a claim that quotes an article.
func quoted(t *testing.T, language string) fstest.MapFS {
	t.Helper()
	const article = "Nach Angaben der Stadt sind es 1.500 Boote im Hafen von Aruna gewesen.\n"
	return fstest.MapFS{
		"content/site.toml":      {Data: []byte("title = \"t\"\nbase_url = \"https://example.org/\"\n[publisher]\nname = \"p\"\n[[rating]]\nid = \"offen\"\nlabel = \"Offen\"\ntone = \"open\"\ndefinition = \"d\"\n[[rating]]\nid = \"gut\"\nlabel = \"Gut\"\ntone = \"good\"\ndefinition = \"d\"\n")},
		"seeds/a.txt":            {Data: []byte(article)},
		"content/sources/a.toml": {Data: fmt.Appendf(nil, "file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"t\"\nlanguage = %q\n", sha256.Sum256([]byte(article)), language)},
		"content/claims/c.toml":  {Data: []byte("claim = \"c\"\n[[review]]\ndate = \"2024-01-01\"\nrating = \"offen\"\nverdict = \"v\"\n[[quote]]\nsource = \"a\"\ntext = \"Nach Angaben der Stadt sind es 1.500 Boote\"\nstance = \"supports\"\n")},
	}
}

func quoteOf(t *testing.T, s *load.Session, project fstest.MapFS) *fact.Quote {
	t.Helper()
	is, err := s.Load(project)
	if err != nil {
		t.Fatal(err)
	}
	if len(is.Base.Claims) != 1 || len(is.Base.Claims[0].Quotes) != 1 {
		t.Fatalf("got findings %v, want a claim with a quotation", is.Found)
	}
	return is.Base.Claims[0].Quotes[0]
}

// TestAQuotationIsReadInTheLanguageThatItsArticleHasNow: where it stands is taken over from the load before, how it is
// read only while the language stays.
func TestAQuotationIsReadInTheLanguageThatItsArticleHasNow(t *testing.T) {
	var s load.Session
	before := quoteOf(t, &s, quoted(t, "de"))
	if got := before.Reading.Hedge(); got != "Nach Angaben" || !slices.Equal(before.Reading.Numbers(), []float64{1500}) {
		t.Errorf("in German: got the hedge %q and %v", got, before.Reading.Numbers())
	}
	if again := quoteOf(t, &s, quoted(t, "de")); again.Reading != before.Reading || again == before {
		t.Error("the same words are read again, or the same quotation is handed on")
	}
	after := quoteOf(t, &s, quoted(t, "en"))
	if got := after.Reading.Hedge(); got != "" || !slices.Equal(after.Reading.Numbers(), []float64{1.5}) {
		t.Errorf("in English: got the hedge %q and %v", got, after.Reading.Numbers())
	}
	if got := before.Reading.Hedge(); got != "Nach Angaben" {
		t.Errorf("what was handed on before: got the hedge %q", got)
	}
}

// TestWhatIsLoadedOnceIsTheSame, but for what only another load or a revision would ask for.
func TestWhatIsLoadedOnceIsTheSame(t *testing.T) {
	project := quoted(t, "de")
	once, err := (&load.Session{Once: true}).Load(project)
	if err != nil {
		t.Fatal(err)
	}
	again, err := new(load.Session).Load(project)
	if err != nil {
		t.Fatal(err)
	}
	got, want := once.Base.Claims[0].Quotes[0], again.Base.Claims[0].Quotes[0]
	if got.ID != want.ID || got.Wording != want.Wording || len(once.Found) != len(again.Found) || !strings.HasPrefix(got.ID, "q-") {
		t.Errorf("got %s %q and %v, want %s %q and %v", got.ID, got.Wording, once.Found, want.ID, want.Wording, again.Found)
	}
	names := []string{"content/claims/c.toml"}
	if once.Revise(project, names) != nil || again.Revise(project, names) == nil {
		t.Error("want a revision of what is loaded again and again, and none of what is loaded once")
	}
}
