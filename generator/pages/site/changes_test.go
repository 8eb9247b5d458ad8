package site_test

import (
	"fmt"
	"testing"

	"beleg/generator/pages/site"
)

func TestChangesListEveryLaterReviewNewestFirst(t *testing.T) {
	p := project()
	q := quoted("frueh", "supports", "ist gesperrt", "")
	claim(p, "a", ``, review("2024-02-01", "wahr", "")+review("2024-03-05", "wahr", "")+q)
	claim(p, "b", ``, review("2024-03-05", "wahr", "correction = true")+review("2024-03-05", "offen", "")+q)
	claim(p, "c", ``, q)
	page := get[*site.ChangesPage](t, p, "changes/")
	var lines []string
	for _, m := range page.Months {
		lines = append(lines, fmt.Sprintf("# %d-%02d", m.Year, m.Month))
		for _, c := range m.Changes {
			lines = append(lines, fmt.Sprintf("%v %s: %s to %s, again %v, correction %v, %q %s", c.Date, c.Claim.Text, c.From.Label, c.To.Label, c.Again, c.Correction, c.Verdict, c.History))
		}
	}
	equal(t, "changes", lines,
		"# 2024-03",
		`2024-03-05 Behauptung a: Wahr to Wahr, again true, correction false, "Am 2024-03-05." /probe/claims/a/#history`,
		`2024-03-05 Behauptung b: Wahr to Offen, again false, correction false, "Am 2024-03-05." /probe/claims/b/#history`,
		`2024-03-05 Behauptung b: Offen to Wahr, again false, correction true, "Am 2024-03-05." /probe/claims/b/#history`,
		"# 2024-02",
		`2024-02-01 Behauptung a: Offen to Wahr, again false, correction false, "Am 2024-02-01." /probe/claims/a/#history`,
	)
	if page.Total != 4 || page.Corrections != 1 {
		t.Errorf("%d changes, %d corrections, want 4 and 1", page.Total, page.Corrections)
	}
}

func TestWithoutALaterReviewNothingHasChanged(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "supports", "ist gesperrt", ""))
	if page := get[*site.ChangesPage](t, p, "changes/"); page.Months != nil || page.Total != 0 {
		t.Errorf("the page lists %+v, want nothing", page.Months)
	}
}

func TestTopicsSayWhatTheyHold(t *testing.T) {
	p := project()
	q := quoted("frueh", "supports", "ist gesperrt", "")
	claim(p, "a", `"bau", "verkehr"`, review("2024-02-01", "wahr", "")+q)
	claim(p, "b", `"bau"`, q)
	put(p, "content/events/sperrung.toml", "when = \"2024-01-09\"\ntitle = \"Sperrung\"\ntopics = [\"verkehr\"]\n[[quote]]\nsource = \"frueh\"\ntext = \"ist gesperrt\"\n")
	var lines []string
	for _, card := range get[*site.TopicsPage](t, p, "topics/").Topics {
		line := fmt.Sprintf("%s %q %d %d", card.Text, card.About, card.Claims, card.Events)
		for _, s := range card.Spread {
			line += fmt.Sprintf(" %s=%d", s.Rating.Label, s.N)
		}
		lines = append(lines, line)
	}
	equal(t, "topics", lines, `Bau "Wie gebaut wird." 2 0 Wahr=1 Offen=1`, `Verkehr "" 1 1 Wahr=1`)
}
