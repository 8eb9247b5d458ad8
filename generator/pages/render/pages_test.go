package render

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"beleg/generator/pages/site"
	"beleg/generator/words/lang"
	"beleg/templates"
)

func parsed(t testing.TB, code string, project fs.FS) *Templates {
	t.Helper()
	set, err := New(language(t, code), project)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func rendered(t testing.TB, set *Templates, p site.Page) []byte {
	t.Helper()
	data, err := set.Page(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryTemplateHasAPage(t *testing.T) {
	names, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	want := append(slices.Sorted(maps.Keys(kinds)), frame)
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("templates = %q, want %q", names, want)
	}
}

// TestEveryTemplateExecutes holds each with a full page and one with nothing on it, in each language.
func TestEveryTemplateExecutes(t *testing.T) {
	for _, code := range lang.Codes() {
		set := parsed(t, code, fstest.MapFS{})
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			t.Run(code+" full "+kind, func(t *testing.T) {
				f := filler{text: "wort"}
				examine(t, rendered(t, set, f.page(kind, code)), code)
			})
			t.Run(code+" minimal "+kind, func(t *testing.T) {
				examine(t, rendered(t, set, minimal(kind, code)), code)
			})
		}
	}
}

// void elements have no end tag.
var void = []string{"meta", "link", "base", "br", "img", "hr", "input", "col"}

// examine checks what every page must have, token by token: a parser would mend a forgotten end tag.
func examine(t *testing.T, page []byte, code string) {
	t.Helper()
	var open []string
	seen, ids := map[string]int{}, map[string]int{}
	skips := false
	for tokens := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("not closed at the end: %q", open)
			}
			parts := []string{"html", "title", "h1", "main", "header", "footer"}
			framed := seen["base"] > 0 // by another site, which has the rest
			if framed {
				parts = parts[:4]
			}
			for _, name := range parts {
				if seen[name] == 0 || name == "h1" && seen[name] > 1 {
					t.Errorf("<%s> stands %d times", name, seen[name])
				}
			}
			if !skips && !framed || ids["main_content"] != 1 {
				t.Error("there is no skip link, or nothing for it to lead to")
			}
			for id, n := range ids {
				if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
					t.Errorf("id %q stands %d times", id, n)
				}
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			seen[token.Data]++
			skips = skips || token.Data == "a" && attribute(token, "href") == "#main_content"
			examineAttributes(t, token, code, ids)
			if kind == html.StartTagToken && !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> while %q is open", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func examineAttributes(t *testing.T, token html.Token, code string, ids map[string]int) {
	t.Helper()
	if token.Data == "html" && attribute(token, "lang") != code {
		t.Errorf("html has lang %q, want %q", attribute(token, "lang"), code)
	}
	if token.Data == "style" || token.Data == "script" && attribute(token, "type") != "application/ld+json" {
		t.Errorf("<%s> stands in the page", token.Data)
	}
	for _, a := range token.Attr {
		switch {
		case a.Key == "id":
			ids[a.Val]++
		case a.Key == "style", strings.HasPrefix(a.Key, "on"):
			t.Errorf("<%s> has the attribute %s", token.Data, a.Key)
		case a.Key == "class" && strings.TrimSpace(a.Val) != a.Val:
			t.Errorf("<%s> has the class %q", token.Data, a.Val)
		}
	}
}

func attribute(token html.Token, name string) string {
	for _, a := range token.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestNothingOfTheContentBecomesMarkup fills every string of every page with what an attacker would write.
func TestNothingOfTheContentBecomesMarkup(t *testing.T) {
	set := parsed(t, "de", fstest.MapFS{})
	for _, attack := range []string{
		`"'></a></script><script>alert(1)</script><zz-evil onclick=alert(1) x="`,
		"javascript:alert(1)//",
		"]]>--><!--{{.}}",
	} {
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			f := filler{text: attack}
			page := rendered(t, set, f.page(kind, "de"))
			for tokens := html.NewTokenizer(bytes.NewReader(page)); ; {
				if tokens.Next() == html.ErrorToken {
					break
				}
				examineAttack(t, kind, attack, tokens)
			}
		}
	}
}

func examineAttack(t *testing.T, kind, attack string, tokens *html.Tokenizer) {
	t.Helper()
	token := tokens.Token()
	if token.Type == html.CommentToken {
		t.Errorf("%s: a comment stands in the page: %q", kind, token.Data)
	}
	if token.Type != html.StartTagToken {
		return
	}
	if token.Data == "zz-evil" {
		t.Fatalf("%s: the content has become <zz-evil>", kind)
	}
	for _, a := range token.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "x" && strings.Trim(a.Val, "0123456789.%") != "" || (a.Key == "href" || a.Key == "src") && strings.HasPrefix(a.Val, "javascript:") {
			t.Errorf("%s: <%s> has %s=%q", kind, token.Data, a.Key, a.Val)
		}
	}
	if token.Data != "script" {
		return
	}
	tokens.Next()
	var data struct{ Text string }
	if err := json.Unmarshal([]byte(tokens.Token().Data), &data); err != nil || data.Text != attack {
		t.Errorf("%s: the JSON-LD reads %q (%v), want %q", kind, data.Text, err, attack)
	}
}

func TestForeignQuotationsSayTheirLanguage(t *testing.T) {
	set := parsed(t, "de", fstest.MapFS{})
	f := filler{text: "wort"}
	p := f.page("claim.html", "de")
	quotes := p.Data.(*site.ClaimPage).Groups[0].Quotes
	quotes[0].Tongue, quotes[1].Tongue = site.Tongue{Language: "en"}, site.Tongue{Language: "ar", Dir: "rtl"}
	page := rendered(t, set, p)
	for _, want := range []string{`<blockquote lang="en">`, `<blockquote lang="ar" dir="rtl">`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

// Beside other words stand whoever speaks, whom they have it from, a day only if it is known when it was said, and the
// editor's note; the day on which the article appeared stands with the article.
func TestWordsBesideOthersAreSignedByWhoeverSpeaks(t *testing.T) {
	day := parsedDate(t, "2026-05-16")
	words := site.Quote{Source: site.Link{Text: "Fish"}, Outlet: "Courier", Appeared: day, Note: "not seen",
		Chains: []site.Chain{{Voices: []site.Voice{voice("Trust"), voice("Marsh")}}, {Voices: []site.Voice{voice("Oduya")}}}}
	later, bare := words, words
	later.Said, later.Note = parsedDate(t, "2026-05-13"), ""
	bare.Chains = []site.Chain{{}}
	p := minimal("contradictions.html", "en")
	p.Data.(*site.ContradictionsPage).Pairs = []site.Pair{{Sides: []site.Side{{Words: words}, {Words: later}, {Words: bare}}}}
	page := string(rendered(t, parsed(t, "en", fstest.MapFS{}), p))
	for _, want := range []string{
		`<p class="by">Trust, <i>which has it from:</i> Marsh; Oduya</p>`,
		`<p class="by">Trust, <i>which has it from:</i> Marsh; Oduya, said on 13 May 2026</p>`,
		`<p class="by">the article itself</p>`,
		`<p class="role"><cite>Fish</cite>, Courier, 16 May 2026</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, `<p class="role">Note: not seen</p>`); n != 2 {
		t.Errorf("%d notes, want 2", n)
	}
}

func TestUncertainDatesHaveNoDatetime(t *testing.T) {
	set := parsed(t, "de", fstest.MapFS{})
	f := filler{text: "wort"}
	page := string(rendered(t, set, f.page("chronology.html", "de")))
	for _, want := range []string{`<time datetime="2024-10-08">8. Oktober 2024</time>`, "um den 3. Oktober 2024"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, `datetime="2024-10-03`) {
		t.Error("an approximate date has a datetime")
	}
}

func TestPagesArePublishedAsFiles(t *testing.T) {
	for path, want := range map[string]string{"": "index.html", "claims/": "claims/index.html", "404.html": "404.html", "claims/eins/": "claims/eins/index.html"} {
		if got := File(path); got != want {
			t.Errorf("page %q: got file %s, want %s", path, got, want)
		}
	}
}

func TestAFaultNamesItsPage(t *testing.T) {
	set := parsed(t, "de", fstest.MapFS{})
	bad := minimal("home.html", "de")
	bad.Template, bad.Path = "claim.html", "bad/"
	unknown := minimal("claim.html", "de")
	unknown.Template, unknown.Path = "clam.html", "clam/"
	for _, p := range []site.Page{bad, unknown} {
		_, err := set.Page(p, nil)
		if err == nil || !strings.Contains(err.Error(), "page "+File(p.Path)) || !strings.Contains(err.Error(), p.Template) {
			t.Errorf("error %v, want one that names page %s and template %s", err, File(p.Path), p.Template)
		}
	}
}
