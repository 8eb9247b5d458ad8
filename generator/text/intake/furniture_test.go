package intake

import (
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"testing"
)

// What "has" says of "matches" is true: whatever the expression finds has one of the words, and lines that are compared as
// a whole are no longer than those that are looked at.
func TestWhatIsLookedForFirstIsInAllThatMatches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, f := range known {
		if f.Is != nil && f.Longest > menuLine {
			t.Errorf("%s: lines of %d letters are never compared", f.Why, f.Longest)
		}
		if f.Matches == nil {
			continue
		}
		tree, err := syntax.Parse(f.Matches.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		matched := 0
		for range 1000 {
			line := sample(r, tree)
			if !f.Matches.MatchString(line) { // a word that ends where it must not
				continue
			}
			if matched++; !f.finds(line) {
				t.Errorf("%s: %q is not found, because it has none of %q", f.Why, line, f.Has)
				break
			}
		}
		if matched < 100 {
			t.Errorf("%s: only %d samples match", f.Why, matched)
		}
	}
}

// sample returns a text that an expression may match.
func sample(r *rand.Rand, e *syntax.Regexp) string {
	times := 1
	switch e.Op {
	case syntax.OpLiteral:
		return string(e.Rune)
	case syntax.OpCharClass:
		return string(e.Rune[2*r.IntN(len(e.Rune)/2)])
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "x"
	case syntax.OpAlternate:
		return sample(r, e.Sub[r.IntN(len(e.Sub))])
	case syntax.OpStar, syntax.OpQuest:
		times = r.IntN(2)
	case syntax.OpRepeat:
		times = e.Min
	}
	var b strings.Builder
	for range times {
		for _, sub := range e.Sub {
			b.WriteString(sample(r, sub))
		}
	}
	return b.String()
}
