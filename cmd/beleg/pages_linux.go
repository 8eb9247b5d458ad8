package main

import (
	"os"
	"runtime/debug"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// largePages has the system map what a build takes of memory in pages of 2 MB where it has such
// (https://docs.kernel.org/admin-guide/mm/transhuge.html): a build that fills its ceiling touches a hundred thousand of
// the usual 4 kB, one interruption each. A part of the heap keeps what was once asked for it, and so as much as the
// ceiling is taken, untouched (a slice might be set to zero), and given back. It changes nothing where the environment
// says how much memory there is, or where the system would not give twice as much: the program would end there.
func largePages() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	room, err := unix.Mmap(-1, 0, 2*ceiling, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil || unix.Munmap(room) != nil {
		return
	}
	var heap strings.Builder
	heap.Grow(ceiling)
	heap.WriteByte(0) // or it would have no address
	taken := unsafe.Slice(unsafe.StringData(heap.String()), ceiling)
	_ = unix.Madvise(taken, unix.MADV_HUGEPAGE) // what has no such pages goes on with its own
	debug.FreeOSMemory()
}
