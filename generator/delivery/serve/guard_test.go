package serve

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestOnlyItsOwnNamesReachThePreview(t *testing.T) {
	p := preview(t, project(t))
	for host, want := range map[string]int{
		"127.0.0.1:" + port:       200,
		"localhost:" + port:       200,
		"LOCALHOST:" + port:       200,
		"localhost":               403,
		"localhost:80":            403,
		"evil.example:" + port:    403,
		"127.0.0.1.example:8017":  403,
		"localhost." + ":" + port: 403,
		"169.254.169.254":         403,
		"":                        403,
	} {
		for _, path := range []string{"/check/", "/_beleg/preview.js"} {
			r := httptest.NewRequest("GET", path, nil)
			r.Host = host
			w := httptest.NewRecorder()
			p.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("Host %q, %s: got %d, want %d", host, path, w.Code, want)
			}
		}
	}
}

// A folder with secrets lies around the project and links lead into it; the paths are sent raw, as no browser would.
func TestNoPathReachesTheDisk(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.html")
	if err := os.WriteFile(secret, []byte("SECRET"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "linked")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	p := preview(t, project(t))
	server := httptest.NewServer(p)
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	p.names[host] = true
	for _, path := range []string{
		"/../secret.html", "/check/../secret.html", "/check/../../secret.html", "/check/..", "/check/.", "/check/./claims/",
		"/check/%2e%2e/secret.html", "/check/%2E%2E%2Fsecret.html", "/check/..%2fsecret.html", "/check%2fclaims%2f", "/check/%2e/claims/",
		`/check/..\secret.html`, "/check/..%5csecret.html", "/check/%5c..%5csecret.html", "/check/%00", "/check/secret.html%00.png",
		"/check/%252e%252e/secret.html", "/check/..%252fsecret.html", "/check/..%255csecret.html", "/_beleg/source/../findings", "/_beleg/source/x%2f/",
		"//secret.html", "/check//secret.html", "//evil.example/check/", "/check/" + dir + "/secret.html", secret, "/check/secret.html",
		"/linked/secret.html", "/check/linked/secret.html", "/secret.html", "/check/claims/../claims/", "/check/content/site.toml",
		"/_beleg/../secret.html", "/_beleg/%2e%2e/check/", "/_beleg/web/preview.js", "/_beleg//preview.js", "/_beleg/", "/_beleg", "/_beleg/serve.go",
	} {
		r, err := http.NewRequest("GET", server.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.URL.Opaque = path
		if strings.HasPrefix(path, "//") {
			r.URL.Opaque = "http://" + host + path // the whole address, because a client takes // for a host
		}
		res, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		text, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusNotFound && res.StatusCode != http.StatusForbidden || strings.Contains(string(text), "SECRET") {
			t.Errorf("%s: got %d to %q, want 403 or 404", path, res.StatusCode, res.Header.Get("Location"))
		}
	}
}

// What no client library sends, over a real connection.
func TestRequestsThatNoBrowserSends(t *testing.T) {
	at := listening(t)
	_, port, _ := net.SplitHostPort(at)
	for request, want := range map[string]string{
		"GET /check/ HTTP/1.1\r\nHost: " + at + "\r\n":                                                          "200",
		"GET /check/ HTTP/1.1\r\nHost: [::1]:" + port + "\r\n":                                                  "200",
		"GET /check/ HTTP/1.1\r\nHost: [::ffff:127.0.0.1]:" + port + "\r\n":                                     "403",
		"GET /check/ HTTP/1.1\r\nHost: 2130706433:" + port + "\r\n":                                             "403",
		"GET /check/ HTTP/1.1\r\nHost: me@" + at + "\r\n":                                                       "400",
		"GET /check/ HTTP/1.1\r\nHost: " + at + "\r\nHost: evil.example\r\n":                                    "400",
		"GET /check/ HTTP/1.0\r\n":                                                                              "403",
		"GET http://evil.example/check/ HTTP/1.1\r\nHost: " + at + "\r\n":                                       "403",
		"CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example:80\r\n":                                         "403",
		"OPTIONS * HTTP/1.1\r\nHost: " + at + "\r\n":                                                            "404",
		"GET /check/ HTTP/1.1\r\nHost: " + at + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n":             "200",
		"GET /check/?" + strings.Repeat("a", 2*maxHeader) + " HTTP/1.1\r\nHost: " + at + "\r\n":                 "431",
		"GET /_beleg/findings HTTP/1.1\r\nHost: " + at + "\r\nOrigin: file://\r\n":                              "403",
		"GET /%5fbeleg/findings HTTP/1.1\r\nHost: " + at + "\r\nOrigin: null\r\n":                               "403",
		"GET /check/..\\..\\secret HTTP/1.1\r\nHost: " + at + "\r\n":                                            "404",
		"POST /_beleg/add HTTP/1.1\r\nHost: " + at + "\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n": "403",
	} {
		conn, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(soon))
		_, _ = io.WriteString(conn, request+"\r\n") // the server may have heard enough before the end
		line, err := bufio.NewReader(conn).ReadString('\n')
		if status := strings.Fields(line); len(status) < 2 || status[1] != want {
			t.Errorf("%.120q: got %q and %v, want %s", request, line, err, want)
		}
		conn.Close()
	}
}

func TestPagesOfOtherSitesLearnNothing(t *testing.T) {
	p := preview(t, project(t))
	for _, test := range []struct {
		headers []string
		want    int
	}{
		{nil, 200},
		{[]string{"Sec-Fetch-Site", "none"}, 200}, // typed by a person
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403}, // another port of localhost
		{[]string{"Origin", "http://127.0.0.1:" + port}, 200},
		{[]string{"Origin", "https://127.0.0.1:" + port}, 403},
		{[]string{"Origin", "http://127.0.0.1:9999"}, 403},
		{[]string{"Origin", "null"}, 403},
		{[]string{"Origin", "https://evil.example"}, 403},
	} {
		r := ask(p, "GET", "/_beleg/preview.js", test.headers...)
		if r.StatusCode != test.want {
			t.Errorf("%v: got %d, want %d", test.headers, r.StatusCode, test.want)
		}
		for name := range r.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%v: the answer has %s", test.headers, name)
			}
		}
	}
}

func TestNothingButReadingIsAllowed(t *testing.T) {
	p := preview(t, project(t))
	for _, path := range []string{"/check/", "/check/data/claims.json", "/_beleg/preview.js", "/", "/nowhere/"} {
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"} {
			r := ask(p, method, path)
			if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: got %d, Allow %q; want 405 and GET, HEAD", method, path, r.StatusCode, r.Header.Get("Allow"))
			}
		}
	}
}

func TestOnlyThePreviewsOwnPagesWrite(t *testing.T) {
	p := preview(t, project(t))
	wrote := 0
	p.own["write"] = p.writing(maxBody, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			http.Error(w, "too much", http.StatusRequestEntityTooLarge)
			return
		}
		wrote++
	}))
	good := map[string]string{"Origin": "http://127.0.0.1:" + port, "Sec-Fetch-Site": "same-origin", tokenHeader: p.token, "Content-Type": "application/json"}
	for _, test := range []struct {
		name, method, header, value string
		size, want                  int
	}{
		{"all is well", "POST", "", "", 10, 200},
		{"with a character set", "POST", "Content-Type", "application/json; charset=utf-8", 10, 200},
		{"read", "GET", "", "", 0, 405},
		{"another method", "PUT", "", "", 10, 405},
		{"no token", "POST", tokenHeader, "", 10, 403},
		{"the token of another run", "POST", tokenHeader, "AAAAAAAAAAAAAAAAAAAAAAAAAA", 10, 403},
		{"no origin", "POST", "Origin", "", 10, 403},
		{"another site", "POST", "Origin", "https://evil.example", 10, 403},
		{"another port", "POST", "Origin", "http://127.0.0.1:9999", 10, 403},
		{"a page without origin", "POST", "Origin", "null", 10, 403},
		{"cross-site, says the browser", "POST", "Sec-Fetch-Site", "cross-site", 10, 403},
		{"a form", "POST", "Content-Type", "application/x-www-form-urlencoded", 10, 415},
		{"plain text, which needs no leave", "POST", "Content-Type", "text/plain", 10, 415},
		{"no type", "POST", "Content-Type", "", 10, 415},
		{"too much", "POST", "", "", maxBody + 1, 413},
	} {
		r := httptest.NewRequest(test.method, "http://127.0.0.1:"+port+"/_beleg/write", strings.NewReader(strings.Repeat(" ", test.size)))
		for name, value := range good {
			r.Header.Set(name, value)
		}
		if test.header != "" {
			r.Header.Set(test.header, test.value)
		}
		before := wrote
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code != test.want || (wrote > before) != (test.want == 200) {
			t.Errorf("%s: got %d, written %v; want %d", test.name, w.Code, wrote > before, test.want)
		}
	}
	// A body of unknown length is cut off while it is read.
	r := httptest.NewRequest("POST", "http://127.0.0.1:"+port+"/_beleg/write", io.MultiReader(strings.NewReader(strings.Repeat(" ", 2*maxBody))))
	for name, value := range good {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	if p.ServeHTTP(w, r); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("an endless body: got %d, want 413", w.Code)
	}
}
