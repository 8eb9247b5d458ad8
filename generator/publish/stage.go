package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// build makes the wanted tree in the stage folder, which must not exist: kept files as links to those of the old
// tree, the others written anew.
func (to place) build(want tree, kept map[string]bool) error {
	if err := os.Mkdir(to.stage, 0o755); err != nil {
		return fmt.Errorf("make the stage folder: %w", err)
	}
	// One after the other: sorted order has parents first, and the kernel lets only one at a time into a folder anyway.
	for _, dir := range want.dirs {
		if err := os.Mkdir(filepath.Join(to.stage, filepath.FromSlash(dir)), 0o755); err != nil {
			return fmt.Errorf("stage %s: %w", dir, cause(err))
		}
	}
	return each(len(want.paths), func(i int) error {
		path := want.paths[i]
		if err := to.buildFile(path, want.files[path], kept[path]); err != nil {
			return fmt.Errorf("stage %s: %w", path, cause(err))
		}
		return nil
	})
}

// buildFile links a kept file. Where that is not possible (no links on this file system, too many of them, another
// owner's file) it writes the same bytes and carries the time over.
func (to place) buildFile(path string, data []byte, kept bool) error {
	local := filepath.FromSlash(path)
	old, name := filepath.Join(to.out, local), filepath.Join(to.stage, local)
	if !kept {
		return create(name, data)
	}
	if to.link(old, name) == nil {
		return nil
	}
	info, err := os.Lstat(old)
	if err != nil {
		return err
	}
	if err := create(name, data); err != nil {
		return err
	}
	return os.Chtimes(name, info.ModTime(), info.ModTime())
}

// create writes a file that must not exist yet: an existing one could be a link into the old tree.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
