package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"beleg/generator/delivery/disk"
)

// soon is how long a test waits for what has to happen: long, because only failing tests wait so long.
const soon = 60 * time.Second

// project makes a folder with these files, given as path and text in turn.
func project(t testing.TB, files ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "project")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(files); i += 2 {
		write(t, filepath.Join(dir, files[i]), files[i+1])
	}
	return dir
}

// write writes a file in place, making its folders: it is emptied first, as most programs do.
func write(t testing.TB, name, text string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644))
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// A viewer follows a project and keeps all snapshots.
type viewer struct {
	*Watcher
	t    testing.TB
	stop func() // ends the run and waits for it

	mu    sync.Mutex
	seen  []Snapshot
	fresh chan struct{} // holds something when there are new ones
}

func view(t testing.TB, dir string, opt Options, set ...func(*Watcher)) *viewer {
	t.Helper()
	w, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range set {
		set(w)
	}
	v := &viewer{Watcher: w, t: t, fresh: make(chan struct{}, 1)}
	v.seen = append(v.seen, w.Snapshot())
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		w.Run(ctx, v.take)
	}()
	v.stop = sync.OnceFunc(func() { cancel(); <-ended })
	t.Cleanup(v.stop)
	return v
}

// patiently lets a file look half-written for as long as a process may be put aside on a busy machine.
func patiently(w *Watcher) { w.grace = soon / 2 }

// replace writes a file beside and renames it: there is no moment at which the file is not there or has no text.
func replace(t testing.TB, name, text string) {
	t.Helper()
	write(t, name+"~", text)
	must(t, os.Rename(name+"~", name))
}

// rest waits until everything was looked at after the last change and every stamp is trusted, so that a change that comes now is not
// found by chance. A test that did not wait long enough could only pass when it should not.
func rest() { time.Sleep(3 * pulse) }

func (v *viewer) take(s Snapshot) {
	v.mu.Lock()
	v.seen = append(v.seen, s)
	v.mu.Unlock()
	select {
	case v.fresh <- struct{}{}:
	default:
	}
}

// snapshots returns all there were, that of Open first.
func (v *viewer) snapshots() []Snapshot {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.seen)
}

// last waits for a snapshot of which something holds, and returns it.
func (v *viewer) last(what string, holds func(Snapshot) bool) Snapshot {
	v.t.Helper()
	deadline := time.After(soon)
	for {
		seen := v.snapshots()
		if s := seen[len(seen)-1]; holds(s) {
			return s
		}
		select {
		case <-v.fresh:
		case <-deadline:
			s := seen[len(seen)-1]
			v.t.Fatalf("no snapshot %s; the last of %d has Changed = %.300q, Err = %v and holds %d paths", what, len(seen), s.Changed, s.Err, len(contentsOf(s.Files)))
		}
	}
}

// wait waits for a snapshot in which a file holds a text.
func (v *viewer) wait(name, text string) Snapshot {
	v.t.Helper()
	return v.last(fmt.Sprintf("with %s = %q", name, text), func(s Snapshot) bool {
		data, err := fs.ReadFile(s.Files, name)
		return err == nil && string(data) == text
	})
}

// like waits for a snapshot that is just like the disk.
func (v *viewer) like(dir string) Snapshot {
	v.t.Helper()
	var d string
	defer func() {
		if d != "" {
			v.t.Log(d)
		}
	}()
	return v.last("like the disk", func(s Snapshot) bool {
		d = differences(dir, s.Files)
		return s.Err == nil && d == ""
	})
}

// differences tells where a snapshot is not what the project is on the disk, as the generator would read it.
func differences(dir string, snapshot fs.FS) string {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err.Error()
	}
	defer root.Close()
	want, got := contentsOf(root.FS()), contentsOf(snapshot)
	var found []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			found = append(found, fmt.Sprintf("%s is %.60q, want %.60q", name, got[name], want[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			found = append(found, fmt.Sprintf("%s is %.60q, want nothing", name, got[name]))
		}
	}
	return strings.Join(found, "\n")
}

// contentsOf describes all that the inputs hold, by path: what a walk, Stat and ReadFile tell of each.
func contentsOf(fsys fs.FS) map[string]string {
	all := map[string]string{}
	for _, input := range disk.Inputs {
		fs.WalkDir(fsys, input, func(name string, entry fs.DirEntry, err error) error {
			if leftover(name) {
				return skip(entry)
			}
			all[name] = describe(fsys, name, entry, err)
			return nil
		})
	}
	return all
}

func leftover(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~")
}

func skip(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func describe(fsys fs.FS, name string, entry fs.DirEntry, err error) string {
	if err != nil {
		return "error " + kind(err)
	}
	to := ""
	if entry.Type() == fs.ModeSymlink {
		to, _ = fs.ReadLink(fsys, name) // it may be gone by now
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return fmt.Sprintf("%s to %s, leads nowhere: %s", entry.Type(), to, kind(err))
	}
	said := fmt.Sprintf("%s to %s %s %s %t", entry.Type(), to, info.Mode().Type(), info.Name(), info.IsDir())
	if info.IsDir() {
		_, err = fs.ReadFile(fsys, name)
		return said + " " + kind(err)
	}
	data, err := fs.ReadFile(fsys, name)
	return fmt.Sprintf("%s %d bytes: %s %s", said, info.Size(), data, kind(err))
}

// kind tells errors apart as far as a program can.
func kind(err error) string {
	for _, known := range []error{fs.ErrNotExist, fs.ErrPermission, fs.ErrInvalid} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return fmt.Sprint(err)
}

func TestAnEditIsSeen(t *testing.T) {
	dir := project(t, "content/site.toml", "one", "seeds/a.txt", "a")
	v := view(t, dir, Options{})
	first := v.snapshots()[0]
	if want := []string{"content", "content/site.toml", "seeds", "seeds/a.txt"}; !slices.Equal(first.Changed, want) {
		t.Errorf("at first Changed = %q, want %q", first.Changed, want)
	}
	write(t, filepath.Join(dir, "content/site.toml"), "two")
	s := v.wait("content/site.toml", "two")
	if want := []string{"content/site.toml"}; !slices.Equal(s.Changed, want) {
		t.Errorf("Changed = %q, want %q", s.Changed, want)
	}
	if got, err := fs.ReadFile(first.Files, "content/site.toml"); string(got) != "one" || err != nil {
		t.Errorf("in the first snapshot the file is %q (%v) by now, want %q", got, err, "one")
	}
	v.like(dir)
}
