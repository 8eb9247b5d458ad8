//go:build browser

package generator_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeFile is the accessibility checker, as npm installs it.
const axeFile = "../.ci/node_modules/axe-core/axe.min.js"

// axeRun runs the rules of WCAG 2.2 A and AA and axe's own best practice, and keeps what was violated and by what.
const axeRun = `axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
}).then(({violations, passes}) => ({
  passed: passes.length,
  violations: violations.map((v) => ({rule: v.id, help: v.help, nodes: v.nodes.map((n) => n.target.join(" ") + ": " + n.any.concat(n.all, n.none).map((c) => c.message).join("; "))})),
}))`

type axeResult struct {
	Passed     int `json:"passed"` // rules
	Violations []struct {
		Rule  string   `json:"rule"`
		Help  string   `json:"help"`
		Nodes []string `json:"nodes"` // selector and what is wrong
	} `json:"violations"`
}

func TestInABrowserAxeFindsNothing(t *testing.T) {
	axe, err := os.ReadFile(axeFile)
	if err != nil {
		t.Fatalf("axe-core is not installed, run npm ci in .ci: %v", err)
	}
	r := newReader(t)
	for _, page := range samples(r.site.files) {
		r.open(page.name)
		r.do(chromedp.Evaluate[chromedp.Void](string(axe)))
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				r.window(width, 900)
				r.media("", scheme)
				r.runAxe(fmt.Sprintf("%v at %d pixels, %s", page, width, scheme))
			}
		}
	}
}

func (r *reader) runAxe(what string) {
	r.t.Helper()
	result := ask[axeResult](r, axeRun)
	if result.Passed < 10 {
		r.t.Errorf("%s: only %d rules found something to judge", what, result.Passed)
	}
	for _, v := range result.Violations {
		nodes := v.Nodes
		if len(nodes) > 3 {
			nodes = append(nodes[:3:3], fmt.Sprintf("and %d more", len(nodes)-3))
		}
		r.t.Errorf("%s: %s (%s)\n\t%s", what, v.Rule, v.Help, strings.Join(nodes, "\n\t"))
	}
}
