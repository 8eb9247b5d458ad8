package load_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
)

func TestAFolderWithoutSiteFileIsNoProject(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"an empty folder":             fstest.MapFS{},
		"a folder in its place":       fstest.MapFS{"content/site.toml/a.toml": {}},
		"other content":               fstest.MapFS{"content/actors.toml": {}},
		"a real folder with no files": os.DirFS(t.TempDir()),
	} {
		if _, _, err := load.Project(fsys); !errors.Is(err, load.ErrNoProject) {
			t.Errorf("%s: got %v, want ErrNoProject", name, err)
		}
	}
}

// TestAFolderInPlaceOfAnArticleIsTheEditorsFault runs on disk, where reading a folder is an error of the machine's.
func TestAFolderInPlaceOfAnArticleIsTheEditorsFault(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"content/site.toml": "", "content/sources/a.toml": "file = \"ordner\"\nsha256 = \"0\"\ntitle = \"t\"\n", "seeds/ordner/a.txt": ""} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, found, err := load.Project(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Rule.Code == "seed-missing" && f.Message == "seeds/ordner is a folder" {
			return
		}
	}
	t.Errorf("got %v, want that seeds/ordner is a folder", found)
}

func TestWhatEditorsLeaveBesideAFileIsPassedOver(t *testing.T) {
	fsys := fstest.MapFS{"content/site.toml": {}, "content/claims/.a.toml.swp": {}, "content/claims/a.toml~": {}, "content/.git/a.toml": {},
		"content/claims/bild.png": {}, "content/claims/.toml": {}}
	_, found, err := load.Project(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Span.Name() != "content/site.toml" {
			t.Errorf("got %s in %s, want nothing about files that are no content", f.Rule.Code, f.Span.Name())
		}
	}
}
