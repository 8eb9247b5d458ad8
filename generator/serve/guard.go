package serve

import (
	"crypto/subtle"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Limits of what a request may bring. A preview's own requests are far below them.
const (
	maxHeader  = 32 << 10 // bytes
	maxBody    = 64 << 10 // bytes
	headerTime = 5 * time.Second
	bodyTime   = 10 * time.Second
	sendTime   = 30 * time.Second
)

// tokenHeader carries the token of a request that writes. A page of another site cannot send it without being asked first
// whether it may (CORS), and is never told so.
const tokenHeader = "X-Beleg-Token"

// harden sets what every answer carries. No header of CORS is ever set, so that other sites' pages cannot read anything.
// Frames are for the built-in browser of VS Code, whose pages have these schemes.
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

// knows tells whether a request's Host is a name of this server. Under any other the browser would take the preview for a
// part of somebody else's site (DNS rebinding).
func (p *Preview) knows(host string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.names[strings.ToLower(host)]
}

// plain tells whether an address is written as the site's own links are. Everything else is a trap: segments that lead
// upwards or nowhere, encoded slashes, backslashes, bytes of zero.
func plain(u *url.URL) bool {
	if !strings.HasPrefix(u.Path, "/") || strings.ContainsAny(u.Path, "\\\x00") || strings.Contains(u.Path, "//") {
		return false
	}
	if strings.Contains(strings.ToLower(u.EscapedPath()), "%2f") {
		return false
	}
	for segment := range strings.SplitSeq(u.Path, "/") {
		if segment == "." || segment == ".." {
			return false
		}
	}
	return true
}

// foreign tells whether a browser says that another site's page sends the request. Typing an address is not foreign.
func foreign(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site" || !sameOrigin(r, r.Header.Get("Origin"))
}

func sameOrigin(r *http.Request, origin string) bool {
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}

// reading lets through requests that only read.
func reading(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "this address can only be read")
			return
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(sendTime)) // a recorder in a test has none
		next.ServeHTTP(w, r)
	})
}

// writing lets through requests that may change the project: posted as JSON by a page of this very server that knows the
// token of this run. What next reads of the body is limited in size and time.
func (p *Preview) writing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
		case r.ContentLength > maxBody:
			refuse(w, http.StatusRequestEntityTooLarge, "that is too much")
		default:
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(sendTime)) // a recorder in a test has none
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
			w.Header().Set("Cache-Control", "no-store")
			next.ServeHTTP(w, r)
		}
	})
}
