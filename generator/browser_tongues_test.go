//go:build browser

package generator_test

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"beleg/generator"
	"beleg/generator/internal/chrome"
)

// In an Arabic quotation within a German page, the full stop stands at the left, and the first letter at the right.
func TestInABrowserArabicRunsFromRightToLeft(t *testing.T) {
	site := newServed()
	server := httptest.NewServer(site)
	defer server.Close()
	r := &reader{Tab: chrome.Open(t), t: t, home: server.URL + basePath, site: site}
	r.site.publish(built(t, tongues(t), generator.Options{BaseURL: r.home}))
	for _, page := range samples(r.site.files) {
		for _, width := range []int64{1280, 390} {
			r.axe(page, width, "light")
		}
	}
	for _, page := range []struct{ name, words, order string }{
		{"claims/gesperrt/index.html", `blockquote[lang="ar"] > p`, "rtl"},
		{"claims/gesperrt/index.html", `blockquote[lang="he"] > p`, "rtl"},
		{"claims/gesperrt/index.html", `.translation`, "ltr"},
		{"claims/offen/index.html", `blockquote[lang="ru"] > p`, "ltr"},
		{"sources/arabisch/index.html", `.block > p`, "rtl"},
		{"sources/arabisch/index.html", `h1`, "rtl"},
		{"sources/index.html", `cite a[lang="ar"]`, "rtl"},
	} {
		r.open(page.name)
		// where its first letter and its last sign stand; over several lines, at which side the first letter does
		got := chrome.Ask[string](r.Tab, fmt.Sprintf(`(() => {
			const walker = document.createTreeWalker(document.querySelector(%q), NodeFilter.SHOW_TEXT);
			const texts = [];
			while (walker.nextNode()) if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest(".visually-hidden")) texts.push(walker.currentNode);
			const box = (text, at) => {
				const range = document.createRange();
				range.setStart(text, at);
				range.setEnd(text, at + 1);
				return range.getBoundingClientRect();
			};
			const first = box(texts[0], 0), last = box(texts.at(-1), texts.at(-1).data.trimEnd().length - 1);
			const block = texts[0].parentElement.closest("p, h1, li").getBoundingClientRect();
			if (first.top + 5 < last.top) return first.left - block.left < block.right - first.right ? "ltr" : "rtl";
			return first.left < last.left ? "ltr" : "rtl";
		})()`, page.words))
		if got != page.order {
			t.Errorf("%s: %s runs %s, want %s", page.name, page.words, got, page.order)
		}
	}
}
