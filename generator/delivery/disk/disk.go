// Package disk keeps in memory what a project's input files hold.
//
// What goes in is a folder; what comes out is, after each look at it, a Tree: a file system that never changes, and can
// be compared with the one before. A second look reads only what its stamp says may be another file by now, because a
// project is 40 MB and an editor waits. When to look is the matter of package watch.
package disk

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
)

// Inputs are the folders of a project that hold what a site is made of. Nothing else of it is looked at, so that an
// output folder beside them, a repository's own files or a scratch file can change as they like.
var Inputs = []string{"content", "seeds", "static", "templates"}

var (
	// errReplaced says that another folder stands where the project was.
	errReplaced = errors.New("the project's folder was replaced")
	// errFolders says that a look at some files cannot be enough: a folder is gone or stands in the place of another,
	// so that watches and what is known of all that is below it are no longer true.
	errFolders = errors.New("a folder was moved or removed")
	// ErrSpecial is why pipes, sockets and devices are not read.
	ErrSpecial = errors.New("neither a file nor a folder")
	// ErrDeep is why a link to a folder is not followed everywhere: no part of the generator walks through one, and a
	// link back to a folder that it lies in would make a small project endless.
	ErrDeep = errors.New("links to folders are followed only directly in content, seeds, static and templates")
)

// A Disk is the inputs as they were when last looked at.
type Disk struct {
	Tree Tree        // nil before the first look
	dir  string      // the project's folder
	root fs.FileInfo // the folder that stood there
}

// At is the disk of the project in a folder, not looked at yet.
func At(dir string) *Disk { return &Disk{dir: dir} }

// open opens the project's folder. It is opened anew for each look, because it is the path that people name and that
// may lead to another folder the next time. Then it fails with errReplaced, once.
func (d *Disk) open() (*os.Root, error) {
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

// Check looks only whether the project's folder is still the one it was.
func (d *Disk) Check() error {
	root, err := d.open()
	if err != nil {
		return err
	}
	return root.Close()
}

// Rescan looks at every file, and reads those that may have changed. It calls enter with each folder before it lists
// it.
func (d *Disk) Rescan(enter func(path string)) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	defer root.Close()
	l := look{root: root, enter: enter, was: d.Tree, now: make(Tree, len(d.Tree))}
	project := &entry{own: infoOf(".", d.root), at: infoOf(".", d.root)}
	for _, name := range Inputs {
		if l.in(root, name, name) {
			project.names = append(project.names, name)
		}
	}
	l.now["."] = project
	d.Tree = l.now
	return nil
}

// Visit looks at some files only.
func (d *Disk) Visit(paths map[string]fsnotify.Op, enter func(path string)) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	defer root.Close()
	now := maps.Clone(d.Tree)
	l := look{root: root, enter: enter, was: now, now: now}
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		was := now[name]
		switch {
		case !now.isFolder(path.Dir(name)):
			return errFolders
		case was != nil && was.at.IsDir() && paths[name] == fsnotify.Write:
			// how some systems tell, over and above, that something in it changed
		case was != nil && was.at.IsDir():
			return errFolders
		default:
			l.again(name)
		}
	}
	d.Tree = now
	return nil
}

// A look is one look at the disk. What stood at a path before is in was, what stands there goes into now.
type look struct {
	root     *os.Root
	enter    func(path string)
	was, now Tree
}

// again looks at a path where there was no folder, and brings the folder that it lies in up to date.
func (l *look) again(name string) {
	folder, base := *l.now[path.Dir(name)], path.Base(name)
	folder.names = slices.DeleteFunc(slices.Clone(folder.names), func(other string) bool { return other == base })
	if l.in(l.root, name, name) {
		i, _ := slices.BinarySearch(folder.names, base)
		folder.names = slices.Insert(folder.names, i, base)
	} else {
		delete(l.now, name)
	}
	l.now[path.Dir(name)] = &folder
}

// in looks at what stands under a name in an open folder, and tells whether anything does; full is its path in the
// project.
func (l *look) in(dir *os.Root, name, full string) bool {
	found, err := dir.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	e := &entry{own: info{name: path.Base(full)}}
	link := err == nil && found.Mode().Type() == fs.ModeSymlink
	if err == nil {
		e.own = infoOf(e.own.name, found)
	}
	e.at = e.own
	if link {
		e.link, _ = dir.Readlink(name)          // it is looked at all the same
		dir, name, e.loose = l.root, full, true // what it leads to may change where nothing is watched
		if found, err = dir.Stat(name); err == nil {
			e.at = infoOf(e.own.name, found)
		}
	}
	switch {
	case err != nil:
	case found.Mode().IsRegular():
		err = l.file(dir, name, full, found, e)
	case !found.IsDir():
		err = ErrSpecial
	case link && strings.Count(full, "/") > 1:
		err = ErrDeep
	default:
		e.names, err = l.folder(dir, name, full)
	}
	if errors.Is(err, fs.ErrNotExist) && !link {
		return false // gone since
	}
	if err != nil {
		e.err, e.loose = pathError("open", full, err), true
	}
	l.now[full] = e
	return true
}

// folder looks at all that is in a folder. It returns the names that belong to the project, sorted.
func (l *look) folder(dir *os.Root, name, full string) ([]string, error) {
	l.enter(full)
	sub, err := dir.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	defer sub.Close()
	f, err := sub.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	kept := names[:0]
	for _, name := range names {
		if !format.Leftover(name) && l.in(sub, name, full+"/"+name) {
			kept = append(kept, name)
		}
	}
	return kept, nil
}

// file looks at a file and reads it, unless its stamp proves that it is as it was.
func (l *look) file(dir *os.Root, name, full string, found fs.FileInfo, e *entry) error {
	was := l.was[full]
	if e.stamp = stampOf(found); was != nil && was.trusted && was.stamp == e.stamp {
		e.data, e.sum, e.at.size, e.trusted = was.data, was.sum, was.at.size, true
	} else if err := e.read(dir, name); err != nil {
		return err
	} else if format.IsOriginal(full) {
		e.sum, e.data = fmt.Sprintf("%x", sha256.Sum256(e.data)), nil
	}
	if e.own.Type() == 0 { // even if it was growing while it was read
		e.own = e.at
	}
	if was != nil && bytes.Equal(was.data, e.data) {
		e.data = was.data // in memory once
	}
	// by its other name a file can be written to where nothing is watched
	e.loose = e.loose || !e.trusted || e.stamp.links > 1
	return nil
}

// read reads a file until it holds still, but at most three times: one that is written to all the time is read again
// when its writer lets go, because it stays untrusted.
func (e *entry) read(dir *os.Root, name string) error {
	// a pipe must not wait for a writer, should one have come in the place of the file
	f, err := dir.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return err
	}
	for range 3 {
		if !before.Mode().IsRegular() { // in its place by now
			return ErrSpecial
		}
		start := time.Now()
		if e.data, e.at.size = nil, before.Size(); before.Size() <= input.Most { // if not, whoever reads it refuses it
			e.data = make([]byte, before.Size())
			n, err := f.ReadAt(e.data, 0)
			if err != nil && err != io.EOF {
				return err
			}
			e.data, e.at.size = e.data[:n], int64(n)
		}
		after, err := f.Stat()
		if err != nil {
			return err
		}
		if stampOf(before) == stampOf(after) && e.at.size == after.Size() {
			e.at, e.stamp = infoOf(e.own.name, after), stampOf(after)
			e.trusted = e.stamp.old(start)
			return nil
		}
		before = after
	}
	return nil
}

// A stamp is what tells without reading whether a file may have changed. What a system does not tell is zero.
type stamp struct {
	device, inode, links uint64
	size                 int64 // bytes
	// nanoseconds since 1970: of the contents, which programs can set, and of anything, which they cannot
	modified, changed int64
	mode              fs.FileMode
}

// old tells whether the file had rested so long before a moment that a later change must give another stamp. A younger
// one could be written again within the same tick of the file system's clock; git calls such entries racy. The coarsest
// clocks in use tick every two seconds (FAT) or every second, and then times have no fraction; others follow the
// kernel's, at most 10 ms apart.
func (s stamp) old(at time.Time) bool {
	last := cmp.Or(s.changed, s.modified)
	tick := 100 * time.Millisecond
	if last%int64(time.Second) == 0 {
		tick = 2 * time.Second
	}
	return at.UnixNano()-last > int64(tick)
}
