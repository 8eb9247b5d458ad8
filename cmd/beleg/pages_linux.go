package main

import (
	"os"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// largePages has the system map what a build takes of memory in pages of 2 MB where it has such
// (https://docs.kernel.org/admin-guide/mm/transhuge.html): a build that fills its ceiling touches a hundred thousand of
// the usual 4 kB, one interruption each. The heap keeps what was once asked for a part of it, so a slice as long as the
// ceiling is made, which nobody touches, and thrown away. It changes nothing where the environment says how much memory
// there is, or where the system would not give twice as much: the program would end there.
func largePages() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	room, err := unix.Mmap(-1, 0, 2*ceiling, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil || unix.Munmap(room) != nil {
		return
	}
	_ = unix.Madvise(make([]byte, ceiling), unix.MADV_HUGEPAGE) // what has no such pages goes on with its own
	debug.FreeOSMemory()
}
