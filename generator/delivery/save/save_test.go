package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"beleg/generator/judgement/arrival"
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

// The new file is written beside the old one, and that takes a while.
func TestWhatFailsWhileTheNewFileIsWrittenLeavesTheOldOneAlone(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(file string, f *os.File) error
		want      error
		stands    string
	}{
		"an editor saves": {func(file string, f *os.File) error {
			return errors.Join(fill(f, []byte(now), 0o600), os.WriteFile(file, []byte("theirs"), 0o600))
		}, ErrMeanwhile, "theirs"},
		"a folder takes its place": {func(file string, f *os.File) error {
			return errors.Join(fill(f, []byte(now), 0o600), os.Rename(file, file+"2"), os.Mkdir(file, 0o700), os.Rename(file+"2", filepath.Join(file, "a.toml")))
		}, nil, ""},
		"the disk is full": {func(_ string, f *os.File) error { return errors.Join(f.Close(), errors.ErrUnsupported) }, errors.ErrUnsupported, was},
	} {
		dir, root := folder(t)
		file := filepath.Join(dir, "a.toml")
		err := replace(root, "a.toml", []byte(was), []byte(now), func(f *os.File, _ []byte, _ fs.FileMode) error { return c.meanwhile(file, f) })
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if c.stands == "" {
			if got := contents(t, dir, "a.toml/a.toml"); got[0] != was || !strings.HasPrefix(err.Error(), "read a.toml: ") {
				t.Errorf("%s: got %q (%v), want %q", name, got[0], err, was)
			}
		} else if got := contents(t, dir, "a.toml"); got[0] != c.stands {
			t.Errorf("%s: got %q, want %q", name, got[0], c.stands)
		}
		if left := names(t, dir); len(left) != 1 {
			t.Errorf("%s: got %q, want the file alone", name, left)
		}
	}
}

func TestAFileThatCannotBeFilledIsAnError(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Close(), fill(f, []byte(now), 0o600)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v, want %v", err, os.ErrClosed)
	}
}

func TestAMissingFileIsToldFromWhatCannotBeLookedAt(t *testing.T) {
	_, root := folder(t)
	for name, want := range map[string]bool{"a.toml": true, ".": true, "b.toml": false, "b/c.toml": false} {
		if is, err := Exists(root, name); is != want || err != nil {
			t.Errorf("%s: got %t (%v), want %t", name, is, err, want)
		}
	}
	if is, err := Exists(root, "../a.toml"); is || err == nil {
		t.Errorf("outside: got %t (%v), want an error", is, err)
	}
}

func TestWhatCannotBeReachedOrWrittenBesideIsAnError(t *testing.T) {
	dir, root := folder(t)
	long := strings.Repeat("a", 250) + ".toml" // no other name has room beside it
	if err := os.WriteFile(filepath.Join(dir, long), []byte(was), 0o600); err != nil {
		t.Skip("this system has no such names: ", err)
	}
	if err := Replace(root, long, []byte(was), []byte(now)); err == nil || contents(t, dir, long)[0] != was {
		t.Errorf("got %v, want an error", err)
	}
	if err := Replace(root, "../a.toml", []byte(was), []byte(now)); !errors.Is(err, ErrNoFile) {
		t.Errorf("outside: got %v, want %v", err, ErrNoFile)
	}
}

func TestANewFileIsCreatedWithItsFoldersAndNeverOverAnother(t *testing.T) {
	dir, root := folder(t)
	if err := Create(root, "content/claims/b.toml", []byte(now)); err != nil || contents(t, dir, "content/claims/b.toml")[0] != now {
		t.Errorf("got %v, want it written", err)
	}
	if err := Create(root, "a.toml", []byte(now)); !errors.Is(err, arrival.ErrTaken) || contents(t, dir, "a.toml")[0] != was {
		t.Errorf("taken: got %v, want %v", err, arrival.ErrTaken)
	}
	for _, name := range []string{"a.toml/b.toml", "c\x00.toml"} {
		if err := Create(root, name, []byte(now)); err == nil || errors.Is(err, arrival.ErrTaken) {
			t.Errorf("%q: got %v, want an error", name, err)
		}
	}
}

func TestOfSeveralFilesAllAreWrittenOrNone(t *testing.T) {
	dir, root := folder(t)
	list := []arrival.File{{Name: "new.toml", Now: []byte(now)}, {Name: "a.toml", Was: []byte(was), Now: []byte(now)}}
	if err := All(root, list); err != nil || !slices.Equal(contents(t, dir, "new.toml", "a.toml"), []string{now, now}) {
		t.Errorf("got %v, want both written", err)
	}
	list[0].Name = "newer.toml"
	if err := All(root, append(list, arrival.File{Name: "last.toml", Now: []byte(now)})); !errors.Is(err, ErrMeanwhile) {
		t.Errorf("got %v, want %v", err, ErrMeanwhile)
	}
	if err := All(root, []arrival.File{{Name: "a.toml", Now: []byte(now)}}); !errors.Is(err, arrival.ErrTaken) {
		t.Errorf("got %v, want %v", err, arrival.ErrTaken)
	}
	mixed := []arrival.File{{Name: "a.toml", Was: []byte(now), Now: []byte(was)}, {Name: "newer.toml", Now: []byte(now)}, {Name: "new.toml", Now: []byte(was)}}
	if err := All(root, mixed); !errors.Is(err, arrival.ErrTaken) || strings.Contains(err.Error(), "stays changed") {
		t.Errorf("got %v, want %v, and none of putting back", err, arrival.ErrTaken)
	}
	if got, want := contents(t, dir, "a.toml", "new.toml"), []string{now, now}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := names(t, dir), []string{"a.toml", "new.toml"}; !slices.Equal(got, want) {
		t.Errorf("got the files %q, want %q", got, want)
	}
}

// An editor may have saved it between the two.
func TestWhatSomebodyHasChangedMeanwhileIsNotTakenBack(t *testing.T) {
	dir, root := folder(t)
	list := []arrival.File{{Name: "new.toml", Now: []byte(now)}, {Name: "a.toml", Was: []byte(was), Now: []byte(now)}}
	if err := All(root, list); err != nil {
		t.Fatal(err)
	}
	const theirs = "title = \"theirs\"\n"
	for _, f := range list {
		if err := os.WriteFile(filepath.Join(dir, f.Name), []byte(theirs), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	why := errors.New("why")
	err := putBack(root, list, why)
	if got := contents(t, dir, "new.toml", "a.toml"); !slices.Equal(got, []string{theirs, theirs}) {
		t.Errorf("got %q, want what was saved meanwhile", got)
	}
	for _, said := range []string{"new.toml stays changed", "a.toml stays changed"} {
		if !errors.Is(err, why) || !errors.Is(err, ErrMeanwhile) || !strings.Contains(err.Error(), said) {
			t.Errorf("got %v, want %q, and why it was to be put back", err, said)
		}
	}
}

func TestAFileNamesItsSchemaIfTheProjectHasIt(t *testing.T) {
	dir, root := folder(t)
	const schema = "static/schema/claim.schema.json"
	want := was
	for range 2 {
		if got := WithSchema(root, "claim", was); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if err := os.MkdirAll(filepath.Join(dir, schema), 0o700); err != nil { // a folder of that name is none
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Remove(filepath.Join(dir, schema)), os.WriteFile(filepath.Join(dir, schema), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if got, want := WithSchema(root, "claim", was), "#:schema ../../"+schema+"\n\n"+was; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
