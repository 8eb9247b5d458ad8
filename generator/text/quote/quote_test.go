package quote

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/text/article"
)

// parse makes a Text of an article whose lines that begin with # are skipped.
func parse(text string) *Text {
	var skip []article.Override
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "#") {
			skip = append(skip, article.Override{First: i + 1, Last: i + 1, Role: article.Skip})
		}
	}
	return NewText(article.Parse(text, skip))
}

// seed returns the article in seeds/ whose name begins with the number.
func seed(t testing.TB, number string) *Text {
	t.Helper()
	names, err := filepath.Glob("../../../seeds/" + number + "_*.txt")
	if err != nil || len(names) != 1 {
		t.Fatalf("seed %s: got %v (%v), want one file", number, names, err)
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return NewText(article.Parse(string(b), nil))
}

// describe writes a result as a line, and one for each place.
func (t *Text) describe(r Result) string {
	var b strings.Builder
	b.WriteString(string(r.Outcome))
	for _, p := range r.Places {
		fmt.Fprintf(&b, "\n%q", t.Wording(p))
		if p.Before != "" {
			fmt.Fprintf(&b, " before %q", p.Before)
		}
		if p.After != "" {
			fmt.Fprintf(&b, " after %q", p.After)
		}
	}
	return b.String()
}

func expect(t *testing.T, x *Text, q Query, want ...string) {
	t.Helper()
	if got, want := x.describe(x.Find(q)), strings.Join(want, "\n"); got != want {
		t.Errorf("%+v\ngot:  %s\nwant: %s", q, got, want)
	}
}

func TestAQuotationIsFoundAsTheArticleHasIt(t *testing.T) {
	for _, c := range []struct{ seed, typed, want string }{
		{"000", "auch sechs Nordkoreaner sollen bei dem Raketenangriff ums Leben gekommen sein", ""},
		{"000", `von südkoreanischer Seite als "sehr wahrscheinlich" bezeichnet.`, "von südkoreanischer Seite als „sehr wahrscheinlich“ bezeichnet."},
		{"000", "russische Soldaten - auch sechs", "russische Soldaten – auch sechs"},
		{"000", "fordert mehrere  Todesopfer,\ndarunter auch", "fordert mehrere Todesopfer, darunter auch"},
		{"001", "„Heilige Mission“ im Ukraine-Krieg: Nordkorea bestätigt", ""},
		{"003", `habe eine „große Anzahl“ von Dolmetschern`, `habe eine "große Anzahl" von Dolmetschern`},
		{"003", "Hier geht's zur Anmeldung", "Hier geht’s zur Anmeldung"},
		{"004", "Einige von ihnen seien kürzlich im Osten der Ukraine ums Leben gekommen, so die Quelle.", ""},
	} {
		want := c.want
		if want == "" {
			want = c.typed
		}
		expect(t, seed(t, c.seed), Query{Text: c.typed}, "found", fmt.Sprintf("%q", want))
	}
}

func TestANoBreakSpaceOfTheArticleIsTypedAsASpace(t *testing.T) {
	for _, number := range []string{"000", "001", "002"} {
		x := seed(t, number)
		text := x.article.Text
		i := strings.Index(text, "\u00A0")
		if i < 0 {
			t.Fatalf("seed %s has no no-break space", number)
		}
		from, to := strings.LastIndexAny(text[:i], "\n")+1, i+strings.IndexAny(text[i:]+"\n", "\n")
		line := strings.TrimSpace(text[from:to])
		if r := x.Find(Query{Text: strings.ReplaceAll(line, "\u00A0", " ")}); len(r.Places) == 0 || x.Wording(r.Places[0]) != line {
			t.Errorf("seed %s: got %s, want the line %q", number, x.describe(r), line)
		}
	}
}

func TestTheWayOfTypingDoesNotMatter(t *testing.T) {
	const said = "Der „Große“ Häuptling – so heißt’s – käme 2024 nach Łódź."
	articles := map[string]string{
		"NFC": said, "NFD": norm.NFD.String(said),
		"soft hyphens":    strings.ReplaceAll(said, "pt", "p\u00ADt"),
		"soft hyphens, D": strings.ReplaceAll(norm.NFD.String(said), "\u0308", "\u00AD\u0308"),
		"no-break spaces": strings.ReplaceAll(said, " ", "\u00A0"),
		"wide spaces":     strings.ReplaceAll(said, " ", " \u2009\u3000\t"),
		"CRLF":            strings.ReplaceAll(said, " ", "\r\n"),
		"BOM":             "\uFEFF" + said,
		"other marks":     strings.NewReplacer("„", "»", "“", "«", "–", "—", "’", "'").Replace(said),
	}
	for how, text := range articles {
		for typedHow, typed := range articles {
			typed = strings.TrimPrefix(typed, "\uFEFF")
			x := parse(text)
			r := x.Find(Query{Text: typed})
			if r.Outcome != Found || x.Wording(r.Places[0]) != strings.TrimPrefix(text, "\uFEFF") {
				t.Errorf("article with %s, typed with %s: got %s", how, typedHow, x.describe(r))
			}
		}
	}
}

func TestCaseLettersDigitsAndPunctuationMustAgree(t *testing.T) {
	x := parse("Am 8. Oktober, so hieß es, starben sechs.")
	for _, typed := range []string{"am 8. Oktober", "Am 8 Oktober", "so hiess es", "Oktober so hieß", "Am 9. Oktober"} {
		if r := x.Find(Query{Text: typed}); r.Outcome != Near && r.Outcome != Missing {
			t.Errorf("%q: got %s, want near or missing", typed, x.describe(r))
		}
	}
}

func TestNumbersAreNotCut(t *testing.T) {
	x := parse("Es waren 13.000.000 oder 1,2 Millionen, 5’000 im Mai, 7\u00A0500 um 12:30 bei −4 Grad, 2½ Tage 2024. Und 6, 8, 10–20.")
	for _, typed := range []string{"13", "3.000", "000", "000.000", "13.000", "13.", ".000.000", "1", "2", "1,", "2 Millionen",
		"5", "000 im", "7", "500", "500 um", "12", "30", "4 Grad", "202"} {
		if r := x.Find(Query{Text: typed}); r.Outcome == Found || r.Outcome == Ambiguous {
			t.Errorf("%q: got %s, want it not found", typed, x.describe(r))
		}
	}
	for _, typed := range []string{"13.000.000", "1,2", "5'000", "7 500", "12:30", "-4", "2024", "2024.", "6", "8, 10", "10", "20"} {
		if r := x.Find(Query{Text: typed}); r.Outcome != Found {
			t.Errorf("%q: got %s, want found", typed, x.describe(r))
		}
	}
}

func TestColonsAndApostrophesJoinDigitsAndNothingElse(t *testing.T) {
	x := parse("Stand:30 Mann, um 12: dann, 5'10 groß")
	for typed, want := range map[string]bool{"30": true, "12": true, "12:": true, "10 groß": false, "5": false, "5'10": true} {
		if r := x.Find(Query{Text: typed}); (r.Outcome == Found) != want {
			t.Errorf("%q: got %s, want it found: %t", typed, x.describe(r), want)
		}
	}
}

func TestASpaceInsideANumberIsNoEdge(t *testing.T) {
	for _, space := range []string{" ", "\n", "\r\n  ", "\u00A0", "\u202F", "\u2060 ", " \u200B"} {
		x := parse("Es fuhren 13" + space + "000 Wagen, 2024 300 Busse; 24. 300 Räder.")
		for _, typed := range []string{"000 Wagen", "Es fuhren 13"} {
			if r := x.Find(Query{Text: typed}); r.Outcome == Found || r.Outcome == Ambiguous {
				t.Errorf("%q beside %q: got %s, want it not found", typed, space, x.describe(r))
			}
		}
		for _, typed := range []string{"13 000 Wagen", "300 Busse", "2024", "300 Räder"} {
			if r := x.Find(Query{Text: typed}); r.Outcome != Found {
				t.Errorf("%q beside %q: got %s, want found", typed, space, x.describe(r))
			}
		}
	}
	expect(t, parse("in Spalten 13  300 Räder"), Query{Text: "300 Räder"}, "found", `"300 Räder"`)
}

func TestWordsAreNotCut(t *testing.T) {
	x := parse("Südkoreas Minister, „Kim“ genannt, vermag’s: Nord-Süd-Dialog; e\u0301t cafe\u0301x.")
	for _, typed := range []string{"Südkorea", "koreas", "Minis", "Ki", "cafe", "e"} {
		if r := x.Find(Query{Text: typed}); r.Outcome == Found || r.Outcome == Ambiguous {
			t.Errorf("%q: got %s, want it not found", typed, x.describe(r))
		}
	}
	for _, typed := range []string{"Südkoreas", "Kim", "vermag", "Süd", "ét"} {
		if r := x.Find(Query{Text: typed}); r.Outcome != Found {
			t.Errorf("%q: got %s, want found", typed, x.describe(r))
		}
	}
}

func TestScriptsWithoutSpacesHaveEdgesEverywhere(t *testing.T) {
	x := parse("国防部长表示，约3000名士兵已抵达。ผู้นำประกาศแล้ว")
	for _, typed := range []string{"部长", "3000", "士兵", "ประกาศ"} {
		if r := x.Find(Query{Text: typed}); r.Outcome != Found {
			t.Errorf("%q: got %s, want found", typed, x.describe(r))
		}
	}
	expect(t, x, Query{Text: "300"}, "near")
	expect(t, parse("他来了。她也来了。"), Query{Text: "来"}, "ambiguous", `"来" before "他"`, `"来" before "也"`)
}

func TestAnElisionLeavesWordsOutWithinABlock(t *testing.T) {
	x := seed(t, "000")
	for _, typed := range []string{"sechs Nordkoreaner […] ums Leben gekommen", "sechs Nordkoreaner [...] ums Leben gekommen",
		"[…] sechs Nordkoreaner[ … ]ums Leben gekommen […]"} {
		expect(t, x, Query{Text: typed}, "found", `"sechs Nordkoreaner […] ums Leben gekommen"`)
	}
	expect(t, x, Query{Text: "sechs Nordkoreaner […] Kyiv Post"}, "crosses-blocks", `"sechs Nordkoreaner […] Kyiv Post"`)
}

func TestEveryWayInWhichPartsFollowOneAnotherIsAPlace(t *testing.T) {
	expect(t, parse("Vor Kim kam Kim, dann kam Putin und ging Putin fort."), Query{Text: "Kim […] Putin"}, "ambiguous",
		`"Kim […] Putin" before "Vor" after "und"`,
		`"Kim […] Putin" before "Vor" after "fort."`,
		`"Kim […] Putin" before "kam" after "und"`,
		`"Kim […] Putin" before "kam" after "fort."`)
}

func TestPartsDoNotOverlap(t *testing.T) {
	expect(t, parse("eins zwei drei"), Query{Text: "eins zwei […] zwei drei"}, "missing")
	expect(t, parse("他来来了"), Query{Text: "来 […] 来"}, "found", `"来 […] 来"`)
}

// To try them all would take longer than the world will last.
func TestManyPartsThatCannotFollowOneAnotherAreSoonGivenUp(t *testing.T) {
	expect(t, parse("Ende"+strings.Repeat(" x", 100)), Query{Text: strings.Repeat("x […] ", 50) + "Ende"}, "missing")
	expect(t, parse(strings.Repeat("x ", 119)+"Ende"), Query{Text: strings.Repeat("x x […] ", 60) + "Ende"}, "missing")
}

func TestNotMoreThanSomePlacesAreListed(t *testing.T) {
	for how, text := range map[string]string{"of one block": strings.Repeat("ja, ", 300), "of many": strings.Repeat("ja,\n\n", 300)} {
		if found := parse(text).streams().visible.ways([]string{"ja"}, neighbours{}); len(found) != mostWays {
			t.Errorf("%s: got %d places, want %d", how, len(found), mostWays)
		}
	}
}

func TestAPlaceThatIsNotListedIsNotForgotten(t *testing.T) {
	x := parse("rot X. grün X. " + strings.Repeat("lila X. ", 300) + "rot X. Nein X.")
	places := x.Find(Query{Text: "X"}).Places
	if places[0].Before != "" || places[0].After != "" {
		t.Errorf("got before %q, after %q: another place has these too", places[0].Before, places[0].After)
	}
	if places[1].Before != "grün" {
		t.Errorf("got before %q, want grün", places[1].Before)
	}
	p := x.Find(Query{Text: "X", Before: "Nein"}).Places[0]
	if id := x.ID("s", p); !strings.HasSuffix(id, "-304") {
		t.Errorf("got the id %s of the last of 304 places", id)
	}
}

func TestPlacesThatNoNeighbourTellsApartHaveNone(t *testing.T) {
	expect(t, parse("Er sah ihn hier, dort und da stehen."), Query{Text: "Er […] h […] da"}, "missing")
	expect(t, parse("Er sah ihn und ihn stehen."), Query{Text: "Er […] ihn […] stehen"}, "ambiguous",
		`"Er […] ihn […] stehen"`, `"Er […] ihn […] stehen"`)
}

func TestAmbiguousPlacesGetTheShortestNeighbours(t *testing.T) {
	expect(t, seed(t, "000"), Query{Text: "im Ukraine-Krieg"}, "ambiguous",
		`"im Ukraine-Krieg" before "Kim-Regimes"`, `"im Ukraine-Krieg" before "Russlands"`)
	expect(t, parse("rot X blau. rot X grün. lila X blau. rot"), Query{Text: "X"}, "ambiguous",
		`"X" before "rot" after "blau."`, `"X" after "grün."`, `"X" before "lila"`)
	expect(t, parse("Er sagte „ja“, sie sagte „ja“."), Query{Text: "ja"}, "ambiguous",
		`"ja" after "“, sie"`, `"ja" after "“."`)
}

func TestTheFewestNeighboursAreOfferedAndThoseBeforeRatherThanThoseAfter(t *testing.T) {
	for text, want := range map[string][]string{
		"Das – rot X blau. Die rot X blau.": {`"X" before "Das – rot"`, `"X" before "Die rot"`},
		"„X“ und X":                         {"\"X\" before \"„\"", `"X" before "und"`},
		"a b rot X blau grün. c lila X blau gelb. a b rot X weiß.": {`"X" after "blau grün."`, `"X" before "lila"`, `"X" after "weiß."`},
		"z X s t u; w q r X s v; p q r X s t u":                    {`"X" before "z"`, `"X" after "s v;"`, `"X" before "p q r"`},
	} {
		expect(t, parse(text), Query{Text: "X"}, append([]string{"ambiguous"}, want...)...)
	}
}

func TestNobodyIsAskedToTypeMoreThanTheQuotationIsWorth(t *testing.T) {
	behind := " X " + strings.Repeat("v", mostContext+1) // so that no words after tell anything
	for _, c := range []struct {
		shared  string // by both places, before them
		offered bool
	}{
		{strings.Repeat("w ", mostWords-1), true},
		{strings.Repeat("w ", mostWords), false},
		{strings.Repeat("w", mostContext-2) + " ", true},
		{strings.Repeat("w", mostContext-1) + " ", false},
	} {
		r := parse("A " + c.shared + behind + ". B " + c.shared + behind).Find(Query{Text: "X"})
		if len(r.Places) != 2 || strings.HasPrefix(r.Places[0].Before, "A w") != c.offered || r.Places[0].After != "" {
			t.Errorf("%d words, %d bytes before both: got %+v, want some offered: %t", strings.Count(c.shared, " "), len(c.shared), r.Places, c.offered)
		}
	}
}

func TestEqualHeadlinesAreToldApartByTheBlocksAroundThem(t *testing.T) {
	x := seed(t, "002")
	headline := "„Mehrere Tausend“ im Einsatz? Soldaten aus Nordkorea desertieren offenbar von Ukraine-Front"
	quoted := fmt.Sprintf("%q", headline)
	expect(t, x, Query{Text: headline}, "ambiguous", quoted+` before "Rekruten"`, quoted+` before "(Archivbild)."`)
	for before, line := range map[string]int{"Rekruten": 3, "(Archivbild).": 11} {
		r := x.Find(Query{Text: headline, Before: before})
		if r.Outcome != Found || x.article.Line(r.Places[0].Parts[0].Start) != line {
			t.Errorf("before %q: got %s, want the headline in line %d", before, x.describe(r), line)
		}
	}
}

func TestNeighboursReachOverSkippedBlocks(t *testing.T) {
	x := parse("Heute.\n\nErster Satz.\n\n# Anzeige\n\nHeute.\n\nErster Satz.")
	expect(t, x, Query{Text: "Heute."}, "ambiguous", `"Heute." after "Erster Satz. Heute."`, `"Heute." before "Satz."`)
}

func TestAWrongNeighbourIsReportedEvenWhereNoneIsNeeded(t *testing.T) {
	x := parse("Der Minister sagte am Montag nichts.")
	for _, c := range []struct {
		q       Query
		cause   Cause
		suggest string
	}{
		{Query{Text: "am Montag", Before: "Minister sagt"}, BeforeWords, "Minister sagte"},
		{Query{Text: "am Montag", After: "wenig"}, AfterWords, "nichts."},
		{Query{Text: "am Montag", Before: "sagte", After: "wenig"}, AfterWords, "nichts."},
		{Query{Text: "Der Minister", Before: "Auch"}, BeforeWords, ""},
		{Query{Text: "am Montag", Before: "agte"}, BeforeWords, "sagte"}, // a word cut in two
		{Query{Text: "am Montag", Before: "O sagte"}, BeforeWords, "Minister sagte"},
		{Query{Text: "am Montag", Before: "Minister sagt", After: "wenig"}, BeforeWords, "Minister sagte"}, // no place has either
		{Query{Text: "am Montag", Before: strings.Repeat("x", mostContext+1)}, BeforeWords, "sagte"},
	} {
		r := x.Find(c.q)
		if r.Outcome != Near || len(r.Places) != 1 || r.Near.Cause != c.cause || r.Near.Suggest != c.suggest {
			t.Errorf("%+v: got %s %+v, want cause %d and %q", c.q, x.describe(r), r.Near, c.cause, c.suggest)
		}
	}
	expect(t, x, Query{Text: "am Montag", Before: "Minister  sagte", After: "nichts"}, "found", `"am Montag"`)
}

func TestSkippedBlocksAreNeverQuoted(t *testing.T) {
	x := parse("# Kommentare\n\nDas ist alles.\n\n# Das ist alles.\n\nMehr Kommentare nicht.")
	expect(t, x, Query{Text: "# Kommentare"}, "in-skipped", `"# Kommentare"`)
	expect(t, x, Query{Text: "Das ist alles."}, "found", `"Das ist alles."`)
	expect(t, x, Query{Text: "Kommentare"}, "found", `"Kommentare"`)
}

func TestAQuotationLiesWithinOneBlock(t *testing.T) {
	x := parse("Er kam.\n\nSie ging.\n\n# Werbung\n\nAlle blieben.")
	expect(t, x, Query{Text: "kam. Sie"}, "crosses-blocks", `"kam.\n\nSie"`)
	expect(t, x, Query{Text: "ging. Alle"}, "crosses-blocks", `"ging.\n\n# Werbung\n\nAlle"`)
	expect(t, x, Query{Text: "Werbung Alle"}, "crosses-blocks", `"Werbung\n\nAlle"`)
	expect(t, x, Query{Text: "kam […] ging"}, "crosses-blocks", `"kam […] ging"`)
	expect(t, x, Query{Text: "Er kam. Sie"}, "crosses-blocks", `"Er kam.\n\nSie"`)
}

func TestALineEndInsideAWrappedParagraphIsNoBorder(t *testing.T) {
	expect(t, parse("\uFEFFDer Minister\r\nsagte es\r\nam Montag.\r\n"), Query{Text: "sagte es am Montag."}, "found", `"sagte es\r\nam Montag."`)
}

func TestNothingIsFoundForNoWords(t *testing.T) {
	x := parse("Er kam.")
	for _, typed := range []string{"", " \u00A0", "\u00AD", "[…]", "[…] [...]"} {
		expect(t, x, Query{Text: typed, Before: "Er", After: "kam"}, "missing")
	}
	expect(t, parse(""), Query{Text: "Er", Before: "x"}, "missing")
	expect(t, parse("\u00AD\n\n \u00AD"), Query{Text: "Er"}, "missing")
}

func TestInsideFindsTheHedge(t *testing.T) {
	x := parse("Sechs sollen gestorben sein, sechs sollen, so hieß es, sein sein.")
	r := x.Find(Query{Text: "Sechs sollen gestorben […] sechs sollen"})
	for words, want := range map[string]string{
		"sollen": "sollen sollen", "Sechs sollen": "Sechs sollen", "Sechs […] sechs": "Sechs sechs", "sechs […] gestorben": "",
		"soll": "", "": "", "gestorben sechs": "", "sein": "", "sollen […] sollen": "sollen sollen",
	} {
		var got []string
		for _, s := range x.Inside(r.Places[0], words) {
			got = append(got, x.article.Text[s.Start:s.End])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Inside %q: got %q, want %q", words, got, want)
		}
	}
}

func TestAnIDSurvivesRetypingAndTellsRepeatsApart(t *testing.T) {
	plain, fancy := parse("Er kam. Sie „sah“ ihn. Er kam."), parse("\uFEFFVorwort.\n\nEr\u00A0kam. Sie \"sah\" ihn.\n\nEr kam.")
	id := func(x *Text, q Query) string { return x.ID("quelle", x.Find(q).Places[0]) }
	first := Query{Text: "Er kam.", After: "Sie"}
	if a, b := id(plain, first), id(fancy, first); a != b || len(a) != 12 {
		t.Errorf("the same words, typed otherwise: got %s and %s", a, b)
	}
	if a, b := id(plain, first), id(plain, Query{Text: "Er kam.", Before: "ihn."}); b != a+"-2" {
		t.Errorf("the same words again: got %s after %s, want -2", b, a)
	}
	if a, b := id(plain, Query{Text: "Sie „sah“"}), id(fancy, Query{Text: "Sie \"sah\""}); a != b {
		t.Errorf("other quotation marks: got %s and %s", a, b)
	}
	if a, b := id(plain, Query{Text: "Er […] Sie"}), id(plain, Query{Text: "Er"}); a == b {
		t.Errorf("other words: got %s twice", a)
	}
	expect := "q-yn5frbg4lp" // addresses must not change between versions
	if got := seed(t, "000").ID("ippen-2024-10-08", seed(t, "000").Find(Query{Text: "Mehr als 20 Tote"}).Places[0]); got != expect {
		t.Errorf("id of a known quotation: got %s, want %s", got, expect)
	}
}

func TestCutLeavesFlatSegments(t *testing.T) {
	var spans []Span
	for _, s := range [][2]int{{5, 10}, {0, 7}, {9, 12}, {20, 22}, {3, 3}, {20, 22}, {8, 1}, {25, 25}} {
		spans = append(spans, Span{Start: s[0], End: s[1]})
	}
	got := Cut(spans)
	want := []Segment{{0, 5, []int{1}}, {5, 7, []int{0, 1}}, {7, 9, []int{0}}, {9, 10, []int{0, 2}}, {10, 12, []int{2}}, {20, 22, []int{3, 5}}}
	if !slices.EqualFunc(got, want, func(a, b Segment) bool {
		return a.Start == b.Start && a.End == b.End && slices.Equal(a.Members, b.Members)
	}) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Cut(nil); len(got) != 0 {
		t.Errorf("got %v of nothing", got)
	}
}

func TestPlacesAreOrderedByTheirBeginningTheLongestFirst(t *testing.T) {
	place := func(parts ...Span) Place { return Place{Parts: parts} }
	want := []Place{place(Span{Start: 2, End: 3}, Span{Start: 5, End: 9}), place(Span{Start: 2, End: 8}), place(Span{Start: 3, End: 4})}
	got := slices.SortedFunc(slices.Values([]Place{want[2], want[1], want[0]}), Place.Compare)
	if !slices.EqualFunc(got, want, func(a, b Place) bool { return slices.Equal(a.Parts, b.Parts) }) {
		t.Errorf("got %v, want %v", got, want)
	}
	if want[0].Start() != 2 || want[0].End() != 9 {
		t.Errorf("got %d to %d, want 2 to 9", want[0].Start(), want[0].End())
	}
}

func TestWhatSearchingNeedsIsKeptUntilItIsForgotten(t *testing.T) {
	x := parse("Er kam.")
	folded := x.streams()
	if x.Find(Query{Text: "Er"}); x.streams() != folded {
		t.Error("the article is folded again for each quotation")
	}
	if x.Forget(); x.folded.Load() != nil {
		t.Error("what is forgotten is still there")
	}
}

// A number that ends a paragraph, or a heading, does not go on with one that begins the next.
func TestANumberEndsWithItsParagraph(t *testing.T) {
	for text, quoted := range map[string][]string{
		"Es waren 7\n\n500 Mann kamen später.": {"Es waren 7", "500 Mann kamen später."},
		"Am Ende 13\n\n000 Bar.":               {"Am Ende 13", "000 Bar."},
	} {
		x := parse(text)
		for _, q := range quoted {
			expect(t, x, Query{Text: q}, "found", fmt.Sprintf("%q", q))
		}
	}
	expect(t, parse("Es waren 7\n500 Mann."), Query{Text: "Es waren 7 500 Mann."}, "found", `"Es waren 7\n500 Mann."`)
}

func TestSignsThatStandSideBySideAreEachAPlace(t *testing.T) {
	expect(t, parse("$$"), Query{Text: "$"}, "ambiguous", `"$" after "$"`, `"$" before "$"`)
	expect(t, parse("$$$"), Query{Text: "$ […] $"}, "ambiguous", `"$ […] $" after "$"`, `"$ […] $"`, `"$ […] $" before "$"`)
	expect(t, parse("$\n\n$"), Query{Text: "$ […] $"}, "crosses-blocks", `"$ […] $"`)
	expect(t, parse("a\n\nb"), Query{Text: "b"}, "found", `"b"`) // a block of nothing else
	x := parse("$$")
	places := x.Find(Query{Text: "$"}).Places
	if a, b := x.ID("quelle", places[0]), x.ID("quelle", places[1]); b != a+"-2" {
		t.Errorf("the second is %s after %s", b, a)
	}
}
