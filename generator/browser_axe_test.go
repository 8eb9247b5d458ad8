//go:build browser

package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// No two articles are alike in how quotations meet, so axe looks at every source: at the longest and the shortest, as at those of all
// other kinds, in each width and scheme, and at the rest once in each.
func TestInABrowserAxeFindsNothing(t *testing.T) {
	r := newReader(t)
	pages := samples(r.site.files)
	for _, page := range pages {
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				r.axe(page, width, scheme)
			}
		}
	}
	for _, page := range everyPage(r.site.files) {
		if page.kind == "sources/ID" && !slices.Contains(pages, page) {
			r.axe(page, 1280, "light")
			r.axe(page, 360, "dark")
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
