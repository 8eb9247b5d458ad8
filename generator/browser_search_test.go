//go:build browser

package generator_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"beleg/generator/internal/chrome"
)

// found is what the page for searching shows.
type found struct {
	Query, Status, Focus string
	Address              string   // what stands behind the path
	Hits                 []string // where each leads, below the home page
	Marks                []string
	Shown                string // whether lists are in place of hits: "lists", "hits"
	Refused              []string
}

const look = `({Query: document.querySelector("input[type=search][name=q]").value, Status: document.getElementById("status").textContent,
	Focus: document.activeElement.name || document.activeElement.tagName, Address: location.search,
	Hits: [...document.querySelectorAll("ol#hits > li")].map((li) => [...li.querySelectorAll("a")].map((a) => a.getAttribute("href")).join()),
	Marks: [...document.querySelectorAll("#hits mark")].map((m) => m.textContent),
	Shown: document.getElementById("found").checkVisibility() ? "hits" : "lists", Refused: globalThis.refused || []})`

// look tells what the page shows once it says how many hits there are, and a condition holds that is given in JavaScript.
func (r *reader) look(condition string) found {
	r.t.Helper()
	r.Holds(condition, `/\d/.test(document.getElementById("status")?.textContent) && (`+condition+`)`)
	f := chrome.Ask[found](r.Tab, look)
	for i, hit := range f.Hits {
		f.Hits[i] = strings.TrimPrefix(hit, basePath)
	}
	if len(f.Refused) > 0 {
		r.t.Errorf("at %s: the policy refused %q", r.where(), f.Refused)
	}
	return f
}

func (r *reader) typed(keys string) {
	r.t.Helper()
	r.Do(chromedp.KeyEvent(keys))
}

func TestInABrowserSearchingFindsWhileOneTypes(t *testing.T) {
	r := newReader(t)
	chrome.Call(r.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	r.open("search/index.html")
	// A key that writes and is held back writes nothing; KeyEvent would send the letter all the same.
	chrome.Call(r.Tab, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"})
	r.typed("Wladiwo")
	f := r.look(`location.search === "?q=Wladiwo"`)
	if f.Focus != "q" || f.Query != "Wladiwo" || f.Shown != "hits" || len(f.Hits) < 3 || !slices.Contains(f.Marks, "Wladiwostok") {
		t.Errorf("after /Wladiwo: %+v", f)
	}
	r.typed(kb.ArrowDown)
	r.typed(kb.ArrowDown)
	r.typed(kb.ArrowUp)
	if got := chrome.Ask[string](r.Tab, "document.activeElement.getAttribute('href')"); got != basePath+f.Hits[0] {
		t.Errorf("two hits down and one up is at %s, want %s", got, f.Hits[0])
	}
	before := chrome.Ask[string](r.Tab, "location.href")
	r.typed(kb.Enter)
	r.arrive(before)
	if r.where() != f.Hits[0] {
		t.Errorf("Enter opens %s, want %s", r.where(), f.Hits[0])
	}
	chrome.Ask[bool](r.Tab, "(history.back(), true)")
	if again := r.look("location.search === '?q=Wladiwo'"); again.Query != f.Query || again.Status != f.Status || !slices.Equal(again.Hits, f.Hits) {
		t.Errorf("back again: %+v, want %+v", again, f)
	}
	chrome.Ask[bool](r.Tab, "(document.querySelector('#hits a').focus(), true)")
	r.typed(kb.Escape)
	r.typed(kb.Escape)
	r.Holds("the field is empty", `document.activeElement.name === "q" && !document.activeElement.value && !location.search`)
	if f := chrome.Ask[found](r.Tab, look); f.Shown != "lists" {
		t.Errorf("after Escape twice: %+v", f)
	}
}

func TestInABrowserHitsAreNarrowedDownBySeveralThings(t *testing.T) {
	r := newReader(t)
	choose := func(name, value string) (n string) {
		t.Helper()
		n = chrome.Ask[string](r.Tab, `[...document.querySelector("select[name=`+name+`]")].find((o) => o.value === `+quoteJS(value)+`)?.text.match(/\d+/)[0] || ""`)
		chrome.Ask[bool](r.Tab, `(({s, v}) => { s.value = v; return s.dispatchEvent(new Event("change", {bubbles: true})); })({s: document.querySelector("select[name=`+name+`]"), v: `+quoteJS(value)+`})`)
		return n
	}
	r.open("search/?q=Raketen")
	r.look("true")
	sources := choose("kind", "source")
	f := r.look(`location.search === "?q=Raketen&kind=source"`)
	if f.Status != "Treffer: "+sources || fmt.Sprint(len(f.Hits)) != sources {
		t.Errorf("of %q sources there are %+v", sources, f)
	}
	for _, hit := range f.Hits {
		if !strings.HasPrefix(hit, "sources/") {
			t.Errorf("among sources is %s", hit)
		}
	}
	r.Do(chromedp.Reload())
	if again := r.look("true"); !slices.Equal(again.Hits, f.Hits) {
		t.Errorf("loaded again: %+v, want %+v", again, f)
	}
	choose("kind", "claim")
	r.look(`location.search === "?q=Raketen&kind=claim"`)
	open := choose("rating", "Unbestätigt")
	r.look(`location.search.includes("rating")`)
	ratings := chrome.Ask[[]string](r.Tab, `[...document.querySelectorAll("#hits .rating")].map((e) => e.textContent)`)
	if ratings = slices.Compact(ratings); !slices.Equal(ratings, []string{"Unbestätigt"}) || open == "" {
		t.Errorf("%q unconfirmed claims are rated %q", open, ratings)
	}
	r.open("search/?kind=source") // without a word nothing is lacking
	r.look("true")
	if got := chrome.Ask[string](r.Tab, `document.getElementById("hits").textContent`); strings.Contains(got, "undefined") {
		t.Errorf("without a word the hits say %q", got)
	}
}

func TestInABrowserHitsCanBeReadByAll(t *testing.T) {
	r := newReader(t)
	r.open("search/?q=nordkoreanische Sodlaten")
	r.Holds("there are hits", `document.querySelectorAll("#hits li").length && document.getElementById("status").textContent`)
	if got := chrome.Ask[string](r.Tab, `document.getElementById("meant").textContent`); got != "Meinten Sie „nordkoreanische Soldaten“?" {
		t.Errorf("for a slip the page says %q", got)
	}
	chrome.Ask[bool](r.Tab, `(document.getElementById("narrow").open = true)`)
	r.LoadAxe()
	for _, width := range []int64{1440, 320} {
		for _, scheme := range []string{"light", "dark"} {
			r.Window(width, 900)
			r.Media("", scheme)
			r.Axe("hits, "+scheme, "html", 10)
		}
		for _, what := range chrome.Ask[[]string](r.Tab, script(t, "sideways.js")) {
			t.Errorf("at %d pixels: %s can be scrolled sideways", width, what)
		}
	}
}

func TestInABrowserEveryHeaderLeadsToTheSearch(t *testing.T) {
	r := newReader(t)
	send := func() {
		t.Helper()
		r.Do(chromedp.SetValue(chromedp.CSS("header input[name=q]"), "Soldaten"))
		r.Do(chromedp.Click(chromedp.CSS("header form button")))
		r.Holds("the field leads to the search", `location.href === `+quoteJS(r.home+"search/?q=Soldaten")+` && document.readyState === "complete"`)
	}
	r.open("claims/kreml-dementi/index.html")
	send()
	if f := chrome.Ask[found](r.Tab, look); f.Query != "Soldaten" {
		t.Errorf("there stands %+v", f)
	}
	chrome.Call(r.Tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	r.open("sources/index.html")
	send()
	for _, kind := range []string{"claims/", "sources/", "actors/", "chronology/", "topics/", "questions/im-kampf/"} {
		if !chrome.Ask[bool](r.Tab, `document.querySelector('main a[href="`+basePath+kind+`"]')?.checkVisibility() || false`) {
			t.Errorf("without a script no way leads from the search to %s", kind)
		}
	}
	if got := chrome.Ask[string](r.Tab, `document.querySelector("noscript").textContent`); !strings.Contains(got, "JavaScript") {
		t.Errorf("without a script the page says %q", got)
	}
	chrome.Call(r.Tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	r.Do(chromedp.Navigate(r.home + "claims/elitesoldaten-wladiwostok/")) // which there is not
	r.Holds("there are hits", `document.querySelectorAll("#hits li").length`)
	if f := chrome.Ask[found](r.Tab, look); f.Query != "elitesoldaten wladiwostok" || !strings.Contains(f.Hits[0], "claims/elitesoldaten-nach-wladiwostok/") {
		t.Errorf("the page for what is not there shows %+v", f)
	}
}

// The script folds words as the index has them.
func TestInABrowserWordsAreFoldedAsInTheIndex(t *testing.T) {
	r := newReader(t)
	text, err := os.ReadFile("text/terms/testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Text  string
		Words []string
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 10 {
		t.Fatalf("only %d texts to fold", len(vectors))
	}
	r.open("search/index.html")
	for _, v := range vectors {
		if got := chrome.Ask[[]string](r.Tab, "folded("+quoteJS(v.Text)+")"); strings.Join(got, " ") != strings.Join(v.Words, " ") {
			t.Errorf("%q is folded to %q, want %q", v.Text, got, v.Words)
		}
	}
	if at := chrome.Ask[string](r.Tab, "document.scripts[0].src"); !strings.HasPrefix(path.Base(at), "search.") {
		t.Errorf("the script is %s", at)
	}
}

// The first thing of the index has the number 0, which is no sign that nothing was found.
func TestInABrowserTheFirstThingOfTheIndexIsCounted(t *testing.T) {
	r := newReader(t)
	r.open("assets/search/d0.json")
	const first = "JSON.parse(document.body.textContent).docs[0]."
	title, at := chrome.Ask[string](r.Tab, first+"title"), chrome.Ask[string](r.Tab, first+"at")
	r.open("search/?q=" + url.QueryEscape(title))
	if f := r.look("true"); len(f.Hits) == 0 || f.Hits[0] != at {
		t.Errorf("%q: got %+v, want %s first", title, f, at)
	}
}
