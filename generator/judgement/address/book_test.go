package address_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
	"beleg/generator/text/markdown"
	"beleg/generator/words/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// bookAt returns the addresses of a small site whose home page is at home.
func bookAt(t testing.TB, home string) *address.Book {
	t.Helper()
	u, err := url.Parse(home)
	if err != nil {
		t.Fatal(err)
	}
	source := &fact.Source{ID: "bote", Published: date(t, "2024-06-05")}
	quote := &fact.Quote{ID: "q-abc", Source: source, Said: date(t, "2024-06-04")}
	base := &fact.Base{
		Site:    &fact.Site{BaseURL: u, Topics: []*fact.Topic{{ID: "wetter"}}, Measures: []*fact.Measure{{ID: "pegel"}}},
		Actors:  []*fact.Actor{{ID: "feuerwehr"}},
		Sources: []*fact.Source{source},
		Claims: []*fact.Claim{
			{ID: "zahl", When: date(t, "2024-06"), Quotes: []*fact.Quote{quote}, Text: markdown.Parse("# Rechnung", markdown.Options{Prefix: "text-"})},
			{ID: "entwurf", Draft: true, When: date(t, "2024")},
		},
		Questions: []*fact.Question{
			{ID: "flut", Text: markdown.Parse("# Stand", markdown.Options{Prefix: "text-"}), Answers: []*fact.Answer{{Answer: format.Answer{Date: date(t, "2024-06-07")}}}},
			{ID: "skizze", Draft: true},
		},
		Events: []*fact.Event{{ID: "regen", When: date(t, "2024-06-04")}},
		Pages:  []*fact.Page{{ID: "methode", Body: markdown.Parse("# Über Zitate\n\n# 漢字", markdown.Options{})}},
	}
	return address.New(base, map[string]string{"pegel.svg": "assets/pegel.1234.svg", "img/a b.png": "img/a b.png", "daten.csv": "daten.csv"})
}

// resolved writes where a link leads, or why nowhere.
func resolved(b *address.Book, from string, l markdown.Link) string {
	href, problem := b.Resolve(from, l)
	if problem != nil {
		return strings.TrimSpace(fmt.Sprintf("%s: %s; %s", problem.Rule.Code, problem.Message, problem.Help))
	}
	return href
}

func TestLinksLeadWhereEditorsMeanThemTo(t *testing.T) {
	b := bookAt(t, "https://example.org/faktencheck/")
	for _, test := range []struct{ dest, want string }{
		{"claim:zahl", "/faktencheck/claims/zahl/"},
		{"claim:zahl#quotes", "/faktencheck/claims/zahl/#quotes"},
		{"claim:zahl#q-abc", "/faktencheck/claims/zahl/#q-abc"},
		{"claim:zahl#text-rechnung", "/faktencheck/claims/zahl/#text-rechnung"},
		{"claim:zahl#reasoning", "/faktencheck/claims/zahl/#reasoning"},
		{"question:flut", "/faktencheck/questions/flut/"},
		{"question:flut#answer_2024-06-07", "/faktencheck/questions/flut/#answer_2024-06-07"},
		{"question:flut#text-stand", "/faktencheck/questions/flut/#text-stand"},
		{"question:skizze", `link-broken: question "skizze" is a draft and is not published; publish it, or take the link away`},
		{"question:fult", `link-broken: there is no question "fult"; did you mean "flut"?`},
		{"actor:feuerwehr", "/faktencheck/actors/feuerwehr/"},
		{"source:bote", "/faktencheck/sources/bote/"},
		{"source:bote#q-abc", "/faktencheck/sources/bote/#q-abc"},
		{"/", "/faktencheck/"},
		{"/methode/", "/faktencheck/methode/"},
		{"/methode", "/faktencheck/methode/"},
		{"/methode/#ueber-zitate", "/faktencheck/methode/#ueber-zitate"},
		{"/methode/#%E6%BC%A2%E5%AD%97", "/faktencheck/methode/#%E6%BC%A2%E5%AD%97"},
		{"/topics/wetter/", "/faktencheck/topics/wetter/"},
		{"/topics/", "/faktencheck/topics/"},
		{"/figures/pegel", "/faktencheck/figures/pegel/"},
		{"/figures/", "/faktencheck/figures/"},
		{"/matrix/", "/faktencheck/matrix/"},
		{"/changes/", "/faktencheck/changes/"},
		{"/chronology/#event-regen", "/faktencheck/chronology/#event-regen"},
		{"/chronology/#claim-zahl", "/faktencheck/chronology/#claim-zahl"},
		{"/chronology/#statement-q-abc", "/faktencheck/chronology/#statement-q-abc"},
		{"/chronology/#publication-bote", "/faktencheck/chronology/#publication-bote"},
		{"/data/claims.json", "/faktencheck/data/claims.json"},
		{"/daten.csv", "/faktencheck/daten.csv"},
		{"/daten.csv#row=3", "/faktencheck/daten.csv#row=3"},
		{"/daten.csv?neu#zwei w", "/faktencheck/daten.csv?neu#zwei%20w"},
		{"/img/a%20b.png", "/faktencheck/img/a%20b.png"},
		{"/claims/?tone=good#x", "link-broken: there is no #x on /claims/;"},
		{"/claims/?tone=good", "/faktencheck/claims/?tone=good"},
		{"https://example.org/faktencheck/methode/?a=b#ueber-zitate", "/faktencheck/methode/?a=b#ueber-zitate"},
		{"#quotes", "/faktencheck/claims/zahl/#quotes"},
		{"../../methode/", "/faktencheck/methode/"},
		{"../../../../methode/", "/faktencheck/methode/"},
		{"mailto:a@example.org", "mailto:a@example.org"},
		{"https://example.com/a?b=c#d", "https://example.com/a?b=c#d"},
		{"http://example.com", "http://example.com"},
		{"https://example.org/anderes/", "https://example.org/anderes/"},
		{"https://example.org/faktencheck/methode/#ueber-zitate", "/faktencheck/methode/#ueber-zitate"},

		{"claim:zahlen", `link-broken: there is no claim "zahlen"; did you mean "zahl"?`},
		{"claim:entwurf", `link-broken: claim "entwurf" is a draft and is not published; publish it, or take the link away`},
		{"claim:", `link-broken: there is no claim ""; there is only zahl`},
		{"claim:zahl#nein", "link-broken: there is no #nein on /claims/zahl/; there are #cite, #history, #origins, #quotes, #reasoning and #text-rechnung"},
		{"actor:bote", `link-broken: there is no actor "bote"; there is only feuerwehr`},
		{"source:zahl", `link-broken: there is no source "zahl"; there is only bote`},
		{"/metode/", `link-broken: there is no page or file /metode/; did you mean "/methode/"?`},
		{"/claims/entwurf/", "link-broken: there is no page or file /claims/entwurf/; your own pages lie in content/pages/, other files in static/"},
		{"/chronology/#claim-entwurf", "link-broken: there is no #claim-entwurf on /chronology/; there are #claim-zahl, #event-regen, #publication-bote and #statement-q-abc"},
		{"#oben", "link-broken: there is no #oben on /claims/zahl/; there are #cite, #history, #origins, #quotes, #reasoning and #text-rechnung"},
		{"methode/", "link-broken: there is no page or file /claims/zahl/methode/; your own pages lie in content/pages/, other files in static/"},
		{"https://example.org/faktencheck/nichts/", "link-broken: there is no page or file /nichts/; your own pages lie in content/pages/, other files in static/"},
		{"javascript:alert(1)", `bad-url: "javascript:alert(1)" is not an http, https or mailto address; links to things of the site are written claim:ID, actor:ID, source:ID, question:ID or /page/`},
		{"JavaScript:alert(1)", `bad-url: "JavaScript:alert(1)" is not an http, https or mailto address; links to things of the site are written claim:ID, actor:ID, source:ID, question:ID or /page/`},
		{"//example.com/a", `bad-url: "//example.com/a" is not an http, https or mailto address; links to things of the site are written claim:ID, actor:ID, source:ID, question:ID or /page/`},
		{"mailto:niemand", `bad-url: "mailto:niemand" is not an http, https or mailto address; links to things of the site are written claim:ID, actor:ID, source:ID, question:ID or /page/`},
		{"https://", `bad-url: "https://" lacks a host;`},
		{"%zz", `bad-url: "%zz" is not an address;`},
	} {
		if got := resolved(b, "claims/zahl/", markdown.Link{Dest: test.dest}); got != test.want {
			t.Errorf("%s\ngot:  %s\nwant: %s", test.dest, got, test.want)
		}
	}
}

func TestPicturesComeFromTheSiteItself(t *testing.T) {
	b := bookAt(t, "https://example.org/")
	for _, test := range []struct{ dest, want string }{
		{"/pegel.svg", "/assets/pegel.1234.svg"},
		{"pegel.svg", "/assets/pegel.1234.svg"},
		{"/img/a%20b.png", "/img/a%20b.png"},
		{"/pegel.png", `link-broken: there is no picture static/pegel.png; did you mean "pegel.svg"?`},
		{"https://example.com/a.png", "link-broken: a picture from another site would send readers' requests there; put the file into static/ and write its name"},
		{"//example.com/a.png", "link-broken: a picture from another site would send readers' requests there; put the file into static/ and write its name"},
		{"data:image/png;base64,AA", "link-broken: there is no picture static/data:image/png;base64,AA; there are daten.csv, img/a b.png and pegel.svg"},
	} {
		if got := resolved(b, "claims/zahl/", markdown.Link{Dest: test.dest, Image: true}); got != test.want {
			t.Errorf("%s\ngot:  %s\nwant: %s", test.dest, got, test.want)
		}
	}
}

func TestTheSameSiteWorksBelowAnyPath(t *testing.T) {
	for home, want := range map[string]struct{ href, url string }{
		"https://example.org/":                     {"/claims/zahl/", "https://example.org/claims/zahl/"},
		"https://example.org/faktencheck/":         {"/faktencheck/claims/zahl/", "https://example.org/faktencheck/claims/zahl/"},
		"http://localhost:8017/a/b/":               {"/a/b/claims/zahl/", "http://localhost:8017/a/b/claims/zahl/"},
		"https://example.org/pr%C3%BCfung%20eins/": {"/pr%C3%BCfung%20eins/claims/zahl/", "https://example.org/pr%C3%BCfung%20eins/claims/zahl/"},
	} {
		b := bookAt(t, home)
		if got := b.Href("claims/zahl/"); got != want.href {
			t.Errorf("%s: got the link %s, want %s", home, got, want.href)
		}
		if got := b.URL("claims/zahl/"); got != want.url {
			t.Errorf("%s: got the address %s, want %s", home, got, want.url)
		}
		if got := resolved(b, "", markdown.Link{Dest: want.url}); got != want.href {
			t.Errorf("%s: got %s for its own whole address, want %s", home, got, want.href)
		}
	}
}

func TestLinksToWhatCouldNotBeReadAreNotBrokenToo(t *testing.T) {
	home, _ := url.Parse("https://example.org/")
	broken := &fact.Claim{ID: "kaputt"}
	gaps := &fact.Gaps{References: true, Sources: []*fact.Source{{ID: "ohne"}}, Pages: []*fact.Page{{ID: "kaputt"}}}
	gaps.Claim(broken)
	b := address.New(&fact.Base{Site: &fact.Site{BaseURL: home}, Sources: []*fact.Source{{ID: "bote"}}, Claims: []*fact.Claim{broken, {ID: "heil"}}}, nil).Within(gaps)
	for dest, want := range map[string]bool{"claim:kaputt#text-da": true, "/kaputt/#da": true, "/chronology/#event-x": true, "source:bote#q-x": true, "source:ohne": true, "source:ohne#q-x": true,
		"actor:x": true, "/topics/x/": true, "/figures/x/": true, "claim:heil#da": false, "claim:x": false, "source:x": false, "/x/": false} {
		if _, problem := b.Resolve("", markdown.Link{Dest: dest}); (problem == nil) != want {
			t.Errorf("%s: got %v, want let pass: %v", dest, problem, want)
		}
	}
}

// FuzzResolve holds that whatever an editor writes leads to a page of the site, to the web, or to a problem, and never to a
// scheme that a browser would execute.
func FuzzResolve(f *testing.F) {
	for _, dest := range []string{"claim:zahl", "java\tscript:alert(1)", "/../..//x", "#", "?q", "mailto:a@b", "https://example.org/faktencheck", ":", "%2e%2e/", "actor:#", "\\\\x"} {
		f.Add("claims/zahl/", dest, false)
		f.Add("", dest, true)
	}
	b := bookAt(f, "https://example.org/faktencheck/")
	f.Fuzz(func(t *testing.T, from, dest string, image bool) {
		href, problem := b.Resolve(from, markdown.Link{Dest: dest, Image: image})
		if problem != nil {
			if problem.Message == "" || problem.Rule.Code != "link-broken" && problem.Rule.Code != "bad-url" {
				t.Errorf("%q: got %+v, want a code and a message", dest, problem)
			}
			return
		}
		u, err := url.Parse(href)
		if err != nil || !strings.HasPrefix(href, "/faktencheck/") && u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
			t.Errorf("%q: got %q (%v), want a page of the site or an address of the web", dest, href, err)
		}
	})
}
