package watch

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/format"
)

// errSpecial is why pipes, sockets and devices are not read.
var errSpecial = errors.New("neither a file nor a folder")

// errDeep is why a link to a folder is not followed everywhere: no part of the generator walks through one, and a link back to a
// folder that it lies in would make a small project endless.
var errDeep = errors.New("links to folders are followed only directly in content, seeds, static and templates")

// A disk is the inputs as they were when last looked at.
type disk struct {
	dir  string      // the project's folder
	root fs.FileInfo // the folder that stood there
	tree *node       // nil before the first look
}

// errReplaced says that another folder stands where the project was.
var errReplaced = errors.New("the project's folder was replaced")

// open opens the project's folder. It is opened anew for each look, because it is the path that people name and that may lead
// to another folder the next time. Then it fails with errReplaced, once.
func (d *disk) open() (*os.Root, error) {
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(".")
	if err == nil && d.root != nil && !os.SameFile(d.root, info) {
		d.root, err = info, errReplaced
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	d.root = info
	return root, nil
}

// check looks only whether the project's folder is still the one it was.
func (d *disk) check() error {
	root, err := d.open()
	if err != nil {
		return err
	}
	return root.Close()
}

// rescan looks at every file, and reads those that may have changed. It calls enter with each folder before it lists it. If
// another folder stands where the project was, it fails with errReplaced, once.
func (d *disk) rescan(enter func(path string)) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	defer root.Close()
	look := look{root: root, enter: enter}
	now := newNode(".", d.root)
	for _, name := range Inputs {
		if n := look.in(root, name, name, d.was(name)); n != nil {
			now.add(n)
		}
	}
	d.tree = now
	return nil
}

func (d *disk) was(name string) *node {
	if d.tree == nil {
		return nil
	}
	return d.tree.child(name)
}

// errFolders says that a look at some files cannot be enough: a folder is gone or stands in the place of another, so that
// watches and what is known of all that is below it are no longer true.
var errFolders = errors.New("a folder was moved or removed")

// visit looks at some files only.
func (d *disk) visit(paths map[string]fsnotify.Op, enter func(path string)) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	defer root.Close()
	look := look{root: root, enter: enter}
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		folder := d.tree.folder(path.Dir(name))
		if folder == nil {
			return errFolders
		}
		was := folder.child(path.Base(name))
		if name == "." || was.isFolder() {
			if paths[name] == fsnotify.Write {
				continue // how some systems tell, over and above, that something in it changed
			}
			return errFolders
		}
		if now := look.in(root, name, name, was); now != was {
			d.tree = d.tree.with(name, now)
		}
	}
	return nil
}

// A look is one look at the disk. Each of its methods returns the very node that was there before if that still holds.
type look struct {
	root  *os.Root
	enter func(path string)
}

// in looks at what stands under a name in an open folder; full is its path in the project. It returns nil if nothing does.
func (l *look) in(dir *os.Root, name, full string, was *node) *node {
	info, err := dir.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &node{name: path.Base(full), err: err, loose: 1}
	}
	switch info.Mode().Type() {
	case 0:
		return l.file(dir, name, full, info, was)
	case fs.ModeDir:
		return l.folder(dir, name, full, info, was)
	case fs.ModeSymlink:
		return l.link(full, info, was)
	}
	n := newNode(path.Base(full), info)
	n.fail("open", full, errSpecial)
	return n
}

func newNode(name string, info fs.FileInfo) *node {
	return &node{name: name, mode: info.Mode(), time: info.ModTime(), stamp: stampOf(info)}
}

func (n *node) fail(op, full string, err error) {
	n.err = pathError(op, full, err)
	n.loose++
}

// add puts a child after those that a folder has.
func (n *node) add(child *node) {
	n.children = append(n.children, child)
	n.loose += child.loose
}

// folder looks at a folder and all in it.
func (l *look) folder(dir *os.Root, name, full string, info fs.FileInfo, was *node) *node {
	l.enter(full)
	n := newNode(path.Base(full), info)
	sub, err := dir.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		n.fail("open", full, err)
		return n
	}
	defer sub.Close()
	names, err := list(sub)
	if err != nil {
		n.fail("open", full, err)
		return n
	}
	if same := l.children(sub, full, names, n, was); same && was.stamp == n.stamp && was.err == nil {
		return was
	}
	return n
}

// children looks at what is in a folder, given the sorted names there, and tells whether all of it is what was there before.
func (l *look) children(dir *os.Root, full string, names []string, n, was *node) (same bool) {
	var before []*node
	if was != nil {
		before = was.children
	}
	n.children = make([]*node, 0, len(names))
	for _, name := range names {
		for len(before) > 0 && before[0].name < name {
			before = before[1:]
		}
		var was *node
		if len(before) > 0 && before[0].name == name {
			was = before[0]
		}
		if now := l.in(dir, name, full+"/"+name, was); now != nil {
			n.add(now)
		}
	}
	return was != nil && slices.Equal(n.children, was.children)
}

// list returns the names in a folder that belong to the project, sorted.
func list(dir *os.Root) ([]string, error) {
	f, err := dir.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, format.Leftover)
	slices.Sort(names)
	return names, nil
}

// link looks at a symbolic link and what it leads to.
func (l *look) link(full string, info fs.FileInfo, was *node) *node {
	n := newNode(path.Base(full), info)
	n.loose++ // what it leads to may change where nothing is watched
	var before *node
	if was != nil {
		before = was.target
	}
	there, err := l.root.Stat(full)
	switch {
	case err != nil:
		n.err = pathError("open", full, err)
	case there.Mode().IsRegular():
		n.target = l.file(l.root, full, full, there, before)
	case !there.IsDir():
		n.target = newNode(n.name, there)
		n.target.fail("open", full, errSpecial)
	case strings.Count(full, "/") > 1:
		n.target = newNode(n.name, there)
		n.target.fail("open", full, errDeep)
	default:
		n.target = l.folder(l.root, full, full, there, before)
	}
	if n.target == nil && n.err == nil { // gone since
		n.err = pathError("open", full, fs.ErrNotExist)
	}
	if n.target != nil {
		n.loose += n.target.loose
	}
	if was != nil && was.stamp == n.stamp && was.target == n.target && sameError(was.err, n.err) {
		return was
	}
	return n
}

// file looks at a file and reads it, unless its stamp proves that it is as it was.
func (l *look) file(dir *os.Root, name, full string, info fs.FileInfo, was *node) *node {
	if was != nil && was.trusted && was.stamp == stampOf(info) {
		return was
	}
	n := newNode(path.Base(full), info)
	if err := n.read(dir, name); err != nil {
		n.fail("open", full, err)
		return n
	}
	if !n.trusted || n.stamp.links > 1 { // by its other name it can be written to where nothing is watched
		n.loose++
	}
	if was != nil && was.err == nil && string(was.data) == string(n.data) {
		n.data = was.data
	}
	return n
}

// read reads a file until it holds still, but at most three times: one that is written to all the time is read again when
// its writer lets go, because it stays untrusted.
func (n *node) read(dir *os.Root, name string) error {
	f, err := dir.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := f.Stat()
	for range 3 {
		if err != nil {
			return err
		}
		if !before.Mode().IsRegular() { // in its place by now
			return errSpecial
		}
		start := time.Now()
		if n.data, err = contents(f, before.Size()); err != nil {
			return err
		}
		var after fs.FileInfo
		after, err = f.Stat()
		if err == nil && stampOf(before) == stampOf(after) && int64(len(n.data)) == after.Size() {
			n.mode, n.time, n.stamp = after.Mode(), after.ModTime(), stampOf(after)
			n.trusted = n.stamp.old(start)
			return nil
		}
		before = after
	}
	return err
}

// contents reads a file of about so many bytes from its beginning.
func contents(f *os.File, size int64) ([]byte, error) {
	data := make([]byte, 0, size+1) // one more, so that the end is met without growing
	for {
		n, err := f.ReadAt(data[len(data):cap(data)], int64(len(data)))
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		data = slices.Grow(data, len(data))
	}
}
