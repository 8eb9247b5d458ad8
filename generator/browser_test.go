//go:build browser

package generator_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"beleg/generator"
)

// The tests of files browser_*_test.go look at our site as readers do: served below a base path, in a real Chromium, with real keys
// and clicks. They need a browser, so they stand behind a build tag; with the tag they fail where there is none.

// patience is how long one step may take; a loaded machine is slow, a page that never comes is a fault.
const patience = time.Minute

// A reader is somebody with a browser before our site.
type reader struct {
	t    testing.TB
	ctx  context.Context
	home string // address of the site, with a slash at the end
	site *served
}

// newReader serves our site and opens a browser that has never seen it.
func newReader(t testing.TB) *reader {
	t.Helper()
	site := newServed()
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	r := &reader{t: t, home: server.URL + basePath, site: site}
	site.publish(ourSite(t, generator.Options{BaseURL: r.home}))

	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)),
		chromedp.NoSandbox, // the root of a container has no other way, and what is shown is our own
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), // nothing but the site is there
	)...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, without a deadline that would end it
		t.Fatalf("start %s: %v", chromium(t), err)
	}
	r.ctx = ctx
	r.window(1440, 900)
	r.media("", "light")
	return r
}

// chromium finds the browser: CHROME_PATH, or what Debian and others call it.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME_PATH"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatal("there is no chromium here: apt-get install chromium, or set CHROME_PATH")
	return ""
}

// do acts on the page; what cannot be done ends the test.
func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		r.t.Fatalf("at %s: %v", r.where(), err)
	}
}

// where is the address of the page, for messages.
func (r *reader) where() string {
	ctx, cancel := context.WithTimeout(r.ctx, 5*time.Second)
	defer cancel()
	place, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "an unknown page"
	}
	return strings.TrimPrefix(place, r.home)
}

// ask evaluates an expression in the page and waits for its promise, if it is one.
func ask[T any](r *reader, expression string) T {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		r.t.Fatalf("at %s: %v", r.where(), err)
	}
	return answer
}

// call sends a command of the browser's protocol.
func call[P, R any](r *reader, command cdp.Command[P, R], params P) R {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		r.t.Fatalf("at %s: %s: %v", r.where(), command.Method, err)
	}
	return result
}

// open goes to a page, named by its file.
func (r *reader) open(name string) {
	r.t.Helper()
	r.do(chromedp.Navigate(r.home + strings.TrimSuffix(name, "index.html")))
}

// window sets the size of the window, in CSS pixels, without a frame.
func (r *reader) window(width, height int64) {
	r.t.Helper()
	r.do(chromedp.EmulateViewport(width, height))
}

// media sets the medium ("print", or "" for the screen) and the colour scheme. Motion is always reduced: a test would have to wait
// for the end of every scrolling.
func (r *reader) media(medium, scheme string) {
	r.t.Helper()
	call(r, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
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
