package quote

import (
	"slices"
	"strings"
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

func TestWhoSaysItIsADistanceWhereNoHedgeIs(t *testing.T) {
	for wording, want := range map[string][2]string{
		"Die Brücke soll zu sein, sagte der Sprecher": {"soll", "soll"},
		"„Die Brücke ist zu“, sagte der Sprecher":     {"", "sagte"},
		"Die Brücke ist geschlossen":                  {"", ""},
	} {
		if r := NewReading(wording, "de"); r.Hedge() != want[0] || r.Distance() != want[1] {
			t.Errorf("%q: got %q and %q, want %q", wording, r.Hedge(), r.Distance(), want)
		}
	}
}

func TestThePartsOfAWordingStandInSentences(t *testing.T) {
	block := "Er kam. Sie sah ihn und ging. Das war alles."
	at := func(words string) Span {
		from := strings.Index(block, words)
		return Span{Start: from, End: from + len(words)}
	}
	r := NewReading("sah […] alles", "de")
	want := []Span{at("Sie sah ihn und ging."), at("Das war alles.")}
	for range 2 { // they are kept
		if got := r.Sentences(block, []Span{at("sah"), at("alles")}); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
