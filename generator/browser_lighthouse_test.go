//go:build browser

package generator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"beleg/generator/chrome"
)

// lighthouseFile is Google's page audit, as npm installs it.
const lighthouseFile = "../.ci/node_modules/lighthouse/cli/index.js"

// attempts is how often a page may try for its hundred points: the performance is measured, and a busy machine spoils a measurement,
// but it never improves one.
const attempts = 3

// A report is what of Lighthouse's we read.
type report struct {
	Categories map[string]struct {
		Score  float64 `json:"score"` // 0 to 1
		Audits []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Score   *float64 `json:"score"` // nil: does not apply
		Display string   `json:"displayValue"`
	} `json:"audits"`
	Error *struct {
		Message string `json:"message"`
	} `json:"runtimeError"`
}

func TestInABrowserLighthouseGivesAHundred(t *testing.T) {
	r := newReader(t)
	for _, kind := range []string{"home", "claims/ID", "sources/ID", "chronology"} {
		i := slices.IndexFunc(longest(r.site.files), func(s sample) bool { return s.kind == kind })
		if i < 0 {
			t.Errorf("there is no page of kind %q", kind)
			continue
		}
		page := longest(r.site.files)[i]
		if lost := r.bestOf(attempts, page); len(lost) > 0 {
			t.Errorf("%v has less than 100 points:\n\t%s", page, strings.Join(lost, "\n\t"))
		}
	}
}

// bestOf tries again as long as points are lost for the performance.
func (r *reader) bestOf(attempts int, page sample) []string {
	r.t.Helper()
	for n := 1; ; n++ {
		lost := lighthouse(r.t, r.home+strings.TrimSuffix(page.name, "index.html")).lost()
		slow := slices.ContainsFunc(lost, func(what string) bool { return strings.HasPrefix(what, "performance") })
		if !slow || n == attempts {
			return lost
		}
	}
}

// lighthouse runs all four categories as on a middling telephone, which is the default.
func lighthouse(t testing.TB, address string) report {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", lighthouseFile, address, "--quiet", "--no-enable-error-reporting", "--output=json", "--output-path="+out,
		"--only-categories=performance,accessibility,best-practices,seo",
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chrome.Chromium(t))
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("lighthouse %s (npm ci in .ci installs it): %v\n%s", address, err, text)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var got report
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Error != nil || len(got.Categories) != 4 {
		t.Fatalf("lighthouse %s: %d categories, %+v", address, len(got.Categories), got.Error)
	}
	return got
}

// lost lists the categories below 100 points, each with the audits that cost points.
func (r report) lost() []string {
	var lost []string
	for name, category := range r.Categories {
		if category.Score >= 1 {
			continue
		}
		var audits []string
		for _, ref := range category.Audits {
			if audit := r.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
				audits = append(audits, fmt.Sprintf("%s %.2f %s", ref.ID, *audit.Score, audit.Display))
			}
		}
		lost = append(lost, fmt.Sprintf("%s %.0f: %s", name, 100*category.Score, strings.Join(audits, ", ")))
	}
	slices.Sort(lost)
	return lost
}
