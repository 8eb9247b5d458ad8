//go:build browser

package generator_test

import (
	"cmp"
	"fmt"
	"net/http/httptest"
	"testing"

	"beleg/generator"
	"beleg/generator/internal/chrome"
	letters "beleg/generator/words/script"
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

// Hits run as their titles and passages do elsewhere, whatever letter they begin with.
func TestInABrowserHitsRunAsTheRestOfTheSite(t *testing.T) {
	site := newServed()
	server := httptest.NewServer(site)
	defer server.Close()
	r := &reader{Tab: chrome.Open(t), t: t, home: server.URL + basePath, site: site}
	r.site.publish(built(t, unpacked(t, "testdata/mixed.txtar"), generator.Options{BaseURL: r.home}))
	ways := map[string]int{}
	for _, query := range []string{"2024", "عودة", "Brücke"} {
		r.open("search/?q=" + query)
		r.look("true")
		for _, said := range chrome.Ask[[][2]string](r.Tab, `[...document.querySelectorAll("#hits :is(h2 a, h2 + p)")].map((e) => [e.dir, e.firstChild ? [...e.childNodes].filter((c) => c.nodeName !== "BDI").map((c) => c.textContent).join("") : ""])`) {
			ways[said[0]]++
			if want := cmp.Or(letters.Dir(said[1]), "ltr"); said[0] != want {
				t.Errorf("%q runs %s, want %s", said[1], said[0], want)
			}
		}
	}
	if ways["rtl"] < 5 || ways["ltr"] < 5 {
		t.Errorf("of what was found run %v, want some each way", ways)
	}
}

// What stands in a line one behind the other is seen so: names from right to left keep the order of the line around them,
// whatever the stylesheet does to links, ratings and titles. Nothing goes over the edge of a telephone.
func TestInABrowserALineKeepsItsOrder(t *testing.T) {
	for _, name := range []string{"mixed", "hebrew"} {
		site := newServed()
		server := httptest.NewServer(site)
		defer server.Close()
		r := &reader{Tab: chrome.Open(t), t: t, home: server.URL + basePath, site: site}
		r.site.publish(built(t, unpacked(t, "testdata/"+name+".txtar"), generator.Options{BaseURL: r.home}))
		pairs := 0
		for _, page := range samples(r.site.files) {
			r.open(page.name)
			for _, width := range []int64{1280, 390} {
				r.Window(width, 900)
				got := chrome.Ask[struct {
					Pairs int
					Wrong []string
				}](r.Tab, `(() => {
					const boxes = (node) => {
						const range = document.createRange();
						range.selectNode(node);
						return [...range.getClientRects()].filter((box) => box.width > 1);
					};
					const inLine = (node) => node.nodeType === 3 ? node.data.trim() : node.nodeType === 1 && getComputedStyle(node).display.startsWith("inline") && !node.matches("svg, .visually-hidden, .tally");
					const wrong = [];
					let pairs = 0;
					for (const parent of document.querySelectorAll("main *, footer *")) {
						const flow = getComputedStyle(parent);
						if (parent.closest("svg, [dir], .visually-hidden, table.figures thead, .matrix thead") || !/^(block|inline|list-item|table-cell)$/.test(flow.display)) continue;
						const nodes = [...parent.childNodes].filter(inLine);
						for (let i = 1; i < nodes.length; i++) for (const a of boxes(nodes[i - 1])) for (const b of boxes(nodes[i])) {
							const middle = (b.top + b.bottom) / 2;
							if (middle < a.top || middle > a.bottom) continue;
							pairs++;
							if (b.left < a.right - 1) wrong.push(nodes[i - 1].textContent.trim() + " | " + nodes[i].textContent.trim());
						}
					}
					if (document.documentElement.scrollWidth > innerWidth) wrong.push("wider than the window");
					return { pairs, wrong };
				})()`)
				pairs += got.Pairs
				for _, wrong := range got.Wrong {
					t.Errorf("%s: %s at %d pixels: out of order: %s", name, page, width, wrong)
				}
			}
		}
		if pairs < 50 {
			t.Errorf("%s: got only %d pairs that stand beside each other", name, pairs)
		}
	}
}
