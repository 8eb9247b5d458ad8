package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/delivery/memory"
)

// site turns texts into the files of a publication.
func site(texts map[string]string) map[string][]byte {
	files := map[string][]byte{}
	for path, text := range texts {
		files[path] = []byte(text)
	}
	return files
}

func mustPublish(t testing.TB, out string, files map[string][]byte) Report {
	t.Helper()
	report, err := Dir(out, files)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// put writes files by hand, as a person would, folders included.
func put(t testing.TB, dir string, texts map[string]string) {
	t.Helper()
	for path, text := range texts {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

// standing reads everything below a folder: a file's text, "->target" for a link, "/" for a folder without entries.
// A missing folder gives nil.
func standing(t testing.TB, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		path := filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			entries, err := os.ReadDir(name)
			if len(entries) == 0 {
				got[path] = "/"
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			got[path] = "->" + target
			return err
		}
		data, err := os.ReadFile(name)
		got[path] = string(data)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// published is what standing must return after a publication of files.
func published(files map[string][]byte) map[string]string {
	remembered := memory.Memory{Files: map[string]memory.Made{}}
	want := map[string]string{}
	for path, data := range files {
		want[path] = string(data)
		remembered.Files[path] = memory.Made{Sum: memory.SumOf(data), Bytes: len(data)}
	}
	want[memoryName] = string(remembered.Text())
	want[manifestName] = string(formatManifest(sortedKeys(want)))
	return want
}

func wantSite(t testing.TB, out string, files map[string][]byte) {
	t.Helper()
	if diff := cmp.Diff(published(files), standing(t, out)); diff != "" {
		t.Fatalf("%s does not hold the site (-want +got):\n%s", out, diff)
	}
}

// wantAlone fails if the folder holds anything but the named entries: no stage, no lock, no set-aside tree.
func wantAlone(t testing.TB, parent string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("beside the site (-want +got):\n%s", diff)
	}
}

// identity is what tells whether a file was touched.
type identity struct {
	info  fs.FileInfo
	bytes []byte
}

func identities(t testing.TB, out string, files map[string][]byte) map[string]identity {
	t.Helper()
	ids := map[string]identity{}
	for path, data := range files {
		info, err := os.Lstat(filepath.Join(out, filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		ids[path] = identity{info, data}
	}
	return ids
}

// wantUntouched fails if a file that has the same bytes in both publications is another file or has another time.
func wantUntouched(t testing.TB, before, after map[string]identity) {
	t.Helper()
	for path, b := range before {
		a, still := after[path]
		if !still || !bytes.Equal(a.bytes, b.bytes) {
			continue
		}
		if !os.SameFile(a.info, b.info) || !a.info.ModTime().Equal(b.info.ModTime()) {
			t.Fatalf("%s did not change but was touched: time %v, want %v, same file %v",
				path, a.info.ModTime(), b.info.ModTime(), os.SameFile(a.info, b.info))
		}
	}
}
