package generator_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"beleg/generator"
)

func TestEveryEntryOfTheFeedsLeadsToItsReview(t *testing.T) {
	files := ourSite(t, generator.Options{BaseURL: oursAt})
	for _, name := range []string{"feed.xml", "feed.json"} {
		feed, err := gofeed.NewParser().ParseString(string(files[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(feed.Items) < 50 || feed.FeedLink != oursAt+name {
			t.Errorf("%s stands at %s and has %d entries, want at least 50", name, feed.FeedLink, len(feed.Items))
		}
		for _, item := range feed.Items {
			u, err := url.Parse(item.Link)
			if err != nil {
				t.Fatal(err)
			}
			page := strings.TrimPrefix(u.Path, "/konto/faktencheck/") + "index.html"
			ids := examine(t, page, files[page]).ids
			if ids[u.Fragment] != 1 {
				t.Errorf("%s: %s leads to nothing", name, item.Link)
			}
			if !strings.Contains(string(files[page]), item.PublishedParsed.Format(`datetime="2006-01-02"`)) {
				t.Errorf("%s: %s is of %s, and the page knows no such day", name, item.Link, item.Published)
			}
		}
	}
}

func TestEveryPageNamesTheFeeds(t *testing.T) {
	files := ourSite(t, generator.Options{BaseURL: oursAt})
	for name, text := range files {
		if kindOf(name) == "" {
			continue
		}
		root := parsed(t, name, text)
		got := map[string]string{}
		for _, link := range find(root, "link", "") {
			if attribute(link, "rel") == "alternate" && attribute(link, "title") != "" {
				got[attribute(link, "type")] = attribute(link, "href")
			}
		}
		if got["application/atom+xml"] != "/konto/faktencheck/feed.xml" || got["application/feed+json"] != "/konto/faktencheck/feed.json" || len(got) != 2 {
			t.Errorf("%s names the feeds %v", name, got)
		}
	}
	const changes = "changes/index.html"
	seen := 0
	for _, a := range find(find(parsed(t, changes, files[changes]), "main", "")[0], "a", "") {
		if href := attribute(a, "href"); strings.HasSuffix(href, "/feed.xml") || strings.HasSuffix(href, "/feed.json") {
			seen++
		}
	}
	if seen != 2 {
		t.Errorf("%s shows %d links to feeds, want 2", changes, seen)
	}
}
