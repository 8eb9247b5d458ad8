package reading

import (
	"strings"
	"testing"
	"unicode"
)

// In each text the word in brackets says when, or does not.
func TestWordsThatSayWhenAreTold(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		{"en", "in [May] they came", true},
		{"en", "[May] 8 was fine", true},
		{"en", "on 8 [May] it was", true},
		{"en", "You [may] go", false},
		{"en", "[May] I go", false},
		{"en", "and Theresa [May] left", false},
		{"en", "his [January] was cold", true},
		{"de", "der [Mai] war kalt", true},
		{"de", "der [mai] war kalt", false},
		{"en", "on [Monday]", true},
		{"en", "on [monday]", false},
		{"en", "[yesterday] evening", true},
		{"de", "am [8.10.2024] kamen sie", true},
		{"de", "am [08.10.2024] kamen sie", true},
		{"de", "am [008.10.2024] kamen sie", false},
		{"de", "am [8..2024] kamen sie", false},
		{"de", "im Jahr [2024] Soldaten", true},
		{"de", "rund [2024] Soldaten", false},
		{"de", "dann [2024] wieder", true},
		{"en", "rund [2024] Soldiers", true},
		{"de", "am [8.] bis 13. Oktober", true},
		{"de", "am [8.] und 9. und Oktober", false},
		{"de", "am [8.] und 9. Oktober", true},
		{"en", "last [year] was", true},
		{"en", " two [years] of it", false},
		{"en", "the last two, [years]", false},
		{"de", "die [8.] Brigade im Oktober", false},
		{"en", "October [8]", true},
		{"en", "October, [8] men", false},
		{"de", "[12345] Oktober", false},
		{"de", "[1234] Oktober", true},
		{"en", "the last [year]", true},
		{"en", "the last two long hard [years]", true},
		{"en", "the last two very long hard [years]", false},
		{"en", "the last, two [years]", false},
		{"en", "two [years] ago", true},
		{"en", "two [years] of it", false},
		{"en", "[years] of it", false},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		words := Words(strings.NewReplacer("[", "", "]", "").Replace(c.text))
		i := len(Words(before))
		if got := In(c.language).Dated(words, i); got != c.want {
			t.Errorf("%s: %q says when: %t, want %t", c.language, before+"["+rest, got, c.want)
		}
	}
}

func TestTimelyWordsAreThoseThatWouldSayWhenInOtherCompany(t *testing.T) {
	for word, want := range map[string]bool{"May": true, "monday": true, "years": true, "last": true, "soldiers": false, "": false} {
		if got := In("en").Timely(Word{Text: word, Lower: strings.ToLower(word)}); got != want {
			t.Errorf("%q: got %t, want %t", word, got, want)
		}
	}
}

// The ranges that are left out first save time, and nothing else.
func TestInvisibleIsWhatItsCategoriesSay(t *testing.T) {
	for r := rune(0); r < 0x30000; r++ {
		want := unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) || unicode.Is(unicode.Variation_Selector, r) || r == 0x34F
		if Invisible(r) != want {
			t.Errorf("%U is invisible: %t, want %t", r, !want, want)
		}
	}
}

func TestJoinersBelongToTheSpellingOfScriptsAndEmoji(t *testing.T) {
	for r, want := range map[rune]bool{0x200B: false, 0x200C: true, 0x200D: true, 0x200E: false, 0xFE0F: true, 'a': false} {
		if Joiner(r) != want {
			t.Errorf("%U joins: %t, want %t", r, !want, want)
		}
	}
}

func TestANumberBeforeAFullStopIsOneOfASeriesByItsCompany(t *testing.T) {
	for _, c := range []struct {
		language, before, word string
		want                   bool
	}{
		{"de", "8.", "Startseite", true}, // an entry in a list
		{"de", "123", "Startseite", false},
		{"de", "Tag 8", "Oktober", true},
		{"de", "Tag 8", "10.", true},
		{"de", "3. und 4", "Spieltag", true},
		{"de", "und 4", "Spieltag", false},
		{"de", "am 8.", "Oktober", true},
		{"de", "am 8.", "10.", true},
		{"de", "Es waren 23.", "Russland", false},
		{"de", "der 75.", "Russe", true},
		{"de", "der 2024", "Russe", false},
		{"de", "der 810", "Russe", true},
		{"de", "der 8.10", "Russe", true},
		{"de", "der 18.10", "Russe", true},
		{"de", "der 18.101", "Russe", false},
		{"de", "der 8.", "Die", false}, // opens a sentence
		{"de", "am 3. und 4.", "Spieltag", true},
		{"de", "am 3 und 4.", "Spieltag", false},
		{"de", "am x. und 4.", "Spieltag", false},
		{"en", "of 8.", "October", false}, // in English nobody writes them so
	} {
		if got := In(c.language).Ordinal(strings.Fields(c.before), c.word); got != c.want {
			t.Errorf("%s: %q before %q: got %t, want %t", c.language, c.before, c.word, got, c.want)
		}
	}
}
