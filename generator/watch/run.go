package watch

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	patience  = 500 * time.Millisecond // how long a stream of changes may put off a look
	pulse     = time.Second            // between two looks for what events do not tell
	pollPulse = 300 * time.Millisecond // between two looks where there are no events
	share     = 10                     // looking at everything may take at most the tenth part of the time
)

// Run calls changed after each real change, with what the inputs hold then. It calls it in another goroutine, but never again
// before it has returned; what changes meanwhile comes in one snapshot afterwards. Run returns when ctx has ended and changed
// has returned, and leaves neither a goroutine nor a watch. Nothing that happens on the disk ends it. It may be called once.
func (w *Watcher) Run(ctx context.Context, changed func(Snapshot)) {
	r := &run{Watcher: w, changed: changed, done: make(chan struct{}, 1), told: w.disk.tree, ears: &ears{}}
	defer func() { r.ears.close() }() // by then they are others
	r.hear(everything(time.Now()))    // what changed since Open
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
		case <-r.ears.rung:
			r.hear(r.ears.take())
		case <-r.done:
			r.telling = false
		case <-timer.C:
		}
	}
}

// A run is the state of Run. A zero time means never.
type run struct {
	*Watcher
	ears  *ears
	hints hints     // not followed yet
	since time.Time // the first hint of what is not told yet
	doubt time.Time // since when it looks half-written

	looked time.Time     // when the disk was last looked at
	took   time.Duration // how long the last look at everything took
	owed   bool          // only some files were looked at since
	lost   error         // why the project's folder cannot be opened

	told     *node // the tree in the last snapshot
	toldLost bool  // that snapshot had Err
	telling  bool  // changed is being called
	changed  func(Snapshot)
	done     chan struct{} // changed has returned
}

func (r *run) hear(h hints) {
	r.hints.join(h)
	if r.since.IsZero() {
		r.since = r.hints.first
	}
}

// next returns when there will be something to do without another hint.
func (r *run) next() time.Time {
	if !r.hints.any() {
		return r.looked.Add(r.interval())
	}
	quiet, latest := r.hints.last.Add(r.quiet), r.hints.first.Add(patience)
	if latest.Before(quiet) {
		return latest
	}
	return quiet
}

// interval returns how long to wait between two looks without a hint.
func (r *run) interval() time.Duration {
	least := pulse
	if r.Polling() != "" || r.lost != nil {
		least = pollPulse
	}
	return max(least, share*r.took)
}

// act looks at the disk if it is time to.
func (r *run) act(now time.Time) {
	if now.Before(r.next()) {
		return
	}
	before, lost := r.disk.tree, r.lost != nil
	hinted, polled := r.hints.any(), r.Polling() != ""
	if hinted {
		r.follow()
	} else {
		r.beat()
	}
	r.looked = time.Now()
	// What was found without a hint may be half of it. So may be what was found by polling, as long as there is more each time.
	if !hinted || polled && r.looked.Sub(r.since) < patience {
		if lost != (r.lost != nil) || len(changes(before, r.disk.tree)) > 0 {
			r.hear(everything(now))
		}
	}
}

// everything is a hint that says nothing.
func everything(at time.Time) hints {
	var h hints
	h.noteAll(at)
	return h
}

// follow looks where the hints say.
func (r *run) follow() {
	h := r.hints
	r.hints = hints{}
	if h.all || r.lost != nil || r.Polling() != "" {
		r.start()
		return
	}
	if r.disk.visit(h.paths, r.enter(r.ears)) != nil { // folders moved, or the project's own is gone
		r.start()
		return
	}
	r.owed = true
}

// beat looks for what no event tells: whether the project's folder is still there, what changed by way of links, and anything
// that went wrong.
func (r *run) beat() {
	switch {
	case r.lost != nil || r.disk.check() != nil:
		r.start()
	case r.Polling() != "" || r.owed || r.disk.tree.loose > 0:
		r.rescan()
	}
}

// start listens anew and looks at everything. Watches that are older than a folder's move are not to be trusted.
func (r *run) start() {
	if r.lost != nil && r.disk.check() != nil && r.disk.check() != nil { // the first may only say that the folder is another
		return
	}
	r.ears.close()
	r.ears = r.listen()
	r.rescan()
}

func (r *run) rescan() {
	begin := time.Now()
	r.lost = r.disk.rescan(r.enter(r.ears))
	if r.lost != nil {
		return // next time more is tried
	}
	r.owed = false
	r.took = time.Since(begin)
}

// tell gives a snapshot if there is something new, nobody is busy with an older one, and no more is to be seen first.
func (r *run) tell(now time.Time) {
	if r.telling || r.hints.any() {
		return
	}
	var half []string
	s := Snapshot{Files: files{r.told}, At: r.since, Err: r.lost}
	if r.lost == nil {
		s.Files, s.Changed = files{r.disk.tree}, changes(r.told, r.disk.tree)
		half = halfWritten(r.told, r.disk.tree, s.Changed)
	}
	news := len(s.Changed) > 0 || r.toldLost != (r.lost != nil)
	if news && (len(half) > 0 || r.lost != nil) && r.hesitate(now, half) {
		return
	}
	r.since, r.doubt = time.Time{}, time.Time{}
	if r.lost == nil {
		r.told = r.disk.tree
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

// hesitate puts off what may be half-written: a look at it again after another quiet while will tell. It does so only for a time.
func (r *run) hesitate(now time.Time, half []string) bool {
	if r.doubt.IsZero() {
		r.doubt = now
	}
	if now.Sub(r.doubt) >= r.grace {
		return false
	}
	var h hints
	for _, path := range half {
		h.note(path, fsnotify.Write, now)
	}
	if len(half) == 0 { // the whole folder is gone
		h.noteAll(now)
	}
	r.hear(h)
	return true
}

// halfWritten returns those of the paths whose file has gone, has become empty, or breaks off before the end it had. So it looks
// while a program saves: it renames or empties the old file before it has written all of the new one.
func halfWritten(before, after *node, paths []string) []string {
	var half []string
	for _, path := range paths {
		was, now := fileAt(before, path), fileAt(after, path)
		_, err := after.lfind(path)
		switch {
		case now == nil && was != nil && errors.Is(err, fs.ErrNotExist),
			now != nil && len(now.data) == 0,
			now != nil && was != nil && len(now.data) < len(was.data) && bytes.HasPrefix(was.data, now.data):
			half = append(half, path)
		}
	}
	return half
}

// fileAt returns the file at a path, or nil if there is none that could be read.
func fileAt(tree *node, path string) *node {
	n, err := tree.find(path)
	if err != nil || n.err != nil || !n.mode.IsRegular() {
		return nil
	}
	return n
}
