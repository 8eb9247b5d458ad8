package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/delivery/memory"
)

// hashOf names what a file is made from.
func hashOf(words string) memory.Hash { return sha256.Sum256([]byte(words)) }

// build publishes as a build does: what can be kept is, and the rest is put. It returns what was made.
func build(t *testing.T, out, note string, files, from map[string]string) (made []string, r Report) {
	t.Helper()
	paths := sortedKeys(files)
	p, err := Begin(out, paths)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	for _, path := range paths {
		h := hashOf(from[path])
		if n, kept := p.Keep(path, h); kept {
			if n != len(files[path]) {
				t.Errorf("%s: kept %d bytes, want %d", path, n, len(files[path]))
			}
			continue
		}
		made = append(made, path)
		if err := p.Put(path, h, []byte(files[path])); err != nil {
			t.Fatal(err)
		}
	}
	if r, err = p.Commit(note); err != nil {
		t.Fatal(err)
	}
	return made, r
}

func TestWhatWasMadeFromTheSameIsKept(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	from := map[string]string{"a": "1", "b/c": "1", "d": "1"}
	files := map[string]string{"a": "a1", "b/c": "c1", "d": "d1"}
	if made, _ := build(t, out, "first\nnote", files, from); len(made) != 3 {
		t.Errorf("the first build made %v, want all", made)
	}
	if made, r := build(t, out, "first\nnote", files, from); made != nil || !cmp.Equal(r, Report{Unchanged: 3}) {
		t.Errorf("the second build made %v (%+v), want nothing", made, r)
	}
	if got := Recall(out); got.Note != "first\nnote" || len(got.Files) != 3 || got.Files["b/c"].From != hashOf("1") {
		t.Errorf("got %+v, want the note and three files", got)
	}
	from["b/c"], files["b/c"] = "2", "c2"
	from["d"] = "2" // made anew, to the same bytes
	made, r := build(t, out, "second", files, from)
	if want := []string{"b/c", "d"}; !cmp.Equal(made, want) || !cmp.Equal(r, Report{Changed: []string{"b/c"}, Unchanged: 2}) {
		t.Errorf("made %v (%+v), want %v, of which one changes", made, r, want)
	}
	if got := Recall(out).Note; got != "second" {
		t.Errorf("got the note %q", got)
	}
	wantAlone(t, parent, "public")
}

// A file that nobody knows the making of is never kept.
func TestTheZeroHashIsNoHash(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"a": "a"}))
	p, err := Begin(out, []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	if _, kept := p.Keep("a", memory.Hash{}); kept {
		t.Error("kept a file that nobody knows the making of")
	}
}

func TestWhatWasChangedByHandIsMadeAgain(t *testing.T) {
	for name, spoil := range map[string]func(string) error{
		"other bytes": func(name string) error {
			info, err := os.Stat(name)
			if err == nil {
				err = os.WriteFile(name, []byte("1a"), 0o644)
			}
			if err == nil {
				err = os.Chtimes(name, info.ModTime(), info.ModTime())
			}
			return err
		},
		"cut off": func(name string) error { return os.Truncate(name, 1) },
		"longer":  func(name string) error { return os.WriteFile(name, []byte("a1a"), 0o644) },
		"gone":    os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			from, files := map[string]string{"a": "1", "b": "1"}, map[string]string{"a": "a1", "b": "b1"}
			build(t, out, "", files, from)
			if err := spoil(filepath.Join(out, "a")); err != nil {
				t.Fatal(err)
			}
			if made, _ := build(t, out, "", files, from); !cmp.Equal(made, []string{"a"}) {
				t.Errorf("made %v, want a alone", made)
			}
			if data, err := os.ReadFile(filepath.Join(out, "a")); string(data) != "a1" {
				t.Errorf("a holds %q (%v)", data, err)
			}
		})
	}
}

func TestADamagedMemoryIsNotBelieved(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	from, files := map[string]string{"a": "1", "b": "1"}, map[string]string{"a": "a1", "b": "b1"}
	build(t, out, "note", files, from)
	name := filepath.Join(out, memoryName)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string][]byte{"empty": nil, "longer": append(bytes.Clone(text), 'x'), "twice": append(bytes.Clone(text), text...),
		"of another version": bytes.Replace(text, []byte("beleg memory"), []byte("other memory"), 1)}
	for i := range text {
		damage[fmt.Sprintf("cut off after %d", i)] = text[:i]
		damage[fmt.Sprintf("another byte at %d", i)] = append(append(bytes.Clone(text[:i]), text[i]^1), text[i+1:]...)
	}
	for what, spoiled := range damage {
		if got := memory.Parse(spoiled); got.Note != "" || got.Files != nil {
			t.Errorf("%s: believed %+v", what, got)
		}
	}
	for _, what := range []string{"empty", "cut off after 100", "another byte at 70"} {
		if err := os.WriteFile(name, damage[what], 0o644); err != nil {
			t.Fatal(err)
		}
		made, r := build(t, out, "note", files, from)
		if len(made) != 2 || !cmp.Equal(r, Report{Unchanged: 2}) {
			t.Errorf("%s: made %v (%+v), want all, to the same bytes", what, made, r)
		}
		if again, err := os.ReadFile(name); !bytes.Equal(again, text) {
			t.Errorf("%s: the memory is now %q (%v)", what, again, err)
		}
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if made, _ := build(t, out, "note", files, from); len(made) != 2 {
		t.Errorf("without a memory: made %v, want all", made)
	}
}

func TestWhatIsAbortedLeavesTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	files := site(map[string]string{"a": "old", "b": "old"})
	mustPublish(t, out, files)
	p, err := Begin(out, []string{"a", "c"})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Put("a", memory.Hash{}, []byte("new")); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is nothing to do
		if err := p.Abort(); err != nil {
			t.Fatal(err)
		}
	}
	wantSite(t, out, files)
	wantAlone(t, parent, "public")
	mustPublish(t, out, files) // the lock is free
}

func TestASiteThatWasNotMadeWhollyIsNotPublished(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	p, err := Begin(out, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Put("a", memory.Hash{}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(""); err == nil || err.Error() != "publish to "+out+": b was not made" {
		t.Errorf("error = %v, want that b was not made", err)
	}
	wantAlone(t, parent)
}

func TestWhatIsStandingIsToldOnlyIfItIsAllOfIt(t *testing.T) {
	for name, spoil := range map[string]func(out string) error{
		"":               nil,
		"edited":         func(out string) error { return os.WriteFile(filepath.Join(out, "a"), []byte("other"), 0o644) },
		"deleted":        func(out string) error { return os.Remove(filepath.Join(out, "a")) },
		"a foreign file": func(out string) error { return os.WriteFile(filepath.Join(out, "foreign"), nil, 0o644) },
		"without a list": func(out string) error { return os.Remove(filepath.Join(out, manifestName)) },
		"nothing at all": os.RemoveAll,
		"without memory": func(out string) error { return os.Remove(filepath.Join(out, memoryName)) },
		"an empty folder": func(out string) error {
			return errors.Join(os.Remove(filepath.Join(out, "b", "c")), os.Remove(filepath.Join(out, "b")))
		},
	} {
		parent := t.TempDir()
		out := filepath.Join(parent, "public")
		mustPublish(t, out, site(map[string]string{"a": "a", "b/c": "c"}))
		last := Recall(out)
		if spoil != nil {
			if err := spoil(out); err != nil {
				t.Fatal(err)
			}
		}
		n, is := Standing(out, last)
		if is != (spoil == nil) || is && n != 2 {
			t.Errorf("%q: got %t of %d files", name, is, n)
		}
	}
	if n, is := Standing(filepath.Join(t.TempDir(), "public"), memory.Memory{}); is || n != 0 {
		t.Errorf("of nothing: got %t of %d files", is, n)
	}
	for _, files := range []map[string]string{nil, {"a": "a"}} {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, site(files))
		if n, is := Standing(out, Recall(out)); is != (len(files) == 1) || n != len(files) {
			t.Errorf("of %d files: got %t of %d", len(files), is, n)
		}
	}
	if got := Recall("/"); got.Note != "" || got.Files != nil {
		t.Errorf("of the root: got %+v", got)
	}
}
