package terms

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
)

// A language is what it takes to bring its words together.
type language struct {
	stem     func(*snowballstem.Env) bool // nil leaves words as they are
	stop     map[string]bool              // words that say nothing, in lower case; false for what says something so
	compound bool                         // words stand together without a space
}

//go:embed stop.toml
var stopText string

var languages = func() map[string]language {
	var stop map[string]string
	if _, err := toml.Decode(stopText, &stop); err != nil {
		panic(fmt.Sprintf("terms: %v", err)) // it is part of the program
	}
	list := map[string]language{"de": {stem: german.Stem, compound: true}, "en": {stem: english.Stem},
		"fr": {stem: french.Stem}}
	for code, l := range list {
		l.stop = map[string]bool{}
		for word := range strings.FieldsSeq(stop[code]) {
			if some, ok := strings.CutPrefix(word, "!"); ok {
				l.stop[some] = false
			} else {
				l.stop[word], l.stop[umlauts.Replace(word)] = true, true
			}
		}
		list[code] = l
	}
	return list
}()

// umlauts are typed so where keyboards, or a country, do not have them.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// says tells whether a word says something, as it is written.
func (l language) says(written string) bool {
	nothing, listed := l.stop[written]
	return !nothing && (listed || !l.stop[strings.ToLower(written)])
}

// languageOf returns the language of a code; one that has nothing where none is known.
func languageOf(code string) language { return languages[base(code)] }

func base(code string) string {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	return base
}

// Silent tells whether a folded word is never looked up: it is nothing, or a single letter of a script with spaces.
func Silent(folded string) bool {
	r, size := utf8.DecodeRuneInString(folded)
	return size == len(folded) && (r < '0' || r > '9') && !dense(r)
}

// stemOf returns the stem of a word, folded. Accents tell stemmers something, so that the word comes as it is written,
// in lower case.
func (l language) stemOf(written, folded string) string {
	if l.stem == nil {
		return folded
	}
	env := snowballstem.NewEnv(written)
	l.stem(env)
	if stem := vowels(strings.Join(strings.Fields(even(env.Current())), "")); stem != "" {
		return stem
	}
	return folded
}
