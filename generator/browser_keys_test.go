//go:build browser

package generator_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"beleg/generator/internal/chrome"
)

// marked tells whether the target of the address is in the window and stands out, itself or the passage it is in: by an outline, or
// because its twin that is no target looks otherwise.
const marked = `(() => {
  const target = document.querySelector(":target");
  if (!target) return "nothing is the target";
  const e = target.closest(".quoted") || target;
  const box = e.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "the target is not in the window";
  const s = getComputedStyle(e);
  if (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) return "";
  const twin = e.cloneNode(true), aside = document.createElement("span");
  for (const named of [twin, ...twin.querySelectorAll("[id]")]) named.removeAttribute("id");
  aside.append(twin);
  e.parentNode.append(aside);
  const looks = (e) => { const s = getComputedStyle(e); return s.backgroundColor + s.borderBottomColor; };
  const same = looks(e) === looks(twin);
  aside.remove();
  return same ? "the target is not marked" : "";
})()`

// follow clicks a link with the mouse and waits until the address is another.
func (r *reader) follow(selector string) {
	r.t.Helper()
	before := chrome.Ask[string](r.Tab, "location.href")
	r.Do(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
	r.arrive(before)
}

// arrive waits until the address is not the one before and the page is there.
func (r *reader) arrive(before string) {
	r.t.Helper()
	r.Holds("the link leads somewhere", fmt.Sprintf("location.href !== %q && document.readyState === 'complete'", before))
	chrome.Ask[bool](r.Tab, "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
}

func (r *reader) wantMarked(what string) {
	r.t.Helper()
	if fault := chrome.Ask[string](r.Tab, marked); fault != "" {
		r.t.Errorf("at %s: %s: %s", r.where(), what, fault)
	}
}

func TestInABrowserAHighlightLeadsToItsClaimAndBack(t *testing.T) {
	r := newReader(t)
	followed := 0
	for _, width := range []int64{1440, 360} {
		r.Window(width, 800)
		for name := range r.site.files {
			if kindOf(name) != "sources/ID" {
				continue
			}
			r.open(name)
			if !chrome.Ask[bool](r.Tab, "document.querySelector('mark.quoted a') !== null") {
				continue // a source that is not shown
			}
			r.throughTheNote(path.Dir(name))
			followed++
		}
	}
	if followed < 6 {
		t.Errorf("followed highlights on %d pages, want those of our sources", followed)
	}
}

// throughTheNote goes from the first highlight of a source to its note, to the claim, and back to the passage.
func (r *reader) throughTheNote(source string) {
	r.t.Helper()
	r.follow("mark.quoted a")
	passage, ok := strings.CutPrefix(chrome.Ask[string](r.Tab, "location.hash"), "#note_")
	if !ok {
		r.t.Errorf("at %s: the highlight does not lead to its note", r.where())
		return
	}
	r.wantMarked("the note")
	r.follow(":target a[href*='/claims/']")
	if kind := kindOf(index(r.where())); kind != "claims/ID" {
		r.t.Errorf("the note of %s#%s leads to %s, a page of kind %q", source, passage, r.where(), kind)
		return
	}
	r.follow(fmt.Sprintf(".quote a[href$='/%s/#%s']", source, passage))
	if got, want := r.where(), source+"/#"+passage; got != want {
		r.t.Errorf("back at %s, want %s", got, want)
	}
	r.wantMarked("the passage")
}

// framedKind is the kind of page that stands in a frame of another site: nothing is there to be skipped.
const framedKind = "embed/ID"

// A stop is where Tab has led.
type stop struct {
	At    string `json:"at"`
	Fault string `json:"fault"`
	First bool   `json:"first"`
	Again bool   `json:"again"`
	Skip  bool   `json:"skip"`
}

func TestInABrowserTheKeyboardReachesEverythingAndTheFocusShows(t *testing.T) {
	r := newReader(t)
	r.Window(1024, 700)
	for _, page := range longest(r.site.files) {
		r.open(page.name)
		r.tabThrough(page, chrome.Ask[int](r.Tab, script(t, "stops.js")))
	}
}

// A page of hundreds of links has the same few kinds of them again and again: behind the first firstStops only every
// stride-th is reached by a key, the others are leapt over.
const (
	firstStops = 80
	stride     = 10
)

// tabThrough presses Tab until the focus has been everywhere, or, on a page of many stops, at a part of them to its end.
func (r *reader) tabThrough(page sample, stops int) {
	r.t.Helper()
	faults := 0
	for presses := 0; presses < 2*stops+10; presses++ {
		if presses >= firstStops {
			chrome.Ask[bool](r.Tab, fmt.Sprintf("leap(%d)", stride-1))
		}
		r.Do(chromedp.KeyEvent(kb.Tab))
		got := chrome.Ask[stop](r.Tab, "focused()")
		if got.At == "" || got.Again {
			break
		}
		if got.First && !got.Skip && page.kind != framedKind {
			r.t.Errorf("%v: the first stop is %s, want the skip link", page, got.At)
		}
		if got.Fault != "" && faults < 5 {
			faults++
			r.t.Errorf("%v: %s %s", page, got.At, got.Fault)
		}
	}
	if missed := chrome.Ask[[]string](r.Tab, "unreached()"); len(missed) > 0 {
		r.t.Errorf("%v: keys reach all but %d of %d, such as %s", page, len(missed), stops, missed[0])
	}
}

func TestInABrowserEnterFollowsLinks(t *testing.T) {
	r := newReader(t)
	for _, page := range longest(r.site.files) {
		if page.kind == framedKind {
			continue
		}
		r.open(page.name)
		before := chrome.Ask[string](r.Tab, "location.href")
		r.Do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
		r.arrive(before)
		if got := chrome.Ask[string](r.Tab, "document.activeElement.id"); got != "main_content" {
			r.t.Errorf("%v: the skip link leads to %q, want main_content", page, got)
		}
		r.Do(chromedp.KeyEvent(kb.Tab))
		if !chrome.Ask[bool](r.Tab, "document.activeElement === document.body || document.querySelector('main').contains(document.activeElement) || !document.querySelector('main a')") {
			r.t.Errorf("%v: after the skip link, Tab leads out of the main part", page)
		}
	}
	r.open("claims/index.html")
	r.tabTo("document.activeElement.matches('.card h3 a')")
	before := chrome.Ask[string](r.Tab, "location.href")
	r.Do(chromedp.KeyEvent(kb.Enter))
	r.arrive(before)
	if kind := kindOf(index(r.where())); kind != "claims/ID" {
		t.Errorf("Enter on the first claim leads to %s, a page of kind %q", r.where(), kind)
	}
}

// tabTo presses Tab until the condition holds.
func (r *reader) tabTo(condition string) {
	r.t.Helper()
	for range 200 {
		r.Do(chromedp.KeyEvent(kb.Tab))
		if chrome.Ask[bool](r.Tab, condition) {
			return
		}
	}
	r.t.Fatalf("at %s: after 200 presses of Tab still not: %s", r.where(), condition)
}
