package hedge

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

var cutNegation = rules.Warning("cut-negation", "the clause says no, and the quotation leaves that out")

// turned reports a quotation that supports a claim with words that their clause turns into the opposite.
func turned(q *fact.Quote, rests []rest, found *diag.List) {
	if q.Stance != fact.Supports {
		return
	}
	l, quoted := reading.In(q.Source.Language), q.Reading.Readable()
	for _, r := range rests {
		if word := r.negation(l, quoted); word != "" {
			found.Add(cutNegation.At(q.Where.At("text").Value(), "quote that too, or say that it disputes the claim",
				"%s, and the quotation leaves “%s” out", r, word))
			return
		}
	}
}

// clauseEnds are the signs that end a clause.
const clauseEnds = ",;:.!?–—()\"„“”»«"

// negation returns the word by which the clause that is quoted, as far as it is left out, says no; "" if none does.
func (r rest) negation(l *reading.Language, quoted string) string {
	c := clause{Language: l, words: reading.Words(lastClause(r.text)), beside: reading.Words(firstClause(quoted))}
	if r.after {
		c.words, c.beside = reading.Words(firstClause(r.text)), reading.Words(lastClause(quoted))
		c.end()
	} else if c.ended() {
		return ""
	}
	return c.negation(r)
}

func firstClause(text string) string {
	if i := strings.IndexAny(text, clauseEnds); i >= 0 {
		return text[:i]
	}
	return text
}

func lastClause(text string) string { return text[strings.LastIndexAny(text, clauseEnds)+1:] }

// A clause is one that is cut: its words that are left out, and those of the quotation that stand beside them.
type clause struct {
	*reading.Language
	words, beside []reading.Word
}

// end cuts off what follows the quotation and says something of its own. German has a comma before most of it, and
// articles that look like relatives.
func (c *clause) end() {
	if i := slices.IndexFunc(c.words, func(w reading.Word) bool {
		return c.Joining[w.Lower] || c.Adding[w.Lower] && !c.Nouns
	}); i >= 0 {
		c.words = c.words[:i]
	}
}

// ended tells whether the quotation begins a clause of its own behind an "and".
func (c *clause) ended() bool {
	if len(c.words) == 0 || len(c.beside) == 0 || !c.Joining[c.words[len(c.words)-1].Lower] {
		return false
	}
	first := c.beside[0]
	return c.Openers[first.Lower] || first.Capital() && !c.Nouns
}

func (c *clause) negation(r rest) string {
	opened := c.opens(c.beside)
	turns := len(c.Ne) == 0 || opened || slices.ContainsFunc(c.words, c.ne)
	opened = opened && r.after
	negator, told := "", false
	for i, w := range c.words {
		switch {
		case c.ne(w):
			opened = true
			if !slices.ContainsFunc(c.words[:i], func(w reading.Word) bool { return c.Clauses[w.Lower] }) {
				negator = w.Text // in "avant que le pont ne soit fermé" it says nothing
			}
		case turns && c.Turning[w.Lower], opened && !told && c.Besides[w.Lower]:
			if told = true; i+1 == len(c.words) || !c.Limiting[c.words[i+1].Lower] {
				return w.Text
			}
		}
	}
	switch n := len(c.words); {
	case r.after || n == 0:
	case c.Lacking[c.words[n-1].Lower]:
		return c.words[n-1].Text
	case n > 1 && c.Lacking[c.words[n-2].Lower+"-"+c.words[n-1].Lower]:
		return c.words[n-2].Text
	case !told && !slices.ContainsFunc(c.beside, c.says):
		return negator
	}
	return ""
}

// ne tells whether a word is the first half of a negation, and not that of "n° 5".
func (c *clause) ne(w reading.Word) bool {
	return c.Ne[w.Lower] && strings.Trim(w.After, " \u00a0'’") == ""
}

// says tells whether a word may be the second.
func (c *clause) says(w reading.Word) bool { return c.Turning[w.Lower] || c.Besides[w.Lower] }

// opens tells whether words have the first half of a negation, and not the second.
func (c *clause) opens(words []reading.Word) bool {
	i := slices.IndexFunc(words, c.ne)
	return i >= 0 && !slices.ContainsFunc(words[i:], c.says)
}
