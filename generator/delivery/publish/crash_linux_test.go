package publish

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The test binary runs itself as another process: one that is killed, one that competes, one that may not write much.
const (
	roleVariable = "PUBLISH_TEST_ROLE"
	outVariable  = "PUBLISH_TEST_OUT"
)

func TestMain(m *testing.M) {
	out := os.Getenv(outVariable)
	var err error
	switch role := os.Getenv(roleVariable); role {
	case "":
		os.Exit(m.Run())
	case "forever":
		err = publishForever(publish, out)
	case "forever by renames":
		err = publishForever(func(out string, to place, files map[string][]byte) (Report, error) {
			to.exchange = func(a, b string) error { return errors.ErrUnsupported }
			return publish(out, to, files)
		}, out)
	case "competitor":
		for i := range 8 {
			if _, err = Dir(out, edition(i)); err != nil {
				break
			}
		}
	case "small files only":
		signal.Ignore(syscall.SIGXFSZ)
		if err = unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 100_000, Max: 100_000}); err == nil {
			_, err = Dir(out, site(map[string]string{"a": "new", "claims/x/index.html": strings.Repeat("x", 200_000)}))
		}
	default:
		err = fmt.Errorf("unknown role %q", role)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func child(role, out string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, outVariable+"="+out)
	return cmd
}

// edition is one of two sites that share some files and differ in names and bytes; i counts on, only its parity matters.
func edition(i int) map[string][]byte {
	files := map[string][]byte{}
	for n := range 40 {
		files[fmt.Sprintf("same/%d/%d.html", n%4, n)] = fmt.Appendf(nil, "page %d", n)
		files[fmt.Sprintf("claims/%d/%d.html", n%4, n)] = fmt.Appendf(nil, "edition %d of %d", i%2, n)
		files[fmt.Sprintf("only-%d/%d", i%2, n)] = []byte("x")
	}
	return files
}

func publishForever(publish func(string, place, map[string][]byte) (Report, error), out string) error {
	fmt.Println("begin")
	for i := 0; ; i++ {
		to, err := locate(out)
		if err != nil {
			return err
		}
		if _, err := publish(out, to, edition(i)); err != nil {
			return err
		}
	}
}

// wholly returns which edition stands at the folder: 0, 1, or -1 if there is no folder. A mixture fails the test.
func wholly(t *testing.T, dir string) int {
	t.Helper()
	got := standing(t, dir)
	if got == nil {
		return -1
	}
	for i := range 2 {
		if mapsEqual(got, published(edition(i))) {
			return i
		}
	}
	t.Fatalf("%s holds neither the old site nor the new one: %d entries", dir, len(got))
	return -1
}

func mapsEqual(a, b map[string]string) bool {
	for path, text := range a {
		if other, ok := b[path]; !ok || other != text {
			return false
		}
	}
	return len(a) == len(b)
}

func TestTwoProcessesTakeTurns(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	var cmds []*exec.Cmd
	for range 3 {
		cmd := child("competitor", out)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("a competing publication failed: %v", err)
		}
	}
	if wholly(t, out) < 0 {
		t.Error("no site stands")
	}
	wantAlone(t, parent, "public")
}

func TestAFailedWriteLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"a": "old", "b": "old"})
	mustPublish(t, out, files)
	said, err := child("small files only", out).CombinedOutput()
	want := "publish to " + out + ": stage claims/x/index.html: file too large\n"
	if err == nil || string(said) != want {
		t.Errorf("it said %q (%v), want %q", said, err, want)
	}
	wantSite(t, out, files)
	wantAlone(t, parent, "public")
}

// mounted mounts a small file system, which only root can.
func mounted(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("none", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("cannot mount (%v): failed writes and swaps are tested without a small disk too", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	mounted(t, parent)
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"a": "old"})
	mustPublish(t, out, files)
	_, err := Dir(out, site(map[string]string{"a": "new", "big/file": strings.Repeat("x", 1<<20)}))
	// Files are written side by side: another may be the one for which nothing is left.
	said := regexp.MustCompile(`^publish to .*: stage [^ ]+: no space left on device$`)
	if !errors.Is(err, unix.ENOSPC) || !said.MatchString(err.Error()) {
		t.Errorf("error = %v, want that the disk is full, and for which file", err)
	}
	wantSite(t, out, files)
	wantAlone(t, parent, "public")
	mustPublish(t, out, site(map[string]string{"a": "new"}))
}

func TestAMountPointIsLeftAloneAndExplained(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mounted(t, out)
	_, err := Dir(out, site(map[string]string{"a": "new"}))
	if err == nil || !strings.Contains(err.Error(), "publish to a folder inside it") {
		t.Errorf("error = %v, want advice", err)
	}
	if got := standing(t, out); len(got) != 0 {
		t.Errorf("the mounted folder holds %v, want nothing", got)
	}
	wantAlone(t, parent, "public")
}

func TestWhatCannotBeClearedUpIsToldAndNothingElseTouched(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"a": "old"})
	mustPublish(t, out, files)
	mounted(t, filepath.Join(parent, ".public.beleg-stage"))
	if _, err := Dir(out, site(map[string]string{"a": "new"})); err == nil || !strings.Contains(err.Error(), ": remove what an interrupted run left: ") {
		t.Errorf("error = %v, want that something is left", err)
	}
	wantSite(t, out, files)
}

func TestAStageThatCannotBeRemovedIsTold(t *testing.T) {
	p, err := Begin(filepath.Join(t.TempDir(), "public"), []string{"d/a"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	mounted(t, filepath.Join(p.to.stage, "d"))
	if err := p.Abort(); !errors.Is(err, unix.EBUSY) {
		t.Errorf("error = %v, want %v", err, unix.EBUSY)
	}
}

func TestAnOldSiteThatCannotBeRemovedIsToldWhenTheNewOneIsInPlace(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustPublish(t, out, site(map[string]string{"d/a": "old"}))
	mounted(t, filepath.Join(out, "d"))
	files := site(map[string]string{"d/a": "new"})
	if _, err := Dir(out, files); err == nil || !strings.Contains(err.Error(), ": the new site is in place, but the old one could not be removed: ") {
		t.Errorf("error = %v, want that the old site is left", err)
	}
	wantSite(t, out, files)
	if err := exchange(filepath.Join(parent, ".public.beleg-stage"), out); err != nil { // what is mounted went with the old site
		t.Fatal(err)
	}
}
