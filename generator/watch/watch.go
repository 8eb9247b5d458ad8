// Package watch keeps a project's input files in memory and tells when their contents change.
//
// What goes in is a folder on the disk; what comes out is a series of snapshots, each a file system of its own that never
// changes. Events of the operating system are only hints where to look: they come too often (a save is a dozen of them), too
// early (an editor has only emptied its file yet) and now and then not at all (a full queue, a network mount). So after each
// hint the disk is asked, and contents decide. Where the disk tells nothing, it is asked again and again.
package watch

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"time"
)

// Inputs are the folders of a project that hold what a site is made of. Nothing else of it is looked at, so that an output
// folder beside them, a repository's own files or a scratch file can change as they like.
var Inputs = []string{"content", "seeds", "static", "templates"}

// Options say how to watch. The zero value is right for people.
type Options struct {
	Poll  bool          // ask the disk again and again instead of waiting for events
	Quiet time.Duration // how long nothing may happen before contents are looked at; 50 ms if zero
}

// A Snapshot is what the inputs held at one moment.
type Snapshot struct {
	// Files holds the input folders and nothing else of the project, as os.Root's file system would show them: symbolic links
	// are followed unless they lead out of the project, and what could not be read gives the error that reading it gave. Three
	// things are otherwise. Leftovers of editors (format.Leftover) are not there. What is neither file, folder nor link (a
	// pipe, a socket) cannot be read, so that nothing waits for it. A link to a folder is followed only as one of the input
	// folders or directly in one; deeper, its folder cannot be listed. Names are matched byte for byte on every system.
	//
	// It never changes, and may be used by many goroutines. Snapshots share what did not change: the bytes that fs.ReadFile
	// returns must not be written to. Files whose contents stayed the same may show an older time or mode.
	Files fs.FS

	// Changed are the paths of files and folders, relative to the project and with slashes, that were added, removed, or
	// hold other contents than in the snapshot before; sorted. Not changed are files that were saved as they were, or have
	// only a new time or mode, and folders in which something changed.
	Changed []string

	// At is when the first sign of this change was seen: a moment after it happened, or up to an interval after it while
	// polling. Later changes up to this snapshot are part of it.
	At time.Time

	// Err is why the project's folder itself cannot be read any more, most likely because it was renamed or removed: then
	// Files is what it held last, and Changed is empty. When the folder is back, another snapshot follows, without Err.
	Err error
}

// A Watcher knows what the inputs of one project hold.
type Watcher struct {
	dir     string // the project's folder, absolute
	quiet   time.Duration
	grace   time.Duration // how long a file may look half-written, or the project be gone, before that counts
	disk    disk
	polling atomic.Pointer[string] // why; nil while events are used
	first   Snapshot
}

// Open takes a first snapshot of the project in a folder. It fails if the folder cannot be opened; that one of the inputs is
// missing is no error. Nothing is left running, and no watch: what changes until Run is noticed by Run.
func Open(root string, opt Options) (*Watcher, error) {
	dir, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	w := &Watcher{dir: dir, quiet: opt.Quiet, grace: 250 * time.Millisecond}
	if w.quiet <= 0 {
		w.quiet = 50 * time.Millisecond
	}
	if opt.Poll {
		w.poll("as asked for")
	}
	start := time.Now()
	w.disk = disk{dir: dir}
	ears := w.listen() // only to learn now whether it will be possible
	defer ears.close()
	if err := w.disk.rescan(w.enter(ears)); err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	w.first = Snapshot{Files: files{w.disk.tree}, Changed: changes(nil, w.disk.tree), At: start}
	return w, nil
}

// Snapshot returns the first snapshot, that of Open, in which everything is Changed. It is there until Run is called, which
// would otherwise keep in memory what was long replaced.
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
