package save

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beleg/generator/judgement/arrival"
)

func files(t *testing.T, dir string, names ...string) []arrival.File {
	t.Helper()
	var list []arrival.File
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(was), 0o600); err != nil {
			t.Fatal(err)
		}
		list = append(list, arrival.File{Name: name, Was: []byte(was), Now: []byte(now)})
	}
	return list
}

func contents(t *testing.T, dir string, names ...string) []string {
	t.Helper()
	var list []string
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(text))
	}
	return list
}

func TestFilesAreRewrittenAndOneIsMoved(t *testing.T) {
	dir, root := folder(t)
	if err := Rewrite(root, files(t, dir, "a.toml", "b.toml"), Move{"b.toml", "c.toml"}); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, dir, "a.toml", "c.toml"), []string{now, now}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := names(t, dir), []string{"a.toml", "c.toml"}; !slices.Equal(got, want) {
		t.Errorf("got the files %q, want %q", got, want)
	}
}

// The last step fails, when all files have been written.
func TestWhatWasWrittenIsPutBackWhenSomethingFails(t *testing.T) {
	for name, moves := range map[string][]Move{"no folder": {{"b.toml", "nowhere/c.toml"}}, "taken": {{"b.toml", "a.toml"}},
		"the second": {{"b.toml", "c.toml"}, {"a.toml", "nowhere/a.toml"}}} {
		dir, root := folder(t)
		if err := Rewrite(root, files(t, dir, "a.toml", "b.toml"), moves...); err == nil || strings.Contains(err.Error(), "stays changed") {
			t.Errorf("%s: got %v, want an error, and none of putting back", name, err)
		}
		if got, want := contents(t, dir, "a.toml", "b.toml"), []string{was, was}; !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		if got, want := names(t, dir), []string{"a.toml", "b.toml"}; !slices.Equal(got, want) {
			t.Errorf("%s: got the files %q, want %q", name, got, want)
		}
	}
}

// An editor who has a file open may save it under its old name.
func TestNothingIsMovedBackOverWhatSomebodySavedMeanwhile(t *testing.T) {
	dir, root := folder(t)
	list := files(t, dir, "a.toml", "b.toml")
	moves := []Move{{"a.toml", "c.toml"}, {"b.toml", "d.toml"}}
	if err := Rewrite(root, list, moves...); err != nil {
		t.Fatal(err)
	}
	const theirs = "title = \"theirs\"\n"
	if err := os.WriteFile(filepath.Join(dir, "b.toml"), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	why := errors.New("why")
	err := moveBack(root, moves, why)
	if !errors.Is(err, why) || !errors.Is(err, arrival.ErrTaken) {
		t.Errorf("got %v, want %v, and why it was to be moved back", err, arrival.ErrTaken)
	}
	if said := err.Error(); !strings.Contains(said, "d.toml stays moved") || strings.Contains(said, "c.toml stays moved") {
		t.Errorf("got %v, want that d.toml stays moved, and that alone", err)
	}
	if got, want := contents(t, dir, "a.toml", "b.toml", "d.toml"), []string{now, theirs, now}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAFileThatIsRewrittenTwiceIsPutBack(t *testing.T) {
	dir, root := folder(t)
	list := files(t, dir, "a.toml", "b.toml", "a.toml")
	if err := Rewrite(root, list); !errors.Is(err, ErrMeanwhile) {
		t.Errorf("got %v, want %v", err, ErrMeanwhile)
	}
	if got, want := contents(t, dir, "a.toml", "b.toml"), []string{was, was}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNothingIsWrittenWhereAFileCannotBe(t *testing.T) {
	dir, root := folder(t)
	list := files(t, dir, "a.toml", "b.toml")
	list[1].Was = []byte("something else")
	before, err := os.Stat(filepath.Join(dir, "a.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Rewrite(root, list); !errors.Is(err, ErrMeanwhile) {
		t.Errorf("got %v, want %v", err, ErrMeanwhile)
	}
	if after, err := os.Stat(filepath.Join(dir, "a.toml")); err != nil || !os.SameFile(before, after) {
		t.Errorf("a.toml was written and put back (%v), want it never touched", err)
	}
	if err := os.Symlink("b.toml", filepath.Join(dir, "link.toml")); err != nil {
		t.Skip("this system has no symbolic links: ", err)
	}
	list[1] = arrival.File{Name: "link.toml", Was: []byte(was), Now: []byte(now)}
	if err := Rewrite(root, list); !errors.Is(err, ErrNoFile) {
		t.Errorf("got %v, want %v", err, ErrNoFile)
	}
	if got, want := contents(t, dir, "a.toml", "b.toml"), []string{was, was}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
