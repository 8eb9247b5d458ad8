// Package wording holds claims against what their quotations say themselves: who says it, and how many.
//
// In go what a project says and one of its claims, out come findings. Only what leaves no doubt counts: whole names,
// and numbers of things that a quotation counts, too.
package wording

import (
	"embed"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

// Known is what is known of a project before its claims are judged.
type Known struct {
	names    names
	language *reading.Language // that claims are written in
}

// Of returns what is known of a base.
func Of(base *fact.Base) Known { return Known{namesOf(base.Actors), reading.In(base.Site.Language)} }

// Judge adds what is found in a claim and its quotations, of which nothing may be lacking.
func (k Known) Judge(c *fact.Claim, found *diag.List) {
	k.numbers(c, found)
	for _, q := range c.Quotes {
		k.names.judge(q, found)
		bounds(q, found)
	}
}
