//go:build browser

package chrome

import (
	"fmt"
	"os"
	"strings"

	"github.com/chromedp/chromedp"
)

// axeRun runs the rules of WCAG 2.2 A and AA and axe's own best practice on what a selector finds. What is violated comes as one
// line for each place.
const axeRun = `axe.run(document.querySelector(%q), {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
}).then(({violations, passes}) => ({
  passed: passes.length,
  faults: violations.flatMap((v) => v.nodes.map((n) => v.id + " (" + v.help + "): " + n.target.join(" ") + ": " +
    n.any.concat(n.all, n.none).map((c) => c.message).join("; "))),
}))`

// LoadAxe loads the accessibility checker, as npm installs it, into the page. root leads to the root of the repository.
func (b *Tab) LoadAxe(root string) {
	b.t.Helper()
	axe, err := os.ReadFile(root + "/.ci/node_modules/axe-core/axe.min.js")
	if err != nil {
		b.t.Fatalf("axe-core is not installed, run npm ci in .ci: %v", err)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](string(axe)))
}

// Axe reports what is not accessible in the element that a selector finds; what names the state that the page is in. Fewer than
// least rules that found something to judge are a fault of the test.
func (b *Tab) Axe(what, selector string, least int) {
	b.t.Helper()
	result := Ask[struct {
		Passed int      `json:"passed"` // rules
		Faults []string `json:"faults"`
	}](b, fmt.Sprintf(axeRun, selector))
	if result.Passed < least {
		b.t.Errorf("%s: only %d rules found something to judge", what, result.Passed)
	}
	const most = 5
	if n := len(result.Faults); n > most {
		result.Faults = append(result.Faults[:most:most], fmt.Sprintf("and %d more", n-most))
	}
	if len(result.Faults) > 0 {
		b.t.Errorf("%s:\n\t%s", what, strings.Join(result.Faults, "\n\t"))
	}
}
