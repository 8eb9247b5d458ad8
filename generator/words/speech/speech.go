// Package speech tells whether a text hedges, or somebody says what it states: in the text, or in the rest of the
// sentence that it was cut from.
//
// A verb of saying tells that only in some company. Some do wherever somebody does it ("the trust says"), but for
// "the said trust" and "needless to say"; others where a clause follows, or where they stand in one that is about what
// stands beside it ("…, officials confirmed"). Which words do what stands in the tables of package reading.
package speech

import (
	"slices"
	"strings"

	"beleg/generator/words/reading"
)

// Told returns the first verb by which somebody says what a text states, or "". It does not look for hedges.
func Told(l *reading.Language, text string) string {
	t := cut(l, text)
	for i := range t.words {
		if t.tells(i) {
			return t.words[i].Text
		}
	}
	return ""
}

// Reports tells whether a text may say that somebody says something: it has a hedge or one of all verbs and nouns of
// saying. Of verbs that come apart both parts must be there.
func Reports(l *reading.Language, text string) bool {
	if hedge := strings.ToLower(Hedge(l, text)); hedge != "" && (l.Hedges[hedge] || !l.Doubts[hedge]) {
		return true // what only may be is nothing that somebody says
	}
	words := reading.Words(text)
	for i, w := range words {
		said := w.Text
		if i == 0 {
			said = w.Lower // a capital tells nothing there
		}
		if l.Saying[said] || l.Saying[w.Text] || l.Telling[said] || l.Thinking[said] || l.Told[said] ||
			l.Stating[said] || l.Stated[said] || separable(l, words[i:min(len(words), i+50)], said) {
			return true
		}
	}
	return false
}

// separable tells whether a verb opens words in which the part of it that comes apart follows.
func separable(l *reading.Language, words []reading.Word, verb string) bool {
	for particle, verbs := range l.Apart {
		if verbs[verb] && slices.ContainsFunc(words, func(w reading.Word) bool { return w.Text == particle }) {
			return true
		}
	}
	return false
}

// A text is its words, and where its clauses begin: behind commas, quotation marks and the like.
type text struct {
	*reading.Language
	whole  string
	words  []reading.Word
	starts []int
}

// parting are the marks that stand between clauses.
const parting = ",;:–—()“”„«»\"…!?."

func cut(l *reading.Language, whole string) text {
	t := text{l, whole, reading.Words(whole), nil}
	for i, w := range t.words {
		if i == 0 || parts(w.Before) {
			t.starts = append(t.starts, i)
		}
	}
	return t
}

func parts(between string) bool {
	return strings.ContainsAny(between, parting) || strings.Contains(between, " - ")
}

// clause returns where clause k begins and ends.
func (t text) clause(k int) (from, to int) {
	if k+1 < len(t.starts) {
		return t.starts[k], t.starts[k+1]
	}
	return t.starts[k], len(t.words)
}

// around returns the number of the clause that has word i.
func (t text) around(i int) int {
	n, found := slices.BinarySearch(t.starts, i)
	if found {
		return n
	}
	return n - 1
}

// span returns the words from one to another, as they stand.
func (t text) span(from, to int) string {
	if from >= to {
		return ""
	}
	return t.whole[t.words[from].Start:t.words[to-1].End]
}

// A strength is how much company a verb needs to tell that somebody says something.
type strength uint8

const (
	none strength = iota
	weak
	strong
)

// verb returns how strong a verb word i is; from and to are those of its clause.
func (t text) verb(i, from, to int) strength {
	w := t.words[i]
	if !t.Verbs[w.Lower] || t.Nouns && i > 0 && w.Capital() {
		return none
	}
	with := func() bool { // participles
		has := func(w reading.Word) bool { return t.Having[w.Lower] }
		return slices.ContainsFunc(t.words[max(from, i-12):i], has) || i+1 < to && has(t.words[i+1])
	}
	switch {
	case t.Telling[w.Lower], t.Thinking[w.Lower], t.Told[w.Lower] && with():
		return strong
	case t.Stating[w.Lower], t.Stated[w.Lower] && with(), separable(t.Language, t.words[i:min(to, i+50)], w.Lower):
		return weak
	}
	return none
}

// tells tells whether word i is a verb by which somebody says something that the text states.
func (t text) tells(i int) bool {
	if !t.Verbs[t.words[i].Lower] {
		return false
	}
	k := t.around(i)
	from, to := t.clause(k)
	s := t.verb(i, from, to)
	switch {
	case s == none && !t.Valuing[t.words[i].Lower]:
		return false
	case t.complemented(i), t.values(i, to):
		return true
	case t.untold(i, from):
		return false
	}
	return s == strong && (!t.Inverted || len(t.starts) > 1) ||
		strings.ContainsAny(t.words[i].After, ":“„«\"") || t.aside(k)
}

// untold tells whether a verb tells nothing because of the word before it.
func (t text) untold(i, from int) bool { return i > from && t.Untold[t.words[i-1].Lower] }

// complemented tells whether what is said follows verb i in a clause of its own.
func (t text) complemented(i int) bool {
	for j := i + 1; j < min(len(t.words), i+12); j++ {
		w, apart := t.words[j], parts(t.words[j].Before)
		clear := strings.TrimSpace(w.Before) == ","
		switch {
		case t.Clauses[w.Lower] && (!apart || clear):
			return true
		case apart:
			return false
		case !t.Adverbs[w.Lower] && !t.Timely(w) && !t.Inverted:
			return false
		}
	}
	return false
}

// values tells whether somebody gives a figure by verb i: "puts it at 20 million".
func (t text) values(i, to int) bool {
	if !t.Valuing[t.words[i].Lower] {
		return false
	}
	for j := i + 1; j < min(to, i+12); j++ {
		if t.Valued[t.words[j].Lower] && slices.ContainsFunc(t.words[j+1:min(j+4, to)], t.Numeral) {
			return true
		}
	}
	return false
}

// aside tells whether clause k is about what stands beside it: it has a verb of saying and not what is said.
func (t text) aside(k int) bool {
	from, to := t.clause(k)
	first := t.words[from].Lower
	if to-from > 16 || from == 0 && !parts(t.words[0].Before) {
		return false // nothing stands beside it
	}
	if t.Quoting[first] {
		return t.saying(from, to) != ""
	}
	if t.adds(from) {
		return false
	}
	for i := from; i < min(to, from+10); i++ {
		s := t.verb(i, from, to)
		if s == none || t.untold(i, from) {
			continue
		}
		if i == from || i == from+1 && t.Having[first] {
			return s == strong || t.Inverted || strings.ContainsAny(t.words[from].Before, "”“\"»")
		}
		return !t.Inverted && t.rest(i+1, to)
	}
	return false
}

// saying returns the first verb of saying among the words of a clause, or "".
func (t text) saying(from, to int) string {
	for i := from; i < to; i++ {
		if t.verb(i, from, to) > none {
			return t.words[i].Text
		}
	}
	return ""
}

// rest tells whether the words behind a verb, up to the end of its clause, say when or to whom, and not what.
func (t text) rest(from, to int) bool {
	return from >= to || t.Adverbs[t.words[from].Lower] || t.Timely(t.words[from])
}
