//go:build browser

package generator_test

import (
	"cmp"
	"fmt"
	"maps"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"beleg/generator"
	"beleg/generator/internal/chrome"
)

// The tests of files browser_*_test.go look at our site as readers do: served below a base path, in a real Chromium, with real keys
// and clicks. They need a browser, so they stand behind a build tag; with the tag they fail where there is none.

// A reader is somebody with a browser before our site.
type reader struct {
	*chrome.Tab
	t    testing.TB
	home string // address of the site, with a slash at the end
	site *served

	slowdown float64 // by which Lighthouse makes this machine a telephone; 0 if nothing is known of it
}

// host serves our site to all readers, so that it is built for one address only.
var host struct {
	site   *served
	server *httptest.Server
}

func TestMain(m *testing.M) {
	code := chrome.Main(m)
	if host.server != nil {
		host.server.Close()
	}
	os.Exit(code)
}

// newReader opens our site in a browser that has never seen it.
func newReader(t testing.TB) *reader {
	t.Helper()
	if host.server == nil {
		host.site = newServed()
		host.server = httptest.NewServer(host.site)
	}
	r := &reader{Tab: chrome.Open(t), t: t, home: host.server.URL + basePath, site: host.site}
	r.site.publish(ourSite(t, generator.Options{BaseURL: r.home}))
	r.site.requests() // forgets what others asked for
	r.Window(1440, 900)
	r.Media("", "light")
	return r
}

// where is the address of the page below the home page, for messages.
func (r *reader) where() string { return strings.TrimPrefix(r.Where(), r.home) }

// open goes to a page, named by its file.
func (r *reader) open(name string) {
	r.t.Helper()
	r.Do(chromedp.Navigate(r.home + strings.TrimSuffix(name, "index.html")))
}

// script reads one of our own scripts that look at a page.
func script(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/browser/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A sample is one page of a kind.
type sample struct{ kind, name string }

// samples picks the longest and the shortest page of each kind, in the order of kinds: what goes wrong with much text or with little
// shows there, and looking at every page in every way would take an hour.
func samples(files map[string][]byte) []sample {
	of := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if kind := kindOf(name); kind != "" {
			of[kind] = append(of[kind], name)
		}
	}
	var picked []sample
	for _, kind := range slices.Sorted(maps.Keys(of)) {
		bySize := func(a, b string) int { return cmp.Compare(len(files[a]), len(files[b])) }
		longest, shortest := slices.MaxFunc(of[kind], bySize), slices.MinFunc(of[kind], bySize)
		picked = append(picked, sample{kind, longest})
		if shortest != longest {
			picked = append(picked, sample{kind, shortest})
		}
	}
	return picked
}

// longest picks one page of each kind.
func longest(files map[string][]byte) []sample {
	return slices.CompactFunc(samples(files), func(a, b sample) bool { return a.kind == b.kind })
}

func (s sample) String() string { return fmt.Sprintf("%s (%s)", s.name, s.kind) }
