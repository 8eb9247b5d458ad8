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
	"errors"
	"fmt"
	"io/fs"
	"os"
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
	want, err := newTree(files)
	if err != nil {
		return Report{}, fmt.Errorf("publish to %s: %w", out, err)
	}
	to, err := locate(out)
	if err != nil {
		return Report{}, fmt.Errorf("publish to %s: %w", out, err)
	}
	return to.publish(want)
}

// publish does the work of Dir while holding the lock.
func (to place) publish(want tree) (Report, error) {
	report, err := to.underLock(func() (Report, error) {
		now, err := survey(to.out, want)
		if err != nil {
			return Report{}, err
		}
		if len(now.foreign) > 0 {
			return Report{}, foreign(to.given, now.foreign)
		}
		kept, err := unchanged(to.out, want, now)
		if err != nil {
			return Report{}, err
		}
		if !now.matches(want, kept) {
			err = to.replace(want, kept)
		}
		return report(want, now, kept), err
	})
	if _, ok := errors.AsType[*ForeignError](err); ok {
		return Report{}, err // says itself which folder it is about
	}
	if err != nil {
		return Report{}, fmt.Errorf("publish to %s: %w", to.given, err)
	}
	return report, nil
}

// underLock runs work alone among all publications beside the same parent folder, after clearing up what a crashed
// one left there.
func (to place) underLock(work func() (Report, error)) (Report, error) {
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
	return work()
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

// report compares the names of both trees; kept holds the wanted paths whose bytes are already there.
func report(want tree, now found, kept map[string]bool) Report {
	var r Report
	for _, path := range want.paths {
		switch {
		case path == manifestName:
		case kept[path]:
			r.Unchanged++
		case now.ours[path]:
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
