//go:build browser

package generator_test

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// basePath is where the site stands on its host: project pages have such a path, and links that forget it fail here.
const basePath = "/konto/faktencheck/"

// A served site answers as GitHub Pages does: compressed, ten minutes in the cache, folders by redirect, 404.html for what is not there.
type served struct {
	mu    sync.Mutex
	files map[string][]byte
	asked []string // paths below the base path, whole paths outside it
}

func (s *served) publish(files map[string][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = files
}

// requests returns what was asked for since the last call.
func (s *served) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

// file notes a request and returns the file for it.
func (s *served) file(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, name)
	text, ok := s.files[index(name)]
	return text, ok
}

func (s *served) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	name, below := strings.CutPrefix(req.URL.Path, basePath)
	text, ok := s.file(name)
	if !ok || !below {
		if _, folder := s.files[name+"/index.html"]; folder && below {
			http.Redirect(w, req, req.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		send(w, req, http.StatusNotFound, "404.html", s.files["404.html"])
		return
	}
	send(w, req, http.StatusOK, index(name), text)
}

// index is the file that stands for an address.
func index(name string) string {
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

func send(w http.ResponseWriter, req *http.Request, status int, name string, text []byte) {
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "max-age=600")
	w.Header().Set("Vary", "Accept-Encoding")
	if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") && path.Ext(name) != ".png" {
		var small bytes.Buffer
		zip := gzip.NewWriter(&small)
		zip.Write(text)
		zip.Close()
		w.Header().Set("Content-Encoding", "gzip")
		text = small.Bytes()
	}
	w.WriteHeader(status)
	w.Write(text)
}
