// Package save gives a file of the project new contents, unless somebody saved it meanwhile.
//
// In go what the file was known to hold and what it is to hold. Writing into the file would be simpler, but beleg changes what
// people write by hand, beside their open editor: neither a crash nor their own saving may cost them a word.
package save

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

var (
	// ErrMeanwhile: the file is not what it was thought to be.
	ErrMeanwhile = errors.New("the file has other contents than expected")
	// ErrNoFile: it is no plain file.
	ErrNoFile = errors.New("it is no plain file")
)

// Replace gives a file below root new contents, if it still has those that it was known to have. It is the old file or the new one
// at every moment: the new one is written beside it, under a hidden name that the project does not read, and then takes its place
// with its permissions. A symbolic link is never followed out of root, and never replaced.
func Replace(root *os.Root, name string, was, now []byte) (err error) {
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", name, ErrMeanwhile)
	case err != nil: // a folder on the way leads out of root
		return fmt.Errorf("look at %s: %w", name, errors.Join(ErrNoFile, err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: %w", name, ErrNoFile)
	}
	if err := still(root, name, was); err != nil {
		return err
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text()[:8]+".tmp")
	if err := create(root, beside, now, info.Mode().Perm()); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, root.Remove(beside))
		}
	}()
	if err := still(root, name, was); err != nil { // once more, as late as can be: an editor may have saved
		return err
	}
	if err := root.Rename(beside, name); err != nil {
		return fmt.Errorf("put the new %s in its place: %w", name, err)
	}
	return nil
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

// create writes a new file to the disk; nothing is left of one that cannot be written.
func create(root *os.Root, name string, data []byte, mode os.FileMode) (err error) {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("write beside it: %w", err)
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", name, err), root.Remove(name))
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil { // the mask of the process is not what the editor chose
		return err
	}
	return f.Sync() // people's words, not something that can be built again
}
