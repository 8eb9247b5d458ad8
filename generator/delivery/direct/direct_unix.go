//go:build unix

package direct

import (
	"io"
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// A File is open for reading.
type File struct{ fd int }

// Open opens a regular file, and tells how many bytes it has. It fails for whatever else stands there, a link too.
func Open(name string) (f File, size int64, err error) { return openAt(unix.AT_FDCWD, name) }

// openIn is Open for a file that lies directly in a folder.
func openIn(folder *os.File, name string) (f File, size int64, err error) {
	defer runtime.KeepAlive(folder)
	return openAt(int(folder.Fd()), name)
}

// openAt must not wait for the writer of a pipe, should one stand there.
func openAt(folder int, name string) (f File, size int64, err error) {
	fd, err := unix.Openat(folder, name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return File{}, 0, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	var is unix.Stat_t
	if err = unix.Fstat(fd, &is); err == nil && is.Mode&unix.S_IFMT != unix.S_IFREG {
		err = fs.ErrInvalid
	}
	if err != nil {
		unix.Close(fd)
		return File{}, 0, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return File{fd}, is.Size, nil
}

// Read is for io.Reader.
func (f File) Read(b []byte) (n int, err error) {
	for n, err = unix.Read(f.fd, b); err == unix.EINTR; n, err = unix.Read(f.fd, b) {
	}
	if n == 0 && err == nil && len(b) > 0 {
		return 0, io.EOF
	}
	return max(n, 0), err
}

// Close closes the file.
func (f File) Close() error { return unix.Close(f.fd) }

// Create writes a file that must not exist yet.
func Create(name string, data []byte) error {
	fd, err := unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	for err == unix.EINTR {
		fd, err = unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	}
	if err != nil {
		return &fs.PathError{Op: "create", Path: name, Err: err}
	}
	err = write(fd, data)
	if closed := unix.Close(fd); err == nil {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

// write writes on where a signal or a limit of the system has stopped it.
func write(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := unix.Write(fd, data[:min(len(data), 1<<30)])
		if err != nil && err != unix.EINTR {
			return err
		}
		data = data[max(n, 0):]
	}
	return nil
}
