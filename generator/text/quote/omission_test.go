package quote

import (
	"strings"
	"testing"

	"beleg/generator/text/article"
)

func TestWordsLeftOutSilentlyAreShown(t *testing.T) {
	const text = "Die Brücke am Mühlweg soll nach Angaben der Gemeinde und nach allem, was man hört, bis Freitag gesperrt bleiben.\n\nDie Brücke am Bach bleibt bis Freitag gesperrt."
	find := NewText(article.Parse(text, nil))
	for _, test := range []struct{ typed, suggest, differs string }{
		{"Die Brücke am Mühlweg soll bis Freitag gesperrt bleiben", "Die Brücke am Mühlweg soll […] bis Freitag gesperrt bleiben",
			"nach Angaben der Gemeinde und nach allem, was man hört,"},
		{"Die Brücke am Mühlweg soll bis Montag gesperrt bleiben", "", ""},
		{"Mühlweg bleiben", "", ""},
	} {
		r := find.Find(Query{Text: test.typed})
		if test.suggest == "" {
			if r.Outcome == Near && r.Near.Differs[0].End-r.Near.Differs[0].Start > len(test.typed) {
				t.Errorf("%q: taken for words left out: %+v", test.typed, r.Near)
			}
			continue
		}
		if r.Outcome != Near || r.Near.Suggest != test.suggest {
			t.Errorf("%q: got %s, %+v; want the suggestion %q", test.typed, r.Outcome, r.Near, test.suggest)
			continue
		}
		if d := r.Near.Differs[0]; text[d.Start:d.End] != test.differs {
			t.Errorf("%q: marked %q, want %q", test.typed, text[d.Start:d.End], test.differs)
		}
		head, _, _ := strings.Cut(test.suggest, " […]")
		if d := r.Near.QueryDiffers[0]; d.Start != len(head) || d.End != len(head) {
			t.Errorf("%q: marked %v in what was typed, want the place behind %q", test.typed, d, head)
		}
		if again := find.Find(Query{Text: r.Near.Suggest}); again.Outcome != Found && again.Outcome != Ambiguous {
			t.Errorf("%q: what is suggested is %s", test.typed, again.Outcome)
		}
	}
}

// Fewer would be found by chance.
func TestTwoWordsOnEachSideOfWhatWasLeftOutAreEnough(t *testing.T) {
	x := parse("aaaaaaaaaaaa bbbbbbbbbbbb eins zwei drei vier fünf sechs sieben acht cccccccccccc dddddddddddd.")
	for typed, want := range map[string]string{
		"aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc dddddddddddd": "aaaaaaaaaaaa bbbbbbbbbbbb […] cccccccccccc dddddddddddd",
		"bbbbbbbbbbbb cccccccccccc dddddddddddd":              "",
		"aaaaaaaaaaaa bbbbbbbbbbbb dddddddddddd":              "",
	} {
		r := x.Find(Query{Text: typed})
		if want == "" && r.Outcome == Near && strings.Contains(r.Near.Suggest, "…") || want != "" && (r.Outcome != Near || r.Near.Suggest != want) {
			t.Errorf("%q: got %s, %+v; want the suggestion %q", typed, r.Outcome, r.Near, want)
		}
	}
}
