package watch

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// snapshotOf returns what Open finds in a folder.
func snapshotOf(t *testing.T, dir string) fs.FS {
	t.Helper()
	w, err := Open(dir, Options{})
	must(t, err)
	return w.Snapshot().Files
}

func TestASnapshotIsAProperFileSystem(t *testing.T) {
	dir := project(t, "content/site.toml", "site", "content/claims/a.toml", "a", "seeds/ä b.txt", strings.Repeat("long ", 10_000), "static/css/x.css", "")
	must(t, os.Mkdir(filepath.Join(dir, "templates"), 0o755))
	fsys := struct{ fs.FS }{snapshotOf(t, dir)} // without ReadFile, which would have to return a copy each time
	must(t, fstest.TestFS(fsys, "content/site.toml", "content/claims/a.toml", "seeds/ä b.txt", "static/css/x.css", "templates"))
}

func TestASnapshotHoldsTheInputsAlone(t *testing.T) {
	dir := project(t, "content/site.toml", "site", "README.md", "x", "public/index.html", "x", ".git/HEAD", "x", "templates/.x.html", "x", "static/x.css~", "x")
	entries, err := fs.ReadDir(snapshotOf(t, dir), ".")
	must(t, err)
	if got, want := fmt.Sprint(entries), "[d content/ d static/ d templates/]"; got != want {
		t.Errorf("the project holds %s, want %s", got, want)
	}
	if d := differences(dir, snapshotOf(t, dir)); d != "" {
		t.Error(d)
	}
}

// Whatever a build can ask, the answer is that of the disk, errors included.
func TestASnapshotAnswersLikeTheDisk(t *testing.T) {
	dir := project(t, "content/site.toml", "site", "content/claims/a.toml", "a", "content/claims/c.toml/x", "", "seeds/a.txt", "article",
		"templates/claim.html", "t", "templates/partials/x.html", "p", "shared/b.txt", "b")
	for name, to := range map[string]string{
		"seeds/link.txt": "../shared/b.txt", "seeds/nowhere.txt": "none.txt", "seeds/out.txt": "/etc/passwd", "seeds/up.txt": "../../secret",
		"seeds/round.txt": "round.txt", "seeds/through.txt": "link.txt", "content/folder.toml": "claims", "content/back": "..", "static": "shared",
	} {
		must(t, os.Symlink(to, filepath.Join(dir, name)))
	}
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	names := []string{"content", "content/site.toml", "content/none", "content/site.toml/none", "content/claims/c.toml", "content/claims/c.toml/x", "none", "none/none",
		"seeds", "seeds/link.txt", "seeds/nowhere.txt", "seeds/out.txt", "seeds/up.txt", "seeds/round.txt", "seeds/through.txt", "seeds/link.txt/x",
		"static", "static/b.txt", "content/folder.toml", "content/folder.toml/a.toml", "content/back", "content/back/seeds/a.txt",
		"", "/", "content/", "../content", "content//site.toml", "content/./site.toml"}
	got, want := snapshotOf(t, dir), root.FS()
	for _, name := range names {
		for what, ask := range questions {
			if g, w := ask(got, name), ask(want, name); g != w {
				t.Errorf("%s %q = %s, the disk says %s", what, name, g, w)
			}
		}
	}
	for _, pattern := range []string{"*", "templates/*.html", "templates/partials/*.html", "none/*", "seeds/*", "static/*", "[", "content/*/*.toml"} {
		g, gErr := fs.Glob(got, pattern)
		w, wErr := fs.Glob(want, pattern)
		w = slices.DeleteFunc(w, func(name string) bool { return name == "shared" }) // no input
		if !slices.Equal(g, w) || !errors.Is(gErr, wErr) {
			t.Errorf("Glob %q = %q, %v; the disk says %q, %v", pattern, g, gErr, w, wErr)
		}
	}
}

// questions are the ways to ask a file system; each answer is put into words.
var questions = map[string]func(fsys fs.FS, name string) string{
	"ReadFile": func(fsys fs.FS, name string) string {
		data, err := fs.ReadFile(fsys, name)
		return fmt.Sprintf("%q %s", data, kind(err))
	},
	"Stat": func(fsys fs.FS, name string) string {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			return kind(err)
		}
		size := info.Size()
		if info.IsDir() {
			size = 0
		}
		return fmt.Sprint(info.Name(), info.Mode(), size, info.ModTime(), info.IsDir())
	},
	"ReadDir": func(fsys fs.FS, name string) string {
		entries, err := fs.ReadDir(fsys, name)
		entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "shared" })
		said := fmt.Sprint(entries, kind(err))
		for _, e := range entries {
			info, err := e.Info()
			said += fmt.Sprintf(" %s %s %v", info.Name(), info.Mode(), err)
		}
		return said
	},
	"Open and Stat": func(fsys fs.FS, name string) string {
		f, err := fsys.Open(name)
		if err != nil {
			return kind(err)
		}
		defer f.Close()
		info, err := f.Stat()
		return fmt.Sprint(info.Name(), info.Mode(), kind(err))
	},
}

func TestErrorsNameTheFileAsItWasAskedFor(t *testing.T) {
	dir := project(t, "content/site.toml", "site")
	must(t, os.Symlink("/etc/passwd", filepath.Join(dir, "content/out.toml")))
	for _, name := range []string{"content/none.toml", "content/out.toml", "content/site.toml/x", "content"} {
		_, err := fs.ReadFile(snapshotOf(t, dir), name)
		var at *fs.PathError
		if !errors.As(err, &at) || at.Path != name {
			t.Errorf("ReadFile(%q) = %v, want a *PathError with this path", name, err)
		}
	}
}

func TestAReaderCannotReachIntoASnapshotByAppending(t *testing.T) {
	fsys := snapshotOf(t, project(t, "content/site.toml", "site"))
	data, err := fs.ReadFile(fsys, "content/site.toml")
	must(t, err)
	if cap(data) != len(data) {
		t.Errorf("there is room for %d more bytes in what ReadFile returned, want none", cap(data)-len(data))
	}
	entries, err := fs.ReadDir(fsys, "content")
	must(t, err)
	entries[0] = nil
	if again, err := fs.ReadDir(fsys, "content"); err != nil || again[0] == nil {
		t.Errorf("after writing to a listing the next one is %v (%v)", again, err)
	}
}

// A project of 40 MB must not be in memory once for each snapshot that somebody still renders from.
func TestSnapshotsShareWhatDidNotChange(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site", "content/a.md", "a", "seeds/b.txt", "b")
	v := view(t, dir, Options{})
	rest()
	replace(t, filepath.Join(dir, "content/a.md"), "a") // as it was
	replace(t, filepath.Join(dir, "content/site.toml"), "changed")
	last := v.wait("content/site.toml", "changed")
	for _, name := range []string{"content/a.md", "seeds/b.txt"} {
		before, err := fs.ReadFile(v.snapshots()[0].Files, name)
		must(t, err)
		after, err := fs.ReadFile(last.Files, name)
		must(t, err)
		if &before[0] != &after[0] {
			t.Errorf("%s is in memory twice", name)
		}
	}
}

func TestOfAnOriginalOnlyItsSumIsKept(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site", "seeds/originals/a.html", "<p>one</p>", "seeds/a.txt", "one")
	v := view(t, dir, Options{})
	sum := func(files fs.FS) string {
		kept, err := files.(interface{ Sum(string) (string, error) }).Sum("seeds/originals/a.html")
		must(t, err)
		return kept
	}
	first := v.snapshots()[0].Files
	if got, want := sum(first), fmt.Sprintf("%x", sha256.Sum256([]byte("<p>one</p>"))); got != want {
		t.Errorf("the sum is %s, want %s", got, want)
	}
	if data, err := fs.ReadFile(first, "seeds/originals/a.html"); err == nil {
		t.Errorf("it is in memory: %q", data)
	}
	if info, err := fs.Stat(first, "seeds/originals/a.html"); err != nil || info.Size() != 10 {
		t.Errorf("it has %v bytes (%v), want 10", info, err)
	}
	rest()
	replace(t, filepath.Join(dir, "seeds/originals/a.html"), "<p>two</p>")
	rest()
	replace(t, filepath.Join(dir, "content/site.toml"), "changed")
	if got, want := sum(v.wait("content/site.toml", "changed").Files), fmt.Sprintf("%x", sha256.Sum256([]byte("<p>two</p>"))); got != want {
		t.Errorf("the sum of the changed file is %s, want %s", got, want)
	}
}
