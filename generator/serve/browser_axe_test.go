//go:build browser

package serve

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeFile is the accessibility checker, as npm installs it.
const axeFile = "../../.ci/node_modules/axe-core/axe.min.js"

// axeRun runs the rules of WCAG 2.2 A and AA and axe's own best practice on what the preview adds to a page.
const axeRun = `axe.run(document.querySelector("beleg-preview"), {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
}).then(({violations, passes}) => passes.length < 5 ? ["only " + passes.length + " rules found something to judge"] :
  violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`

func TestInABrowserAxeFindsNothingInTheFindings(t *testing.T) {
	axe, err := os.ReadFile(axeFile)
	if err != nil {
		t.Fatalf("axe-core is not installed, run npm ci in .ci: %v", err)
	}
	fsys := project(t)
	e := atWork(t, fsys, Options{Root: "/site", Editor: editors["vscode"]})
	e.open(claimPage)
	edit(t, fsys, claimFile, "short  = \"", "short  = \""+strings.Repeat("A long one. ", 8))
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	e.save(claimFile)
	e.holds("the findings are there", panelShown)
	evaluate[bool](e, "["+panel+".querySelector('.warnings'), "+panel+".querySelector('.explanation')].every((d) => d.open = true)")
	e.holds("one is explained", panel+".querySelector('.explanation pre').textContent.includes('wrong-type (error)')")
	e.do(chromedp.Evaluate[chromedp.Void](string(axe)))
	for _, state := range []string{"open", "folded"} {
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				e.look(width, 800, scheme)
				for _, fault := range evaluate[[]string](e, axeRun) {
					t.Errorf("%s: %s", fmt.Sprintf("%s at %d pixels, %s", state, width, scheme), fault)
				}
				if wide := evaluate[bool](e, "document.documentElement.scrollWidth > innerWidth || "+panel+".scrollWidth > innerWidth"); wide {
					t.Errorf("%s at %d pixels, %s: the page scrolls sideways", state, width, scheme)
				}
			}
		}
		e.do(chromedp.KeyEvent("\x1b"))
	}
}
