package script

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

func TestHowATextIsSetApart(t *testing.T) {
	for text, want := range map[string][2]string{
		"":                         {"", ""},
		"Häuser (2024) – „5 €“…":   {"", "Häuser (2024) – „5 €“…"},
		"桥梁, Мост, 2024":           {"", "桥梁, Мост, 2024"},
		"قال (2024).":              {"rtl", "\u2067قال (2024).\u2069"},
		"הגשר!":                    {"rtl", "\u2067הגשר!\u2069"},
		"הנה Example Bridge שלנו":  {"rtl", "\u2067הנה Example Bridge שלנו\u2069"},
		"Example Bridge נפל היום":  {"rtl", "\u2067Example Bridge נפל היום\u2069"},
		"إِنَّ Bridge Watch هُنَا": {"rtl", "\u2067إِنَّ Bridge Watch هُنَا\u2069"}, // vowel signs part no words
		"\uFB2A\uFE8D":             {"rtl", "\u2067\uFB2A\uFE8D\u2069"},             // presentation forms
		"𞤀":                        {"rtl", "\u2067𞤀\u2069"},                        // Adlam, beyond the first plane
		"AFP – قال الوزير":         {"rtl", "\u2067AFP – قال الوزير\u2069"},
		"Der Minister (نعم!)":      {"ltr", "\u2066Der Minister (نعم!)\u2069"},
		"\u2067قال\u2069 (2024)":   {"", "\u2067قال\u2069 (2024)"}, // it was set apart before
		"a \u2066b \u2068قال":      {"", "a \u2066b \u2068قال"},
		"\u2067قال\u2069 هو":       {"rtl", "\u2067\u2067قال\u2069 هو\u2069"},
		"\u2069قال":                {"rtl", "\u2067\u2069قال\u2069"},
		"٢٠٢٤":                     {"", "٢٠٢٤"}, // figures have no direction of their own
	} {
		if dir, apart := Dir(text), Isolated(text); dir != want[0] || apart != want[1] {
			t.Errorf("%q: got %q and %q, want %q", text, dir, apart, want)
		}
	}
}

// checkApart holds that what was set apart is not set apart again.
func checkApart(t *testing.T, text string) {
	t.Helper()
	apart := Isolated(text)
	if (apart != text) != (Dir(text) != "") || !strings.Contains(apart, text) {
		t.Errorf("%q becomes %q", text, apart)
	}
	if balanced := !strings.ContainsAny(text, "\u2066\u2067\u2068\u2069"); balanced && utf8.ValidString(text) &&
		Isolated(apart) != apart {
		t.Errorf("%q becomes %q", apart, Isolated(apart))
	}
}

func TestWhatIsCutEndsWhatItSetApart(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "קיר (": "קיר (", "\u2067קיר": "\u2067קיר\u2069", "a\u2066b\u2068c\u2069": "a\u2066b\u2068c\u2069\u2069",
		"\u2067קיר\u2069\u2069": "\u2067קיר\u2069\u2069",
	} {
		if got := Closed(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsQuotedInALineIsSetApart(t *testing.T) {
	for line, want := range map[string]string{
		`there is no actor "amt"`:     `there is no actor "amt"`,
		`there is no actor "קיר (3)"`: "there is no actor \"\u2067קיר (3)\u2069\"",
		`x = "קיר!", "b", "של (1)"`:   "x = \"\u2067קיר!\u2069\", \"b\", \"\u2067של (1)\u2069\"",
		`הוא אמר "קיר!" (3).`:         "\u2067הוא אמר \"\u2067קיר!\u2069\" (3).\u2069",
		`5" קיר`:                      "\u20675\" קיר\u2069",
		// a Hebrew word with such a mark in it, in a text and as TOML and messages have it
		`נטען ששצה"ל ביקש, "אין בסיס".`: "\u2067נטען ששצה\"ל ביקש, \"\u2067אין בסיס\u2069\".\u2069",
		`text = "נטען שצה\"ל ביקש"`:     "text = \"\u2067נטען שצה\\\"ל ביקש\u2069\"",
		`write 'נטען שצה"ל ביקש'`:       "write '\u2067נטען שצה\"ל ביקש\u2069'",
		`'80 of the city's (קיר)`:       "\u2066'80 of the city's (קיר)\u2069",
		`text = """קיר של אבן`:          "text = \"\"\"\u2067קיר של אבן\u2069",
		`text = "קיר של אבן …`:          "text = \"\u2067קיר של אבן …\u2069",
		`x = "", "קיר"`:                 "x = \"\", \"\u2067קיר\u2069\"",
		`x = "קיר\`:                     "x = \"\u2067קיר\\\u2069",
	} {
		if got := Line(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestWhatStandsInWordsThatAreTurnedRoundMayBeTurned(t *testing.T) {
	for line, turned := range map[string]bool{
		"a|b|c": false, "קיר |3| של": true, `a = "קיר |3| של"`: true, `|a| = "קיר של"`: false, "Der |Stein| (קיר)": false,
		"Der Stein (|קיר|)": true, `a = |"קיר של"|`: false, `write |'קיר של'|`: false,
	} {
		parts := strings.Split(line, "|")
		if got := Turned(Line(strings.Join(parts, "")), parts[1]); got != turned {
			t.Errorf("%s: got %t, want %t", line, got, turned)
		}
		cut := Parted(Line(strings.Join(parts, "")), parts)
		if strings.Join(cut, "") != Line(strings.Join(parts, "")) {
			t.Errorf("%s is cut into %q", line, cut)
		}
		for i, part := range cut {
			if strings.Trim(part, "\u2066\u2067\u2069") != parts[i] && part != parts[i] && !strings.ContainsAny(parts[i], `"'`) {
				t.Errorf("%s is cut into %q", line, cut)
			}
		}
	}
}

// No letter that runs from right to left is passed over by its first byte.
func TestEveryLetterThatRunsLeftIsFound(t *testing.T) {
	n := 0
	for r := range unicode.MaxRune {
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); (c == bidi.R || c == bidi.AL) && unicode.IsLetter(r) {
			if n++; Dir(string(r)) != "rtl" {
				t.Errorf("%U is passed over", r)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d letters run from right to left", n)
	}
}

// An apostrophe is no quotation mark, however many there are.
func TestALineOfApostrophesIsReadOnce(t *testing.T) {
	const word = " 'א"
	text := strings.Repeat(word, 1<<18)
	begun := time.Now()
	if got := Line(text); got != Isolated(text) {
		t.Errorf("got %.60q…", got)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(text), took)
	}
}
