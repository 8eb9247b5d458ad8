package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"beleg/generator/delivery/memory"
)

func TestAnOutputThatIsAFileIsRefused(t *testing.T) {
	parent := t.TempDir()
	put(t, parent, map[string]string{"public": "a file"})
	_, err := Dir(filepath.Join(parent, "public"), site(map[string]string{"a": "a"}))
	if err == nil || !strings.HasSuffix(err.Error(), "public: it is a file, not a folder") {
		t.Errorf("error = %v, want that it is a file", err)
	}
	_, err = Dir(filepath.Join(parent, "public", "below"), site(map[string]string{"a": "a"}))
	if err == nil || !strings.Contains(err.Error(), "publish to "+filepath.Join(parent, "public", "below")+": ") {
		t.Errorf("error = %v, want one that names the folder", err)
	}
	wantAlone(t, parent, "public")
}

func TestTheRootIsRefused(t *testing.T) {
	root := filepath.VolumeName(t.TempDir()) + string(filepath.Separator)
	if _, err := Begin(root, nil); err == nil {
		t.Error("began to publish to the root")
	}
	_, err := Dir(root, site(map[string]string{"a": "a"}))
	if err == nil || !strings.Contains(err.Error(), "root of a file system") {
		t.Errorf("error = %v, want that it is the root", err)
	}
}

func TestALinkedOutputIsPublishedWhereItPoints(t *testing.T) {
	parent := t.TempDir()
	if err := os.MkdirAll(filepath.Join(parent, "www", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := errors.Join(os.Symlink(filepath.Join("www", "deep"), filepath.Join(parent, "bend")),
		os.Symlink(filepath.Join("..", "site"), filepath.Join(parent, "www", "deep", "there")),
		os.Symlink(filepath.Join("bend", "there"), filepath.Join(parent, "public")))
	if err != nil {
		t.Skip(err)
	}
	for _, text := range []string{"one", "two"} { // the first time the link points to nothing yet
		files := site(map[string]string{"a": text})
		mustPublish(t, filepath.Join(parent, "public"), files)
		wantSite(t, filepath.Join(parent, "www", "site"), files)
		wantAlone(t, parent, "bend", "public", "www")
		wantAlone(t, filepath.Join(parent, "www"), "deep", "site")
	}
	if err := os.Symlink("ring", filepath.Join(parent, "ring")); err != nil {
		t.Fatal(err)
	}
	if _, err := Dir(filepath.Join(parent, "ring"), nil); err == nil || !strings.HasSuffix(err.Error(), "ring: too many symbolic links") {
		t.Errorf("error = %v, want that the link leads nowhere", err)
	}
}

func TestARelativeOutputIsMeantFromTheCurrentFolder(t *testing.T) {
	parent := t.TempDir()
	t.Chdir(parent)
	files := site(map[string]string{"a": "a"})
	mustPublish(t, "public/", files)
	wantSite(t, filepath.Join(parent, "public"), files)
}

// twoRenames is a place on a file system that cannot swap folders in one step.
func twoRenames(t testing.TB, out string) place {
	t.Helper()
	to, err := locate(out)
	if err != nil {
		t.Fatal(err)
	}
	to.exchange = func(a, b string) error { return errors.ErrUnsupported }
	return to
}

func TestTwoRenamesDoWhereFoldersCannotBeSwapped(t *testing.T) {
	parent := t.TempDir()
	to := twoRenames(t, filepath.Join(parent, "public"))
	for _, text := range []string{"one", "two", "three"} {
		files := site(map[string]string{"a": text, "b": "same"})
		if _, err := publish(to.out, to, files); err != nil {
			t.Fatal(err)
		}
		wantSite(t, to.out, files)
		wantAlone(t, parent, "public")
	}
}

// A folder on which a file system is mounted cannot be swapped.
func TestAFolderThatCannotBeSwappedIsLeftAloneAndExplained(t *testing.T) {
	parent := t.TempDir()
	to := twoRenames(t, filepath.Join(parent, "public"))
	files := site(map[string]string{"a": "old"})
	mustPublish(t, to.out, files)
	want := site(map[string]string{"a": "new"})
	for _, why := range []error{syscall.EBUSY, syscall.EXDEV} {
		to.exchange = func(a, b string) error { return &os.LinkError{Op: "exchange", Old: a, New: b, Err: why} }
		if _, err := publish(to.out, to, want); !errors.Is(err, why) || !strings.Contains(err.Error(), "publish to a folder inside it") {
			t.Errorf("error = %v, want %v and advice", err, why)
		}
		wantSite(t, to.out, files)
		wantAlone(t, parent, "public")
	}
}

func TestWhatIsNotThereCannotBeSetAside(t *testing.T) {
	to := twoRenames(t, filepath.Join(t.TempDir(), "public"))
	if err := to.open(); err != nil {
		t.Fatal(err)
	}
	if err := to.swapByRenames(); !errors.Is(err, fs.ErrNotExist) || !stands(to.stage) {
		t.Errorf("error = %v, want that there is no old site, and the stage where it was", err)
	}
}

func TestAnErrorOfTheSystemIsToldAsItIs(t *testing.T) {
	to := twoRenames(t, filepath.Join(t.TempDir(), "public"))
	mustPublish(t, to.out, site(map[string]string{"a": "old"}))
	to.exchange = func(a, b string) error { return syscall.EIO }
	_, err := publish(to.out, to, site(map[string]string{"a": "new"}))
	if want := "publish to " + to.out + ": swap the new site in: " + syscall.EIO.Error(); err == nil || err.Error() != want {
		t.Errorf("error = %v, want %s", err, want)
	}
}

func TestAStageThatIsThereAlreadyIsNotWrittenInto(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	p, err := Begin(out, []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	put(t, p.to.stage, map[string]string{"theirs": "x"})
	if err := p.Put("a", memory.Hash{}, nil); err == nil || !strings.Contains(err.Error(), "make the new site in ") {
		t.Errorf("error = %v, want that there is no place for the new site", err)
	}
	if err := p.Abort(); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatCannotBeMadeIsNamed(t *testing.T) {
	long := strings.Repeat("d", 300)
	_, err := Dir(filepath.Join(t.TempDir(), "public"), site(map[string]string{long + "/b/a": "a"}))
	if err == nil || !strings.Contains(err.Error(), ": stage "+long+": ") {
		t.Errorf("error = %v, want one that names the folder", err)
	}
}

func TestACrashBetweenTwoRenamesIsMended(t *testing.T) {
	parent := t.TempDir()
	to := twoRenames(t, filepath.Join(parent, "public"))
	old := site(map[string]string{"a": "one", "same": "s"})
	mustPublish(t, to.out, old)
	was := identities(t, to.out, old)
	put(t, to.stage, map[string]string{"a": "half-written"})
	if err := os.Rename(to.out, to.aside); err != nil {
		t.Fatal(err)
	}
	files := site(map[string]string{"a": "two", "same": "s"})
	got := mustPublish(t, to.out, files)
	if len(got.Changed) != 1 || got.Unchanged != 1 {
		t.Errorf("report = %+v, want one changed and one unchanged: the old site was not put back", got)
	}
	wantSite(t, to.out, files)
	wantUntouched(t, was, identities(t, to.out, files))
	wantAlone(t, parent, "public")
}

func TestAFailedSwapPutsTheOldSiteBack(t *testing.T) {
	parent := t.TempDir()
	to := twoRenames(t, filepath.Join(parent, "public"))
	files := site(map[string]string{"a": "one"})
	mustPublish(t, to.out, files)
	if err := to.swap(); err == nil { // there is no stage
		t.Error("swapped in a stage that does not exist")
	}
	if err := to.swapByRenames(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error = %v, want that there is no stage", err)
	}
	wantSite(t, to.out, files)
	wantAlone(t, parent, "public")
}

func TestEachRunsEverythingOnceAndReturnsTheFirstError(t *testing.T) {
	var paths []string
	for i := range 1000 {
		paths = append(paths, strconv.Itoa(i))
	}
	var mu sync.Mutex
	runs := map[string]int{}
	err := each(paths, func(path string) error {
		mu.Lock()
		defer mu.Unlock()
		runs[path]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if got := runs[path]; got != 1 {
			t.Fatalf("work(%q) ran %d times, want once", path, got)
		}
	}
	boom := errors.New("boom")
	err = each(paths, func(path string) error {
		if path == "3" {
			return boom
		}
		return nil
	})
	if err != boom {
		t.Errorf("error = %v, want %v", err, boom)
	}
	var begun atomic.Int64
	many := make([]string, 100_000)
	if err := each(many, func(string) error { begun.Add(1); return boom }); err != boom || begun.Load() > maxWorkers {
		t.Errorf("error = %v after %d calls, want no further one after the first error", err, begun.Load())
	}
	if err := each(nil, func(string) error { return boom }); err != nil {
		t.Errorf("work ran for no path: %v", err)
	}
}
