//go:build browser

package generator_test

import (
	"fmt"
	"slices"
	"testing"
)

func TestInABrowserAxeFindsNothing(t *testing.T) {
	r := newReader(t)
	pages := samples(r.site.files)
	for _, page := range everyPage(r.site.files) { // no two articles are alike in how quotations meet
		if page.kind == "sources/ID" && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	for _, page := range pages {
		r.open(page.name)
		r.LoadAxe("..")
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				r.Window(width, 900)
				r.Media("", scheme)
				r.Axe(fmt.Sprintf("%v at %d pixels, %s", page, width, scheme), "html", 10)
			}
		}
	}
}
