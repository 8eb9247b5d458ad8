// Package direct reads and writes regular files in the fewest calls to the system.
//
// A large site is read from ten thousand files and written to twenty thousand, none of which is larger than some pages.
// Package os asks of each whether its end can be waited for, whether there is more to read than it said and, below an
// os.Root, for each folder above it: three calls in four of all that a build makes. Here it is opened, read or written,
// and closed. What is unusual is left to package os.
package direct

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
)

// FS is what the file system of an os.Root is.
type FS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadLinkFS
}

// Within returns the files of a root, as others gives them but quicker. It holds on to the folders that files were read
// from.
func Within(root *os.Root, others FS) fs.FS { return &within{FS: others, root: root} }

type within struct {
	FS
	root    *os.Root
	folders sync.Map // path → *os.File
}

// ReadFile is for fs.ReadFileFS.
func (w *within) ReadFile(name string) ([]byte, error) {
	if data, err := w.read(name); err == nil {
		return data, nil
	}
	return fs.ReadFile(w.FS, name)
}

// read reads a regular file. It fails where a link stands in its place, which may lead anywhere.
func (w *within) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) || name == "." {
		return nil, fs.ErrInvalid
	}
	folder, err := w.folder(path.Dir(name))
	if err != nil {
		return nil, err
	}
	f, size, err := openIn(folder, path.Base(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, size)
	_, err = io.ReadFull(f, data)
	return data, err
}

// ReadFile reads a regular file of so many bytes at most. A link that stands in its place is not followed.
func ReadFile(name string, most int64) ([]byte, error) {
	f, size, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > most {
		large := fmt.Errorf("it has %d bytes, and %d are the most", size, most)
		return nil, &fs.PathError{Op: "read", Path: name, Err: large}
	}
	data := make([]byte, size)
	_, err = io.ReadFull(f, data)
	return data, err
}

// folder opens a folder, unless it is open already.
func (w *within) folder(name string) (*os.File, error) {
	if f, ok := w.folders.Load(name); ok {
		return f.(*os.File), nil
	}
	f, err := w.root.Open(name)
	if err != nil {
		return nil, err
	}
	kept, other := w.folders.LoadOrStore(name, f)
	if other {
		err = f.Close()
	}
	return kept.(*os.File), err
}
