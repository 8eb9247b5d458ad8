package quote

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatCannotBeSeenIsNoDifference(t *testing.T) {
	for _, c := range []string{"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202E", "\u2060", "\u2066", "\u2069",
		"\uFEFF", "\uFE0F", "\u061C", "\u180E", "\u034F", "\U000E0020"} {
		said := "Das war un" + c + "möglich, 3" + c + "000 " + c + " Wagen" + c + "."
		x := parse(said)
		expect(t, x, Query{Text: "unmöglich, 3000 Wagen."}, "found", fmt.Sprintf("%q", said[len("Das war "):]))
		expect(t, parse("Das war unmöglich."), Query{Text: "un" + c + "mög" + c + "lich"}, "found", `"unmöglich"`)
		for _, typed := range []string{"möglich", "Das war un", "000 Wagen", "3"} {
			if r := x.Find(Query{Text: typed}); r.Outcome == Found || r.Outcome == Ambiguous {
				t.Errorf("%q beside %+q: got %s, want it not found", typed, c, x.describe(r))
			}
		}
		if r := x.Find(Query{Text: "unmöglich, 300 Wagen"}); r.Outcome != Near || strings.Contains(r.Near.Suggest, c) && c != "\u200C" && c != "\u200D" && c != "\uFE0F" {
			t.Errorf("%+q: got %s %+v, want a suggestion without it", c, x.describe(r), r.Near)
		}
	}
	expect(t, parse("ผู้นำ\u200Bประกาศ\u200Bแล้ว"), Query{Text: "ประกาศ"}, "found", `"ประกาศ"`)
	expect(t, parse("می\u200Cروم"), Query{Text: "میروم"}, "found", "\"می\\u200cروم\"")
	expect(t, parse("Seite \u0601\u0664 fehlt"), Query{Text: "Seite \u0664"}, "near") // the sign before the number is seen
}

func TestAStrokeThatLengthensAWordIsNoDifference(t *testing.T) {
	x := parse("كما قــــال في عام ١٤٤٥ هـ إن")
	expect(t, x, Query{Text: "كما قال في"}, "found", `"كما قــــال في"`)
	expect(t, x, Query{Text: "قـال"}, "found", `"قــــال"`)
	expect(t, x, Query{Text: "عام ١٤٤٥ ه"}, "found", `"عام ١٤٤٥ هـ"`) // the last letter has its stroke
	if r := x.Find(Query{Text: "قــ"}); r.Outcome == Found {
		t.Errorf("a part of a word: got %s", x.describe(r))
	}
}

func TestMarksWithinHebrewWordsAreQuotationMarks(t *testing.T) {
	x := parse("דובר צה״ל אמר ל\"הארץ\" כי ג׳ורג׳ קיבל 300 ש\"ח.")
	for typed, want := range map[string]string{"דובר צה\"ל אמר": "דובר צה״ל אמר", "ג'ורג' קיבל 300 ש״ח": "ג׳ורג׳ קיבל 300 ש\"ח", "הארץ": "הארץ"} {
		expect(t, x, Query{Text: typed}, "found", fmt.Sprintf("%q", want))
	}
	for _, typed := range []string{"צה", "דובר צה", "300 ש", "ורג"} {
		if r := x.Find(Query{Text: typed}); r.Outcome == Found {
			t.Errorf("%q is a part of a word: got %s", typed, x.describe(r))
		}
	}
	if r := x.Find(Query{Text: "דובר צהל אמר"}); r.Outcome != Near || r.Near.Suggest != "דובר צה״ל אמר" {
		t.Errorf("got %s", x.describe(r))
	}
	if r := x.Find(Query{Text: "צהל"}); r.Outcome != Near || r.Near.Suggest != "צה״ל" {
		t.Errorf("got %s", x.describe(r))
	}
}

func TestTiedLettersAndEllipsesAreWhatTheyStandFor(t *testing.T) {
	x := parse("Die oﬃzielle ﬁnale Auﬂage eﬀektiver Waﬀen, Poﬆ und … und dann... Schluß")
	for typed, want := range map[string]string{
		"offizielle finale Auflage effektiver Waffen": "oﬃzielle ﬁnale Auﬂage eﬀektiver Waﬀen",
		"Post und ... und dann…":                      "Poﬆ und … und dann...",
		"Die [...] Poﬆ und … und":                     "Die […] Poﬆ und … und",
	} {
		expect(t, x, Query{Text: typed}, "found", fmt.Sprintf("%q", want))
	}
	for _, typed := range []string{"f", "izielle", "inale", "Auf", "."} {
		if r := x.Find(Query{Text: typed}); r.Outcome == Found {
			t.Errorf("%q: got %s, want it not found", typed, x.describe(r))
		}
	}
	expect(t, parse("Er kam […] und ging."), Query{Text: "kam […] und"}, "found", `"kam […] und"`)
}

func TestAHyphenAtALinesEndIsReadEitherWay(t *testing.T) {
	x := parse("Kim Jong-\r\nun said: we re-\n  place the pump. To replace it, Vor-\nund Nachteile, Ge\u00AD\nld, an F-\n16.")
	for typed, want := range map[string]string{
		"we replace the pump":    "we replace the pump",
		"we re-place the pump":   "we re-place the pump",
		"we re- place the pump":  "we replace the pump", // as the article has it: the likely reading
		"we re-\nplace the pump": "we replace the pump",
		"Kim Jong-un said":       "Kim Jong-un said",
		"Kim Jongun said":        "Kim Jongun said",
		"Geld":                   "Geld",
		"F-16.":                  "F-16.",
		"Jong-un said: we re-place the […] Vor-und Nachteile, Geld, an F-16": "Jong-un said: we re-place the […] Vor-und Nachteile, Geld, an F-16",
	} {
		expect(t, x, Query{Text: typed}, "found", fmt.Sprintf("%q", want))
	}
	for _, typed := range []string{"place the pump", "we re", "we re-", "F16", "Ge", "ld", "Ge-ld", "re--place", "un said"} {
		if r := x.Find(Query{Text: typed}); r.Outcome == Found || r.Outcome == Ambiguous {
			t.Errorf("%q: got %s, want it not found", typed, x.describe(r))
		}
	}
	expect(t, x, Query{Text: "replace"}, "ambiguous", `"replace" before "we"`, `"replace" before "To"`)
	expect(t, x, Query{Text: "the pump", Before: "re-place"}, "found", `"the pump"`)
	expect(t, x, Query{Text: "said: we", After: "re-place the"}, "found", `"said: we"`)
	if r := x.Find(Query{Text: "we replace a pump"}); r.Outcome != Near || r.Near.Suggest != "we replace the pump" {
		t.Errorf("got %s %+v, want the likely reading suggested", x.describe(r), r.Near)
	}
	if r := x.Find(Query{Text: "place the pump"}); r.Outcome != Near || r.Near.Suggest != "replace the pump" {
		t.Errorf("got %s %+v, want the whole word suggested", x.describe(r), r.Near)
	}
}

func TestAWordOverSeveralLinesIsReadAsTyped(t *testing.T) {
	x := parse("Die schrei-\nben-\nde Zunft")
	for _, typed := range []string{"schreibende", "schrei-bende", "schreiben-de", "schrei-ben-de"} {
		expect(t, x, Query{Text: "Die " + typed + " Zunft"}, "found", fmt.Sprintf("%q", "Die "+typed+" Zunft"))
		p := x.Find(Query{Text: "Die " + typed + " Zunft"}).Places[0]
		if got, want := x.ID("s", p), x.ID("s", x.Find(Query{Text: "Die schreibende Zunft"}).Places[0]); got != want {
			t.Errorf("%s: got id %s, want that of the place, %s", typed, got, want)
		}
		if got := x.Inside(p, "schreibende"); len(got) != 1 || x.Says(p, got[0]) != typed {
			t.Errorf("%s: got %v, want the one word as it was typed", typed, got)
		}
	}
}

// Addresses were made before these were folded, and are in use.
func TestAnIDStaysWhereFoldingHasChanged(t *testing.T) {
	for said, want := range map[string]string{"Er kam … und ging.": "q-xffnxp6eib", "Er sah die Waﬀen.": "q-abehinquba", "Wir re-\nplace it.": "q-jrbuehmkuk", "un\u200Bmöglich": "q-t7gngohpu2"} {
		x := parse(said)
		got := x.ID("s", x.Find(Query{Text: said}).Places[0])
		if got != want {
			t.Errorf("%q: got %s, want %s", said, got, want)
		}
	}
	x := parse("Er kam... Er kam… re-place, re-\nplace")
	for typed, n := range map[string]int{"Er kam…": 2, "re-place": 2} {
		for _, p := range x.Find(Query{Text: typed}).Places[:n] {
			if id := x.ID("s", p); strings.HasSuffix(id, "-2") {
				t.Errorf("%q: got %s, want no number: the article does not print the same twice", x.Wording(p), id)
			}
		}
	}
}
