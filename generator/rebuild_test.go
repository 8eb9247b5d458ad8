package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// A remembering shelf stands for an output folder: it has what the build before has left, and keeps what was made from the same.
type remembering struct {
	mu     sync.Mutex
	before map[string]shelved
	now    map[string]shelved
	made   []string
}

type shelved struct {
	from [32]byte
	data []byte
}

func (s *remembering) Keep(path string, from [32]byte) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, ok := s.before[path]
	if !ok || old.from != from || from == [32]byte{} {
		return 0, false
	}
	s.now[path] = old
	return len(old.data), true
}

func (s *remembering) Put(path string, from [32]byte, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now[path] = shelved{from, bytes.Clone(data)}
	if from != [32]byte{} {
		s.made = append(s.made, path)
	}
	return nil
}

func (s *remembering) files() map[string][]byte {
	files := map[string][]byte{}
	for path, f := range s.now {
		files[path] = f.data
	}
	return files
}

// rebuilt makes a site as it is made over an earlier one.
func rebuilt(t *testing.T, site *Site, before map[string]shelved) *remembering {
	t.Helper()
	s := &remembering{before: before, now: map[string]shelved{}}
	if err := site.Make(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	slices.Sort(s.made)
	return s
}

// TestARebuildIsWhatABuildMakesWhateverIsEdited holds what is kept from build to build to its promise: after any sequence of edits the
// site is, byte for byte, what a clean build makes, and one that is said to be unchanged is the very same, findings and all.
func TestARebuildIsWhatABuildMakesWhateverIsEdited(t *testing.T) {
	for seed := range seeds {
		isRebuiltAsMade(t, seed, seed%4 == 3)
	}
}

func isRebuiltAsMade(t *testing.T, seed uint64, drafts bool) {
	d := newDesk(seed)
	opt := Options{Drafts: drafts, Program: "this"}
	var last *remembering
	var note, said string
	var stands map[string][]byte // the project that the last site was made of
	kept, made := 0, 0
	for step := range 20 {
		edit := "nothing"
		if step > 0 && step%5 > 0 {
			edit = d.edits()
		}
		files := d.files()
		project := deskProject(files)
		if found, is := Unchanged(project, opt, note); is != (note != "" && maps.EqualFunc(files, stands, slices.Equal)) {
			t.Fatalf("seed %d, step %d (%s): unchanged: %v", seed, step, edit, is)
		} else if is && asText(t, found) != said {
			t.Fatalf("seed %d, step %d: got findings\n%s\nwant\n%s", seed, step, asText(t, found), said)
		}
		site, err := Open(project, opt)
		want, fault := Build(t.Context(), project, Options{Drafts: drafts})
		if fmt.Sprint(err) != fmt.Sprint(fault) {
			t.Fatalf("seed %d, step %d (%s): got error %v, want %v", seed, step, edit, err, fault)
		}
		if want.Files == nil {
			continue
		}
		var before map[string]shelved
		if last != nil {
			before = last.now
		}
		last = rebuilt(t, site, before)
		for _, d := range differences(last.files(), want.Files) {
			t.Fatalf("seed %d, step %d (%s): %s", seed, step, edit, d)
		}
		if got, want := asText(t, site.Found), asText(t, want.Found); got != want {
			t.Fatalf("seed %d, step %d (%s): got findings\n%s\nwant\n%s", seed, step, edit, got, want)
		}
		note, said, stands = site.Note(), asText(t, site.Found), files
		made, kept = made+len(last.made), kept+len(last.now)-len(last.made)
	}
	if last != nil && kept == 0 {
		t.Errorf("seed %d: %d files were made and none kept", seed, made)
	}
}

// changedClaim is our project with another word in a claim that other pages show.
func changedClaim(t *testing.T) fstest.MapFS {
	project := ours(t)
	const name = "content/claims/sechs-tote-bei-donezk.toml"
	project[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(project[name].Data), "verdict = \"", "verdict = \"Neu: "))}
	return project
}

func TestARebuildDrawsOnlyWhatChanged(t *testing.T) {
	opt := Options{Program: "this"}
	open := func(project fstest.MapFS, opt Options) *Site {
		site, err := Open(project, opt)
		if err != nil {
			t.Fatal(err)
		}
		return site
	}
	first := rebuilt(t, open(ours(t), opt), nil)
	if again := rebuilt(t, open(ours(t), opt), first.now); len(again.made) > 0 {
		t.Errorf("of an unchanged project were made %v", again.made)
	}
	const changed = "assets/cards/sechs-tote-bei-donezk."
	after := rebuilt(t, open(changedClaim(t), opt), first.now)
	if len(after.made) != 1 || !strings.HasPrefix(after.made[0], changed) || len(first.made) < 100 {
		t.Errorf("after a change of one claim were made %v of %d cards, want its own", after.made, len(first.made))
	}
	// by another program all are made again, even if they come out the same
	if other := rebuilt(t, open(ours(t), Options{Program: "other"}), first.now); len(other.made) != len(first.made) {
		t.Errorf("another program made %d files, want %d", len(other.made), len(first.made))
	}
	if nobody := rebuilt(t, open(ours(t), Options{}), first.now); len(nobody.made) > 0 || len(nobody.now) != len(first.now) {
		t.Error("a program that nobody knows says what it made files from")
	}
}

func TestASiteIsUnchangedOnlyForTheSameQuestion(t *testing.T) {
	opt := Options{Program: "this", Version: "v1"}
	site, err := Open(ours(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	note := site.Note()
	if found, is := Unchanged(ours(t), opt, note); !is || asText(t, found) != asText(t, site.Found) {
		t.Errorf("the same site is not the same: %v, %v", is, found)
	}
	if _, is := Unchanged(changedClaim(t), opt, note); is {
		t.Error("a change was not noticed")
	}
	for what, other := range map[string]func(*Options){
		"program": func(o *Options) { o.Program = "other" }, "no program": func(o *Options) { o.Program = "" }, "address": func(o *Options) { o.BaseURL = "https://example.com/" },
		"drafts": func(o *Options) { o.Drafts = true }, "version": func(o *Options) { o.Version = "v2" }, "limits": func(o *Options) { o.Limits.Most = 1 },
	} {
		o := opt
		other(&o)
		if _, is := Unchanged(ours(t), o, note); is {
			t.Errorf("%s: another site is the same", what)
		}
	}
	for i := range 50 {
		if _, is := Unchanged(ours(t), opt, note[:len(note)*i/50]); is {
			t.Errorf("a note that was cut off is believed")
		}
	}
}

func TestMakingStopsWhenItIsCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	site, err := Open(ours(t), Options{Made: func(int, int) { cancel() }})
	if err != nil {
		t.Fatal(err)
	}
	s := &remembering{now: map[string]shelved{}}
	if err := site.Make(ctx, s); err != context.Canceled || len(s.now) > 100 {
		t.Errorf("got error %v after %d files, want %v after few", err, len(s.now), context.Canceled)
	}
}

// full is a shelf with no room left for some files.
type full struct{ remembering }

var errFull = errors.New("no room")

func (s *full) Put(path string, from [32]byte, data []byte) error {
	if strings.HasPrefix(path, "claims/") {
		return fmt.Errorf("%s: %w", path, errFull)
	}
	return s.remembering.Put(path, from, data)
}

// Which of several faults is said must not be a matter of chance.
func TestTheFirstFaultIsSaid(t *testing.T) {
	want := ""
	for range 5 {
		site, err := Open(ours(t), Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = site.Make(t.Context(), &full{remembering{now: map[string]shelved{}}})
		if want == "" {
			want = fmt.Sprint(err)
		}
		if !errors.Is(err, errFull) || err.Error() != want {
			t.Errorf("got error %v, want %s each time", err, want)
		}
	}
}
