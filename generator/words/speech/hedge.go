package speech

import (
	"slices"
	"strings"
	"sync"

	"beleg/generator/words/reading"
)

// Hedge returns the first words of a text by which it keeps its distance from what it reports ("soll", "laut",
// Konjunktiv I, "reportedly"), as they stand there but for white space, or "".
func Hedge(l *reading.Language, text string) string {
	words := reading.Words(text)
	plain := sync.OnceValue(func() bool { return direct(l, words) })
	for i, w := range words {
		if phrase := phrase(l, text, words[i:]); phrase != "" {
			return phrase
		}
		noun := l.Nouns && i > 0 && w.Capital() // "das Soll", "die Habe"
		if cites(l, words, i) || !noun && (l.Hedges[w.Lower] || doubtful(l, w) || indirect(l, w.Lower) && !plain()) {
			return w.Text
		}
	}
	return ""
}

// cites tells whether word i is a preposition that names who says something ("laut KCNA", "laut einem Bericht"), for a
// noun or an article follows at once. In "Stimmen werden laut, …" it is an adverb, and what is "fixé selon le poids" is
// said by nobody.
func cites(l *reading.Language, words []reading.Word, i int) bool {
	if !l.Citing[words[i].Lower] || i+1 == len(words) {
		return false
	}
	next, from := words[i+1], max(0, i-3)
	if !words[i].Follows() {
		from = i // "la date est fixée, selon le maire"
	}
	varies := func(w reading.Word) bool { return l.Varying[w.Lower] }
	return next.Follows() && (next.Capital() || l.Cited[next.Lower]) &&
		!slices.ContainsFunc(words[from:min(i+4, len(words))], varies)
}

// indirect tells whether a word is a verb in a form by which others are reported.
func indirect(l *reading.Language, word string) bool {
	ends := func(end string) bool { return strings.HasSuffix(word, end) }
	return l.Indirect[word] || slices.ContainsFunc(l.Endings, ends)
}

// direct tells whether there is something beside which such forms report nobody: a word, or two.
func direct(l *reading.Language, words []reading.Word) bool {
	last := ""
	return slices.ContainsFunc(words, func(w reading.Word) bool {
		both := last + "-" + w.Lower
		last = w.Lower
		return l.Direct[w.Lower] || l.Direct[both]
	})
}

// doubtful tells whether a word leaves open whether something is so, whoever says it: "perhaps", "may", but not "May".
func doubtful(l *reading.Language, w reading.Word) bool {
	return (l.Doubts[w.Lower] || l.Thinking[w.Lower]) && !(w.Capital() && l.DoubtfulMonths[w.Lower])
}

// phrase returns the longest phrase with which words begin, as it stands in the text.
func phrase(l *reading.Language, text string, words []reading.Word) (longest string) {
	said := ""
	for i, w := range words[:min(len(words), 5)] {
		switch {
		case i == 0 && !l.Openings[w.Lower]:
			return ""
		case i == 0:
		case w.Follows():
			said += " "
		default:
			said += strings.ReplaceAll(w.Before, "’", "'")
		}
		if said += w.Lower; l.Phrases[said] {
			longest = strings.Join(strings.Fields(text[words[0].Start:w.End]), " ")
		}
	}
	return longest
}
