package render

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/site"
	"beleg/generator/pages/timeline"
	"beleg/generator/text/article"
	"beleg/generator/words/edtf"
)

func parsedDate(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// chronology returns the first page of a chronology of 4n entries: n publications, n statements and 2n events, over eight years.
func chronology(t testing.TB, n int) string {
	t.Helper()
	return chronologyAt(t, n, address.Chronology)
}

func chronologyAt(t testing.TB, n int, path string) string {
	t.Helper()
	home, err := url.Parse("https://example.org/")
	if err != nil {
		t.Fatal(err)
	}
	base := &fact.Base{Site: &fact.Site{Title: "Site", Language: "de", BaseURL: home}}
	for i := range n {
		day := fmt.Sprintf("%04d-%02d-%02d", 2018+i%8, 1+i*7%12, 1+i*11%28)
		s := &fact.Source{ID: fmt.Sprintf("source-%d", i), Title: "Ein Artikel mit einer Überschrift", Language: "de", Published: parsedDate(t, day+"~"),
			Show: "none", Article: &article.Article{}}
		q := &fact.Quote{ID: fmt.Sprintf("q-%d", i), Source: s, Said: parsedDate(t, day+"?"), Wording: "mehrere Worte, die jemand gesagt hat"}
		base.Sources = append(base.Sources, s)
		base.Events = append(base.Events,
			&fact.Event{ID: fmt.Sprintf("day-%d", i), Title: "Was an einem Tag geschah", When: parsedDate(t, day), Quotes: []*fact.Quote{q}},
			&fact.Event{ID: fmt.Sprintf("long-%d", i), Title: "Was lange dauerte", When: parsedDate(t, day+"/2026-01~")})
	}
	uses := fact.UsesOf(base)
	whole := site.New(base, address.New(base, nil), func() *fact.Uses { return uses }, func() []*timeline.Entry { return timeline.Entries(base, uses) }, site.Assets{})
	for _, p := range address.Plan(base) {
		if p.Path == path {
			return string(rendered(t, parsed(t, "de", fstest.MapFS{}), whole.Compose(p)))
		}
	}
	t.Fatal("there is no " + path)
	return ""
}

// TestTheOverviewStaysSmall holds both arrangements together to 60 kB, however many entries there are.
func TestTheOverviewStaysSmall(t *testing.T) {
	for _, n := range []int{1, 10, 100, 1000} {
		_, rest, _ := strings.Cut(chronology(t, n), `<figure class="overviews"`)
		overviews, _, found := strings.Cut(rest, "<figcaption>")
		if !found {
			t.Fatalf("%d entries: there is no overview", 4*n)
		}
		if len(overviews) > 60_000 {
			t.Errorf("%d entries: the overviews weigh %d bytes, want at most 60,000", 4*n, len(overviews))
		}
		stops := strings.Count(overviews, "<a ") - strings.Count(overviews, `tabindex="-1"`)
		if stops == 0 || stops > 2*80 {
			t.Errorf("%d entries: the tabulator key stops %d times", 4*n, stops)
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(overviews, -1) {
			if !strings.Contains(rest, `id="`+m[1]+`"`) {
				t.Errorf("%d entries: a mark leads to %s, which is nowhere", 4*n, m[1])
			}
		}
	}
}

// TestMonthsWithManyEntriesCanBeFolded: they are open, because what is folded away is not printed, and older browsers do not open it
// for a link to an entry.
func TestMonthsWithManyEntriesCanBeFolded(t *testing.T) {
	if page := chronology(t, 10); strings.Contains(page, "<details") {
		t.Error("a month with few entries can be folded")
	}
	page := chronologyAt(t, 1000, "chronology/2018-05/")
	if !strings.Contains(page, "<details open>") || strings.Contains(page, "<details>") {
		t.Error("a month with many entries cannot be folded, or is closed")
	}
	if want := " Ereignisse, "; !strings.Contains(page, want) {
		t.Errorf("the summary lacks %q", want)
	}
}
