package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestMarksThatWouldBePublishedAsTheyStandAreFound(t *testing.T) {
	for _, c := range []struct {
		name, text       string
		footnotes, stars []string
	}{
		{"a footnote with its note", "Ein Satz.[^1] Ende.\n\n[^1]: Der Bote.", []string{"[^1]", "[^1]"}, nil},
		{"a note that looks like an address", "Ein Satz.[^zwei]\n\n[^zwei]: https://example.org/x", []string{"[^zwei]", "[^zwei]"}, nil},
		{"a note of one word", "Ein Satz.[^a]\n\n[^a]: Bote", []string{"[^a]", "[^a]"}, nil},
		{"a footnote without a note", "Ein Satz.[^1]", []string{"[^1]"}, nil},
		{"a footnote in code", "Man schreibt `[^1]`.\n\n```\n[^2]\n```\n\n    [^3]\n\nund [^4]", []string{"[^4]"}, nil},
		{"an escaped one", `Man schreibt \[^1].`, nil, nil},
		{"no footnote", "[ ^1] [^ x] [^] x^2 [a^2](https://example.org/)", nil, nil},
		{"a colon inside", "Die **Brücke:**Text bleibt.", nil, []string{"**Brücke:**"}},
		{"quotation marks inside", "Das **„Nein“**des Ministers, und **„Ja“**sagte er.", nil, []string{"**„Nein“**", "**„Ja“**"}},
		{"a space inside", "Das ** Wort** hier.", nil, []string{"**"}},
		{"one that nobody closes", "Das **Wort hier.\n\nUnd **da", nil, []string{"**", "**"}},
		{"bold", "Das **Wort**, **zwei Worte** und **„ganz“** *schräg*, ***beides***.", nil, nil},
		{"stars that are meant", "2 ** 3 und \\*\\*so\\*\\*, \\**Preis, `a**b`, ein* Stern", nil, nil},
		{"a list", "* eins\n* **zwei**\n", nil, nil},
	} {
		doc := Parse(c.text, Options{})
		for what, pair := range map[string]struct {
			got  []Range
			want []string
		}{"footnotes": {doc.Footnotes, c.footnotes}, "stars": {doc.Literal, c.stars}} {
			var got []string
			for _, r := range pair.got {
				got = append(got, c.text[r.Start:r.End])
			}
			if !slices.Equal(got, pair.want) {
				t.Errorf("%s: got the %s %q, want %q", c.name, what, got, pair.want)
			}
		}
	}
}

func TestWhatAFootnoteSaysIsNoLink(t *testing.T) {
	doc := Parse("Ein Satz.[^a] Und [ein Link](https://example.org/).\n\n[^a]: Bote", Options{})
	if len(doc.Links) != 1 || doc.Links[0].Dest != "https://example.org/" {
		t.Errorf("got the links %+v, want the one that is there", doc.Links)
	}
}

func TestManyMarksAreAllFound(t *testing.T) {
	text := strings.Repeat("`a` [^1] **b:**c\n\n", 2_000)
	doc := Parse(text, Options{})
	if len(doc.Footnotes) != 2_000 || len(doc.Literal) != 2_000 {
		t.Errorf("got %d footnotes and %d stars", len(doc.Footnotes), len(doc.Literal))
	}
}
