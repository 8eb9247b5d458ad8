package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"beleg/generator/format"
	"beleg/static"
)

// Assets are the files of static/, by their path there: beleg's own, and the project's, which win.
type Assets map[string][]byte

// readAssets reads them. Go files, hidden files and backups are passed over; schemas are for editors' tools, not for readers.
func readAssets(assets Assets, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && format.Leftover(entry.Name()), name == "schema":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir(), path.Ext(name) == ".go":
			return nil
		}
		assets[name], err = fs.ReadFile(fsys, name)
		return err
	})
}

// ReadAssets returns the assets of a project.
func ReadAssets(project fs.FS) (Assets, error) {
	assets := Assets{}
	if err := readAssets(assets, static.FS); err != nil {
		return nil, fmt.Errorf("read built-in static files: %w", err)
	}
	own, err := fs.Sub(project, "static")
	if err != nil {
		return nil, fmt.Errorf("open static: %w", err)
	}
	if _, err := fs.Stat(own, "."); errors.Is(err, fs.ErrNotExist) {
		return assets, nil
	}
	if err := readAssets(assets, own); err != nil {
		return nil, fmt.Errorf("read static: %w", err)
	}
	return assets, nil
}

// Paths returns where each asset is published: below assets/, with a piece of its hash in the name, so that readers' browsers
// can keep it for ever and still get a changed one at once.
func (a Assets) Paths() map[string]string {
	paths := make(map[string]string, len(a))
	for name, data := range a {
		sum := sha256.Sum256(data)
		ext := path.Ext(name)
		paths[name] = "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	}
	return paths
}
