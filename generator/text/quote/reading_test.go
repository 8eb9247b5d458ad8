package quote

import (
	"slices"
	"testing"
)

func TestAWordingIsReadInItsLanguage(t *testing.T) {
	for _, c := range []struct {
		wording, language string
		known             bool
		numbers           []float64
		hedge             string
	}{
		{"Rund 13.000 Mann und 1,5 Tonnen sollen da sein", "de", true, []float64{13000, 1.5}, "sollen"},
		{"Er kam", "de", true, nil, ""},
		{"Some 13,000 men allegedly came", "en", true, []float64{13000}, "allegedly"},
		{"Rund 13 Mann", "xx", false, []float64{13}, ""},
	} {
		r := NewReading(c.wording, c.language)
		for range 2 { // what was worked out is kept
			if !slices.Equal(r.Numbers(), c.numbers) || r.Hedge() != c.hedge || r.Known() != c.known || r.Language != c.language {
				t.Errorf("%q in %s: got %v, %q, known %t", c.wording, c.language, r.Numbers(), r.Hedge(), r.Known())
			}
		}
	}
	if got := NewReading("un\u200Bmög\u00ADlich", "de").Readable(); got != "unmöglich" {
		t.Errorf("got %q, want what a reader sees", got)
	}
}
