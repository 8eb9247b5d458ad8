package echo

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

var bothSides = rules.Warning("both-sides", "one voice supports and disputes a claim in the same article")

// both adds what is found in a claim that somebody supports and disputes in one breath. Who denies something repeats it
// as a rule, and these words are no support. Who has changed their mind says so on another day.
func both(c *fact.Claim, found *diag.List) {
	for _, denial := range c.Quotes {
		if denial.Stance != fact.Disputes {
			continue
		}
		for _, q := range c.Supporting() {
			voice := common(q, denial)
			if voice == nil || q.Source != denial.Source || q.Said != denial.Said {
				continue
			}
			found.Add(bothSides.At(q.Where.At("stance").Value(),
				"a denial repeats what it denies: if these words are part of one, take them away; if not, accept this "+
					"with a note",
				"%s supports the claim here, and disputes it in the same article", voice.ID).
				With(diag.Note{Span: denial.Where.At("stance").Value(), Message: "here " + voice.ID + " disputes it"}))
			return
		}
	}
}

// common returns the first origin that two quotations name, or nil.
func common(a, b *fact.Quote) *fact.Actor {
	theirs := b.Origins()
	for _, o := range a.Origins() {
		if slices.Contains(theirs, o) {
			return o
		}
	}
	return nil
}
