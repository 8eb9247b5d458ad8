package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"beleg/generator/delivery/direct"
	"beleg/generator/delivery/save"
)

// mostOutput is how long a file may be that overwrite looks at, in bytes: those of beleg are a hundredth of it.
const mostOutput = 64 << 20

// overwrite writes a file that beleg makes on its own, and tells whether it has changed: one that is as it should be is
// not touched, because editors watch it. What stands there and is not marked as beleg's stays, as does what is no plain
// file.
func overwrite(name string, text []byte, what, place, mark string) (changed bool, err error) {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return false, err
	}
	defer root.Close()
	base := filepath.Base(name)
	info, err := root.Lstat(base)
	if errors.Is(err, fs.ErrNotExist) {
		return true, save.Create(root, base, text)
	}
	var old []byte
	if err == nil {
		if !info.Mode().IsRegular() {
			return false, fmt.Errorf("%s is there already and is no plain file; take it away, or name another %s", name,
				place)
		}
		old, err = direct.ReadFile(name, mostOutput)
	}
	switch {
	case err != nil:
		return false, fmt.Errorf("look at %s: %w", name, err)
	case !bytes.Contains(old, []byte(mark)):
		return false, fmt.Errorf("%s is there already and is no %s; name another %s", name, what, place)
	case bytes.Equal(old, text):
		return false, nil
	}
	return true, save.Replace(root, base, old, text)
}
