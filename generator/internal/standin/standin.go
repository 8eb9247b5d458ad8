// Package standin answers requests as GitHub Pages does. It is for tests, and nothing else imports it.
//
// What works with a plain file server may not work there: a project's site stands below a path, a folder without slash
// is a redirect, nothing is listed, 404.html comes for whatever is missing below that path, and hidden files never
// arrive.
package standin

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A Site is served below a path of its host. Its methods may be called while it serves.
type Site struct {
	base string

	mu    sync.Mutex
	files map[string][]byte
	asked []string
}

// New returns a site without files below base, a path with a slash at both ends: "/" or "/repository/".
func New(base string) *Site {
	if !strings.HasPrefix(base, "/") || !strings.HasSuffix(base, "/") {
		panic("standin: a base path has a slash at both ends")
	}
	return &Site{base: base}
}

// Publish replaces all files, as a deployment does. They are named relative to the base path.
func (s *Site) Publish(files map[string][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = files
}

// Requests returns what was asked for since the last call: paths relative to the base path, whole paths outside of it.
func (s *Site) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

func (s *Site) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	name, below := strings.CutPrefix(req.URL.Path, s.base)
	s.mu.Lock()
	s.asked = append(s.asked, name)
	files := s.files
	s.mu.Unlock()
	switch {
	case req.Method != http.MethodGet && req.Method != http.MethodHead:
		w.WriteHeader(http.StatusMethodNotAllowed)
	case !below && name+"/" == s.base:
		redirect(w, req)
	case !below:
		send(w, req, http.StatusNotFound, "404.txt", []byte("Not Found")) // somebody else's site, or none
	case files[Index(name)] != nil:
		send(w, req, http.StatusOK, Index(name), files[Index(name)])
	case files[name+".html"] != nil:
		send(w, req, http.StatusOK, name+".html", files[name+".html"])
	case files[name+"/index.html"] != nil:
		redirect(w, req)
	default:
		send(w, req, http.StatusNotFound, "404.html", files["404.html"])
	}
}

// Index is the file that stands for an address, both relative to the base path.
func Index(name string) string {
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

func redirect(w http.ResponseWriter, req *http.Request) {
	to := *req.URL
	to.Path += "/"
	to.RawPath = ""
	http.Redirect(w, req, to.String(), http.StatusMovedPermanently)
}

// kinds are the content types of Pages. They are written down because those of package mime depend on the machine.
//
//go:embed kinds.txt
var kinds string

func send(w http.ResponseWriter, req *http.Request, status int, name string, text []byte) {
	_, kind, _ := strings.Cut("\n"+kinds, "\n"+path.Ext(name)+" ")
	kind, _, _ = strings.Cut(kind, "\n")
	w.Header().Set("Content-Type", cmp.Or(kind, "application/octet-stream"))
	w.Header().Set("Cache-Control", "max-age=600")
	w.Header().Set("Vary", "Accept-Encoding")
	if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") && path.Ext(name) != ".png" {
		w.Header().Set("Content-Encoding", "gzip")
		var small bytes.Buffer
		zip := gzip.NewWriter(&small)
		zip.Write(text) // a buffer takes everything
		zip.Close()
		text = small.Bytes()
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(status)
	w.Write(text) // a reader who went away is nobody's fault
}

var hidden = regexp.MustCompile(`(^|/)\.[^/]+$`)

// Artifact returns what actions/upload-pages-artifact takes from an output folder: regular files, without hidden ones
// and what lies in hidden folders (since its version 4).
func Artifact(dir fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case hidden.MatchString(name) && entry.IsDir():
			return fs.SkipDir
		case hidden.MatchString(name), entry.IsDir():
			return nil
		}
		files[name], err = fs.ReadFile(dir, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("gather the artifact: %w", err)
	}
	return files, nil
}
