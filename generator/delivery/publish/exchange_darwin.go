package publish

import "golang.org/x/sys/unix"

// exchange swaps two folders in one step, which APFS can do and others answer with ENOTSUP.
func exchange(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }
