package start_test

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/start"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

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

// A new site asks for what only its editors know, and for nothing else.
func TestANewSiteHasNoFindingButItsPlaceholders(t *testing.T) {
	for _, language := range lang.Codes() {
		files, err := start.Site(language)
		if err != nil {
			t.Fatal(err)
		}
		is, err := new(load.Session).Load(asProject(files))
		if err != nil {
			t.Fatal(err)
		}
		list := append(is.Found, rule.Run(is.Base, is.Gaps, nil)...)
		errors, _ := list.Count()
		other := slices.ContainsFunc(list, func(f diag.Finding) bool { return f.Rule.Code != "placeholder" })
		if errors > 0 || other || len(list) != 6 {
			t.Errorf("%s: got\n%s\nwant six warnings of placeholders", language, asText(t, list))
		}
		for name, text := range files {
			if bytes.Contains(text, []byte("{{")) {
				t.Errorf("%s: %s has a mark that was not taken away:\n%s", language, name, text)
			}
		}
	}
	if _, err := start.Site("tlh"); err == nil {
		t.Error("got a site in Klingon, want an error")
	}
}

// The sites differ in language only: what one shows, the other shows.
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
		if base.Site.Language != language {
			t.Errorf("the site in %s speaks %s", language, base.Site.Language)
		}
		c := base.Claims[0]
		return fmt.Sprint(len(files), len(base.Actors), len(base.Site.Ratings), len(base.Site.Topics), len(base.Pages), len(c.Quotes), len(c.Reviews),
			len(base.Events[0].Quotes), c.Quotes[0].Hedge != "", c.Quotes[0].Figure != nil, len(base.Sources[0].Article.Blocks))
	}
	for _, language := range lang.Codes() {
		if got, want := shape(language), shape("en"); got != want {
			t.Errorf("%s: got %s, want %s as in English", language, got, want)
		}
	}
}

// A site without the example has nothing of it: not its title, and on its pages only what is true of any site.
func TestABareSiteSaysNothingOfTheExample(t *testing.T) {
	for language, sample := range map[string]string{"de": "Hafenbrücke Bürgermeister Absätze", "en": "Harbour mayor paragraphs", "fr": "pont maire paragraphes"} {
		files, err := start.Site(language)
		if err != nil {
			t.Fatal(err)
		}
		start.Bare(files, language)
		for name, text := range files {
			for _, word := range strings.Fields(sample) {
				said := regexp.MustCompile(`(?im)^[^#\n]*\b` + word + `.*$`).FindString(string(text))
				if said != "" && strings.HasPrefix(name, "content/") {
					t.Errorf("%s: %s says %q", language, name, said)
				}
			}
		}
		base, _, err := load.Project(asProject(files))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(start.Asked().Site, base.Site.Title) {
			t.Errorf("%s: nobody asks for another title than %q", language, base.Site.Title)
		}
	}
}

// claimOf begins a claim with a source whose article has these paragraphs.
func claimOf(t *testing.T, paragraphs ...string) string {
	t.Helper()
	var roles []article.Override
	for i := range paragraphs {
		roles = append(roles, article.Override{First: 2*i + 1, Last: 2*i + 1, Role: article.Paragraph})
	}
	a := article.Parse(strings.Join(paragraphs, "\n\n"), roles)
	s := &fact.Source{ID: "s", Language: "en", Article: a, Text: quote.NewText(a)}
	base := &fact.Base{Site: &fact.Site{Language: "en", Ratings: []*fact.Rating{{ID: "open", Tone: fact.Open}}}}
	text, err := start.Claim(base, []*fact.Source{s}, "2024-10-09")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Lines that stand between an article's title and its text may have been taken in as paragraphs.
func TestANewClaimBeginsWithASentence(t *testing.T) {
	long := strings.Repeat("fish and ", 12) + "fish"
	for _, c := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{"16 May 2026", "Photo: Courier.", "Hundreds of fish have died. Nobody knows why."}, "Hundreds of fish have died."},
		{[]string{"HARWICK, 14 May 2026 – Hundreds of fish have died. Nobody knows why."}, "Hundreds of fish have died."},
		{[]string{"Bus fares to rise", "“The fish have died.” Nobody knows why."}, "“The fish have died.”"},
		{[]string{"16 May 2026", long}, long},
		{[]string{"16 May 2026", "Bus fares to rise"}, "16 May 2026"},
	} {
		if got := claimOf(t, c.paragraphs...); !strings.Contains(got, "\ntext   = \""+c.want+"\"\n") {
			t.Errorf("%q: got\n%s\nwant %q", c.paragraphs, got, c.want)
		}
	}
}

// Whoever fills the form in finds each key of a quotation there, but for what comes later: why a warning is accepted.
func TestANewClaimHasEveryKeyOfAQuotation(t *testing.T) {
	text := claimOf(t, "Hundreds of fish have died.")
	for _, f := range format.Fields(reflect.TypeFor[format.Quote]()) {
		stands, err := regexp.MatchString(`(?m)^(# )?`+f.Key+` *= `, text)
		if err != nil {
			t.Fatal(err)
		}
		if !stands && f.Key != "accept" {
			t.Errorf("%q does not stand in\n%s", f.Key, text)
		}
	}
}

func TestANewClaimNeedsARatingThatAsksForNoOrigins(t *testing.T) {
	base := &fact.Base{Site: &fact.Site{Language: "en", Ratings: []*fact.Rating{{ID: "confirmed", Tone: fact.Good, MinOrigins: 2}}}}
	if text, err := start.Claim(base, nil, "2024-10-09"); err == nil || !strings.Contains(err.Error(), "min_origins") {
		t.Errorf("got %q and %v, want an error that says so", text, err)
	}
}

// FuzzWordsLeadBackToTheirPlace holds that what is written or offered as a quotation is found again, and nowhere else.
func FuzzWordsLeadBackToTheirPlace(f *testing.F) {
	f.Add("Er soll da sein. Er soll da sein. „Sil\u00adbe“ \u0001\"'\\ […] da", uint16(0), uint16(16))
	f.Add("Er soll da sein. Er soll da sein. „Sil\u00adbe“ \u0001\"'\\ […] da", uint16(34), uint16(70))
	f.Add("\uFEFFEr soll da sein.\r\nEr soll da sein. „Sil\u00adbe“ 13\u202F000 \u0001\"'\\ […] da\n# x",
		uint16(9), uint16(40))
	f.Add("ja ja ja [...] ja ja\n哈哈哈。哈哈哈\nx \u0301a e\u0301", uint16(4), uint16(24))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		if !utf8.ValidString(text) {
			return
		}
		checkOffers(t, text, int(from), int(to))
		checkPassage(t, text, int(from), int(to))
	})
}

// readBack decodes a quotation's TOML and looks it up.
func readBack(t *testing.T, s *fact.Source, written string) (hedge string, _ quote.Result) {
	t.Helper()
	var data struct {
		Quote []struct{ Source, Text, Before, After, Stance, Hedge string }
	}
	if _, err := toml.Decode(written, &data); err != nil || len(data.Quote) != 1 {
		t.Fatalf("%q is not one table: %v", written, err)
	}
	q := data.Quote[0]
	return q.Hedge, s.Text.Find(quote.Query{Text: q.Text, Before: q.Before, After: q.After})
}

// checkPassage writes a stretch of a text as a quotation and looks it up.
func checkPassage(t *testing.T, text string, from, to int) {
	t.Helper()
	if from >= to || to > len(text) || !utf8.RuneStart(text[from]) || to < len(text) && !utf8.RuneStart(text[to]) {
		return
	}
	a := article.Parse(text, nil)
	s := &fact.Source{ID: "s", Language: "de", Article: a, Text: quote.NewText(a)}
	want := []quote.Span{{Start: from, End: to}}
	p, ok := start.NewPassage(s, quote.Place{Parts: want})
	if !ok {
		return
	}
	written := p.TOML(fact.Supports, start.Unsettled)
	hedge, r := readBack(t, s, written)
	if r.Outcome != quote.Found || !slices.Equal(r.Places[0].Parts, want) {
		t.Fatalf("%q: got %v %v, want it found at %v", written, r.Outcome, r.Places, want)
	}
	if hedge != "" && s.Text.Inside(r.Places[0], hedge) == nil {
		t.Fatalf("got the hedge %q, want one that stands in %q", hedge, text[from:to])
	}
}
