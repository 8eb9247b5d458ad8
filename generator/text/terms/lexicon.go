package terms

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Word is a word of a language as it stands in some text, a number in its Lexicon.
type Word int32

// A Term is a stem, folded, a number in its Lexicon. Terms are in the order of their letters.
type Term int32

// A Lexicon learns the words of a site's texts, and tells then what terms they stand for: it is read all texts, one
// after the other, then closed, then asked. Only one goroutine may do the former.
type Lexicon struct {
	tongues map[string]*tongue
	words   []entry
	counts  []int32 // how often each was read

	stems   []string // of all terms
	number  map[string]Term
	forms   map[string][]Word // by how they are folded; the same in several languages are several words
	endings map[string]bool
}

// An entry is a word as it is written, in a language.
type entry struct {
	folded, stem string // the stem is folded too
	breaks       string // the word with soft hyphens, where it has some
	in           language

	term  Term
	parts []Term // of a compound; nil where it is none, or not known to be one
}

// A tongue is a language, with the words that were met in its texts, by how they are written.
type tongue struct {
	language
	known map[string]Word
}

// silent is in place of a word that is not looked up.
const silent Word = -1

// New returns a lexicon that has read nothing.
func New() *Lexicon {
	return &Lexicon{tongues: map[string]*tongue{}, number: map[string]Term{}, forms: map[string][]Word{},
		endings: map[string]bool{}}
}

// Read appends the words of a text in a language, such as "de" or "en-GB", to a list. Words that say nothing are left
// out.
func (l *Lexicon) Read(text, code string, into []Word) []Word {
	in := l.tongues[code]
	if in == nil {
		in = &tongue{languageOf(code), map[string]Word{}}
		l.tongues[code] = in
	}
	if !plain(text) {
		text = composed(text)
	}
	Cut(text, func(word string) {
		w, ok := in.known[word]
		if !ok {
			w = l.meet(in, word)
			in.known[strings.Clone(word)] = w // a text is not to be kept for a word
		}
		if w != silent {
			l.counts[w]++
			into = append(into, w)
		}
	})
	return into
}

// meet takes in a word that was not read before.
func (l *Lexicon) meet(in *tongue, word string) Word {
	bare := compact(word)
	written, folded := strings.ToLower(bare), vowels(even(bare))
	if Silent(folded) || !in.says(bare) {
		return silent
	}
	e := entry{folded: folded, stem: in.stemOf(written, folded), in: in.language}
	if strings.Contains(word, softHyphen) {
		e.breaks = word
	}
	l.words, l.counts = append(l.words, e), append(l.counts, 0)
	return Word(len(l.words) - 1)
}

// Close ends reading: what each word stands for is known from here on.
func (l *Lexicon) Close() {
	for i, e := range l.words {
		l.number[e.stem] = 0
		l.forms[e.folded] = append(l.forms[e.folded], Word(i))
	}
	l.learnEndings()
	parts := make([][]string, len(l.words))
	for i := range l.words {
		if e := &l.words[i]; e.in.compound {
			parts[i] = l.divide(e)
		}
	}
	for _, stem := range slices.Concat(parts...) {
		l.number[stem] = 0
	}
	l.stems = slices.Sorted(maps.Keys(l.number))
	for i, stem := range l.stems {
		l.number[stem] = Term(i)
	}
	for i := range l.words {
		e := &l.words[i]
		e.term = l.number[e.stem]
		for _, stem := range parts[i] {
			e.parts = append(e.parts, l.number[stem])
		}
	}
}

// learnEndings finds what follows the stem in the forms of several words.
func (l *Lexicon) learnEndings() {
	suffixes := map[string]int{}
	for _, e := range l.words {
		if end, ok := strings.CutPrefix(e.folded, e.stem); ok && len(end) <= longestEnding {
			suffixes[end]++
		}
	}
	for end, n := range suffixes {
		l.endings[end] = n >= commonEnding
	}
	for _, end := range []string{"", "e", "en", "er", "es", "n", "s"} {
		l.endings[end] = true
	}
	maps.DeleteFunc(l.endings, func(_ string, common bool) bool { return !common })
}

// An ending is what follows the stem in the forms of several words.
const (
	longestEnding = 5 // bytes
	commonEnding  = 3 // words
)

// Endings returns what may follow a stem, folded and sorted.
func (l *Lexicon) Endings() []string { return slices.Sorted(maps.Keys(l.endings)) }

// Stop returns the words that say nothing in a language, folded and sorted, and those of the other languages that were
// read, as far as no text has them as words that say something: Not is a German word. Those of the language itself of
// which a text has another word that is folded alike, tué beside tu, stand behind a = as people write them.
func (l *Lexicon) Stop(code string) []string {
	own, stop := languageOf(code), map[string]bool{}
	for word := range own.stop {
		folded, first := vowels(even(word)), utf8.RuneLen([]rune(word)[0])
		switch title := strings.ToUpper(word[:first]) + word[first:]; {
		case l.forms[folded] == nil:
			stop[folded] = true
		case word != title:
			stop["="+word] = true
			if _, some := own.stop[title]; !some {
				stop["="+title] = true
			}
		}
	}
	for _, other := range l.tongues {
		for word := range other.stop {
			folded := vowels(even(word))
			if _, term := l.number[folded]; !term && l.forms[folded] == nil {
				stop[folded] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(stop))
}

// Stems returns the stems of all terms, in order.
func (l *Lexicon) Stems() []string { return l.stems }

// Of returns the term of a word, and those of its parts if it is a compound.
func (l *Lexicon) Of(w Word) (Term, []Term) { return l.words[w].term, l.words[w].parts }

// A Form is a folded word that is not simply its own stem, with what it stands for. Of several terms in one alternative
// all must be met: they are parts of a compound.
type Form struct {
	Folded       string
	Alternatives [][]Term
}

// Forms returns all forms, in the order of their letters.
func (l *Lexicon) Forms() []Form {
	var forms []Form
	for _, folded := range slices.Sorted(maps.Keys(l.forms)) {
		f := Form{Folded: folded}
		for _, w := range l.forms[folded] {
			for _, terms := range [][]Term{{l.words[w].term}, l.words[w].parts} {
				same := func(a []Term) bool { return slices.Equal(a, terms) }
				if len(terms) > 0 && !slices.ContainsFunc(f.Alternatives, same) {
					f.Alternatives = append(f.Alternatives, terms)
				}
			}
		}
		slices.SortFunc(f.Alternatives, func(a, b []Term) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
		})
		if len(f.Alternatives) > 1 || l.stems[f.Alternatives[0][0]] != folded {
			forms = append(forms, f)
		}
	}
	return forms
}
