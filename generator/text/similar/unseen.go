package similar

import (
	"strings"
	"unicode"

	"beleg/generator/words/diag"
)

// Unseen is a difference that looks like none. One of the two may be 0: its side has nothing there.
type Unseen struct{ There, Typed rune }

// String tells of it.
func (u Unseen) String() string {
	switch {
	case u.Typed == 0:
		return "the article has a " + diag.Character(u.There) + " here, which cannot be seen"
	case u.There == 0:
		return "a " + diag.Character(u.Typed) + " was typed here, which cannot be seen"
	}
	return "the article has " + diag.Character(u.There) + " here, not " + diag.Character(u.Typed)
}

// unseen returns the first of the differences between two words that look alike, or nil.
func unseen(there, typed []rune) *Unseen {
	var first *Unseen
	note := func(u Unseen) {
		if first == nil {
			first = &u
		}
	}
	for len(there)+len(typed) > 0 {
		switch {
		case len(there) > 0 && len(typed) > 0 && there[0] == typed[0]:
		case len(there) > 0 && blank(there[0]):
			note(Unseen{There: there[0]})
			there = there[1:]
			continue
		case len(typed) > 0 && blank(typed[0]):
			note(Unseen{Typed: typed[0]})
			typed = typed[1:]
			continue
		case len(there) == 0 || len(typed) == 0 || looks(there[0]) != looks(typed[0]):
			return nil
		default:
			note(Unseen{there[0], typed[0]})
		}
		there, typed = there[1:], typed[1:]
	}
	return first
}

// blank tells what is left in a folded text that cannot be seen. Where a private character can be, nobody knows how.
func blank(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Co, r) }

// latin and others are letters that are drawn alike, in the same places.
const (
	latin  = "AABBCEEHHIIJKKMMNOOPPSTTXXYYZ" + "aceiijoopsvxyd" + "h"
	others = "АΑВΒСЕΕНΗІΙЈКΚМΜΝОΟРΡЅТΤХΧУΥΖ" + "асеіιјоοрѕνхуԁ" + "һ"
)

var drawn = func() map[rune]rune {
	m, plain := map[rune]rune{}, []rune(latin)
	for i, r := range []rune(others) {
		m[r] = plain[i]
	}
	return m
}()

// looks returns the letter that a letter of another script looks like, or itself.
func looks(r rune) rune {
	if r >= '！' && r <= '～' { // wide forms
		r -= '！' - '!'
	}
	if l := drawn[r]; l != 0 {
		return l
	}
	return r
}

// runesOf returns the characters of some tokens.
func runesOf(tokens []token) []rune {
	var b strings.Builder
	for _, t := range tokens {
		if t.spaced {
			b.WriteByte(' ')
		}
		b.WriteString(string(t.runes))
	}
	return []rune(b.String())
}
