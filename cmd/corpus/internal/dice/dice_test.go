package dice

import (
	"slices"
	"testing"
)

func throws(d *Dice) []int {
	var list []int
	for range 50 {
		list = append(list, d.Between(1, 6), d.Below(1000), d.Weighted(1, 0, 3))
	}
	return list
}

func TestThingsOfTheSameNameThrowTheSame(t *testing.T) {
	first := throws(New(1, "claim", 7))
	if again := throws(New(1, "claim", 7)); !slices.Equal(again, first) {
		t.Errorf("got %v and %v, want the same", first, again)
	}
	for _, other := range []*Dice{New(2, "claim", 7), New(1, "source", 7), New(1, "claim", 8)} {
		if got := throws(other); slices.Equal(got, first) {
			t.Errorf("another seed, kind or number: got the same %v, want others", got)
		}
	}
}

func TestThrowsStayWithinTheirBounds(t *testing.T) {
	d := New(1, "bounds", 0)
	seen := [7]int{}
	weights := [3]int{}
	for range 3000 {
		seen[d.Between(1, 6)]++
		weights[d.Weighted(1, 0, 3)]++
	}
	if seen[0] != 0 || slices.Min(seen[1:]) < 350 {
		t.Errorf("Between(1, 6): got counts %v, want about 500 each", seen[1:])
	}
	if weights[1] != 0 || weights[2] < 2*weights[0] {
		t.Errorf("Weighted(1, 0, 3): got counts %v, want none of the second and thrice the first of the third", weights)
	}
	if d.Chance(0) || !d.Chance(100) {
		t.Error("Chance: got a throw against 0 or 100 percent")
	}
}
