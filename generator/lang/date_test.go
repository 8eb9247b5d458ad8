package lang

import (
	"strconv"
	"strings"
	"testing"

	"beleg/generator/edtf"
)

func TestDatesInWords(t *testing.T) {
	tests := []struct{ in, de, en string }{
		{"2024-10-08", "8. Oktober 2024", "8 October 2024"},
		{"2024-10", "Oktober 2024", "October 2024"},
		{"2024", "2024", "2024"},
		{"2024-10-03~", "um den 3. Oktober 2024", "around 3 October 2024"},
		{"2024-10~", "etwa Oktober 2024", "around October 2024"},
		{"2024~", "etwa 2024", "around 2024"},
		{"2024-10-08?", "vermutlich 8. Oktober 2024", "probably 8 October 2024"},
		{"2024-10?", "vermutlich Oktober 2024", "probably October 2024"},
		{"2024-10-03%", "vermutlich um den 3. Oktober 2024", "probably around 3 October 2024"},
		{"2024-10-XX", "an einem unbekannten Tag im Oktober 2024", "on an unknown day in October 2024"},
		{"2024-XX-XX", "an einem unbekannten Tag des Jahres 2024", "on an unknown day in 2024"},
		{"2024-XX", "in einem unbekannten Monat des Jahres 2024", "in an unknown month of 2024"},
		{"2024-10-0X", "zwischen 1. und 9. Oktober 2024", "between 1 and 9 October 2024"},
		{"2024-10-1X", "zwischen 10. und 19. Oktober 2024", "between 10 and 19 October 2024"},
		{"2023-02-2X", "zwischen 20. und 28. Februar 2023", "between 20 and 28 February 2023"},
		{"2024-10-3X", "30. oder 31. Oktober 2024", "30 or 31 October 2024"},
		{"2024-04-3X", "30. April 2024", "30 April 2024"},
		{"2024-10-1X~", "etwa zwischen 10. und 19. Oktober 2024", "roughly between 10 and 19 October 2024"},
		{"202X", "in den 2020er-Jahren", "in the 2020s"},
		{"202X?", "vermutlich in den 2020er-Jahren", "probably in the 2020s"},
		{"20XX", "zwischen 2000 und 2099", "between 2000 and 2099"},

		{"2024-10-08/2024-10-13", "8. bis 13. Oktober 2024", "8 to 13 October 2024"},
		{"2024-09-30/2024-10-02", "30. September bis 2. Oktober 2024", "30 September to 2 October 2024"},
		{"2024-12-31/2025-01-02", "31. Dezember 2024 bis 2. Januar 2025", "31 December 2024 to 2 January 2025"},
		{"2024-08/2024-10", "August bis Oktober 2024", "August to October 2024"},
		{"2024-08/2025-02", "August 2024 bis Februar 2025", "August 2024 to February 2025"},
		{"2024-08-XX/2024-10", "August bis Oktober 2024", "August to October 2024"},
		{"2023/2024", "2023 bis 2024", "2023 to 2024"},
		{"2024-10-08/2024-10-08", "8. Oktober 2024", "8 October 2024"},
		{"2024-10-08/2024-11", "8. Oktober 2024 bis November 2024", "8 October 2024 to November 2024"},
		{"2024-10-08~/2024-10-13", "etwa 8. Oktober 2024 bis 13. Oktober 2024", "roughly 8 October 2024 to 13 October 2024"},
		{"2024-10-08/2024-10-13?", "8. Oktober 2024 bis vermutlich 13. Oktober 2024",
			"8 October 2024 to probably 13 October 2024"},
		{"202X/2031", "2020–2029 bis 2031", "2020–2029 to 2031"},
		{"2024-10-1X/2024-12", "10.–19. Oktober 2024 bis Dezember 2024", "10–19 October 2024 to December 2024"},
		{"2024-08/..", "seit August 2024", "since August 2024"},
		{"2024-08-01~/..", "seit etwa 1. August 2024", "since roughly 1 August 2024"},
		{"2024-08%/..", "vermutlich seit etwa August 2024", "probably since roughly August 2024"},
		{"202X/..", "seit 2020–2029", "since 2020–2029"},
		{"../2024-12-31", "bis 31. Dezember 2024", "until 31 December 2024"},
		{"../2024?", "vermutlich bis 2024", "probably until 2024"},

		{"[2024-10-07..2024-10-09]", "zwischen 7. und 9. Oktober 2024", "between 7 and 9 October 2024"},
		{"[2024-09-30..2024-10-02]", "zwischen 30. September und 2. Oktober 2024", "between 30 September and 2 October 2024"},
		{"[2024-12-30..2025-01-02]", "zwischen 30. Dezember 2024 und 2. Januar 2025",
			"between 30 December 2024 and 2 January 2025"},
		{"[2024-09-30..2024-10-01]", "30. September oder 1. Oktober 2024", "30 September or 1 October 2024"},
		{"[2024-10-07,2024-10-08]", "7. oder 8. Oktober 2024", "7 or 8 October 2024"},
		{"[2024-10-03,2024-10-07,2024-10-08]", "3., 7. oder 8. Oktober 2024", "3, 7 or 8 October 2024"},
		{"[2024-09-30,2024-10-02,2024-10-03]", "30. September, 2. Oktober oder 3. Oktober 2024",
			"30 September, 2 October or 3 October 2024"},
		{"[2024-12-31,2025-01-01]", "31. Dezember 2024 oder 1. Januar 2025", "31 December 2024 or 1 January 2025"},
	}
	for _, test := range tests {
		d := parse(t, test.in)
		if got := lang(t, "de").Date(d); got != test.de {
			t.Errorf("de: Date(%s) = %q, want %q", d, got, test.de)
		}
		if got := lang(t, "en").Date(d); got != test.en {
			t.Errorf("en: Date(%s) = %q, want %q", d, got, test.en)
		}
	}
}

func TestDatesInASentence(t *testing.T) {
	tests := []struct{ in, de, en string }{
		{"2024-10-08", "am 8. Oktober 2024", "on 8 October 2024"},
		{"2024-10", "im Oktober 2024", "in October 2024"},
		{"2024", "2024", "in 2024"},
		{"2024-10-08?", "vermutlich am 8. Oktober 2024", "probably on 8 October 2024"},
		{"2024-10-03~", "um den 3. Oktober 2024", "around 3 October 2024"},
		{"2024-10-XX", "an einem unbekannten Tag im Oktober 2024", "on an unknown day in October 2024"},
		{"2024-10-3X", "am 30. oder 31. Oktober 2024", "on 30 or 31 October 2024"},
		{"202X", "in den 2020er-Jahren", "in the 2020s"},
		{"2024-10-08/2024-10-13", "vom 8. bis 13. Oktober 2024", "from 8 to 13 October 2024"},
		{"2024-09-30/2024-10-02", "vom 30. September bis 2. Oktober 2024", "from 30 September to 2 October 2024"},
		{"2024-08/2024-10", "von August bis Oktober 2024", "from August to October 2024"},
		{"2024-10-08~/2024-10-13", "von etwa 8. Oktober 2024 bis 13. Oktober 2024",
			"from roughly 8 October 2024 to 13 October 2024"},
		{"2024-08-01/..", "seit dem 1. August 2024", "since 1 August 2024"},
		{"2024-08/..", "seit August 2024", "since August 2024"},
		{"../2024-12-31?", "vermutlich bis zum 31. Dezember 2024", "probably until 31 December 2024"},
		{"[2024-10-07,2024-10-08]", "am 7. oder 8. Oktober 2024", "on 7 or 8 October 2024"},
		{"[2024-10-07..2024-10-09]", "zwischen 7. und 9. Oktober 2024", "between 7 and 9 October 2024"},
		{"[2024-10-07..2024-10-07]", "am 7. Oktober 2024", "on 7 October 2024"},
	}
	for _, test := range tests {
		d := parse(t, test.in)
		if got := lang(t, "de").When(d); got != test.de {
			t.Errorf("de: When(%s) = %q, want %q", d, got, test.de)
		}
		if got := lang(t, "en").When(d); got != test.en {
			t.Errorf("en: When(%s) = %q, want %q", d, got, test.en)
		}
	}
}

func TestNoDateIsNoWords(t *testing.T) {
	l := lang(t, "de")
	if got := l.Date(edtf.Date{}) + l.When(edtf.Date{}) + l.DateTitle(edtf.Date{}); got != "" {
		t.Errorf("the zero Date reads %q, want nothing", got)
	}
}

func TestATitleBeginsInUpperCase(t *testing.T) {
	for in, want := range map[string]string{"2024-10-03~": "Um den 3. Oktober 2024", "2024-10-08": "8. Oktober 2024",
		"2024-10": "Oktober 2024"} {
		if got := lang(t, "de").DateTitle(parse(t, in)); got != want {
			t.Errorf("DateTitle(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestMonthsAreNamed(t *testing.T) {
	if got := lang(t, "de").Month(2024, 3); got != "März 2024" {
		t.Errorf("Month(2024, 3) = %q, want März 2024", got)
	}
	if got := lang(t, "en").Month(2024, 12); got != "December 2024" {
		t.Errorf("Month(2024, 12) = %q, want December 2024", got)
	}
}

// FuzzDate: every date that parses has words in both languages, with its years in them and no place left unfilled.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-10-08", "2024-10-1X%", "20XX~", "202X?/2031-XX-XX", "../2024-3X", "2024-10-3X/..",
		"[2024-10-07,2024-10-08]", "[2024-02-28..2024-03-01]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		if err != nil {
			return
		}
		for _, code := range Codes() {
			l := lang(t, code)
			for _, words := range []string{l.Date(d), l.When(d), l.DateTitle(d)} {
				if words == "" || strings.Contains(words, "{") || strings.Contains(words, "  ") {
					t.Errorf("%s: %s reads %q", code, d, words)
				}
				if last, ok := d.Latest(); ok && d.Kind() != edtf.Single && d.Points()[1].Precision >= edtf.Year {
					if year, _, _ := last.Civil(); !strings.Contains(words, strconv.Itoa(year)) {
						t.Errorf("%s: %s reads %q, without its last year", code, d, words)
					}
				}
			}
		}
	})
}
