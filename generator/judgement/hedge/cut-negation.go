package hedge

import (
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
	l := reading.In(q.Source.Language)
	for _, r := range rests {
		if word := r.negation(l); word != "" {
			found.Add(cutNegation.At(q.Where.At("text").Value(), "quote that too, or say that it disputes the claim",
				"%s, and the quotation leaves “%s” out", r, word))
			return
		}
	}
}

// negation returns the word by which the clause that is quoted, as far as it is left out, says no; "" if none does.
func (r rest) negation(l *reading.Language) string {
	clause := r.text
	if i := strings.IndexAny(clause, clauseEnds); i >= 0 && r.after {
		clause = clause[:i]
	} else if i := strings.LastIndexAny(clause, clauseEnds); i >= 0 && !r.after {
		clause = clause[i:]
	}
	words := reading.Words(clause)
	for i, w := range words {
		if l.Joining[w.Lower] && r.after {
			break // another clause, or another thing
		}
		if l.Turning[w.Lower] && !(i+1 < len(words) && l.Limiting[words[i+1].Lower]) {
			return w.Text
		}
	}
	return ""
}

// clauseEnds are the signs that end a clause.
const clauseEnds = ",;:.!?–—()\"„“”»«"
