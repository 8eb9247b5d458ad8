package script

import "unicode"

// An alphabet has letters that only one language of those in the news is written with, or several.
type alphabet struct {
	letters *unicode.RangeTable
	weight  int // in Latin letters, which a text of as many words has
	// tell says what language a text in the script is in, "" if that is not certain. counted are its letters.
	tell func(counted map[rune]int, all int) string
}

func always(code string) func(map[rune]int, int) string {
	return func(map[rune]int, int) string { return code }
}

func never(map[rune]int, int) string { return "" }

// scripts are those that texts are looked at for; others give no language. That of several languages of which none can
// be told by its letters is none.
var scripts = []alphabet{
	latin: {unicode.Latin, 1, nil}, han: {unicode.Han, 3, always("zh")}, hiragana: {unicode.Hiragana, 2, nil},
	katakana: {unicode.Katakana, 2, nil}, {unicode.Cyrillic, 1, cyrillic}, {unicode.Arabic, 1, arabic},
	{unicode.Greek, 1, always("el")}, {unicode.Hebrew, 1, hebrew}, {unicode.Georgian, 1, always("ka")},
	{unicode.Armenian, 1, always("hy")}, {unicode.Thai, 1, always("th")}, {unicode.Hangul, 2, always("ko")},
	{unicode.Devanagari, 1, never}, {unicode.Bengali, 1, never}, {unicode.Tamil, 1, always("ta")},
	{unicode.Telugu, 1, always("te")}, {unicode.Ethiopic, 2, never}, {unicode.Khmer, 1, always("km")},
	{unicode.Lao, 1, always("lo")}, {unicode.Myanmar, 1, never}, {unicode.Gujarati, 1, always("gu")},
	{unicode.Gurmukhi, 1, always("pa")},
	{unicode.Kannada, 1, always("kn")}, {unicode.Malayalam, 1, always("ml")}, {unicode.Sinhala, 1, always("si")},
}

// The places of some.
const (
	latin = iota
	han
	hiragana
	katakana
)

// fewest is how many letters tell a language by its script, in Latin ones.
const fewest = 20

// Language returns the code of a text's language, if more than half of its letters are of one script and tell it.
// isLatin says that they are Latin, which many languages share.
func Language(text string) (code string, isLatin bool) {
	weights, counted := make([]int, len(scripts)), map[rune]int{}
	all := 0
	for _, r := range text {
		if r < 0x80 {
			if unicode.IsLetter(r) {
				weights[latin]++
				all++
			}
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.letters, r) {
				weights[i] += s.weight
				all += s.weight
				if i > katakana {
					counted[unicode.ToLower(r)]++
				}
				break
			}
		}
	}
	kana := weights[hiragana] + weights[katakana]
	if japanese := weights[han] + kana; 20*kana > weights[han] && 2*japanese > all && japanese >= fewest {
		return "ja", false // Chinese has no kana
	}
	for i, s := range scripts {
		switch {
		case 2*weights[i] <= all:
		case i == latin:
			return "", true
		case weights[i] >= fewest && s.tell != nil:
			return s.tell(counted, weights[i]/s.weight), false
		}
	}
	return "", false
}

func countOf(counted map[rune]int, letters string) int {
	n := 0
	for _, r := range letters {
		n += counted[r]
	}
	return n
}

// cyrillic tells the languages of Europe apart, each by letters that it has and its neighbours have not. Those of names
// and short quotations are outvoted.
func cyrillic(counted map[rune]int, all int) string {
	russian, ukrainian, serbian := countOf(counted, "ыэё"), countOf(counted, "іїєґ"), countOf(counted, "јљњћђџ")
	macedonian, belarusian, hard := countOf(counted, "ѓќѕ"), counted['ў'], counted['ъ']
	switch {
	case 50*countOf(counted, "әғқңөұүһҳҷӣӯҕҙҫӑӗ") > all: // those of Central Asia, of the Volga and of Siberia
		return ""
	case 200*belarusian > all && 100*counted['і'] > all:
		return "be"
	case 200*macedonian > all && macedonian > counted['ћ']+counted['ђ']:
		return "mk"
	case 100*serbian > all && serbian > 4*(russian+ukrainian+macedonian):
		return "sr"
	case 100*ukrainian > all && ukrainian > 4*russian:
		return "uk"
	case 200*russian > all && russian > 4*(ukrainian+serbian) && hard <= 2*russian: // Bulgarian has none of its letters
		return "ru"
	case 100*hard > all && 200*(russian+ukrainian+serbian) < all:
		return "bg"
	}
	return ""
}

// arabic tells Arabic, Persian and Urdu apart; Kurdish, Pashto, Uyghur and Sindhi are none of them.
func arabic(counted map[rune]int, all int) string {
	persian, plain, urdu := countOf(counted, "پچژگکی"), countOf(counted, "ةيكىأإ"), countOf(counted, "ٹڈڑےہںھ")
	switch {
	case 100*countOf(counted, "ڕڵۆێەټډړښځڅېۍۇۈڭڄڃڻڳٻ") > all:
		return ""
	case 100*urdu > 3*all:
		return "ur"
	case 100*persian > 3*all && persian > 4*plain && urdu == 0:
		return "fa"
	case 100*plain > 3*all && plain > 10*persian:
		return "ar"
	}
	return ""
}

// hebrew tells Hebrew from Yiddish, which writes its vowels.
func hebrew(counted map[rune]int, all int) string {
	if 50*countOf(counted, "ײװױַָ") > all || 8*counted['ע'] > all {
		return ""
	}
	return "he"
}
