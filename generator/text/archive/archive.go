// Package archive takes a page out of the file in which a browser or a crawler saved it.
//
// In go the bytes of an MHTML, WARC or WACZ file, out comes the page as its server sent it, with its address and the
// day on which it was fetched. Pictures and scripts stay behind. Whatever is unpacked counts against one limit, because
// a small file can unpack to any size.
package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"beleg/generator/text/sniff"
)

// Found is a page that lay in an archive.
type Found struct {
	Data      []byte
	MediaType string // "text/html" or "application/xhtml+xml"
	Charset   string // the encoding that was stated beside the page, "" if none was
	Address   string // where the page lay on the net, "" if the archive does not say
	Retrieved string // the day on which it was fetched, as EDTF and in the zone of whoever fetched it, or ""
	Note      string // what an editor must know of the choice, a clause without a full stop, or ""
}

// Page returns the page that an archive of a kind, sniff.MHTML, sniff.WARC or sniff.WACZ, was saved for. An error says
// why there is none: the file is damaged, holds no web page, or unpacks to more than 64 MiB or to more than 10,000
// records. Time and memory are linear in what is unpacked.
func Page(data []byte, kind sniff.Kind) (Found, error) {
	switch kind {
	case sniff.MHTML:
		return mhtml(data)
	case sniff.WARC:
		left := budget(largest)
		return (&search{left: &left}).page(bytes.NewReader(data))
	case sniff.WACZ:
		return wacz(data)
	}
	return Found{}, fmt.Errorf("a %s holds no saved page", kind)
}

// largest is how many bytes one file may unpack to, in all.
const largest = 64 << 20

// budget is how many bytes may still be unpacked.
type budget int64

var errTooLarge = fmt.Errorf("it unpacks to more than %d MiB: save the page alone", largest>>20)

// ErrTooLarge says that a file in a zip file is larger than who unpacked it allows.
var ErrTooLarge = errors.New("it is too large")

// on returns a reader that counts what is read, and fails when nothing is left.
func (b *budget) on(r io.Reader) io.Reader { return &counted{r, b} }

type counted struct {
	io.Reader
	left *budget
}

func (c *counted) Read(p []byte) (int, error) {
	if *c.left <= 0 {
		return 0, errTooLarge
	}
	n, err := c.Reader.Read(p[:min(len(p), int(*c.left))])
	*c.left -= budget(n)
	return n, err
}

// A Zip is a file that holds others.
type Zip struct {
	files map[string]*zip.File
	left  budget
}

// OpenZip reads the list of what a zip file holds.
func OpenZip(data []byte) (*Zip, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	z := &Zip{make(map[string]*zip.File, len(r.File)), largest}
	for _, f := range r.File {
		z.files[f.Name] = f
	}
	return z, nil
}

// Unpack returns what a file in it holds, at most so many bytes: nil if there is none of that name, and an error where
// it is damaged or has more, or where all that was unpacked comes to more than 64 MiB.
func (z *Zip) Unpack(name string, most int64) ([]byte, error) {
	f := z.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := z.open(f)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		return nil, ErrTooLarge
	}
	return data, err
}

func (z *Zip) open(f *zip.File) (io.Reader, error) {
	r, err := f.Open()
	return z.left.on(r), err
}

// htmlType reads the media type of a page; false if it is of something else.
func htmlType(contentType string) (mediaType, charset string, ok bool) {
	mediaType, parameters, err := mime.ParseMediaType(contentType)
	if err != nil { // servers write what they like behind the type
		mediaType, _, _ = strings.Cut(contentType, ";")
		mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	}
	return mediaType, parameters["charset"], mediaType == "text/html" || mediaType == "application/xhtml+xml"
}
