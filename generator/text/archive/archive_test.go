package archive

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"beleg/generator/text/sniff"
)

func saved(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestThePageIsFound(t *testing.T) {
	for _, test := range []struct {
		file       string
		kind       sniff.Kind
		want       Found
		first, has string // how the page begins, and what stands in it
	}{
		{"browser.mhtml", sniff.MHTML,
			Found{MediaType: "text/html", Address: "https://www.wuemme-zeitung.example/lokales/bruecke-vertagt.html", Retrieved: "2024-10-08"},
			"<!DOCTYPE html>\r\n<html lang=\"de\">", "„Wir bauen nicht ins Blaue“, sagte Bürgermeisterin Anke Röhrs."},
		{"mail.mht", sniff.MHTML,
			Found{MediaType: "text/html", Charset: "Windows-1252", Address: "http://deichverband.example/schau.htm", Retrieved: "2013-03-04"},
			"<html><head><title>Deichschau", "in M\xfcden \x96 bei jedem Wetter."},
		{"crawl.warc.gz", sniff.WARC,
			Found{MediaType: "text/html", Charset: "UTF-8", Address: "https://www.oder-kurier.example/brandenburg/pegel", Retrieved: "2024-10-09"},
			"<!doctype html>", "drei Zentimeter höher als am Vortag.</p></body></html>"},
		{"plain.warc", sniff.WARC,
			Found{MediaType: "text/html", Charset: "UTF-8", Address: "https://www.oder-kurier.example/brandenburg/pegel", Retrieved: "2024-10-09"},
			"<!doctype html>", "drei Zentimeter höher als am Vortag.</p></body></html>"},
		{"collection.wacz", sniff.WACZ,
			Found{MediaType: "text/html", Charset: "UTF-8", Address: "https://harbour.example/minutes/2024-10", Retrieved: "2024-11-03",
				Note: "it holds 2 pages, of which this is the first"},
			"<!doctype html>", "to close the slipway from 1 May.</p></body></html>"},
	} {
		t.Run(test.file, func(t *testing.T) {
			got, err := Page(saved(t, test.file), test.kind)
			if err != nil {
				t.Fatal(err)
			}
			if page := string(got.Data); !strings.HasPrefix(page, test.first) || !strings.Contains(page, test.has) {
				t.Errorf("got the page %q", page)
			}
			got.Data = nil
			if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func record(kind, address, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, len(block), block)
}

func answer(head, body string) string {
	return "HTTP/1.1 200\r\nContent-Type: TEXT/HTML; charset\r\n" + head + "\r\n" + body
}

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zipped(t *testing.T, method uint16, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.Bytes()
}

// Whatever the way on which a page was sent and saved, it is the one that its server wrote.
func TestAPageComesOutAsItWasWritten(t *testing.T) {
	const page = "<html><p>Größe: 3\u00a0%</p>\n</html>"
	chunks := fmt.Sprintf("5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", page[:5], len(page)-5, page[5:])
	for name, warc := range map[string]string{
		"as it is":                record("response", "a", answer("", page)),
		"chunked":                 record("response", "a", answer("Transfer-Encoding: chunked\r\n", chunks)),
		"gzip":                    record("response", "a", answer("Content-Encoding: gzip\r\n", packed(page))),
		"undone with its headers": record("response", "a", answer("Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", page)),
		"a resource":              record("resource", "a", page),
		"after other records":     record("metadata", "a", "x") + record("response", "b", "no answer") + record("response", "a", answer("", page)),
		"packed as a whole":       packed(record("request", "a", "x") + record("response", "a", answer("", page))),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Page([]byte(warc), sniff.WARC)
			if err != nil || string(got.Data) != page || got.Address != "a" || got.MediaType != "text/html" {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

func TestTheListOfPagesMayNameOneThatIsNotThere(t *testing.T) {
	list := `{"url":"https://example.org/gone"}`
	got, err := Page(zipped(t, zip.Deflate, "pages/pages.jsonl", list, "archive/a.warc", record("response", "https://example.org/", answer("", "<p>here</p>"))), sniff.WACZ)
	if err != nil || string(got.Data) != "<p>here</p>" || got.Note != "its list of pages names https://example.org/gone, which it does not hold" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhatHoldsNoPageSaysWhy(t *testing.T) {
	bomb := strings.Repeat(packed(record("x", "", strings.Repeat("0", 8<<20))), largest>>23+1)
	deep := "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/gif\n\nGIF\n--b--\n"
	for _, test := range []struct {
		name, data string
		kind       sniff.Kind
		want       string
	}{
		{"an empty WARC", "", sniff.WARC, "answered with 200"},
		{"no WARC", "hello\n", sniff.WARC, `record 1: it begins with "hello"`},
		{"no size", "WARC/1.0\r\nContent-Length: -1\r\n\r\n", sniff.WARC, `Content-Length is "-1"`},
		{"cut off", record("response", "a", answer("", "<p>a page</p>"))[:150], sniff.WARC, "unexpected EOF"},
		{"cut off while packed", packed(record("response", "a", answer("", "<p>a page</p>")))[:120], sniff.WARC, "unexpected EOF"},
		{"packed in an unknown way", record("response", "a", answer("Content-Encoding: br\r\n", "\x0b\x02")), sniff.WARC, `packed with "br"`},
		{"an error page", record("response", "a", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no"), sniff.WARC, "answered with 200"},
		{"a bomb", bomb, sniff.WARC, "more than 64 MiB"},
		{"a bomb in a page", record("response", "a", answer("Content-Encoding: gzip\r\n", bomb)), sniff.WARC, "more than 64 MiB"},
		{"a bomb in a zip", string(zipped(t, zip.Deflate, "archive/a.warc.gz", bomb)), sniff.WACZ, "more than 64 MiB"},
		{"empty lines", strings.Repeat("\n", 1<<20), sniff.WARC, `record 1: it begins with ""`},
		{"many records", strings.Repeat(record("x", "", ""), mostRecords+1), sniff.WARC, "more than 10000 records"},
		{"an empty zip", string(zipped(t, zip.Deflate)), sniff.WACZ, "answered with 200"},
		{"no zip", "PK\x03\x04", sniff.WACZ, "damaged"},
		{"no header", "hello", sniff.MHTML, "header cannot be read"},
		{"no page in it", deep, sniff.MHTML, "no web page"},
		{"a page cut off", "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>no", sniff.MHTML, "unexpected EOF"},
		{"bad base64", "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!", sniff.MHTML, "cannot be read"},
		{"a PDF", "%PDF-1.7", sniff.PDF, "a PDF holds no saved page"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := Page([]byte(test.data), test.kind); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %.100q, %v, want %q", got.Data, err, test.want)
			}
		})
	}
}

// A zip can unpack to any number of packed files that are empty.
func TestWhatUnpacksToNothingCountsToo(t *testing.T) {
	left := budget(1 << 16)
	if _, err := (&search{left: &left}).page(strings.NewReader(strings.Repeat(packed(""), 1<<12))); !errors.Is(err, errTooLarge) {
		t.Errorf("got %v", err)
	}
}

// FuzzPage holds that nothing comes out without a type or a day that is none, and nothing that is larger than what may be unpacked.
// Nothing is packed in what it reads: that is the standard library's, and takes long.
func FuzzPage(f *testing.F) {
	for kind, files := range [][]string{{"browser.mhtml", "mail.mht"}, {"plain.warc"}, {"plain.warc"}} {
		for _, file := range files {
			f.Add(saved(f, file), kind, `{"url":"https://www.oder-kurier.example/brandenburg/pegel"}`)
		}
	}
	f.Add([]byte(record("resource", "a", "<p>b")), 2, "{\"url\":\"a/#b\"}\n{\"url\":\"c\"}")
	f.Add([]byte(record("response", "a", answer("Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n0\r\n\r\n"))), 1, "")
	f.Add([]byte("Content-Type: multipart/related; boundary=b; start=x\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\n--b--\n"), 0, "")
	f.Fuzz(func(t *testing.T, data []byte, kind int, list string) {
		kinds := []sniff.Kind{sniff.MHTML, sniff.WARC, sniff.WACZ}
		is := kinds[uint(kind)%3]
		if is == sniff.WACZ {
			data = zipped(t, zip.Store, "pages/pages.jsonl", list, "archive/a.warc", string(data))
		}
		found, err := Page(data, is)
		if err != nil {
			return
		}
		if found.MediaType == "" || len(found.Data) > max(largest, len(data)) {
			t.Errorf("got %d bytes of %q", len(found.Data), found.MediaType)
		}
		if _, err := time.Parse(time.DateOnly, found.Retrieved); err != nil && found.Retrieved != "" {
			t.Errorf("it was fetched on %q", found.Retrieved)
		}
	})
}
