package since

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

func summary(t testing.TB, was, now *Published) string {
	t.Helper()
	var b strings.Builder
	if err := Compare(was, now).WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func state(t testing.TB, claims string) *Published {
	t.Helper()
	p, err := Read([]byte(`{"claims": [`+claims+`]}`), alone)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	bridge = `{"id": "bruecke", "url": "https://example.org/claims/bruecke/", "claim": "Die Brücke ist zu.", "rating_label": "Offen",
		"reviews": [{"date": "2024-06-07", "rating": "offen", "verdict": "Das sagt nur die Gemeinde."}],
		"quotes": [{"id": "q-a", "source": "bote", "url": "https://example.org/sources/bote/#q-a", "text": "Die Brücke soll zu sein", "stance": "supports", "start": 10, "end": 33},
		           {"id": "q-b", "source": "tagblatt", "url": "https://example.org/sources/tagblatt/#q-b", "text": "gesperrt", "stance": "supports", "start": 5, "end": 13}]}`
	bridgeLater = `{"id": "bruecke", "url": "https://example.org/claims/bruecke/", "claim": "Die Brücke am Mühlweg ist zu.", "rating_label": "Bestätigt",
		"reviews": [{"date": "2024-06-07", "rating": "offen", "verdict": "Das sagt nur die Gemeinde."},
		            {"date": "2024-06-09", "rating": "bestaetigt", "verdict": "Wir standen\ndavor.", "correction": true}],
		"quotes": [{"id": "q-a", "source": "bote", "url": "https://example.org/sources/bote/#q-a", "text": "Die Brücke soll zu sein", "stance": "mentions", "start": 12, "end": 35},
		           {"id": "q-c", "source": "kurier", "url": "https://example.org/sources/kurier/#q-c", "text": "kein Durchkommen", "stance": "supports", "start": 0, "end": 16}]}`
	school = `{"id": "schule", "url": "https://example.org/claims/schule/", "claim": "Die Schule blieb offen.", "rating_label": "Offen",
		"reviews": [{"date": "2024-06-07", "rating": "offen", "verdict": "Es steht in einem Artikel."}]}`
	schoolAgain = `{"id": "schule", "url": "https://example.org/claims/schule/", "claim": "Die Schule blieb offen.", "rating_label": "Offen",
		"reviews": [{"date": "2024-06-07", "rating": "offen", "verdict": "Es steht in einem Artikel."}, {"date": "2024-06-10", "rating": "offen", "verdict": "Noch immer."}]}`
	cellar = `{"id": "keller", "url": "https://example.org/claims/keller/", "claim": "Zwölf Keller.", "rating_label": "Offen",
		"reviews": [{"date": "2024-06-07", "rating": "offen", "verdict": "v"}], "quotes": [{"id": "q-d", "source": "kurier", "text": "zwölf", "stance": "supports", "start": 0, "end": 5}]}`
)

func TestAMendedVerdictIsToldAsSuch(t *testing.T) {
	mended := strings.Replace(school, `"verdict": "Es steht in einem Artikel."`, `"verdict": "Es steht in einem Beitrag.", "was": "Es steht in einem Artikel."`, 1)
	got := summary(t, state(t, school), state(t, mended))
	want := `## What changes for readers

1 verdict mended

### Verdicts mended

- [“Die Schule blieb offen.”](<https://example.org/claims/schule/>), 2024-06-07: “Es steht in einem Artikel.” → “Es steht in einem Beitrag.”
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestASummaryTellsWhatReadersSee(t *testing.T) {
	got := summary(t, state(t, bridge+","+school), state(t, bridgeLater+","+cellar))
	want := `## What changes for readers

1 rating changed · 1 claim added · 1 claim gone · 1 claim reworded · 1 quotation added · 1 quotation gone · 1 quotation moved · 1 quotation judged otherwise · 1 source quoted for the first time · 1 source no longer quoted

### Ratings changed

- [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>): Offen → **Bestätigt**, 2024-06-09, correction: Wir standen davor.

### Claims added

- [“Zwölf Keller.”](<https://example.org/claims/keller/>): **Offen**, 2024-06-07: v (1 quotation)

### Claims gone

- “Die Schule blieb offen.”, rated **Offen**

### Claims reworded

- [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>), before: “Die Brücke ist zu.”

### Quotations added

- [“kein Durchkommen”](<https://example.org/sources/kurier/#q-c>) (kurier) in [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>)

### Quotations gone

- [“gesperrt”](<https://example.org/sources/tagblatt/#q-b>) (tagblatt) in [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>)

### Quotations moved

- [“Die Brücke soll zu sein”](<https://example.org/sources/bote/#q-a>) (bote) in [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>): characters 10–33 → 12–35

### Quotations judged otherwise

- [“Die Brücke soll zu sein”](<https://example.org/sources/bote/#q-a>) (bote): supports → **mentions** [“Die Brücke am Mühlweg ist zu.”](<https://example.org/claims/bruecke/>)

### Sources quoted for the first time

- “kurier”

### Sources no longer quoted

- “tagblatt”
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}

func TestAReviewThatKeepsTheRatingIsTold(t *testing.T) {
	got := summary(t, state(t, school), state(t, schoolAgain))
	if want := "### Reviews added\n\n- [“Die Schule blieb offen.”](<https://example.org/claims/schule/>): still **Offen**, 2024-06-10: Noch immer.\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
}

func TestNothingChangedIsSaid(t *testing.T) {
	got := summary(t, state(t, bridge), state(t, bridge))
	if want := "## What changes for readers\n\nNo rating, claim or quotation changes.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The same passage may support a claim twice, by other chains of hearsay.
func TestAPassageQuotedTwiceIsCountedTwice(t *testing.T) {
	twice := strings.Replace(bridge, `{"id": "q-b"`, `{"id": "q-a"`, 1)
	once := state(t, bridge)
	once.Claims[0].Quotes = once.Claims[0].Quotes[:1]
	ch := Compare(once, state(t, twice))
	if len(ch[quoteAdded]) != 1 || len(ch[quoteGone]) != 0 || len(ch[quoteMoved]) != 0 {
		t.Errorf("got %d added, %d gone, %d moved, want one added", len(ch[quoteAdded]), len(ch[quoteGone]), len(ch[quoteMoved]))
	}
}

func TestALongListIsCut(t *testing.T) {
	for n, want := range map[int]string{50: "", 51: "\n- … and 1 more\n", 60: "\n- … and 10 more\n"} {
		var claims []string
		for i := range n {
			claims = append(claims, strings.Replace(cellar, `"keller"`, fmt.Sprintf(`"keller-%02d"`, i), 1))
		}
		got := summary(t, state(t, school), state(t, school+","+strings.Join(claims, ",")))
		_, more, _ := strings.Cut(got, "… ")
		if strings.Count(got, "Zwölf Keller") != 50 || (more != "") != (want != "") || !strings.Contains(got, want) || !strings.Contains(got, fmt.Sprint(n, " claims added")) {
			t.Errorf("got\n%s\nwant 50 of %d claims, and then %q", got, n, want)
		}
	}
}

func TestAQuotationThatOnlyGrewHasMoved(t *testing.T) {
	for _, moved := range []string{`"start": 9, "end": 33`, `"start": 10, "end": 34`} {
		ch := Compare(state(t, bridge), state(t, strings.Replace(bridge, `"start": 10, "end": 33`, moved, 1)))
		if len(ch[quoteMoved]) != 1 {
			t.Errorf("%s: got %v, want one quotation moved", moved, ch)
		}
	}
}

func TestSourcesAreComparedInWhateverOrderTheyAreQuoted(t *testing.T) {
	quoting := func(sources ...string) *Published {
		c := Claim{ID: "a", Reviews: []Review{{}}}
		for _, s := range sources {
			c.Quotes = append(c.Quotes, Quote{ID: s, Source: s})
		}
		return &Published{Claims: []Claim{c}}
	}
	ch := Compare(quoting("z", "a", "m", "z"), quoting("m", "z", "b", "a"))
	if !slices.Equal(ch[sourceAdded], []string{"“b”"}) || len(ch[sourceGone]) != 0 {
		t.Errorf("got %v added, %v gone, want b added", ch[sourceAdded], ch[sourceGone])
	}
}

func TestOnlyAnAddressOfTheWebIsALink(t *testing.T) {
	for address, want := range map[string]string{"https://a.org/x": "[x](<https://a.org/x>)", "http://a.org/": "[x](<http://a.org/>)",
		"ftp://a.org/": "x", "javascript:alert(1)": "x", "/claims/": "x", "https:///x": "x", "%": "x"} {
		if got := linked("x", address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

func TestWhatCannotBeSeenIsNotCopied(t *testing.T) {
	if got := quoted("a\u202eb\x07c\u2028d"); got != "“a b c d”" {
		t.Errorf("got %q", got)
	}
}

// A full disk, say.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestASummaryThatCannotBeWrittenIsAnError(t *testing.T) {
	if err := (Changes{}).WriteMarkdown(full{}); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("got %v", err)
	}
}

func sitemap(addresses ...string) string {
	return "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + strings.Join(addresses, "</loc></url><url><loc>") + "</loc></url></urlset>"
}

func TestPagesAreComparedAcrossAddresses(t *testing.T) {
	was, now := state(t, school), state(t, school)
	var err error
	if was.Pages, err = ReadPages([]byte(sitemap("https://a.org/methode/", "https://a.org/", "https://a.org/claims/x/", "https://a.org/alt/"))); err != nil {
		t.Fatal(err)
	}
	if got := summary(t, was, now); strings.Contains(got, "page") {
		t.Errorf("the new pages are not known: got\n%s\nwant nothing about pages", got)
	}
	if now.Pages, err = ReadPages([]byte(sitemap("https://b.org/c/", "https://b.org/c/actors/kim/", "https://b.org/c/methode/", "https://b.org/c/claims/y/"))); err != nil {
		t.Fatal(err)
	}
	got := summary(t, was, now)
	if want := "1 other page added · 1 other page gone\n\n### Other pages added\n\n- “actors/kim/”\n\n### Other pages gone\n\n- “alt/”\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
}

// A site outgrows one file of addresses, and must be published all the same.
func TestThePagesOfAMapInSeveralFilesAreNotKnown(t *testing.T) {
	index := `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.org/sitemap-1.xml</loc></sitemap></sitemapindex>`
	if pages, err := ReadPages([]byte(index)); pages != nil || err != nil {
		t.Errorf("got %q and %v, want neither pages nor an error", pages, err)
	}
}

func TestWhatIsNoSitemapIsRefused(t *testing.T) {
	for _, text := range []string{"", "<html></html>", "<urlset/>", "<urlset><url>", sitemap("https://a.org/x/", "https://b.org/")} {
		if pages, err := ReadPages([]byte(text)); err == nil {
			t.Errorf("%q: got %q, want an error", text, pages)
		}
	}
}

// FuzzMarkdown holds that content is shown as it is: whatever a claim says, it stays words within quotation marks.
func FuzzMarkdown(f *testing.F) {
	for _, text := range []string{"a", "*a* _b_ `c` ~~d~~ $e$", "<script>alert(1)</script>", "[a](https://x.de) ![b](c)", "https://x.de www.x.de a@b.de",
		"1. a\n\n# b\n---\n| c | d |", "&amp; &#64; \\", "“”](<javascript:1>)", "\u202ea", ":x: @y #1", "[^1]", "a  \nb\\\nc"} {
		f.Add(text, "https://example.org/"+text)
	}
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	f.Fuzz(func(t *testing.T, text, address string) {
		want := oneLine(strings.Map(visible, text))
		var out bytes.Buffer
		if err := gfm.Convert([]byte("- "+linked(quoted(text), address)+" end"), &out); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(&out)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for n := range root.Descendants() {
			switch n.Type {
			case html.TextNode:
				got.WriteString(n.Data)
			case html.ElementNode:
				if !strings.Contains(" html head body ul li a ", " "+n.Data+" ") {
					t.Errorf("%q at %q makes a <%s>", text, address, n.Data)
				}
			}
		}
		if g := strings.TrimSpace(got.String()); g != "“"+want+"” end" {
			t.Errorf("got %q, want %q", g, "“"+want+"” end")
		}
	})
}

// checkPages holds that each page stands once, without the address of the home page that they have in common.
func checkPages(t *testing.T, text string) {
	t.Helper()
	pages, err := ReadPages([]byte(text))
	if err != nil || pages == nil {
		return
	}
	if pages[0] != "" || !slices.IsSorted(pages) || len(slices.Compact(slices.Clone(pages))) != len(pages) {
		t.Errorf("%q: got %q, want the home page first, and each page once", text, pages)
	}
}
