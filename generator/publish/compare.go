package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// found is what stands in the output folder before a publication.
type found struct {
	ours    map[string]bool // regular files that the manifest names, and the manifest
	foreign []string        // everything else that is no folder
	stray   bool            // there is a folder that the wanted tree does not have
}

// matches says whether the folder already is the wanted tree; kept holds the wanted paths whose bytes are there.
func (now found) matches(want tree, kept map[string]bool) bool {
	return len(kept) == len(want.paths) && len(now.ours) == len(kept) && !now.stray
}

// survey lists the output folder level by level, so that a link where a folder is expected is seen and never
// followed. A missing folder is an empty one.
func survey(out string, want tree) (found, error) {
	now := found{ours: map[string]bool{}}
	info, err := os.Lstat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return now, nil
	}
	if err != nil {
		return now, cause(err)
	}
	if !info.IsDir() {
		return now, errors.New("it is a file, not a folder")
	}
	owned, err := owned(out)
	if err != nil {
		return now, err
	}
	for level := []string{"."}; len(level) > 0 && len(now.foreign) < foreignCounted; {
		listed := make([][]fs.DirEntry, len(level))
		err := each(len(level), func(i int) (err error) {
			listed[i], err = os.ReadDir(filepath.Join(out, filepath.FromSlash(level[i])))
			return err
		})
		if err != nil {
			return now, err
		}
		level = now.sort(level, listed, want, owned)
	}
	return now, nil
}

// sort files the entries of one level's folders under what they are and returns the folders of the next level.
func (now *found) sort(level []string, listed [][]fs.DirEntry, want tree, owned map[string]bool) []string {
	var next []string
	for i, dir := range level {
		for _, entry := range listed[i] {
			name := path.Join(dir, entry.Name())
			switch {
			case entry.IsDir():
				next = append(next, name)
				if _, wanted := slices.BinarySearch(want.dirs, name); !wanted {
					now.stray = true
				}
			case entry.Type().IsRegular() && owned[name]:
				now.ours[name] = true
			default:
				now.foreign = append(now.foreign, name)
			}
		}
	}
	return next
}

// unchanged returns the wanted paths whose bytes the folder already holds. Bytes are compared, not times: a clock
// says nothing about content.
func unchanged(out string, want tree, now found) (map[string]bool, error) {
	same := make([]bool, len(want.paths))
	err := each(len(want.paths), func(i int) (err error) {
		path := want.paths[i]
		if !now.ours[path] {
			return nil
		}
		same[i], err = holds(filepath.Join(out, filepath.FromSlash(path)), want.files[path])
		if err != nil {
			return fmt.Errorf("compare %s: %w", path, cause(err))
		}
		return nil
	})
	kept := make(map[string]bool, len(want.paths))
	for i, path := range want.paths {
		if same[i] {
			kept[path] = true
		}
	}
	return kept, err
}

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

// holds reads a file only if its size fits, and only until it differs.
func holds(name string, data []byte) (bool, error) {
	info, err := os.Lstat(name)
	if err != nil || info.Size() != int64(len(data)) {
		return false, err
	}
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	buf := buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(buf)
	for len(data) > 0 {
		n, err := f.Read(buf[:min(len(buf), len(data))])
		if !bytes.Equal(buf[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0, nil // shorter than it was a moment ago
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}
