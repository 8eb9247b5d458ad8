package fold

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/text/article"
	"beleg/generator/text/hyphen"
)

const sample = "\uFEFFIm Ukraine-Krieg\r\n\r\n\u201EHeilige\u201C Mission \u2013 13.000\u00A0Mann, e\u0301t 7\u00A0500, so hie\u00ADß es.\r\n# Men\u00FC\r\nso hieß es."

func FuzzFoldingTwiceChangesNothing(f *testing.F) {
	f.Add(sample)
	f.Add(norm.NFD.String("Äpfel\u00AD „Öl“ ‹é› \u2002\u0301 \u0958 \u1FEF " + strings.Repeat("\u0301\u0323", 40)))
	f.Fuzz(func(t *testing.T, s string) {
		once := String(s)
		if twice := String(once); twice != once {
			t.Fatalf("%q: got %q, then %q", s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("%q: got %q, which is not UTF-8", s, once)
		}
		if strings.ContainsAny(once, "\u00AD\u200B\u2060\u00A0\n„“”–’…ﬁ") || strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q: got %q", s, once)
		}
		// The whole of a text is a quotation of it, however it is normalised, unless marks are piled up beyond sense.
		if utf8.ValidString(s) && len(s) < 30 {
			if d, c := String(norm.NFD.String(s)), String(norm.NFC.String(s)); d != once || c != once {
				t.Fatalf("%q: got %q, decomposed %q, composed %q", s, once, d, c)
			}
		}
	})
}

func FuzzTheFoldedTextLeadsBackToTheSource(f *testing.F) {
	f.Add(sample, uint16(3), uint16(20))
	f.Add("oﬃziell… re-\nplace 3\u2060000 e\u200B\u0301 Jong-\n Un Vor-\nund", uint16(0), uint16(24))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		text = strings.ToValidUTF8(text, "?")
		breaks := hyphen.Breaks(text)
		s := Blocks(article.Parse(text, nil), breaks, func(r article.Role) bool { return r != article.Skip })
		i, j := int(from), int(to)
		if i >= j || j > len(s.Folded) || !utf8.RuneStart(s.Folded[i]) || j < len(s.Folded) && !utf8.RuneStart(s.Folded[j]) || s.Cuts(i) || s.Cuts(j) {
			return
		}
		if s.BlockAt(i) != s.BlockAt(j-1) || strings.TrimSpace(s.Folded[i:j]) != s.Folded[i:j] {
			return
		}
		span := s.Source(i, j)
		if got := String(hyphen.Mend(text, span.Start, span.End, breaks)); got != s.Folded[i:j] {
			t.Fatalf("source %v of %q is %q, folded %q", span, s.Folded[i:j], text[span.Start:span.End], got)
		}
		if got := String(s.OneLine(i, j)); got != s.Folded[i:j] {
			t.Fatalf("%q on one line folds to %q", s.Folded[i:j], got)
		}
	})
}

// FuzzWhatIsPlainIsFoldedAsAllElse puts every unit by itself, which gives the same text and the same way back.
func FuzzWhatIsPlainIsFoldedAsAllElse(f *testing.F) {
	f.Add(sample)
	f.Add("Äpfel, `a`\u0301 é\u0301  zwei ˈx \x7f. ä\u00ad\u0301 \xc3( \xc5")
	f.Fuzz(func(t *testing.T, s string) {
		got, slow := New(s, Span{0, len(s)}), folder{spaced: true}
		if len(got.breaks) > 0 {
			return
		}
		for i := 0; i < len(s); {
			end := unitEnd(s, i)
			slow.put(s[i:end], i)
			i = end
		}
		if want := slow.text.String(); got.Folded != want || String(s) != want {
			t.Fatalf("%q: got %q and %q, want %q", s, got.Folded, String(s), want)
		}
		if runs := got.runs[:len(got.runs)-1]; !slices.Equal(runs, slow.runs) { // the last is the end
			t.Fatalf("%q: got %v, want %v", s, runs, slow.runs)
		}
	})
}
