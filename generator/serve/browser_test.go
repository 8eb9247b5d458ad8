//go:build browser

package serve

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
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
	call(e, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
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

// longClaim is a project whose claim's page is long and has something to unfold.
func longClaim(t testing.TB) fstest.MapFS {
	fsys := project(t)
	more := strings.Repeat("\nA paragraph that makes the page long, with words enough to fill a line or two of it.\n", 60)
	edit(t, fsys, claimFile, "was made.\n", "was made.\n"+more)
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte(`{{define "kind"}}claim{{end}}{{define "content"}}
<h1>{{.Claim}}</h1><details id="first"><summary>One</summary><p>1</p></details><details><summary>Two</summary><p>2</p></details>
<section id="reasoning">{{.Reasoning}}</section>{{end}}`)}
	return fsys
}

func TestInABrowserAReloadKeepsThePlace(t *testing.T) {
	e := atWork(t, longClaim(t), Options{})
	e.open(claimPage + "?topic=traffic")
	evaluate[bool](e, "document.querySelectorAll('details')[1].open = true")
	evaluate[bool](e, "(scrollTo({top: 1500, behavior: 'instant'}), true)")
	e.stain()
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.holds("the page has reloaded", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
	e.holds("the page is where it was", "Math.abs(scrollY - 1500) < 2")
	if got := evaluate[string](e, "[...document.querySelectorAll('details')].map((d) => d.open).join() + location.search"); got != "false,true?topic=traffic" {
		t.Errorf("after the reload the details are open and the address is %s, want false,true?topic=traffic", got)
	}
	if got := evaluate[string](e, "history.scrollRestoration"); got != "auto" {
		t.Errorf("the browser's own keeping of places is %q afterwards, want auto", got)
	}
}

// What is added above the window must not push away what somebody reads.
func TestInABrowserAReloadKeepsTheWordsInPlace(t *testing.T) {
	e := atWork(t, longClaim(t), Options{})
	e.open(claimPage)
	evaluate[bool](e, "(scrollTo({top: 1500, behavior: 'instant'}), true)")
	before := evaluate[float64](e, "document.querySelector('#reasoning').getBoundingClientRect().top")
	e.stain()
	edit(t, e.project, "templates/claim.html", "<h1>{{.Claim}}</h1>", "<h1>{{.Claim}}</h1><p>A line that was not there before.</p>")
	e.save("templates/claim.html")
	e.holds("the page has reloaded", reloaded)
	e.holds("the words are where they were", fmt.Sprintf("Math.abs(document.querySelector('#reasoning').getBoundingClientRect().top - %g) < 2", before))
	if got := evaluate[float64](e, "scrollY"); got < 1510 {
		t.Errorf("the window is at %g, so that the new line cannot be above it", got)
	}
}

func TestInABrowserAPageReloadsOnlyForItself(t *testing.T) {
	fsys := project(t)
	fsys["content/claims/another.toml"] = fsys[claimFile]
	e := atWork(t, fsys, Options{})
	e.open("/check/imprint/")
	e.stain()
	edit(t, e.project, "content/claims/another.toml", "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	if r := e.save("content/claims/another.toml"); r.State.Revision != 2 {
		t.Fatalf("the edit was not taken in: %v", r.State.Found)
	}
	e.holds("the page has heard of the revision", "document.querySelector('script[src$=\"preview.js\"]') && "+
		"import('/_beleg/preview.js').then((p) => p.made.revision == 2)")
	if evaluate[bool](e, reloaded) {
		t.Error("the page reloaded for another page's sake")
	}
}

func TestInABrowserAStylesheetIsSwapped(t *testing.T) {
	e := atWork(t, project(t), Options{})
	e.open(claimPage)
	e.stain()
	for _, colour := range []string{"rgb(1, 2, 3)", "rgb(4, 5, 6)"} {
		e.project["static/css/site.css"] = &fstest.MapFile{Data: []byte("h1 { color: " + colour + " }")}
		e.save("static/css/site.css")
		e.holds("the heading is "+colour, fmt.Sprintf("getComputedStyle(document.querySelector('h1')).color === %q", colour))
	}
	if evaluate[bool](e, reloaded) {
		t.Error("the page reloaded for a stylesheet")
	}
	if got := evaluate[int](e, "document.querySelectorAll('link[rel=stylesheet]').length"); got != 1 {
		t.Errorf("the page has %d stylesheets, want the new one", got)
	}
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.holds("after the swaps the page reloads for its words", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}

// The finding quotes markup from a file; on the page it must stay text.
func TestInABrowserFindingsComeAndGo(t *testing.T) {
	e := atWork(t, project(t), Options{Root: "/home/me/my site", Editor: editors["vscode"]})
	e.open(claimPage)
	e.stain()
	if evaluate[bool](e, panelShown) {
		t.Error("a sound project shows findings")
	}
	sound := e.project[claimFile]
	edit(t, e.project, claimFile, `stance = "supports"`, `stance = "<script>alert(1)</script>"`)
	report := e.save(claimFile)
	e.holds("the findings are there", panelShown)
	text := evaluate[string](e, panel+".innerText")
	for _, want := range append(linesOf(report), "wrong-type", "<script>alert(1)</script>", "1 error", "last good one") {
		if !strings.Contains(text, want) {
			t.Errorf("the findings do not say %q:\n%s", want, text)
		}
	}
	if n := evaluate[int](e, overlay+".querySelectorAll('script').length + document.querySelectorAll('script:not([src])').length - document.querySelectorAll('script[type=\"application/ld+json\"]').length"); n != 0 {
		t.Errorf("%d scripts came from the text of a file", n)
	}
	link := evaluate[string](e, panel+".querySelector('a.where').href")
	if !strings.HasPrefix(link, "vscode://file/home/me/my%20site/"+claimFile+":") {
		t.Errorf("the link to the place is %s", link)
	}
	e.project[claimFile] = sound
	e.save(claimFile)
	e.holds("the findings have gone by themselves", "!("+panelShown+") && "+pill+".hidden")
	if evaluate[bool](e, reloaded) {
		t.Error("the page reloaded although nothing on it changed")
	}
	if refused := evaluate[[]string](e, "refused"); len(refused) > 0 {
		t.Errorf("the page's policy refused %q", refused)
	}
}

const panelShown = "(" + there + "!" + panel + ".hidden)"

// linesOf returns the lines of a report as they are printed in a terminal that the page shows too: excerpts, marks, messages.
func linesOf(r Report) []string {
	var lines []string
	for _, f := range r.State.Found {
		lines = append(lines, f.Message)
		for _, s := range f.Show() {
			lines = append(lines, s.Text, s.Indent+s.Marks, fmt.Sprintf("%s:%d:%d", s.Name, s.At.Line, s.At.Column))
		}
	}
	return lines
}

func TestInABrowserFindingsCanBePutAway(t *testing.T) {
	e := atWork(t, project(t), Options{})
	e.open(claimPage)
	edit(t, e.project, claimFile, `stance = "supports"`, `stance = "backs"`)
	e.save(claimFile)
	e.holds("the findings are there", panelShown)
	if got := evaluate[string](e, "document.activeElement.localName + "+panel+".getAttribute('role')"); got != "bodydialog" {
		t.Errorf("the focus and the role are %q, want the focus to stay on the page and a dialog", got)
	}
	e.do(chromedp.KeyEvent("\x1b"))
	e.holds("they are put away", "!("+panelShown+") && !"+pill+".hidden && "+pill+".textContent === '1 error'")
	e.stain()
	e.do(chromedp.Navigate(e.host + claimPage))
	e.connected()
	e.holds("they stay away on the next page", pill+".textContent === '1 error'")
	if evaluate[bool](e, panelShown) {
		t.Error("the same findings came back without being asked for")
	}
	evaluate[bool](e, pill+".click() || true")
	e.holds("they come back when asked for", panelShown)
	evaluate[bool](e, overlay+".querySelector('.close').click() || true")
	e.holds("they can be closed by the button", "!("+panelShown+")")
	edit(t, e.project, claimFile, `stance = "backs"`, `stance = "denies"`)
	e.save(claimFile)
	e.holds("new findings come by themselves", panelShown)
}

func TestInABrowserWarningsStayInTheCorner(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, "short  = \"", "short  = \""+strings.Repeat("A long one. ", 8))
	e := atWork(t, fsys, Options{})
	e.open(claimPage)
	e.holds("the corner says how many", there+"!"+pill+".hidden && "+pill+".textContent === '1 warning'")
	if evaluate[bool](e, panelShown) {
		t.Error("a warning opened the findings")
	}
	evaluate[bool](e, pill+".click() || true")
	e.holds("they open when asked for", panelShown+" && "+panel+".innerText.includes('short-too-long')")
	evaluate[bool](e, panel+".querySelector('.explanation').open = true")
	e.holds("they are explained", panel+".querySelector('.explanation pre').textContent.includes('short-too-long (warning)')")
}

func TestInABrowserTheSiteComesByItself(t *testing.T) {
	fsys := project(t)
	sound := fsys[claimFile]
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	e := atWork(t, fsys, Options{})
	e.open("/check/")
	e.holds("the findings are there", panelShown)
	e.project[claimFile] = sound
	e.save(claimFile)
	e.holds("the site has come", "document.querySelector('.site-name') !== null")
}

func TestInABrowserThePageFollows(t *testing.T) {
	fsys := project(t)
	e := atWork(t, fsys, Options{Follow: true})
	e.open("/check/imprint/")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.holds("the claim is there", fmt.Sprintf("location.pathname === %q && document.querySelector('h1').textContent.startsWith('Day by day')", claimPage))
}

// A page outlives the server: it says that there is none, and is not stale when there is one again.
func TestInABrowserThePageSurvivesTheServer(t *testing.T) {
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := listener.Addr().String()
	e := atWork(t, project(t), Options{})
	e.host = "http://" + at
	stop := e.serve(listener)
	e.open(claimPage)
	e.stain()
	stop()
	e.holds("the page says that it is alone", "!"+pill+".hidden && "+pill+".textContent.includes('does not answer')")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.preview = New(generator.NewLive(generator.Options{}), Options{})
	e.save()
	if listener, err = net.Listen("tcp", at); err != nil {
		t.Fatal(err)
	}
	e.serve(listener)
	e.holds("the page is up to date", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}
