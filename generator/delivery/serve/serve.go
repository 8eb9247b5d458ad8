// Package serve shows an editor the site while it is written: beleg serve.
//
// In goes a project, again after each change; out comes the same site that a build makes, from memory, over HTTP. The
// one difference is on the wire: HTML pages get the preview's script, which reloads them when they, or something they
// use, have changed and shows the findings over the last good page. A request that reads is answered from memory, so no
// path can lead to the disk; one that appends to a claim opens that file alone, by os.Root.
//
// Who may ask what is decided in one place (guard.go), because a server on an editor's machine can be reached by every
// page that their browser shows: by other sites' requests, and under other names by DNS rebinding. What writes to the
// project goes through Preview.writing.
//
// The preview's own addresses lie below Prefix and stand in the table of Preview.routes. Its scripts are ES modules in
// web/, served from there by name; preview.js starts each part and hands it the session: the token for what writes, and
// a way to put off reloading while somebody is busy on the page.
package serve

import (
	"crypto/rand"
	"embed"
	"io/fs"
	"net/http"
	"sync"

	"beleg/generator"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/render"
)

// Prefix is where the preview's own addresses begin. No page of a site can have it: ids hold no underscore.
const Prefix = "/_beleg/"

// Options say how the preview behaves. The zero value is ready to use.
type Options struct {
	// absolute path of the project's folder, with slashes, for links that open an editor and for appending to claims;
	// without it there is neither
	Root   string
	Editor Editor // what opens a file; the zero value opens none
	Follow bool   // the page that was last looked at goes to the claim whose file was saved
	// called when there is another Report although there was no Update: a page turned out to fail. May be nil
	News func()
}

// A Preview serves a live site. Update is called by one goroutine at a time; everything else by any number.
type Preview struct {
	live  *generator.Live
	opt   Options
	run   string // names this run of the server
	token string // what a request that writes must know; new in each run
	own   map[string]http.HandlerFunc

	streams   chan struct{} // one for each open page
	begun     chan struct{} // closed when the first project has been taken in
	beginOnce sync.Once

	adding sync.Mutex // held while a claim's file is changed

	finding sync.Mutex
	finder  finder

	telling sync.Mutex // held while it is found out what there is to say; before mu
	project fs.FS      // as it was taken in last
	report  Report     // of it
	failing []string   // pages that could not be made when they were asked for last

	mu    sync.Mutex
	names map[string]bool // what a request may call this server: host and port; nil while it does not listen
	now   news
}

// news is what open pages hear of.
type news struct {
	told    findings      // what there is to say
	saved   saved         // the claim that was saved last
	changed chan struct{} // closed, and another put in its place, whenever open pages should look again
}

// New returns a preview of a live site. The preview updates it; nobody else may.
func New(live *generator.Live, opt Options) *Preview {
	p := &Preview{live: live, opt: opt, run: rand.Text(), token: rand.Text(), begun: make(chan struct{}),
		now: news{changed: make(chan struct{})}, streams: make(chan struct{}, mostStreams)}
	p.own = p.routes()
	return p
}

// Report tells what became of a change.
type Report struct {
	State   generator.State
	Fault   error   // the machine, a template or the lack of a project; nil for faults that are findings
	Failing []error // pages that were asked for and cannot be made, because a template goes wrong with what is on them
	Version string  // names all that there is to say: the findings and the faults
}

// Faults returns all that is wrong and no finding.
func (r Report) Faults() []error {
	if r.Fault == nil {
		return r.Failing
	}
	return append([]error{r.Fault}, r.Failing...)
}

// Report returns the last report, with what was found out since.
func (p *Preview) Report() Report {
	p.telling.Lock()
	defer p.telling.Unlock()
	return p.report
}

// Update takes in the project as it is now, as generator.Live does, and tells the open pages. It never fails: whatever
// is wrong is in the report, and shown over the last good page.
func (p *Preview) Update(project fs.FS, changed []string) Report {
	before := p.live.State()
	err := p.live.Update(project, changed)
	r := Report{State: p.live.State(), Fault: err}
	p.note(func() {
		if r.State.Revision > before.Revision {
			p.now.saved = p.follow(changed, r.State)
		}
	})
	return p.take(project, r) // after the pages know: many findings take a while
}

// Lose takes note that the project cannot be read any more, and why. The last good site stays.
func (p *Preview) Lose(why error) Report {
	return p.take(embed.FS{}, Report{State: p.live.State(), Fault: why}) // there is nothing to look up
}

// take makes known what there is to say of a project.
func (p *Preview) take(project fs.FS, r Report) Report {
	if r.Fault != nil {
		r.State.Found = nil // they are of the project before
	}
	p.telling.Lock()
	defer p.telling.Unlock()
	p.project, p.report = project, r
	p.tell()
	p.beginOnce.Do(func() { close(p.begun) })
	return p.report
}

// tell brings the report up to date with the pages that fail. If there is other news then, it tells the open pages, and
// says so.
func (p *Preview) tell() (news bool) {
	p.report.Failing = p.failures()
	told := p.tellable(p.project, p.report)
	p.report.Version = told.Version
	if news = told.Version != p.now.told.Version; news {
		p.note(func() { p.now.told = told })
	}
	return news
}

// note changes what the preview knows and wakes the open pages.
func (p *Preview) note(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
	close(p.now.changed)
	p.now.changed = make(chan struct{})
}

// A saved claim is where a page goes that follows the editor.
type saved struct {
	revision int    // that saving it made; 0 for none
	address  string // path of its page on this host
}

// follow returns the page of the claim that was saved. Nobody is led anywhere when several claims changed, as after a
// checkout of another branch, or when the claim has no page, as a draft.
func (p *Preview) follow(changed []string, state generator.State) saved {
	var claims []string
	for _, name := range changed {
		if id, ok := format.ClaimIn(name); ok {
			claims = append(claims, id)
		}
	}
	if !p.opt.Follow || len(claims) != 1 {
		return saved{}
	}
	path := address.Claims + claims[0] + "/"
	if _, ok := p.file(render.File(path)); !ok {
		return saved{}
	}
	return saved{state.Revision, state.Home + path}
}
