package site_test

import (
	"testing"

	"beleg/generator/site"
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
