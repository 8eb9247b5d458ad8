package start_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/article"
	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/load"
	"beleg/generator/quote"
	"beleg/generator/start"
)

// found returns the findings in a project, without those about what nothing refers to.
func found(t *testing.T, project fstest.MapFS) diag.List {
	t.Helper()
	base, list, err := load.Project(project)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, check.Run(base, nil)...)
	return slices.DeleteFunc(list, func(f diag.Finding) bool { return strings.HasPrefix(string(f.Code), "unused-") })
}

func asProject(files map[string][]byte) fstest.MapFS {
	project := fstest.MapFS{}
	for name, data := range files {
		project[name] = &fstest.MapFile{Data: data}
	}
	return project
}

func asText(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestANewSiteHasNoFinding(t *testing.T) {
	for _, language := range start.Languages {
		files, err := start.Site(language)
		if err != nil {
			t.Fatal(err)
		}
		base, list, err := load.Project(asProject(files))
		if err != nil {
			t.Fatal(err)
		}
		if list = append(list, check.Run(base, nil)...); len(list) > 0 {
			t.Errorf("%s: got\n%s\nwant no finding", language, asText(t, list))
		}
	}
	if _, err := start.Site("fr"); err == nil {
		t.Error("got a site in French, want an error")
	}
}

// The two sites differ in language only: what one shows, the other shows.
func TestNewSitesShowTheSameInEveryLanguage(t *testing.T) {
	shape := func(language string) string {
		files, err := start.Site(language)
		if err != nil {
			t.Fatal(err)
		}
		base, _, err := load.Project(asProject(files))
		if err != nil {
			t.Fatal(err)
		}
		c := base.Claims[0]
		return fmt.Sprint(len(files), len(base.Actors), len(base.Site.Ratings), len(base.Site.Topics), len(base.Pages), len(c.Quotes), len(c.Reviews),
			len(base.Events[0].Quotes), c.Quotes[0].Hedge != "", c.Quotes[0].Figure != nil, len(base.Sources[0].Article.Blocks))
	}
	if en, de := shape("en"), shape("de"); en != de {
		t.Errorf("got %s in English and %s in German, want the same", en, de)
	}
}

func TestANewClaimNeedsARatingThatAsksForNoOrigins(t *testing.T) {
	base := &fact.Base{Site: &fact.Site{Language: "en", Ratings: []*fact.Rating{{ID: "confirmed", Tone: fact.Good, MinOrigins: 2}}}}
	if text, err := start.Claim(base, nil, "2024-10-09"); err == nil || !strings.Contains(err.Error(), "min_origins") {
		t.Errorf("got %q and %v, want an error that says so", text, err)
	}
}

func TestIDsAreMadeOfTitlesOrFileNames(t *testing.T) {
	for _, c := range []struct{ title, why, file, want string }{
		{"Größe zählt", "", "a.txt", "groesse-zaehlt"},
		{"Im Ukraine-Krieg sterben jetzt auch Soldaten aus Nordkorea", "", "a.txt", "im-ukraine-krieg-sterben-jetzt-auch-soldaten-aus"},
		{strings.Repeat("x", 60), "", "a.txt", strings.Repeat("x", 48)},
		{"Первый", "", "000_Zeitung.utf8.txt", "000-zeitung"},
		{"Первый", "", "Первый.txt", "article"},
	} {
		if got := start.SourceID(start.Guess{Title: c.title, TitleWhy: c.why}, c.file); got != c.want {
			t.Errorf("%q in %s: got %q, want %q", c.title, c.file, got, c.want)
		}
	}
}

const minimalSite = "title = \"t\"\nbase_url = \"https://example.org/\"\nlanguage = \"de\"\n[publisher]\nname = \"p\"\n" +
	"[[rating]]\nid = \"a\"\nlabel = \"a\"\ndefinition = \"a\"\ntone = \"good\"\n[[rating]]\nid = \"b\"\nlabel = \"b\"\ndefinition = \"b\"\ntone = \"open\"\n"

// FuzzASourceFilePasses describes any text, and holds that the description fits it.
func FuzzASourceFilePasses(f *testing.F) {
	f.Add("  1. Startseite\n\nTitel?\n\nTitel?\n\n"+strings.Repeat("Ein Satz mit Wörtern. ", 9)+"\nBild\nBild (2016). © AFP\nA\nA ©\nB\nB ©\n\nAuch interessant\n", "a.txt")
	f.Add("\ufeffHome > News > World\r\r\nFoto: dpa\r\n\u0001\"'\u007f", "b\"'.txt")
	f.Fuzz(func(t *testing.T, text, name string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") || strings.TrimSpace(text) == "" || name == "" ||
			strings.ContainsAny(name, "/\\:\x00") || !utf8.ValidString(name) || strings.Join(strings.Fields(name), " ") != name || strings.Trim(name, ".") == "" ||
			strings.Contains(name, "\u00ad") {
			return
		}
		source := start.Source(name, []byte(text), start.Look(text))
		list := found(t, asProject(map[string][]byte{"content/site.toml": []byte(minimalSite), "content/sources/s.toml": []byte(source), "seeds/" + name: []byte(text)}))
		if len(list) > 0 {
			t.Fatalf("%q: got\n%s\nwant no finding in\n%s", text, asText(t, list), source)
		}
	})
}

// FuzzAPassageLeadsBackToItsPlace writes any stretch of any text as a quotation and looks it up.
func FuzzAPassageLeadsBackToItsPlace(f *testing.F) {
	f.Add("Er soll da sein. Er soll da sein. „Sil\u00adbe“ \u0001\"'\\ […] da", uint16(0), uint16(16))
	f.Add("Er soll da sein. Er soll da sein. „Sil\u00adbe“ \u0001\"'\\ […] da", uint16(34), uint16(70))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		if !utf8.ValidString(text) || int(from) >= int(to) || int(to) > len(text) || !utf8.RuneStart(text[from]) || int(to) < len(text) && !utf8.RuneStart(text[to]) {
			return
		}
		a := article.Parse(text, nil)
		s := &fact.Source{ID: "s", Language: "de", Article: a, Text: quote.NewText(a)}
		p, ok := start.NewPassage(s, quote.Place{Parts: []quote.Span{{Start: int(from), End: int(to)}}})
		if !ok {
			return
		}
		var data struct {
			Quote []struct{ Source, Text, Before, After, Stance, Hedge string }
		}
		if _, err := toml.Decode(p.TOML(fact.Supports), &data); err != nil || len(data.Quote) != 1 {
			t.Fatalf("%q is not TOML: %v", p.TOML(fact.Supports), err)
		}
		q := data.Quote[0]
		r := s.Text.Find(quote.Query{Text: q.Text, Before: q.Before, After: q.After})
		if want := []quote.Span{{Start: int(from), End: int(to)}}; r.Outcome != quote.Found || !slices.Equal(r.Places[0].Parts, want) {
			t.Fatalf("%q: got %v %v, want it found at %v", p.TOML(fact.Supports), r.Outcome, r.Places, want)
		}
		if q.Hedge != "" && s.Text.Inside(r.Places[0], q.Hedge) == nil {
			t.Fatalf("got the hedge %q, want one that stands in %q", q.Hedge, q.Text)
		}
	})
}
