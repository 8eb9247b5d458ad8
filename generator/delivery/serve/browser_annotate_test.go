//go:build browser

package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"beleg/generator"
	"beleg/generator/internal/chrome"
	"beleg/generator/words/diag"
)

const (
	fullText  = "/_beleg/source/harbour-bridge/"
	quotation = "document.querySelector('.beleg_panel pre').textContent"
	panelOpen = "document.querySelector('.beleg_panel pre')?.textContent"
)

// quoting opens a preview that may write to the project on the disk.
func quoting(t *testing.T) (e *editor, dir string) {
	t.Helper()
	fsys := project(t)
	dir = t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return atWork(t, fsys, Options{Root: filepath.ToSlash(dir)}), dir
}

// drag marks words with the mouse, from within the first to within the second. Each is looked for in the elements that selector
// finds; their letters are counted from 0.
func (e *editor) drag(selector, first string, i int, last string, j int) {
	e.t.Helper()
	at := func(word string, n int) (x, y float64) {
		place := chrome.Ask[[]float64](e.Tab, fmt.Sprintf(`(() => {
  const all = [...document.querySelectorAll(%q)].find((p) => p.textContent.includes(%q));
  const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(%q);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at + %d);
    range.setEnd(walker.currentNode, at + %d + 1);
    const box = range.getBoundingClientRect();
    return [box.left + 1, box.top + box.height / 2];
  }
  return [];
})()`, selector, word, word, n, n))
		if len(place) != 2 {
			e.t.Fatalf("%q does not stand on the page", word)
		}
		return place[0], place[1]
	}
	chrome.Ask[bool](e.Tab, fmt.Sprintf(`([...document.querySelectorAll(%q)].find((p) => p.textContent.includes(%q)).scrollIntoView({ block: "center" }), true)`, selector, first))
	x, y := at(first, i)
	toX, toY := at(last, j)
	e.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, (x+toX)/2, (y+toY)/2, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, toX, toY, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, toX, toY, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// wantNoErrors holds that a project passes the check.
func (e *editor) wantNoErrors() {
	e.t.Helper()
	found, _, err := generator.Check(e.project, generator.Options{})
	if err != nil {
		e.t.Fatal(err)
	}
	if n, _ := found.Count(); n > 0 {
		var b strings.Builder
		_ = diag.WriteText(&b, found, diag.TextOptions{})
		e.t.Errorf("the project has %d errors:\n%s", n, &b)
	}
}

func TestInABrowserMarkedWordsAreAQuotationThatPassesTheCheck(t *testing.T) {
	e, _ := quoting(t)
	e.open(fullText)
	for _, c := range []struct {
		first string
		i     int
		last  string
		j     int
		want  string
	}{
		{"petition against", 2, "closure had", 3, "text   = \"petition against the closure\"\n"},
		// These words stand four times; the shortest neighbours tell which are meant.
		{"Harbour Bridge at", 1, "Harbour Bridge at", 10, "text   = \"Harbour Bridge\"\nbefore = \"The\"\n"},
		{"Inspectors had", 3, "four main", 7, "text   = \"Inspectors had found cracks in two of the bridge's four main\"\n"},
	} {
		e.drag(".words", c.first, c.i, c.last, c.j)
		e.Holds("nobody has chosen its stance", fmt.Sprintf("%s.endsWith(%q) && !document.querySelector('.beleg_panel input:checked')", panelOpen, c.want+"stance = \"\" # supports | disputes | mentions\n"))
		e.Do(chromedp.Click(chromedp.CSS(".beleg_panel input[value=disputes]")))
		c.want += "stance = \"disputes\"\n"
		e.Holds("the panel has the quotation", fmt.Sprintf("%s.endsWith(%q)", panelOpen, c.want))
		toml := chrome.Ask[string](e.Tab, quotation)
		if want := "[[quote]]\nsource = \"harbour-bridge\"\n" + c.want; toml != want {
			t.Errorf("got %q, want %q", toml, want)
		}
		before := e.project[claimFile].Data
		e.project[claimFile].Data = append(append([]byte(nil), before...), "\n"+toml...)
		e.wantNoErrors()
		e.project[claimFile].Data = before
		e.Do(chromedp.KeyEvent(kb.Escape))
		e.Holds("the panel is closed", "!document.querySelector('.beleg_panel')")
	}
	if refused := chrome.Ask[[]string](e.Tab, "refused"); len(refused) > 0 {
		t.Errorf("the page's policy refused %v", refused)
	}
}

func TestInABrowserAppendingWritesTheQuotationAndNothingElse(t *testing.T) {
	e, dir := quoting(t)
	e.open(fullText)
	e.drag(".words", "signatures by", 2, "Tuesday evening", 10)
	e.Holds("the panel is open", panelOpen)
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel input[value=mentions]")))
	e.Holds("the stance is the chosen one", panelOpen+".includes('mentions')")
	e.Do(chromedp.Click(chromedp.CSS("#beleg_claim")))
	e.Holds("the claims are listed", "document.querySelector('[role=option]')")
	e.Do(chromedp.KeyEvent("vehicle 19"), chromedp.KeyEvent(kb.Enter))
	e.Holds("the claim is chosen", "document.querySelector('#beleg_claim').value.startsWith('19,000') && !document.querySelector('.beleg_panel .primary').disabled")
	toml := chrome.Ask[string](e.Tab, quotation)
	e.Do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	e.Holds("it is said that it was added", "document.querySelector('.beleg_toast')?.textContent.includes('"+claimFile+"')")
	now, err := os.ReadFile(filepath.Join(dir, claimFile))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(e.project[claimFile].Data)+"\n"+toml, string(now)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	e.stain()
	e.project[claimFile].Data = now
	e.wantNoErrors()
	e.save(claimFile)
	e.Holds("the page has reloaded", reloaded)
	e.Holds("the new quotation is marked", "[...document.querySelectorAll('mark')].some((m) => m.textContent === 'signatures by Tuesday evening')")
	if got := chrome.Ask[string](e.Tab, "localStorage['beleg.claims']"); got != `["vehicles-on-the-bridge"]` {
		t.Errorf("the claims used last are %s, want the one", got)
	}
}

// A page does not go away under somebody who is quoting; it does when they are done.
func TestInABrowserAnOpenPanelPutsOffReloading(t *testing.T) {
	e, dir := quoting(t)
	e.open(fullText)
	e.drag(".words", "signatures by", 2, "Tuesday evening", 10)
	e.Holds("the panel is open", panelOpen)
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel input[value=mentions]")))
	e.stain()
	edit(t, e.project, claimFile, "19,000 vehicles a day", "Vehicles a day")
	e.save(claimFile)
	e.Do(chromedp.Click(chromedp.CSS("#beleg_claim")))
	e.Holds("the claims are listed", "document.querySelector('[role=option]')")
	e.Do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	e.Holds("the claim is chosen", "!document.querySelector('.beleg_panel .primary').disabled")
	e.Do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	e.Holds("the conflict is said in words", "document.querySelector('.beleg_panel .fault').textContent.includes('saved meanwhile')")
	if now, err := os.ReadFile(filepath.Join(dir, claimFile)); err != nil || strings.Contains(string(now), "signatures") {
		t.Errorf("the file was written although it is another now (%v)", err)
	}
	if chrome.Ask[bool](e.Tab, "globalThis.stained !== true") {
		t.Error("the page has reloaded while the panel was open")
	}
	e.Do(chromedp.KeyEvent(kb.Escape))
	e.Holds("the page has reloaded", reloaded)
}

func TestInABrowserAQuotationIsCopied(t *testing.T) {
	e, _ := quoting(t)
	chrome.Call(e.Tab, browser.SetPermission, browser.SetPermissionParams{BrowserContextID: e.Profile(), Permission: &browser.PermissionDescriptor{Name: "clipboard-read"}, Setting: "granted"})
	e.open(fullText)
	e.drag(".words", "petition against", 2, "closure had", 3)
	e.Holds("the panel is open", panelOpen)
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel .row button")))
	e.Holds("it is said that it was copied", "document.querySelector('.beleg_panel [role=status]').textContent === 'Copied'")
	if got, want := chrome.Ask[string](e.Tab, "navigator.clipboard.readText()"), chrome.Ask[string](e.Tab, quotation); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestInABrowserKeysQuoteALineAndComeBack(t *testing.T) {
	e, _ := quoting(t)
	e.open(fullText)
	chrome.Ask[bool](e.Tab, "(document.querySelector('.line[data-from]:not([disabled])').focus(), true)")
	e.Do(chromedp.KeyEvent(kb.Enter))
	e.Holds("the panel has the headline", panelOpen+".includes('Harbour Bridge to close to cars for eight months')")
	e.Holds("the focus is in the panel", "document.activeElement.closest('.beleg_panel')")
	for _, stop := range []string{"#beleg_claim", "summary"} {
		e.Do(chromedp.KeyEvent(kb.Tab))
		e.Holds("the next stop is "+stop, fmt.Sprintf("document.activeElement.matches(%q)", stop))
	}
	e.Do(chromedp.KeyEvent(kb.Escape))
	e.Holds("the focus is where it was", "document.activeElement.matches('.line') && !document.querySelector('.beleg_panel')")
}

func TestInABrowserThePublishedPageLeadsToTheFullTextAndQuotesToo(t *testing.T) {
	e, _ := quoting(t)
	e.open("/check/sources/harbour-bridge/")
	if got := chrome.Ask[string](e.Tab, "document.querySelector('.beleg_link a').getAttribute('href')"); got != fullText {
		t.Errorf("the link leads to %s, want %s", got, fullText)
	}
	e.drag(".block > p", "Inspectors had", 3, "four main", 7)
	e.Holds("the panel has the quotation", panelOpen+".includes('\"Inspectors had found cracks in two of the bridge')")
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel .close")))
	const told = "(document.dispatchEvent(new Event('selectionchange')), new Promise((later) => setTimeout(() => later(!document.querySelector('.beleg_panel')), 700)))"
	e.Holds("the panel stays closed, though the browser tells once more what is marked", told)
	chrome.Ask[bool](e.Tab, "(getSelection().removeAllRanges(), true)") // what is marked already would be dragged away as a whole
	e.drag(".block > p", "Inspectors had", 3, "Ada Lindqvist", 2)
	e.Holds("it says that one paragraph is the limit", "document.querySelector('.beleg_panel .refused')?.textContent.includes('one paragraph')")
	if refused := chrome.Ask[[]string](e.Tab, "refused"); len(refused) > 0 {
		t.Errorf("the page's policy refused %v", refused)
	}
}

func TestInABrowserQuotingIsAccessibleAndFitsATelephone(t *testing.T) {
	e, _ := quoting(t)
	for _, width := range []int64{1280, 360} {
		for _, scheme := range []string{"light", "dark"} {
			e.look(width, 780, scheme)
			e.Do(chromedp.Navigate("about:blank")) // going to where one is already may be taken for done at once
			e.open(fullText)
			chrome.Ask[bool](e.Tab, "(document.querySelector('.plain[data-from]').click(), true)")
			e.Holds("the panel is open", panelOpen)
			chrome.Ask[bool](e.Tab, "(document.querySelector('.beleg_panel summary').click(), document.querySelector('#beleg_measure').selectedIndex = 1, true)")
			e.Do(chromedp.Click(chromedp.CSS("#beleg_claim")))
			e.Holds("the claims are listed", "document.querySelector('[role=option]')")
			if wide := chrome.Ask[float64](e.Tab, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
				t.Errorf("%d pixels, %s: the page is %g pixels too wide", width, scheme, wide)
			}
			e.LoadAxe()
			e.Axe(fmt.Sprintf("%d pixels, %s", width, scheme), "html", 10)
		}
	}
}

// No stance is chosen beforehand, so that none is written that nobody has weighed.
func TestInABrowserAClaimBeginsWithMarkedWords(t *testing.T) {
	fsys := project(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	vscode, err := ParseEditor("vscode")
	if err != nil {
		t.Fatal(err)
	}
	e := atWork(t, fsys, Options{Root: filepath.ToSlash(dir), Editor: vscode})
	e.open(fullText)
	chrome.Ask[bool](e.Tab, "(HTMLAnchorElement.prototype.click = function () { globalThis.opened = this.href; }, true)")
	e.drag(".words", "signatures by", 2, "Tuesday evening", 10)
	e.Holds("the panel is open", panelOpen)
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel summary")))
	e.Holds("no stance is chosen", "!document.querySelector('[name=beleg_begun]:checked') && document.querySelector('.beleg_panel form .primary').disabled")
	e.Do(chromedp.Click(chromedp.CSS("#beleg_sentence")), chromedp.KeyEvent("Two thousand have signed."))
	e.Holds("a stance is still lacking", "document.querySelector('.beleg_panel form .primary').disabled")
	e.Do(chromedp.Click(chromedp.CSS("[name=beleg_begun][value=supports]")), chromedp.Click(chromedp.CSS("#beleg_via")), chromedp.KeyEvent("nobody"))
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel form .primary")))
	e.Holds("what is wrong is said", "document.querySelector('.beleg_panel .fault').textContent.includes('There is no actor \"nobody\"')")
	chrome.Ask[bool](e.Tab, "(document.querySelector('#beleg_via').value = '?', true)")
	e.Do(chromedp.Click(chromedp.CSS(".beleg_panel form .primary")))
	const file = "content/claims/two-thousand-have-signed.toml"
	e.Holds("it is said where it begins", "document.querySelector('.beleg_toast')?.textContent.includes('"+file+"')")
	e.Holds("the editor is opened", "globalThis.opened?.startsWith('vscode://file/') && globalThis.opened.endsWith('"+file+":1:1')")
	now, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	if want := "text   = \"signatures by Tuesday evening\"\nstance = \"supports\"\nvia    = [\"?\"]\n"; !strings.HasSuffix(string(now), want) {
		t.Errorf("got\n%s\nwant it to end in\n%s", now, want)
	}
	e.project[file] = &fstest.MapFile{Data: now}
	e.wantNoErrors()
	if refused := chrome.Ask[[]string](e.Tab, "refused"); len(refused) > 0 {
		t.Errorf("the page's policy refused %v", refused)
	}
}
