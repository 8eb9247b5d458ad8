package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// These look at what is left of a Watcher and do not run beside others; TestMain looks again after all tests.
func TestNothingIsLeftAfterRun(t *testing.T) {
	ends := map[string]func(t *testing.T, v *viewer, dir string){
		"after a change": func(t *testing.T, v *viewer, dir string) {
			write(t, filepath.Join(dir, "content/a/b/c.md"), "x")
			v.wait("content/a/b/c.md", "x")
		},
		"at once": func(*testing.T, *viewer, string) {},
		"when the project is gone": func(t *testing.T, v *viewer, dir string) {
			must(t, os.RemoveAll(dir))
			v.last("with an error", func(s Snapshot) bool { return s.Err != nil })
		},
		"in the middle of many events": func(t *testing.T, v *viewer, dir string) {
			for i := range 2000 {
				write(t, filepath.Join(dir, fmt.Sprintf("content/f%d/x.md", i%50)), fmt.Sprint(i))
			}
		},
	}
	for _, opt := range modes {
		for when, do := range ends {
			dir := project(t, "content/site.toml", "x")
			v := view(t, dir, opt)
			do(t, v, dir)
			v.stop()
			if left := leftRunning(); left != "" {
				t.Fatalf("%s there is still:\n%s", when, left)
			}
		}
	}
}

func TestOpenLeavesNothingRunning(t *testing.T) {
	file := filepath.Join(project(t, "content/site.toml", "x"), "content/site.toml")
	for _, dir := range []string{filepath.Dir(filepath.Dir(file)), file, file + "-none"} {
		Open(dir, Options{}) // an error for two of them
		if left := leftRunning(); left != "" {
			t.Fatalf("after opening %s there is still:\n%s", dir, left)
		}
	}
}

func TestPollingWatchesNothing(t *testing.T) {
	if watches() != "" {
		t.Fatal("something watches already")
	}
	dir := project(t, "content/site.toml", "one")
	v := view(t, dir, Options{Poll: true})
	if v.Polling() == "" {
		t.Error("Polling() is empty, want a reason")
	}
	write(t, filepath.Join(dir, "content/site.toml"), "two")
	v.wait("content/site.toml", "two")
	if left := watches(); left != "" {
		t.Errorf("while polling there is %s", left)
	}
	v.stop()
}

func TestWithoutWatchesItPolls(t *testing.T) {
	grants := newWatcher
	t.Cleanup(func() { newWatcher = grants })
	for err, why := range map[error]string{
		syscall.EMFILE:                          "max_user_instances",
		syscall.ENOSPC:                          "max_user_watches",
		errors.ErrUnsupported:                   "unsupported operation",
		os.NewSyscallError("x", syscall.ENOSYS): "not implemented",
	} {
		newWatcher = func() (*fsnotify.Watcher, error) { return nil, fmt.Errorf("no: %w", err) }
		dir := project(t, "content/site.toml", "one")
		v := view(t, dir, Options{})
		if got := v.Polling(); !strings.Contains(got, why) {
			t.Errorf("after %v Polling() = %q, want something about %s", err, got, why)
		}
		write(t, filepath.Join(dir, "content/site.toml"), "two")
		v.wait("content/site.toml", "two")
		v.stop()
	}
}

func TestItPollsAsSoonAsThereAreNoMoreWatches(t *testing.T) {
	grants := newWatcher
	t.Cleanup(func() { newWatcher = grants })
	var spent atomic.Bool
	newWatcher = func() (*fsnotify.Watcher, error) {
		if spent.Load() {
			return nil, syscall.EMFILE
		}
		return grants()
	}
	dir := project(t, "content/site.toml", "one")
	v := view(t, dir, Options{})
	write(t, filepath.Join(dir, "content/site.toml"), "two")
	v.wait("content/site.toml", "two")
	spent.Store(true) // and now make it listen anew
	must(t, os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "x")), os.Rename(filepath.Join(dir, "x"), filepath.Join(dir, "content")))
	write(t, filepath.Join(dir, "content/site.toml"), "three")
	v.wait("content/site.toml", "three")
	for deadline := time.Now().Add(soon); v.Polling() == ""; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it does not poll")
		}
	}
	write(t, filepath.Join(dir, "content/site.toml"), "four")
	v.wait("content/site.toml", "four")
	v.stop()
}

// While somebody is busy with a snapshot there is no other, and what happens meanwhile comes in one.
func TestSnapshotsComeOneAtATime(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "one")
	w, err := Open(dir, Options{})
	must(t, err)
	var inside atomic.Int32
	got, release := make(chan Snapshot), make(chan struct{})
	patiently(w)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	before := time.Now() // it looks as soon as it runs
	go func() {
		defer close(ended)
		w.Run(ctx, func(s Snapshot) {
			if inside.Add(1) != 1 {
				t.Error("a snapshot came while another was being looked at")
			}
			got <- s
			<-release
			inside.Add(-1)
		})
	}()
	write(t, filepath.Join(dir, "content/a.md"), "a")
	first := <-got
	if first.At.Before(before) || first.At.After(time.Now()) {
		t.Errorf("At = %v, want the moment of the change, between %v and now", first.At, before)
	}
	for _, name := range []string{"b", "c", "d"} {
		write(t, filepath.Join(dir, "content", name+".md"), "x")
		time.Sleep(2 * w.quiet) // so that there is a look between them
	}
	write(t, filepath.Join(dir, "content/d.md"), "y")
	must(t, os.Remove(filepath.Join(dir, "content/c.md")))
	release <- struct{}{}
	var changed []string
	for !slices.Contains(changed, "content/d.md") { // in one snapshot, unless this process was held up
		s := <-got
		changed = append(changed, s.Changed...)
		release <- struct{}{}
	}
	if want := []string{"content/b.md", "content/d.md"}; !slices.Equal(slices.DeleteFunc(changed, func(p string) bool { return p == "content/c.md" }), want) {
		t.Errorf("Changed = %q, want %q", changed, want)
	}
	cancel()
	for {
		select {
		case <-got: // a last one, if the removal came late
			release <- struct{}{}
			continue
		case <-ended:
		}
		return
	}
}

func TestRunWaitsForTheLastCall(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "one")
	w, err := Open(dir, Options{})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	busy := false
	write(t, filepath.Join(dir, "content/site.toml"), "between Open and Run")
	w.Run(ctx, func(Snapshot) {
		busy = true
		cancel()
		time.Sleep(20 * time.Millisecond)
		busy = false
	})
	if busy {
		t.Error("Run returned while changed was at work")
	}
}

func TestHintsAreOnlyWhatConcernsTheSite(t *testing.T) {
	t.Parallel()
	w := &Watcher{dir: "/p"}
	for name, want := range map[string]string{
		"/p": ".", "/p/content": "content", "/p/content/claims/a.toml": "content/claims/a.toml", "/p/seeds/x": "seeds/x",
		"/p/public": "", "/p/.git": "", "/p/contents/x": "", "/p/content/.a.swp": "", "/p/content/a~": "", "/p/templates/#a#": "", "/": "", "/px": "", "/px/content/a": "",
	} {
		got, ours := w.hint(filepath.FromSlash(name))
		if !ours {
			got = ""
		}
		if got != want {
			t.Errorf("hint(%q) = %q, want %q", name, got, want)
		}
	}
}

// A file that is written to at every moment is still read as some state between two writes, and in the end as the last one.
func TestAFileReadWhileItIsWrittenIsReadAgain(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", strings.Repeat("0", 1<<16))
		v := view(t, dir, opt)
		f, err := os.OpenFile(filepath.Join(dir, "content/site.toml"), os.O_WRONLY, 0)
		must(t, err)
		var text string
		for i := range 400 { // each in one write, of the same size
			text = strings.Repeat(string(rune('a'+i%26)), 1<<16)
			_, err := f.WriteAt([]byte(text), 0)
			must(t, err)
		}
		must(t, f.Close())
		v.wait("content/site.toml", text)
	})
}

// Where something changes at every moment, there is always a hint that was not followed yet. It must not put off what was found.
func TestChangesWithoutEndDoNotPutOffASnapshot(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "one", "static/busy.txt", "0")
		v := view(t, dir, opt)
		stop, stopped := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(stopped)
			for n := 1; ; n++ {
				select {
				case <-stop:
					return
				default:
					_ = os.WriteFile(filepath.Join(dir, "static/busy.txt"), fmt.Append(nil, n), 0o644)
				}
			}
		}()
		defer func() { close(stop); <-stopped }()
		write(t, filepath.Join(dir, "content/site.toml"), "two")
		v.wait("content/site.toml", "two")
	})
}
