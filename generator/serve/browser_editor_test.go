//go:build browser

package serve

import (
	"context"
	"net"
	"os"
	"os/exec"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"beleg/generator"
)

// The tests whose names begin with TestInABrowser look at the preview as an editor does: pages open in a real Chromium while the
// project changes. They need a browser, so they stand behind a build tag; with the tag they fail where there is none.

// patience is how long one step may take; a loaded machine is slow, a page that never comes is a fault.
const patience = time.Minute

// An editor writes at a project and has its preview open in a browser.
type editor struct {
	t       testing.TB
	ctx     context.Context
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
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)),
		chromedp.NoSandbox, // the root of a container has no other way, and what is shown is our own
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), // nothing but the preview is there
	)...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, without a deadline that would end it
		t.Fatalf("start %s: %v", chromium(t), err)
	}
	e.ctx = ctx
	e.look(1280, 800, "light")
	// What a page's policy refuses is noted from before its first byte.
	call(e, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `globalThis.refused = [];
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

// save makes a change of the project known, as the watcher would.
func (e *editor) save(changed ...string) Report {
	if len(changed) == 0 {
		changed = nil
	}
	return e.preview.Update(e.project, changed)
}

// do acts on the page; what cannot be done ends the test.
func (e *editor) do(steps ...chromedp.Action[chromedp.Void]) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		e.t.Fatal(err)
	}
}

// call sends a command of the browser's protocol.
func call[P, R any](e *editor, command cdp.Command[P, R], params P) R {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		e.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// evaluate evaluates an expression in the page and waits for its promise, if it is one.
func evaluate[T any](e *editor, expression string) T {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		e.t.Fatalf("%s: %v", expression, err)
	}
	return answer
}

// holds waits until an expression is true in the page. While the page is left it is asked again.
func (e *editor) holds(what, expression string) {
	e.t.Helper()
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		ctx, cancel := context.WithTimeout(e.ctx, patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")", chromedp.EvalAwaitPromise))
		cancel()
		if err == nil && is {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	e.t.Fatalf("it never came to be that %s (%s)", what, expression)
}

// open goes to a page and waits until it is connected.
func (e *editor) open(path string) {
	e.t.Helper()
	e.do(chromedp.Navigate(e.host + path))
	e.connected()
}

// connected waits until the page hears of changes: the server has greeted it.
func (e *editor) connected() {
	e.t.Helper()
	e.holds("the page is connected", `import("/_beleg/preview.js").then((p) => p.session.token() !== "")`)
}

// look sets the size of the window, in CSS pixels, and the colour scheme.
func (e *editor) look(width, height int64, scheme string) {
	e.t.Helper()
	e.do(chromedp.EmulateViewport(width, height))
	call(e, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"}, // a test would have to wait for the end of every scrolling
	}})
}

// stain marks the page, so that it can be told from itself after a reload.
func (e *editor) stain() { evaluate[bool](e, "globalThis.stained = true") }

const (
	reloaded = "globalThis.stained === undefined && document.readyState === 'complete'"
	overlay  = "document.querySelector('beleg-preview').shadowRoot"
	panel    = overlay + ".querySelector('.panel')"
	pill     = overlay + ".querySelector('.pill')"
	there    = "!" + overlay + ".querySelector('.all').hidden && "
)
