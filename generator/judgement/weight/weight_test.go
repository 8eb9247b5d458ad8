package weight

import (
	"slices"
	"testing"
)

func TestASiteIsWeighed(t *testing.T) {
	l := Limits{Warn: 50, Most: 95, File: 40}
	type said struct {
		code, file, message, help string
	}
	for _, c := range []struct {
		name  string
		files []Sized
		want  []said
	}{
		{"small", []Sized{{"a", "", 40}, {"b", "", 9}}, nil},
		{"large", []Sized{{"claims/a/x", "", 20}, {"claims/b/x", "", 20}, {"index.html", "", 10}},
			[]said{{"site-large", "", "the site has 50 bytes; GitHub Pages takes a gigabyte, and beleg stops at 95 bytes", "the most is in claims/ (40 bytes), index.html (10 bytes)"}}},
		{"too large", []Sized{{"a", "", 35}, {"b/x", "", 30}, {"c/x", "", 20}, {"d/x", "", 10}},
			[]said{{"site-too-large", "", "the site has 95 bytes, and beleg stops at 95 bytes because GitHub Pages takes no more than a gigabyte",
				"the most is in a (35 bytes), b/ (30 bytes), c/ (20 bytes)"}}},
		{"a large file of the project", []Sized{{"z", "", 1}, {"assets/film.01.mp4", "static/film.mp4", 41}},
			[]said{{"file-too-large", "static/film.mp4", "static/film.mp4 has 41 bytes, and GitHub refuses files over 40 bytes", "make it smaller, or publish it elsewhere and link to it"}}},
		{"a large file that was made", []Sized{{"data/claims.json", "", 41}},
			[]said{{"file-too-large", "", "data/claims.json has 41 bytes, and GitHub refuses files over 40 bytes", "make it smaller, or publish it elsewhere and link to it"}}},
	} {
		var got []said
		for _, f := range Judge(c.files, l) {
			got = append(got, said{f.Rule.Code, f.Span.Name(), f.Message, f.Help})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if got, want := megabytes(950_999_999)+", "+megabytes(999_999), "950 MB, 999999 bytes"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
