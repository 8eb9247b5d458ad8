package generator

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/delivery/watch"
)

// What cannot be read must not be passed over: the site would be published without it.
func TestNothingIsPublishedWithoutWhatCannotBeRead(t *testing.T) {
	for _, name := range []string{"content", "content/claims", "content/claims/claim-2.toml", "seeds/eins.txt", "static", "static/css", "static/css/site.css",
		"templates", "templates/partials", "templates/partials/link.html"} {
		d := newDesk(0)
		d.other["static/css/site.css"], d.other["templates/partials/link.html"] = "", ""
		project := deskProject(d.files()).(deskFS)
		project.files[name] = &fstest.MapFile{Data: []byte(unreadable)}
		if path.Ext(name) == "" {
			project.files[name].Mode = fs.ModeDir
		}
		if _, err := Build(t.Context(), project, Options{}); err == nil || !strings.Contains(err.Error(), errUnreadable.Error()) {
			t.Errorf("%s cannot be read: got error %v, want that", name, err)
		}
	}
}

func TestLinksOnTheDiskAreFollowedOrSaid(t *testing.T) {
	write := func(t *testing.T) string {
		dir := t.TempDir()
		for name, data := range newDesk(0).files() {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	// build builds from the disk, as build does, and from a snapshot, as serve does.
	build := func(t *testing.T, dir string) (map[string][]byte, string) {
		t.Helper()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		w, err := watch.Open(dir, watch.Options{})
		if err != nil {
			t.Fatal(err)
		}
		a, fault := Build(t.Context(), root.FS(), Options{})
		b, other := Build(t.Context(), w.Snapshot().Files, Options{})
		for _, d := range differences(b.Files, a.Files) {
			t.Errorf("from a snapshot: %s", d)
		}
		if (fault == nil) != (other == nil) {
			t.Errorf("got error %v from the disk and %v from a snapshot, want the same", fault, other)
		}
		if fault != nil {
			return nil, fault.Error()
		}
		return a.Files, asText(t, a.Found)
	}
	plain, _ := build(t, write(t))
	if plain == nil {
		t.Fatal("got no site, want one")
	}
	for _, folder := range []string{"content", "content/claims", "content/sources", "content/pages", "seeds"} {
		t.Run(folder, func(t *testing.T) {
			dir := write(t)
			if err := os.Rename(filepath.Join(dir, folder), filepath.Join(dir, "anderswo")); err != nil {
				t.Fatal(err)
			}
			up := strings.Repeat("../", strings.Count(folder, "/"))
			if err := os.Symlink(up+"anderswo", filepath.Join(dir, folder)); err != nil {
				t.Fatal(err)
			}
			got, said := build(t, dir)
			for _, d := range differences(got, plain) {
				t.Errorf("%s (%s)", d, said)
			}
		})
	}
	for _, name := range []string{"content/claims", "static/a", "content/claims/x.toml"} {
		want := "error[link-refused]: " + name + " is a link to nirgends, which leads to nothing"
		t.Run("nowhere from "+name, func(t *testing.T) {
			dir := write(t)
			link := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.RemoveAll(link); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("nirgends", link); err != nil {
				t.Fatal(err)
			}
			if got, said := build(t, dir); got != nil || !strings.Contains(said, want) {
				t.Errorf("got %q and %v, want %q and no site", said, slices.Sorted(maps.Keys(got)), want)
			}
		})
	}
}
