package sitemap

import (
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/words/edtf"
)

func reviews(t testing.TB, days ...string) []*fact.Review {
	t.Helper()
	var list []*fact.Review
	for _, day := range days {
		date, err := edtf.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, &fact.Review{Date: date, Rating: &fact.Rating{}})
	}
	return list
}

// site has two claims; the second is about all that there is but topic "leer".
func site(t testing.TB, home string) (*fact.Base, *address.Book) {
	t.Helper()
	u, err := url.Parse(home)
	if err != nil {
		t.Fatal(err)
	}
	topic, source, actor := &fact.Topic{ID: "bau"}, &fact.Source{ID: "bote"}, &fact.Actor{ID: "amt"}
	measure := &fact.Measure{ID: "autos"}
	base := &fact.Base{Site: &fact.Site{BaseURL: u, Topics: []*fact.Topic{topic, {ID: "leer"}}, Measures: []*fact.Measure{measure}},
		Sources: []*fact.Source{source}, Actors: []*fact.Actor{actor}, Claims: []*fact.Claim{
			{ID: "a", Topics: []*fact.Topic{topic}, Reviews: reviews(t, "2024-06-05", "2024-06-20"), Quotes: []*fact.Quote{{Source: source, Chains: []fact.Chain{{actor, nil}}}}},
			{ID: "b", Topics: []*fact.Topic{topic}, Reviews: reviews(t, "2024-06-07"), Quotes: []*fact.Quote{{Source: source, Figure: &fact.Figure{Measure: measure}}}},
		}}
	return base, address.New(base, nil)
}

// listed reads a file of the map: what stands in it, as "address day".
func listed(t testing.TB, text []byte, root, item string) []string {
	t.Helper()
	var doc struct {
		XMLName xml.Name
		Items   []struct {
			XMLName xml.Name
			Address string `xml:"loc"`
			Changed string `xml:"lastmod"`
		} `xml:",any"`
	}
	if err := xml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	if want := (xml.Name{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", Local: root}); doc.XMLName != want {
		t.Errorf("the root is %v, want %v", doc.XMLName, want)
	}
	var lines []string
	for _, i := range doc.Items {
		if i.XMLName.Local != item {
			t.Errorf("<%s> holds <%s>, want <%s>", root, i.XMLName.Local, item)
		}
		lines = append(lines, strings.TrimSpace(i.Address+" "+i.Changed))
	}
	return lines
}

// made makes all files of a map.
func made(t testing.TB, plan map[string]func() ([]byte, error)) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for path, file := range plan {
		text, err := file()
		if err != nil {
			t.Fatal(err)
		}
		files[path] = text
	}
	return files
}

func TestAPageIsAsNewAsTheNewestReviewOnIt(t *testing.T) {
	base, book := site(t, "https://example.org/probe/")
	files := made(t, Files(base, usesOf(base), book, []string{"", "actors/amt/", "claims/a/", "claims/b/", "figures/autos/", "matrix/", "methode/", "sources/bote/", "topics/bau/", "topics/leer/"}, book.Plan))
	want := []string{
		"https://example.org/probe/ 2024-06-20", "https://example.org/probe/actors/amt/ 2024-06-20", "https://example.org/probe/claims/a/ 2024-06-20",
		"https://example.org/probe/claims/b/ 2024-06-07", "https://example.org/probe/figures/autos/ 2024-06-07", "https://example.org/probe/matrix/ 2024-06-20",
		"https://example.org/probe/methode/", "https://example.org/probe/sources/bote/ 2024-06-20", "https://example.org/probe/topics/bau/ 2024-06-20",
		"https://example.org/probe/topics/leer/",
	}
	if diff := cmp.Diff(want, listed(t, files["sitemap.xml"], "urlset", "url")); diff != "" || len(files) != 1 {
		t.Errorf("of %d files the map lists (-want +got):\n%s", len(files), diff)
	}
}

func TestAMapThatIsTooLargeIsSplit(t *testing.T) {
	base, book := site(t, "https://example.org/")
	pages := []string{"claims/a/", "claims/b/", "methode/", "impressum/", "topics/bau/"}
	room := frameSize + 3*(entrySize+5*len("https://example.org/impressum/"))
	for _, test := range []struct {
		name string
		most limits
		want []int // pages in each file
	}{
		{"all fit", limits{5, 1 << 20}, nil},
		{"two in a file", limits{2, 1 << 20}, []int{2, 2, 1}},
		{"as many as its bytes hold", limits{5, room}, []int{3, 2}},
		{"a page larger than a file", limits{5, 10}, []int{1, 1, 1, 1, 1}},
	} {
		files := made(t, files(base, usesOf(base), book, pages, book.Plan, test.most))
		if test.want == nil {
			if len(files) != 1 || len(listed(t, files["sitemap.xml"], "urlset", "url")) != 5 {
				t.Errorf("%s: got %d files, want one with all pages", test.name, len(files))
			}
			continue
		}
		var all, got []string
		for i, n := range test.want {
			path := fmt.Sprintf("sitemap-%d.xml", i+1)
			part := listed(t, files[path], "urlset", "url")
			if len(part) != n || len(files[path]) > test.most.bytes && n > 1 {
				t.Errorf("%s: %s lists %d pages in %d bytes, want %d", test.name, path, len(part), len(files[path]), n)
			}
			all, got = append(all, part...), append(got, "https://example.org/"+path)
		}
		if len(all) != len(pages) || len(files) != len(test.want)+1 {
			t.Errorf("%s: %d files list %d pages", test.name, len(files), len(all))
		}
		index := listed(t, files["sitemap.xml"], "sitemapindex", "sitemap")
		for i, line := range index {
			if where, _, _ := strings.Cut(line, " "); where != got[i] {
				t.Errorf("%s: the index names %s, want %s", test.name, where, got[i])
			}
		}
	}
}

func TestTheIndexIsAsNewAsItsFiles(t *testing.T) {
	base, book := site(t, "https://example.org/")
	files := made(t, files(base, usesOf(base), book, []string{"claims/b/", "claims/a/", "methode/", "impressum/"}, book.Plan, limits{2, 1 << 20}))
	want := []string{"https://example.org/sitemap-1.xml 2024-06-20", "https://example.org/sitemap-2.xml"}
	if diff := cmp.Diff(want, listed(t, files["sitemap.xml"], "sitemapindex", "sitemap")); diff != "" {
		t.Errorf("the index lists (-want +got):\n%s", diff)
	}
}

// The protocol's own limits, with pages enough.
func TestFiftyThousandPagesAreTheMostOfOneFile(t *testing.T) {
	base, book := site(t, "https://example.org/")
	pages := make([]string, 50_001)
	for i := range pages {
		pages[i] = fmt.Sprintf("claims/%05d/", i)
	}
	if got := slices.Sorted(maps.Keys(Files(base, usesOf(base), book, pages[1:], book.Plan))); len(got) != 1 {
		t.Errorf("50,000 pages make the files %q, want one", got)
	}
	files := made(t, Files(base, usesOf(base), book, pages, book.Plan))
	if first, second := len(listed(t, files["sitemap-1.xml"], "urlset", "url")), len(listed(t, files["sitemap-2.xml"], "urlset", "url")); first != 50_000 || second != 1 {
		t.Errorf("50,001 pages make files of %d and %d, want 50,000 and 1", first, second)
	}
}

func TestRobotsAreToldWhereTheMapIs(t *testing.T) {
	for home, want := range map[string]string{
		"https://example.org/": "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n",
		"https://example.org/probe/": "# Crawlers read this file at the root of a host only, and this site stands below it.\n# There, name its map: Sitemap: https://example.org/probe/sitemap.xml\n" +
			"User-agent: *\nAllow: /\n\nSitemap: https://example.org/probe/sitemap.xml\n",
	} {
		_, book := site(t, home)
		if got := string(Robots(book)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", home, got, want)
		}
	}
}

func usesOf(base *fact.Base) func() *fact.Uses {
	return func() *fact.Uses { return fact.UsesOf(base) }
}
