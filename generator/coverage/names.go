package coverage

import (
	"strings"
	"unicode/utf8"

	"beleg/generator/check"
	"beleg/generator/fact"
)

// names are the proper names of a project: those of its actors. Which other words are names, capitals tell, as far as they can.
type names struct {
	parts  map[string]bool // parts of the names of people: "Kim", "Selenskyj"
	whole  [][]string      // names of the others, word by word
	states map[string]bool
}

// namesOf collects the names of actors. Those without a name ("Experten") and states give none.
func namesOf(actors []*fact.Actor) *names {
	n := &names{parts: map[string]bool{}, states: map[string]bool{}}
	for _, a := range actors {
		words := wordsOf(a.Name)
		switch {
		case a.Unnamed:
		case a.Kind == "state":
			for _, w := range words {
				n.states[w.text] = true
			}
		case a.Kind == "person":
			for _, w := range words {
				if w.capital() && utf8.RuneCountInString(w.text) > 2 {
					n.parts[w.text] = true
				}
			}
		case len(words) > 0:
			var whole []string
			for _, w := range words {
				whole = append(whole, w.text)
			}
			n.whole = append(n.whole, whole)
		}
	}
	return n
}

// named tells whether a name begins at word i.
func (n *names) named(words []word, i int, language string) bool {
	w := words[i]
	if n.parts[w.text] || n.parts[withoutS(w.text)] {
		return true
	}
	for _, whole := range n.whole {
		if stands(words[i:], whole) {
			return true
		}
	}
	return w.allCaps() && !n.states[w.text] && !capsOfStates[w.text] || n.pair(words, i, language)
}

// capsOfStates are abbreviations that stand for states and for what is theirs: "US-Präsident".
var capsOfStates = set("USA US UK EU")

// pair tells whether two words with capitals follow one another at word i: "Region Kursk", "Kyiv Post". At the beginning of a
// sentence, or of a quotation in it, a capital tells nothing.
func (n *names) pair(words []word, i int, language string) bool {
	if i == 0 || i+1 >= len(words) || !words[i].follows() || !words[i+1].follows() {
		return false
	}
	for _, w := range words[i : i+2] {
		if !w.capital() || n.ordinary(w, language) {
			return false
		}
	}
	return true
}

// ordinary tells whether a word with a capital is a state, a number or a time, which are no names here, or a word that is
// capitalised only because a sentence opens with it.
func (n *names) ordinary(w word, language string) bool {
	c := tableFor(calendars, language)
	_, number := check.Numeral(w.text, language)
	return n.states[w.text] || n.states[withoutS(w.text)] || number || c.month[w.lower] || c.always[w.lower] || c.unit[w.lower] || c.counted[w.lower] ||
		tableFor(figureWords, language)[w.lower] || tableFor(openers, language)[w.lower]
}

func withoutS(s string) string { return strings.TrimSuffix(s, "s") }

// stands tells whether words begin with a name, its last word perhaps in the genitive.
func stands(words []word, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	for k, part := range name {
		w := words[k]
		if k > 0 && len(strings.TrimSpace(w.gap)) > 1 {
			return false
		}
		if w.text != part && (k < len(name)-1 || withoutS(w.text) != part) {
			return false
		}
	}
	return true
}
