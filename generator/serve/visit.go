package serve

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"beleg/generator"
)

// A visit is a page that is open somewhere, and what it knows.
type visit struct {
	address  string            // path of the page on this host
	home     string            // path of the home page when it was loaded
	made     string            // what it was made of
	shape    shape             // the same, if that was still there when it came; its text is empty otherwise
	used     map[string]string // fingerprint of each other file that it uses, assets aside: their addresses never change their contents
	revision int
	told     string // version of the findings that it has
	greeted  bool
	left     bool // it was told to go or to reload, and no more need be said of the site
}

// most is how many files a page may name that it uses.
const most = 200

// A message tells a page what to do.
type message struct {
	Run      string `json:"run"`
	Token    string `json:"token,omitempty"` // at first
	Revision int    `json:"revision"`
	Page     string `json:"page"` // what the page is made of when it has done so
	Do       string `json:"do,omitempty"`
	// Do is one of: "reload"; "go" to Address; "swap" Styles, after which the page is as if it had been reloaded; or nothing.
	Address string   `json:"address,omitempty"`
	Styles  []swap   `json:"styles,omitempty"`
	Changed []string `json:"changed,omitempty"` // why: the files of the site that the page is made of or uses, and that changed
	Follow  string   `json:"follow,omitempty"`  // the claim that was saved, if pages should go there
	Told    string   `json:"told"`              // version of the findings that there are
}

// escaped writes a path of this host as it stands in an address.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// visit reads what a page says of itself: its path, home, what it was made of, the run and revision of the server it came
// from, and what else of the site it uses.
func (p *Preview) visit(query url.Values) (*visit, error) {
	revision, err := strconv.Atoi(query.Get("revision"))
	if err != nil {
		return nil, fmt.Errorf("the revision %q is no number", query.Get("revision"))
	}
	v := &visit{made: query.Get("page"), revision: revision, used: map[string]string{}}
	if v.address, err = url.PathUnescape(query.Get("path")); err != nil || !plain(&url.URL{Path: v.address}) {
		return nil, fmt.Errorf("the path %q is none of a page", query.Get("path"))
	}
	if v.home, err = url.PathUnescape(query.Get("home")); err != nil {
		return nil, fmt.Errorf("the home %q is no path", query.Get("home"))
	}
	if query.Get("run") != p.run {
		v.revision = -1 // that of another run says nothing
	}
	if a := p.at(v.address); a.made() == v.made && a.html() {
		v.shape = shapeOf(a.data)
	}
	p.use(v, query["used"][:min(len(query["used"]), most)])
	return v, nil
}

// use notes what the files that a page uses, named by their addresses, were when it took them. That can be said only while the
// site is still of the page's revision.
func (p *Preview) use(v *visit, addresses []string) {
	home := p.live.State().Home
	for _, address := range addresses {
		address, err := url.PathUnescape(address)
		if name, below := strings.CutPrefix(address, home); err == nil && below && !strings.HasPrefix(name, assetFolder) {
			v.used[name] = p.printOf(name)
		}
	}
	if p.live.State().Revision != v.revision {
		for name := range v.used {
			v.used[name] = unknown
		}
	}
}

// unknown is the fingerprint of a file that may have been another when the page took it. It equals none, so that the page
// reloads once too often rather than once too seldom.
const unknown = "unknown"

// printOf returns the fingerprint of a file of the site, or "" if there is none.
func (p *Preview) printOf(name string) string {
	a, ok := p.file(index(name))
	if !ok {
		return ""
	}
	return fingerprint(a.data)
}

// look compares what a page is made of with what there is now. It returns what to tell the page, if there is anything.
func (p *Preview) look(v *visit) (message, bool) {
	p.mu.Lock()
	found, latest := p.told, p.latest
	p.mu.Unlock()
	state := p.live.State()
	m := message{Run: p.run, Revision: state.Revision, Told: found.Version}
	if !v.left && (!v.greeted || v.revision != state.Revision) {
		p.compare(v, state, &m)
	}
	if latest.revision > v.revision && v.revision >= 0 && latest.address != v.address {
		m.Follow = escaped(latest.address)
	}
	m.Page = v.made
	news := !v.greeted || m.Do != "" || m.Follow != "" || v.told != found.Version || v.revision != state.Revision
	if !v.greeted {
		m.Token = p.token
	}
	v.greeted, v.told, v.revision = true, found.Version, state.Revision
	return m, news
}

// compare finds out what the page should do, and takes note of what it will be made of then.
func (p *Preview) compare(v *visit, state generator.State, m *message) {
	if rest, below := strings.CutPrefix(v.address, v.home); below && v.home != "" && state.Home != v.home {
		m.Do, m.Address, v.left = "go", escaped(state.Home+rest), true
		return
	}
	a := p.at(v.address)
	if a.status == http.StatusInternalServerError {
		p.failed(a.file)
		return // it stays as it was
	}
	m.Changed = p.outdated(v)
	alone := len(m.Changed) == 0 // nothing that the page uses changed
	if a.made() != v.made {
		m.Changed = append(m.Changed, a.file)
	}
	if len(m.Changed) == 0 {
		return
	}
	if now := shapeOf(a.data); alone && v.shape.text != "" && a.html() {
		if styles, ok := swaps(v.shape, now); ok {
			m.Do, m.Styles, v.made, v.shape = "swap", styles, a.made(), now
			return
		}
	}
	m.Do, v.left = "reload", true
}

// outdated lists the files that the page uses and that are others now, sorted.
func (p *Preview) outdated(v *visit) []string {
	var changed []string
	for _, name := range slices.Sorted(maps.Keys(v.used)) {
		if p.printOf(name) != v.used[name] {
			changed = append(changed, name)
		}
	}
	return changed
}
