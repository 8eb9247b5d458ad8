package similar

import (
	"strings"
	"testing"

	"beleg/generator/text/fold"
)

// like returns what a text of one block has that is like a quotation; "" if nothing is.
func like(raw, asked string) string {
	m := In(fold.New(raw, fold.Span{End: len(raw)}), []*fold.Text{fold.New(asked, fold.Span{End: len(asked)})})
	if m == nil {
		return ""
	}
	return raw[m.Passage.Start:m.Passage.End]
}

// A word that is divided counts as two others. Of a third of the characters that differ no search is made, and a passage
// of which half differs is another one.
func TestAPassageIsAlikeUpToHalfOfItsCharacters(t *testing.T) {
	for _, c := range []struct {
		raw, asked string
		want       bool
	}{
		{"und aaaa bbbb cccccccc dann", "aaaabbbb cccccccc", true},
		{"und aaaa bbbb ccccccc dann", "aaaabbbb ccccccc", false},
		{"und abcdefxyz dann", "abcdefghi", true},
		{"und abcdewxyz dann", "abcdefghi", false},
	} {
		if got := like(c.raw, c.asked); (got != "") != c.want {
			t.Errorf("%q: got %q in %q, want something: %t", c.asked, got, c.raw, c.want)
		}
	}
}

// Behind the first word, or before the last, three may be missing.
func TestAPassageReachesBeyondWordsThatAreMissing(t *testing.T) {
	const middle = "Morgen kamen alle Vertreter gemeinsam"
	for between, reaches := range map[string]bool{"frühen": true, "frühen kalten grauen": true, "frühen kalten grauen nassen": false} {
		for asked, raw := range map[string]string{"Anna " + middle: "Anna " + between + " " + middle, middle + " zusammen": middle + " " + between + " zusammen"} {
			if got := like("Dort war es. "+raw+". So war es.", asked); (got == raw) != reaches || !strings.Contains(got, middle) {
				t.Errorf("%q: got %q, want %q: %t", asked, got, raw, reaches)
			}
		}
	}
}

func TestWordsWithoutACounterpartAreNoPartOfThePassage(t *testing.T) {
	for asked, want := range map[string]string{
		"kamen ale Vertreter":       "kamen alle Vertreter",
		"kamen Vertreter":           "kamen alle Vertreter",
		"alle Vertreter xyz":        "alle Vertreter",
		"Morgn kamen alle":          "Morgen kamen alle",
		"alle Vertreter gemeinsaam": "alle Vertreter gemeinsam",
	} {
		if got := like("Am Morgen kamen alle Vertreter gemeinsam.", asked); got != want {
			t.Errorf("%q: got %q, want %q", asked, got, want)
		}
	}
}

// What the article lacks of the words is not put beside the beginning of the next sentence, or the end of the one before.
func TestAPassageEndsWithItsSentenceWhereNothingIsLikeWhatFollows(t *testing.T) {
	const raw = "In Dr. Marsh steht alles. Für Tiere bestand keine Gefahr. Die Firma nennt 3. Weitere nannten 20 rote. Rose. Nase"
	for _, c := range []struct{ asked, want, lacks, has string }{
		{"bestand keine Gefahr oder so", "bestand keine Gefahr", "oder so", ""},
		{"es hieß Für Tiere bestand keine", "Für Tiere bestand keine", "es hieß Für", "Für"},
		{"Gestern aber: Für Tiere bestand keine Gefahr", "Für Tiere bestand keine Gefahr", "Gestern aber: Für", "Für"},
		{"Gestern war es: Für Tiere bestand keine Gefahr oder so", "Für Tiere bestand keine Gefahr", "Gestern war es: Für", "Für"},
		// What goes on is alike: the same but for capitals, or a slip in five letters.
		{"keine Gefahr, die Firma nennt", "keine Gefahr. Die Firma nennt", ", die", ". Die"},
		{"bestand keine Gefahr, die", "bestand keine Gefahr. Die", ", die", ". Die"},
		{"bestand keine Gefahr und Firmb", "bestand keine Gefahr. Die Firma", "und Firmb", ". Die Firma"},
		{"bestand keine Gefahr und Fir", "bestand keine Gefahr", "und Fir", ""},
		{"bestand keine Gefahr x Dies", "bestand keine Gefahr", "x Dies", ""},
		{"Roxe, Naxe", "Rose. Nase", "Roxe, Naxe", "Rose. Nase"},
		// Within a sentence, words are put beside others.
		{"Weitere nannten 20 laute", "Weitere nannten 20 rote", "laute", "rote"},
		{"keiner nannten 20 rote", "Weitere nannten 20 rote", "keiner", "Weitere"},
		{"alles. Für Tiere bestand eine Gefahr", "alles. Für Tiere bestand keine Gefahr", "eine", "keine"},
		{"In Dr x Mars", "In Dr. Marsh", "x Mars", ". Marsh"},
	} {
		m := In(fold.New(raw, fold.Span{End: len(raw)}), []*fold.Text{fold.New(c.asked, fold.Span{End: len(c.asked)})})
		if m == nil {
			t.Errorf("%q: got nothing, want %q", c.asked, c.want)
			continue
		}
		lacks, has := strings.TrimSpace(c.asked[m.QueryDiffers[0].Start:m.QueryDiffers[0].End]), raw[m.Differs[0].Start:m.Differs[0].End]
		if passage := raw[m.Passage.Start:m.Passage.End]; passage != c.want || m.Suggest != c.want || lacks != c.lacks || has != c.has {
			t.Errorf("%q: got %q in place of %q in %q, want %q of %q in %q", c.asked, has, lacks, m.Suggest, c.has, c.lacks, c.want)
		}
	}
}

// A full stop behind a figure or a short word may be no end, nor is one with a small letter behind it.
func TestWhereASentenceBeginsIsToldWithoutItsLanguage(t *testing.T) {
	for marked, want := range map[string]string{
		"Sie sagt alles. Er nicht":       "Er",
		"Sie ging fort? Nein! Er „rief“": "Nein Er",
		"So kam alles... Dann ging er":   "Dann", // as it is folded
		"So kam er... Dann ging er":      "",
		"Er (rief: „laut.“)\" Danach":    "Danach",
		"Er (rief: „laut.“))\" Danach":   "",
		"Er rief: „Lug!“ Sie schwieg":    "Sie",
		"Er rief (laut.) „Warum?“":       "„",
		"bei Dr. Marsh, um 3. Oktober":   "",
		"im Maid. Dann":                  "Dann",
		"im Mai. Dann":                   "",
		"im Mai! Dann":                   "Dann",
		"ab 2020! Dann":                  "Dann",
		"in Prof. dem":                   "",
		". Dann":                         "",
		"Es war alles.":                  "",
		"Es war alles.“":                 "",
		"Es war, Dann":                   "",
		"Es waren alle. 20 kamen":        "",
	} {
		tokens := tokenize(marked, 0, len(marked))
		var begin []string
		for i := range tokens {
			if next := nextSentence(tokens, i); next > 0 {
				begin = append(begin, string(tokens[next].runes))
			}
		}
		if got := strings.Join(begin, " "); got != want {
			t.Errorf("%q: got %q, want %q", marked, got, want)
		}
	}
}

// The most alike is taken, and of those that are as much the first.
func TestTheMostAlikeIsTaken(t *testing.T) {
	raw := "Er kam gestern spät an. Er kam vorgestern spät an. Er kam gestern früh an."
	s := fold.New(raw, fold.Span{End: len(raw)})
	var all []fold.Stretch
	for _, words := range []string{"kam vorgestern spät", "kam gestern spät", "kam gestern früh"} {
		at := strings.Index(raw, words)
		all = append(all, fold.Stretch{Start: at, End: at + len(words)})
	}
	for asked, want := range map[string]string{"kam gestern spat": "kam gestern spät", "kam gestern frueh": "kam gestern früh", "xyz": "kam vorgestern spät"} {
		m := Best(s, all, fold.New(asked, fold.Span{End: len(asked)}))
		if got := raw[m.Passage.Start:m.Passage.End]; got != want {
			t.Errorf("%q: got %q, want %q", asked, got, want)
		}
	}
}

func TestADifferenceThatCannotBeSeenIsNamed(t *testing.T) {
	for _, c := range []struct{ there, typed, want string }{
		{"Кim", "Kim", "the article has К (U+041A, Cyrillic) here, not K (U+004B, Latin)"},
		{"Kim", "Кim", "the article has K (U+004B, Latin) here, not К (U+041A, Cyrillic)"},
		{"A１", "A1", "the article has １ (U+FF11) here, not 1 (U+0031)"},
		{"A！～", "A!~", "the article has ！ (U+FF01) here, not ! (U+0021)"},
		{"～", "~", "the article has ～ (U+FF5E) here, not ~ (U+007E)"},
		{"K\x01im", "Kim", "the article has a control character U+0001 here, which cannot be seen"},
		{"Kim", "K\x01im", "a control character U+0001 was typed here, which cannot be seen"},
		{"Kim\ue000", "Kim", "the article has a private character U+E000 here, which cannot be seen"},
		{"\x01Кim", "Kim", "the article has a control character U+0001 here, which cannot be seen"}, // the first
		{"Кim", "Kym", ""}, {"Kim", "Kym", ""}, {"Kim", "Ki", ""}, {"Ki", "Kim", ""}, {"Kim", "Kim", ""}, {"", "", ""}, {"｟", "_", ""},
	} {
		u, got := unseen([]rune(c.there), []rune(c.typed)), ""
		if u != nil {
			got = u.String()
		}
		if got != c.want {
			t.Errorf("%q, typed %q: got %q, want %q", c.there, c.typed, got, c.want)
		}
	}
}

// Of words that are left out the longest beginning that stands somewhere is taken, with the nearest end behind it.
func TestWordsThatAreLeftOutAreTold(t *testing.T) {
	const left = "nach Angaben der Gemeinde und nach allem, was man hört,"
	lines := []string{"bis Freitag gesperrt.", "Die Brücke soll " + left + " bis Freitag gesperrt bleiben, bis Freitag gesperrt."}
	raw := strings.Join(lines, "\n")
	s := text{fold.New(raw, fold.Span{End: len(lines[0])}, fold.Span{Start: len(lines[0]) + 1, End: len(raw)})}
	for asked, want := range map[string]string{
		"Die Brücke soll bis Freitag gesperrt":      "Die Brücke soll […] bis Freitag gesperrt",
		"Die Brücke bis Freitag":                    "Die Brücke […] bis Freitag", // two words on each side are enough
		"Die Brücke soll nach Angaben bis Freitag":  "Die Brücke soll nach Angaben […] bis Freitag",
		"Brücke bis Freitag gesperrt":               "",
		"Die Brücke bis":                            "",
		"gesperrt bleiben, Die Brücke":              "", // in another order
		"Freitag gesperrt bleiben, Die Brücke soll": "",
	} {
		p := fold.New(asked, fold.Span{End: len(asked)})
		m := s.omitted(p)
		if m == nil {
			if want != "" {
				t.Errorf("%q: got nothing, want %q", asked, want)
			}
			continue
		}
		head, tail, _ := strings.Cut(want, " […] ")
		gap := strings.TrimSuffix(strings.TrimPrefix(raw[m.Passage.Start:m.Passage.End], head+" "), " "+tail)
		if m.Suggest != want || len(m.Differs) != 1 || raw[m.Differs[0].Start:m.Differs[0].End] != gap {
			t.Errorf("%q: got %+v, want the suggestion %q, and marked %q", asked, m, want, gap)
		}
		if d := m.QueryDiffers[0]; d.Start != len(head) || d.End != len(head) {
			t.Errorf("%q: marked %v, want the place behind %q", asked, d, head)
		}
		if want := float64(len(head)+len(tail)) / float64(m.Passage.End-m.Passage.Start); m.Similarity != want {
			t.Errorf("%q: got a similarity of %v, want the share of what is said, %v", asked, m.Similarity, want)
		}
	}
}

// A quotation of several parts is put right as a whole: what is not there, and the order.
func TestEachPartIsPutRight(t *testing.T) {
	raw := "Am Morgen kamen alle Vertreter, am Abend gingen sie."
	s := fold.New(raw, fold.Span{End: len(raw)})
	for _, c := range []struct{ asked, want string }{
		{"Am Morgn kamen|am Abend", "Am Morgen kamen […] am Abend"},
		{"kamen alle|am Abnd gingen", "kamen alle […] am Abend gingen"},
		{"Am Morgn kamen|am Abnd gingen", "Am Morgen kamen […] am Abend gingen"},
		{"am Abend|Am Morgen", "Am Morgen […] am Abend"},
		{"xyzzy qwert|am Abend", ""},
	} {
		var parts []*fold.Text
		for part := range strings.SplitSeq(c.asked, "|") {
			parts = append(parts, fold.New(part, fold.Span{End: len(part)}))
		}
		m, got := In(s, parts), ""
		if m != nil {
			got = m.Suggest
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.asked, got, c.want)
		}
	}
	asked := "Am Morgen kamen alle am Abend gingen"
	if m := In(s, []*fold.Text{fold.New(asked, fold.Span{End: len(asked)})}); m == nil || m.Suggest != "Am Morgen kamen alle Vertreter, am Abend gingen" {
		t.Errorf("%q: got %+v, want the words between", asked, m)
	}
}
