package hyphen

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// read writes a text as its breaks are read.
func read(text string) string { return Mend(text, 0, len(text), Breaks(text)) }

func TestAHyphenIsReadAsTheTextHasTheWordElsewhere(t *testing.T) {
	const german = " Der Minister sagte, dass die Soldaten von dem Dienst nicht bei der Geheimdienstbehörde sind, die ein Nord-Süd-Gespräch plant."
	const english = " The man who was in the town said that it was a state by itself and sponsored by none of the others."
	for text, want := range map[string]string{
		"We re-\nplace it.":                                   "We replace it.",
		"We re-\nplace or re-place it.":                       "We re-place or re-place it.",
		"Replace it, re-\r\nplace it.":                        "Replace it, replace it.",
		"Kim Jong-\nun kam.":                                  "Kim Jongun kam.", // nothing tells
		"Kim Jong-\nun kam. Kim Jong-un ging.":                "Kim Jong-un kam. Kim Jong-un ging.",
		"Kim Jong-\nUn kam.":                                  "Kim Jong-Un kam.",
		"die Ge-\n  heimdienstbehörde" + german:               "die Geheimdienstbehörde" + german,
		"der Geheim-\rdienst" + german:                        "der Geheimdienst" + german,
		"Nord-Süd-\nGespräch" + german:                        "Nord-Süd-Gespräch" + german,
		"Vor-\nund Nachteile" + german:                        "Vor- und Nachteile" + german,
		"H-\nunde" + german:                                   "H-unde" + german,
		"US-\namerikanisch, E-\nMail, x-\nray":                "US-amerikanisch, E-Mail, x-ray",
		"GEHEIM-\nDIENST. Die EU.":                            "GEHEIMDIENST. Die EU.",
		"Die EU. EU-\nUSA-Gipfel":                             "Die EU. EU-USA-Gipfel",
		"eine F-\n16, 10-\njährig, 2010-\n2014":               "eine F-16, 10-jährig, 2010-2014",
		"state-\nsponsored" + english:                         "state-sponsored" + english,
		"chemisch-\nphysikalisch, komisch-\nerweise" + german: "chemisch-physikalisch, komischerweise" + german,
		"with-\nout" + english:                                "without" + english,
		"twenty-\nfive" + english:                             "twenty-five" + english,
		"short-\nand long-term" + english:                     "short- and long-term" + english,
		"der Häupt\u00AD\nling, Ge\u2010\u200B \nld":          "der Häuptling, Geld",
		"Er kam -\nund ging. Nein-\n\nDoch":                   "Er kam -\nund ging. Nein-\n\nDoch",
		"kam.-\nEr –\nsie\n-\nes Ver-\n":                      "kam.-\nEr –\nsie\n-\nes Ver-\n",
		"\u0301-\na \u200B-\na b-\n\u0301c":                   "\u0301-\na \u200B-\na b-\n\u0301c",
		"schrei-\nben-\nde":                                   "schreibende",
	} {
		if got := read(text); got != want {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestWithoutATextOnlyItsLooksTell(t *testing.T) {
	var none *Words
	for words, want := range map[string]Reading{"re place": Joined, "Jong Un": Kept, "F 16": Kept, "Vor und": Joined, " ": Joined} {
		before, after, _ := strings.Cut(words, " ")
		if got := none.Likely(before, after); got != want {
			t.Errorf("%q and %q: got %q, want %q", before, after, got, want)
		}
	}
}

func TestOnlyWholeBreaksAreMended(t *testing.T) {
	const text = "We re-\nplace Jong-\nUn, re-\nplace"
	breaks := Breaks(text)
	other := breaks[0]
	other.Reading = Kept
	for want, got := range map[string]string{
		"We re-place Jong-Un, replace": Mend(text, 0, len(text), breaks, other),
		"place Jong-":                  Mend(text, 7, 18, breaks),
		"\nplace Jong-Un":              Mend(text, 6, 21, breaks),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzBreaksLieBetweenWords(f *testing.F) {
	f.Add("We re-\r\nplace\u00AD\n\u200Bit. F-\n16-\n\na-\xff\nb")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, b := range Breaks(text) {
			if b.Start < end || b.End <= b.Start || b.End >= len(text) || b.Start == 0 {
				t.Fatalf("%q: %+v after %d", text, b, end)
			}
			inside := text[b.Start:b.End]
			if n := strings.Count(strings.ReplaceAll(inside, "\r\n", "\n"), "\n") + strings.Count(strings.ReplaceAll(inside, "\r\n", "\n"), "\r"); n != 1 {
				t.Fatalf("%q: %q has %d line ends", text, inside, n)
			}
			if r, _ := utf8.DecodeRuneInString(text[b.End:]); !inWord(r) {
				t.Fatalf("%q: no word behind %+v", text, b)
			}
			end = b.End
		}
	})
}
