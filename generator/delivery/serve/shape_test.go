package serve

import (
	"strings"
	"testing"
)

func TestStylesheetsAreToldFromEverythingElse(t *testing.T) {
	page := func(parts ...string) []byte { return []byte(strings.Join(parts, " ")) }
	const css, css2, other = `<link href="/b/assets/css/site.0a1b2c3d.css">`, `<link href="/b/assets/css/site.ffffffff.css">`, `<link href="/b/assets/css/print.00000000.css">`
	const js, js2 = `<script src=/b/assets/js/x.00000001.js>`, `<script src=/b/assets/js/x.00000002.js>`
	for _, test := range []struct {
		name     string
		from, to []byte
		want     int // stylesheets, or -1 for a reload
	}{
		{"the stylesheet", page(css, js), page(css2, js), 1},
		{"the same twice", page(css, css, other), page(css2, css2, other), 1},
		{"words", page(css, "a"), page(css2, "b"), -1},
		{"a script", page(css, js), page(css, js2), -1},
		{"script and stylesheet", page(css, js), page(css2, js2), -1},
		{"another file", page(css), page(other), -1},
		{"one more", page(css), page(css, css), -1},
		{"at the very end", []byte("/assets/a.00000000.css"), []byte("/assets/a.11111111.css"), 1},
		{"no fingerprint", page("/assets/a.css"), page("/assets/b.css"), -1},
	} {
		styles, ok := swaps(shapeOf(test.from), shapeOf(test.to))
		if got := len(styles); ok != (test.want >= 0) || ok && got != test.want {
			t.Errorf("%s: got %v %v, want %d", test.name, styles, ok, test.want)
		}
	}
}
