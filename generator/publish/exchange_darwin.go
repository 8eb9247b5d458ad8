package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step, which APFS can do and others answer with ENOTSUP.
func exchange(a, b string) error {
	if err := unix.RenamexNp(a, b, unix.RENAME_SWAP); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}
