package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
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
	if _, err := Dir(filepath.Join(parent, "ring"), nil); err == nil {
		t.Error("a link to itself was published to")
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
	if err := each(nil, func(string) error { return boom }); err != nil {
		t.Errorf("work ran for no path: %v", err)
	}
}
