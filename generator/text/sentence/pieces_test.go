package sentence

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

func TestTextsAreDividedBehindSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want []string
	}{
		{"", 10, nil},
		{"Ein Satz.", 10, []string{"Ein Satz."}},
		// The last full stop that fits belongs to an abbreviation.
		{"Der Bote meldet es. Es sah z. B. Soldaten am Hafen.", 35,
			[]string{"Der Bote meldet es.", "Es sah z. B. Soldaten am Hafen."}},
		{"Kommt er? Ja! Er kommt heute.", 15, []string{"Kommt er? Ja!", "Er kommt heute."}},
		{"Wörter ohne Ende und ohne Punkt", 14, []string{"Wörter ohne", "Ende und ohne", "Punkt"}},
		{"Straßenbahnhaltestelle", 8, []string{"Straßen", "bahnhalt", "estelle"}},
		{"ßßß", 3, []string{"ß", "ß", "ß"}},
		{"\x80\x80\x80\x80\x80", 2, []string{"\x80\x80", "\x80\x80", "\x80"}},
	} {
		got := Pieces(test.text, reading.In("de"), test.most)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q in %d bytes: got %q, want %q", test.text, test.most, got, test.want)
		}
	}
}

// checkPieces holds that pieces have all of a text and that none is too long.
func checkPieces(t *testing.T, text, language string, most int) {
	t.Helper()
	most = 4 + max(0, most)%100
	pieces := Pieces(text, reading.In(language), most)
	if i := slices.IndexFunc(pieces, func(s string) bool { return s == "" || len(s) > most }); i >= 0 {
		t.Errorf("%q in %d bytes: got the piece %q", text, most, pieces[i])
	}
	got := strings.Join(pieces, "")
	if got = strings.ReplaceAll(got, " ", ""); got != strings.ReplaceAll(text, " ", "") {
		t.Errorf("%q in %d bytes has all words but in %q", text, most, got)
	}
}
