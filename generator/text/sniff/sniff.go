// Package sniff says what some bytes are: a kind of file, and in what encoding a text is.
//
// It looks at what is there and never at a name, because articles come under any.
package sniff

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Kind is a kind of file that an article comes as.
type Kind string

// The kinds. XML is other markup than a web page's, such as a feed or a drawing. Unknown is data that is no text and
// none of the others; Name has names for some of it.
const (
	Text    Kind = "plain text"
	HTML    Kind = "web page"
	MHTML   Kind = "saved web page (MHTML)"
	XML     Kind = "XML"
	WARC    Kind = "web archive (WARC)"
	WACZ    Kind = "web archive (WACZ)"
	PDF     Kind = "PDF"
	DOCX    Kind = "Word document"
	RTF     Kind = "RTF"
	SRT     Kind = "subtitles (SRT)"
	VTT     Kind = "subtitles (WebVTT)"
	Unknown Kind = "data"
)

// Markup reports whether a kind is text that is written between marks, which nobody should quote.
func (k Kind) Markup() bool { return k == HTML || k == MHTML || k == XML || k == RTF }

// Plain reports whether a kind is text that can be read as it is.
func (k Kind) Plain() bool { return k == Text || k == SRT || k == VTT }

// headSize is how many bytes are looked at. What a file is shows at its beginning, but for a zip's list of contents.
const headSize = 64 << 10

// Look says what kind of file the bytes are. It takes time linear in them, and memory that does not grow with them but
// for the list of contents of a zip.
func Look(data []byte) Kind {
	if k := binary(data); k != "" {
		return k
	}
	head := data[:min(len(data), headSize)]
	if e := wide(head); e != nil {
		head, _ = e.NewDecoder().Bytes(head)
	}
	s := strings.TrimLeft(string(head), "\uFEFF \t\r\n\f")
	switch {
	case strings.HasPrefix(s, `{\rtf`):
		return RTF
	case strings.HasPrefix(s, "WARC/1."):
		return WARC
	case vttHead.MatchString(s):
		return VTT
	case srtHead.MatchString(s):
		return SRT
	case mimeHead(s):
		return MHTML
	case magic(data) != "" || !textual(head):
		return Unknown
	}
	return markup(s, len(head) == headSize)
}

// Name is what people call the kind of file that the bytes are, also where Look knows it for Unknown: "PNG image".
func Name(data []byte) string {
	if k := Look(data); k != Unknown {
		return string(k)
	}
	if name := magic(data); name != "" {
		return name
	}
	return string(Unknown)
}

// binary knows the kinds that are no text; "" is none of them.
func binary(data []byte) Kind {
	head := data[:min(len(data), 1024)] // readers of PDF look as far as this (PDF Reference 1.7, appendix H.3, note 13)
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return zipped(data)
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return gzipped(data)
	case bytes.HasPrefix(bytes.TrimLeft(head, "\uFEFF \t\r\n"), []byte("%PDF-")),
		bytes.Contains(head, []byte("%PDF-")) && !utf8.Valid(data): // a text may speak of it
		return PDF
	}
	return ""
}

// zipped tells by the list of contents.
func zipped(data []byte) Kind {
	names := zipNames(data)
	switch {
	case names["word/document.xml"]:
		return DOCX
	case names["datapackage.json"]:
		return WACZ
	}
	for name := range names {
		if strings.HasPrefix(name, "archive/") && strings.Contains(name, ".warc") {
			return WACZ
		}
	}
	return Unknown
}

func zipNames(data []byte) map[string]bool {
	names := map[string]bool{}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return names // one that broke off is data
	}
	for _, f := range archive.File {
		names[f.Name] = true
	}
	return names
}

// gzipped unpacks as much as it takes to see a web archive's first record.
func gzipped(data []byte) Kind {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return Unknown
	}
	start := make([]byte, len("WARC/1."))
	if _, err := io.ReadFull(r, start); err != nil || string(start) != "WARC/1." {
		return Unknown
	}
	return WARC
}

var (
	vttHead = regexp.MustCompile(`^WEBVTT(?:\s*$|(?:[ \t][^\r\n]*)?[\r\n][\s\S]*-->)`)
	srtHead = regexp.MustCompile(`^(?:\d+[ \t]*\r?\n)?` + srtTime + `[ \t]*-->[ \t]*` + srtTime)
)

const srtTime = `\d{1,2}:\d\d:\d\d[,.]\d{1,3}`

// field is a line of a header, with those it is continued on (RFC 5322, section 2.2).
var field = regexp.MustCompile(`^[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n`)

// mimeHead reports whether a text begins with a header as browsers write above a page that they save in one file.
func mimeHead(s string) bool {
	for f := field.FindString(s); f != ""; f = field.FindString(s) {
		name, value, _ := strings.Cut(strings.ToLower(f), ":")
		related := name == "content-type" && strings.Contains(value, "multipart/related")
		if related || name == "snapshot-content-location" {
			return true
		}
		s = s[len(f):]
	}
	return false
}

// textual reports whether next to nothing of a text are control characters. UTF-8 may have them: what is printed may,
// and other data is never UTF-8 without a NUL.
func textual(text []byte) bool {
	controls := 0
	for _, c := range text {
		if c < '\t' || c > '\r' && c < ' ' && c != 0x1b {
			controls++
		}
	}
	return 50*controls <= len(text) || firstBad(text) < 0
}

// magics are what files begin with that are no articles, and what people call them.
var magics = []struct{ begins, name string }{
	{"\x89PNG", "PNG image"}, {"\xff\xd8\xff", "JPEG image"}, {"GIF8", "GIF image"}, {"II*\x00", "TIFF image"},
	{"MM\x00*", "TIFF image"}, {"BM", "BMP image"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word, Excel or Outlook file"},
	{"%!PS", "PostScript"}, {"\x7fELF", "program"}, {"MZ", "Windows program"}, {"\xcf\xfa\xed\xfe", "program"},
	{"\xca\xfe\xba\xbe", "program"}, {"ID3", "MP3 sound"}, {"OggS", "Ogg sound"}, {"fLaC", "FLAC sound"},
	{"\x1aE\xdf\xa3", "Matroska or WebM video"}, {"\x1f\x8b", "gzip file"}, {"BZh", "bzip2 file"},
	{"\xfd7zXZ", "xz file"},
	{"7z\xbc\xaf", "7-Zip file"}, {"Rar!\x1a", "RAR archive"}, {"SQLite format 3\x00", "SQLite database"},
	{"bplist", "Apple property list or web archive"}, {"\x28\xb5\x2f\xfd", "zstd file"},
}

// inZip are names by which zips are told apart.
var inZip = []struct{ holds, name string }{
	{"xl/workbook.xml", "Excel workbook"}, {"ppt/presentation.xml", "PowerPoint presentation"},
	{"META-INF/container.xml", "EPUB book"}, {"content.xml", "OpenDocument file"},
	{"Index/Document.iwa", "Pages document"},
}

// magic is the name of data that is none of the kinds, "" if it has none. What begins like it but reads as text is
// text.
func magic(data []byte) string {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		names := zipNames(data)
		for _, z := range inZip {
			if names[z.holds] {
				return z.name
			}
		}
		return "zip archive"
	}
	if len(data) > 12 && bytes.HasPrefix(data[4:], []byte("ftyp")) {
		return "MP4 video, sound or HEIC image"
	}
	if len(data) > 12 && bytes.HasPrefix(data, []byte("RIFF")) {
		return map[string]string{"WEBP": "WebP image", "WAVE": "WAV sound", "AVI ": "AVI video"}[string(data[8:12])]
	}
	for _, m := range magics {
		begins := bytes.HasPrefix(data, []byte(m.begins))
		if begins && (m.name == "PostScript" || !textual(data[:min(len(data), headSize)])) {
			return m.name
		}
	}
	return ""
}
