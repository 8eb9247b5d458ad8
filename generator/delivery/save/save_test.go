package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

const was, now = "title = \"old\"\n", "title = \"new\"\n"

// folder returns a folder with the file a.toml, and the same opened.
func folder(t *testing.T) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "a.toml")
	if err := errors.Join(os.WriteFile(name, []byte(was), 0o640), os.Chmod(name, 0o640)); err != nil { // whatever the umask
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return dir, root
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestAFileGetsItsNewContentsAndKeepsItsPermissions(t *testing.T) {
	dir, root := folder(t)
	if err := Replace(root, "a.toml", []byte(was), []byte(now)); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "a.toml"))
	if err != nil || string(got) != now {
		t.Errorf("got %q (%v), want %q", got, err, now)
	}
	info, err := os.Stat(filepath.Join(dir, "a.toml"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("got mode %v (%v), want that of before", info.Mode(), err)
	}
	if left := names(t, dir); len(left) != 1 {
		t.Errorf("got %v, want the file alone", left)
	}
}

func TestAFileStaysIfItIsNotWhatItWasThoughtToBe(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.toml")
	if err := os.WriteFile(outside, []byte(was), 0o600); err != nil {
		t.Fatal(err)
	}
	link := func(target string) func(string) error {
		return func(file string) error { return errors.Join(os.Remove(file), os.Symlink(target, file)) }
	}
	for _, c := range []struct {
		name   string
		meddle func(file string) error
		want   error
	}{
		{"saved meanwhile", func(file string) error { return os.WriteFile(file, []byte("else"), 0o600) }, ErrMeanwhile},
		{"removed meanwhile", os.Remove, ErrMeanwhile},
		{"a folder now", func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o700)) }, ErrNoFile},
		{"a link out", link(outside), ErrNoFile},
		{"a link to a file beside it", func(file string) error {
			return errors.Join(os.Rename(file, file+"2"), os.Symlink("a.toml2", file))
		}, ErrNoFile},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, root := folder(t)
			file := filepath.Join(dir, "a.toml")
			if err := c.meddle(file); err != nil {
				t.Fatal(err)
			}
			stood, _ := os.Lstat(file)
			before := names(t, dir)
			if err := Replace(root, "a.toml", []byte(was), []byte(now)); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if after := names(t, dir); len(after) != len(before) {
				t.Errorf("got %v, want %v", after, before)
			}
			if info, err := os.Lstat(file); stood == nil && !errors.Is(err, fs.ErrNotExist) || stood != nil && (err != nil || !os.SameFile(stood, info)) {
				t.Errorf("got another file (%v), want it untouched", err)
			}
			if text, err := os.ReadFile(outside); err != nil || string(text) != was {
				t.Errorf("outside: got %q (%v), want %q", text, err, was)
			}
		})
	}
}
