// Package save gives a file of the project new contents, unless somebody saved it meanwhile.
//
// In go what the file was known to hold and what it is to hold. Writing into the file would be simpler, but beleg
// changes what people write by hand, beside their open editor: neither a crash nor their own saving may cost them a
// word.
package save

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"beleg/generator/judgement/arrival"
)

var (
	// ErrMeanwhile: the file is not what it was thought to be.
	ErrMeanwhile = errors.New("the file has other contents than expected")
	// ErrNoFile: it is no plain file.
	ErrNoFile = errors.New("it is no plain file")
)

// Replace gives a file below root new contents, if it still has those that it was known to have. It is the old file or
// the new one at every moment: the new one is written beside it, under a hidden name that the project does not read,
// and then takes its place with its permissions. A symbolic link is never followed out of root, and never replaced.
func Replace(root *os.Root, name string, was, now []byte) error {
	return replace(root, name, was, now, fill)
}

// replace is Replace by what fills the new file.
func replace(root *os.Root, name string, was, now []byte, fill func(*os.File, []byte, fs.FileMode) error) (err error) {
	mode, err := plain(root, name)
	if err != nil {
		return err
	}
	if err := still(root, name, was); err != nil {
		return err
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text()[:8]+".tmp")
	f, err := root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("write beside it: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, root.Remove(beside))
		}
	}()
	if err := fill(f, now, mode); err != nil {
		return fmt.Errorf("write %s: %w", beside, err)
	}
	if err := still(root, name, was); err != nil { // once more, as late as can be: an editor may have saved
		return err
	}
	if err := root.Rename(beside, name); err != nil {
		return fmt.Errorf("put the new %s in its place: %w", name, err)
	}
	return nil
}

// plain returns the permissions of a plain file.
func plain(root *os.Root, name string) (fs.FileMode, error) {
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, fmt.Errorf("%s: %w", name, ErrMeanwhile)
	case err != nil: // a folder on the way leads out of root
		return 0, fmt.Errorf("look at %s: %w", name, errors.Join(ErrNoFile, err))
	case !info.Mode().IsRegular():
		return 0, fmt.Errorf("%s: %w", name, ErrNoFile)
	}
	return info.Mode().Perm(), nil
}

// still tells whether a file has the contents that it was known to have.
func still(root *os.Root, name string, was []byte) error {
	is, err := root.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if !bytes.Equal(is, was) {
		return fmt.Errorf("%s: %w", name, ErrMeanwhile)
	}
	return nil
}

// fill writes a new file to the disk, and returns the first fault. The mask of the process is not what the editor
// chose; and the system must not wait with people's words, which cannot be built again.
func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	return cmp.Or(err, f.Chmod(mode), f.Sync(), f.Close())
}

// Create writes a new file below root, with the folders it lies in. It is ErrTaken if there is something of that name.
func Create(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("create %s: %w", path.Dir(name), err)
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s %w", name, arrival.ErrTaken)
	}
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil { // half a file would be read, and be in the way
		return fmt.Errorf("write %s: %w", name, errors.Join(err, root.Remove(name)))
	}
	return nil
}

// WithSchema returns the text of a new content file of a kind with its schema in the first line, if the project has
// that: editors complain about one that is not there.
func WithSchema(root *os.Root, kind, text string) string {
	schema := "static/schema/" + kind + ".schema.json"
	if info, err := root.Stat(schema); err != nil || !info.Mode().IsRegular() {
		return text
	}
	return "#:schema ../../" + schema + "\n\n" + text
}

// Exists tells whether there is something of a name below root.
func Exists(root *os.Root, name string) (bool, error) {
	_, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// All writes files in their order, all or none: new ones are created, others replaced. When one cannot be written,
// those before it are taken away or put back. An error that says that a file stays is the one case in which it is not.
func All(root *os.Root, files []arrival.File) error {
	for n, f := range files {
		write := func() error { return Replace(root, f.Name, f.Was, f.Now) }
		if f.Was == nil {
			write = func() error { return Create(root, f.Name, f.Now) }
		}
		if err := write(); err != nil {
			return putBack(root, files[:n], err)
		}
	}
	return nil
}

// putBack undoes what All wrote, for a reason, and returns that with what could not be undone.
func putBack(root *os.Root, files []arrival.File, why error) error {
	for _, f := range slices.Backward(files) {
		undo := func() error { return Replace(root, f.Name, f.Now, f.Was) }
		if f.Was == nil {
			undo = func() error { return remove(root, f.Name, f.Now) }
		}
		if err := undo(); err != nil {
			why = errors.Join(why, fmt.Errorf("%s stays changed: %w", f.Name, err))
		}
	}
	return why
}

// remove takes a file away that still holds what was written.
func remove(root *os.Root, name string, now []byte) error {
	if err := still(root, name, now); err != nil {
		return err
	}
	return root.Remove(name)
}

// Move is a file that gets another name.
type Move struct{ From, To string }

// Rewrite is All for files that are all there, and moves some in the end. Before anything is written each is looked at.
// What cannot be moved puts everything back, as in All.
func Rewrite(root *os.Root, files []arrival.File, moves ...Move) error {
	for _, f := range files {
		if _, err := plain(root, f.Name); err != nil {
			return err
		}
		if err := still(root, f.Name, f.Was); err != nil {
			return err
		}
	}
	if err := All(root, files); err != nil {
		return err
	}
	if err := moveAll(root, moves); err != nil {
		return putBack(root, files, err)
	}
	return nil
}

// moveAll moves files, all or none.
func moveAll(root *os.Root, moves []Move) error {
	for n, m := range moves {
		if err := move(root, m); err != nil {
			return moveBack(root, moves[:n], err)
		}
	}
	return nil
}

// moveBack undoes what moveAll moved, for a reason, and returns that with what could not be undone.
func moveBack(root *os.Root, moves []Move, why error) error {
	for _, m := range slices.Backward(moves) {
		if err := move(root, Move{From: m.To, To: m.From}); err != nil {
			why = errors.Join(why, fmt.Errorf("%s stays moved: %w", m.To, err))
		}
	}
	return why
}

// move moves a file, and never over another.
func move(root *os.Root, m Move) error {
	is, err := Exists(root, m.To)
	if is {
		err = fmt.Errorf("%s %w", m.To, arrival.ErrTaken)
	}
	if err == nil {
		err = root.Rename(m.From, m.To)
	}
	if err != nil {
		return fmt.Errorf("move %s: %w", m.From, err)
	}
	return nil
}
