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

func TestEachShapeOfASignIsOne(t *testing.T) {
	for one, shapes := range map[string]string{
		`"`: "\"„“”‟«»〝〞〟″＂״", "'": "'`‚‘’‛‹›ʼ′´＇׳", "-": "-‐‑‒–—―−﹘﹣－",
		" ": " \t\n\r\u00a0\u1680\u2000\u2007\u2009\u202f\u205f\u3000\u2028", "...": "…", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ",
		"ffl": "ﬄ", "st": "ﬅﬆ", "": "\u00ad\u200b\u200d\u2060\ufeff\u0640",
	} {
		for _, r := range shapes {
			if got, want := String("a"+string(r)+"b"), "a"+one+"b"; got != want {
				t.Errorf("%U: got %q, want %q", r, got, want)
			}
		}
	}
	for text, want := range map[string]string{"e\u0300": "è", "\x80": "\ufffd", "a\xff": "a\ufffd"} {
		if got := String(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for _, r := range "!#&(*+,./:;<=>@[]^_{|}~§°·•‣†‡‰※！～、。" { // beside those above, and others that say something
		if got, want := String("a"+string(r)+"b"), "a"+string(r)+"b"; got != want {
			t.Errorf("%U: got %q, want it as it is", r, got)
		}
	}
}

func TestWhatAddressesAreMadeOfStays(t *testing.T) {
	for text, want := range map[string]string{
		"„a“ und b": `"a" und b`, "a…": "a…", "ﬁn": "ﬁn", "un\u00admöglich": "unmöglich", "a\u200bb": "a\u200bb", "re-\nplace": "re- place", "e\u0301": "é", "": "",
		"plain": "plain", "`a": "'a", "צה״ל ג׳": "צה״ל ג׳", "قــال": "قــال",
	} {
		if got := Stable(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestAReaderSeesNeitherJoinersNorTies(t *testing.T) {
	for text, want := range map[string]string{
		"ﬁn…": "fin...", "un\u00admög\u200blich": "unmöglich", "e\u0301": "é", "„a“ – b": "„a“ – b", "می\u200cروم": "میروم", "é": "é", "x\u0300": "x\u0300", "a\u00ad": "a",
		"e\u0300": "è", "ﬁ…": "fi...", "\u00ad": "",
	} {
		if got := Readable(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// More marks than sense are left as they stand: form C would depend on where a text is cut.
func TestMarksAreComposedUpToAsManyAsMakeSense(t *testing.T) {
	for n, want := range map[int]string{longestUnit - 1: "ẹ", longestUnit: "e\u0323"} {
		if got := String("e" + strings.Repeat("\u0323", n)); !strings.HasPrefix(got, want) {
			t.Errorf("%d marks: got %+q, want it to begin with %+q", n, got, want)
		}
	}
}

// Of most texts the way back is one run and the end: what is noted of more takes more memory than the articles.
func TestTheWayBackIsShort(t *testing.T) {
	for raw, want := range map[string]int{"Äpfel und Birnen": 2, "a\x7fb\x7fc": 2, "a\u0416b": 2, "a\tb c": 2, "a – b": 4, "„a": 3} {
		if s := New(raw, Span{0, len(raw)}); len(s.runs) != want {
			t.Errorf("%q: got %d runs, want %d", raw, len(s.runs), want)
		}
	}
}

func TestPlacesAtTheEndsOfATextHaveASource(t *testing.T) {
	for raw, want := range map[string][2]Span{"„a“": {{0, 0}, {7, 7}}, "a": {{0, 0}, {1, 1}}, " a ": {{1, 1}, {2, 2}}, "": {}} {
		s := New(raw, Span{0, len(raw)})
		if start, end := s.Source(0, 0), s.Source(len(s.Folded), len(s.Folded)); start != want[0] || end != want[1] {
			t.Errorf("%q: got %v and %v, want %v", raw, start, end, want)
		}
	}
	if s := New("\xffa", Span{0, 2}); !s.divides(1) || s.divides(0) || s.divides(3) {
		t.Error("what is no UTF-8 comes from its source as a whole")
	}
}

// What is plain is not looked at character by character, which most of every article is spared.
func TestWhatIsPlain(t *testing.T) {
	for text, want := range map[string]int{
		"Äpfel, 3 Euro (ſchön) ~!": -1, "a": -1, "ź": -1, "a  b": 1, " a": 0, "a ": 1, "a`b": 1, "a\u0301": 0, "ab\u0301": 1, "ä\u0301": 0,
		"a\x7fb": 1, "a\tb": 1, "aƀ": 0, "bÀÿ": -1, "a\u00a0": 0, "\xc3": 0, "\xc3(": 0, "a–b": 0, "": 0, "b\xc3": 1,
	} {
		if want < 0 {
			want = len(text)
		}
		if got := plainEnd(text, 0, len(text)); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	if got := plainEnd("ab äc", 1, 4); got != 2 { // not a half of a letter
		t.Errorf("got %d, want 2", got)
	}
}

// FuzzFolding holds that folding twice changes nothing, that what is plain is folded as all else, and that the folded
// text leads back to the source.
func FuzzFolding(f *testing.F) {
	f.Add(sample, uint16(3), uint16(20))
	f.Add("oﬃziell… re-\nplace 3\u2060000 e\u200B\u0301 Jong-\n Un Vor-\nund", uint16(0), uint16(24))
	f.Add(norm.NFD.String("Äpfel\u00AD „Öl“ ‹é› \u2002\u0301 \u0958 \u1FEF "+strings.Repeat("\u0301\u0323", 40)),
		uint16(0), uint16(5))
	f.Add("∦8-\np", uint16(14), uint16(24))
	f.Add("قـــ\u0654ال هـ צה״ל ג׳ורג׳", uint16(0), uint16(6))
	f.Add("Äpfel, `a`\u0301 é\u0301  zwei ˈx \x7f. ä\u00ad\u0301 \xc3( \xc5", uint16(0), uint16(6))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		checkFoldedTwice(t, text)
		checkUnitByUnit(t, text)
		checkWayBack(t, text, int(from), int(to))
	})
}

func checkFoldedTwice(t *testing.T, s string) {
	t.Helper()
	once := String(s)
	if twice := String(once); twice != once {
		t.Fatalf("%q: got %q, then %q", s, once, twice)
	}
	if !utf8.ValidString(once) {
		t.Fatalf("%q: got %q, which is not UTF-8", s, once)
	}
	if strings.ContainsAny(once, "\u00AD\u200B\u2060\u00A0\n„“”–’…ﬁ") || strings.Contains(once, "  ") ||
		strings.TrimSpace(once) != once {
		t.Fatalf("%q: got %q", s, once)
	}
	// The whole of a text is a quotation of it, however it is normalised, unless marks are piled up beyond sense.
	if utf8.ValidString(s) && len(s) < 30 {
		if d, c := String(norm.NFD.String(s)), String(norm.NFC.String(s)); d != once || c != once {
			t.Fatalf("%q: got %q, decomposed %q, composed %q", s, once, d, c)
		}
	}
}

// checkUnitByUnit puts every unit by itself, which gives the same text and the same way back.
func checkUnitByUnit(t *testing.T, s string) {
	t.Helper()
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
}

func checkWayBack(t *testing.T, text string, i, j int) {
	t.Helper()
	text = strings.ToValidUTF8(text, "?")
	breaks := hyphen.Breaks(text)
	s := Blocks(article.Parse(text, nil), breaks, func(r article.Role) bool { return r != article.Skip })
	if i >= j || j > len(s.Folded) || !utf8.RuneStart(s.Folded[i]) ||
		j < len(s.Folded) && !utf8.RuneStart(s.Folded[j]) || s.Cuts(i) || s.Cuts(j) {
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
}
