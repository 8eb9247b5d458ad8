//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// terminal tells whether w is a terminal, and how many columns it has. Any other writer counts as one of 80, and a terminal too
// narrow to read on as one of 40.
func terminal(w io.Writer) (width int, is bool) {
	f, ok := w.(*os.File)
	if !ok {
		return 80, false
	}
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 80, false
	}
	if size.Col == 0 {
		return 80, true
	}
	return max(int(size.Col), 40), true
}
