// Package watch tells when the contents of a project's input files change.
//
// What goes in is a folder on the disk; what comes out is a series of snapshots of it. Events of the operating system
// are only hints where to look: they come too often (a save is a dozen of them), too early (an editor has only emptied
// its file yet) and now and then not at all (a full queue, a network mount). So after each hint the disk is asked, and
// contents decide. Where the disk tells nothing, it is asked again and again.
package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/delivery/disk"
	"beleg/generator/facts/format"
)

// Options say how to watch. The zero value is right for people.
type Options struct {
	Poll bool // ask the disk again and again instead of waiting for events
}

// A Snapshot is what the inputs held at one moment.
type Snapshot struct {
	// Files holds the input folders and nothing else of the project: a disk.Tree, which never changes. Files whose
	// contents stayed the same may show an older time or mode.
	Files fs.FS

	// Changed are the paths of files and folders, relative to the project and with slashes, that were added, removed,
	// or hold other contents than in the snapshot before; sorted. Not changed are files that were saved as they were,
	// or have only a new time or mode, and folders in which something changed.
	Changed []string

	// At is when the first sign of this change was seen: a moment after it happened, or up to an interval after it
	// while polling. Later changes up to this snapshot are part of it.
	At time.Time

	// Err is why the project's folder itself cannot be read any more, most likely because it was renamed or removed:
	// then Files is what it held last, and Changed is empty. When the folder is back, another snapshot follows, without
	// Err.
	Err error
}

// A Watcher knows what the inputs of one project hold.
type Watcher struct {
	dir     string        // the project's folder, absolute
	quiet   time.Duration // how long nothing may happen before contents are looked at
	grace   time.Duration // how long a file may look half-written, or the project be gone, before that counts
	disk    *disk.Disk
	first   Snapshot
	polling atomic.Pointer[string] // why; nil while events are used
	hints   hints
	events  *fsnotify.Watcher // nil while nothing listens
	ended   chan struct{}     // closed when nothing hears of events any more
}

// Open takes a first snapshot of the project in a folder. It fails if the folder cannot be opened; that one of the
// inputs is missing is no error. Nothing is left running, and no watch: what changes until Run is noticed by Run.
func Open(root string, opt Options) (*Watcher, error) {
	dir, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	w := &Watcher{dir: dir, quiet: 50 * time.Millisecond, grace: 250 * time.Millisecond, disk: disk.At(dir),
		hints: hints{rung: make(chan struct{}, 1)}}
	if opt.Poll {
		w.poll("as asked for")
	}
	start := time.Now()
	w.listen() // only to learn now whether it will be possible
	defer w.close()
	if err := w.disk.Rescan(w.enter); err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	w.first = Snapshot{Files: w.disk.Tree, Changed: disk.Changes(nil, w.disk.Tree), At: start}
	return w, nil
}

// Snapshot returns the first snapshot, that of Open, in which everything is Changed. It is there until Run is called,
// which would otherwise keep in memory what was long replaced.
func (w *Watcher) Snapshot() Snapshot { return w.first }

// Polling says why the disk is asked again and again, in words that can follow "polling: ", or returns "" if events are
// used. It may begin to poll at any time, when the system grants no more watches. Safe for many goroutines.
func (w *Watcher) Polling() string {
	if why := w.polling.Load(); why != nil {
		return *why
	}
	return ""
}

func (w *Watcher) poll(why string) { w.polling.CompareAndSwap(nil, &why) }

// newWatcher is fsnotify's; a variable, so that a test can be a system that grants none.
var newWatcher = fsnotify.NewWatcher

// listen begins to hear about the project's folder, unless it is polled. It never fails: it gives up and polls.
func (w *Watcher) listen() {
	if w.Polling() != "" {
		return
	}
	var err error
	if w.events, err = newWatcher(); err != nil {
		w.giveUp(err)
		return
	}
	w.ended = make(chan struct{})
	go w.hear(w.events, w.ended)
	w.enter(".")
}

// close returns when neither a goroutine nor a watch is left.
func (w *Watcher) close() {
	if w.events != nil {
		w.events.Close()
		<-w.ended
		w.events = nil
	}
}

// enter listens to one more folder of the project.
func (w *Watcher) enter(path string) {
	if w.Polling() != "" {
		return
	}
	dir := filepath.Join(w.dir, filepath.FromSlash(path))
	if name := remote(dir); name != "" {
		w.poll(fmt.Sprintf("%s is on a file system (%s) that does not tell what changes", dir, name))
		return
	}
	err := w.events.Add(dir)
	for _, gone := range []error{nil, fs.ErrNotExist, fs.ErrPermission, syscall.ENOTDIR, syscall.ELOOP} {
		if errors.Is(err, gone) {
			return // gone again, or not to be listed either: the folder it lies in tells when that changes
		}
	}
	w.giveUp(err)
}

// giveUp polls from now on, because the system grants no watches.
func (w *Watcher) giveUp(err error) {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		w.poll("the system grants no more watches (on Linux: raise fs.inotify.max_user_watches)")
	case errors.Is(err, syscall.EMFILE):
		w.poll("the system grants no more watchers or open files (on Linux: raise fs.inotify.max_user_instances or " +
			"ulimit -n)")
	default:
		w.poll(fmt.Sprintf("the system does not let folders be watched (%v)", err))
	}
}

// hear takes note of what the system tells about folders, all the time: a queue that nobody empties overflows, and
// fsnotify holds its lock while it waits for somebody to take an error. It ends when from is closed, and with it either
// of its channels.
func (w *Watcher) hear(from *fsnotify.Watcher, ended chan<- struct{}) {
	defer close(ended)
	for {
		select {
		case event, ok := <-from.Events:
			if !ok {
				return
			}
			if path, ours := w.hint(event.Name); ours {
				w.hints.note(path, event.Op, time.Now())
			}
		case _, ok := <-from.Errors:
			if !ok {
				return
			}
			w.hints.note(everywhere, 0, time.Now()) // most likely a full queue; at any rate something was not told
		}
	}
}

// hint returns the path in the project that an event is about, and whether it concerns the site. The project's own
// folder does, as ".".
func (w *Watcher) hint(name string) (string, bool) {
	rel, err := filepath.Rel(w.dir, name)
	if err != nil {
		return "", false
	}
	rel = filepath.ToSlash(rel)
	first, _, _ := strings.Cut(rel, "/")
	inside := slices.Contains(disk.Inputs, first) && !format.Leftover(filepath.Base(name))
	return rel, rel == "." || inside
}
