//go:build slow

package fragment_test

import (
	"math/rand/v2"
	"os"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/fragment"
)

func TestAnyStretchOfOurArticlesIsFoundAlone(t *testing.T) {
	names, err := os.ReadDir("../../../seeds")
	if err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for _, name := range names {
		text, err := os.ReadFile("../../../seeds/" + name.Name())
		if err != nil {
			t.Fatal(err)
		}
		a := article.Parse(string(text), nil)
		page := fragment.NewPage(a)
		tried, without := 0, 0
		for range 200 {
			block := dice.IntN(len(a.Blocks))
			b := a.Blocks[block]
			s := stretch(a.Text, b, dice.IntN(b.End-b.Start), 1+dice.IntN(60))
			if s.End > s.Start {
				tried++
				if !holds(t, a, page, block, s) {
					without++
				}
			}
		}
		if tried < 100 || without > tried/10 {
			t.Errorf("%s: of %d stretches %d have no directive", name.Name(), tried, without)
		}
	}
}
