package script

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestControlCharactersStandAsTheirPictures(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		"a\tb\nc\r\n\fd":                 "a\tb\nc\r\n\fd",
		"\x01":                           "␁",
		"Kim\x1fJong\x1eun":              "Kim␟Jong␞un",
		"ordinary words, then \x1b[31m!": "ordinary words, then ␛[31m!",
		"\x7f":                           "␡",
		"1234567\u00858":                 "1234567\uFFFD8", // over the end of eight bytes
		"\u0080\u009f\u00a0\u00c2Â«»":    "\uFFFD\uFFFD\u00a0\u00c2Â«»",
		"\xc2":                           "\xc2",
	} {
		if got := string(Pictures([]byte(text))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	clean := []byte(strings.Repeat("Häuser kosten »5 €«\n", 99))
	if got := Pictures(clean); &got[0] != &clean[0] {
		t.Error("a page without control characters was copied")
	}
}

// FuzzText holds that a text is set apart once, that Pictures leaves no control character and all others, and that
// nothing is too strange to tell its language.
func FuzzText(f *testing.F) {
	f.Add("a\x1fb\u0085\xc2")
	f.Add("Ї\xff橋")
	f.Add("a\u2067ب\u2069c")
	f.Fuzz(func(t *testing.T, text string) {
		checkApart(t, text)
		checkPictures(t, text)
		if code, latin := Language(text); latin && code != "" {
			t.Errorf("%q is Latin and %s", text, code)
		}
	})
}

func checkPictures(t *testing.T, text string) {
	t.Helper()
	got := string(Pictures([]byte(text)))
	control := func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\f\r", r) }
	if i := strings.IndexFunc(got, control); i >= 0 {
		t.Errorf("%q: got %q, in which a control character is left at %d", text, got, i)
	}
	if utf8.ValidString(text) && utf8.RuneCountInString(got) != utf8.RuneCountInString(text) {
		t.Errorf("%q: got %q, which has another number of characters", text, got)
	}
}

// It must cost next to nothing beside what it takes to set a page (BenchmarkClaimPage).
func BenchmarkPictures(b *testing.B) {
	page := []byte(strings.Repeat("<li><a href=/claims/x/>Häuser kosten »5 €«</a> zwischen 8. und 13. Oktober 2024\n", 150))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Pictures(page)
	}
}
