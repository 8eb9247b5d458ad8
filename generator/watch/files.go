package watch

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// files is a tree as a file system. It gives what os.Root's would, without the disk.
type files struct{ root *node }

// lookup returns what stands at a path and fails as fs.FS wants it.
func (f files) lookup(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n, err := f.root.find(name)
	if err != nil {
		return nil, pathError(op, name, err)
	}
	return n, nil
}

// pathError puts the path as the caller gave it to the reason of an error.
func pathError(op, name string, err error) error {
	if known, ok := errors.AsType[*fs.PathError](err); ok {
		op, err = known.Op, known.Err
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (f files) Open(name string) (fs.File, error) {
	n, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if n.mode.IsDir() {
		if n.err != nil {
			return nil, pathError("open", name, n.err)
		}
		return &openFolder{node: n, name: name}, nil
	}
	if n.err != nil {
		return nil, pathError("open", name, n.err)
	}
	return &openFile{node: n, Reader: *bytes.NewReader(n.data)}, nil
}

// ReadFile returns the bytes themselves, not a copy: who writes to them changes every snapshot.
func (f files) ReadFile(name string) ([]byte, error) {
	n, err := f.lookup("open", name)
	switch {
	case err != nil:
		return nil, err
	case n.mode.IsDir() && (n.err == nil || errors.Is(n.err, errDeep)):
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	case n.err != nil:
		return nil, pathError("open", name, n.err)
	}
	return n.data[:len(n.data):len(n.data)], nil // an append must not reach into them
}

func (f files) Stat(name string) (fs.FileInfo, error) {
	n, err := f.lookup("stat", name)
	if err != nil {
		return nil, err
	}
	return info{n}, nil
}

func (f files) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := f.lookup("open", name)
	switch {
	case err != nil:
		return nil, err
	case !n.mode.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	case n.err != nil:
		return nil, pathError("open", name, n.err)
	}
	return entries(n.children), nil
}

func entries(nodes []*node) []fs.DirEntry {
	list := make([]fs.DirEntry, len(nodes))
	for i, n := range nodes {
		list[i] = info{n}
	}
	return list
}

// info describes a node: a link itself, not what it leads to.
type info struct{ *node }

func (i info) Name() string               { return i.name }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) ModTime() time.Time         { return i.time }
func (i info) Sys() any                   { return nil }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) String() string             { return fs.FormatDirEntry(i) }

// Size of a file is that of its contents, even if it was growing while it was read.
func (i info) Size() int64 {
	if i.mode.IsRegular() && i.err == nil {
		return int64(len(i.data))
	}
	return i.stamp.size
}

// openFile is a file being read.
type openFile struct {
	bytes.Reader
	node *node
}

func (f *openFile) Stat() (fs.FileInfo, error) { return info{f.node}, nil }
func (f *openFile) Close() error               { return nil }

// openFolder is a folder being listed.
type openFolder struct {
	node *node
	name string
	next int // the first child that was not listed yet
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return info{f.node}, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: syscall.EISDIR}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.node.children[f.next:]
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	if n > 0 {
		rest = rest[:min(n, len(rest))]
	}
	f.next += len(rest)
	return entries(rest), nil
}
