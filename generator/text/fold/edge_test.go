package fold

import (
	"strings"
	"testing"
	"unicode"
)

// edged is a folded text with a sign wherever a quotation may begin or end.
func edged(raw string) string {
	s := New(raw, Span{0, len(raw)})
	if s.Cuts(0) || s.Cuts(len(s.Folded)) {
		return "a whole text cuts something"
	}
	var b strings.Builder
	for i, r := range s.Folded {
		if i > 0 && !s.Cuts(i) {
			b.WriteByte('|')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestNoEdgeDividesAWord(t *testing.T) {
	for raw, want := range map[string]string{
		"Nord-Süd geht's":         "Nord|-|Süd| |geht|'|s",
		"e\u0301t \u0301a":        "ét| |\u0301a", // a mark that nothing carries stands for itself
		"\u0301a":                 "\u0301a",
		"x\u0323\u0308y":          "ẍ\u0323y",
		"oﬃziell ﬁn…":             "offiziell| |fin|...",
		"ge\u00adsagt":            "gesagt",
		"部长 3000名":                "部|长| |3000|名",
		"국방부 장관":                  "국방부| |장관",
		"ผู้x":                    "ผู้|x",
		"A1 x2y":                  "A1| |x2y",
		"(ja), „nein“":            "(|ja|)|,| |\"|nein|\"",
		"a\u200b\u0301b c\u200dd": "áb| |cd",
		"צה״ל ש\"ח מנכ״לית":       "צה\"ל| |ש\"ח| |מנכ\"לית",
		"ג׳ורג׳ ב\"הארץ\"":        "ג'ורג|'| |ב|\"|הארץ|\"",
		"قـــال \"צה\"ל\"":        "قال| |\"|צה\"ל|\"",
	} {
		if got := edged(raw); got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
}

func TestNoEdgeDividesANumber(t *testing.T) {
	for raw, want := range map[string]string{
		"13.000 Mann":               "13.000| |Mann",
		"1,2 oder 13.":              "1,2| |oder| |13|.",
		".5 x.5 5,x ...5":           ".5| |x|.|5| |5|,|x| |.|.|.|5",
		"by .5 (.38) €.50 $-5 „.5“": "by| |.5| |(|.38|)| |€|.50| |$|-5| |\"|.5|\"",
		"5:3 1:12":                  "5:3| |1:12",
		"12:30 Stand:30 12: ja":     "12:30| |Stand|:|30| |12|:| |ja",
		"5'10 5’000 ’44 5' x'5":     "5'10| |5'000| |'|44| |5|'| |x|'|5",
		"10–20 und 8-jährig":        "10|-|20| |und| |8|-|jährig",
		"bei −4 (-5) x-6 \"-7":      "bei| |-4| |(|-5|)| |x|-|6| |\"|-7",
		"-4 Grad":                   "-4| |Grad",
		"13 000 Mann":               "13 000| |Mann",
		"13\u202f000 13\u00a0000":   "13 000| |13 000",
		"2024 300 13 00 1 0000":     "2024| |300| |13| |00| |1| |0000",
		"13\n000 13\r\n 000":        "13 000| |13 000",
		"13  000 13\t000":           "13| |000| |13| |000",
		"13\u2003000 13\u2009000":   "13| |000| |13 000",
		"13\u2060 000 13 \u200b00":  "13 000| |13| |00",
		"13 \u200b000":              "13 000",
		"2½ ½ x½":                   "2½| |½| |x|½",
	} {
		if got := edged(raw); got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
}

// Scripts are told by what Unicode says of them; that Latin letters are not looked up saves time, and nothing else.
func TestTheScriptsWithoutSpaces(t *testing.T) {
	for r := range rune(0x32000) {
		want := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
		if Unspaced(r) != want {
			t.Errorf("%U: got %t", r, !want)
		}
	}
}

// In each text the passage in brackets is widened to the second one.
func TestAPassageIsWidenedToWholeWordsOfItsBlock(t *testing.T) {
	for asked, want := range map[string]string{
		"von Süd[korea]s Minister":      "von [Südkoreas] Minister",
		"von[ Südkoreas ]Minister":      "von [Südkoreas] Minister",
		"der Nord-Süd-[Dialog] war":     "der [Nord-Süd-Dialog] war",
		"der [Nord]-Süd-Dialog war":     "der [Nord-Süd-Dialog] war",
		"der Nord[-]Süd-Dialog war":     "der [Nord-Süd-Dialog] war",
		"so geht'[s], ja":               "so [geht's], ja",
		"so [geht]'s, ja":               "so [geht's], ja",
		"Gedanken - [so]- und weiter":   "Gedanken - [so]- und weiter",
		"Gedanken -[so] sagt er":        "Gedanken -[so] sagt er",
		"er sagt: '[so]' und 'nein'":    "er sagt: '[so]' und 'nein'",
		"von 13.[000] Mann":             "von [13.000] Mann",
		"es waren 13\n[000] Mann kamen": "es waren 13\n[000] Mann kamen",
		"es waren [13]\n000 Mann kamen": "es waren [13]\n000 Mann kamen",
		"[Süd]koreas":                   "[Südkoreas]",
		"Südkorea[s]":                   "[Südkoreas]",
	} {
		before, rest, _ := strings.Cut(asked, "[")
		inside, after, _ := strings.Cut(rest, "]")
		raw := before + inside + after
		var lines []Span
		for at := 0; at < len(raw); at += len(strings.SplitN(raw[at:], "\n", 2)[0]) + 1 {
			lines = append(lines, Span{at, at + len(strings.SplitN(raw[at:], "\n", 2)[0])})
		}
		s := New(raw, lines...)
		from, to := len(before), len(before+inside)
		from, to = s.Widen(from, to, s.Blocks[s.BlockAt(from)])
		if got := raw[:from] + "[" + raw[from:to] + "]" + raw[to:]; got != want {
			t.Errorf("%q: got %q, want %q", asked, got, want)
		}
	}
}
