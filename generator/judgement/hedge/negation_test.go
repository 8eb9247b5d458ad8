package hedge

import (
	"testing"

	"beleg/generator/words/reading"
)

func TestANegationOfTheClauseIsSeen(t *testing.T) {
	for _, c := range []struct{ language, before, after, want string }{
		{"de", "Es gibt keine", "", "keine"}, {"de", "", "nach derzeitigem Stand nicht.", "nicht"}, {"de", "Niemand hat", "", "Niemand"},
		{"de", "Er sagte nicht, dass", "", ""}, {"de", "", ", was er nicht sagte", ""}, {"de", "", "und sah nicht zu", ""},
		{"de", "Nicht nur", "", ""}, {"de", "", "nicht mehr standsicher", "nicht"}, {"de", "Nicht er: Das Amt hat", "", ""},
		{"en", "It did not say that", "", "not"}, {"en", "There are no", "", "no"}, {"en", "Not only", "", ""}, {"en", "", "at all, no one knows", ""},
		{"fr", "Il n’a", "pas fermé", "pas"}, {"fr", "", "pas seulement", ""}, {"fr", "Aucune", "", "Aucune"}, {"de", "", "", ""},
	} {
		l, got := reading.In(c.language), ""
		for _, r := range []rest{{c.before, true, false}, {c.after, false, true}} {
			if word := r.negation(l); word != "" {
				got = word
			}
		}
		if got != c.want {
			t.Errorf("%s, %q … %q: got %q, want %q", c.language, c.before, c.after, got, c.want)
		}
	}
	if got := (rest{"ist keine Gefahr", true, true}).negation(reading.In("de")); got != "keine" {
		t.Errorf("between two parts: got %q", got)
	}
}
