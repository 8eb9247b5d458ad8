package intake_test

import (
	"strings"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/intake"
)

// skippedOf reads an article and returns the lines that are skipped, and why.
func skippedOf(t *testing.T, data string) (skipped string, taken *intake.Taken) {
	t.Helper()
	taken, err := intake.Read(intake.Given{Data: []byte(data)})
	if err != nil {
		t.Fatal(err)
	}
	a := article.Parse(taken.Text, nil)
	for _, o := range taken.Roles {
		for _, b := range a.Blocks {
			if o.Role == article.Skip && o.First <= b.FirstLine && b.LastLine <= o.Last {
				skipped += taken.Text[b.Start:b.End] + " (" + o.Why + ")|"
			}
		}
	}
	return skipped, taken
}

// A date in a line of its own is when an article appeared, also where a page states it nowhere else, and no part of it.
func TestTheDateOfAnArticleIsReadWhereItIsSkipped(t *testing.T) {
	sentences := strings.Repeat("Die Brücke über die Wümme bleibt gesperrt. ", 5)
	for _, data := range []string{"Brücke bleibt gesperrt\n\n12. März 2026\n\n" + sentences,
		"<html lang=de><article><h1>Brücke bleibt gesperrt</h1><p>12. März 2026</p><p>" + sentences + "</article>"} {
		skipped, taken := skippedOf(t, data)
		if skipped != "12. März 2026 (date line)|" || taken.Published.Value != "2026-03-12" {
			t.Errorf("%.20s: got %q skipped, of %s", data, skipped, taken.Published.Value)
		}
	}
}
