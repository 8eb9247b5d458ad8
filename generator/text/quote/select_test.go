package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/article"
)

func TestASelectionIsWidenedToWholeWordsOfEachBlock(t *testing.T) {
	const text = "\uFEFFKiew meldet\r\n\r\n  Rund 13.000\u00A0Mann, so hie\u00ADß es am Kyiv-Post-Tag. Er\u0308st [...] dann\u00AD.\r\n# Menü oben\r\nEnde \U0001F600gut"
	x := parse(text)
	for _, c := range []struct{ from, to, want string }{
		{"Kie", "meld", "Kiew meldet"},
		{"iew", " meldet", "Kiew meldet"},
		{" meldet\r\n", "\n  Rund", "meldet | Rund"},
		{"000", "000", "13.000"},
		{"hie", "hie", "hie\u00ADß"},
		{"Post", "Post", "Kyiv-Post-Tag"},
		{"Er", "Er", "Er\u0308st"},
		{"Tag.", "[...]", "Kyiv-Post-Tag. Er\u0308st"},
		{"st [", "dann", "Er\u0308st […] dann"},
		{"  Rund", "Rund", "Rund"},
		{"meldet", "# Me", "meldet | Rund 13.000\u00A0Mann, so hie\u00ADß es am Kyiv-Post-Tag. Er\u0308st […] dann\u00AD. | # Menü"},
		{"\U0001F600", "\U0001F600", "\U0001F600"},
		{"\r\n\r\n", "\r\n\r\n", ""},
		{"\u00AD", "\u00AD", ""},
		{" meldet", " ", ""},
	} {
		from, to := strings.Index(text, c.from), strings.Index(text, c.to)+len(c.to)
		if from < 0 {
			t.Fatalf("%q does not stand in the text", c.from)
		}
		var got []string
		for _, p := range x.Select(Span{Start: from, End: to}) {
			if len(p.Parts) == 0 {
				t.Errorf("%q to %q: got a place without words", c.from, c.to)
			}
			got = append(got, x.Wording(p))
		}
		if got := strings.Join(got, " | "); got != c.want {
			t.Errorf("%q to %q: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// FuzzWhatIsMarkedIsSelectedOrCut holds that a selection is what was marked and cuts no word, and that spans, made of
// the text's bytes, are cut where they overlap.
func FuzzWhatIsMarkedIsSelectedOrCut(f *testing.F) {
	f.Add(sample, uint16(9), uint16(70))
	f.Add("Er soll […] da sein.\r\n# Menü\r\n哈哈哈 13\u202F000 a\u0301b", uint16(3), uint16(34))
	f.Add("\x05\x0a\x00\x07\x09\x0c\x03\x03", uint16(0), uint16(0))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		checkCut(t, []byte(text))
		checkSelection(t, strings.ToValidUTF8(text, "?"), int(from), int(to))
	})
}

// checkSelection holds that everything that can be seen of what was marked is selected, that it lies in the blocks it
// touches, and that it stands where Find finds it.
func checkSelection(t *testing.T, text string, i, j int) {
	t.Helper()
	inside := func(at int) bool { return at < len(text) && !utf8.RuneStart(text[at]) }
	if i > j || j > len(text) || inside(i) || inside(j) {
		return
	}
	x := parse(text)
	places := x.Select(Span{Start: i, End: j})
	for k, p := range places {
		if k > 0 && places[k-1].Block >= p.Block {
			t.Fatalf("%q: the blocks of %v do not ascend", text, places)
		}
		x.checkSelected(t, p)
	}
	for at, r := range text[i:j] {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !holds(places, i+at) {
			t.Fatalf("%q: %q of the marked %q is not in %v", text, r, text[i:j], places)
		}
	}
}

func holds(places []Place, at int) bool {
	return slices.ContainsFunc(places, func(p Place) bool {
		return slices.ContainsFunc(p.Parts, func(s Span) bool { return s.Start <= at && at < s.End })
	})
}

func (x *Text) checkSelected(t *testing.T, p Place) {
	t.Helper()
	b := x.article.Blocks[p.Block]
	at := b.Start
	for _, s := range p.Parts {
		if s.Start < at || s.End <= s.Start || s.End > b.End {
			t.Fatalf("parts %v do not ascend within %+v", p.Parts, b)
		}
		at = s.End
	}
	wording := x.Wording(p)
	r := x.Find(Query{Text: strings.ReplaceAll(wording, "\u00AD", "")})
	if b.Role == article.Skip { // the same words may stand where they can be quoted
		if r.Outcome != InSkipped && r.Outcome != Found && r.Outcome != Ambiguous {
			t.Fatalf("%q is selected in a skipped block; got %s", wording, r.Outcome)
		}
		return
	}
	same := func(q Place) bool { return cmp.Equal(q.Parts, p.Parts) }
	if r.Outcome != Found && r.Outcome != Ambiguous || !slices.ContainsFunc(r.Places, same) && len(r.Places) < mostWays {
		t.Fatalf("%q at %v is selected; got %s", wording, p.Parts, x.describe(r))
	}
}
