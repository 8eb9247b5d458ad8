package publish

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

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
		err = publishForever(place.publish, out)
	case "forever by renames":
		err = publishForever(func(to place, want tree) (Report, error) {
			to.exchange = func(a, b string) error { return errors.ErrUnsupported }
			return to.publish(want)
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

func publishForever(publish func(place, tree) (Report, error), out string) error {
	fmt.Println("begin")
	for i := 0; ; i++ {
		want, err := newTree(edition(i))
		if err != nil {
			return err
		}
		to, err := locate(out)
		if err != nil {
			return err
		}
		if _, err := publish(to, want); err != nil {
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

// killAt runs a process that publishes without end, kills it the given time after its beginning, and reports whether
// that was in the middle of a publication.
func killAt(t *testing.T, role, out string, after time.Duration) (midway bool) {
	t.Helper()
	cmd := child(role, out)
	var said strings.Builder
	cmd.Stderr = &said
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := stdout.Read(make([]byte, 1)); err != nil {
		t.Fatalf("the process did not begin: %v", err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if said.Len() > 0 {
		t.Fatalf("the process failed before it was killed: %s", said.String())
	}
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		midway = midway || strings.HasPrefix(e.Name(), ".public.beleg-")
	}
	return midway
}

func TestKilledAtAnyMomentTheOldSiteOrTheNewOneStands(t *testing.T) {
	for _, role := range []string{"forever", "forever by renames"} {
		t.Run(role, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			most := 32 // kills that met a publication
			if testing.Short() {
				most = 4
			}
			midway := 0
			span := 20 * time.Millisecond // how long a publication takes, measured below: machines differ
			for i := 0; midway < most; i++ {
				if i > 50*most {
					t.Fatalf("only %d of %d kills met a publication: the test proves too little", midway, i)
				}
				fresh := i%8 == 0 // now and then the first publication is what is interrupted
				if fresh {
					if err := os.RemoveAll(out); err != nil {
						t.Fatal(err)
					}
				}
				if killAt(t, role, out, rand.N(3*span)) {
					midway++
				}
				if wholly(t, out) < 0 && !fresh {
					// Two renames cannot do without this moment; then the old site must be set aside, whole.
					if role == "forever" || wholly(t, filepath.Join(parent, ".public.beleg-old")) < 0 {
						t.Fatal("no site stands after the kill")
					}
				}
				start := time.Now()
				mustPublish(t, out, edition(i))
				span = time.Since(start)
				if got := wholly(t, out); got != i%2 {
					t.Fatalf("the next run published edition %d, want %d", got, i%2)
				}
				wantAlone(t, parent, "public")
			}
		})
	}
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
