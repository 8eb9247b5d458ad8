package check

import (
	"math"
	"strconv"
	"strings"
)

// numbersIn returns the numbers that a text gives in digits or words, in German or English: "13.000", "1,2 Millionen",
// "sechs", "zehntausend", "twenty-five thousand".
func numbersIn(text, language string) []float64 {
	words := numerals(text, language)
	var numbers []float64
	for i := 0; i < len(words); i++ {
		value, ok := words[i].value, words[i].known
		if !ok {
			continue
		}
		numbers = append(numbers, value)
		total, group := 0.0, value
		for i+1 < len(words) && words[i+1].known && words[i+1].joined {
			next := words[i+1].value
			switch {
			case isScale(next) && group < next:
				group = scaled(group, next)
			case isYear(words[i]):
				goto done // "2024 sechs Soldaten" are two numbers
			case isScale(group) || next < 100 && group >= 100 || group >= 20 && group < 100 && next < 10:
				if group >= 1000 {
					total, group = total+group, 0
				}
				group += next
			default:
				goto done
			}
			i++
			numbers = append(numbers, total+group)
		}
	done:
	}
	return numbers
}

// scaled multiplies as people count: 4.1 million is 4100000, whatever binary fractions make of it.
func scaled(v, scale float64) float64 { return math.Round(v*scale*1000) / 1000 }

// isYear tells whether a number is written like a year: four digits and nothing else.
func isYear(n numeral) bool { return n.plainDigits == 4 }

func isScale(v float64) bool { return v == 100 || v == 1000 || v == 1e6 || v == 1e9 }

type numeral struct {
	value  float64
	known  bool
	joined bool // only a space, a hyphen or "and" stands between it and the one before
	// plainDigits is how many digits it is written with, 0 if anything else is in it.
	plainDigits int
}

// numerals cuts a text into words and digits and reads each.
func numerals(text, language string) []numeral {
	var list []numeral
	for _, w := range digitWords(text) {
		n := numeral{joined: w.gap == " " || w.gap == "-"}
		n.value, n.known = readNumeral(w, language)
		if strings.Trim(w.lower, "0123456789") == "" {
			n.plainDigits = len(w.lower)
		}
		if language == "en" && w.lower == "and" && n.joined {
			continue
		}
		list = append(list, n)
	}
	return list
}

// digitWords is like wordsOf, but keeps 13.000 and 1,2 together.
func digitWords(text string) []word {
	words := wordsOf(text)
	var out []word
	for _, w := range words {
		if n := len(out) - 1; n >= 0 && (w.gap == "." || w.gap == "," || isThinGap(text[out[n].end:w.start])) && allDigits(out[n].lower) && allDigits(w.text) &&
			(w.gap == "." || w.gap == "," || len(w.text) == 3) {
			gap := w.gap
			if gap == " " {
				gap = "\u00a0"
			}
			out[n].lower += gap + w.text
			out[n].end = w.end
			continue
		}
		out = append(out, w)
	}
	return out
}

// isThinGap tells whether digits are grouped by it: a no-break or thin space, or an apostrophe.
func isThinGap(s string) bool {
	switch s {
	case "\u00a0", "\u202f", "\u2009", "'", "’":
		return true
	}
	return false
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.,\u00a0'’") == ""
}

func readNumeral(w word, language string) (float64, bool) {
	if allDigits(w.lower) {
		return readDigits(w.lower, language)
	}
	if language == "en" {
		v, ok := englishWords[w.lower]
		return v, ok
	}
	return germanNumber(w.lower)
}

// readDigits reads 13.000 and 1,2 by the separators of the language.
func readDigits(s, language string) (float64, bool) {
	group, decimal := ".", ","
	if language == "en" {
		group, decimal = ",", "."
	}
	for _, g := range []string{group, "\u00a0", "'", "’"} {
		s = strings.ReplaceAll(s, g, "")
	}
	v, err := strconv.ParseFloat(strings.Replace(s, decimal, ".", 1), 64)
	return v, err == nil
}

var englishWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"dozen": 12, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 1e6, "millions": 1e6, "billion": 1e9}

var germanWords = map[string]float64{"null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwo": 2,
	"drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
	"vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30,
	"vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "anderthalb": 1.5, "zweieinhalb": 2.5,
	"dreieinhalb": 3.5, "dutzend": 12, "hundert": 100, "hunderte": 100, "hunderten": 100, "tausend": 1000, "tausende": 1000,
	"tausenden": 1000, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "hunderttausende": 1e5, "hunderttausenden": 1e5,
	"zehntausende": 1e4, "zehntausenden": 1e4, "beide": 2, "beiden": 2}

// germanNumber reads a German number written as one word, such as "zwölftausenddreihundertfünfundzwanzig".
func germanNumber(w string) (float64, bool) {
	if v, ok := germanWords[w]; ok {
		return v, true
	}
	for _, scale := range []struct {
		word  string
		value float64
	}{{"tausend", 1000}, {"hundert", 100}} {
		left, right, ok := strings.Cut(w, scale.word)
		if !ok {
			continue
		}
		many, okLeft := 1.0, true
		if left != "" {
			many, okLeft = germanNumber(left)
		}
		rest, okRight := 0.0, true
		if right != "" {
			rest, okRight = germanNumber(strings.TrimPrefix(right, "und"))
		}
		return many*scale.value + rest, okLeft && okRight && many < scale.value && rest < scale.value
	}
	ones, tens, ok := strings.Cut(w, "und")
	one, okOne := germanWords[ones]
	ten, okTen := germanWords[tens]
	return ten + one, ok && okOne && okTen && one >= 1 && one < 10 && ten >= 20 && ten < 100
}

// plainNumber prints a number for a message.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
