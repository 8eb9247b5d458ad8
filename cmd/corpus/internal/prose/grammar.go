// Package prose writes German news sentences: in goes a scene (who, where, when), out come sentences whose parts are known.
//
// The parts are known because quotations are cut from them: which words hedge, which give the figure, which may be left
// out. That is why sentences are built here and not imitated from statistics.
package prose

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
)

// Scene is what the sentences of one story have in common.
type Scene struct {
	A, B State
	O, P string   // towns
	Day  edtf.Day // dates in the past are before it

	today edtf.Day // the day that a milestone's sentence is about
}

// Expand fills the {placeholders} of a template in. {A} {B} are the states, {a} {b} their adjectives without ending, {O} {P}
// the towns; {datum} a day in the past, {tag} the day of a milestone, {zahl} a number; every other name is a rule of the grammar.
func (s Scene) Expand(d *dice.Dice, template string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(s.fill(d, name))
		template = after
	}
}

func (s Scene) fill(d *dice.Dice, name string) string {
	switch name {
	case "A":
		return s.A.Name
	case "B":
		return s.B.Name
	case "a":
		return s.A.Adj
	case "b":
		return s.B.Adj
	case "O":
		return s.O
	case "P":
		return s.P
	case "datum":
		return FullDate(s.Day - edtf.Day(d.Between(5, 900)))
	case "tag":
		return FullDate(s.today)
	case "zahl":
		return spell(d, somewhere(d, 13, 90_000))
	case "prozent":
		return Digits(d.Between(2, 79)) + dice.Pick(d, []string{"\u00a0Prozent", "\u00a0%"})
	}
	list, ok := rules[name]
	if !ok {
		panic(fmt.Sprintf("prose: the grammar has no rule %q", name))
	}
	return s.Expand(d, dice.Pick(d, list))
}

// Background returns the n-th sentence that belongs to no claim; the same sort comes again only when all others have come.
// It hedges nothing: whoever quotes it need not say so.
func (s Scene) Background(d *dice.Dice, n int) Sentence {
	return Sentence{Parts: []string{Capital(s.Expand(d, backgrounds[n*stride%len(backgrounds)]))}}
}

// stride is how far apart in the list sentences are that follow one another; it must have no factor in common with its length.
const stride = 17

// Headline returns a line for a heading or a title, without a full stop.
func (s Scene) Headline(d *dice.Dice) string { return Capital(s.Expand(d, dice.Pick(d, headlines))) }

// Caption returns the words below a picture, with its ©.
func (s Scene) Caption(d *dice.Dice) string {
	return Capital(s.Expand(d, dice.Pick(d, captions))) + "\u00a0 ©\u00a0 " + Author(d) + "/" + dice.Pick(d, []string{"AFB", "dpx", "Bildfunk", "Archiv"})
}

// Furniture returns what stands on an article's page and is not the article.
func (s Scene) Furniture(d *dice.Dice) string { return s.Expand(d, dice.Pick(d, furniture)) }

// Capital writes the first letter in upper case.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lower(s string) string { return strings.ToLower(s) }
