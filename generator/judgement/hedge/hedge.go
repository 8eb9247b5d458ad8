// Package hedge judges whether quotations keep the distance that their articles keep: hedges, reported speech, denials.
//
// A page says of a quotation without hedge and via that the article asserts it. In go quotations that stand in their
// articles, out come findings.
package hedge

import (
	"embed"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

// Judge adds what is found in a quotation. Of an event, that somebody says something may be all there is to it.
func Judge(q *fact.Quote, event bool, found *diag.List) {
	denies(q, found)
	asFact(q, event, found)
	if q.Reading.Known() {
		rests := restsOf(q)
		cut(q, event, rests, found)
		turned(q, rests, found)
	}
}
