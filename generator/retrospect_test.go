package generator_test

import (
	"regexp"
	"strings"
	"testing"

	"beleg/generator"
)

// Our site began on 28 November 2026; most of its reviews are dated before, by the day whose articles they take in.
func TestNoDateForMachinesIsBeforeTheSiteBegan(t *testing.T) {
	files := ourSite(t, generator.Options{})
	dates := map[string]string{
		"feed.xml": `<(?:published|updated)>(.{10})`, "feed.json": `"date_published":"(.{10})`, "sitemap.xml": `<lastmod>(.{10})`,
		"data/claimreview.json":                                  `"date(?:Created|Modified)":"(.{10})`,
		"claims/nordkoreanische-soldaten-in-russland/index.html": `"article:(?:published|modified)_time" content="(.{10})`,
	}
	for name, pattern := range dates {
		found := regexp.MustCompile(pattern).FindAllSubmatch(files[name], -1)
		if len(found) == 0 {
			t.Errorf("%s has no dates", name)
		}
		for _, date := range found {
			if day := string(date[1]); day < "2026-11-28" {
				t.Errorf("%s has the date %s", name, day)
				break
			}
		}
	}
}

func TestWhatWasWrittenInRetrospectSaysSoWhereItStands(t *testing.T) {
	files := ourSite(t, generator.Options{})
	for name, want := range map[string]string{
		"claims/nordkoreanische-soldaten-in-russland/index.html": "veröffentlicht am 28. November 2026",
		"claims/index.html":                       "nach dem Stand vom 29. April 2025, im Rückblick",
		"questions/wie-viele-soldaten/index.html": "Antwort nach dem Stand vom 29. April 2025, im Rückblick",
		"index.html":                              "Antwort nach dem Stand vom 29. April 2025, im Rückblick",
		"changes/index.html":                      "29. April 2025, im Rückblick",
		"as-of/2024-10-25/index.html":             "gesagt hätte. Aufgeschrieben ist es im Rückblick: Sie erscheint erst seit dem 28. November 2026.",
		"feed.xml":                                "nach dem Stand vom 29. April 2025, im Rückblick.",
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s lacks %q", name, want)
		}
	}
	if page := string(files["as-of/2026-11-28/index.html"]); strings.Contains(page, "Aufgeschrieben im Rückblick") {
		t.Error("the day on which the site began is told in retrospect")
	}
}
