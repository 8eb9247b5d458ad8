package wording

import (
	"slices"
	"strings"
	"testing"
	"time"

	"beleg/generator/facts/fact"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

// counted returns the numbers that are said to be in no quotation.
func counted(language, claim string, quotes ...*fact.Quote) (list []string) {
	var found diag.List
	Known{language: reading.In(language)}.numbers(&fact.Claim{Claim: claim, Quotes: quotes}, &found)
	for _, f := range found {
		_, rest, _ := strings.Cut(f.Message, "no quotation has ")
		number, _, _ := strings.Cut(rest, ";")
		list = append(list, number)
	}
	return list
}

func quoted(language, wording string) *fact.Quote {
	return &fact.Quote{Source: &fact.Source{ID: "article", Language: language}, Wording: wording,
		Reading: quote.NewReading(wording, language)}
}

func TestNumbersOfAClaimAreQuoted(t *testing.T) {
	for _, c := range []struct {
		language, claim, quotes string // parted by |
		want                    string
	}{
		{"en", "About 20 million litres entered the river.", "2.3 million litres entered|about 2.3m litres of it", "20 million"},
		{"en", "About 2 million litres entered the river.", "some 2.3 million litres had", "2 million"},
		{"en", "Ammonia stood at 4.", "ammonia was at 3.8", "4"},
		{"en", "Ammonia stood at 4.", "ammonia was at 38", ""},
		{"en", "It cost $20m.", "it cost $23m", "20m"},
		{"en", "It rose by 40%.", "it rose by 37%", "40"},
		{"de", "Es kamen 1200 Gäste und 90 Hunde.", "es kamen 1300 Gästen|und 90 Hunde", "1200"},
		{"de", "Es kamen 1200 Gäste.", "es kamen zwölfhundert Gäste, am Tag davor 1300 Gäste", ""},
		{"de", "Es kamen 1,2 Millionen Gäste.", "1.200.000 Gäste, nicht 1300 Gäste", ""},
		{"de", "Es kamen 1200 Gäste.", "es kamen viele Gäste|und 90 Hunde", ""},
		{"de", "Es waren drei Tote.", "vier Tote seien es", ""},
		{"de", "Der 45. Präsident kam.", "40 Präsident kam", ""},
		{"de", "Am 8. Oktober 2024 kam er.", "es seien 9 Oktober 2000", ""},
		{"de", "Sechs Jahre dauerte es.", "fünf Jahre dauerte es", ""},
		{"de", "So steht es in Artikel 4.", "so steht es in 5", ""},
		{"en", "The Six Nations met.", "of the five Nations", ""},
		{"en", "The F-16 came.", "the F-15 came and 15 others", ""},
		{"en", "It was 12:30.", "it was 13", ""},
		{"en", "Thousands of litres entered the river.", "90,000 litres entered", ""},
		{"de", "Eine halbe Million Gäste kam.", "500.000 Gäste, nicht 600.000 Gäste", ""},
		{"fr", "Il y a eu 40 morts.", "il y a eu 37 morts", "40"},
		{"fr", "Il y a eu trente et un morts.", "il y a eu 30 morts", "trente et un"},
		{"fr", "Il y a eu quatre-vingt-sept morts.", "il y a eu 30 morts", "quatre-vingt-sept"},
		{"fr", "Il y a eu vingt-deux morts.", "il y a eu 30 morts", "vingt-deux"},
		{"fr", "Il y a eu vingt-deux morts.", "il y a eu 22 morts, et 30 morts", ""},
		{"fr", "Il y a eu 20 morts et 40 blessés.", "il y a eu 20 morts et 30 blessés", "40"},
		{"fr", "C’est 20 pour cent des morts.", "ce sont 20 % des morts", ""},
		{"fr", "Plus d’une centaine de morts.", "il y a eu 30 morts", "une centaine"},
		{"en", "There were thirty-one people.", "there were 30 people", "thirty-one"},
		{"en", "There were one hundred and six people.", "there were 105 people", "one hundred and six"},
		{"en", "Their twenty-first person.", "their 30 person", ""},
		{"xx", "Es kamen 1200 Gäste.", "1300 Gäste", ""},
	} {
		var quotes []*fact.Quote
		for words := range strings.SplitSeq(c.quotes, "|") {
			quotes = append(quotes, quoted(c.language, words))
		}
		if got := strings.Join(counted(c.language, c.claim, quotes...), " "); got != c.want {
			t.Errorf("%q, quoted %q: got %q, want %q", c.claim, c.quotes, got, c.want)
		}
	}
}

// What an editor has written down as the figure of a quotation is told by another rule, and of a language that nobody
// knows it cannot be told what it says.
func TestNumbersThatCannotBeToldAreLeftAlone(t *testing.T) {
	const claim = "Es kamen 1200 Gäste."
	value := 1200.0
	figured := quoted("de", "dutzende Gäste")
	figured.Figure = &fact.Figure{Min: &value, Max: &value}
	for name, further := range map[string]*fact.Quote{"a figure": figured, "a language": quoted("xx", "tuhat gäste")} {
		if got := counted("de", claim, quoted("de", "1300 Gäste"), further); got != nil {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// The nearest number is shown: it may be what was rounded.
func TestTheNearestNumberIsShown(t *testing.T) {
	var found diag.List
	quotes := []*fact.Quote{quoted("de", "90 Gäste"), quoted("de", "1300 Gäste oder 2000 Gäste")}
	Known{language: reading.In("de")}.numbers(&fact.Claim{Claim: "1200 Gäste kamen.", Quotes: quotes}, &found)
	if len(found) != 1 || !strings.HasSuffix(found[0].Message, "has 1300") {
		t.Errorf("got %v", found)
	}
}

func TestThingsAreTheSameHoweverTheyEnd(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"liter", "litern", true}, {"gästen", "gäste", true}, {"tor", "tore", false}, {"boot", "bootsleute", false}} {
		if related(c.a, c.b) != c.want || related(c.b, c.a) != c.want {
			t.Errorf("%s, %s: want %t", c.a, c.b, c.want)
		}
	}
	if slices.Contains(things(reading.In("en"), reading.Words("5 of the litres"), 0, 0), "of") {
		t.Error("of is a thing")
	}
}

// Whether a number goes on takes reading all of it again, and hyphens may go on for ever.
func TestALongNumberTakesNoTime(t *testing.T) {
	for _, word := range []string{"two-million-", "dozen-", "twenty-million-", "million and "} {
		begun := time.Now()
		figuresIn(reading.In("en"), strings.Repeat(word, 1<<14))
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%q: took %v", word, took)
		}
	}
}
