package sniff

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func zipOf(t testing.TB, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s)) // a buffer takes everything
	w.Close()
	return b.String()
}

func encoded(t testing.TB, e named, s string) string {
	t.Helper()
	b, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	article  = "Die Brücke ist zu\n\nDie Stadt sperrt die Brücke, weil 3 < 5 ist und 7 > 2.\n"
	tutorial = "Was heißt <body>?\n\nMit <p> beginnt ein Absatz, mit </p> endet er. <b>fett</b> schreibt man so, und <a href=\"x\"> " +
		"ist ein Verweis.\n\nDas Gerüst ist <html><head><title>Titel</title></head><body>Text</body></html>, sagt die Lehrerin, und " +
		"mehr muss niemand wissen, der eine Seite schreiben will.\n"
)

func TestKindsAreToldByWhatIsThere(t *testing.T) {
	for _, c := range []struct {
		want  Kind
		datas []string
	}{
		{PDF, []string{"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "\n %PDF-1.4\n", "\x00\x01junk\xff\n%PDF-1.3\n"}},
		{DOCX, []string{zipOf(t, "[Content_Types].xml", "word/document.xml")}},
		{WACZ, []string{zipOf(t, "datapackage.json", "pages/pages.jsonl"), zipOf(t, "archive/data.warc.gz")}},
		{RTF, []string{`{\rtf1\ansi Hello}`, "\uFEFF{\\rtf1 }"}},
		{MHTML, []string{
			"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n",
			"MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n--x\n"}},
		{WARC, []string{"WARC/1.0\r\nWARC-Type: warcinfo\r\n", gzipOf("WARC/1.1\r\nWARC-Type: response\r\n")}},
		{VTT, []string{"WEBVTT\n\n00:01.000 --> 00:02.000\nHello", "\uFEFFWEBVTT - Rede\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nHallo", "WEBVTT\n"}},
		{SRT, []string{"1\n00:00:01,000 --> 00:00:02,500\nHello\n", "\uFEFF\r\n12\r\n00:00:01.000 --> 00:00:02.5\r\nHallo", "00:00:01,000 --> 00:00:02,500\nHello\n"}},
		{HTML, []string{"<!DOCTYPE html><title>x</title>", "\uFEFF<!-- saved from url=(0014)about:internet -->\n<!doctype HTML>\n",
			"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">", "<html><head><meta charset=utf-8><title>Die Br\xfccke", "<body>\n<p>One.</p>\n</body>",
			"<div class=\"a\"><p>One sentence.</p>\n<p>Two.</p></div>\n", "<p>Eins.</p>", "<HTML><BODY>Text</BODY></HTML>",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html>\n<p>Text</p>\n</html>\n",
			strings.Repeat(`One <a href="/x">two</a> three <span class="y">four</span> five. `, 5), "\xff\xfe<\x00!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E\x00 \x00h\x00t\x00m\x00l\x00>\x00"}},
		{XML, []string{`<?xml version="1.0"?><rss><channel/></rss>`, `<!DOCTYPE svg><svg/>`, "<feed xmlns=\"x\"><entry>a</entry></feed>"}},
		{Text, []string{"", "\n", article, tutorial, "<body> ist ein Element, <p> auch.\n", "<body> ist eines, <p> und <b> auch.\n", "<b>Wichtig</b>: die Brücke ist zu.\n", "# Titel\n\nEin<br>Satz<sup>1</sup> mit <kbd>Strg</kbd>.\n",
			"<info@example.org> schrieb am Montag:\n> <3\n", "WEBVTT ist ein Format für Untertitel.\n", "1\nEins\n", "00:00:01 Beginn --> Ende\n", "Subject: die Brücke\n\nDer Content-Type: multipart/related kommt später.\n",
			"Über PDF\n\nEine Datei beginnt mit %PDF-1.4, sagt er.\n", "BMW und VW melden Gewinn.\n", "MZ: Die Zeitung\n", "ID3 ist ein Modell von VW.\n", "Die Br\xfccke ist zu.\n", "П\x00о\x00"[:2] + "олдень",
			"<p align=\"center\"><img src=\"logo.png\"></p>\n\n# beleg\n\nA generator for fact-checks, in Go.\n"}},
		{Unknown, []string{"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "\xff\xd8\xff\xe0\x00\x10JFIF", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", zipOf(t, "content.xml"), zipOf(t), "\x7fELF\x02\x00", "PK\x03\x04broken",
			gzipOf("something else"), "\x1f\x8bbroken", "%!PS-Adobe-3.0\n", "BM\x00\x00"}},
	} {
		for _, data := range c.datas {
			if got := Look([]byte(data)); got != c.want {
				t.Errorf("%.60q: got %s, want %s", data, got, c.want)
			}
		}
	}
}

func TestOtherDataHasANameForPeople(t *testing.T) {
	for data, want := range map[string]string{
		"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR": "PNG image", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00": "old Word, Excel or Outlook file",
		zipOf(t, "mimetype", "content.xml"): "OpenDocument file", zipOf(t, "a.txt"): "zip archive", "RIFF\x00\x00\x00\x00WEBPVP8 ": "WebP image",
		"\x00\x00\x00\x18ftypmp42\x00\x00": "MP4 video, sound or HEIC image", "\x00\x01\x02": "data", "%PDF-1.4": "PDF", gzipOf("x"): "gzip file",
	} {
		if got := Name([]byte(data)); got != want {
			t.Errorf("%.30q: got %q, want %q", data, got, want)
		}
	}
}

func TestTheSeedsAreText(t *testing.T) {
	names, _ := filepath.Glob("../../../seeds/*.txt")
	if len(names) < 5 {
		t.Fatal("no seeds")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if k := Look(data); k != Text {
			t.Errorf("%s is taken for %s", name, k)
		}
		text, encoding, err := Decode(data)
		if text != strings.TrimPrefix(string(data), "\uFEFF") || encoding != "UTF-8" || err != nil {
			t.Errorf("%s: decoded as %q, %v", name, encoding, err)
		}
		western, err := charmap.Windows1252.NewEncoder().Bytes(data)
		if back, name, errBack := Decode(western); err == nil && (back != string(data) || name != "Windows-1252") {
			t.Errorf("%s: got %s, %v back from Windows-1252", name, name, errBack)
		}
	}
}
