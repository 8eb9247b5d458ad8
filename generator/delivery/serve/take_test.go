package serve

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beleg/generator"
)

const savedPage = `<!doctype html><html lang="en"><head><title>The ferry stops</title><link rel="canonical" href="https://news.example.org/ferry">
<meta property="article:published_time" content="2024-10-08T08:00:00+02:00"></head><body><nav><a href="/">Home</a></nav><article><h1>The ferry stops</h1>
<p>The ferry across the harbour will stop running in May, the city council decided on Monday evening after a debate of four hours.</p>
<p>Some 1,100 people use it on a working day, according to the company that runs it, and many of them have no other way to work.</p></article></body></html>`

func TestAnArticleIsTakenIn(t *testing.T) {
	p, dir := onDisk(t, project(t))
	status, text := post(t, p, "article", arriving{Name: "ferry.html", Data: []byte(savedPage)})
	var got arrived
	if err := json.Unmarshal([]byte(text), &got); status != http.StatusOK || err != nil {
		t.Fatalf("got %d %s", status, text)
	}
	if got.File != "content/sources/the-ferry-stops.toml" || got.Href != "/_beleg/source/the-ferry-stops/" || got.Facts["Published"] != "2024-10-08" || got.Facts["Title"] != "The ferry stops" {
		t.Errorf("got %+v", got)
	}
	for name, want := range map[string]string{"seeds/the-ferry-stops.txt": "Some 1,100 people use it", "seeds/originals/the-ferry-stops.html": "<nav>"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v, it does not hold %q", name, err, want)
		}
	}
	found, _, err := generator.Check(os.DirFS(dir), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := found.Count(); errors > 0 {
		t.Errorf("the project has %d errors", errors)
	}

	// Taken in again it is asked first, and then the newer one takes its place.
	newer := arriving{Data: []byte(strings.Replace(savedPage, "1,100", "900", 1))}
	status, text = post(t, p, "article", newer)
	got = arrived{}
	if err := json.Unmarshal([]byte(text), &got); err != nil || status != http.StatusOK || !got.Same || len(got.Gone) != 1 || len(got.Come) != 1 {
		t.Fatalf("got %d %s, want to be asked", status, text)
	}
	seed := filepath.Join(dir, "seeds/the-ferry-stops.txt")
	if data, _ := os.ReadFile(seed); !strings.Contains(string(data), "1,100") {
		t.Error("it was written without being asked")
	}
	newer.Again = true
	if status, text = post(t, p, "article", newer); status != http.StatusOK {
		t.Errorf("got %d %s", status, text)
	}
	if data, _ := os.ReadFile(seed); !strings.Contains(string(data), "Some 900 people") {
		t.Error("the newer one did not take its place")
	}
}

func TestThePageThatTakesArticlesInIsOneOfThePreview(t *testing.T) {
	p, _ := onDisk(t, project(t))
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1:"+port+Prefix+taking, nil))
	for _, want := range []string{`<form id="take">`, `src="/_beleg/preview.js"`, `href="/check/"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("got %d, there is no %s in\n%s", w.Code, want, w.Body)
		}
	}
}

func TestWhatCannotBeTakenInIsToldInWords(t *testing.T) {
	p, _ := onDisk(t, project(t))
	for _, c := range []struct {
		given  arriving
		status int
		want   string
	}{
		{arriving{}, http.StatusUnprocessableEntity, "no words"},
		{arriving{Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")}, http.StatusUnprocessableEntity, "PNG"},
		{arriving{Text: "Some words.", ID: "Ä b"}, http.StatusBadRequest, "cannot be an id"},
		{arriving{Data: []byte(savedPage), ID: "harbour-bridge"}, http.StatusConflict, "exists already"},
	} {
		if status, text := post(t, p, "article", c.given); status != c.status || !strings.Contains(text, c.want) {
			t.Errorf("got %d %q, want %d and %q", status, text, c.status, c.want)
		}
	}
	if status, text := post(t, New(generator.NewLive(generator.Options{}), Options{}), "article", arriving{Text: "x"}); status != http.StatusForbidden {
		t.Errorf("got %d %q", status, text)
	}
}
