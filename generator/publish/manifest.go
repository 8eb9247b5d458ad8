package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	manifestName = ".beleg"
	manifestHead = "beleg 1" // the number changes with the format
)

// formatManifest writes the version line and one path a line. Paths must be sorted and valid; then the text is
// unambiguous, since a valid path holds no line break.
func formatManifest(paths []string) []byte {
	var b strings.Builder
	b.WriteString(manifestHead + "\n")
	for _, path := range paths {
		b.WriteString(path + "\n")
	}
	return []byte(b.String())
}

// parseManifest is strict: it takes only what formatManifest writes, because every path it returns may be deleted.
func parseManifest(text []byte) ([]string, error) {
	rest, ok := strings.CutPrefix(string(text), manifestHead+"\n")
	if !ok {
		return nil, fmt.Errorf("the first line is not %q", manifestHead)
	}
	var paths []string
	for rest != "" {
		path, after, ended := strings.Cut(rest, "\n")
		if !ended {
			return nil, fmt.Errorf("the last line %q is cut off", path)
		}
		if err := checkPath(path); err != nil {
			return nil, err
		}
		if len(paths) > 0 && paths[len(paths)-1] >= path {
			return nil, fmt.Errorf("%q is out of order", path)
		}
		paths, rest = append(paths, path), after
	}
	return paths, nil
}

// owned reads which files of the folder are ours, the manifest among them; none if there is no manifest. A manifest
// that cannot be read is an error: it is all that stands between a person's files and deletion.
func owned(out string) (map[string]bool, error) {
	name := filepath.Join(out, manifestName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", manifestName, cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, nil // a link or folder of that name is itself foreign
	}
	text, err := os.ReadFile(name)
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
		if _, is := slices.BinarySearch(paths, dir); is || dir == manifestName {
			return fmt.Errorf("%q is both a file and a folder", dir)
		}
	}
	return nil
}
