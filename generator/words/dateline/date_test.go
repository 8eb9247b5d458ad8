package dateline

import (
	"strings"
	"testing"

	"beleg/generator/words/edtf"
)

func TestTheFirstDateIsRead(t *testing.T) {
	for _, test := range []struct{ language, text, want string }{
		{"de", "8. Oktober 2024", "2024-10-08"},
		{"de", "Dienstag, den 8. Okt. 2024, 14:05 Uhr", "2024-10-08"},
		{"de", "Stand: 08.10.2024 | 14:05", "2024-10-08"},
		{"de", "8. 10. 2024", "2024-10-08"},
		{"de", "vom 08.10.24 an", "2024-10-08"},
		{"de", "8.Oktober 2024", "2024-10-08"},
		{"de-AT", "1. Jänner 2025", "2025-01-01"},
		{"de", "im Oktober 2024", "2024-10"},
		{"de", "Okt. 2024", "2024-10"},
		{"de", "Am 3. Oktober war es; geschrieben am 8. Oktober 2024, geändert am 9. Oktober 2024", "2024-10-08"},
		{"de", "Es war Oktober. 2024 kam anders.", ""},
		{"de", "8. bis 13. Oktober 2024", ""},
		{"de", "8.–13. Oktober 2024", ""},
		{"de", "08.10.–13.10.2024", ""},
		{"de", "08.-13.10.2024", ""},
		{"de", "8. und 9.10.2024", ""},
		{"de", "3. Oktober bis 3. November 2024", ""},
		{"de", "14:05 Uhr – 8. Oktober 2024", "2024-10-08"},
		{"de", "31. Juni 2024", ""},
		{"de", "29.02.2023", ""},
		{"de", "10.25.2024", ""},
		{"de", "Abschnitt 3.2.10, Adresse 10.10.10.10, 1.08.10.2024", ""},
		{"de", "Telefon 030/12/34, am 8.10.2024", "2024-10-08"},
		{"de", "October 8, 2024", ""},
		{"en", "October 8, 2024", "2024-10-08"},
		{"en", "8 October 2024", "2024-10-08"},
		{"en", "Oct. 8th, 2024", "2024-10-08"},
		{"en", "Tuesday the 8th of October, 2024", "2024-10-08"},
		{"en", "Tue, 08 Oct 2024 14:05:00 +0200", "2024-10-08"},
		{"en", "08-Oct-2024", "2024-10-08"},
		{"en", "May 2024", "2024-05"},
		{"en", "October 8-13, 2024", ""},
		{"en", "October 8 to November 3, 2024", ""},
		{"en", "10/08/2024", ""},
		{"en", "10/10/2024", "2024-10-10"},
		{"en", "10/25/2024", "2024-10-25"},
		{"en", "25/10/2024", "2024-10-25"},
		{"en", "08.10.2024", ""},
		{"en-GB", "10/08/2024", "2024-08-10"},
		{"en-GB", "10/25/2024", "2024-10-25"},
		{"en-US", "10/08/2024", "2024-10-08"},
		{"en-US", "25/10/2024", "2024-10-25"},
		{"fr", "10/08/2024", "2024-08-10"},
		{"fr", "le 8 octobre 2024 à 14 h 05", "2024-10-08"},
		{"fr", "1er mars 2024", "2024-03-01"},
		{"fr", "févr. 2024", "2024-02"},
		{"", "le 1er mars 2024", "2024-03-01"},
		{"", "September 8th, 2024", "2024-09-08"},
		{"", "8th September 2024", "2024-09-08"},
		{"", "8. März 2024", "2024-03-08"},
		{"", "08.10.2024", "2024-10-08"},
		{"", "10/08/2024", ""},
		{"tr", "8 Ekim 2024, 09.10.2024", "2024-10-09"},
		{"", "2024-10-08", "2024-10-08"},
		{"", "2024-10-08T14:05:00+02:00", "2024-10-08"},
		{"", "https://example.org/2024/10/08/story.html", "2024-10-08"},
		{"", "https://example.org/2024-10-08-story", "2024-10-08"},
		{"", " 2024-10 ", "2024-10"},
		{"", "2024/10/8", "2024-10-08"},
		{"", "2024-10-07T23:30:00-05:00", "2024-10-07"},
		{"", "20241008T120000Z", "2024-10-08"},
		{"", "20241008", "2024-10-08"},
		{"", "Thu Feb 29 22:15:00 EST 2024", "2024-02-29"},
		{"", "October 8, 2024 at 9:00", "2024-10-08"},
		{"", "Sept. 3, 2024", "2024-09-03"},
		{"", "3rd May 2024", "2024-05-03"},
		{"", "1. 3. 2024", "2024-03-01"},
		{"", "8 de octubre de 2024", "2024-10-08"},
		{"", "21.dez.2018 às 12h55", "2018-12-21"},
		{"", "8 октября 2024, 14:30", "2024-10-08"},
		{"", "5 березня 2025 року", "2025-03-05"},
		{"ar", "الثلاثاء ٤ مارس ٢٠٢٥", "2025-03-04"},
		{"", "٤ آذار ٢٠٢٥", "2025-03-04"},
		{"he", "פורסם ב-4 במרץ 2025", "2025-03-04"},
		{"", "4 במרץ 2025", "2025-03-04"},
		{"fa", "۵ مارس ۲۰۲۵", "2025-03-05"},
		{"fa", "۱۴ اسفند ۱۴۰۳", ""},
		{"ur", "۵ مارچ ۲۰۲۵", "2025-03-05"},
		{"zh", "２０２５年６月２日", "2025-06-02"},
		{"", "2024年10月8日", "2024-10-08"},
		{"", "发布于2024年10月18日 14:05", "2024-10-18"},
		{"", "2024년 10월 8일", "2024-10-08"},
		{"", "25/12/2024", "2024-12-25"},
		{"", "12/25/2024", "2024-12-25"},
		{"", "8\u00a0octobre\u00a02024", "2024-10-08"},
		{"", "31. Februar 2024", ""},
		{"", "room 12 decorated 2024", ""},
		{"", "she was out 2024 times", ""},
		{"", "8 October", ""},
		{"", strings.Repeat("x", 600) + " 2024-10-08", "2024-10-08"},
		{"pt", "outubro de 2024", "2024-10"},
		{"pt-BR", "1º de maio de 2024", "2024-05-01"},
		{"es", "10/08/2024", "2024-08-10"},
		{"es", "del 8 al 13 de octubre de 2024", ""},
		{"it", "8 ottobre 2024", "2024-10-08"},
		{"nl", "dinsdag 8 mei 2024", "2024-05-08"},
		{"ru", "08.10.24", "2024-10-08"},
		{"de", "1. Jän. 2024", "2024-01-01"},
		{"fr", "1er aout 2024", "2024-08-01"},
		{"", "2024-13-08", ""},
		{"", "Drucksache 10/2024", ""},
		{"", "0001-01-01", ""},
		{"", "", ""},
	} {
		if got := Date(test.text, test.language); got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.language, test.text, got, test.want)
		}
	}
}

// FuzzDate holds that what is found is always a date, and that help is text that is accepted when typed.
func FuzzDate(f *testing.F) {
	f.Add("Dienstag, den 8. Okt. 2024", "de")
	f.Add("Tue Oct 8 10:00:00 EST 2024", "")
	f.Add("10/08/2024 8.–13.10.24", "en-")
	for _, text := range []string{"8.10.2024", "10/08/2024", "8 October 2024", "Juli 2025", "um 1. Mai 1999",
		"2024-13-01", ""} {
		f.Add(text, "")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		checkFound(t, text, language)
		checkHelp(t, text)
	})
}

// checkFound holds that a date's year stands in the text, and that the date is read as itself.
func checkFound(t *testing.T, text, language string) {
	t.Helper()
	date := Date(text, language)
	if date == "" {
		return
	}
	if _, err := edtf.Parse(date); err != nil || !strings.Contains(text, date[2:4]) || Date(date, language) != date {
		t.Errorf("%q: got %q, %v", text, date, err)
	}
}
