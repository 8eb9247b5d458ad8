//go:build browser

package chrome

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
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

// shared is the browser of all tests of a package: to start one for each would take longer than most tests do.
var shared struct {
	ctx  context.Context
	stop func()
}

// Main runs the tests of a package and ends the browser they shared. It returns the exit code.
func Main(m *testing.M) int {
	code := m.Run()
	if shared.stop != nil {
		shared.stop()
	}
	return code
}

// Open opens a tab of a browser that has never seen any site and reaches nothing but this machine. It closes with the
// test.
func Open(t testing.TB) *Tab {
	t.Helper()
	if shared.ctx == nil {
		start(t)
	}
	ctx, closeTab := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	return &Tab{t: t, ctx: ctx}
}

func start(t testing.TB) {
	t.Helper()
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(Chromium(t)),
		chromedp.Env(Fonts(t)),
		chromedp.NoSandbox, // the root of a container has no other way, and what is shown is our own
		chromedp.DisableGPU,
		chromedp.WSURLReadTimeout(Patience),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)...)
	ctx, closeTab := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil { // starts the browser, without a deadline that would end it
		t.Fatalf("start %s: %v", Chromium(t), err)
	}
	shared.ctx, shared.stop = ctx, func() { closeTab(); stop() }
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

// Profile is what the browser knows its user by.
func (b *Tab) Profile() cdp.BrowserContextID { return chromedp.FromContext(b.ctx).BrowserContextID }

// within does something in the tab, for as long as one step may take. What cannot be done ends the test, which says
// what it was.
func within[T any](b *Tab, what string, do func(context.Context) (T, error)) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, Patience)
	defer cancel()
	result, err := do(ctx)
	if err != nil {
		b.t.Fatalf("at %s: %s%v", b.Where(), what, err)
	}
	return result
}

// Do acts on the page.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	within(b, "", func(ctx context.Context) (any, error) { return nil, chromedp.Do(ctx, steps...) })
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
	return within(b, expression+": ", func(ctx context.Context) (T, error) {
		return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	})
}

// Holds waits until an expression, or its promise, is true in the page. It may be asked while the page gives way to
// another: then there is no answer yet.
func (b *Tab) Holds(what, expression string) {
	b.t.Helper()
	expression = "(async () => Boolean(await (" + expression + ")))()"
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, Patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
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
	return within(b, command.Method+": ", func(ctx context.Context) (R, error) {
		return chromedp.Call(ctx, command, params)
	})
}

// Window sets the size of the window, in CSS pixels, without a frame.
func (b *Tab) Window(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Media sets the medium ("print", or "" for the screen) and the colour scheme. Motion is always reduced: a test would
// have to wait for the end of every scrolling.
func (b *Tab) Media(medium, scheme string) {
	b.t.Helper()
	Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium,
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		}})
}

// axeRun runs the rules of WCAG 2.2 A and AA and axe's own best practice on what a selector finds. What is violated
// comes as one line for each place.
const axeRun = `axe.run(document.querySelector(%q), {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
}).then(({violations, passes}) => ({
  passed: passes.length,
  faults: violations.flatMap((v) => v.nodes.map((n) => v.id + " (" + v.help + "): " + n.target.join(" ") + ": " +
    n.any.concat(n.all, n.none).map((c) => c.message).join("; "))),
}))`

// LoadAxe loads the accessibility checker, as npm installs it, into the page.
func (b *Tab) LoadAxe() {
	b.t.Helper()
	axe, err := os.ReadFile(Root(b.t) + "/.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		b.t.Fatalf("axe-core is not installed, run npm ci in .ci: %v", err)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](string(axe)))
}

// Axe reports what is not accessible in the element that a selector finds; what names the state that the page is in.
// Fewer than least rules that found something to judge are a fault of the test.
func (b *Tab) Axe(what, selector string, least int) {
	b.t.Helper()
	result := Ask[struct {
		Passed int      `json:"passed"` // rules
		Faults []string `json:"faults"`
	}](b, fmt.Sprintf(axeRun, selector))
	if result.Passed < least {
		b.t.Errorf("%s: only %d rules found something to judge", what, result.Passed)
	}
	const most = 5
	if n := len(result.Faults); n > most {
		result.Faults = append(result.Faults[:most:most], fmt.Sprintf("and %d more", n-most))
	}
	if len(result.Faults) > 0 {
		b.t.Errorf("%s:\n\t%s", what, strings.Join(result.Faults, "\n\t"))
	}
}

// Fonts is where the browser hears which fonts there are, as a setting of its environment. Tests bring their fonts, so
// that they pass or fail alike on all machines; because readers have others, BELEG_FONTS names another set of those in
// .ci/fonts.
func Fonts(t testing.TB) string {
	t.Helper()
	name := os.Getenv("BELEG_FONTS")
	if name == "" {
		name = "liberation"
	}
	file := filepath.Join(Root(t), ".ci", "fonts", name+".conf")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range regexp.MustCompile(`<dir>(.*)</dir>`).FindAllSubmatch(text, -1) {
		if found, _ := filepath.Glob(string(folder[1]) + "/*.ttf"); len(found) == 0 {
			t.Fatalf("there are no fonts in %s: apt-get install the package that %s names", folder[1], file)
		}
	}
	return "FONTCONFIG_FILE=" + file
}

// Root is the root of the repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("the test does not run in the repository")
		}
	}
}
