// Package wording holds claims against what their quotations say themselves: who says it.
//
// In go what a project says and one of its claims, out come findings. Only what leaves no doubt counts: whole names.
package wording

import (
	"embed"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

// Known is what is known of a project before its claims are judged.
type Known struct {
	names names
}

// Of returns what is known of a base.
func Of(base *fact.Base) Known { return Known{namesOf(base.Actors)} }

// Judge adds what is found in a claim and its quotations, of which nothing may be lacking.
func (k Known) Judge(c *fact.Claim, found *diag.List) {
	for _, q := range c.Quotes {
		k.names.judge(q, found)
	}
}
