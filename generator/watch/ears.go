package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/format"
)

// hints say where to look.
type hints struct {
	paths       map[string]fsnotify.Op // by project-relative path with slashes: what was done there
	all         bool                   // look everywhere: events were lost
	first, last time.Time              // when the first and the last of them came; zero if there is none
}

// manyHints is how many files are looked at one by one. Beyond, listing the folders is cheaper.
const manyHints = 64

func (h *hints) any() bool { return !h.first.IsZero() }

func (h *hints) note(path string, op fsnotify.Op, at time.Time) {
	if h.paths == nil {
		h.paths = map[string]fsnotify.Op{}
	}
	h.paths[path] |= op
	h.mark(at, len(h.paths) > manyHints)
}

func (h *hints) noteAll(at time.Time) { h.mark(at, true) }

// join adds what came later.
func (h *hints) join(later hints) {
	if !later.any() {
		return
	}
	for path, op := range later.paths {
		h.note(path, op, later.first)
	}
	h.mark(later.first, later.all)
	h.last = later.last
}

func (h *hints) mark(at time.Time, all bool) {
	if h.first.IsZero() {
		h.first = at
	}
	h.last = at
	if h.all = h.all || all; h.all {
		h.paths = nil
	}
}

// ears hear what the system tells about folders, all the time: a queue that nobody empties overflows, and fsnotify holds its
// lock while it waits for somebody to take an error.
type ears struct {
	dir     string
	watcher *fsnotify.Watcher // nil if the ears are deaf, because the disk is polled
	rung    chan struct{}     // holds something while there are hints
	gone    chan struct{}     // closed when nothing is left running

	mu    sync.Mutex
	heard hints
}

// listen begins to hear about the project's folder, unless it is polled. It never fails: it gives up and polls.
func (w *Watcher) listen() *ears {
	e := &ears{dir: w.dir, rung: make(chan struct{}, 1), gone: make(chan struct{})}
	if w.Polling() != "" {
		return e
	}
	var err error
	if e.watcher, err = newWatcher(); err != nil {
		w.giveUp(err)
		return e
	}
	go e.listen()
	w.enter(e)(".")
	return e
}

// newWatcher is fsnotify's; a variable, so that a test can be a system that grants none.
var newWatcher = fsnotify.NewWatcher

// enter returns what listens to one more folder of the project.
func (w *Watcher) enter(e *ears) func(path string) {
	return func(path string) {
		if w.Polling() != "" {
			return
		}
		dir := filepath.Join(w.dir, filepath.FromSlash(path))
		if name := remote(dir); name != "" {
			w.poll(fmt.Sprintf("%s is on a file system (%s) that does not tell what changes", dir, name))
			return
		}
		err := e.watcher.Add(dir)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP) {
			return // gone again, or not to be listed either: the folder it lies in tells when that changes
		}
		if err != nil {
			w.giveUp(err)
		}
	}
}

// giveUp polls from now on, because the system grants no watches.
func (w *Watcher) giveUp(err error) {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		w.poll("the system grants no more watches (on Linux: raise fs.inotify.max_user_watches)")
	case errors.Is(err, syscall.EMFILE):
		w.poll("the system grants no more watchers or open files (on Linux: raise fs.inotify.max_user_instances or ulimit -n)")
	default:
		w.poll(fmt.Sprintf("the system does not let folders be watched (%v)", err))
	}
}

// listen ends when the watcher is closed.
func (e *ears) listen() {
	defer close(e.gone)
	events, faults := e.watcher.Events, e.watcher.Errors
	for events != nil || faults != nil {
		select {
		case event, ok := <-events:
			if !ok {
				events = nil
			} else if path, ours := e.hint(event.Name); ours {
				e.hear(func(h *hints, now time.Time) { h.note(path, event.Op, now) })
			}
		case _, ok := <-faults:
			if !ok {
				faults = nil
			} else { // most likely a full queue; whatever it was, something was not told
				e.hear(func(h *hints, now time.Time) { h.noteAll(now) })
			}
		}
	}
}

// hint returns the path in the project that an event is about, and whether it concerns the site. The project's own folder
// does, as ".".
func (e *ears) hint(name string) (string, bool) {
	rel, err := filepath.Rel(e.dir, name)
	if err != nil {
		return "", false
	}
	rel = filepath.ToSlash(rel)
	first, _, _ := strings.Cut(rel, "/")
	inside := slices.Contains(Inputs, first) && !format.Leftover(filepath.Base(name))
	return rel, rel == "." || inside
}

func (e *ears) hear(note func(h *hints, now time.Time)) {
	e.mu.Lock()
	note(&e.heard, time.Now())
	e.mu.Unlock()
	select {
	case e.rung <- struct{}{}:
	default:
	}
}

// take returns what was heard since the last time.
func (e *ears) take() hints {
	e.mu.Lock()
	defer e.mu.Unlock()
	heard := e.heard
	e.heard = hints{}
	return heard
}

// close returns when neither a goroutine nor a watch is left.
func (e *ears) close() {
	if e.watcher == nil {
		return
	}
	e.watcher.Close()
	<-e.gone
}
