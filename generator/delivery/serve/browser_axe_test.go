//go:build browser

package serve

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
)

func TestInABrowserAxeFindsNothingInTheFindings(t *testing.T) {
	fsys := project(t)
	e := atWork(t, fsys, Options{Root: "/site", Editor: Editor(editors["vscode"])})
	e.open(claimPage)
	edit(t, fsys, claimFile, "short  = \"", "short  = \""+strings.Repeat("A long one. ", 8))
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	e.save(claimFile)
	e.Holds("the findings are there", panelShown)
	chrome.Ask[bool](e.Tab, "["+panel+".querySelector('.warnings'), "+panel+".querySelector('.explanation')].every((d) => d.open = true)")
	e.Holds("one is explained", panel+".querySelector('.explanation pre').textContent.includes('wrong-type (error)')")
	e.LoadAxe()
	for _, state := range []string{"open", "folded"} {
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				e.look(width, 800, scheme)
				e.Axe(fmt.Sprintf("%s at %d pixels, %s", state, width, scheme), "beleg-preview", 5)
				if wide := chrome.Ask[bool](e.Tab, "document.documentElement.scrollWidth > innerWidth || "+panel+".scrollWidth > innerWidth"); wide {
					t.Errorf("%s at %d pixels, %s: the page scrolls sideways", state, width, scheme)
				}
			}
		}
		e.Do(chromedp.KeyEvent("\x1b"))
	}
}
