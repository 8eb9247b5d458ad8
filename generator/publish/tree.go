package publish

import (
	"maps"
	"path"
	"slices"
)

// tree is a site as it shall stand in the folder, its manifest included.
type tree struct {
	files map[string][]byte
	paths []string // the keys of files, sorted
	dirs  []string // every folder above one of paths except the root, sorted: parents come first
}

// newTree adds the manifest; an error means a path that cannot be published.
func newTree(files map[string][]byte) (tree, error) {
	paths := sortedKeys(files)
	if err := checkPaths(paths); err != nil {
		return tree{}, err
	}
	t := tree{files: make(map[string][]byte, len(files)+1), dirs: folders(paths)}
	maps.Copy(t.files, files)
	t.files[manifestName] = formatManifest(paths)
	t.paths = sortedKeys(t.files)
	return t, nil
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

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
