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
