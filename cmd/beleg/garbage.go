package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// collectEarly has garbage collected when so many percent of what is in use have come on top of it, unless the
// environment says otherwise: usually it is twice the memory.
func collectEarly(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// ceiling is what a build may take of memory before garbage is collected whatever it costs, in bytes. All else that the
// system counts as the program's, such as its own text, comes on top of it: some 20 MB.
const ceiling = 356 << 20

// roomFor lets garbage lie as long as there is room and it is no more than so many percent of what is in use, unless
// the environment says otherwise: that costs less than to collect early all the time, and no more memory. A site of ten
// thousand claims needs 390 MB so. What a larger one may take in all follows from the bytes that it takes before
// anything is made, with all that was found, which are two thirds of what it takes in the end: with less room it would
// do nothing but collect.
func roomFor(percent int, site uint64) {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(max(ceiling, int64(2*site)))
	}
}

// inUse returns how many bytes held what was not garbage when that was collected last, 0 if it never was. To collect
// for it would take a moment in which nothing else is done.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
