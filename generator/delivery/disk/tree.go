package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"syscall"
	"time"
)

// A Tree is all that the inputs held at one moment, by path; "." is the project's folder, of which it holds nothing
// else. What a linked folder holds stands below the link. One flat map does for everything: to compare two trees is to
// compare paths, and a tree in which one file is another costs as many pointers as there are files.
//
// As a file system it is what os.Root's would be: symbolic links are followed unless they lead out of the project, and
// what could not be read gives the error that reading it gave. Three things are otherwise. Leftovers of editors
// (format.Leftover) are not there. What is neither file, folder nor link (a pipe, a socket) cannot be read, so that
// nothing waits for it. A link to a folder is followed only as one of the input folders or directly in one; deeper, its
// folder cannot be listed. Names are matched byte for byte on every system.
//
// It never changes, and may be used by many goroutines. Trees share what did not change: the bytes that ReadFile
// returns must not be written to.
type Tree map[string]*entry

// An entry is what stands at one path. It is never changed once others can see it, so that trees can share it.
type entry struct {
	own   info     // of the name itself: a link's, not that of what it leads to
	at    info     // what the name leads to; own, unless it is a link that leads somewhere
	stamp stamp    // of the file
	data  []byte   // what a file holds
	sum   string   // SHA-256 of an original in hexadecimal, in place of its data
	names []string // what a folder holds, sorted
	link  string   // where a link leads, as it says
	err   error    // why data, names, or what a link leads to could not be had

	trusted bool // an equal stamp proves that the file is the same
	loose   bool // it can change without a hint or an untrue stamp
}

// info describes a name or a file.
type info struct {
	name string
	mode fs.FileMode
	time time.Time
	size int64
}

func infoOf(name string, i fs.FileInfo) info { return info{name, i.Mode(), i.ModTime(), i.Size()} }

func (i info) Name() string       { return i.name }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) Type() fs.FileMode  { return i.mode.Type() }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) ModTime() time.Time { return i.time }
func (i info) Size() int64        { return i.size }
func (i info) Sys() any           { return nil }

// errSummed says that of a file only its sum is kept.
var errSummed = errors.New("an original is not kept in memory")

// find returns what stands at a path, links followed. The error is one of the system's.
func (t Tree) find(name string) (*entry, error) {
	if e := t[name]; e != nil {
		if e.at.Type() == fs.ModeSymlink {
			return nil, e.err
		}
		return e, nil
	}
	folder, err := t.find(path.Dir(name))
	switch {
	case err != nil:
		return nil, err
	case !folder.at.IsDir():
		return nil, syscall.ENOTDIR
	case folder.err != nil:
		return nil, folder.err
	}
	return nil, fs.ErrNotExist
}

// isFolder tells whether a path is that of a folder, and no link lies on the way.
func (t Tree) isFolder(name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if e := t[name]; e == nil || !e.own.IsDir() {
			return false
		}
	}
	return true
}

// Loose tells whether anything can change without a hint.
func (t Tree) Loose() bool {
	for _, e := range t {
		if e.loose {
			return true
		}
	}
	return false
}

// Changes lists the paths of files and folders that were added, removed, or hold other contents, sorted. Not changed
// are files that have only a new time or mode, and folders in which something changed.
func Changes(before, after Tree) []string {
	var changed []string
	for name, e := range before {
		if !same(e, after[name]) {
			changed = append(changed, name)
		}
	}
	for name := range after {
		if before[name] == nil && name != "." {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed
}

func same(a, b *entry) bool {
	return a == b || b != nil && a.own.Type() == b.own.Type() && a.at.Type() == b.at.Type() &&
		a.at.size == b.at.size && bytes.Equal(a.data, b.data) && a.sum == b.sum && a.link == b.link &&
		fmt.Sprint(a.err) == fmt.Sprint(b.err)
}

// lookup returns what stands at a path and fails as fs.FS wants it. What could not be had is no fault yet.
func (t Tree) lookup(op, name string) (*entry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e, err := t.find(name)
	if err != nil {
		err = pathError(op, name, err)
	}
	return e, err
}

// pathError puts the path as the caller gave it to the reason of an error.
func pathError(op, name string, err error) error {
	if known, ok := errors.AsType[*fs.PathError](err); ok {
		op, err = known.Op, known.Err
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// had returns what stands at a path and could be had. The entry is there beside the reason why it could not.
func (t Tree) had(name string) (*entry, error) {
	e, err := t.lookup("open", name)
	if err == nil && e.err != nil {
		err = pathError("open", name, e.err)
	}
	return e, err
}

// Open is for fs.FS.
func (t Tree) Open(name string) (fs.File, error) {
	e, err := t.had(name)
	switch {
	case err != nil:
		return nil, err
	case e.at.IsDir():
		return &openFolder{info: e.at, path: name, rest: t.entries(name, e)}, nil
	case e.sum != "":
		return nil, &fs.PathError{Op: "open", Path: name, Err: errSummed}
	}
	return openFile{e.at, bytes.NewReader(e.data)}, nil
}

// ReadFile returns the bytes themselves, not a copy: who writes to them changes every snapshot.
func (t Tree) ReadFile(name string) ([]byte, error) {
	e, err := t.had(name)
	switch {
	case e != nil && e.at.IsDir() && (err == nil || errors.Is(err, ErrDeep)):
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	case err != nil:
		return nil, err
	case e.sum != "":
		return nil, &fs.PathError{Op: "read", Path: name, Err: errSummed}
	}
	return e.data[:len(e.data):len(e.data)], nil // an append must not reach into them
}

// Sum returns the SHA-256 of an original (format.IsOriginal) in hexadecimal. It is all that is kept of originals: they
// are many times as large as the articles, and nothing of a site is made of them.
func (t Tree) Sum(name string) (string, error) {
	e, err := t.had(name)
	switch {
	case err != nil:
		return "", err
	case e.sum == "":
		return "", &fs.PathError{Op: "sum", Path: name, Err: fs.ErrInvalid}
	}
	return e.sum, nil
}

// Stat follows links.
func (t Tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.lookup("stat", name)
	if err != nil {
		return nil, err
	}
	return e.at, nil
}

// Lstat tells of links as what they are.
func (t Tree) Lstat(name string) (fs.FileInfo, error) {
	if e := t[name]; e != nil && fs.ValidPath(name) {
		return e.own, nil
	}
	return t.Stat(name)
}

// ReadLink returns where a link leads, as it says.
func (t Tree) ReadLink(name string) (string, error) {
	e := t[name]
	if e == nil || e.own.Type() != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return e.link, nil
}

// ReadDir tells of links as what they are.
func (t Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.had(name)
	switch {
	case e != nil && !e.at.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	case err != nil:
		return nil, err
	}
	return t.entries(name, e), nil
}

func (t Tree) entries(name string, folder *entry) []fs.DirEntry {
	list := make([]fs.DirEntry, len(folder.names))
	for i, child := range folder.names {
		if name != "." {
			child = name + "/" + child
		}
		list[i] = fs.FileInfoToDirEntry(t[child].own)
	}
	return list
}

// openFile is a file being read.
type openFile struct {
	info
	*bytes.Reader
}

func (f openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f openFile) Close() error               { return nil }
func (f openFile) Size() int64                { return f.info.size }

// openFolder is a folder being listed.
type openFolder struct {
	info
	path string
	rest []fs.DirEntry // not listed yet
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: syscall.EISDIR}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := f.rest[:n:n]
	f.rest = f.rest[n:]
	return list, nil
}
