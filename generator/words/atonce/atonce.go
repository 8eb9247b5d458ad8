// Package atonce does the same with many things, several at a time.
package atonce

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with each number from 0 to n-1, begun in this order, as many at once as there are processors to run
// them, and returns when all calls have ended.
func Each(n int, do func(i int)) { By(runtime.GOMAXPROCS(0), n, do) }

// By does what Each does, with at most so many calls at once, but at least one.
func By(workers, n int, do func(i int)) {
	var next atomic.Int64
	var running sync.WaitGroup
	for range min(max(workers, 1), n) {
		running.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	running.Wait()
}
