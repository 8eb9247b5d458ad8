package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"beleg/generator/delivery/direct"
	"beleg/generator/delivery/folder"
)

// place is where a site stands, and the hidden names beside it that a publication uses. They are fixed, so that the
// next run finds what a crashed one left behind.
type place struct {
	parent string // the folder that holds the other three
	out    string // the site; absolute, never a symbolic link
	stage  string // the new tree before the swap, and the old one after an exchange
	aside  string // the old tree, where two renames have to do for an exchange

	exchange func(a, b string) error      // swaps two folders in one step, or fails with ErrUnsupported or EINVAL
	link     func(old, name string) error // os.Link, unless a test has a file system without
}

// locate follows out if it is a symbolic link, since the link is how some people name their site: the folder it
// points to is swapped. A link to nothing is fine: the folder will be made there.
func locate(out string) (place, error) {
	name, err := folder.Follow(out)
	if err != nil {
		return place{}, err
	}
	parent, base := filepath.Dir(name), filepath.Base(name)
	if parent == name {
		return place{}, errors.New("it is the root of a file system, which cannot be swapped")
	}
	return place{
		parent: parent, out: name,
		stage:    filepath.Join(parent, "."+base+".beleg-stage"),
		aside:    filepath.Join(parent, "."+base+".beleg-old"),
		exchange: exchange,
		link:     os.Link,
	}, nil
}

// recover puts the old site back if a crash between two renames left none, and removes what else a crash left.
func (to place) recover() error {
	_, err := os.Lstat(to.out)
	if errors.Is(err, fs.ErrNotExist) && stands(to.aside) {
		if err := os.Rename(to.aside, to.out); err != nil {
			return fmt.Errorf("put the old site back: %w", err)
		}
	}
	if err := to.clear(); err != nil {
		return fmt.Errorf("remove what an interrupted run left: %w", err)
	}
	return nil
}

// clear removes the stage and the set-aside tree, where there are any.
func (to place) clear() error {
	return errors.Join(remove(to.stage), remove(to.aside))
}

func stands(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// remove removes a tree where there is one. A disk that can only be read complains of the attempt. Folders in
// which nobody may write are made writable first: a whole site may have been made so.
func remove(tree string) error {
	if !stands(tree) {
		return nil
	}
	err := os.RemoveAll(tree)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	err = filepath.WalkDir(tree, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			err = os.Chmod(name, 0o700)
		}
		return err
	})
	return cmp.Or(err, os.RemoveAll(tree))
}

// swap puts the stage in the place of the old tree, which is left at stage or aside.
func (to place) swap() error {
	old, err := os.Lstat(to.out)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.Rename(to.stage, to.out)
	} else if err = folder.Dress(to.stage, old, old.Mode()); err == nil {
		err = to.exchange(to.stage, to.out)
	}
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		err = to.swapByRenames()
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.EXDEV):
		return fmt.Errorf("swap the new site in: %w (a mount point cannot be swapped: publish to a folder inside it)",
			cause(err))
	}
	return fmt.Errorf("swap the new site in: %w", cause(err))
}

// swapByRenames leaves no site for the moment between its two steps; recover mends a crash in between.
func (to place) swapByRenames() error {
	if err := os.Rename(to.out, to.aside); err != nil {
		return err
	}
	if err := os.Rename(to.stage, to.out); err != nil {
		return errors.Join(err, os.Rename(to.aside, to.out))
	}
	return nil
}

// at is the name of a file of the site as it stands, and onStage of one to come.
func (to place) at(path string) string      { return filepath.Join(to.out, filepath.FromSlash(path)) }
func (to place) onStage(path string) string { return filepath.Join(to.stage, filepath.FromSlash(path)) }

// open makes the stage folder, which must not exist. From the first file on it belongs to whom the old tree belongs to,
// because what is made in it may inherit that.
func (to place) open() error {
	err := os.Mkdir(to.stage, 0o755)
	if err == nil {
		if old, none := os.Lstat(to.out); none == nil {
			err = folder.Dress(to.stage, old, old.Mode()|0o700)
		}
	}
	if err != nil {
		return fmt.Errorf("make the new site in %s: %w", to.parent, cause(err))
	}
	return nil
}

// keep links a file that stays as it is. Where that is not possible (no links on this file system, too many of them,
// another owner's file) it writes the same bytes and carries the time over.
func (to place) keep(path string) error {
	old, name := to.at(path), to.onStage(path)
	if to.link(old, name) == nil {
		return nil
	}
	err := copyFile(old, name)
	if err != nil {
		err = fmt.Errorf("stage %s: %w", path, cause(err))
	}
	return err
}

func copyFile(old, name string) error {
	info, err := os.Lstat(old)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(old)
	if err == nil {
		err = direct.Create(name, data)
	}
	if err != nil {
		return err
	}
	return os.Chtimes(name, info.ModTime(), info.ModTime())
}
