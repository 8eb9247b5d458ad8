package diag

import "testing"

func TestCharactersThatLookAlikeHaveNames(t *testing.T) {
	for r, want := range map[rune]string{
		'\uFEFF': "byte order mark (U+FEFF)", '\u200B': "zero-width space (U+200B)", '\u0430': "а (U+0430, Cyrillic)",
		'a': "a (U+0061, Latin)", '\u03BF': "ο (U+03BF, Greek)", '1': "1 (U+0031)", '\b': "control character U+0008",
		'\uE000': "private character U+E000", '\u2003': "space U+2003", '\u0301': "combining mark U+0301",
		'\U000E0001': "invisible character U+E0001",
	} {
		if got := Character(r); got != want {
			t.Errorf("%U: got %q, want %q", r, got, want)
		}
	}
}

func TestOnlyWhatIsNotSeenIsUnseen(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "", " a": "", "\n": "", "ä": "", "\xff": "", "„": "", "\uFEFFa": "byte order mark (U+FEFF)",
		"\u00A0": "no-break space (U+00A0)", "\u2003": "space U+2003", "\u0085": "space U+0085",
	} {
		if got := Unseen(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
