package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFirstPublicationMakesTheFoldersAndNothingElse(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "a", "b")
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"index.html": "home", "claims/x/index.html": "x", "empty.txt": ""})
	got := mustPublish(t, out, files)
	want := Report{Added: []string{"claims/x/index.html", "empty.txt", "index.html"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	wantSite(t, out, files)
	wantAlone(t, parent, "public")
}

func TestReportTellsWhatChanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"b": "1", "a": "1", "gone/z": "1", "gone/y": "1", "same": "1"}))
	got := mustPublish(t, out, site(map[string]string{"b": "2", "a": "22", "new/2": "1", "new/1": "1", "same": "1"}))
	want := Report{
		Added: []string{"new/1", "new/2"}, Changed: []string{"a", "b"}, Removed: []string{"gone/y", "gone/z"}, Unchanged: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestNothingChangedTouchesNothing(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"index.html": "home", "claims/x/index.html": "x"})
	mustPublish(t, out, files)
	long := time.Now().Add(-time.Hour)
	watched := []string{parent, out, filepath.Join(out, "claims"), filepath.Join(out, "claims", "x"), filepath.Join(out, manifestName)}
	for i := len(watched) - 1; i >= 0; i-- {
		if err := os.Chtimes(watched[i], long, long); err != nil {
			t.Fatal(err)
		}
	}
	if got := mustPublish(t, out, files); !cmp.Equal(got, Report{Unchanged: 2}) {
		t.Errorf("report = %+v, want only 2 unchanged", got)
	}
	for _, name := range watched {
		info, err := os.Lstat(name)
		if err != nil {
			t.Fatal(err)
		}
		if d := info.ModTime().Sub(long).Abs(); d > time.Second {
			t.Errorf("%s was touched: time is %v off", name, d)
		}
	}
}

// Comparing times instead of bytes would pass every test but this one.
func TestSameSizeAndTimeButOtherBytesIsAChange(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := site(map[string]string{"a": "one", "b": "two"})
	mustPublish(t, out, files)
	name := filepath.Join(out, "a")
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	put(t, out, map[string]string{"a": "eno"})
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	got := mustPublish(t, out, files)
	if want := (Report{Changed: []string{"a"}, Unchanged: 1}); !cmp.Equal(got, want) {
		t.Errorf("report = %+v, want %+v", got, want)
	}
	wantSite(t, out, files)
}

func TestWhatWasEditedOrDeletedByHandIsRestored(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := site(map[string]string{"a": "a", "d/b": "b", "c": "c"})
	mustPublish(t, out, files)
	put(t, out, map[string]string{"a": "edited by hand"})
	if err := os.RemoveAll(filepath.Join(out, "d")); err != nil {
		t.Fatal(err)
	}
	got := mustPublish(t, out, files)
	if want := (Report{Added: []string{"d/b"}, Changed: []string{"a"}, Unchanged: 1}); !cmp.Equal(got, want) {
		t.Errorf("report = %+v, want %+v", got, want)
	}
	wantSite(t, out, files)
}

// The manifest and the memory are the same then, and as much was added as was changed.
func TestOneFileDeletedAndOneEditedByHandAreBothRestored(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := site(map[string]string{"a": "a", "b": "b"})
	mustPublish(t, out, files)
	put(t, out, map[string]string{"a": "edited by hand"})
	if err := os.Remove(filepath.Join(out, "b")); err != nil {
		t.Fatal(err)
	}
	got := mustPublish(t, out, files)
	if want := (Report{Added: []string{"b"}, Changed: []string{"a"}}); !cmp.Equal(got, want) {
		t.Errorf("report = %+v, want %+v", got, want)
	}
	wantSite(t, out, files)
}

func TestAFileInAFolderOfWhichNothingChangedIsKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"a": "old", "d/e/b": "same"}))
	was := identities(t, out, site(map[string]string{"d/e/b": "same"}))
	files := site(map[string]string{"a": "new", "d/e/b": "same"})
	mustPublish(t, out, files)
	wantSite(t, out, files)
	wantUntouched(t, was, identities(t, out, files))
}

// A person who links a page elsewhere must not see it change there: files are replaced, never written into.
func TestALinkToAPublishedFileKeepsTheOldBytes(t *testing.T) {
	parent := t.TempDir()
	out, link := filepath.Join(parent, "public"), filepath.Join(parent, "link")
	mustPublish(t, out, site(map[string]string{"a": "old"}))
	if err := os.Link(filepath.Join(out, "a"), link); err != nil {
		t.Skip(err)
	}
	mustPublish(t, out, site(map[string]string{"a": "new"}))
	if got, err := os.ReadFile(link); string(got) != "old" || err != nil {
		t.Errorf("the link reads %q, %v; want %q", got, err, "old")
	}
}

// FAT knows no links, and ext4 allows 65,000 to a file.
func TestAFileThatCannotBeLinkedIsCopiedWithItsTime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"a": "same", "b": "old"}))
	name, long := filepath.Join(out, "a"), time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(name, long, long); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Lstat(name)
	files := site(map[string]string{"a": "same", "b": "new"})
	to, err := locate(out)
	if err != nil {
		t.Fatal(err)
	}
	to.link = func(string, string) error { return syscall.EMLINK }
	if _, err := publish(out, to, files); err != nil {
		t.Fatal(err)
	}
	wantSite(t, out, files)
	if err := to.keep("gone"); err == nil || !strings.HasPrefix(err.Error(), "stage gone: ") {
		t.Errorf("error = %v, want that gone cannot be kept", err)
	}
	if err := errors.Join(to.open(), to.keep("a")); err != nil {
		t.Fatal(err)
	}
	if err := to.keep("a"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error = %v, want that it is there already", err)
	}
	after, err := os.Lstat(name)
	if err != nil || os.SameFile(before, after) || !after.ModTime().Equal(long) {
		t.Errorf("copied = %v with time %v, %v; want a copy with time %v", !os.SameFile(before, after), after.ModTime(), err, long)
	}
}

func TestModesLeaveTheRestToTheUmask(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such modes")
	}
	parent := t.TempDir()
	put(t, parent, map[string]string{"probe/probe": ""})
	umask := os.FileMode(0o755)
	if info, err := os.Lstat(filepath.Join(parent, "probe")); err == nil {
		umask &= info.Mode().Perm() // what the umask leaves of 0755
	}
	out := filepath.Join(parent, "public")
	mustPublish(t, out, site(map[string]string{"d/a": "a"}))
	for name, want := range map[string]os.FileMode{"": umask, "d": umask, "d/a": umask & 0o644, manifestName: umask & 0o644} {
		info, err := os.Lstat(filepath.Join(out, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("mode of %q = %v, %v; want %v", name, info.Mode().Perm(), err, want)
		}
	}
}

func TestSpacesAndLettersOfAnyScriptAreNames(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := site(map[string]string{"a b~.html": "a", "ä/ö\u0080.html": "ö"})
	mustPublish(t, out, files)
	wantSite(t, out, files)
	if _, err := Dir(out, site(map[string]string{memoryName: "x"})); err == nil || !strings.HasSuffix(err.Error(), `".beleg-memory" is the name of the memory`) {
		t.Errorf("error = %v, want that it is the name of the memory", err)
	}
}

func TestPathsThatLeaveOrConfuseTheFolderAreRefused(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	for _, paths := range [][]string{
		{""}, {"."}, {".."}, {"../a"}, {"a/../b"}, {"/a"}, {"a//b"}, {"a/"}, {"./a"}, {`a\b`}, {"a\x00b"}, {"a\x1fb"}, {"a\x7fb"}, {"a\nb"}, {"\xff"},
		{"a", "a/b"}, {"a/b", "a/b/c/d"}, {".beleg"}, {".beleg/a"}, {".beleg-memory"}, {".beleg-memory/a"},
	} {
		files := map[string][]byte{}
		for _, path := range paths {
			files[path] = []byte("x")
		}
		if report, err := Dir(out, files); err == nil || !cmp.Equal(report, Report{}) {
			t.Errorf("Dir(%q) = %+v, %v; want an error and no report", paths, report, err)
		}
		wantAlone(t, parent)
	}
}
