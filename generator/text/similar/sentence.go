package similar

import (
	"strings"
	"unicode"

	"beleg/generator/text/fold"
)

// inSentence leaves out of a passage what stands in the sentence before or behind it and has no counterpart: what the
// article lacks of the words that were asked for would else be put beside the beginning of something else.
func (s text) inSentence(c comparison, asked *fold.Text) comparison {
	from, to := 0, len(c.tokens)
	for _, e := range c.edits {
		if c.counterparts(e) {
			break
		}
		for i := e.fromA; i < e.toA; i++ {
			from = max(from, nextSentence(c.tokens, i))
		}
	}
	for k := len(c.edits) - 1; k >= 0 && !c.counterparts(c.edits[k]); k-- {
		for i := c.edits[k].toA - 1; i >= c.edits[k].fromA; i-- {
			if nextSentence(c.tokens, i) > 0 {
				to = i
			}
		}
	}
	if from > to || from == 0 && to == len(c.tokens) { // nothing is alike, or all stays
		return c
	}
	return s.withoutExtras(s.sideBySide(c.tokens[from].start, c.tokens[to-1].end, asked), asked)
}

// wordPerSlip is how many letters a word has at least for each that may differ: "the" is no slip of "they".
const wordPerSlip = 5

// counterparts tells whether the two sides of an edit say the same, perhaps with a slip.
func (c comparison) counterparts(e edit) bool {
	here, asked := c.tokens[e.fromA:e.toA], c.asked[e.fromB:e.toB]
	return wordPerSlip*e.cost <= max(letters(here), letters(asked)) ||
		strings.EqualFold(string(runesOf(here)), string(runesOf(asked)))
}

const (
	ends      = ".!?"
	closers   = 3 // most quotation marks and brackets that close behind one of these
	shortWord = 3 // the length up to which a word before a full stop may be an abbreviation
)

// nextSentence returns the token with which another sentence begins if one ends with token i, and otherwise 0. It knows
// no language, and so takes a full stop behind a short word or a figure for a part of that.
func nextSentence(tokens []token, i int) int {
	if i == 0 || !strings.ContainsRune(ends, tokens[i].runes[0]) {
		return 0
	}
	word, stop := tokens[i-1].runes, tokens[i].runes[0] == '.'
	last := word[len(word)-1]
	part := unicode.IsDigit(last) || fold.InWord(last) && len(word) <= shortWord
	if stop && part || strings.ContainsRune(ends, last) {
		return 0
	}
	next := i + 1
	for next < min(len(tokens), i+1+closers) && !tokens[next].spaced {
		next++
	}
	if next == len(tokens) || !tokens[next].spaced {
		return 0
	}
	if first := tokens[next].runes[0]; fold.InWord(first) && !unicode.IsUpper(first) {
		return 0
	}
	return next
}
