package lang

import "testing"

func TestWhatBelongsTogetherStandsOnOneLine(t *testing.T) {
	for _, test := range []struct{ code, text, want string }{
		{"de", "10 000 Soldaten, 1 200 000 Schuss", "10\u00a0000 Soldaten, 1\u00a0200\u00a0000 Schuss"},
		{"de", "Wer : was ?", "Wer : was ?"},
		{"en", "on 8 October 2024 300 came", "on 8 October 2024 300 came"},
		{"en", "in 12 34 and 5 6789", "in 12 34 and 5 6789"},
		{"fr", "a reçu 1 500 soldats : vrai ; « faux » ? Non !", "a reçu 1\u00a0500 soldats\u00a0: vrai\u202f; «\u00a0faux\u00a0»\u202f? Non\u202f!"},
		{"fr", "déjà\u00a0: «\u202fainsi\u202f»", "déjà\u00a0: «\u202fainsi\u202f»"},
		{"fr", "", ""},
	} {
		l, _ := For(test.code)
		if got := l.Typeset(test.text); got != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.code, test.text, got, test.want)
		}
	}
}
