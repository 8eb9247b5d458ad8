package check

import "strings"

// HedgeIn returns the first words of a text by which it keeps its distance from what it reports ("soll", "laut", Konjunktiv
// I, "reportedly"), as they stand there, or "". It knows the languages de and en.
func HedgeIn(text, language string) string { return hedgeIn(text, language) }

// Numeral reads one word as a number, in digits or words: "13.000", "sechs", "zehntausend"; false if it is none.
func Numeral(w, language string) (value float64, ok bool) {
	return readNumeral(word{text: w, lower: strings.ToLower(w)}, language)
}
