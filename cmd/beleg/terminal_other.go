//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package main

import (
	"io"
	"os"
)

// terminal tells whether w is a terminal, and that it has 80 columns: how wide one is, each system tells in its own way.
func terminal(w io.Writer) (width int, is bool) {
	f, ok := w.(*os.File)
	if !ok {
		return 80, false
	}
	info, err := f.Stat()
	return 80, err == nil && info.Mode()&os.ModeCharDevice != 0
}
