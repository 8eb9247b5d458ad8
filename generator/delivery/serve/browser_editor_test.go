//go:build browser

package serve

import (
	"context"
	"net"
	"os"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"beleg/generator"
	"beleg/generator/internal/chrome"
)

// The tests whose names begin with TestInABrowser look at the preview as an editor does: pages open in a real Chromium while the
// project changes. They need a browser, so they stand behind a build tag; with the tag they fail where there is none.

func TestMain(m *testing.M) { os.Exit(chrome.Main(m)) }

// An editor writes at a project and has its preview open in a browser.
type editor struct {
	*chrome.Tab
	t       testing.TB
	host    string // address of the preview, without a slash at the end
	project fstest.MapFS
	preview *Preview
}

// atWork serves a project and opens a browser that has never seen it.
func atWork(t testing.TB, project fstest.MapFS, opt Options) *editor {
	t.Helper()
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, host: "http://" + listener.Addr().String(), project: project, preview: New(generator.NewLive(generator.Options{}), opt)}
	e.serve(listener)
	e.save()
	e.Tab = chrome.Open(t)
	e.look(1280, 800, "light")
	// What a page's policy refuses is noted from before its first byte.
	chrome.Call(e.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `globalThis.refused = [];
addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective + " " + (e.blockedURI || "inline")));`})
	return e
}

// serve answers until the returned function is called, or the test ends.
func (e *editor) serve(listener net.Listener) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := e.preview.Serve(ctx, listener); err != nil {
			e.t.Error(err)
		}
	}()
	stop = func() { cancel(); <-ended }
	e.t.Cleanup(stop)
	return stop
}

// save makes a change of the project known, as the watcher would.
func (e *editor) save(changed ...string) Report {
	if len(changed) == 0 {
		changed = nil
	}
	return e.preview.Update(e.project, changed)
}

// open goes to a page and waits until it is connected.
func (e *editor) open(path string) {
	e.t.Helper()
	e.Do(chromedp.Navigate(e.host + path))
	e.connected()
}

// connected waits until the page hears of changes: the server has greeted it.
func (e *editor) connected() {
	e.t.Helper()
	e.Holds("the page is connected", `import("/_beleg/preview.js").then((p) => p.session.token() !== "")`)
	e.Holds("its stylesheets are there", "[...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)")
}

// look sets the size of the window, in CSS pixels, and the colour scheme.
func (e *editor) look(width, height int64, scheme string) {
	e.t.Helper()
	e.Window(width, height)
	e.Media("", scheme)
}

// stain marks the page, so that it can be told from itself after a reload.
func (e *editor) stain() { chrome.Ask[bool](e.Tab, "globalThis.stained = true") }

const (
	reloaded = "globalThis.stained === undefined && document.readyState === 'complete'"
	overlay  = "document.querySelector('beleg-preview').shadowRoot"
	panel    = overlay + ".querySelector('.panel')"
	pill     = overlay + ".querySelector('.pill')"
	there    = "!" + overlay + ".querySelector('.all').hidden && "
)
