package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator"
)

// ourSite builds the site of this repository, once for each set of options.
func ourSite(t testing.TB, opt generator.Options) map[string][]byte {
	t.Helper()
	key := fmt.Sprint(opt.BaseURL, opt.Drafts, opt.Version)
	if files, ok := ourSites.Load(key); ok {
		return maps.Clone(files.(map[string][]byte))
	}
	files := drawn(t).Files
	if key != fmt.Sprint("", false, "") {
		files = build(t, os.DirFS(".."), opt)
	}
	ourSites.Store(key, files)
	return maps.Clone(files)
}

var ourSites sync.Map // by their options

func build(t testing.TB, project fs.FS, opt generator.Options) map[string][]byte {
	t.Helper()
	result, err := generator.Build(context.Background(), project, opt)
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := result.Found.Count(); errors > 0 {
		t.Fatalf("the project has errors: %v", result.Found)
	}
	return result.Files
}

// A page as the crawler sees it.
type crawled struct {
	ids   map[string]int
	links []string // href and src, as they stand
}

// homes are addresses that a site may stand at. Slow tests look at more of them.
var homes = []string{oursAt}

// TestEveryLinkOfTheBuiltSiteLeadsSomewhere serves the site in the mind, below a base path, and follows every link and fragment.
func TestEveryLinkOfTheBuiltSiteLeadsSomewhere(t *testing.T) {
	for _, home := range homes {
		t.Run(home, func(t *testing.T) { crawl(t, home, ourSite(t, generator.Options{BaseURL: home})) })
	}
}

func crawl(t *testing.T, home string, files map[string][]byte) {
	base, err := url.Parse(home)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]*crawled{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".html" {
			pages[name] = examine(t, name, files[name])
		}
	}
	followed := 0
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		here := base.ResolveReference(&url.URL{Path: base.Path + strings.TrimSuffix(name, "index.html")})
		for _, link := range pages[name].links {
			if follow(t, base, here, name, link, files, pages) {
				followed++
			}
		}
	}
	if len(pages) < 100 || followed < 1000 {
		t.Errorf("only %d pages and %d links: that is not our site", len(pages), followed)
	}
}

// follow checks one link; it tells whether the link leads to the site itself.
func follow(t *testing.T, base, here *url.URL, name, link string, files map[string][]byte, pages map[string]*crawled) bool {
	u, err := here.Parse(link)
	if err != nil {
		t.Errorf("%s: %q is no address: %v", name, link, err)
		return false
	}
	if u.Host != base.Host {
		return false
	}
	rest, ok := strings.CutPrefix(u.Path, base.Path)
	if !ok {
		t.Errorf("%s: %q leaves the base path %s", name, link, base.Path)
		return true
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	if files[rest] == nil {
		t.Errorf("%s: %q leads to nothing", name, link)
		return true
	}
	if u.Fragment != "" && (pages[rest] == nil || pages[rest].ids[u.Fragment] == 0) {
		t.Errorf("%s: %q: there is no such place on that page", name, link)
	}
	return true
}

// examine parses a page and reports what no page may have.
func examine(t *testing.T, name string, text []byte) *crawled {
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	page := &crawled{ids: map[string]int{}}
	claimReviews := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				page.ids[a.Val]++
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: <%s> has an inline %s", name, n.Data, a.Key)
			case a.Key == "href" || a.Key == "src":
				page.links = append(page.links, a.Val)
			}
		}
		if n.Data == "script" {
			claimReviews += examineScript(t, name, n)
		}
	}
	for id, times := range page.ids {
		if times > 1 {
			t.Errorf("%s: id %q stands %d times", name, id, times)
		}
	}
	want := 0
	if strings.HasPrefix(name, "claims/") && name != "claims/index.html" {
		want = 1
	}
	if claimReviews != want {
		t.Errorf("%s: %d ClaimReviews, want %d", name, claimReviews, want)
	}
	return page
}

// examineScript lets only JSON-LD pass; it returns 1 for a ClaimReview.
func examineScript(t *testing.T, name string, n *html.Node) int {
	kind, src := "", ""
	for _, a := range n.Attr {
		switch a.Key {
		case "type":
			kind = a.Val
		case "src":
			src = a.Val
		}
	}
	if src != "" {
		return 0
	}
	if kind != "application/ld+json" || n.FirstChild == nil {
		t.Errorf("%s: an inline script of type %q", name, kind)
		return 0
	}
	var data map[string]any
	if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
		t.Errorf("%s: JSON-LD does not parse: %v", name, err)
		return 0
	}
	if fmt.Sprint(data["@type"]) == "ClaimReview" {
		return 1
	}
	return 0
}
