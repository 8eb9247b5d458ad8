package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"beleg/generator/delivery/direct"
)

// tree is what a site has names for, its manifest and memory aside.
type tree struct {
	paths []string // of all files, sorted
	dirs  []string // every folder above one of paths except the root, sorted: parents come first
}

// newTree fails for a path that cannot be published.
func newTree(paths []string) (tree, error) {
	t := tree{paths: slices.Sorted(slices.Values(paths))}
	if err := checkPaths(t.paths); err != nil {
		return tree{}, err
	}
	if _, is := slices.BinarySearch(t.paths, memoryName); is {
		return tree{}, fmt.Errorf("%q is the name of the memory", memoryName)
	}
	t.dirs = folders(t.paths)
	return t, nil
}

// manifest lists the memory too: whoever cleans up by an old manifest takes it away with the rest.
func (t tree) manifest() []byte {
	i, _ := slices.BinarySearch(t.paths, memoryName)
	return formatManifest(slices.Insert(slices.Clone(t.paths), i, memoryName))
}

// folders lists every folder above the paths except the root, sorted.
func folders(paths []string) []string {
	seen := map[string]bool{}
	for _, p := range paths {
		for dir := path.Dir(p); dir != "." && dir != "/" && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
		}
	}
	return sortedKeys(seen)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

const (
	manifestName = ".beleg"
	manifestHead = "beleg 1" // the number changes with the format
)

// formatManifest writes the version line and one path a line. Paths must be sorted and valid; then the text is
// unambiguous, since a valid path holds no line break.
func formatManifest(paths []string) []byte {
	return []byte(strings.Join(append([]string{manifestHead}, paths...), "\n") + "\n")
}

// parseManifest is strict: it takes only what formatManifest writes, because every path it returns may be deleted.
func parseManifest(text []byte) ([]string, error) {
	rest, ok := strings.CutPrefix(string(text), manifestHead+"\n")
	if !ok {
		return nil, fmt.Errorf("the first line is not %q", manifestHead)
	}
	var paths []string
	for line := range strings.Lines(rest) {
		path, ended := strings.CutSuffix(line, "\n")
		if !ended {
			return nil, fmt.Errorf("the last line %q is cut off", path)
		}
		if err := checkPath(path); err != nil {
			return nil, err
		}
		if len(paths) > 0 && paths[len(paths)-1] >= path {
			return nil, fmt.Errorf("%q is out of order", path)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// owned reads which files of the folder are ours, the manifest among them; none if there is no manifest. A manifest
// that cannot be read is an error: it is all that stands between a person's files and deletion.
func owned(out string) (map[string]bool, error) {
	name := filepath.Join(out, manifestName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil // a link or folder of that name is itself foreign
	}
	var text []byte
	if err == nil {
		text, err = direct.ReadFile(name, mostBytes)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", manifestName, cause(err))
	}
	paths, err := parseManifest(text)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w; it was edited or written by another version of beleg: "+
			"publish to another folder, or delete this one", manifestName, err)
	}
	ours := map[string]bool{manifestName: true}
	for _, path := range paths {
		ours[path] = true
	}
	return ours, nil
}

// checkPath accepts what names a file inside the folder on every system: slash-separated, relative, clean, UTF-8,
// without backslashes (separators on Windows) and control characters (NUL cuts a name off, a line break would break
// the manifest).
func checkPath(path string) error {
	isControl := func(r rune) bool { return r < 0x20 || r == 0x7f || r == '\\' }
	switch {
	case path == "", path == ".", !fs.ValidPath(path), strings.ContainsFunc(path, isControl):
		return fmt.Errorf("%q is not a local slash path", path)
	case !filepath.IsLocal(filepath.FromSlash(path)):
		return fmt.Errorf("%q cannot be a file name on this system", path)
	case path == manifestName:
		return fmt.Errorf("%q is the name of the manifest", path)
	}
	return nil
}

// checkPaths checks each of the sorted paths, and that none is a file and a folder at once.
func checkPaths(paths []string) error {
	for _, path := range paths {
		if err := checkPath(path); err != nil {
			return err
		}
	}
	for _, dir := range folders(paths) {
		if _, is := slices.BinarySearch(paths, dir); is || dir == manifestName || dir == memoryName {
			return fmt.Errorf("%q is both a file and a folder", dir)
		}
	}
	return nil
}

// found is what stands in the output folder before a publication.
type found struct {
	ours map[string]bool // regular files that the manifest names, and the manifest
	dirs int             // how many folders there are, its own included
}

// survey lists the output folder. What is not ours in it is foreign, and so is an empty folder that none of our files
// is named in. A link where a folder is expected is seen and never followed. A missing folder is an empty one.
func survey(out string) (found, error) {
	info, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found{}, nil
	case err != nil:
		return found{}, cause(err)
	case !info.IsDir():
		return found{}, errors.New("it is a file, not a folder")
	}
	owned, err := owned(out)
	if err != nil {
		return found{}, err
	}
	now := found{ours: map[string]bool{}}
	var foreign []string
	known := map[string]bool{}
	for _, dir := range folders(sortedKeys(owned)) {
		known[dir] = true
	}
	err = filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		path := filepath.ToSlash(name[min(len(name), len(out)+1):])
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			now.dirs++
			if path != "" && !known[path] && isEmpty(name) {
				foreign = append(foreign, path+"/")
			}
		case entry.Type().IsRegular() && owned[path]:
			now.ours[path] = true
		default:
			foreign = append(foreign, path)
		}
		if len(foreign) == foreignCounted {
			return fs.SkipAll
		}
		return nil
	})
	if err == nil && len(foreign) > 0 {
		slices.Sort(foreign)
		shown := min(len(foreign), foreignShown)
		err = &ForeignError{Files: foreign[:shown:shown], More: len(foreign) - shown}
	}
	return now, err
}

func isEmpty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && len(entries) == 0
}

const (
	foreignShown   = 10   // a message is read by a person
	foreignCounted = 1000 // somebody may have named a home folder; the count need not be exact then
)

// ForeignError says that the output folder holds something that no publication put there.
type ForeignError struct {
	Dir   string   // the folder as the caller named it
	Files []string // at most ten, sorted: slash paths relative to Dir of files and links; an empty folder ends in /
	More  int      // how many there are beyond Files; a lower bound once there are a thousand
}

func (e *ForeignError) Error() string {
	names := strings.Join(e.Files, ", ")
	if e.More > 0 {
		names += fmt.Sprintf(" and %d more", e.More)
	}
	return fmt.Sprintf("%s holds files that beleg did not put there: %s; move them away or publish to another folder",
		e.Dir, names)
}
