package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hedges are words by which a text keeps its distance from what it reports. The lists hold only words that hardly ever mean
// anything else: a warning that is often wrong is soon ignored.
var hedges = map[string]map[string]bool{
	"de": setOf("soll sollen offenbar mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher mutmaßliches angeblich angebliche angeblichen "+
		"angeblicher anscheinend vermutlich zufolge", konjunktiv),
	"en": setOf("reportedly allegedly alleged apparently purportedly purported supposedly"),
}

// konjunktiv holds third-person forms of Konjunktiv I that differ from the indicative: reported speech (Duden, Grammatik,
// "Konjunktiv I in indirekter Rede"). Forms that are also the first person count only where nobody says "ich".
const konjunktiv = "sei seien habe werde könne müsse wolle solle dürfe möge gebe gehe komme stehe bleibe wisse liege nehme finde greife verfüge befinde ähnele leiste drohe handele handle"

// phrases are hedges of several words.
var phrases = map[string][]string{
	"de": {"nach angaben", "nach eigenen angaben", "dem vernehmen nach", "nach informationen"},
	"en": {"according to", "is said to", "are said to", "was said to", "were said to", "is believed to", "are believed to", "it is claimed"},
}

func setOf(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	return set
}

// hedgeIn returns the first hedge of a text in a language, as it stands there, or "". It knows German and English.
func hedgeIn(text, language string) string {
	known := hedges[language]
	if known == nil {
		return ""
	}
	words := wordsOf(text)
	firstPerson := false
	for _, w := range words {
		firstPerson = firstPerson || w.lower == "ich"
	}
	for i, w := range words {
		if phrase := phraseAt(text, words, i, phrases[language]); phrase != "" {
			return phrase
		}
		if language == "de" && w.lower == "laut" && governs(words, i) {
			return w.text
		}
		if known[w.lower] && !(firstPerson && alsoFirstPerson(w.lower)) && !isNoun(w, i) {
			return w.text
		}
	}
	return ""
}

// isNoun tells whether a word inside a text is capitalised, as nouns are in German ("das Soll", "die Habe").
func isNoun(w word, i int) bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return i > 0 && unicode.IsUpper(r)
}

// alsoFirstPerson tells whether a form of Konjunktiv I is also what someone says of themselves: ich habe.
func alsoFirstPerson(w string) bool {
	return w != "sei" && w != "seien" && strings.Contains(" "+konjunktiv+" ", " "+w+" ")
}

// governs tells whether "laut" is the preposition ("laut KCNA", "laut einem Bericht") and not the adverb ("Stimmen werden
// laut, …"): a noun or an article follows at once.
func governs(words []word, i int) bool {
	if i+1 >= len(words) || words[i+1].gap != " " {
		return false
	}
	next := words[i+1]
	r, _ := utf8.DecodeRuneInString(next.text)
	return unicode.IsUpper(r) || setOf("dem der den des einem einer eines seinem seiner ihrem ihrer diesem dieser mehreren ukrainischen südkoreanischen russischen us-amerikanischen")[next.lower]
}

type word struct {
	text, lower string
	gap         string // what stands between it and the word before, white space folded to one space
	start, end  int
}

// wordsOf cuts a text into its words.
func wordsOf(text string) []word {
	var words []word
	start, last := -1, 0
	flush := func(end int) {
		if start >= 0 {
			t := text[start:end]
			words = append(words, word{text: t, lower: strings.ToLower(t), gap: foldSpace(text[last:start]), start: start, end: end})
			start, last = -1, end
		}
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(text))
	return words
}

func foldSpace(s string) string {
	if strings.TrimSpace(s) == "" && s != "" {
		return " "
	}
	return s
}

// phraseAt returns the phrase that begins at word i, as it stands in the text.
func phraseAt(text string, words []word, i int, phrases []string) string {
	for _, p := range phrases {
		want := strings.Fields(p)
		if i+len(want) > len(words) {
			continue
		}
		match := true
		for k, w := range want {
			match = match && words[i+k].lower == w && (k == 0 || words[i+k].gap == " ")
		}
		if match {
			return strings.Join(strings.Fields(text[words[i].start:words[i+len(want)-1].end]), " ")
		}
	}
	return ""
}
