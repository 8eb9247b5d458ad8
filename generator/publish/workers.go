package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// maxWorkers is small because the calls contend for the file system's own locks, not for processors.
const maxWorkers = 8

// each calls work for 0 up to but excluding n from a few goroutines and returns when all of them have ended. After
// an error no further call starts; of several errors that of the lowest index is returned.
func each(n int, work func(i int) error) error {
	var (
		next  atomic.Int64
		mu    sync.Mutex
		first = n // the lowest index that failed; guarded by mu, like fault
		fault error
	)
	fail := func(i int, err error) {
		mu.Lock()
		defer mu.Unlock()
		if i < first {
			first, fault = i, err
		}
		next.Store(int64(n))
	}
	var running sync.WaitGroup
	for range min(n, maxWorkers, max(2, runtime.GOMAXPROCS(0))) {
		running.Go(func() {
			for i := int(next.Add(1) - 1); i < n; i = int(next.Add(1) - 1) {
				if err := work(i); err != nil {
					fail(i, err)
				}
			}
		})
	}
	running.Wait()
	return fault
}
