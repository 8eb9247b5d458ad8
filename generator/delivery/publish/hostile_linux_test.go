package publish

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// What stands in place of the memory may be anything that a repository can carry, or that somebody left there.
func TestAMemoryThatIsNoFileOrTooLargeIsNone(t *testing.T) {
	files := map[string][]byte{"a": []byte("one")}
	for what, put := range map[string]func(name string) error{
		"a link to a device": func(name string) error { return os.Symlink("/dev/zero", name) },
		"a pipe":             func(name string) error { return unix.Mkfifo(name, 0o600) },
		"a folder":           func(name string) error { return os.Mkdir(name, 0o700) },
		"a file of 8 GB":     func(name string) error { return os.WriteFile(name, nil, 0o600) },
	} {
		t.Run(what, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPublish(t, out, files)
			name := filepath.Join(out, memoryName)
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if err := put(name); err != nil {
				t.Fatal(err)
			}
			if what == "a file of 8 GB" {
				if err := os.Truncate(name, 8<<30); err != nil {
					t.Skip("this disk has no sparse files: ", err)
				}
			}
			if got := Recall(out); got.Files != nil {
				t.Errorf("got a memory of %d files", len(got.Files))
			}
		})
	}
}

func TestAManifestThatIsTooLargeIsAnError(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	mustPublish(t, out, map[string][]byte{"a": []byte("one")})
	if err := os.Truncate(filepath.Join(out, manifestName), mostBytes+1); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(out, []string{"a"}); err == nil || !strings.Contains(err.Error(), "are the most") {
		t.Errorf("got %v, want an error that says how many bytes are the most", err)
	}
}

// Whoever makes a site read-only, folders and all, does not stop the next one for good. Root may write everywhere, so
// the thread looks at the disk as somebody else.
func TestAReadOnlyTreeIsRemoved(t *testing.T) {
	if testing.Short() {
		t.Skip("as somebody else it cannot write what a trial of faults notes down")
	}
	runtime.LockOSThread() // and never unlocked: the thread ends with the test
	dir := t.TempDir()
	const nobody = 65534
	tree := filepath.Join(dir, "tree")
	if err := os.MkdirAll(filepath.Join(tree, "claims", "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(tree, "claims", "a", "index.html"), []byte("x"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"claims/a/index.html", "claims/a", "claims", "."} {
		name := filepath.Join(tree, name)
		if os.Geteuid() == 0 {
			if err := os.Chown(name, nobody, -1); err != nil {
				t.Fatal(err)
			}
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			if err := os.Chmod(name, 0o555); err != nil {
				t.Fatal(err)
			}
		}
	}
	if os.Geteuid() == 0 {
		for d := dir; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0); errno != 0 {
			t.Fatal(errno)
		}
	}
	if err := os.RemoveAll(tree); err == nil {
		t.Fatal("it could be removed as it was: this test shows nothing")
	}
	if err := remove(tree); err != nil || stands(tree) {
		t.Errorf("got %v, stands: %t", err, stands(tree))
	}
	syscall.RawSyscall(syscall.SYS_SETFSUID, uintptr(os.Geteuid()), 0, 0)
}
