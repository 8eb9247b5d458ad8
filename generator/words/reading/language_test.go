package reading

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A word in capitals, or with a space where none can be, would never be found; a table without numbers or hedges would
// make rules silent, or warn of every figure.
func TestTablesCanBeRead(t *testing.T) {
	must := []string{"Small", "Cardinals", "Scales", "Hedges", "Phrases", "Saying", "Inside", "Openers", "Months", "Times", "Spans", "Counted", "Through"}
	for code, l := range languages {
		if l.Decimal != "." && l.Decimal != "," {
			t.Errorf("%s: the sign before decimals is %q", code, l.Decimal)
		}
		table := reflect.ValueOf(l).Elem()
		for i := range table.NumField() {
			name, field := table.Type().Field(i).Name, table.Field(i)
			if field.Kind() != reflect.Map {
				continue
			}
			if slices.Contains(must, name) && field.Len() == 0 {
				t.Errorf("%s: %s is empty", code, name)
			}
			for _, key := range field.MapKeys() {
				w := key.String()
				if name != "Saying" && w != strings.ToLower(w) || w == "" || name != "Phrases" && name != "Doubts" && strings.Contains(w, " ") {
					t.Errorf("%s: %s holds %q", code, name, w)
				}
			}
		}
		for w := range l.DoubtfulMonths {
			if l.Months[w] == 0 {
				t.Errorf("%s: %s is doubtful, but no month", code, w)
			}
		}
		for _, w := range l.Glued {
			if l.Scales[w] == 0 {
				t.Errorf("%s: %s is no scale", code, w)
			}
		}
	}
}

func TestALanguageIsReadByItsBase(t *testing.T) {
	for code, base := range map[string]string{"de": "de", "de-CH": "de", "EN-gb": "en", "fr-CA": "fr", "en-Latn-GB": "en"} {
		if In(code) != languages[base] || !In(code).Known {
			t.Errorf("%s is not read as %s", code, base)
		}
	}
	for _, code := range []string{"", "tr", "den", "-de", "e"} {
		if In(code).Known {
			t.Errorf("%q is known", code)
		}
	}
}

func TestSmallWordsTellLanguagesApart(t *testing.T) {
	for text, want := range map[string]string{
		"Das ist ein Satz, und der ist nicht lang.":             "de",
		"This is a sentence, and it is not one of these.":       "en",
		"C’est une phrase dans les règles, et elle est courte.": "fr",
		"Bu bir cümle, ve uzun değil.":                          "tr",
		"die":                                                   "",
		"":                                                      "",
	} {
		if got := Guess(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
