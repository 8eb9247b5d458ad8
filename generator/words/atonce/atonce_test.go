package atonce

import (
	"slices"
	"sync/atomic"
	"testing"
)

// Each number is met once, whatever the number of workers, and no more work at once than were asked for.
func TestEachNumberIsMetOnce(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 1000} {
		for _, n := range []int{0, 1, 2, 100} {
			met, want := make([]int, n), slices.Repeat([]int{1}, n)
			var now, most atomic.Int64
			By(workers, n, func(i int) {
				for at := now.Add(1); at > most.Load(); {
					most.Store(at)
				}
				met[i]++
				now.Add(-1)
			})
			if !slices.Equal(met, want) || int(most.Load()) > max(workers, 1) {
				t.Errorf("%d workers, %d things: met %v times, %d at once", workers, n, met, most.Load())
			}
		}
	}
}

// With one worker they come in order.
func TestTheyAreBegunInOrder(t *testing.T) {
	var met []int
	By(1, 5, func(i int) { met = append(met, i) })
	if !slices.Equal(met, []int{0, 1, 2, 3, 4}) {
		t.Errorf("got %v", met)
	}
}

// As many are at work at once as there are workers, and all have ended when it returns.
func TestSeveralAreAtWorkAtOnce(t *testing.T) {
	met := make(chan bool)
	var ended atomic.Int64
	By(2, 2, func(i int) { // each waits for the other
		if i == 0 {
			met <- true
		} else {
			<-met
		}
		ended.Add(1)
	})
	if ended.Load() != 2 {
		t.Errorf("%d had ended", ended.Load())
	}
}
