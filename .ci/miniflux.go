// Command miniflux reads the feeds of the built site as Miniflux does. .ci/feed-test puts it into Miniflux' own module, whose
// parser is internal.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"miniflux.app/v2/internal/model"
	"miniflux.app/v2/internal/reader/parser"
)

func main() {
	faults := 0
	fault := func(format string, args ...any) { faults++; fmt.Printf(format+"\n", args...) }
	var feeds []*model.Feed
	for _, name := range []string{"feed.xml", "feed.json"} {
		file, err := os.Open(filepath.Join(os.Args[1], name))
		if err != nil {
			fault("%v", err)
			continue
		}
		feed, err := parser.ParseFeed("https://example.org/", file)
		if err != nil {
			fault("%s: %v", name, err)
			continue
		}
		feeds = append(feeds, feed)
		if feed.Title == "" || !strings.HasPrefix(feed.FeedURL, "https://") || len(feed.Entries) < 50 {
			fault("%s: title %q, address %q, %d entries", name, feed.Title, feed.FeedURL, len(feed.Entries))
		}
		for _, e := range feed.Entries {
			switch {
			case e.Title == "" || len([]rune(e.Title)) > 200 || strings.ContainsAny(e.Title, "<>\n") || strings.Contains(e.Title, "&"):
				fault("%s: an entry has the title %q", name, e.Title)
			case !strings.HasPrefix(e.URL, "https://") || e.Hash == "" || e.Date.IsZero():
				fault("%s: %q has the address %q, the hash %q, the date %v", name, e.Title, e.URL, e.Hash, e.Date)
			case strings.Count(e.Content, "<p>") < 3 || strings.Contains(e.Content, "&lt;p"):
				fault("%s: %q has the content %q", name, e.Title, e.Content)
			}
		}
	}
	if len(feeds) == 2 && len(feeds[0].Entries) == len(feeds[1].Entries) {
		for i, e := range feeds[0].Entries {
			if o := feeds[1].Entries[i]; e.Title != o.Title || e.URL != o.URL || !e.Date.Equal(o.Date) || e.Content != o.Content {
				fault("the formats differ: %q and %q", e.Title, o.Title)
			}
		}
		fmt.Printf("Miniflux: %d entries in each format, %d faults\n", len(feeds[0].Entries), faults)
	} else {
		fault("there are %d feeds, or they differ in length", len(feeds))
	}
	if faults > 0 {
		os.Exit(1)
	}
}
