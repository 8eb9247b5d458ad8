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

	"beleg/generator/internal/chrome"
)

// lighthouseFile is Google's page audit, as npm installs it.
const lighthouseFile = "../.ci/node_modules/lighthouse/cli/index.js"

// rounds is how often a page may try for its hundred points. The performance is measured, and a busy machine spoils a measurement but
// never improves one. All pages that lost points try again after all others, so that a short load does not spoil every try of one page.
const rounds = 8

// A report is what of Lighthouse's we read.
type report struct {
	Categories map[string]struct {
		Score  float64 `json:"score"` // 0 to 1
		Audits []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Environment struct {
		Index float64 `json:"benchmarkIndex"` // how fast the machine was meanwhile
	} `json:"environment"`
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
	var pages []sample
	for _, kind := range []string{"home", "claims", "claims/ID", "sources/ID", "chronology"} {
		i := slices.IndexFunc(longest(r.site.files), func(s sample) bool { return s.kind == kind })
		if i < 0 {
			t.Fatalf("there is no page of kind %q", kind)
		}
		pages = append(pages, longest(r.site.files)[i])
	}
	for round := 1; len(pages) > 0 && round <= rounds && !t.Failed(); round++ {
		pages = slices.DeleteFunc(pages, r.hundred)
	}
	for _, page := range pages {
		t.Errorf("%v has less than 100 points; what it lost each time is above", page)
	}
}

// A middling telephone is some four times slower than the machines that Lighthouse is made for, and so it slows pages
// down by four. On a slower machine that would be a slower telephone. What it asks for there is what its authors reckon
// from the speed that it measures: https://lighthouse-cpu-throttling-calculator.vercel.app
func slowdown(index float64) float64 {
	switch {
	case index >= 1300:
		return min(4, 3+(index-1300)/233)
	case index >= 800:
		return 2 + (index-800)/500
	}
	return max(1, 1+(index-150)/650)
}

// hundred says whether a page loses no points. Points that it loses for anything but its performance are faults at once.
// The first look is on the terms of a fast machine; a later one on those of this machine, as fast as it was at the look
// before.
func (r *reader) hundred(page sample) bool {
	r.t.Helper()
	if r.slowdown == 0 {
		r.slowdown = 4
	}
	report := lighthouse(r.t, r.home+strings.TrimSuffix(page.name, "index.html"), r.slowdown)
	lost := report.lost()
	r.t.Logf("%v: slowed down %.1f times on a machine of speed %.0f", page, r.slowdown, report.Environment.Index)
	r.slowdown = slowdown(report.Environment.Index)
	for _, what := range lost {
		if strings.HasPrefix(what, "performance") {
			r.t.Logf("%v: %s", page, what)
		} else {
			r.t.Errorf("%v has less than 100 points: %s", page, what)
		}
	}
	return len(lost) == 0
}

// lighthouse runs all four categories as on a middling telephone, which is so many times slower than this machine.
func lighthouse(t testing.TB, address string, slowdown float64) report {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", lighthouseFile, address, "--quiet", "--no-enable-error-reporting", "--output=json", "--output-path="+out,
		fmt.Sprintf("--throttling.cpuSlowdownMultiplier=%.2f", slowdown),
		"--only-categories=performance,accessibility,best-practices,seo",
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chrome.Chromium(t), chrome.Fonts(t))
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
