package save

import (
	"bytes"
	"errors"
	"os/signal"
	"slices"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

const room = 1 << 20 // bytes

// full lets no file grow beyond the room there is while something is done, like a disk.
func full(t *testing.T, do func() error) error {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: room, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	err := do()
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	return err
}

func TestNoHalfFileStaysOnAFullDisk(t *testing.T) {
	dir, root := folder(t)
	long := bytes.Repeat([]byte("#"), room+1)
	for name, do := range map[string]func() error{
		"create":  func() error { return Create(root, "b.toml", long) },
		"replace": func() error { return Replace(root, "a.toml", []byte(was), long) },
	} {
		if err := full(t, do); !errors.Is(err, unix.EFBIG) {
			t.Errorf("%s: got %v, want %v", name, err, unix.EFBIG)
		}
		if got, want := names(t, dir), []string{"a.toml"}; !slices.Equal(got, want) || contents(t, dir, "a.toml")[0] != was {
			t.Errorf("%s: got the files %q, want %q as it was", name, got, want)
		}
	}
}
