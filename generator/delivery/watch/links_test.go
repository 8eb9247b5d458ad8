package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beleg/generator/delivery/disk"
)

func TestLinksAreFollowedInsideTheProject(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "data/content/site.toml", "site", "shared/a.txt", "article", "old/page.md", "old")
		must(t, os.Symlink("data/content", filepath.Join(dir, "content")), os.Mkdir(filepath.Join(dir, "seeds"), 0o755),
			os.Symlink("../shared/a.txt", filepath.Join(dir, "seeds/a.txt")), os.Symlink("../../old", filepath.Join(dir, "data/content/pages")))
		v := view(t, dir, opt)
		v.like(dir)
		write(t, filepath.Join(dir, "data/content/site.toml"), "behind a linked input folder")
		v.wait("content/site.toml", "behind a linked input folder")
		rest()
		write(t, filepath.Join(dir, "shared/a.txt"), "where nothing is watched")
		v.wait("seeds/a.txt", "where nothing is watched")
		write(t, filepath.Join(dir, "old/page.md"), "behind a link in a linked folder")
		v.wait("content/pages/page.md", "behind a link in a linked folder")
		must(t, os.Rename(filepath.Join(dir, "shared/a.txt"), filepath.Join(dir, "shared/b.txt")))
		v.like(dir)
		must(t, os.Remove(filepath.Join(dir, "seeds/a.txt")), os.Symlink("../shared/b.txt", filepath.Join(dir, "seeds/a.txt")))
		v.wait("seeds/a.txt", "where nothing is watched")
		must(t, os.Remove(filepath.Join(dir, "content")), os.Rename(filepath.Join(dir, "data/content"), filepath.Join(dir, "content")))
		write(t, filepath.Join(dir, "content/site.toml"), "a folder in the place of the link")
		v.wait("content/site.toml", "a folder in the place of the link")
	})
}

// os.Root refuses these; a build would too, and the preview must not be the way around.
func TestLinksThatLeadOutAreErrors(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site")
	write(t, dir+"-secret/a.txt", "secret")
	must(t, os.Symlink("../project-secret", filepath.Join(dir, "seeds")), os.Symlink("../../project-secret/a.txt", filepath.Join(dir, "content/a.toml")))
	v := view(t, dir, Options{})
	for _, name := range []string{"seeds/a.txt", "content/a.toml"} {
		if data, err := fs.ReadFile(v.snapshots()[0].Files, name); err == nil || !strings.Contains(err.Error(), "escapes") {
			t.Errorf("%s = %q, %v; want an error that it escapes", name, data, err)
		}
	}
	must(t, os.Remove(filepath.Join(dir, "seeds")))
	write(t, filepath.Join(dir, "seeds/a.txt"), "not secret")
	v.wait("seeds/a.txt", "not secret")
	v.like(dir)
}

// A file with a second name outside can be written to there, of which no watch tells.
func TestAFileWithASecondNameIsFollowed(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "one")
	must(t, os.Link(filepath.Join(dir, "content/site.toml"), dir+"-second"))
	v := view(t, dir, Options{})
	rest()
	write(t, dir+"-second", "two")
	v.wait("content/site.toml", "two")
}

// Links that lead to each other must not make a small project endless, nor may a pipe be waited for.
func TestOddThingsAreReadAsErrors(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site", "content/pages/a/b.md", "b", "static/x.css", "x")
	for i, in := range []string{"content", "content/pages", "content/pages/a", "static"} {
		for _, to := range []string{"content", "content/pages", "static", "."} {
			must(t, os.Symlink(strings.Repeat("../", strings.Count(in, "/")+1)+to, filepath.Join(dir, in, "to"+strings.ReplaceAll(to, "/", "-")+strings.Repeat("x", i))))
		}
	}
	makePipe(t, filepath.Join(dir, "content/pipe.toml"))
	v := view(t, dir, Options{})
	if data, err := fs.ReadFile(v.snapshots()[0].Files, "content/pipe.toml"); kind(err) != disk.ErrSpecial.Error() {
		t.Errorf("a pipe is %q, %v; want %v", data, err, disk.ErrSpecial)
	}
	if _, err := fs.ReadDir(v.snapshots()[0].Files, "content/pages/a/tostaticxx"); kind(err) != disk.ErrDeep.Error() {
		t.Errorf("a link to a folder deep down: %v, want %v", err, disk.ErrDeep)
	}
	must(t, os.Remove(filepath.Join(dir, "content/pipe.toml")))
	write(t, filepath.Join(dir, "content/pipe.toml"), "a file now")
	v.wait("content/pipe.toml", "a file now")
}
