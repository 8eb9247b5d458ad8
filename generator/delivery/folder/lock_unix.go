//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Lock waits until no other run of beleg writes in the folder. It locks the folder itself: that leaves no file behind,
// and the system lets go when the process dies. Where folders cannot be locked (some network mounts want a writable
// file) nothing is locked, rather than nothing written.
func Lock(dir string) (unlock func() error, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = unix.EINTR
	for errors.Is(err, unix.EINTR) {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX)
	}
	switch {
	case err == nil, errors.Is(err, errors.ErrUnsupported),
		errors.Is(err, unix.EBADF), errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOLCK):
		return f.Close, nil
	}
	f.Close()
	return nil, err
}
