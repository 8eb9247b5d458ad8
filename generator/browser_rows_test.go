//go:build browser

package generator_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"beleg/generator/chrome"
)

// Rows that nobody has scrolled to are not laid out; the style sheet reckons their heights.
func TestInABrowserRowsAreReckonedBeforeTheyAreSeen(t *testing.T) {
	r := newReader(t)
	look := script(t, "rows.js")
	for _, page := range []string{"chronology/index.html", "claims/index.html"} {
		for _, width := range []int64{360, 412, 768, 1280, 1920} {
			r.Window(width, 900)
			r.open(page)
			got := chrome.Ask[struct {
				Rows, Seen     int
				Low            []string
				Reckoned, Real float64
			}](r.Tab, look)
			if got.Rows < 100 || got.Seen > got.Rows/4 {
				t.Errorf("%s at %d pixels: %d of %d rows are laid out at once, want at most a quarter of at least 100", page, width, got.Seen, got.Rows)
			}
			if len(got.Low) > 0 {
				t.Errorf("%s at %d pixels: rows are higher than reckoned, so that they seem to overlap: %q", page, width, got.Low)
			}
			if got.Reckoned > 1.7*got.Real {
				t.Errorf("%s at %d pixels: rows of %.0f pixels are reckoned as %.0f: the scroll bar misleads", page, width, got.Real, got.Reckoned)
			}
		}
	}
}

// A link to a row far down leads to it, although nothing above it has been laid out. Readers who have not asked for less motion count:
// a page that glides there lays out what it passes, and ends somewhere else.
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
				r.wantAtTop(fmt.Sprintf("at %d pixels, to %s from %s", width, id, from))
			}
		}
	}
}

// wantAtTop wants the target of the address where the eye looks first, when the page has come to rest.
func (r *reader) wantAtTop(what string) {
	r.t.Helper()
	// At rest is what did not move while twenty pictures were drawn.
	if top := chrome.Ask[float64](r.Tab, `new Promise((done) => {
		const top = () => document.querySelector(":target").getBoundingClientRect().top;
		const look = (last, left) => requestAnimationFrame(() => left ? look(top(), top() === last ? left - 1 : 20) : done(last));
		look(top(), 20);
	})`); top < -1 || top > 120 {
		r.t.Errorf("%s: what the link leads to begins %.0f pixels below the edge of the window", what, top)
	}
}
