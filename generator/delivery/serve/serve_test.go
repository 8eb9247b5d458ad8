package serve

import (
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator"
	"beleg/generator/internal/shelf"
	"beleg/generator/judgement/start"
	"beleg/generator/pages/search"
)

// port is what the preview of a test listens on, as far as its requests say.
const port = "8017"

const claimFile = "content/claims/vehicles-on-the-bridge.toml"

// project is a small sound project below a base path.
func project(t testing.TB) fstest.MapFS {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	own := []string{"corrections@example.org", "desk@example.com", "https://example.org/", "https://example.org/check/"}
	for _, words := range slices.Concat(start.Asked().Page, start.Asked().Site) {
		own = append(own, words, "The desk of Port Elin") // or there are warnings
	}
	replaced := strings.NewReplacer(own...)
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(replaced.Replace(string(data)))}
	}
	return fsys
}

// edit replaces words in a file of a project, as an editor would: the next Update finds a new file.
func edit(t testing.TB, fsys fstest.MapFS, name, old, with string) {
	t.Helper()
	file := fsys[name]
	if file == nil {
		t.Fatalf("the project has no %s, only %v", name, slices.Sorted(maps.Keys(fsys)))
	}
	if !strings.Contains(string(file.Data), old) {
		t.Fatalf("%s does not contain %q", name, old)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(file.Data), old, with))}
}

// preview returns a preview of a project that listens, as far as it knows, on the port of the tests.
func preview(t testing.TB, fsys fstest.MapFS) *Preview {
	t.Helper()
	p := New(generator.NewLive(generator.Options{}), Options{})
	p.names = map[string]bool{"127.0.0.1:" + port: true, "localhost:" + port: true}
	p.Update(fsys, nil)
	return p
}

// ask sends a request as a browser at the preview would.
func ask(p *Preview, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:"+port+path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// addressOf is where a file of the site is asked for.
func addressOf(file string) string { return "/check/" + strings.TrimSuffix(file, "index.html") }

// built returns the files that a build makes of a project, by path.
func built(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	site, err := generator.Open(fsys, generator.Options{})
	if err != nil || site.Paths() == nil {
		t.Fatal(err, site)
	}
	var files shelf.Shelf
	if err := site.Make(t.Context(), &files); err != nil {
		t.Fatal(err)
	}
	return files.Files()
}

func TestEveryFileIsServedAsABuildMakesIt(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	built := built(t, fsys)
	pages := 0
	for _, name := range slices.Sorted(maps.Keys(built)) {
		if strings.HasPrefix(name, search.Folder) {
			continue // an editor finds more
		}
		r := ask(p, "GET", addressOf(name))
		got, want := body(t, r), string(built[name])
		if strings.HasSuffix(name, ".html") {
			pages++
			_, rest, found := strings.Cut(got, `<script type="module" src="/_beleg/preview.js"`)
			script, _, closed := strings.Cut(rest, "</script>")
			if !found || !closed {
				t.Errorf("%s is served without the preview's script", name)
			}
			got = strings.Replace(got, `<script type="module" src="/_beleg/preview.js"`+script+"</script>", "", 1)
		}
		if r.StatusCode != http.StatusOK || got != want {
			t.Errorf("%s: got status %d and %d bytes, want 200 and the %d bytes of the build", name, r.StatusCode, len(got), len(want))
		}
		if strings.Contains(want, "_beleg") {
			t.Errorf("%s: the build names the preview's addresses", name)
		}
	}
	if pages < 10 {
		t.Errorf("looked at %d pages, want those of the whole site", pages)
	}
}

func TestAddressesLeadToTheirFiles(t *testing.T) {
	p := preview(t, project(t))
	for _, test := range []struct {
		path     string
		status   int
		location string
	}{
		{"/", 307, "/check/"},
		{"/check", 307, "/check/"},
		{"/check/", 200, ""},
		{"/check/index.html", 200, ""},
		{"/check/claims", 307, "/check/claims/"},
		{"/check/claims?topic=traffic", 307, "/check/claims/?topic=traffic"},
		{"/check/claims/vehicles-on-the-bridge", 307, "/check/claims/vehicles-on-the-bridge/"},
		{"/check/claims/vehicles-on-the-bridge/", 200, ""},
		{"/check/claims/there-is-none/", 404, ""},
		{"/check/claims/there-is-none", 404, ""},
		{"/claims/", 404, ""}, // the base path is missing: readers would not get there either
		{"/checks/", 404, ""},
		{"/check/404.html", 200, ""},
	} {
		r := ask(p, "GET", test.path)
		if r.StatusCode != test.status || r.Header.Get("Location") != test.location {
			t.Errorf("%s: got %d to %q, want %d to %q", test.path, r.StatusCode, r.Header.Get("Location"), test.status, test.location)
		}
	}
}

func TestWhatIsNotThereIsTheSitesOwnPage(t *testing.T) {
	p := preview(t, project(t))
	missing, page := body(t, ask(p, "GET", "/check/nowhere/")), body(t, ask(p, "GET", "/check/404.html"))
	if missing != page || !strings.Contains(page, "<html") {
		t.Errorf("got %q, want the page of 404.html", missing)
	}
	if r := ask(p, "HEAD", "/check/nowhere/"); r.StatusCode != 404 || body(t, r) != "" {
		t.Errorf("HEAD got %d with a body, want 404 without", r.StatusCode)
	}
}

func TestARequestMayAskForLessThanTheFile(t *testing.T) {
	p := preview(t, project(t))
	whole := ask(p, "GET", "/check/data/claims.json")
	text, mark := body(t, whole), whole.Header.Get("ETag")
	if r := ask(p, "HEAD", "/check/data/claims.json"); r.StatusCode != 200 || body(t, r) != "" || r.ContentLength != int64(len(text)) {
		t.Errorf("HEAD: got %d and length %d, want 200, no body and length %d", r.StatusCode, r.ContentLength, len(text))
	}
	if r := ask(p, "GET", "/check/data/claims.json", "Range", "bytes=2-5"); r.StatusCode != 206 || body(t, r) != text[2:6] {
		t.Errorf("Range: got %d, want 206 and the bytes %q", r.StatusCode, text[2:6])
	}
	if r := ask(p, "GET", "/check/data/claims.json", "If-None-Match", mark); r.StatusCode != 304 || body(t, r) != "" {
		t.Errorf("If-None-Match: got %d, want 304", r.StatusCode)
	}
	if r := ask(p, "GET", "/check/data/claims.json", "If-None-Match", `"of-yesterday"`); r.StatusCode != 200 {
		t.Errorf("If-None-Match of other bytes: got %d, want 200", r.StatusCode)
	}
}

func TestNothingIsStale(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	before := ask(p, "GET", "/check/claims/vehicles-on-the-bridge/")
	edit(t, fsys, claimFile, "About 19,000 vehicles cross the Harbour", "Every day 19,000 vehicles cross the Harbour")
	p.Update(fsys, []string{claimFile})
	after := ask(p, "GET", "/check/claims/vehicles-on-the-bridge/", "If-None-Match", before.Header.Get("ETag"))
	if text := body(t, after); after.StatusCode != 200 || !strings.Contains(text, "Every day 19,000 vehicles") {
		t.Errorf("got %d and a page without the new words", after.StatusCode)
	}
	for path, want := range map[string]string{"/check/": "no-store", "/check/data/claims.json": "no-cache", "/": "no-store", "/_beleg/preview.js": "no-cache"} {
		if got := ask(p, "GET", path).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: got Cache-Control %q, want %q", path, got, want)
		}
	}
}

func TestTypesAreTheSameOnEverySystem(t *testing.T) {
	fsys := project(t)
	fsys["static/note.TXT"] = &fstest.MapFile{Data: []byte("note")}
	fsys["static/thing.unheard"] = &fstest.MapFile{Data: []byte("<html>")}
	p := preview(t, fsys)
	want := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".TXT": "text/plain; charset=utf-8", ".unheard": "application/octet-stream"}
	seen := map[string]bool{}
	for name := range built(t, fsys) {
		r := ask(p, "HEAD", addressOf(name))
		for ending, kind := range want {
			seen[ending] = seen[ending] || strings.HasSuffix(name, ending)
			if strings.HasSuffix(name, ending) && r.Header.Get("Content-Type") != kind {
				t.Errorf("%s: got %q, want %q", name, r.Header.Get("Content-Type"), kind)
			}
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: a browser may guess another type", name)
		}
	}
	for ending := range want {
		if !seen[ending] {
			t.Errorf("the site has no file that ends in %s", ending)
		}
	}
}

func TestTheScriptStandsWhereverATemplateEnds(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{"<html><head><title>a</title></head><body>b</body></html>", "<html><head><title>a</title>TAG</head><body>b</body></html>"},
		{"<HTML><HEAD><TITLE>a</TITLE></HEAD ><BODY>b</BODY></HTML>", "<HTML><HEAD><TITLE>a</TITLE>TAG</HEAD ><BODY>b</BODY></HTML>"},
		{"<title>a</title><p>b</body></html>", "<title>a</title><p>bTAG</body></html>"},
		{"<p></body> in the middle</body>", "<p></body> in the middleTAG</body>"},
		{"<!doctype html><title>a</title><p>b", "<!doctype html><title>a</title><p>bTAG"},
		{"", "TAG"},
		{"<", "<TAG"},
		{"</hea", "</heaTAG"},
	} {
		if got := string(withScript([]byte(test.page), []byte("TAG"))); got != test.want {
			t.Errorf("%q: got %q, want %q", test.page, got, test.want)
		}
	}
}
