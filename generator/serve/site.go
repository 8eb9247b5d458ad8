package serve

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// An answer is what stands at an address of the site just now.
type answer struct {
	status   int
	file     string // path of the site's file; empty if there is none
	kind     string // media type
	data     []byte // as a build makes it
	location string // where to go instead, with a status that says so
	revision int    // of the site that data belongs to
	home     string // path of the site's home page
	mark     string // in place of the fingerprint of data, where a page need not come again because of other words
}

// made names what a page that shows the answer is made of.
func (a answer) made() string {
	switch {
	case a.mark != "":
		return a.mark
	case a.location != "":
		return "elsewhere"
	}
	return fingerprint(a.data)
}

// html tells whether the answer is a page.
func (a answer) html() bool { return strings.HasPrefix(a.kind, "text/html") && a.location == "" }

// at returns what stands at a path of this host.
func (p *Preview) at(address string) answer {
	state := p.live.State()
	if !state.Ready {
		return p.waiting()
	}
	a, ok := p.article(address)
	if !ok {
		a = p.below(state.Home, address)
	}
	a.home = state.Home
	return a
}

// below returns what stands at a path of the host of a site with a home page.
func (p *Preview) below(home, address string) answer {
	name, below := strings.CutPrefix(address, home)
	switch {
	case below:
		if a, ok := p.file(index(name)); ok {
			return a
		}
		if _, ok := p.file(name + "/index.html"); ok {
			return answer{status: http.StatusTemporaryRedirect, location: address + "/"}
		}
	case address == "/", address+"/" == home:
		return answer{status: http.StatusTemporaryRedirect, location: home}
	}
	a, ok := p.file(notFound)
	if !ok {
		a.kind, a.data = kindOf(".txt"), []byte("there is no such page\n")
	}
	if a.status != http.StatusInternalServerError {
		a.status = http.StatusNotFound
	}
	return a
}

// notFound is the file that a host shows for what is not there.
const notFound = "404.html"

// index returns the file that stands for an address below the home page.
func index(name string) string {
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

// file returns a file of the site, and whether there is one of that name.
func (p *Preview) file(name string) (answer, bool) {
	data, revision, err := p.live.File(name)
	if errors.Is(err, fs.ErrNotExist) {
		return answer{revision: revision}, false
	}
	if err != nil {
		a := broken(err)
		a.file, a.revision = name, revision
		return a, true
	}
	return answer{status: http.StatusOK, file: name, kind: kindOf(path.Ext(name)), data: data, revision: revision}, true
}

// site answers with a page or another file of the site.
func (p *Preview) site(w http.ResponseWriter, r *http.Request) {
	select {
	case <-p.begun: // there is something to say only after the first project has come in
	case <-r.Context().Done():
		return
	}
	a := p.at(r.URL.Path)
	if a.status == http.StatusInternalServerError {
		p.failed(a.file)
	}
	if a.location != "" {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Location", (&url.URL{Path: a.location, RawQuery: r.URL.RawQuery}).String())
		w.WriteHeader(a.status)
		return
	}
	w.Header().Set("Cache-Control", "no-cache") // kept, but asked for each time
	if a.html() {
		w.Header().Set("Cache-Control", "no-store") // going back shows what is there now
		a.data = withScript(a.data, tag(p.run, a))
	}
	send(w, r, a)
}

// send writes data as it is asked for: whole, in part, only its headers, or not at all if the browser has it.
func send(w http.ResponseWriter, r *http.Request, a answer) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("ETag", `"`+fingerprint(a.data)+`"`)
	if a.status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
		return
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.data) // nobody is there to be told that they have gone
	}
}
