package start_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/start"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
)

// sourceOf makes a source of a text whose lines that begin with # are skipped.
func sourceOf(text string) *fact.Source {
	var skip []article.Override
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "#") {
			skip = append(skip, article.Override{First: i + 1, Last: i + 1, Role: article.Skip})
		}
	}
	a := article.Parse(text, skip)
	return &fact.Source{ID: "s", Language: "de", Article: a, Text: quote.NewText(a)}
}

// mark returns the code points from the first occurrence of one word to the end of the first occurrence of another.
func mark(t *testing.T, text, first, last string) (from, to int) {
	t.Helper()
	i, j := strings.Index(text, first), strings.Index(text, last)
	if i < 0 || j < 0 {
		t.Fatalf("%q or %q does not stand in the text", first, last)
	}
	return utf8.RuneCountInString(text[:i]), utf8.RuneCountInString(text[:j+len(last)])
}

func TestMarkedWordsBecomeReadyQuotations(t *testing.T) {
	const text = "\uFEFFSo hieß es\r\n\r\nSo hieß es in „Kiew“. Er soll ko\u00admmen 😀, so hieß es.\r\n# Menü\r\n***\r\nja ja ja\r\n"
	s := sourceOf(text)
	for _, c := range []struct{ first, last, want string }{
		{"soll", "ko", "[[quote]]\nsource = \"s\"\ntext   = \"soll kommen\"\nstance = \"disputes\"\nhedge  = \"soll\"\n"},
		{"😀, so hieß es", "😀, so hieß es", "[[quote]]\nsource = \"s\"\ntext   = \"😀, so hieß es\"\nstance = \"disputes\"\nhedge  = \"hieß es\"\n"},
		{"o hieß", "es", "[[quote]]\nsource = \"s\"\ntext   = \"So hieß es\"\nafter  = \"So\"\nstance = \"disputes\"\nhedge  = \"hieß es\"\n"},
		{"soll", "# Me", "[[quote]]\nsource = \"s\"\ntext   = \"soll kommen 😀, so hieß es.\"\nstance = \"disputes\"\nhedge  = \"soll\"\n" +
			"these lines are skipped and cannot be quoted; mark the words elsewhere, or change the [[block]] in content/sources/s.toml\n"},
		{"**", "**", "there are no words in this; mark some\n"},
		{"\r\n\r\n", "\r\n\r\n", ""},
	} {
		from, to := mark(t, text, c.first, c.last)
		var got strings.Builder
		for _, o := range start.Select(s, from, to) {
			if o.Refused != "" {
				got.WriteString(o.Refused + "\n")
				continue
			}
			got.WriteString(o.Passage.TOML(fact.Disputes, ""))
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%q to %q (-want +got)\n%s", c.first, c.last, diff)
		}
	}
}

// Who denies something tells of a distance that is not the article's.
func TestADenialIsOfferedWithoutAHedge(t *testing.T) {
	const text = "Der Kreml bestreitet Berichte, laut denen Soldaten gefallen sein sollen."
	offers := start.Select(sourceOf(text), 0, utf8.RuneCountInString(text))
	if len(offers) != 1 || offers[0].Passage.Text != text || offers[0].Passage.Hedge != "" {
		t.Errorf("got %+v, want the sentence without a hedge", offers)
	}
}

func TestWordsThatNothingTellsApartAreRefused(t *testing.T) {
	s := sourceOf(strings.Repeat("ja ", 400) + "\n")
	offers := start.Select(s, 600, 601)
	if len(offers) != 1 || !strings.Contains(offers[0].Refused, "mark more words") {
		t.Errorf("got %+v, want one that is refused", offers)
	}
	if got := start.Select(sourceOf(""), 0, 5); got != nil {
		t.Errorf("a source without text: got %v, want nothing", got)
	}
	if got := start.Select(s, -9, 1<<40); len(got) != 1 {
		t.Errorf("more than the text: got %v, want one offer", got)
	}
}

// checkOffers holds that each offer's TOML leads to the very words that were marked.
func checkOffers(t *testing.T, text string, from, to int) {
	t.Helper()
	s := sourceOf(text)
	for _, o := range start.Select(s, from, to) {
		if o.Refused != "" {
			if s.Article.Blocks[o.Place.Block].Role == article.Skip && !strings.Contains(o.Refused, "skipped") {
				t.Fatalf("%q is skipped, but the reason is %q", s.Text.Wording(o.Place), o.Refused)
			}
			continue
		}
		written := o.Passage.TOML(fact.Mentions, "")
		_, r := readBack(t, s, written)
		if r.Outcome != quote.Found || !slices.Equal(r.Places[0].Parts, o.Place.Parts) {
			t.Fatalf("%q: got %s at %v, want it found at %v", written, r.Outcome, r.Places, o.Place.Parts)
		}
	}
}
