//go:build browser

package generator_test

import (
	"fmt"
	"testing"
)

func TestInABrowserAxeFindsNothing(t *testing.T) {
	r := newReader(t)
	for _, page := range samples(r.site.files) {
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
