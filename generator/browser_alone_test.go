//go:build browser

package generator_test

import (
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
)

func TestInABrowserEveryKindOfPageIsThere(t *testing.T) {
	r := newReader(t)
	var got []string
	for _, page := range longest(r.site.files) {
		got = append(got, page.kind)
		r.open(page.name)
		if heads := chrome.Ask[int](r.Tab, "document.querySelectorAll('h1').length"); heads != 1 {
			t.Errorf("%v shows %d headings of the first rank, want 1", page, heads)
		}
	}
	for _, kind := range []string{"404", "actors", "actors/ID", "chronology", "claims", "claims/ID", "home", "page", "sources", "sources/ID", "topics/ID"} {
		if !slices.Contains(got, kind) {
			t.Errorf("there is no page of kind %q, only of %v: the tests in a browser would look at nothing", kind, got)
		}
	}
	r.Do(chromedp.Navigate(r.home + "claims/there-is-none/"))
	if got := chrome.Ask[int](r.Tab, "document.querySelectorAll('link[rel=stylesheet]').length && document.styleSheets[0].cssRules.length"); got < 10 {
		t.Errorf("the page for what is not there has a stylesheet of %d rules: its links do not work below a folder", got)
	}
}

// TestInABrowserNoRequestLeavesTheSite listens to what the browser asks for. Of each kind it looks at the longest page
// and the shortest; that no page names anything foreign to load is looked up in all of them without a browser.
func TestInABrowserNoRequestLeavesTheSite(t *testing.T) {
	r := newReader(t)
	chrome.Call(r.Tab, network.Enable, network.EnableParams{})
	var mu sync.Mutex
	asked := map[string]int{}
	err := chromedp.Listen(r.Context(), func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			asked[sent.Request.URL]++
			mu.Unlock()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range samples(r.site.files) {
		r.open(page.name)
		mu.Lock()
		for address := range asked {
			if !strings.HasPrefix(address, r.home) {
				t.Errorf("%v asks for %s, which is not ours", page, address)
			}
		}
		if len(asked) == 0 {
			t.Errorf("%v: no request was seen", page)
		}
		clear(asked)
		mu.Unlock()
	}
}

func TestInABrowserAClaimNeedsOnlyItsPageAndOneStylesheet(t *testing.T) {
	r := newReader(t)
	for _, page := range samples(r.site.files) {
		if page.kind != "claims/ID" {
			continue
		}
		chrome.Call(r.Tab, network.ClearBrowserCache, cdp.Empty{})
		r.site.requests()
		r.open(page.name)
		got := map[string]int{}
		for _, name := range r.site.requests() {
			got[path.Ext(index(name))]++
		}
		if got[".html"] != 1 || got[".css"] != 1 || got[".svg"] > 1 || sum(got) != 2+got[".svg"] {
			t.Errorf("%v asks for %v on a first visit, want a page, a stylesheet and perhaps an icon", page, got)
		}
	}
}

func sum(counts map[string]int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

func TestInABrowserEverythingReadsWithoutScripts(t *testing.T) {
	r := newReader(t)
	look := script(t, "text.js")
	for _, page := range samples(r.site.files) {
		if page.kind == "search" || page.kind == "404" { // browser_search_test.go looks at these without scripts
			continue
		}
		var text [2]string
		for i, off := range []bool{false, true} {
			chrome.Call(r.Tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
			r.open(page.name)
			text[i] = chrome.Ask[string](r.Tab, look)
		}
		if text[0] != text[1] {
			t.Errorf("%v reads otherwise without scripts: %s", page, difference(text[1], text[0]))
		}
		if len(text[1]) < 200 {
			t.Errorf("%v has %d bytes of text without scripts: %q", page, len(text[1]), text[1])
		}
	}
}

// difference shows where two texts part.
func difference(got, want string) string {
	n := 0
	for n < len(got) && n < len(want) && got[n] == want[n] {
		n++
	}
	cut := func(s string) string { return strings.ToValidUTF8(s[max(0, n-20):min(len(s), n+60)], "") }
	return "got …" + cut(got) + "…, want …" + cut(want) + "…"
}
