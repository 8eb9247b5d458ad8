package fold

import (
	"strings"
	"testing"
)

// edged is a folded text with a sign wherever a quotation may begin or end.
func edged(raw string) string {
	s := New(raw, Span{0, len(raw)})
	var b strings.Builder
	for i, r := range s.Folded {
		if i > 0 && !s.Cuts(i) {
			b.WriteByte('|')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestNoEdgeDividesANumber(t *testing.T) {
	for raw, want := range map[string]string{
		"13.000 Mann":              "13.000| |Mann",
		"1,2 oder 13.":             "1,2| |oder| |13|.",
		".5 x.5 5,x ...5":          ".5| |x|.|5| |5|,|x| |.|.|.|5",
		"by .5 (.38) €.50 $-5":     "by| |.5| |(|.38|)| |€|.50| |$|-5",
		"12:30 Stand:30 12: ja":    "12:30| |Stand|:|30| |12|:| |ja",
		"5'10 5’000 ’44 5' x'5":    "5'10| |5'000| |'|44| |5|'| |x|'|5",
		"10–20 und 8-jährig":       "10|-|20| |und| |8|-|jährig",
		"bei −4 (-5) x-6 \"-7":     "bei| |-4| |(|-5|)| |x|-|6| |\"|-7",
		"-4 Grad":                  "-4| |Grad",
		"13 000 Mann":              "13 000| |Mann",
		"13\u202f000 13\u00a0000":  "13 000| |13 000",
		"2024 300 13 00 1 0000":    "2024| |300| |13| |00| |1| |0000",
		"13\n000 13\r\n 000":       "13 000| |13 000",
		"13  000 13\t000":          "13| |000| |13| |000",
		"13\u2003000 13\u2009000":  "13| |000| |13 000",
		"13\u2060 000 13 \u200b00": "13 000| |13| |00",
		"13 \u200b000":             "13 000",
		"2½ ½ x½":                  "2½| |½| |x|½",
	} {
		if got := edged(raw); got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
}
