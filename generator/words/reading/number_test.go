package reading

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"beleg/generator/words/lang"
)

func TestASignJoinsDigitsOnBothItsSides(t *testing.T) {
	for _, c := range []struct {
		sign          rune
		before, after int
		want          bool
	}{
		{'.', 1, 1, true}, {'.', 0, 1, false}, {'.', 1, 0, false}, {',', 4, 4, true}, {'\'', 1, 3, true}, {'\'', 3, 3, true}, {'\'', 0, 3, false},
		{'\'', 4, 3, false}, {'\'', 1, 2, false}, {'\'', 1, 4, false}, {'x', 1, 3, false}, {' ', 1, 3, false},
	} {
		if got := Joins(c.sign, c.before, c.after); got != c.want {
			t.Errorf("%q between %d and %d digits: got %t, want %t", c.sign, c.before, c.after, got, c.want)
		}
	}
	for _, w := range Words("1,/2, 3.:4") {
		if len(w.Text) != 1 {
			t.Errorf("got the word %q, want digits alone", w.Text)
		}
	}
}

func numbersIn(text, language string) []float64 { return In(language).Numbers(text) }

// Each text holds these numbers and no others: neither the parts of a greater one, nor what only looks like a number.
func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	for _, test := range []struct {
		language, text string
		want           []float64
	}{
		// digits
		{"de", "mehr als 13.000 Schiffscontainer", []float64{13000}},
		{"en", "more than 13,000 containers", []float64{13000}},
		{"en-GB", "more than 13,000 containers", []float64{13000}},
		{"de", "13,000 Sekunden", []float64{13}},
		{"en", "13.000 seconds", []float64{13}},
		{"fr", "plus de 13 000 conteneurs", []float64{13000}},
		{"de", "rund 10\u00a0000 Mann", []float64{10000}},
		{"de", "1\u202f200 und 1\u2009200 und 1\u2007200 und 1 200", []float64{1200, 1200, 1200, 1200}},
		{"en", "1\u202f200 and 1\u2009200 and 1\u00a0200 and 1 200", []float64{1200, 1200, 1200, 1200}},
		{"de", "12 000 000 Menschen", []float64{12e6}},
		{"de", "im Jahr 2024 300 Mann", []float64{2024, 300}},
		{"de", "24 12 und 3 20", []float64{24, 12, 3, 20}},
		{"de", "12 0000 und 1 200 00", []float64{12, 0, 1200, 0}},
		{"de-CH", "13'000 und 13’000 Franken, 1.2 Millionen", []float64{13000, 13000, 1.2e6}},
		{"en", "1,234,567.8 tonnes", []float64{1234567.8}},
		{"de", "1.234.567,8 Tonnen", []float64{1234567.8}},
		{"de", "3.000 bis 12.000 Soldaten, 3.000–12.000, 20-30, 20-5", []float64{3000, 12000, 3000, 12000, 20, 30, 20, 5}},
		{"en", "3,000 to 12,000, 20-5", []float64{3000, 12000, 20, 5}},
		{"de", "am 8.10.2024", []float64{}},
		{"de", "über 600.000 Soldaten. 12 davon", []float64{600000, 12}},
		{"de", "im Jahr 2024, 300 Tage", []float64{2024, 300}},
		{"de", "2½ Stunden, ½ Liter", []float64{2.5, 0.5}},
		{"en", "50% and 50 percent, 50 per cent", []float64{50, 50, 50}},
		{"de", "50 Prozent, 50%, 50-prozentig, fünf Prozent", []float64{50, 50, 50, 5}},
		{"de", "20mm und 5km", []float64{20, 5}},
		{"en", "BR24 has T72, 1990s, the 90s, 3D, 5x", []float64{}},
		{"de", "2¼, 2¾, 2⅓, 2⅔, ¼, ½km, ½xyz, x5", []float64{2.25, 2.75, 2 + 1./3, 2 + 2./3, 0.25, 0.5}},
		{"de", "1.500, 1.50, 1500.500, 1.5000, 1.500.00, 12.3456", []float64{1500, 1.5, 1500.5, 1.5, 12.3456}},
		{"en", "12\u00a0345, 1234\u00a0345, 12’345, 12345’678, x1 200, 1 2000", []float64{12345, 1234, 345, 12345, 12345, 678, 200, 1, 2000}},
		{"de", strings.Repeat("1", 40) + " und " + strings.Repeat("1", 41), []float64{1.1111111111111112e39}},
		{"de", "5-0, 1,/2 und 3.:4", []float64{5, 0, 1, 2, 3, 4}},
		{"de", "im Jahr 1800 tausend, im Jahr 1799 tausend, 2099 tausend, 2100 tausend", []float64{1800, 1000, 1.799e6, 2099, 1000, 2.1e6}},
		// with a scale in few letters
		{"en", "£2.4m", []float64{2.4e6}},
		{"en", "$3bn", []float64{3e9}},
		{"en", "US$ 3 bn and €5k", []float64{3e9, 5000}},
		{"en", "5k and 5K", []float64{5000, 5000}},
		{"en", "3m euros", []float64{3e6}},
		{"en", "3m soldiers", []float64{3e6, 3}}, // metres, for all anybody can tell
		{"en", "1m soldiers", []float64{1e6, 1}},
		{"en", "½k, ½m euros", []float64{500, 5e5}},
		{"en", "a wall 3 m high, 4 t of steel", []float64{3, 4}},
		{"en", "£3 m, $4.5t, $3b", []float64{3e6, 4.5e12, 3e9}},
		{"en", "4.5 tn, 4.5tn, 4.5 trillion", []float64{4.5e12, 4.5e12, 4.5e12}},
		{"en", "£2.4-million", []float64{2.4e6}},
		{"de", "2,4 Mio. Euro, 2,4 Mio. €", []float64{2.4e6, 2.4e6}},
		{"en", "$240 bn", []float64{2.4e11}},
		{"de", "3 Mrd. Euro; 3 Mrd; 5 Tsd. Stück", []float64{3e9, 3e9, 5000}},
		{"de", "1,2 Billionen, 1 Billion", []float64{1.2e12, 1e12}},
		{"fr", "2,4 M€ et 3 Md€, 5 M d’euros", []float64{2.4e6, 3e9, 5}},
		// in words
		{"de", "sechs Nordkoreaner, Sechs", []float64{6, 6}},
		{"de", "zehntausend, zwölftausend Soldaten", []float64{10000, 12000}},
		{"de", "zwölftausenddreihundertfünfundzwanzig", []float64{12325}},
		{"de", "dreihundertelf, einundzwanzig, einhundertfünfzig, hundertfünfzigtausend", []float64{311, 21, 150, 150000}},
		{"de", "mehrere Tausend, Hunderttausende Menschenleben", []float64{1000, 100000}},
		{"de", "zwei Millionen dreihunderttausend Euro", []float64{2.3e6}},
		{"de", "zwei Millionen. Drei", []float64{2e6, 3}},
		{"de", "im Jahr 2024 sechs Soldaten, im Jahr 2024 tausend", []float64{2024, 6, 2024, 1000}},
		{"de", "4,1 Millionen, 16,1 Millionen", []float64{4.1e6, 16.1e6}},
		{"de", "eine Million Artilleriegeschosse", []float64{1e6}},
		{"de", "Hundertschaft, der Achtung wert, dreist, tausendfach, ein Jahrhundert", []float64{1}},
		{"en", "1.2 million soldiers", []float64{1.2e6}},
		{"en", "twenty-five thousand three hundred", []float64{25300}},
		{"en", "one hundred and six, two thousand and six", []float64{106, 2006}},
		{"en", "one million two hundred and five thousand three hundred and ten", []float64{1205310}},
		{"en", "fifteen hundred; a hundred thousand", []float64{1500, 100000}},
		{"en", "six and seven, sixty and six, twenty and thirty", []float64{6, 7, 60, 6, 20, 30}},
		{"en", "hundreds of thousands; tens of thousands, dozens of tanks", []float64{100000, 10000, 12}},
		{"fr", "vingt et un, quatre-vingt-dix-neuf, soixante et onze, deux cent quatre-vingts", []float64{21, 99, 71, 280}},
		{"fr", "deux mille cinq cents, cent vingt mille, mille neuf cent quatorze, 2,4 millions", []float64{2500, 120000, 1914, 2.4e6}},
		{"en", "one hundred and twenty-five, twenty-one five, nineteen two, twenty ten, ninety-nine", []float64{125, 21, 5, 19, 2, 20, 10, 99}},
		{"en", "3 hundred five, 3 thousand five", []float64{300, 5, 3000, 5}}, // who began with digits goes on with them
		{"en", "twenty hundred; ninety hundred; two hundred hundred; one hundred hundred", []float64{2000, 9000, 200, 100, 100, 100}},
		{"en", "sixty ten", []float64{60, 10}},
		{"en", "one hundred thousand million; two hundred million thousand; five million two thousand million", []float64{1e11, 2e8, 1000, 5.002e6, 1e6}},
		{"en", "a million million, one million two million", []float64{1e12, 1000002, 1e6}},
		{"en", "hundreds of six-packs", []float64{100, 6}},
		{"de", "zwei Tausend eintausend, eine Million eintausend, eine Million neunhundertneunundneunzig", []float64{2000, 1000, 1.001e6, 1e6, 999}},
		{"de", "tausendtausend, zehntausendtausend, hunderthundert, zehnundzwanzig, einundzehn, einundhundert, einundachtzehn, undzwanzig, nullundzwanzig, neunundneunzig", []float64{99}},
		{"fr", "mille cent, deux cent vingt, vingt vingt, trois vingt, cinq cent quatre-vingts", []float64{1100, 220, 20, 20, 3, 20, 580}},
		{"fr", "soixante-dix, quarante-dix, quatre-vingt-dix, trente-onze, soixante et un, soixante et dix", []float64{70, 40, 10, 90, 30, 11, 61, 60, 10}},
		// halves, quarters and dozens
		{"en", "half a million, half-a-million, half a dozen, a half million", []float64{5e5, 5e5, 6, 5e5}},
		{"en", "a quarter of a million, three quarters of a million, 3 quarters of a million, 3 halves", []float64{250000, 750000, 750000, 1.5}},
		{"en", "two and a half thousand, a million and a half, one and a half", []float64{2500, 1.5e6, 1.5}},
		{"en", "a dozen, two dozen, a good dozen; a dozen six-packs", []float64{12, 24, 12, 12, 6}},
		{"en", "six of a hundred", []float64{6, 100}},
		{"en", "quarter of a good million; quarter of a good full million", []float64{250000, 0.25, 1e6}},
		{"en", "twenty half, nineteen half, twenty and a half, two and a quarter, a hundred and a half, a dozen and a half", []float64{20, 0.5, 9.5, 20.5, 2.25, 150, 18}},
		{"en", "a thousand and a half, three thousand and a quarter, a million and a half thousand", []float64{1500, 3250, 1.5e6, 1000}},
		{"en", "two thousand five and a half, a thousand and a half million", []float64{2005.5, 1.5e9}},
		{"de", "anderthalb Millionen, zweieinhalb Tausend, zweieinhalbtausend", []float64{1.5e6, 2500, 2500}},
		{"de", "ein gutes Dutzend, ein halbes Dutzend, zwei Dutzend, ein gutes halbes Dutzend", []float64{12, 6, 24, 6}},
		{"de", "eine halbe Million, eine knappe halbe Million, eine Viertelmillion", []float64{5e5, 5e5, 250000}},
		{"de", "seit mehr als viereinhalb Jahren, drei Viertel", []float64{4.5, 0.75}},
		{"fr", "un demi-million, une demi-douzaine, une bonne vingtaine, un quart de million", []float64{5e5, 6, 20, 250000}},
		{"fr", "deux millions et demi, des centaines de milliers", []float64{2.5e6, 100000}},
		// ranges that share a scale
		{"de", "1,2 bis 1,5 Milliarden, zwei oder drei Tausend", []float64{1.2, 1.2e9, 1.5e9, 2, 2000, 3000}},
		{"de", "1–2 Mrd. Euro, zwei- bis dreitausend Mann", []float64{1, 1e9, 2e9, 2, 2000, 3000}},
		{"en", "between $1 and $2 billion, two to three hundred thousand", []float64{1, 1e9, 2e9, 2, 200000, 300000}},
		{"en", "£2–3k, 2 men and 3 thousand women, 2000 or 3 million", []float64{2, 2000, 3000, 2, 3000, 2000, 3e6}},
		{"en", "two and a million two hundred thousand", []float64{2, 1.2e6}},
		{"fr", "de deux à trois millions", []float64{2, 2e6, 3e6}},
		{"en", "2-3 thousand, 2—3 thousand; 2, 3 thousand; 2 3 thousand", []float64{2, 2000, 3000, 2, 2000, 3000, 2, 3000, 2, 3000}},
		{"en", "1000–2 million, 999–2 million, 50 thousand–60 thousand", []float64{1000, 2e6, 999, 999e6, 2e6, 50000, 60000}},
		{"de", "zwei bis dreitausend, zwei–dreitausend", []float64{2, 3000, 2, 3000}}, // two at night, for all anybody can tell
		// none
		{"fr", "aucune perte, il n’y a pas eu de mort, un seul", []float64{0, 0, 1}},
		{"en", "no deaths, and 3 men", []float64{0, 3}},
		{"de", "keine Toten, keine 400 Mann, keine Million", []float64{0, 0, 400, 0, 1e6}},
		// ordinals
		{"de", "am 23. Oktober, der 75. Jahrestag, die 810. Brigade", []float64{}},
		{"de", "am 3. und 4. Oktober, am 3. und 4. Treffen", []float64{}},
		{"de", "23. Oktober", []float64{}},
		{"de", "Es waren 23.", []float64{23}},
		{"de", "Es waren 23. Russland schwieg.", []float64{23}},
		{"en", "the 23rd, the twenty-first, the hundred and third, his 2nd", []float64{}},
		{"en", "twenty first-class cabins, two thirds", []float64{20, 2. / 3}},
		{"fr", "le 1er, le 23e, la XXe", []float64{}},
		// a language without a table has digits
		{"tr", "six, sechs und 12 Soldaten", []float64{12}},
	} {
		if got := numbersIn(test.text, test.language); !slices.EqualFunc(got, test.want, near) {
			t.Errorf("%s: %q: got %v, want %v", test.language, test.text, got, test.want)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(b) }

func TestUnitsScaleWhatIsGivenInThem(t *testing.T) {
	for unit, want := range map[string]float64{"Mio. €": 1e6, "million dollars": 1e6, "Mrd. Euro": 1e9, "milliers": 1000} {
		if got := Scales(unit); !slices.Contains(got, want) {
			t.Errorf("%s: got %v, want %v among them", unit, got, want)
		}
	}
	for _, unit := range []string{"", "€", "Soldaten", "km²"} {
		if got := Scales(unit); len(got) > 0 {
			t.Errorf("%q: got %v, want nothing", unit, got)
		}
	}
}

// German numbers are written as one word; all up to a million are read back.
func TestGermanNumberWordsAreReadBack(t *testing.T) {
	small := strings.Fields("- ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
	tens := strings.Fields("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
	var word func(n int) string
	word = func(n int) string {
		switch {
		case n >= 1000 && n%1000 == 0:
			return word(n/1000) + "tausend"
		case n >= 1000:
			return word(n/1000) + "tausend" + word(n%1000)
		case n >= 100 && n%100 == 0:
			return small[n/100] + "hundert"
		case n >= 100:
			return small[n/100] + "hundert" + word(n%100)
		case n < 20:
			return small[n]
		case n%10 == 0:
			return tens[n/10]
		}
		return small[n%10] + "und" + tens[n/10]
	}
	for n := 1; n < 1000000; n += 1 + n/300 {
		if got := numbersIn(word(n), "de"); !slices.Equal(got, []float64{float64(n)}) {
			t.Fatalf("%s: got %v, want %d", word(n), got, n)
		}
	}
}

// What the interface writes is read back, in each language.
func TestNumbersAreReadBack(t *testing.T) {
	numbers := []int64{13000, 7, 1234567, 0}
	random := rand.New(rand.NewPCG(1, 2))
	for digits := int64(10); digits <= 1e12; digits *= 10 {
		for range 500 {
			numbers = append(numbers, random.Int64N(digits))
		}
	}
	for _, code := range lang.Codes() {
		l, _ := lang.For(code)
		for _, n := range numbers {
			part := float64(n%1e9) / 100
			for text, want := range map[string]float64{l.Number(int(n)): float64(n), l.Number(part): part} {
				if got := numbersIn("x "+text+" x", code); len(got) != 1 || !near(got[0], want) {
					t.Fatalf("%s: %q: got %v, want %v", code, text, got, want)
				}
			}
		}
	}
}

// Numbers are finite, and there are no more than words give; words cut the text without loss.
func FuzzReadingAnything(f *testing.F) {
	for _, language := range []string{"de", "en", "fr", "tr"} {
		f.Add("half a million and a half, $2.4m, 1 200 000 Mio. und zweihunderttausend", language)
		f.Add("vingt et un millions milliards mille cent quatre-vingts de de demi", language)
		f.Add(strings.Repeat("9", 400)+" million thousand million and a half dozen", language)
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		words := Words(text)
		at := 0
		for _, w := range words {
			if text[at:w.Start] != w.Before || text[w.Start:w.End] != w.Text || w.Text == "" {
				t.Fatalf("word %+v after %d in %q", w, at, text)
			}
			at = w.End
		}
		numbers := numbersIn(text, language)
		for _, n := range numbers {
			if math.IsInf(n, 0) || math.IsNaN(n) || n < 0 {
				t.Fatalf("number %v in %q", n, text)
			}
		}
		if len(numbers) > 3*len(words) {
			t.Fatalf("%d numbers in %d words of %q", len(numbers), len(words), text)
		}
	})
}

// Time must not grow with the square of the length, whatever stands in an article.
func TestManyNumbersAreNoBurden(t *testing.T) {
	for _, unit := range []string{"hundred ", "half a ", "tausend", "und", "1.", "1 200 ", "20. ", "and a "} {
		for _, language := range []string{"de", "en", "fr"} {
			numbersIn(strings.Repeat(unit, 1<<17/len(unit)), language)
		}
	}
}
