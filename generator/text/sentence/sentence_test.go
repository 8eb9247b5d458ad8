package sentence

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"beleg/generator/words/reading"
)

func TestATextEndsLikeASentenceOrNot(t *testing.T) {
	for text, want := range map[string]bool{"Es war so.": true, "„War es so?“": true, "(So war es!)": true, "16 May 2026": false,
		"„Es war so“, sagte er": false, "": false, "”": false} {
		if got := Ended(text); got != want {
			t.Errorf("%q ends like a sentence: got %v, want %v", text, got, want)
		}
	}
}

func cut(text, language string) []string {
	var list []string
	for start, end := range All(text, reading.In(language)) {
		list = append(list, text[start:end])
	}
	return list
}

// In the table, | stands where one sentence ends and the next begins, with a space before it in the text.
var cases = []struct{ language, marked string }{
	{"de", "Ein Satz.| Noch einer!| Und noch einer?| Schluss"},
	{"de", "Am 8. Oktober starben sechs Soldaten.| Am 9. Oktober drei."},
	{"de", "Vom 8. bis 13. Oktober fuhren Schiffe."},
	{"de", "Am 3. und 4. Oktober tagte der Rat."},
	{"de", "Am 3. und 4. Verhandlungstag sprach er."},
	{"de", "Der 75. Jahrestag der Partei.| Es war der 10. Oktober."},
	{"de", "Die 810. Marineinfanteriebrigade zog ab."},
	{"de", "Das 21. Jahrhundert begann."},
	{"de", "Er kam am 8.| Danach ging er."},
	{"de", "Die Zahl stieg auf 20.| Russland schwieg."},
	{"de", "Es waren 18.| Die Zeitung nannte 20."},
	{"de", "Das war im Jahr 2024.| Russland schwieg."},
	{"de", "Am 8. 10. 2024 und am 9.10.2024 geschah es."},
	{"de", "Rund 1.500 Soldaten und 1,2 Mio. Reservisten."},
	{"de", "Es kostete 3 Mio. Euro.| Es kostete 3 Mio.| Der Staat zahlte."},
	{"de", "Waffen, z. B. Raketen, d. h. Flugkörper."},
	{"de", "Waffen, z.B. Raketen, z. B. Die Welt schrieb darüber."},
	{"de", "Etwa ca. 20 bzw. 30 Mann."},
	{"de", "Dr. Kim, Prof. Suh und St. Petersburg."},
	{"de", "Nach Nr. 5 und Art. 4 des Vertrags."},
	{"de", "Das ist keine Art.| Russland schwieg."},
	{"de", "Dabei waren u. a. Polen und Balten."},
	{"de", "Panzer, Raketen usw. wurden geliefert.| Panzer usw.| Russland schwieg."},
	{"de", "General a. D. Müller und J. R. Smith kamen."},
	{"de", "Um 300 v. Chr. Geburt.| Das war früh."},
	{"de", "Kim Il II. Kaiser."},
	{"de", "„Ist das wahr?“, fragte er.| Niemand wusste es."},
	{"de", "„Ist das wahr?“ fragte er."},
	{"de", "„Nie!“ – so sagte er es."},
	{"de", "„Das ist wahr.“| Kim schwieg."},
	{"de", "Er sagte: „Es ist wahr. |Niemand weiß es.“| Kim schwieg."},
	{"de", "»Ist das wahr?«| »Ja.«"},
	{"de", "Er kam (wirklich!) Dienstag an."},
	{"de", "Er kam (vgl. S. 5) an.| (Er kam nicht.)| Er ging."},
	{"de", "Die Armee kämpft.| (nz/afp)"},
	{"de", "Das Bild.| © Ed Jones/AFP"},
	{"de", "Er wollte … Soldaten schicken.| Und dann …| Sie kamen."},
	{"de", "Er wollte [...] Soldaten schicken."},
	{"de", "Was?!| Wirklich..."},
	{"de", "Das sagte er IPPEN.MEDIA und BR24.de am Montag."},
	{"de", "1. Startseite"},
	{"de", "Ein Satz ohne Ende\n\n|Ein neuer Block"},
	{"de", "Am 8.\nOktober geschah es.\n|Am Tag darauf nicht."},
	{"de", "Am 8.\u00a0Oktober, z.\u00a0B. Montag."},
	{"en", "One sentence.| Another one!| A third?| The end"},
	{"en", "Mr. Smith met Dr. Jones in St. Louis."},
	{"en", "George W. Bush and J. A. Smith came."},
	{"en", "The U.S. Army left.| It left the U.S.| The army stayed."},
	{"en", "At 5 a.m. Monday it rained.| It stopped at 6 p.m.| They left."},
	{"en", "There were 20.| Russia was silent."},
	{"en", "It was No. 5 on the list.| He said no.| Russia was silent."},
	{"en", "It cost 1.5 million, i.e. Too much, e.g. Moscow."},
	{"en", "“Is it true?” he asked.| “It is.”| Nobody knew."},
	{"en", "“Is it true?”, he asked."},
	{"en", "“Is it true?” Mr. Kim asked.| “No!”| Nobody believed it."},
	{"en", "Is it true?| Kim said so."},
	{"en", "Acme Inc. Said so, Acme Corp. denied it.| Gen. Smith did not."},
	{"en", "He waited ...| Nothing came."},
	{"en", "He said (twice!) No."},
	{"en", "On Oct. 8 it began.| In World War II.| Then it ended."},
	{"en", "Yahoo! bought it."},
	{"en", "A Ph.D. Student.| The D.C. Circuit."},
	{"en-GB", "Mr. Smith met Dr. Jones in St. Louis."},
	{"de-CH", "Am 8. Oktober starben z. B. Soldaten.| Am 9. Oktober drei."},
	{"fr", "Une phrase.| Une autre !| Une troisième ?| La fin"},
	{"fr", "M. Macron a vu Mme. Dupont.| Il est parti."},
	{"fr", "« Oui. »| Il est parti."},
	{"fr", "« Est-ce vrai ? » demanda-t-il.| « Oui ! » lança M. Kim.| Personne ne le sait."},
	{"fr", "Selon l’art. 5, p. ex. Moscou, env. 20 chars.| L’armée se tait."},
	{"fr", "Il y en avait 20.| La Russie se tait."},
	{"fr", "Cf. Moscou, c.-à-d. Kiev."},
	// No table: nobody knows that "dr." is short for something, or that "Bir" opens a sentence.
	{"tr", "Bir cümle. |Bir daha! |Son"},
	{"tr", "Dr. |Kim ve J. A. Smith."},
}

func TestSentencesEndWhereAReaderPauses(t *testing.T) {
	for _, c := range cases {
		var want []string
		for _, s := range strings.Split(c.marked, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		text := strings.ReplaceAll(c.marked, "|", "")
		if got := cut(text, c.language); !slices.Equal(got, want) {
			t.Errorf("%s: %q\n got %q\nwant %q", c.language, text, got, want)
		}
	}
}

// Time must not grow with the square of the length, whatever stands in an article.
func TestManyMarksAreNoBurden(t *testing.T) {
	for _, unit := range []string{"a. ", "(", "a.) ", "„", "1. ", "z. "} {
		text := strings.Repeat(unit, 1<<18/len(unit))
		if got := cut(text, "de"); len(got) == 0 {
			t.Errorf("%q, repeated, has no sentences", unit)
		}
	}
}

// FuzzSentencesAndPiecesCoverTheText holds that a text divided into sentences or into pieces has lost nothing.
func FuzzSentencesAndPiecesCoverTheText(f *testing.F) {
	for _, c := range cases {
		f.Add(strings.ReplaceAll(c.marked, "|", ""), c.language, 12)
	}
	f.Add("\xff. A\r\rb\u2028?“ (…) \u00a0[.", "", 12)
	f.Add("Ein Satz. Noch einer, z. B. dieser.", "de", 12)
	f.Fuzz(func(t *testing.T, text, language string, most int) {
		checkSentences(t, text, language)
		checkPieces(t, text, language, most)
	})
}

func checkSentences(t *testing.T, text, language string) {
	t.Helper()
	at := 0
	check := func(start, end int) {
		if start < at || end < start || end == start && start < len(text) {
			t.Fatalf("sentence %d to %d after %d in %q", start, end, at, text)
		}
		if gap := text[at:start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("%q lies in no sentence of %q", gap, text)
		}
		if own := text[start:end]; own != strings.TrimSpace(own) {
			t.Fatalf("sentence %q has white space around it", own)
		}
		at = end
	}
	for start, end := range All(text, reading.In(language)) {
		check(start, end)
	}
	check(len(text), len(text))
}
