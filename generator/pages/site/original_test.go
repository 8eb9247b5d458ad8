package site_test

import (
	"testing"

	"beleg/generator/pages/site"
)

func TestQuotationsLeadToTheirPlaceInTheOriginal(t *testing.T) {
	for _, test := range []struct{ url, quotation, want string }{
		{"", "nie gesperrt", ""},
		{"mailto:bote@example.org", "nie gesperrt", ""},
		{"https://bote.example/a", "fahren rund 500 Autos", "https://bote.example/a#:~:text=fahren%20rund%20500%20Autos"},
		{"https://bote.example/a?b=c&d", "fahren rund 500 Autos", "https://bote.example/a?b=c&d#:~:text=fahren%20rund%20500%20Autos"},
		{"https://bote.example/a#teil-2", "fahren rund 500 Autos", "https://bote.example/a#teil-2:~:text=fahren%20rund%20500%20Autos"},
		{"https://bote.example/a#:~:text=Alt", "fahren rund 500 Autos", "https://bote.example/a#:~:text=fahren%20rund%20500%20Autos"},
		{"https://bote.example/a", "nie gesperrt. […] rund 500 Autos, so", "https://bote.example/a#:~:text=Br%C3%BCcke%20war-,nie%20gesperrt.&text=rund%20500%20Autos%2C%20so"},
	} {
		p := project()
		rest := "published = \"2024-03-10\"\n"
		if test.url != "" {
			rest += "url = \"" + test.url + "\"\n"
		}
		article(p, "spaet", rest, "Die Brücke war nie gesperrt. Es fahren rund 500 Autos, so das Amt.")
		claim(p, "a", ``, quoted("spaet", "supports", test.quotation, ""))
		page := get[*site.ClaimPage](t, p, "claims/a/")
		if got := page.Groups[0].Quotes[0].Original; got != test.want {
			t.Errorf("%s, %q: the link is %s, want %s", test.url, test.quotation, got, test.want)
		}
	}
}

func TestAQuotationFromARecordingLeadsToItsTime(t *testing.T) {
	for time, want := range map[string][2]string{
		"00:12:31": {"12:31", "https://bote.example/v?id=1#t=751"}, "01:02:03": {"1:02:03", "https://bote.example/v?id=1#t=3723"},
		"00:00:09": {"0:09", "https://bote.example/v?id=1#t=9"}, "00:01:00": {"1:00", "https://bote.example/v?id=1#t=60"},
	} {
		p := project()
		article(p, "spaet", "published = \"2024-03-10\"\nurl = \"https://bote.example/v?id=1#start\"\n", "[00:00:00] Guten Abend.\n["+time+"] Die Brücke war nie gesperrt.\n")
		claim(p, "a", ``, quoted("spaet", "supports", "Die Brücke war nie gesperrt", ""))
		q := get[*site.ClaimPage](t, p, "claims/a/").Groups[0].Quotes[0]
		if got := [2]string{q.Time, q.Original}; got != want || q.Pieces[0].Text != "Die Brücke war nie gesperrt" {
			t.Errorf("%s: got %q, %q, want %q", time, got, q.Pieces[0].Text, want)
		}
	}
}

func TestWordsThatWereCutOutOfSpeechAreCalledSo(t *testing.T) {
	for typed, want := range map[string]bool{
		"war nie gesperrt": true, "war […] gesperrt": true, "Es fahren rund 500 Autos": false, "Die Brücke war nie gesperrt“": false,
		"war nie gesperrt […] 500 Autos": false, "„Die Brücke war nie gesperrt“": false,
	} {
		p := project()
		article(p, "spaet", "published = \"2024-03-10\"\n", "Vorab.\n\n„Die Brücke war nie gesperrt“, sagt das Amt. Es fahren rund 500 Autos.")
		claim(p, "a", ``, quoted("spaet", "supports", typed, ""))
		if q := get[*site.ClaimPage](t, p, "claims/a/").Groups[0].Quotes[0]; q.Literal != want {
			t.Errorf("%s: literal is %t, want %t", typed, q.Literal, want)
		}
	}
}
