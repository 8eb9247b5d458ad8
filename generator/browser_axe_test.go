//go:build browser

package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// inTwoShapes are the kinds of pages that show on a wide window what a telephone does not have, or the other way round.
var inTwoShapes = []string{"chronology", "claims/ID", "home", "matrix", "sources/ID"}

// No two articles are alike in how quotations meet, so axe looks at every source, and at the longest and the shortest page
// of all other kinds: at each as a wide window has it by day and as a telephone has it by night. Where a window and a
// telephone show different things, each is looked at by day and by night, on the longest page.
func TestInABrowserAxeFindsNothing(t *testing.T) {
	r := newReader(t)
	pages, long := samples(r.site.files), longest(r.site.files)
	for _, page := range everyPage(r.site.files) {
		if page.kind == "sources/ID" && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	for _, page := range pages {
		r.axe(page, 1280, "light")
		r.axe(page, 360, "dark")
		if slices.Contains(long, page) && slices.Contains(inTwoShapes, page.kind) {
			r.axe(page, 1280, "dark")
			r.axe(page, 360, "light")
		}
	}
}

func (r *reader) axe(page sample, width int64, scheme string) {
	r.t.Helper()
	if r.where() != strings.TrimSuffix(page.name, "index.html") {
		r.open(page.name)
		r.LoadAxe()
	}
	r.Window(width, 900)
	r.Media("", scheme)
	r.Axe(fmt.Sprintf("%v at %d pixels, %s", page, width, scheme), "html", 10)
}
