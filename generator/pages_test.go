package generator_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator"
	"beleg/generator/delivery/publish"
	"beleg/generator/internal/standin"
)

func TestOurSiteOnPages(t *testing.T) {
	home, files := onPages(t)
	for name, is := range map[string]func(*testing.T, *url.URL, map[string][]byte){"can be read by links": canBeReadByLinks, "has every file": everyFileArrives,
		"says what is missing": whatIsMissingIsSaid, "finds folders without slash": foldersAreFoundWithoutSlash} {
		t.Run(name, func(t *testing.T) { is(t, home, files) })
	}
}

// onPages builds our site for GitHub Pages, sends it the way there and returns its address: published into a folder, without
// hidden files, below the path that a project's site has.
func onPages(t *testing.T) (home *url.URL, files map[string][]byte) {
	t.Helper()
	pages := standin.New("/repo/")
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	files = ourSite(t, generator.Options{BaseURL: server.URL + "/repo/"})
	out := filepath.Join(t.TempDir(), "public")
	if _, err := publish.Dir(out, files); err != nil {
		t.Fatal(err)
	}
	artifact, err := standin.Artifact(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	if lost := lacking(files, artifact); len(lost) > 0 {
		t.Errorf("the artifact lacks %v, want all that was built", lost)
	}
	if more := lacking(artifact, files); len(more) > 0 {
		t.Errorf("the artifact has %v, want only what was built", more)
	}
	pages.Publish(artifact)
	home, err = url.Parse(server.URL + "/repo/")
	if err != nil {
		t.Fatal(err)
	}
	return home, files
}

func lacking(a, b map[string][]byte) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if _, ok := b[name]; !ok {
			names = append(names, name)
		}
	}
	return names
}

// get asks for an address and does not follow redirects.
func get(t *testing.T, address string) (*http.Response, []byte) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, body
}

// canBeReadByLinks goes from the home page to wherever links, forms, pictures and scripts lead on the site itself. Each
// is there at once, without a redirect, and every page is found on the way.
func canBeReadByLinks(t *testing.T, home *url.URL, files map[string][]byte) {
	seen := map[string]bool{home.String(): true}
	for queue := []string{home.String()}; len(queue) > 0; queue = queue[1:] {
		res, body := get(t, queue[0])
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: got %s, want 200", queue[0], res.Status)
			continue
		}
		if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, link := range linksFrom(t, res.Request.URL, body) {
			if link.Scheme != home.Scheme || link.Host != home.Host || seen[link.String()] {
				continue
			}
			if !strings.HasPrefix(link.Path, home.Path) {
				t.Errorf("%s: %s leaves the site's path", queue[0], link)
			}
			seen[link.String()] = true
			queue = append(queue, link.String())
		}
	}
	for name := range files {
		address := home.String() + strings.TrimSuffix(name, "index.html")
		if path.Ext(name) == ".html" && name != "404.html" && !seen[address] {
			t.Errorf("no way leads to %s", name)
		}
	}
	if len(seen) < 300 {
		t.Errorf("only %d addresses: that is not our site", len(seen))
	}
}

// linksFrom returns where a page leads and what it is made of, without fragments.
func linksFrom(t *testing.T, page *url.URL, text []byte) []*url.URL {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var links []*url.URL
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			// In <meta> content is an address only where it looks like one, as for pictures of social networks.
			if a.Key == "href" || a.Key == "src" || a.Key == "action" || n.Data == "meta" && a.Key == "content" && strings.HasPrefix(a.Val, page.Scheme+"://"+page.Host) {
				u, err := page.Parse(a.Val)
				if err != nil {
					t.Errorf("%s: %q is no address: %v", page, a.Val, err)
					continue
				}
				u.Fragment, u.RawFragment = "", ""
				links = append(links, u)
			}
		}
	}
	return links
}

func everyFileArrives(t *testing.T, home *url.URL, files map[string][]byte) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		res, body := get(t, home.String()+name)
		if res.StatusCode != http.StatusOK || !bytes.Equal(body, files[name]) {
			t.Errorf("%s: got %s and %d bytes, want the %d bytes of the file", name, res.Status, len(body), len(files[name]))
		}
		if kind := res.Header.Get("Content-Type"); kind == "application/octet-stream" && path.Ext(name) != "" {
			t.Errorf("%s: Pages does not know what it is", name)
		}
	}
}

func whatIsMissingIsSaid(t *testing.T, home *url.URL, files map[string][]byte) {
	for _, missing := range []string{"gibt-es-nicht", "claims/gibt-es-nicht/", "assets/", "data", ".beleg"} {
		if missing == "data" && files["data/index.html"] != nil {
			continue // the description of the data is a page like any other
		}
		res, body := get(t, home.String()+missing)
		if res.StatusCode != http.StatusNotFound || !bytes.Equal(body, files["404.html"]) {
			t.Errorf("%s: got %s, want 404 with the page that says so", missing, res.Status)
		}
	}
	// From a missing page, however deep, links lead back.
	deep := home.JoinPath("claims/gibt/es/nicht/")
	for _, link := range linksFrom(t, deep, files["404.html"]) {
		if link.Scheme != home.Scheme || link.Host != home.Host || *link == *deep { // the skip link stays on the page
			continue
		}
		if res, _ := get(t, link.String()); res.StatusCode != http.StatusOK {
			t.Errorf("404.html: %s leads to %s", link, res.Status)
		}
	}
}

// People leave slashes away when they type.
func foldersAreFoundWithoutSlash(t *testing.T, home *url.URL, _ map[string][]byte) {
	for _, folder := range []string{"", "claims", "chronology", "claims/sechs-tote-bei-donezk"} {
		address := strings.TrimSuffix(home.JoinPath(folder).String(), "/")
		res, _ := get(t, address)
		want := home.JoinPath(folder, "/").Path
		if got := res.Header.Get("Location"); res.StatusCode != http.StatusMovedPermanently || got != want {
			t.Errorf("%s: got %s to %q, want 301 to %q", address, res.Status, got, want)
		}
	}
}
