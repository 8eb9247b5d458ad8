// Package serve shows an editor the site while it is written: beleg serve.
//
// In goes a project, again after each change; out comes the same site that a build makes, from memory, over HTTP. The one
// difference is on the wire: HTML pages get the preview's script, which reloads them when they, or something they use, have
// changed and shows the findings over the last good page. A request that reads is answered from memory, so no path can lead to
// the disk; one that appends to a claim opens that file alone, by os.Root.
//
// Who may ask what is decided in one place (guard.go), because a server on an editor's machine can be reached by every page
// that their browser shows: by other sites' requests, and under other names by DNS rebinding. What writes to the project goes
// through Preview.writing.
//
// The preview's own addresses lie below Prefix and stand in the table of Preview.routes. Its scripts are ES modules in web/,
// served from there by name; preview.js starts each part and hands it the session: the token for what writes, and a way to
// put off reloading while somebody is busy on the page.
package serve

import (
	"crypto/rand"
	"embed"
	"io/fs"
	"net/http"
	"sync"

	"beleg/generator"
)

// Prefix is where the preview's own addresses begin. No page of a site can have it: ids hold no underscore.
const Prefix = "/_beleg/"

// Options say how the preview behaves. The zero value is ready to use.
type Options struct {
	Root   string // absolute path of the project's folder, with slashes, for links that open an editor and for appending to claims; without it there is neither
	Editor Editor // what opens a file; the zero value opens none
	Follow bool   // the page that was last looked at goes to the claim whose file was saved
}

// A Preview serves a live site. Update is called by one goroutine at a time; everything else by any number.
type Preview struct {
	live  *generator.Live
	opt   Options
	run   string // names this run of the server
	token string // what a request that writes must know; new in each run
	own   map[string]http.Handler

	streams   chan struct{} // one for each open page
	begun     chan struct{} // closed when the first project has been taken in
	beginOnce sync.Once

	adding sync.Mutex // held while a claim's file is changed

	mu      sync.Mutex
	names   map[string]bool // what a request may call this server: host and port; nil while it does not listen
	fault   error           // why the last project could not be taken in
	told    findings        // what there is to say of it
	latest  saved           // the claim that was saved last
	changed chan struct{}   // closed, and another put in its place, whenever open pages should look again
}

// New returns a preview of a live site. The preview updates it; nobody else may.
func New(live *generator.Live, opt Options) *Preview {
	p := &Preview{live: live, opt: opt, run: rand.Text(), token: rand.Text(), begun: make(chan struct{}), changed: make(chan struct{}),
		streams: make(chan struct{}, mostStreams)}
	p.own = p.routes()
	return p
}

// Report tells what became of a change.
type Report struct {
	State generator.State
	Fault error // the machine, a template or the lack of a project; nil for faults that are findings
	News  bool  // the findings, or the fault, are not those of the report before
}

// Update takes in the project as it is now, as generator.Live does, and tells the open pages. It never fails: whatever is wrong
// is in the report, and shown over the last good page.
func (p *Preview) Update(project fs.FS, changed []string) Report {
	before := p.live.State()
	err := p.live.Update(project, changed)
	r := Report{State: p.live.State(), Fault: err}
	p.note(func() {
		p.fault = err
		if r.State.Revision > before.Revision {
			p.latest = p.follow(changed, r.State)
		}
	})
	p.tell(project, &r) // after the pages know: many findings take a while
	return r
}

// Lose takes note that the project cannot be read any more, and why. The last good site stays.
func (p *Preview) Lose(why error) Report {
	r := Report{State: p.live.State(), Fault: why}
	p.note(func() { p.fault = why })
	p.tell(embed.FS{}, &r) // there is nothing to look up
	return r
}

// tell makes a report's findings known if they are news.
func (p *Preview) tell(project fs.FS, r *Report) {
	if r.Fault != nil {
		r.State.Found = nil // they are of the project before
	}
	told := p.tellable(project, *r)
	if r.News = told.Version != p.told.Version; r.News {
		p.note(func() { p.told = told })
	}
	p.beginOnce.Do(func() { close(p.begun) })
}

// note changes what the preview knows and wakes the open pages.
func (p *Preview) note(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
	close(p.changed)
	p.changed = make(chan struct{})
}
