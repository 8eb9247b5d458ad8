package prose

import (
	"math"
	"strconv"
	"strings"

	"beleg/cmd/corpus/internal/dice"
)

// Number is a figure as an article gives it.
type Number struct {
	Words     string  // "rund 13.000", "zwischen sechs und acht"
	Low, High float64 // the same for one number; 0 for an end that is open
	About     bool    // "rund", "etwa"
}

// NewNumber returns a figure between low and high, small ones as likely as large ones.
func NewNumber(d *dice.Dice, low, high int) Number {
	n := Number{Low: somewhere(d, low, high)}
	n.High = n.Low
	switch d.Weighted(50, 22, 12, 8, 8) {
	case 1:
		n.About = true
	case 2:
		n.High = 0
	case 3:
		n.Low = 0
	case 4:
		n.High = round(n.Low * (1.2 + 1.3*d.Share()))
		if n.High <= n.Low {
			n.High = n.Low + 1
		}
	}
	return n.Again(d)
}

// Other returns another figure of the same size, as a source gives it that contradicts.
func (n Number) Other(d *dice.Dice) Number {
	v := max(n.Low, n.High, 2)
	return NewNumber(d, int(v*1.5)+2, int(v*3)+4)
}

// Again puts the same figure into words once more: in digits, in letters, with another word for "about".
func (n Number) Again(d *dice.Dice) Number {
	switch {
	case n.High == 0:
		n.Words = dice.Pick(d, []string{"mehr als ", "mindestens ", "über "}) + spell(d, n.Low)
	case n.Low == 0:
		n.Words = "bis zu " + spell(d, n.High)
	case n.Low != n.High:
		n.Words = "zwischen " + spell(d, n.Low) + " und " + spell(d, n.High)
	case n.About:
		n.Words = dice.Pick(d, []string{"rund ", "etwa ", "ungefähr "}) + spell(d, n.Low)
	default:
		n.Words = spell(d, n.Low)
	}
	return n
}

// somewhere throws evenly over the logarithm: as many figures between 10 and 100 as between 10,000 and 100,000.
func somewhere(d *dice.Dice, low, high int) float64 {
	return round(float64(low) * math.Pow(float64(high)/float64(low), d.Share()))
}

// round keeps the two leading digits, as figures in news do.
func round(v float64) float64 {
	unit := math.Pow(10, max(0, math.Floor(math.Log10(v))-1))
	return max(2, math.Round(v/unit)*unit)
}

func spell(d *dice.Dice, v float64) string {
	n := int(v)
	switch {
	case n <= 12 || n < 100 && d.Chance(30):
		return belowHundred(n)
	case n >= 1e6:
		return strings.Replace(strconv.FormatFloat(v/1e6, 'f', -1, 64), ".", ",", 1) + "\u00a0Millionen"
	case n >= 2000 && n < 13_000 && n%1000 == 0 && d.Chance(40):
		return belowHundred(n/1000) + "tausend"
	case n >= 200 && n < 1000 && n%100 == 0 && d.Chance(60):
		return belowHundred(n/100) + "hundert"
	}
	return Digits(n)
}

var ones = strings.Fields("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
var tens = strings.Fields("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")

func belowHundred(n int) string {
	switch {
	case n < len(ones):
		return ones[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return ones[n%10] + "und" + tens[n/10]
}

// Digits writes a whole number with a point before each group of three digits.
func Digits(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
