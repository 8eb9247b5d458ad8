//go:build browser

package generator_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
)

// longLists are the pages whose rows are many.
var longLists = []string{"chronology/index.html", "claims/index.html"}

// How high a row is depends on the reader's fonts, so no number is expected here: wherever they have scrolled to, rows follow one another.
func TestInABrowserTheRowsOfLongListsDoNotOverlap(t *testing.T) {
	r := newReader(t)
	look := script(t, "rows.js")
	for _, page := range longLists {
		for _, width := range []int64{360, 412, 768, 1280, 1920} {
			r.Window(width, 900)
			r.open(page)
			chrome.Ask[bool](r.Tab, `(document.querySelectorAll("details").forEach((d) => { d.open = true; }), true)`) // rows that are folded away are nowhere
			got := chrome.Ask[struct {
				Rows   int
				Faults []string
			}](r.Tab, look)
			if got.Rows < 100 {
				t.Errorf("%s at %d pixels has %d rows, want at least 100", page, width, got.Rows)
			}
			if len(got.Faults) > 0 {
				t.Errorf("%s at %d pixels: %q", page, width, got.Faults)
			}
		}
	}
}

// A link to a row far down leads to it. Readers who have not asked for less motion count: a page that glides there passes all rows, and
// must not end somewhere else for that.
func TestInABrowserALinkLeadsToARowThatWasNotSeen(t *testing.T) {
	r := newReader(t)
	chrome.Call(r.Tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}}})
	for _, width := range []int64{360, 1280} {
		r.Window(width, 900)
		r.open("chronology/index.html")
		ids := chrome.Ask[[]string](r.Tab, `[...document.querySelectorAll(".entry[id]")].map(e => e.id)`)
		for _, id := range []string{ids[len(ids)/2], ids[len(ids)-10]} {
			for _, from := range []string{"chronology/index.html", "index.html"} { // within the page, and from another
				r.open(from)
				r.open("chronology/#" + id)
				if top := r.atRest(`document.querySelector(":target")`); top < -1 || top > 120 {
					t.Errorf("at %d pixels, to %s from %s: what the link leads to begins %.0f pixels below the edge of the window", width, id, from, top)
				}
			}
		}
	}
}

// Who loads a page again goes on reading where they were.
func TestInABrowserAReloadKeepsThePlaceInALongList(t *testing.T) {
	r := newReader(t)
	for _, page := range longLists {
		for _, width := range []int64{360, 1280} {
			r.Window(width, 900)
			for _, part := range []float64{0.5, 0.9} {
				r.open(page)
				row := fmt.Sprintf("(all => all[Math.floor(%g * all.length)])(document.querySelectorAll('.entry, [data-group] > .rows > li'))", part)
				chrome.Ask[bool](r.Tab, "("+row+".scrollIntoView({ block: 'center', behavior: 'instant' }), true)")
				before := r.atRest(row)
				r.Do(chromedp.Reload())
				if after := r.atRest(row); after < before-2 || after > before+2 || after < 0 || after > 900 {
					t.Errorf("%s at %d pixels: what was %.0f pixels below the edge of the window is %.0f below it after a reload", page, width, before, after)
				}
			}
		}
	}
}

// atRest returns how far below the edge of the window an element begins when the page has come to rest: it did not move while twenty
// pictures were drawn.
func (r *reader) atRest(element string) float64 {
	r.t.Helper()
	return chrome.Ask[float64](r.Tab, `new Promise((done) => {
		const top = () => `+element+`.getBoundingClientRect().top;
		const look = (last, left) => requestAnimationFrame(() => left ? look(top(), top() === last ? left - 1 : 20) : done(last));
		look(top(), 20);
	})`)
}

// A column is as wide as its longest word, and what does not fit then is scrolled to.
func TestInABrowserNoWordOfASmallMatrixIsBroken(t *testing.T) {
	r := newReader(t)
	r.open("matrix/index.html")
	for _, width := range []int64{1280, 1000, 860} {
		r.Window(width, 900)
		got := chrome.Ask[struct {
			Words  int
			Broken []string
		}](r.Tab, `(() => {
			const walker = document.createTreeWalker(document.querySelector(".matrix.roomy"), NodeFilter.SHOW_TEXT), broken = [];
			let words = 0;
			while (walker.nextNode()) for (const { 0: word, index } of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
				if (walker.currentNode.parentElement.closest(".visually-hidden, .of, th[scope=row]")) continue;
				const range = document.createRange();
				range.setStart(walker.currentNode, index);
				range.setEnd(walker.currentNode, index + word.length);
				words++;
				if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word);
			}
			return { words, broken };
		})()`)
		if got.Words < 300 || len(got.Broken) > 0 {
			t.Errorf("at %d pixels %q of %d words are broken", width, got.Broken, got.Words)
		}
	}
}
