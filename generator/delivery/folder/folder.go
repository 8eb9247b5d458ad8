// Package folder tells where a folder really is, makes another one like it, and lets one write in it at a time.
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Follow returns where a name leads if it is a symbolic link, or a link to one, else the name itself; absolute and
// clean. A link to nothing is fine: something can be made there.
func Follow(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	for hops := 0; ; hops++ {
		target, err := os.Readlink(name)
		if err != nil {
			return filepath.Clean(name), nil // no link, or nothing there
		}
		if hops == 40 {
			return "", errors.New("too many symbolic links")
		}
		if !filepath.IsAbs(target) {
			dir, err := filepath.EvalSymlinks(filepath.Dir(name))
			if err != nil {
				return "", err
			}
			target = filepath.Join(dir, target)
		}
		name = target
	}
}

// Real returns where a folder is, or would be if it was made: absolute, with every link on the way followed.
func Real(name string) (string, error) {
	end, err := Follow(name)
	if err != nil {
		return "", err
	}
	for dir := end; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil || dir == filepath.Dir(dir) {
			rest, err := filepath.Rel(dir, end)
			return filepath.Join(real, rest), err
		}
	}
}

// Dress gives a folder a mode, and the owner of another one as far as the system allows it.
func Dress(name string, like fs.FileInfo, mode fs.FileMode) error {
	is, err := os.Lstat(name)
	if err != nil {
		return err
	}
	chown(name, is, like) // before the mode: it may take some of that away
	if is, err = os.Lstat(name); err != nil || is.Mode() == mode {
		return err
	}
	return os.Chmod(name, mode)
}
