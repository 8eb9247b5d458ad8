//go:build browser

package webpage

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
	"beleg/generator/text/dom"
)

func TestMain(m *testing.M) { os.Exit(chrome.Main(m)) }

// dressed does what the style sheets and scripts of such pages do: words for screen readers are out of sight, buttons stand
// apart, a page that waits for its scripts is shown. It unfolds what is folded up.
const dressed = `
document.body.append(Object.assign(document.createElement("style"), {textContent:
	".visually-hidden, .screen-reader-text, .element-invisible { display: none } " +
	"button, label { display: block } body { visibility: visible !important }"}));
for (const e of document.querySelectorAll("details")) e.open = true;`

// What a browser shows of a page is in its seed, word for word and in the same order. The seed has
// besides what a reader can choose from, what opens over the page, and what is shown without scripts.
func TestInABrowserNoWordThatIsShownIsLost(t *testing.T) {
	tab := chrome.Open(t)
	for name, page := range corpus(t) {
		path, err := filepath.Abs(filepath.Join("testdata", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		tab.Do(chromedp.Navigate("file://" + path))
		tab.Do(chromedp.Evaluate[chromedp.Void](dressed))
		shown := wordsOf(chrome.Ask[string](tab, "document.body.innerText"))
		more := wordsOf(chrome.Ask[string](tab,
			`[...document.querySelectorAll("dialog,select,noscript")].map((e) => e.textContent).join(" ")`))
		seed := wordsOf(Read(dom.Open(page), "").Text())
		at := 0
		for _, word := range seed {
			switch {
			case at < len(shown) && shown[at] == word:
				at++
			case !slices.Contains(more, word):
				t.Errorf("%s: no browser shows %q", name, word)
			}
		}
		if at < len(shown) {
			t.Errorf("%s: lost from word %d on: %q", name, at, shown[at:min(at+8, len(shown))])
		}
	}
}
