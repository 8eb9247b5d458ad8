package coverage

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/sentence"
)

func TestWhenASentenceCountsAsCovered(t *testing.T) {
	const text = "Am Montag sagte Kim, dass sechs Soldaten gestorben sind, und dass drei weitere verletzt wurden."
	for _, c := range []struct {
		name       string
		quotations []string
		want       bool
		rest       string
	}{
		{"nothing is quoted", nil, false, text},
		{"all is", []string{text}, true, "[…]"},
		{"all but the frame", []string{"sechs Soldaten gestorben sind, und dass drei weitere verletzt wurden"}, true, "Am Montag sagte Kim, dass […]"},
		{"more than half, but a figure is left out", []string{"Am Montag sagte Kim, dass sechs Soldaten gestorben sind"}, false, "[…], und dass drei weitere verletzt wurden."},
		{"the figures, but less than half", []string{"sechs Soldaten", "drei weitere"}, false, "Am Montag sagte Kim, dass […] gestorben sind, und dass […] verletzt wurden."},
		{"less than half, but all that can be checked", []string{"Am Montag sagte Kim, dass sechs", "drei"}, true, "[…] Soldaten gestorben sind, und dass […] weitere verletzt wurden."},
		{"all, in two quotations", []string{"Am Montag sagte Kim", "dass sechs Soldaten gestorben sind, und dass drei weitere verletzt wurden"}, true, "[…]"},
		{"in overlapping quotations", []string{"Am Montag sagte Kim, dass sechs Soldaten", "sechs Soldaten gestorben sind", ", und dass drei weitere verletzt wurden."}, true, "[…]"},
	} {
		base, s := sourceOf(t, text, "de", c.quotations...)
		one := Of(base, nil, s)[0].Sentences[0]
		if got := one.Covered(); got != c.want {
			t.Errorf("%s: covered is %v, want %v (share %.2f, left %q)", c.name, got, c.want, one.Share, one.Left.Words())
		}
		if got := one.Rest(); got != c.rest {
			t.Errorf("%s: the rest is %q, want %q", c.name, got, c.rest)
		}
	}
}

func TestADatelineIsNoPartOfItsSentence(t *testing.T) {
	base, s := sourceOf(t, "KIEW, 8. Oktober 2024 – Am Montag kam Kim (46). Er ging.", "de", "Am Montag kam Kim (46).")
	one := Of(base, nil, s)[0].Sentences[0]
	if !one.Covered() || one.Text != "Am Montag kam Kim (46)." || one.Left != 0 {
		t.Errorf("got %q, covered %v, left %q", one.Text, one.Covered(), one.Left.Words())
	}
}

func TestTheRestKeepsMarksAroundWhatIsQuoted(t *testing.T) {
	const text = "„Es ist wahr“, sagte\nKim (46)."
	base, s := sourceOf(t, text, "de", "Es ist wahr", "46")
	if got, want := Of(base, nil, s)[0].Sentences[0].Rest(), "„[…]“, sagte Kim ([…]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnlyParagraphsCount(t *testing.T) {
	paragraph := "Ein Absatz mit 20 Toten" + strings.Repeat(" und noch mehr", 10) + "."
	base, s := sourceOf(t, "Überschrift mit 20 Toten\n\n"+paragraph+" (nz/afp)\n\nEin Bild mit 20 Toten. © AFP\n\nKommentare 20 lesen.\n", "de")
	s.Article = article.Parse(s.Article.Text, []article.Override{{First: 7, Last: 7, Role: article.Skip}})
	var got []string
	for _, one := range Of(base, nil, s)[0].Sentences {
		got = append(got, s.Article.Text[one.Span.Start:one.Span.End])
	}
	if want := []string{paragraph}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUncoveredSentencesBeginWithWhatIsMostWorthALook(t *testing.T) {
	const text = "Es regnet. Das steht in Kims Buch. Am Montag kamen sechs Mann. Am Dienstag schneite es. Acht blieben. Sieben gingen. Am Sonntag ging Kim."
	base, s := sourceOf(t, text, "de", "Sieben gingen")
	r := Of(base, nil, s)[0]
	var got []string
	for _, one := range r.Uncovered() {
		got = append(got, one.Text)
	}
	want := []string{"Am Montag kamen sechs Mann.", "Am Sonntag ging Kim.", "Acht blieben.", "Am Dienstag schneite es.", "Das steht in Kims Buch.", "Es regnet."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := TallyOf(r), (Tally{Sentences: 7, Covered: 1, Checkable: 6, CheckableCovered: 1}); got != want {
		t.Errorf("tally: got %+v, want %+v", got, want)
	}
	if got, want := TallyOf(r, r), (Tally{14, 2, 12, 2}); got != want {
		t.Errorf("twice: got %+v, want %+v", got, want)
	}
}

// What is left of a sentence and what is quoted of it make the whole, whatever is quoted, and what is spoken stands in the text.
func FuzzCoveredSentencesLeaveNothing(f *testing.F) {
	f.Add("Am Montag kamen 20 Mann. „Ja!“, sagte er.\n\nUnd dann? Nichts.", 3, 30)
	f.Add("Eins. Zwei. Drei…", 0, 4)
	f.Add("„Ja!“, sagte er. »Nein« und \"nie", 0, 1)
	f.Add("\xff. A\r\rb\u2028?“ (…) \u00a0[.", 0, 1)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		last := 0
		for _, s := range sentence.Spoken(text) {
			if s.Start < last || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("quotation %v after %d in %q", s, last, text)
			}
			last = s.End
		}
		base, s := sourceOf(t, text, "de")
		if from < 0 || to > len(text) || from > to {
			return
		}
		quoteBytes(base, s, from, to)
		at := 0
		for _, one := range Of(base, nil, s)[0].Sentences {
			if one.Span.Start < at || one.Span.End <= one.Span.Start || one.Share < 0 || one.Share > 1 {
				t.Fatalf("sentence %+v after %d in %q", one, at, text)
			}
			at = one.Span.End
			if one.Left&^one.Reasons != 0 {
				t.Fatalf("left %v, but only %v in all, in %q", one.Left.Words(), one.Reasons.Words(), text)
			}
			if !one.Covered() && (one.Left != 0) != (one.Reasons != 0) {
				t.Fatalf("uncovered: left %v, reasons %v, in %q", one.Left.Words(), one.Reasons.Words(), text)
			}
			if one.Span.Start >= from && one.Span.End <= to && !one.Covered() {
				t.Fatalf("%q is quoted from %d to %d, and sentence %+v is not covered", text, from, to, one)
			}
		}
	})
}
