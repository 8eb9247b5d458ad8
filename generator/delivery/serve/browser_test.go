//go:build browser

package serve

import (
	"errors"
	"fmt"
	"math"
	"net"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"golang.org/x/sys/unix"

	"beleg/generator"
	"beleg/generator/internal/chrome"
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
	chrome.Ask[bool](e.Tab, "document.querySelectorAll('details')[1].open = true")
	chrome.Ask[bool](e.Tab, "(scrollTo({top: 1500, behavior: 'instant'}), true)")
	e.stain()
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.Holds("the page has reloaded", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
	e.Holds("the page is where it was", "Math.abs(scrollY - 1500) < 2")
	if got := chrome.Ask[string](e.Tab, "[...document.querySelectorAll('details')].map((d) => d.open).join() + location.search"); got != "false,true?topic=traffic" {
		t.Errorf("after the reload the details are open and the address is %s, want false,true?topic=traffic", got)
	}
	e.Holds("the browser keeps places by itself afterwards", "history.scrollRestoration === 'auto'")
}

// What nobody has scrolled to in a long list is not laid out, so that heights are guesses; a claim stands below each of its topics.
func TestInABrowserAReloadKeepsThePlaceDeepInALongList(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, "content/site.toml", "[[topic]]", "[[topic]]\nid = \"bridges\"\nlabel = \"Bridges\"\ndescription = \"What carries us.\"\n\n[[topic]]")
	sound := string(fsys[claimFile].Data)
	for i := range 95 { // what is longer stands on several pages
		text := strings.NewReplacer(`["traffic"]`, fmt.Sprintf("[\"traffic\", \"bridges\"]\nwhen = \"2024-%02d-%02d\"", 1+i%12, 1+i%28), "About 19,000 vehicles cross the Harbour",
			fmt.Sprintf("%s: claim %03d: vehicles cross the Harbour", strings.Repeat("On an ordinary day ", 1+i*7%13), i)).Replace(sound)
		fsys[fmt.Sprintf("content/claims/claim-%03d.toml", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	e := atWork(t, fsys, Options{})
	for i, c := range []struct {
		path, row string
		width     int64
	}{{"claims/", "[data-key]", 1280}, {"chronology/", ".entry", 1280}, {"chronology/", ".entry", 360}} {
		e.look(c.width, 800, "light")
		e.open("/check/" + c.path)
		chrome.Ask[bool](e.Tab, "(scrollTo({top: document.documentElement.scrollHeight * 0.7, behavior: 'instant'}), true)")
		const rest = `new Promise((still) => { let at, calm = 0; const look = () => {
  const now = %s; calm = at && now[0] === at[0] && now[1] === at[1] ? calm + 1 : 0; at = now; calm > 20 ? still(at) : requestAnimationFrame(look); }; look(); })`
		where := fmt.Sprintf(`(() => { const rows = [...document.querySelectorAll(%q)]; const i = rows.findIndex((r) => r.getBoundingClientRect().top > 0);
return [i, rows[i].getBoundingClientRect().top]; })()`, c.row)
		before := chrome.Ask[[2]float64](e.Tab, fmt.Sprintf(rest, where))
		if before[0] < 50 {
			t.Fatalf("%s is not long enough: the first row below the top is %v", c.path, before[0])
		}
		e.stain()
		edit(t, fsys, "content/site.toml", "title    = \"", fmt.Sprintf("title    = \"%d ", i))
		e.save("content/site.toml")
		e.Holds("the page has reloaded", reloaded)
		if after := chrome.Ask[[2]float64](e.Tab, fmt.Sprintf(rest, where)); after[0] != before[0] || math.Abs(after[1]-before[1]) > 3 {
			t.Errorf("%s, %d wide: after the reload the first row and its place are %v, before %v", c.path, c.width, after, before)
		}
	}
}

// What is added above the window must not push away what somebody reads.
func TestInABrowserAReloadKeepsTheWordsInPlace(t *testing.T) {
	e := atWork(t, longClaim(t), Options{})
	e.open(claimPage)
	chrome.Ask[bool](e.Tab, "(scrollTo({top: 1500, behavior: 'instant'}), true)")
	before := chrome.Ask[float64](e.Tab, "document.querySelector('#reasoning').getBoundingClientRect().top")
	e.stain()
	edit(t, e.project, "templates/claim.html", "<h1>{{.Claim}}</h1>", "<h1>{{.Claim}}</h1><p>A line that was not there before.</p>")
	e.save("templates/claim.html")
	e.Holds("the page has reloaded", reloaded)
	e.Holds("the words are where they were", fmt.Sprintf("Math.abs(document.querySelector('#reasoning').getBoundingClientRect().top - %g) < 2", before))
	if got := chrome.Ask[float64](e.Tab, "scrollY"); got < 1510 {
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
	e.Holds("the page has heard of the revision", "document.querySelector('script[src$=\"preview.js\"]') && "+
		"import('/_beleg/preview.js').then((p) => p.made.revision == 2)")
	if chrome.Ask[bool](e.Tab, reloaded) {
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
		e.Holds("the heading is "+colour, fmt.Sprintf("getComputedStyle(document.querySelector('h1')).color === %q", colour))
	}
	if chrome.Ask[bool](e.Tab, reloaded) {
		t.Error("the page reloaded for a stylesheet")
	}
	e.Holds("the new stylesheet is the only one", "document.querySelectorAll('link[rel=stylesheet]').length === 1")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.Holds("after the swaps the page reloads for its words", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}

// The finding quotes markup from a file; on the page it must stay text.
func TestInABrowserFindingsComeAndGo(t *testing.T) {
	e := atWork(t, project(t), Options{Root: "/home/me/my site", Editor: Editor(editors["vscode"])})
	e.open(claimPage)
	e.stain()
	if chrome.Ask[bool](e.Tab, panelShown) {
		t.Error("a sound project shows findings")
	}
	sound := e.project[claimFile]
	edit(t, e.project, claimFile, `stance = "supports"`, `stance = "<script>alert(1)</script>"`)
	report := e.save(claimFile)
	e.Holds("the findings are there", panelShown)
	text := chrome.Ask[string](e.Tab, panel+".innerText")
	for _, want := range append(linesOf(report), "wrong-type", "<script>alert(1)</script>", "1 error", "last good one") {
		if !strings.Contains(text, want) {
			t.Errorf("the findings do not say %q:\n%s", want, text)
		}
	}
	if n := chrome.Ask[int](e.Tab, overlay+".querySelectorAll('script').length + document.querySelectorAll('script:not([src])').length - document.querySelectorAll('script[type=\"application/ld+json\"]').length"); n != 0 {
		t.Errorf("%d scripts came from the text of a file", n)
	}
	link := chrome.Ask[string](e.Tab, panel+".querySelector('a.where').href")
	if !strings.HasPrefix(link, "vscode://file/home/me/my%20site/"+claimFile+":") {
		t.Errorf("the link to the place is %s", link)
	}
	e.project[claimFile] = sound
	e.save(claimFile)
	e.Holds("the findings have gone by themselves", "!("+panelShown+") && "+pill+".hidden")
	if chrome.Ask[bool](e.Tab, reloaded) {
		t.Error("the page reloaded although nothing on it changed")
	}
	if refused := chrome.Ask[[]string](e.Tab, "refused"); len(refused) > 0 {
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
	e.Holds("the findings are there", panelShown)
	if got := chrome.Ask[string](e.Tab, "document.activeElement.localName + "+panel+".getAttribute('role')"); got != "bodydialog" {
		t.Errorf("the focus and the role are %q, want the focus to stay on the page and a dialog", got)
	}
	e.Do(chromedp.KeyEvent("\x1b"))
	e.Holds("they are put away", "!("+panelShown+") && !"+pill+".hidden && "+pill+".textContent === '1 error'")
	e.stain()
	e.Do(chromedp.Navigate(e.host + claimPage))
	e.connected()
	e.Holds("they stay away on the next page", pill+".textContent === '1 error'")
	if chrome.Ask[bool](e.Tab, panelShown) {
		t.Error("the same findings came back without being asked for")
	}
	chrome.Ask[bool](e.Tab, pill+".click() || true")
	e.Holds("they come back when asked for", panelShown)
	chrome.Ask[bool](e.Tab, overlay+".querySelector('.close').click() || true")
	e.Holds("they can be closed by the button", "!("+panelShown+")")
	edit(t, e.project, claimFile, `stance = "backs"`, `stance = "denies"`)
	e.save(claimFile)
	e.Holds("new findings come by themselves", panelShown)
}

func TestInABrowserWarningsStayInTheCorner(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, "short  = \"", "short  = \""+strings.Repeat("A long one. ", 8))
	e := atWork(t, fsys, Options{})
	e.open(claimPage)
	e.Holds("the corner says how many", there+"!"+pill+".hidden && "+pill+".textContent === '1 warning'")
	if chrome.Ask[bool](e.Tab, panelShown) {
		t.Error("a warning opened the findings")
	}
	chrome.Ask[bool](e.Tab, pill+".click() || true")
	e.Holds("they open when asked for", panelShown+" && "+panel+".innerText.includes('short-too-long')")
	chrome.Ask[bool](e.Tab, panel+".querySelector('.explanation').open = true")
	e.Holds("they are explained", panel+".querySelector('.explanation pre').textContent.includes('short-too-long (warning)')")
}

func TestInABrowserTheSiteComesByItself(t *testing.T) {
	fsys := project(t)
	sound := fsys[claimFile]
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	e := atWork(t, fsys, Options{})
	e.open("/check/")
	e.Holds("the findings are there", panelShown)
	e.project[claimFile] = sound
	e.save(claimFile)
	e.Holds("the site has come", "document.querySelector('.site-name') !== null")
}

func TestInABrowserThePageFollows(t *testing.T) {
	fsys := project(t)
	e := atWork(t, fsys, Options{Follow: true})
	e.open("/check/imprint/")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.Holds("the claim is there", fmt.Sprintf("location.pathname === %q && document.querySelector('h1').textContent.startsWith('Day by day')", claimPage))
}

// The page stays, as with every fault; loaded anew, it says in its own place what is wrong.
func TestInABrowserAPageThatCannotBeMadeComesByItself(t *testing.T) {
	e := atWork(t, project(t), Options{})
	e.open(claimPage)
	e.stain()
	e.project["templates/claim.html"] = &fstest.MapFile{Data: []byte(`{{define "content"}}{{.Nonsense}}{{end}}`)}
	e.save("templates/claim.html")
	e.Holds("the findings are there", panelShown+" && "+panel+".innerText.includes('templates/claim.html:1:')")
	if chrome.Ask[bool](e.Tab, reloaded) {
		t.Error("the last good page did not stay")
	}
	e.open(claimPage)
	e.Holds("the page says so too", panelShown+" && document.querySelector('h1').textContent === 'This page cannot be made' && !"+panel+".innerText.includes('good one')")
	delete(e.project, "templates/claim.html")
	e.save("templates/claim.html")
	e.Holds("the page has come", "document.querySelector('h1').textContent.startsWith('About')")
}

// A page outlives the server: it says that there is none, and is not stale when there is one again.
func TestInABrowserThePageSurvivesTheServer(t *testing.T) {
	listen := keptPort(t)
	e := atWork(t, project(t), Options{})
	listener := listen()
	e.host = "http://" + listener.Addr().String()
	stop := e.serve(listener)
	e.open(claimPage)
	e.stain()
	stop()
	e.Holds("the page says that it is alone", "!"+pill+".hidden && "+pill+".textContent.includes('does not answer')")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.preview = New(generator.NewLive(generator.Options{}), Options{})
	e.save()
	e.serve(listen())
	e.Holds("the page is up to date", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}

// keptPort returns what listens on one and the same port again and again. Nobody else gets it in between, because a socket that never
// listens is bound to it until the test ends.
func keptPort(t testing.TB) (listen func() net.Listener) {
	t.Helper()
	share := func(fd int) error { return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEPORT, 1) }
	shared := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		var fault error
		err := c.Control(func(fd uintptr) { fault = share(int(fd)) })
		return errors.Join(err, fault)
	}}
	at := "127.0.0.1:0"
	listen = func() net.Listener {
		listener, err := shared.Listen(t.Context(), "tcp4", at)
		if err != nil {
			t.Fatal(err)
		}
		return listener
	}
	first := listen()
	defer first.Close()
	at = first.Addr().String()
	holder, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(holder) })
	err = errors.Join(share(holder),
		unix.Bind(holder, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}, Port: first.Addr().(*net.TCPAddr).Port}))
	if err != nil {
		t.Fatal(err)
	}
	return listen
}

// heard waits until the page knows of a revision.
func (e *editor) heard(revision int) {
	e.t.Helper()
	e.Holds("the page has heard of the revision", fmt.Sprintf("import('/_beleg/preview.js').then((p) => p.made.revision == %d)", revision))
}

func TestInABrowserOnlyThePageThatWasLookedAtLastFollows(t *testing.T) {
	e := atWork(t, project(t), Options{Follow: true})
	e.open("/check/imprint/")
	chrome.Ask[string](e.Tab, "localStorage._beleg_looked = 'another tab'")
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.heard(2)
	if got := chrome.Ask[string](e.Tab, "location.pathname"); got != "/check/imprint/" {
		t.Errorf("the page went to %s, although another was looked at last", got)
	}
}

func TestInABrowserSomebodyBusyIsNotDisturbed(t *testing.T) {
	e := atWork(t, project(t), Options{})
	e.open(claimPage)
	e.stain()
	chrome.Ask[bool](e.Tab, `import("/_beleg/preview.js").then((p) => { globalThis.release = p.session.hold(); return true; })`)
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.heard(2)
	if chrome.Ask[bool](e.Tab, reloaded) {
		t.Error("the page reloaded while somebody was busy on it")
	}
	chrome.Ask[bool](e.Tab, "(setTimeout(release), true)")
	e.Holds("the page has reloaded when it could", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}

// Browsers allow six connections to a host. Hidden pages must not take them from the one that is looked at.
func TestInABrowserAHiddenPageGivesItsConnectionAway(t *testing.T) {
	const show = `((state) => { Object.defineProperty(document, "visibilityState", {value: state, configurable: true});
document.dispatchEvent(new Event("visibilitychange")); return true; })`
	e := atWork(t, project(t), Options{})
	e.open(claimPage)
	e.stain()
	chrome.Ask[bool](e.Tab, show+"('hidden')")
	e.Holds("it keeps the connection while there are few", "navigator.locks.query().then((q) => q.held.length === 1)")
	if n := len(e.preview.streams); n != 1 {
		t.Errorf("a single hidden page has %d connections, want 1", n)
	}
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Some 19,000 vehicles cross the Harbour")
	chrome.Call(e.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `if (!sessionStorage.seen) ` + show + `("hidden")`})
	e.save(claimFile)
	e.Holds("it has reloaded unseen", reloaded+" && document.querySelector('h1').textContent.startsWith('Some')")
	e.connected()
	chrome.Ask[bool](e.Tab, "sessionStorage.seen = true")
	e.stain()
	chrome.Ask[bool](e.Tab, show+"('visible')")
	e.Holds("seen, it needs no place", "navigator.locks.query().then((q) => q.held.length === 0)")
	chrome.Ask[bool](e.Tab, `(["_beleg_1", "_beleg_2", "_beleg_3"].map((place) => navigator.locks.request(place, () => new Promise(() => {}))), true)`)
	e.Holds("all places are taken", "navigator.locks.query().then((q) => q.held.length === 3)")
	chrome.Ask[bool](e.Tab, show+"('hidden')")
	if !eventually(func() bool { return len(e.preview.streams) == 0 }) {
		t.Fatalf("one hidden page of many has %d connections, want none", len(e.preview.streams))
	}
	edit(t, e.project, claimFile, "Some 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	chrome.Ask[bool](e.Tab, show+"('visible')")
	e.Holds("it catches up when it is seen", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}

// Who blocks cookies blocks all that a page could keep: the very names throw then.
func TestInABrowserThePreviewWorksWhereNothingMayBeKept(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, `"supported"`, `"suported"`)
	e := atWork(t, fsys, Options{})
	chrome.Call(e.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `for (const name of ["sessionStorage", "localStorage"]) Object.defineProperty(window, name,
{get() { throw new DOMException("denied", "SecurityError"); }});`})
	e.open("/")
	e.Holds("the error is shown", "document.querySelector('beleg-preview')?.shadowRoot.querySelector('.finding') !== null")
	edit(t, e.project, claimFile, `"suported"`, `"supported"`)
	e.save(claimFile)
	e.Holds("the page comes when it is mended", "document.querySelector('link[rel=alternate]') !== null && document.readyState === 'complete'")
	e.open(claimPage)
	e.stain()
	edit(t, e.project, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	e.save(claimFile)
	e.Holds("it reloads", reloaded+" && document.querySelector('h1').textContent.startsWith('Day by day')")
}
