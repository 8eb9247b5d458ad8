package serve

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// web holds the preview's own scripts and stylesheets. Each file is served below Prefix by its name.
//
//go:embed web
var web embed.FS

// routes is the table of the preview's own addresses, without Prefix. What writes must stand behind writing.
func (p *Preview) routes() map[string]http.Handler {
	own := map[string]http.Handler{
		"events":   reading(http.HandlerFunc(p.events)),
		"findings": reading(http.HandlerFunc(p.findings)),
		"explain":  reading(http.HandlerFunc(explained)),
		"claims":   reading(http.HandlerFunc(p.claims)),
		"passages": p.writing(http.HandlerFunc(p.passages)),
		"add":      p.writing(http.HandlerFunc(p.add)),
	}
	entries, err := fs.ReadDir(web, "web")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	for _, entry := range entries {
		if path.Ext(entry.Name()) == ".html" {
			continue // a template
		}
		own[entry.Name()] = reading(file(entry.Name()))
	}
	return own
}

// file serves one of the preview's own files.
func file(name string) http.Handler {
	data, err := web.ReadFile("web/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache") // kept, but asked for each time: another run may have another
		send(w, r, answer{status: http.StatusOK, kind: kindOf(path.Ext(name)), data: data})
	})
}

// ServeHTTP answers a request: the preview's own addresses below Prefix, the site everywhere else.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	if r.ContentLength != 0 { // refused or not, an answer waits for the body
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime)) // a recorder in a test has none
	}
	if !p.knows(r.Host) {
		refuse(w, http.StatusForbidden, "this preview does not answer under that name")
		return
	}
	if !plain(r.URL) {
		refuse(w, http.StatusNotFound, "there is no such address")
		return
	}
	name, own := strings.CutPrefix(r.URL.Path, Prefix)
	if !own || strings.HasPrefix(name, articles) {
		reading(http.HandlerFunc(p.site)).ServeHTTP(w, r)
		return
	}
	handler := p.own[name]
	switch {
	case foreign(r):
		refuse(w, http.StatusForbidden, "only the preview's own pages may ask for this")
	case handler == nil:
		refuse(w, http.StatusNotFound, "there is no such address")
	default:
		handler.ServeHTTP(w, r)
	}
}
