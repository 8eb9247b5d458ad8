package watch

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/delivery/disk"
)

const (
	patience  = 500 * time.Millisecond // how long a stream of changes may put off a look
	pulse     = time.Second            // between two looks for what events do not tell
	pollPulse = 300 * time.Millisecond // between two looks where there are no events
	share     = 10                     // looking at everything may take at most the tenth part of the time

	everywhere = "" // the path of a hint that events were lost
	manyHints  = 64 // so many files are looked at one by one; beyond, listing the folders is cheaper
)

// Run calls changed after each real change, with what the inputs hold then. It calls it in another goroutine, but never
// again before it has returned; what changes meanwhile comes in one snapshot afterwards. Run returns when ctx has ended
// and changed has returned, and leaves neither a goroutine nor a watch. Nothing that happens on the disk ends it. It
// may be called once.
func (w *Watcher) Run(ctx context.Context, changed func(Snapshot)) {
	r := &run{Watcher: w, changed: changed, done: make(chan struct{}, 1), told: w.disk.Tree}
	defer r.close()
	r.hints.note(everywhere, 0, time.Now()) // what changed since Open
	w.first = Snapshot{}
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		r.act(time.Now())
		r.tell(time.Now())
		timer.Reset(time.Until(r.next()))
		select {
		case <-ctx.Done():
			if r.telling {
				<-r.done
			}
			return
		case <-r.hints.rung:
		case <-r.done:
			r.telling = false
		case <-timer.C:
		}
	}
}

// A run is the state of Run. A zero time means never.
type run struct {
	*Watcher
	waiting bool      // there are hints that it is not time to follow yet; those that came since do not count
	since   time.Time // the first hint that was followed of what is not told yet
	doubt   time.Time // since when it looks half-written

	looked time.Time     // when the disk was last looked at
	took   time.Duration // how long the last look at everything took
	owed   bool          // only some files were looked at since
	lost   error         // why the project's folder cannot be opened

	told     disk.Tree // what was in the last snapshot
	toldLost bool      // that snapshot had Err
	telling  bool      // changed is being called
	changed  func(Snapshot)
	done     chan struct{} // changed has returned
}

// next returns when there will be something to do without another hint.
func (r *run) next() time.Time {
	if first, last := r.hints.span(); !first.IsZero() {
		quiet, latest := last.Add(r.quiet), first.Add(patience)
		if latest.Before(quiet) {
			return latest
		}
		return quiet
	}
	least := pulse
	if r.Polling() != "" || r.lost != nil {
		least = pollPulse
	}
	return r.looked.Add(max(least, share*r.took))
}

// act looks at the disk if it is time to.
func (r *run) act(now time.Time) {
	first, _ := r.hints.span()
	if r.waiting = !first.IsZero(); now.Before(r.next()) {
		return
	}
	before, lost := r.disk.Tree, r.lost != nil
	hinted, polled := r.waiting, r.Polling() != ""
	if hinted {
		r.follow()
	} else {
		r.beat()
	}
	r.looked = time.Now()
	// What was found without a hint may be half of it. So may be what was found by polling, as long as there is more
	// each time.
	r.waiting = (!hinted || polled && r.looked.Sub(r.since) < patience) &&
		(lost != (r.lost != nil) || len(disk.Changes(before, r.disk.Tree)) > 0)
	if r.waiting {
		r.hints.note(everywhere, 0, now)
	}
}

// follow looks where the hints say.
func (r *run) follow() {
	h := r.hints.take()
	if r.since.IsZero() {
		r.since = h.first
	}
	r.owed = true
	if h.all || r.lost != nil || r.Polling() != "" ||
		r.disk.Visit(h.paths, r.enter) != nil { // folders moved, or the project's own is gone
		r.start()
	}
}

// beat looks for what no event tells: whether the project's folder is still there, what changed by way of links, and
// anything that went wrong.
func (r *run) beat() {
	switch {
	case r.lost != nil || r.disk.Check() != nil:
		r.start()
	case r.Polling() != "" || r.owed || r.disk.Tree.Loose():
		r.rescan()
	}
}

// start listens anew and looks at everything. Watches that are older than a folder's move are not to be trusted.
func (r *run) start() {
	// the first may only say that the folder is another
	if r.lost != nil && r.disk.Check() != nil && r.disk.Check() != nil {
		return
	}
	r.close()
	r.listen()
	r.rescan()
}

func (r *run) rescan() {
	begin := time.Now()
	if r.lost = r.disk.Rescan(r.enter); r.lost == nil { // otherwise more is tried next time
		r.owed, r.took = false, time.Since(begin)
	}
}

// tell gives a snapshot if there is something new, nobody is busy with an older one, and no more is to be seen first.
func (r *run) tell(now time.Time) {
	if r.telling || r.waiting {
		return
	}
	half := []string{everywhere} // the whole folder is gone, unless it is not
	s := Snapshot{Files: r.told, At: r.since, Err: r.lost}
	if r.lost == nil {
		s.Files, s.Changed = r.disk.Tree, disk.Changes(r.told, r.disk.Tree)
		half = halfWritten(r.told, r.disk.Tree, s.Changed)
	}
	news := len(s.Changed) > 0 || r.toldLost != (r.lost != nil)
	if news && len(half) > 0 && r.hesitate(now, half) {
		return
	}
	r.since, r.doubt = time.Time{}, time.Time{}
	if r.lost == nil {
		r.told = r.disk.Tree
	}
	r.toldLost = r.lost != nil
	if !news {
		return
	}
	r.telling = true
	go func() {
		r.changed(s)
		r.done <- struct{}{}
	}()
}

// hesitate puts off what may be half-written: a look at it again after another quiet while will tell. It does so only
// for a time.
func (r *run) hesitate(now time.Time, half []string) bool {
	if r.doubt.IsZero() {
		r.doubt = now
	}
	if now.Sub(r.doubt) >= r.grace {
		return false
	}
	for _, path := range half {
		r.hints.note(path, fsnotify.Write, now)
	}
	return true
}

// halfWritten returns those of the paths whose file has gone, has become empty, or breaks off before the end it had. So
// it looks while a program saves: it renames or empties the old file before it has written all of the new one.
func halfWritten(before, after disk.Tree, paths []string) []string {
	var half []string
	for _, path := range paths {
		was, none := before.ReadFile(path)
		now, err := after.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) && none == nil || err == nil && len(now) == 0 ||
			err == nil && len(now) < len(was) && bytes.HasPrefix(was, now) {
			half = append(half, path)
		}
	}
	return half
}

// hints say where to look. Any number of goroutines may add to them.
type hints struct {
	rung chan struct{} // holds something when there are more

	mu sync.Mutex
	heard
}

// heard is what there is of hints.
type heard struct {
	paths       map[string]fsnotify.Op // by project-relative path with slashes: what was done there
	all         bool                   // look everywhere, whatever the paths
	first, last time.Time              // when the first and the last of them came; zero if there is none
}

func (h *hints) note(path string, op fsnotify.Op, at time.Time) {
	h.mu.Lock()
	if h.first.IsZero() {
		h.paths, h.first = map[string]fsnotify.Op{}, at
	}
	h.last = at
	if !h.all {
		h.paths[path] |= op
		h.all = path == everywhere || len(h.paths) > manyHints
	}
	h.mu.Unlock()
	select {
	case h.rung <- struct{}{}:
	default:
	}
}

// span returns when the first and the last hint came.
func (h *hints) span() (first, last time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.first, h.last
}

// take returns what was heard since the last time.
func (h *hints) take() heard {
	h.mu.Lock()
	defer h.mu.Unlock()
	taken := h.heard
	h.heard = heard{}
	return taken
}
