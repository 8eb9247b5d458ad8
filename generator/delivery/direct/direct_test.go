package direct

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"
)

// folder makes a root with all kinds of things in it, and something outside that links lead to.
func folder(t *testing.T) *os.Root {
	t.Helper()
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, "in", name) }
	for _, err := range []error{
		os.MkdirAll(in("a/b"), 0o755), os.WriteFile(in("top"), []byte("top"), 0o644), os.WriteFile(in("a/empty"), nil, 0o644),
		os.WriteFile(in("a/b/large"), bytes.Repeat([]byte("0123456789"), 50_000), 0o644), os.WriteFile(filepath.Join(dir, "secret"), []byte("secret"), 0o644),
		os.Symlink("../top", in("a/to-top")), os.Symlink("b", in("a/to-b")), os.Symlink("../../secret", in("a/out")), os.Symlink("../..", in("a/up")),
		os.Symlink("nothing", in("a/nowhere")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(in(""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func quickly(root *os.Root) fs.FS { return Within(root, root.FS().(FS)) }

// What package os gives is what we give, what it refuses included.
func TestWithinGivesWhatARootGives(t *testing.T) {
	root := folder(t)
	quick := quickly(root)
	for _, name := range []string{"top", "a/empty", "a/b/large", "a/to-top", "a/to-b/large", "a/out", "a/up/secret", "a/up/in/top", "a/nowhere", "a", ".", "a/b",
		"a/none", "none/none", "top/none", "../secret", "a/../top", "/top", "a/b/", "", "a//b", "a\x00b"} {
		want, fault := fs.ReadFile(root.FS(), name)
		for range 2 { // the second time its folder is open
			got, err := fs.ReadFile(quick, name)
			if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(fault) {
				t.Errorf("%q: got %d bytes and %v, want %d and %v", name, len(got), err, len(want), fault)
			}
		}
	}
	if err := fstest.TestFS(quickly(rootOf(t)), "a/b/large", "top"); err != nil {
		t.Error(err)
	}
}

// rootOf is a root without links, which fstest knows nothing of.
func rootOf(t *testing.T) *os.Root {
	t.Helper()
	dir := t.TempDir()
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "a/b"), 0o755), os.WriteFile(filepath.Join(dir, "a/b/large"), []byte("large"), 0o644),
		os.WriteFile(filepath.Join(dir, "top"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func TestManyReadAtOnce(t *testing.T) {
	quick := quickly(folder(t))
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 50 {
				if data, err := fs.ReadFile(quick, "a/b/large"); err != nil || len(data) != 500_000 {
					t.Errorf("got %d bytes and %v", len(data), err)
				}
			}
		})
	}
	readers.Wait()
}

func TestCreateNeverWritesIntoWhatIsThere(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	data := bytes.Repeat([]byte("x"), 3<<20)
	if err := Create(name, data); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, data) {
		t.Errorf("got %d bytes and %v, want %d", len(got), err, len(data))
	}
	if err := Create(name, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file: got %v, want %v", err, fs.ErrExist)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(name+"2", link); err != nil {
		t.Fatal(err)
	}
	if err := Create(link, data); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a link: got %v, want %v", err, fs.ErrExist)
	}
	if err := Create(filepath.Join(name, "below"), nil); err == nil {
		t.Error("wrote below a file")
	}
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o600 != 0o600 {
		t.Errorf("got the mode %v (%v)", info.Mode(), err)
	}
}

func TestOpenOpensFilesOnly(t *testing.T) {
	root := folder(t)
	f, size, err := Open(filepath.Join(root.Name(), "top"))
	if err != nil || size != 3 {
		t.Fatalf("got %d bytes and %v, want 3", size, err)
	}
	defer f.Close()
	if data, err := io.ReadAll(f); err != nil || string(data) != "top" {
		t.Errorf("got %q and %v", data, err)
	}
	for _, name := range []string{"a", "none", "a/nowhere"} {
		if _, _, err := Open(filepath.Join(root.Name(), name)); err == nil {
			t.Errorf("opened %s", name)
		}
	}
}
