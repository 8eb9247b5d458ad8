// Package publish puts a finished site, a map of path to bytes, onto a folder.
//
// The new tree is built in a hidden stage folder beside the old one and the two are swapped in one step, because
// readers and crashes come at any moment: what stands at the output folder is the old site or the new one, never a
// mixture. Unchanged files are hard-linked into the stage, so that they keep inode and time and an upload with rsync
// or a server's cache sees only what changed. Nothing is ever written into an existing file: that would reach
// through the link into the old site.
//
// A manifest in the output folder says which files are ours. Whatever else lies there is refused, never deleted.
// Durability against power failure is left to the file system; a site can be built again.
package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

// Report says what a publication did. Paths have slashes, are relative to the output folder and sorted; the manifest
// is not among them.
type Report struct {
	Added     []string // new, or ours and missing from the folder
	Changed   []string // other bytes than before, by a build or by hand
	Removed   []string // ours, and no longer part of the site
	Unchanged int      // files with the bytes they had
}

// Dir makes the folder out hold exactly files, whose keys are slash paths relative to it, and says what that changed.
// When nothing differs it touches nothing. Missing folders above out are created; an out that is a symbolic link is
// followed, and the link stays.
//
// It fails with a *ForeignError if out holds files that are not ours, and with other errors if out is no folder, a
// path is not a valid one, or the machine fails. The old site then still stands, with one exception that its message
// names: the new site is in place but the old tree could not be removed. Publications to the same parent folder wait
// for each other, also between processes.
func Dir(out string, files map[string][]byte) (Report, error) {
	to, err := locate(out)
	var r Report
	if err == nil {
		r, err = to.publish(files)
	}
	if foreign, ok := errors.AsType[*ForeignError](err); ok {
		foreign.Dir = out
		return Report{}, err // says itself which folder it is about
	}
	if err != nil {
		return Report{}, fmt.Errorf("publish to %s: %w", out, err)
	}
	return r, nil
}

// publish works alone among all publications beside the same parent folder, and clears up first what a crashed one
// left there.
func (to place) publish(files map[string][]byte) (Report, error) {
	want, err := newTree(files)
	if err != nil {
		return Report{}, err
	}
	if err := os.MkdirAll(to.parent, 0o755); err != nil {
		return Report{}, err
	}
	unlock, err := lock(to.parent)
	if err != nil {
		return Report{}, fmt.Errorf("lock %s: %w", to.parent, cause(err))
	}
	defer unlock()
	if err := to.recover(); err != nil {
		return Report{}, err
	}
	now, err := survey(to.out, want)
	if err != nil {
		return Report{}, err
	}
	r := report(want, now)
	asWanted := r.Unchanged == len(files) && r.Removed == nil && now.ours[manifestName]
	if !asWanted || now.dirs != 1+len(want.dirs) {
		err = to.replace(want, now.ours)
	}
	return r, err
}

// replace builds the wanted tree beside the old one and swaps them. On an error before the swap the stage is gone
// and the old tree untouched.
func (to place) replace(want tree, kept map[string]bool) error {
	err := to.build(want, kept)
	if err == nil {
		err = to.swap()
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(to.stage))
	}
	if err := to.clear(); err != nil {
		return fmt.Errorf("the new site is in place, but the old one could not be removed: %w", err)
	}
	return nil
}

// report compares the names of both trees.
func report(want tree, now found) Report {
	var r Report
	for _, path := range want.paths {
		same, ours := now.ours[path]
		switch {
		case path == manifestName:
		case same:
			r.Unchanged++
		case ours:
			r.Changed = append(r.Changed, path)
		default:
			r.Added = append(r.Added, path)
		}
	}
	for _, path := range sortedKeys(now.ours) {
		if _, ok := want.files[path]; !ok {
			r.Removed = append(r.Removed, path)
		}
	}
	return r
}

// cause takes the path off an error of package os: the messages here name the path within the site, not that of the
// stage, which is gone when the message is read.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// maxWorkers is small because the calls contend for the file system's own locks, not for processors.
const maxWorkers = 8

// each calls work with each path from a few goroutines and returns when all of them have ended. After an error no
// further call starts; of several errors that of the first path is returned, with what was being done to it.
func each(doing string, paths []string, work func(path string) error) error {
	var next atomic.Int64
	var running sync.WaitGroup
	faults := make([]error, len(paths))
	for range min(len(paths), maxWorkers, max(2, runtime.GOMAXPROCS(0))) {
		running.Go(func() {
			for i := int(next.Add(1) - 1); i < len(paths); i = int(next.Add(1) - 1) {
				if err := work(paths[i]); err != nil {
					faults[i] = fmt.Errorf("%s %s: %w", doing, paths[i], cause(err))
					next.Store(int64(len(paths)))
				}
			}
		})
	}
	running.Wait()
	return cmp.Or(faults...)
}
