//go:build slow

package generator_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"beleg/generator"
)

// What other tests do with one site or address is done with more of them, where there is time.
func init() {
	homes = append(homes, "https://example.org/", "https://example.org/a/b/", "https://example.org/%C3%BCber%20uns/")
	moreSites = append(moreSites, func(t *testing.T) published {
		project := syntheticProject(t)
		return published{"a synthetic site", project, built(t, project, generator.Options{})}
	})
}

// syntheticProject returns a project of cmd/corpus, in memory.
func syntheticProject(t *testing.T) fs.FS {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	out, err := exec.Command("go", "run", "beleg/cmd/corpus", "-claims", "120", "-sources", "30", "-seed", "5", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	project := fstest.MapFS{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		project[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return project
}
