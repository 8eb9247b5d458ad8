package trace

import (
	"io/fs"
	"maps"
	"testing"
	"testing/fstest"
)

func project() fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{"content/site.toml": file("site"), "content/claims/a.toml": file("a"), "content/claims/b.toml": file("b"), "seeds/a.txt": file("text"), "README": file("x")}
}

// read reads as the generator does.
func read(t *testing.T, fsys fs.FS) {
	t.Helper()
	walk := func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			_, err = fs.ReadFile(fsys, name)
		}
		return err
	}
	if err := fs.WalkDir(fsys, "content", walk); err != nil {
		t.Fatal(err)
	}
	_, _ = fs.ReadFile(fsys, "seeds/missing.txt")
	_, _ = fs.Stat(fsys, "seeds/a.txt")
	static, err := fs.Sub(fsys, "static")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = fs.Stat(static, ".")
	_, _ = fs.ReadDir(static, ".")
}

func traced(t *testing.T, fsys fs.FS) Trace {
	t.Helper()
	r := Record(fsys)
	read(t, r)
	return r.Trace()
}

func same(trace Trace, fsys fs.FS) bool {
	for _, question := range trace.Questions() {
		if !trace.Same(fsys, question) {
			return false
		}
	}
	return true
}

func TestEveryChangeOfWhatWasReadIsNoticed(t *testing.T) {
	trace := traced(t, project())
	if !same(trace, project()) {
		t.Error("the same project is taken for another")
	}
	file := &fstest.MapFile{Data: []byte("new")}
	for what, change := range map[string]func(fstest.MapFS){
		"other words":          func(p fstest.MapFS) { p["content/claims/a.toml"] = file },
		"a file more":          func(p fstest.MapFS) { p["content/claims/c.toml"] = file },
		"a file less":          func(p fstest.MapFS) { delete(p, "content/claims/a.toml") },
		"what was missing":     func(p fstest.MapFS) { p["seeds/missing.txt"] = file },
		"a size":               func(p fstest.MapFS) { p["seeds/a.txt"] = file },
		"a folder":             func(p fstest.MapFS) { p["static/a"] = file },
		"a folder, not a file": func(p fstest.MapFS) { delete(p, "content/claims/a.toml"); p["content/claims/a.toml/x"] = file },
		"nothing left":         func(p fstest.MapFS) { clear(p) },
	} {
		p := project()
		change(p)
		if same(trace, p) {
			t.Errorf("%s: not noticed", what)
		}
	}
	p := project()
	p["README"] = file
	if !same(trace, p) {
		t.Error("a file that nobody read is taken for a change")
	}
}

func TestWhatCannotBeNotedIsNoTrace(t *testing.T) {
	r := Record(project())
	f, err := r.Open("README")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if r.Trace() != nil {
		t.Error("there is a trace without what was read from an open file")
	}
	p := project()
	r = Record(p)
	read(t, r)
	p["content/claims/a.toml"] = &fstest.MapFile{Data: []byte("meanwhile")}
	read(t, r)
	if r.Trace() != nil {
		t.Error("there is a trace of a project that changed while it was read")
	}
}

func TestARecorderAnswersAsItsFilesDo(t *testing.T) {
	if err := fstest.TestFS(struct{ fs.FS }{project()}, "content/site.toml", "seeds/a.txt"); err != nil {
		t.Fatal(err)
	}
	r, p := Record(project()), project()
	got, want := map[string]string{}, map[string]string{}
	for all, fsys := range map[*map[string]string]fs.FS{&got: r, &want: p} {
		err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				data, _ := fs.ReadFile(fsys, name)
				(*all)[name] = string(data)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if trace := r.Trace(); !trace.Of("seeds/a.txt", []byte("text")) || trace.Of("seeds/a.txt", []byte("other")) || trace.Of("seeds", nil) {
		t.Error("got wrong what a file held")
	}
}

func TestAStrangeQuestionHasNoAnswer(t *testing.T) {
	trace := Trace{"": {}, "f": {}, "x README": {}, "f ../README": {}, "d ": {}}
	for question := range trace {
		if trace.Same(project(), question) {
			t.Errorf("%q was answered", question)
		}
	}
}
