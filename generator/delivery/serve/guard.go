package serve

import (
	"crypto/subtle"
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"beleg/generator/delivery/fetch"
)

// Limits of what a request may bring. A preview's own requests are far below them.
const (
	maxHeader  = 32 << 10                    // bytes
	maxBody    = 64 << 10                    // bytes
	maxArticle = fetch.Largest*4/3 + maxBody // bytes: an article as base64
	headerTime = 5 * time.Second
	bodyTime   = 10 * time.Second
	sendTime   = 30 * time.Second
)

// tokenHeader carries the token of a request that writes. A page of another site cannot send it without being asked
// first whether it may (CORS), and is never told so.
const tokenHeader = "X-Beleg-Token"

// harden sets what every answer carries. No header of CORS is ever set, so that other sites' pages cannot read
// anything. Frames are for the built-in browser of VS Code, whose pages have these schemes.
func harden(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'self' vscode-webview: vscode-file:")
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, why, status)
}

// knows tells whether a request's Host is a name of this server. Under any other the browser would take the preview for
// a part of somebody else's site (DNS rebinding).
func (p *Preview) knows(host string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.names[strings.ToLower(host)]
}

// plain tells whether an address is written as the site's own links are. Everything else is a trap: segments that lead
// upwards or nowhere, encoded slashes, backslashes, bytes of zero.
func plain(u *url.URL) bool {
	inside, below := strings.CutPrefix(u.Path, "/")
	inside = strings.TrimSuffix(inside, "/")
	return below && (u.Path == "/" || inside != "." && fs.ValidPath(inside)) &&
		!strings.ContainsAny(u.Path, "\\\x00") && !strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
}

// foreign tells whether a browser says that another site's page sends the request. Typing an address is not foreign.
func foreign(r *http.Request) bool {
	site, origin := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
	return site == "cross-site" || site == "same-site" || origin != "" && !strings.EqualFold(origin, "http://"+r.Host)
}

// reading lets through requests that only read.
func reading(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "this address can only be read")
			return
		}
		next(w, r)
	}
}

// writing lets through requests that may change the project: posted as JSON by a page of this very server that knows
// the token of this run. What next reads of the body is limited in size (bytes) and time.
func (p *Preview) writing(most int64, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		switch {
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", "POST")
			refuse(w, http.StatusMethodNotAllowed, "this address only takes POST")
		case r.Header.Get("Origin") == "" || foreign(r):
			refuse(w, http.StatusForbidden, "only the preview's own pages may write")
		case subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(p.token)) != 1:
			refuse(w, http.StatusForbidden, "the token is not that of this run; reload the page")
		case kind != "application/json":
			refuse(w, http.StatusUnsupportedMediaType, "this address takes JSON")
		case r.ContentLength > most:
			refuse(w, http.StatusRequestEntityTooLarge, "that is too much")
		default:
			r.Body = http.MaxBytesReader(w, r.Body, most)
			w.Header().Set("Cache-Control", "no-store")
			next(w, r)
		}
	}
}

// web holds the preview's own scripts and stylesheets. Each file is served below Prefix by its name.
//
//go:embed web
var web embed.FS

// routes is the table of the preview's own addresses, without Prefix; its files are found by their names. What writes
// must stand behind writing.
func (p *Preview) routes() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"events":   reading(p.events),
		"findings": reading(answering(p.findings)),
		"explain":  reading(p.explained),
		"claims":   reading(answering(p.claims)),
		"passages": p.writing(maxBody, answering(p.passages)),
		"add":      p.writing(maxBody, answering(p.add)),
		"begin":    p.writing(maxBody, answering(p.begin)),
		"article":  p.writing(maxArticle, answering(p.receive)),
	}
}

// file serves one of the preview's own files; nil if there is none of that name.
func file(name string) http.HandlerFunc {
	data, err := web.ReadFile("web/" + name)
	if err != nil || path.Ext(name) == ".html" { // a template
		return nil
	}
	return reading(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache") // kept, but asked for each time: another run may have another
		send(w, r, answer{status: http.StatusOK, kind: kindOf(path.Ext(name)), data: data})
	})
}

// ServeHTTP answers a request: the preview's own addresses below Prefix, the site everywhere else.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	control := http.NewResponseController(w) // a recorder in a test has no deadlines
	_ = control.SetWriteDeadline(time.Now().Add(sendTime))
	if r.ContentLength != 0 { // refused or not, an answer waits for the body
		_ = control.SetReadDeadline(time.Now().Add(bodyTime))
	}
	name, own := strings.CutPrefix(r.URL.Path, Prefix)
	handler := p.own[name]
	if handler == nil {
		handler = file(name)
	}
	switch {
	case !p.knows(r.Host):
		refuse(w, http.StatusForbidden, "this preview does not answer under that name")
	case !plain(r.URL):
		refuse(w, http.StatusNotFound, "there is no such address")
	case !own || strings.HasPrefix(name, articles) || name == taking:
		reading(p.site)(w, r)
	case foreign(r):
		refuse(w, http.StatusForbidden, "only the preview's own pages may ask for this")
	case handler == nil:
		refuse(w, http.StatusNotFound, "there is no such address")
	default:
		handler(w, r)
	}
}
