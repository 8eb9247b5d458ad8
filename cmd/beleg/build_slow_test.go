//go:build slow

package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beleg/generator/judgement/weight"
)

// What build published is there to be used again by the next build, whatever was done to it meanwhile.
func TestBuildMendsWhatItPublished(t *testing.T) {
	parent := t.TempDir()
	out, clean := filepath.Join(parent, "site"), filepath.Join(parent, "clean")
	t.Chdir("../..")
	build := func(out string) string {
		t.Helper()
		var said strings.Builder
		if code := run(weight.Limits{}, []string{"build", "-o", out}, io.Discard, &said); code != exitDone {
			t.Fatalf("build ended with %d: %s", code, said.String())
		}
		return said.String()
	}
	build(clean)
	build(out)
	said := strings.Split(build(out), "\n")
	if last := said[len(said)-2]; !strings.HasSuffix(last, " unchanged)") || strings.Contains(last, ",") {
		t.Errorf("an unchanged build said %q", last)
	}
	for name, spoil := range map[string]func(string) error{
		"claims/index.html":             os.Remove,
		"index.html":                    func(name string) error { return os.Truncate(name, 10) },
		"data/claims.json":              func(name string) error { return os.WriteFile(name, []byte("{}"), 0o644) },
		".beleg-memory":                 func(name string) error { return os.Truncate(name, 1000) },
		"chronology/index.html":         func(name string) error { return os.Rename(filepath.Join(out, "matrix", "index.html"), name) },
		"sources/index.html/index.html": func(name string) error { return os.RemoveAll(filepath.Dir(name)) },
	} {
		if err := spoil(filepath.Join(out, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		build(out)
		if diff := differ(t, out, clean); diff != "" {
			t.Errorf("after %s was spoiled: %s", name, diff)
		}
	}
}

// differ says where two folders do.
func differ(t *testing.T, a, b string) string {
	t.Helper()
	var texts [2]map[string]string
	for i, dir := range []string{a, b} {
		texts[i] = map[string]string{}
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				texts[i][name] = "folder"
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, name))
			texts[i][name] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range texts[1] {
		if texts[0][name] != text {
			return name + " differs"
		}
	}
	if len(texts[0]) != len(texts[1]) {
		return "there is more than should be"
	}
	return ""
}
