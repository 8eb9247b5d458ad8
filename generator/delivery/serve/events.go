package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"beleg/generator"
	"beleg/generator/pages/render"
)

const (
	pulse       = 15 * time.Second // how often an idle page hears that the server is still there
	mostStreams = 200              // pages open at the same time; browsers allow themselves six connections to a host
)

// events tells an open page, as long as it is open, what becomes of what it is made of. It compares what the page has
// with what there is now, instead of passing on what happened: nothing is lost or told twice, however fast changes
// follow each other, and a page that comes back after an hour, or to another run of the server, is treated like every
// other.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	select {
	case p.streams <- struct{}{}:
		defer func() { <-p.streams }()
	default:
		refuse(w, http.StatusServiceUnavailable, "too many pages are open")
		return
	}
	select {
	case <-p.begun:
	case <-r.Context().Done():
		return
	}
	v, err := p.visit(r.URL.Query())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	p.stream(w, r, v)
}

func (p *Preview) stream(w http.ResponseWriter, r *http.Request, v *visit) {
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for {
		p.mu.Lock()
		now := p.now // before looking, so that nothing is missed in between
		p.mu.Unlock()
		text := []byte(":\n\n")
		if m, news := p.look(v, now); news {
			data, err := json.Marshal(m)
			if err != nil {
				panic(err) // strings and numbers only
			}
			text = fmt.Appendf(nil, "data: %s\n\n", data) // JSON has no line ends of its own
		}
		if !push(w, text) {
			return
		}
		select {
		case <-now.changed:
		case <-beat.C:
		case <-r.Context().Done():
			return
		}
	}
}

// push sends text now, and tells whether somebody is still there.
func push(w http.ResponseWriter, text []byte) bool {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(sendTime)) // a recorder in a test has none
	if _, err := w.Write(text); err != nil {
		return false
	}
	return control.Flush() == nil
}

// A visit is a page that is open somewhere, and what it knows.
type visit struct {
	address string // path of the page on this host
	home    string // path of the home page when it was loaded
	made    string // what it was made of
	shape   shape  // the same, if that was still there when it came; its text is empty otherwise
	// fingerprint of each other file that it uses, assets aside: their addresses never change their contents
	used     map[string]string
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
	// Do is one of: "reload"; "go" to Address; "swap" Styles, after which the page is as if it had been reloaded; or
	// nothing.
	Address string `json:"address,omitempty"`
	Styles  []swap `json:"styles,omitempty"`
	// why: the files of the site that the page is made of or uses, and that changed
	Changed []string `json:"changed,omitempty"`
	Follow  string   `json:"follow,omitempty"` // the claim that was saved, if pages should go there
	Told    string   `json:"told"`             // version of the findings that there are
}

// escaped writes a path of this host as it stands in an address.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// visit reads what a page says of itself: its path, home, what it was made of, the run and revision of the server it
// came from, and what else of the site it uses.
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

// use notes what the files that a page uses, named by their addresses, were when it took them. That can be said only
// while the site is still of the page's revision.
func (p *Preview) use(v *visit, addresses []string) {
	home := p.live.State().Home
	for _, address := range addresses {
		address, err := url.PathUnescape(address)
		if name, below := strings.CutPrefix(address, home); err == nil && below &&
			!strings.HasPrefix(name, assetFolder) {
			v.used[name] = p.printOf(name)
		}
	}
	if p.live.State().Revision != v.revision {
		for name := range v.used {
			v.used[name] = unknown
		}
	}
}

// unknown is the fingerprint of a file that may have been another when the page took it. It equals none, so that the
// page reloads once too often rather than once too seldom.
const unknown = "unknown"

// printOf returns the fingerprint of a file of the site, or "" if there is none.
func (p *Preview) printOf(name string) string {
	if a, ok := p.file(render.File(name)); ok {
		return fingerprint(a.data)
	}
	return ""
}

// look compares what a page is made of with what there is now. It returns what to tell the page, if there is anything.
func (p *Preview) look(v *visit, now news) (message, bool) {
	state, told := p.live.State(), now.told.Version
	m := message{Run: p.run, Revision: state.Revision, Told: told}
	if !v.left && (!v.greeted || v.revision != state.Revision) {
		p.compare(v, state, &m)
	}
	if now.saved.revision > v.revision && v.revision >= 0 && now.saved.address != v.address {
		m.Follow = escaped(now.saved.address)
	}
	m.Page = v.made
	news := !v.greeted || m.Do != "" || m.Follow != "" || v.told != told || v.revision != state.Revision
	if !v.greeted {
		m.Token = p.token
	}
	v.greeted, v.told, v.revision = true, told, state.Revision
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
	return slices.DeleteFunc(slices.Sorted(maps.Keys(v.used)), func(name string) bool {
		return p.printOf(name) == v.used[name]
	})
}

// A shape is a page without the fingerprints in the addresses of its assets. Two pages of the same shape differ in
// nothing but which stylesheets, scripts and pictures they use.
type shape struct {
	text   string   // fingerprint of the page without them
	assets []string // each address of an asset as it stands in the page, in order
}

// assetFolder is where fingerprinted files lie. What stands at an address there never changes.
const assetFolder = "assets/"

func shapeOf(page []byte) shape {
	var s shape
	var rest bytes.Buffer
	last := 0
	for _, at := range asset.FindAllIndex(page, -1) {
		start := last + bytes.LastIndexAny(page[last:at[0]], "\"'=( \t\n\r>,") + 1
		name := string(page[start:at[1]])
		s.assets = append(s.assets, name)
		rest.Write(page[last:start])
		rest.WriteString(fingerprinted.ReplaceAllString(name, "$1"))
		last = at[1]
	}
	rest.Write(page[last:])
	s.text = fingerprint(rest.Bytes())
	return s
}

var (
	// an asset's address to its end, from where it must begin: what begins with these very bytes is found fast
	asset = regexp.MustCompile(`/` + assetFolder + `[^"') \t\n\r<>,]*`)
	// its end: site.0a1b2c3d.css without its fingerprint is site.css
	fingerprinted = regexp.MustCompile(`\.[0-9a-f]{8}(\.[^./]*)$`)
)

// A swap is a stylesheet that takes the place of another.
type swap struct {
	From string `json:"from"` // as it stands in the page
	To   string `json:"to"`
}

// swaps returns the stylesheets that make a page of one shape into another of the same text. It is not possible if
// anything else than stylesheets changed.
func swaps(from, to shape) ([]swap, bool) {
	if from.text != to.text || len(from.assets) != len(to.assets) {
		return nil, false
	}
	var changed []swap
	for i, name := range from.assets {
		s := swap{name, to.assets[i]}
		switch {
		case s.From == s.To, slices.Contains(changed, s):
		case path.Ext(s.From) == ".css" && path.Ext(s.To) == ".css":
			changed = append(changed, s)
		default:
			return nil, false
		}
	}
	return changed, true
}
