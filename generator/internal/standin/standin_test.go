package standin

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// answer is what a browser gets, without following redirects.
func answer(t *testing.T, s *Site, method, path string) (status int, kind, location, body string) {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	text, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, w.Header().Get("Content-Type"), w.Header().Get("Location"), string(text)
}

func TestItAnswersAsPagesDoes(t *testing.T) {
	s := New("/repo/")
	s.Publish(map[string][]byte{"index.html": []byte("home"), "404.html": []byte("missing"), "claims/index.html": []byte("claims"), "about.html": []byte("about"),
		"data/claims.json": []byte("{}"), "feed.xml": []byte("<feed/>"), "CNAME": []byte("x")})
	for path, want := range map[string]string{
		"/repo/":                 "200 text/html; charset=utf-8 home",
		"/repo/index.html":       "200 text/html; charset=utf-8 home",
		"/repo/claims/":          "200 text/html; charset=utf-8 claims",
		"/repo/about":            "200 text/html; charset=utf-8 about",
		"/repo/data/claims.json": "200 application/json; charset=utf-8 {}",
		"/repo/feed.xml":         "200 application/xml <feed/>",
		"/repo/CNAME":            "200 application/octet-stream x",
		"/repo/data/":            "404 text/html; charset=utf-8 missing",
		"/repo/claims/none/":     "404 text/html; charset=utf-8 missing",
		"/repo/feed.xml/":        "404 text/html; charset=utf-8 missing",
		"/repo/..%2fx":           "404 text/html; charset=utf-8 missing",
		"/":                      "404 text/plain; charset=utf-8 Not Found",
		"/claims/":               "404 text/plain; charset=utf-8 Not Found",
		"/repository/":           "404 text/plain; charset=utf-8 Not Found",
	} {
		status, kind, _, body := answer(t, s, http.MethodGet, path)
		if got := fmt.Sprint(status, " ", kind, " ", body); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	for path, want := range map[string]string{"/repo": "/repo/", "/repo/claims": "/repo/claims/", "/repo/claims?topic=a": "/repo/claims/?topic=a"} {
		if status, _, location, _ := answer(t, s, http.MethodGet, path); status != http.StatusMovedPermanently || location != want {
			t.Errorf("%s: got %d to %q, want 301 to %q", path, status, location, want)
		}
	}
	if status, _, _, _ := answer(t, s, http.MethodPost, "/repo/"); status != http.StatusMethodNotAllowed {
		t.Errorf("POST: got %d, want 405", status)
	}
}

func TestItRemembersWhatWasAskedFor(t *testing.T) {
	s := New("/repo/")
	for _, path := range []string{"/repo/", "/repo/claims/", "/favicon.ico"} {
		answer(t, s, http.MethodGet, path)
	}
	if got, want := s.Requests(), []string{"", "claims/", "/favicon.ico"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := s.Requests(); len(got) > 0 {
		t.Errorf("asked again: got %q, want nothing", got)
	}
}

func TestHiddenFilesAreNotInTheArtifact(t *testing.T) {
	files, err := Artifact(fstest.MapFS{"index.html": {}, ".beleg": {}, "a/.well-known/x": {}, "a/b.c": {Data: []byte("d")}, ".github/x": {}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a/b.c", "index.html"}, slices.Sorted(maps.Keys(files))); diff != "" {
		t.Errorf("artifact (-want +got):\n%s", diff)
	}
	if string(files["a/b.c"]) != "d" {
		t.Errorf("got %q, want the file's bytes", files["a/b.c"])
	}
}
