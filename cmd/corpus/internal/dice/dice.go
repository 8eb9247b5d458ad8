// Package dice is where all chance of a synthetic project comes from.
//
// Each thing of a project (a claim, an article) throws dice of its own, named after it: what one thing is made of does not
// change when another throws once more.
package dice

import (
	"hash/fnv"
	"math/rand/v2"
)

// Dice give the same throws in the same order for the same seed and name.
type Dice struct{ r *rand.Rand }

// New returns the dice of the n-th thing of a kind.
func New(seed uint64, kind string, n int) *Dice {
	h := fnv.New32a()
	h.Write([]byte(kind))
	return &Dice{rand.New(rand.NewPCG(seed, uint64(h.Sum32())<<32|uint64(uint32(n))))}
}

// Below returns a number from 0 to n-1.
func (d *Dice) Below(n int) int { return d.r.IntN(n) }

// Between returns a number from low to high, both included.
func (d *Dice) Between(low, high int) int { return low + d.r.IntN(high-low+1) }

// Chance is true in so many of a hundred cases.
func (d *Dice) Chance(percent int) bool { return d.r.IntN(100) < percent }

// Share returns a fraction of at least 0 and less than 1.
func (d *Dice) Share() float64 { return d.r.Float64() }

// Weighted returns an index into weights, each as often as its weight says.
func (d *Dice) Weighted(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.r.IntN(sum)
	for i, w := range weights {
		if n < w {
			return i
		}
		n -= w
	}
	panic("dice: unreachable, n is below the sum")
}

// Pick returns one of a list.
func Pick[T any](d *Dice, list []T) T { return list[d.r.IntN(len(list))] }
