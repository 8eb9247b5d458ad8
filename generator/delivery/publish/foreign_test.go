package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wantForeign publishes, expects a refusal naming files, and that nothing was touched.
func wantForeign(t *testing.T, parent string, files []string, more int) error {
	t.Helper()
	out := filepath.Join(parent, "public")
	before := standing(t, parent)
	_, err := Dir(out, site(map[string]string{"index.html": "new", "a/b": "new"}))
	got, ok := errors.AsType[*ForeignError](err)
	if !ok {
		t.Fatalf("error = %v, want a ForeignError", err)
	}
	if diff := cmp.Diff(&ForeignError{Dir: out, Files: files, More: more}, got); diff != "" {
		t.Errorf("foreign (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, standing(t, parent)); diff != "" {
		t.Errorf("something was touched (-before +after):\n%s", diff)
	}
	return err
}

func TestAFolderWithoutManifestIsRefused(t *testing.T) {
	parent := t.TempDir()
	put(t, parent, map[string]string{"public/index.html": "mine", "public/a-b": "", "public/a/b": "mine"})
	err := wantForeign(t, parent, []string{"a-b", "a/b", "index.html"}, 0)
	want := filepath.Join(parent, "public") + " holds files that beleg did not put there: a-b, a/b, index.html; " +
		"move them away or publish to another folder"
	if err.Error() != want {
		t.Errorf("message\n got %s\nwant %s", err, want)
	}
}

func TestAFileAddedByHandIsRefusedEvenWithTheRightBytes(t *testing.T) {
	parent := t.TempDir()
	mustPublish(t, filepath.Join(parent, "public"), site(map[string]string{"index.html": "old"}))
	put(t, parent, map[string]string{"public/a/b": "new", "public/a/notes.txt": "mine"})
	wantForeign(t, parent, []string{"a/b", "a/notes.txt"}, 0)
}

func TestAnEmptyFolderMadeByHandIsNotTakenAway(t *testing.T) {
	for _, published := range []bool{false, true} {
		parent := t.TempDir()
		out := filepath.Join(parent, "public")
		if published {
			mustPublish(t, out, site(map[string]string{"index.html": "old", "a/b": "old"}))
		}
		if err := os.MkdirAll(filepath.Join(out, "hollow", "er"), 0o755); err != nil {
			t.Fatal(err)
		}
		wantForeign(t, parent, []string{"hollow/er/"}, 0)
	}
}

// A folder that our files are named in is ours: nobody takes a site away file by file and leaves its folders.
func TestAnEmptyFolderOfOursGoesWithItsPage(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"index.html": "old", "a/b": "old"}))
	if err := os.Remove(filepath.Join(out, "a", "b")); err != nil {
		t.Fatal(err)
	}
	files := site(map[string]string{"index.html": "old"})
	mustPublish(t, out, files)
	wantSite(t, out, files)
}

func TestManyForeignFilesAreCounted(t *testing.T) {
	for n, more := range map[int]int{10: 0, 11: 1, 25: 15, 1001: 990} { // no further than to a thousand
		parent := t.TempDir()
		texts, names := map[string]string{}, []string(nil)
		for i := range n {
			name := fmt.Sprintf("d%02d/f%02d", i/100, i%100)
			texts["public/"+name] = "mine"
			names = append(names, name)
		}
		put(t, parent, texts)
		want := "d00/f09"
		if more > 0 {
			want += fmt.Sprintf(" and %d more", more)
		}
		if err := wantForeign(t, parent, names[:10], more); !strings.Contains(err.Error(), want+";") {
			t.Errorf("message %q does not tell of %s", err, want)
		}
	}
}

func TestSymbolicLinksInsideAreForeignAndNeverFollowed(t *testing.T) {
	parent := t.TempDir()
	put(t, parent, map[string]string{"elsewhere/b": "mine"})
	out := filepath.Join(parent, "public")
	mustPublish(t, out, site(map[string]string{"index.html": "old", "a/b": "old"}))
	err := errors.Join(os.RemoveAll(filepath.Join(out, "a")), os.Symlink("../elsewhere", filepath.Join(out, "a")),
		os.Remove(filepath.Join(out, "index.html")), os.Symlink("nowhere", filepath.Join(out, "index.html")))
	if err != nil {
		t.Skip(err)
	}
	wantForeign(t, parent, []string{"a", "index.html"}, 0)
}

func TestAManifestThatIsALinkProvesNothing(t *testing.T) {
	parent := t.TempDir()
	put(t, parent, map[string]string{"list": string(formatManifest([]string{"index.html"})), "public/index.html": "mine"})
	if err := os.Symlink("../list", filepath.Join(parent, "public", manifestName)); err != nil {
		t.Skip(err)
	}
	wantForeign(t, parent, []string{manifestName, "index.html"}, 0)
}

func TestAManifestThatIsNotOursStopsEverything(t *testing.T) {
	for text, want := range map[string]string{
		"":                          `the first line is not "beleg 1"`,
		"beleg 2\nindex.html\n":     `the first line is not "beleg 1"`,
		"beleg 1\nindex.html":       `the last line "index.html" is cut off`,
		"beleg 1\n../../etc/x\n":    `"../../etc/x" is not a local slash path`,
		"beleg 1\nb\na\n":           `"a" is out of order`,
		"beleg 1\na\na\n":           `"a" is out of order`,
		"beleg 1\n.beleg\n":         `".beleg" is the name of the manifest`,
		"beleg 1\nindex.html\n\n":   `"" is not a local slash path`,
		"beleg 1\r\nindex.html\r\n": `the first line is not "beleg 1"`,
	} {
		parent := t.TempDir()
		put(t, parent, map[string]string{"public/.beleg": text, "public/index.html": "mine"})
		before := standing(t, parent)
		_, err := Dir(filepath.Join(parent, "public"), site(map[string]string{"index.html": "new"}))
		if err == nil || !strings.Contains(err.Error(), "read .beleg: "+want+"; ") {
			t.Errorf("manifest %q: error = %v, want it to say %s", text, err, want)
		}
		if diff := cmp.Diff(before, standing(t, parent)); diff != "" {
			t.Errorf("something was touched (-before +after):\n%s", diff)
		}
	}
}

// What the manifest's reader accepts is exactly what its writer writes, since every path it returns may be deleted.
func FuzzManifest(f *testing.F) {
	f.Add("beleg 1\n")
	f.Add("beleg 1\na\na-b\na/b\nä/ö.html\n")
	f.Add("beleg 1\na\n../b\n")
	f.Add("beleg 1\na\na\n")
	f.Fuzz(func(t *testing.T, text string) {
		paths, err := parseManifest([]byte(text))
		if err != nil {
			return
		}
		if got := string(formatManifest(paths)); got != text {
			t.Errorf("read as %q, written as %q, want %q", paths, got, text)
		}
		for _, path := range paths {
			if !filepath.IsLocal(path) {
				t.Errorf("%q leaves the folder", path)
			}
		}
	})
}
