package feed_test

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/feed"
	"beleg/generator/words/edtf"
)

var (
	open  = &fact.Rating{ID: "offen", Label: "Offen"}
	right = &fact.Rating{ID: "wahr", Label: "Wahr"}
	topic = &fact.Topic{ID: "bau", Label: "Bau & Verkehr"}
)

func review(t testing.TB, day string, rating *fact.Rating, verdict string) *fact.Review {
	t.Helper()
	date, err := edtf.Parse(day)
	if err != nil {
		t.Fatal(err)
	}
	return &fact.Review{Date: date, Rating: rating, Verdict: verdict}
}

func claim(id string, reviews ...*fact.Review) *fact.Claim {
	return &fact.Claim{ID: id, Claim: "Behauptung " + id + " in ganzer Länge.", Short: "Behauptung " + id, Topics: []*fact.Topic{topic}, Reviews: reviews}
}

func project(t testing.TB, claims ...*fact.Claim) *fact.Base {
	t.Helper()
	home, err := url.Parse("https://example.org/probe/")
	if err != nil {
		t.Fatal(err)
	}
	return &fact.Base{Claims: claims, Site: &fact.Site{Title: "Probe", Tagline: "Was geprüft wurde.", Language: "de", BaseURL: home,
		Publisher: fact.Publisher{Name: "Redaktion", URL: "https://example.org/probe/impressum/", Email: "redaktion@example.org"}}}
}

// both returns a project's feed in each format.
func both(t testing.TB, base *fact.Base) (atom, json []byte) {
	t.Helper()
	f := feed.New(base, address.New(base, nil))
	atom, err := f.Atom()
	if err != nil {
		t.Fatal(err)
	}
	if json, err = f.JSON(); err != nil {
		t.Fatal(err)
	}
	return atom, json
}

// read reads a feed as a feed reader does.
func read(t testing.TB, text []byte) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return f
}

func TestReadersSeeTheSameInBothFormats(t *testing.T) {
	corrected := review(t, "2024-06-09", right, "Das Amt\n sagt es.")
	corrected.Correction = true
	atom, json := both(t, project(t,
		claim("a", review(t, "2024-06-05", open, "Niemand weiß es."), review(t, "2024-06-07", open, "Noch immer nicht."), corrected),
		claim("b", review(t, "2024-06-09", open, "Zuerst offen."), review(t, "2024-06-09", right, "Dann nicht mehr."))))
	want := []string{
		"Korrektur, Offen → Wahr: Behauptung a | Das Amt sagt es. | 2024-06-09T00:00:00Z | https://example.org/probe/claims/a/#review_2024-06-09 | Bau & Verkehr, Korrektur" +
			" | <p>Behauptung a in ganzer Länge.</p><p>Bewertung: Offen → Wahr.</p><p>Das Amt sagt es.</p><p>Die frühere Bewertung war unser Fehler.</p>",
		"Offen → Wahr: Behauptung b | Dann nicht mehr. | 2024-06-09T00:00:00Z | https://example.org/probe/claims/b/#review_2024-06-09_2 | Bau & Verkehr" +
			" | <p>Behauptung b in ganzer Länge.</p><p>Bewertung: Offen → Wahr.</p><p>Dann nicht mehr.</p>",
		"Offen: Behauptung b | Zuerst offen. | 2024-06-09T00:00:00Z | https://example.org/probe/claims/b/#review_2024-06-09 | Bau & Verkehr" +
			" | <p>Behauptung b in ganzer Länge.</p><p>Bewertung: Offen.</p><p>Zuerst offen.</p>",
		"Erneut geprüft, Offen: Behauptung a | Noch immer nicht. | 2024-06-07T00:00:00Z | https://example.org/probe/claims/a/#review_2024-06-07 | Bau & Verkehr" +
			" | <p>Behauptung a in ganzer Länge.</p><p>Bewertung: Offen.</p><p>Noch immer nicht.</p>",
		"Offen: Behauptung a | Niemand weiß es. | 2024-06-05T00:00:00Z | https://example.org/probe/claims/a/#review_2024-06-05 | Bau & Verkehr" +
			" | <p>Behauptung a in ganzer Länge.</p><p>Bewertung: Offen.</p><p>Niemand weiß es.</p>",
	}
	for name, text := range map[string][]byte{"atom": atom, "json": json} {
		f := read(t, text)
		if f.FeedType != name || f.Title != "Probe" || f.Description != "Was geprüft wurde." || f.Language != "de" || f.FeedLink != map[string]string{"atom": "https://example.org/probe/feed.xml", "json": "https://example.org/probe/feed.json"}[name] {
			t.Errorf("%s: a reader sees a feed of type %q, title %q, about %q, in %q, at %q", name, f.FeedType, f.Title, f.Description, f.Language, f.FeedLink)
		}
		if len(f.Authors) != 1 || f.Authors[0].Name != "Redaktion" {
			t.Errorf("%s: a reader sees the authors %v, want Redaktion", name, f.Authors)
		}
		var got []string
		for _, item := range f.Items {
			if item.GUID != item.Link {
				t.Errorf("%s: an entry has the id %s and leads to %s, want the same", name, item.GUID, item.Link)
			}
			labels := item.Categories
			if name == "atom" { // where a reader is given a term for machines, and a label for people
				labels = strings.Split(strings.NewReplacer("bau", "Bau & Verkehr", "correction", "Korrektur").Replace(strings.Join(labels, "|")), "|")
			}
			got = append(got, strings.Join([]string{item.Title, item.Description, item.PublishedParsed.Format("2006-01-02T15:04:05Z07:00"), item.Link, strings.Join(labels, ", "), item.Content}, " | "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestMarkupInTheContentStaysText(t *testing.T) {
	const attack = `<script>alert("1")</script> & <b>fett</b> ]]> &amp;`
	base := project(t, claim("a", review(t, "2024-06-05", &fact.Rating{Label: attack}, attack+"\x00\x0b")))
	base.Site.Title, base.Site.Publisher.Name, base.Claims[0].Short = attack, attack, attack
	base.Claims[0].Topics = []*fact.Topic{{ID: "bau", Label: attack}}
	atom, json := both(t, base)
	for name, text := range map[string][]byte{"atom": atom, "json": json} {
		f := read(t, text)
		item := f.Items[0]
		if f.Title != attack || item.Title != attack+": "+attack || !strings.Contains(item.Content, "<p>"+html.EscapeString(attack)+"</p>") {
			t.Errorf("%s: a reader sees the title %q, entry %q and text %q, want %q as it stands", name, f.Title, item.Title, item.Content, attack)
		}
	}
	if strings.Contains(string(atom), "\ufffd") || strings.Contains(string(json), `\u0000`) {
		t.Errorf("control characters of a verdict are in the feeds:\n%s\n%s", atom, json)
	}
	if strings.Contains(string(atom), "<b>") || strings.Contains(string(atom)+string(json), "&lt;b&gt;fett&lt;/b&gt;</p>") {
		t.Errorf("the feeds have markup of the content in them:\n%s\n%s", atom, json)
	}
}

// rated is n claims rated on one day, with ids from start.
func rated(t testing.TB, day string, start, n int) []*fact.Claim {
	var list []*fact.Claim
	for i := range n {
		list = append(list, claim(fmt.Sprintf("c%04d", start+i), review(t, day, open, "Offen.")))
	}
	return list
}

func TestADayIsCutOnlyIfItIsTooLargeForAnyReader(t *testing.T) {
	for _, test := range []struct {
		name               string
		early, later, last int // reviews on each of three days
		want               int
	}{
		{"few", 10, 10, 10, 30},
		{"just as many as fit", 10, 30, 20, 50},
		{"one more", 10, 31, 20, 51},
		{"a day that alone is too large", 1, 1, 120, 120},
		{"a large first day of a new site", 120, 0, 0, 120},
		{"what came before is left out", 120, 49, 1, 50},
		{"a day of a whole project", 0, 0, 501, 500},
		{"the largest day that is whole", 1, 0, 500, 500},
	} {
		var claims []*fact.Claim
		claims = append(claims, rated(t, "2024-06-05", 0, test.early)...)
		claims = append(claims, rated(t, "2024-06-07", 1000, test.later)...)
		claims = append(claims, rated(t, "2024-06-09", 2000, test.last)...)
		atom, json := both(t, project(t, claims...))
		for _, text := range [][]byte{atom, json} {
			if got := len(read(t, text).Items); got != test.want {
				t.Errorf("%s: the feed has %d entries, want %d", test.name, got, test.want)
			}
		}
	}
}

// A reader shows an entry once, as long as its id stays.
func TestNewReviewsLeaveTheIdsOfEarlierOnesAlone(t *testing.T) {
	ids := func(claims ...*fact.Claim) []string {
		atom, _ := both(t, project(t, claims...))
		var list []string
		for _, item := range read(t, atom).Items {
			list = append(list, item.GUID)
		}
		return list
	}
	first := review(t, "2024-06-05", open, "Offen.")
	before := ids(claim("b", first))
	after := ids(claim("a", review(t, "2024-06-05", right, "Wahr.")), claim("b", first, review(t, "2024-06-05", right, "Wahr."), review(t, "2024-06-06", open, "Doch offen.")))
	if len(before) != 1 || !slices.Contains(after, before[0]) {
		t.Errorf("the ids were %q and are %q", before, after)
	}
	if unique := slices.Compact(slices.Sorted(slices.Values(after))); len(unique) != 4 {
		t.Errorf("of four reviews the ids are %q", after)
	}
}

func TestAFeedWithoutEntriesIsOne(t *testing.T) {
	atom, json := both(t, project(t))
	if !strings.Contains(string(json), `"items":[]`) {
		t.Errorf("the JSON feed of an empty site has no list of items:\n%s", json)
	}
	conforms(t, atom)
	for _, text := range [][]byte{atom, json} {
		if f := read(t, text); len(f.Items) != 0 || f.Title != "Probe" {
			t.Errorf("a reader sees %v", f)
		}
	}
}
