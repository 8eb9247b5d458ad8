//go:build browser

package chrome

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Patience is how long one step may take; a loaded machine is slow, a page that never comes is a fault.
const Patience = time.Minute

// A Tab is an open tab. What cannot be done in it ends the test.
type Tab struct {
	t   testing.TB
	ctx context.Context
}

// Open starts a browser that has never seen any site and reaches nothing but this machine. It ends with the test.
func Open(t testing.TB) *Tab {
	t.Helper()
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(Chromium(t)),
		chromedp.NoSandbox, // the root of a container has no other way, and what is shown is our own
		chromedp.DisableGPU,
		chromedp.WSURLReadTimeout(Patience),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, without a deadline that would end it
		t.Fatalf("start %s: %v", Chromium(t), err)
	}
	return &Tab{t: t, ctx: ctx}
}

// Another opens one more tab of the same browser.
func (b *Tab) Another() *Tab {
	b.t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx)
	b.t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil {
		b.t.Fatalf("open another tab: %v", err)
	}
	return &Tab{t: b.t, ctx: ctx}
}

// Chromium finds the browser: CHROME_PATH, or what Debian and others call it.
func Chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME_PATH"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatal("there is no chromium here: apt-get install chromium, or set CHROME_PATH")
	return ""
}

// Context is what chromedp knows the tab by.
func (b *Tab) Context() context.Context { return b.ctx }

// Do acts on the page.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, Patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("at %s: %v", b.Where(), err)
	}
}

// Where is the address of the page, for messages.
func (b *Tab) Where() string {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	place, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "an unknown page"
	}
	return place
}

// Ask evaluates an expression in the page and waits for its promise, if it is one.
func Ask[T any](b *Tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, Patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("at %s: %s: %v", b.Where(), expression, err)
	}
	return answer
}

// Holds waits until an expression, or its promise, is true in the page. It may be asked while the page gives way to another: then there
// is no answer yet.
func (b *Tab) Holds(what, expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, Patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")", chromedp.EvalAwaitPromise))
		cancel()
		if err == nil && is {
			return
		}
	}
	b.t.Fatalf("at %s: it never came to be that %s (%s)", b.Where(), what, expression)
}

// Call sends a command of the browser's protocol.
func Call[P, R any](b *Tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, Patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.t.Fatalf("at %s: %s: %v", b.Where(), command.Method, err)
	}
	return result
}

// Window sets the size of the window, in CSS pixels, without a frame.
func (b *Tab) Window(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Media sets the medium ("print", or "" for the screen) and the colour scheme. Motion is always reduced: a test would have to wait
// for the end of every scrolling.
func (b *Tab) Media(medium, scheme string) {
	b.t.Helper()
	Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}
