package generator_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"
	"testing"

	"beleg/generator"
)

// mostBytes is what a claim's page and its stylesheet may weigh together, compressed: a reader on a slow line waits for both.
const mostBytes = 20_000

func TestAClaimAndItsStylesheetAreLight(t *testing.T) {
	files := ourSite(t, generator.Options{})
	sheet, sheets := 0, 0
	for name, text := range files {
		if path.Ext(name) == ".css" {
			sheet, sheets = sheet+compressed(t, text), sheets+1
		}
	}
	heaviest, most, claims := "", 0, 0
	for name, text := range files {
		if kindOf(name) != "claims/ID" {
			continue
		}
		claims++
		if n := compressed(t, text); n > most || n == most && name < heaviest {
			heaviest, most = name, n
		}
	}
	if sheets != 1 || claims < 100 {
		t.Errorf("%d stylesheets and %d claims, want one stylesheet and the claims of our site", sheets, claims)
	}
	if got := sheet + most; got > mostBytes {
		t.Errorf("%s weighs %d bytes compressed and the stylesheet %d: together %d, want at most %d", heaviest, most, sheet, got, mostBytes)
	}
	t.Logf("heaviest: %s, %d bytes with %d of stylesheet", strings.TrimSuffix(heaviest, "index.html"), most, sheet)
}

// The script that searches is fetched before anything can be found. It is served as it is written, comments and all.
func TestTheSearchIsASmallScript(t *testing.T) {
	scripts := 0
	for name, text := range ourSite(t, generator.Options{}) {
		if strings.HasPrefix(name, "assets/js/search.") {
			scripts++
			if n := compressed(t, text); n > 6_000 {
				t.Errorf("%s weighs %d bytes compressed, want at most 6000", name, n)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts search, want one", scripts)
	}
}

// mostOnAverage is what a claim's page of our site may weigh, not compressed. The field for searching takes 200 of it.
const mostOnAverage = 12_800

// TestAClaimsPageSaysEverythingOnce: what a page needs twice, such as an article in the drawing and in the list of the same, it has twice;
// the rest once.
func TestAClaimsPageSaysEverythingOnce(t *testing.T) {
	whole, claims := 0, 0
	for name, text := range ourSite(t, generator.Options{}) {
		if kindOf(name) != "claims/ID" {
			continue
		}
		whole, claims = whole+len(text), claims+1
		for _, once := range []string{`<svg class="chain-drawing`, `<ul class="chains">`, ` property="og:description"`, `<section id="origins"`, `class="citation"`} {
			if n := bytes.Count(text, []byte(once)); n > 1 {
				t.Errorf("%s has %s %d times", name, once, n)
			}
		}
		_, related, _ := bytes.Cut(text, []byte(`<p class="relation">`))
		if bytes.Contains(related, []byte(`class="sentence"`)) {
			t.Errorf("%s has whole cards of related claims", name)
		}
	}
	if mean := whole / max(claims, 1); mean > mostOnAverage || claims == 0 {
		t.Errorf("%d claims, whose pages weigh %d bytes on average, want at most %d", claims, mean, mostOnAverage)
	}
}

// compressed is the number of bytes that gzip -9 leaves of a file.
func compressed(t testing.TB, text []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, bytes.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
