package lang

import (
	"strconv"
	"strings"
	"testing"

	"beleg/generator/words/edtf"
)

func TestDatesInWords(t *testing.T) {
	tests := []struct{ in, de, en, fr string }{
		{"2024-10-08", "8. Oktober 2024", "8 October 2024",
			"8\u00a0octobre 2024"},
		{"2024-10", "Oktober 2024", "October 2024",
			"octobre 2024"},
		{"2024", "2024", "2024",
			"2024"},
		{"2024-10-03~", "um den 3. Oktober 2024", "around 3 October 2024",
			"vers le 3\u00a0octobre 2024"},
		{"2024-10~", "etwa Oktober 2024", "around October 2024",
			"vers octobre 2024"},
		{"2024~", "etwa 2024", "around 2024",
			"vers 2024"},
		{"2024-10-08?", "vermutlich 8. Oktober 2024", "probably 8 October 2024",
			"probablement le 8\u00a0octobre 2024"},
		{"2024-10?", "vermutlich Oktober 2024", "probably October 2024",
			"probablement en octobre 2024"},
		{"2024-10-03%", "vermutlich um den 3. Oktober 2024", "probably around 3 October 2024",
			"probablement vers le 3\u00a0octobre 2024"},
		{"2024-10-XX", "an einem unbekannten Tag im Oktober 2024", "on an unknown day in October 2024",
			"à une date inconnue en octobre 2024"},
		{"2024-XX-XX", "an einem unbekannten Tag des Jahres 2024", "on an unknown day in 2024",
			"à une date inconnue en 2024"},
		{"2024-XX", "in einem unbekannten Monat des Jahres 2024", "in an unknown month of 2024",
			"au cours d’un mois inconnu de 2024"},
		{"2024-10-0X", "zwischen 1. und 9. Oktober 2024", "between 1 and 9 October 2024",
			"entre le 1er et le 9\u00a0octobre 2024"},
		{"2024-10-1X", "zwischen 10. und 19. Oktober 2024", "between 10 and 19 October 2024",
			"entre le 10 et le 19\u00a0octobre 2024"},
		{"2023-02-2X", "zwischen 20. und 28. Februar 2023", "between 20 and 28 February 2023",
			"entre le 20 et le 28\u00a0février 2023"},
		{"2024-10-3X", "30. oder 31. Oktober 2024", "30 or 31 October 2024",
			"30 ou 31\u00a0octobre 2024"},
		{"2024-04-3X", "30. April 2024", "30 April 2024",
			"30\u00a0avril 2024"},
		{"2024-10-1X~", "etwa zwischen 10. und 19. Oktober 2024", "roughly between 10 and 19 October 2024",
			"à peu près entre le 10 et le 19\u00a0octobre 2024"},
		{"202X", "in den 2020er-Jahren", "in the 2020s",
			"dans les années 2020"},
		{"202X?", "vermutlich in den 2020er-Jahren", "probably in the 2020s",
			"probablement dans les années 2020"},
		{"20XX", "zwischen 2000 und 2099", "between 2000 and 2099",
			"entre 2000 et 2099"},

		{"2024-10-08/2024-10-13", "8. bis 13. Oktober 2024", "8 to 13 October 2024",
			"du 8 au 13\u00a0octobre 2024"},
		{"2024-09-30/2024-10-02", "30. September bis 2. Oktober 2024", "30 September to 2 October 2024",
			"du 30\u00a0septembre au 2\u00a0octobre 2024"},
		{"2024-12-31/2025-01-02", "31. Dezember 2024 bis 2. Januar 2025", "31 December 2024 to 2 January 2025",
			"du 31\u00a0décembre 2024 au 2\u00a0janvier 2025"},
		{"2024-08/2024-10", "August bis Oktober 2024", "August to October 2024",
			"d’août à octobre 2024"},
		{"2024-08/2025-02", "August 2024 bis Februar 2025", "August 2024 to February 2025",
			"d’août 2024 à février 2025"},
		{"2024-08-XX/2024-10", "August bis Oktober 2024", "August to October 2024",
			"d’août à octobre 2024"},
		{"2023/2024", "2023 bis 2024", "2023 to 2024",
			"de 2023 à 2024"},
		{"2024-10-08/2024-10-08", "8. Oktober 2024", "8 October 2024",
			"8\u00a0octobre 2024"},
		{"2024-10-08/2024-11", "8. Oktober 2024 bis November 2024", "8 October 2024 to November 2024",
			"du 8\u00a0octobre 2024 à novembre 2024"},
		{"2024-10-08~/2024-10-13", "etwa 8. Oktober 2024 bis 13. Oktober 2024", "roughly 8 October 2024 to 13 October 2024",
			"du 8\u00a0octobre 2024 environ au 13\u00a0octobre 2024"},
		{"2024-10-08/2024-10-13?", "8. Oktober 2024 bis vermutlich 13. Oktober 2024",
			"8 October 2024 to probably 13 October 2024",
			"du 8\u00a0octobre 2024 au 13\u00a0octobre 2024 (incertain)"},
		{"202X/2031", "2020–2029 bis 2031", "2020–2029 to 2031",
			"de 2020–2029 à 2031"},
		{"2024-10-1X/2024-12", "10.–19. Oktober 2024 bis Dezember 2024", "10–19 October 2024 to December 2024",
			"de 10–19\u00a0octobre 2024 à décembre 2024"},
		{"2024-08/..", "seit August 2024", "since August 2024",
			"depuis août 2024"},
		{"2024-08-01~/..", "seit etwa 1. August 2024", "since roughly 1 August 2024",
			"depuis le 1er\u00a0août 2024 environ"},
		{"2024-08%/..", "vermutlich seit etwa August 2024", "probably since roughly August 2024",
			"probablement depuis août 2024 environ"},
		{"202X/..", "seit 2020–2029", "since 2020–2029",
			"depuis 2020–2029"},
		{"../2024-12-31", "bis 31. Dezember 2024", "until 31 December 2024",
			"jusqu’au 31\u00a0décembre 2024"},
		{"../2024?", "vermutlich bis 2024", "probably until 2024",
			"probablement jusqu’en 2024"},

		{"[2024-10-07..2024-10-09]", "zwischen 7. und 9. Oktober 2024", "between 7 and 9 October 2024",
			"entre le 7 et le 9\u00a0octobre 2024"},
		{"[2024-09-30..2024-10-02]", "zwischen 30. September und 2. Oktober 2024", "between 30 September and 2 October 2024",
			"entre le 30\u00a0septembre et le 2\u00a0octobre 2024"},
		{"[2024-12-30..2025-01-02]", "zwischen 30. Dezember 2024 und 2. Januar 2025",
			"between 30 December 2024 and 2 January 2025",
			"entre le 30\u00a0décembre 2024 et le 2\u00a0janvier 2025"},
		{"[2024-09-30..2024-10-01]", "30. September oder 1. Oktober 2024", "30 September or 1 October 2024",
			"30\u00a0septembre ou 1er\u00a0octobre 2024"},
		{"[2024-10-07,2024-10-08]", "7. oder 8. Oktober 2024", "7 or 8 October 2024",
			"7 ou 8\u00a0octobre 2024"},
		{"[2024-10-03,2024-10-07,2024-10-08]", "3., 7. oder 8. Oktober 2024", "3, 7 or 8 October 2024",
			"3, 7 ou 8\u00a0octobre 2024"},
		{"[2024-09-30,2024-10-02,2024-10-03]", "30. September, 2. Oktober oder 3. Oktober 2024",
			"30 September, 2 October or 3 October 2024",
			"30\u00a0septembre, 2\u00a0octobre ou 3\u00a0octobre 2024"},
		{"[2024-12-31,2025-01-01]", "31. Dezember 2024 oder 1. Januar 2025", "31 December 2024 or 1 January 2025",
			"31\u00a0décembre 2024 ou 1er\u00a0janvier 2025"},
	}
	for _, test := range tests {
		d := parse(t, test.in)
		if got := lang(t, "de").Date(d); got != test.de {
			t.Errorf("de: Date(%s) = %q, want %q", d, got, test.de)
		}
		if got := lang(t, "en").Date(d); got != test.en {
			t.Errorf("en: Date(%s) = %q, want %q", d, got, test.en)
		}
		if got := lang(t, "fr").Date(d); got != test.fr {
			t.Errorf("fr: Date(%s) = %q, want %q", d, got, test.fr)
		}
	}
}

func TestDatesInASentence(t *testing.T) {
	tests := []struct{ in, de, en, fr string }{
		{"2024-10-08", "am 8. Oktober 2024", "on 8 October 2024",
			"le 8\u00a0octobre 2024"},
		{"2024-10", "im Oktober 2024", "in October 2024",
			"en octobre 2024"},
		{"2024", "2024", "in 2024",
			"en 2024"},
		{"2024-10-08?", "vermutlich am 8. Oktober 2024", "probably on 8 October 2024",
			"probablement le 8\u00a0octobre 2024"},
		{"2024-10-03~", "um den 3. Oktober 2024", "around 3 October 2024",
			"vers le 3\u00a0octobre 2024"},
		{"2024-10-XX", "an einem unbekannten Tag im Oktober 2024", "on an unknown day in October 2024",
			"à une date inconnue en octobre 2024"},
		{"2024-10-3X", "am 30. oder 31. Oktober 2024", "on 30 or 31 October 2024",
			"le 30 ou 31\u00a0octobre 2024"},
		{"202X", "in den 2020er-Jahren", "in the 2020s",
			"dans les années 2020"},
		{"2024-10-08/2024-10-13", "vom 8. bis 13. Oktober 2024", "from 8 to 13 October 2024",
			"du 8 au 13\u00a0octobre 2024"},
		{"2024-09-30/2024-10-02", "vom 30. September bis 2. Oktober 2024", "from 30 September to 2 October 2024",
			"du 30\u00a0septembre au 2\u00a0octobre 2024"},
		{"2024-08/2024-10", "von August bis Oktober 2024", "from August to October 2024",
			"d’août à octobre 2024"},
		{"2024-10-08~/2024-10-13", "von etwa 8. Oktober 2024 bis 13. Oktober 2024",
			"from roughly 8 October 2024 to 13 October 2024",
			"du 8\u00a0octobre 2024 environ au 13\u00a0octobre 2024"},
		{"2024-08-01/..", "seit dem 1. August 2024", "since 1 August 2024",
			"depuis le 1er\u00a0août 2024"},
		{"2024-08/..", "seit August 2024", "since August 2024",
			"depuis août 2024"},
		{"../2024-12-31?", "vermutlich bis zum 31. Dezember 2024", "probably until 31 December 2024",
			"probablement jusqu’au 31\u00a0décembre 2024"},
		{"[2024-10-07,2024-10-08]", "am 7. oder 8. Oktober 2024", "on 7 or 8 October 2024",
			"le 7 ou 8\u00a0octobre 2024"},
		{"[2024-10-07..2024-10-09]", "zwischen 7. und 9. Oktober 2024", "between 7 and 9 October 2024",
			"entre le 7 et le 9\u00a0octobre 2024"},
		{"[2024-10-07..2024-10-07]", "am 7. Oktober 2024", "on 7 October 2024",
			"le 7\u00a0octobre 2024"},
	}
	for _, test := range tests {
		d := parse(t, test.in)
		if got := lang(t, "de").When(d); got != test.de {
			t.Errorf("de: When(%s) = %q, want %q", d, got, test.de)
		}
		if got := lang(t, "en").When(d); got != test.en {
			t.Errorf("en: When(%s) = %q, want %q", d, got, test.en)
		}
		if got := lang(t, "fr").When(d); got != test.fr {
			t.Errorf("fr: When(%s) = %q, want %q", d, got, test.fr)
		}
	}
}

func TestNoDateIsNoWords(t *testing.T) {
	l := lang(t, "de")
	if got := l.Date(edtf.Date{}) + l.When(edtf.Date{}); got != "" {
		t.Errorf("the zero Date reads %q, want nothing", got)
	}
}

func TestMonthsAreNamed(t *testing.T) {
	tests := []struct {
		code       string
		month      int
		long, less string
	}{
		{"de", 3, "März 2024", "Mär"},
		{"en", 12, "December 2024", "Dec"},
		{"fr", 7, "juillet 2024", "juil."},
		{"fr", 6, "juin 2024", "juin"},
	}
	for _, test := range tests {
		l := lang(t, test.code)
		if long, less := l.Month(2024, test.month), l.MonthShort(test.month); long != test.long || less != test.less {
			t.Errorf("%s: month %d is %q, in short %q; want %q and %q", test.code, test.month, long, less, test.long, test.less)
		}
	}
	for _, code := range Codes() {
		l := lang(t, code)
		if len(l.months) != 12 || len(l.monthsShort) != 12 || len(l.monthsFrom) != 12 {
			t.Errorf("%s: there are %d, %d and %d months", code, len(l.months), len(l.monthsShort), len(l.monthsFrom))
		}
	}
}

// FuzzDate: every date that parses has words in every language, with its years in them and no place left unfilled.
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
			for _, words := range []string{l.Date(d), l.When(d)} {
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

func TestWhatTookNoTimeWasSaidSometime(t *testing.T) {
	for date, want := range map[string][3]string{
		"2024-06/2025-04":       {"irgendwann zwischen Juni 2024 und April 2025", "some time between June 2024 and April 2025", "à un moment entre juin 2024 et avril 2025"},
		"2024-10-08/2024-10-13": {"irgendwann zwischen 8. und 13. Oktober 2024", "some time between 8 and 13 October 2024", "à un moment entre le 8 et le 13\u00a0octobre 2024"},
		"2024-10-30/2024-11":    {"irgendwann zwischen 30. Oktober und 30. November 2024", "some time between 30 October and 30 November 2024", "à un moment entre le 30\u00a0octobre et le 30\u00a0novembre 2024"},
		"2024-10-08":            {"am 8. Oktober 2024", "on 8 October 2024", "le 8\u00a0octobre 2024"},
		"2024-08/..":            {"seit August 2024", "since August 2024", "depuis août 2024"},
	} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		for i, code := range []string{"de", "en", "fr"} {
			if got := lang(t, code).Said(d); got != want[i] {
				t.Errorf("%s: Said(%s) = %q, want %q", code, date, got, want[i])
			}
		}
	}
}
