package archive

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// mostRecords is how many records are looked at for one page; a record can be a few bytes long.
const mostRecords = 10_000

// search looks through WARC files (ISO 28500) for a page.
type search struct {
	wanted  string // the address of the page, "" for the first that is one
	records int    // how many were looked at
	left    *budget
	found   *Found // the page with that address, or else the first
	exact   bool   // it has that address
}

// file looks through one file, packed record by record or as a whole, or not at all, until it finds the page.
func (s *search) file(r io.Reader) error {
	b := bufio.NewReader(s.left.on(r))
	if magic, _ := b.Peek(2); string(magic) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(b)
		if err != nil {
			return fmt.Errorf("it is damaged: %w", err)
		}
		b = bufio.NewReader(s.left.on(unpacked)) // goes on from one packed record to the next
	}
	for !s.exact {
		if s.records++; s.records > mostRecords {
			return fmt.Errorf("it holds more than %d records: save the page alone", mostRecords)
		}
		err := s.record(b)
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("record %d: %w", s.records, err)
		}
	}
	return nil
}

// page returns what was found in files, which were one before they were divided.
func (s *search) page(files ...io.Reader) (Found, error) {
	for _, f := range files {
		if err := s.file(f); err != nil {
			return Found{}, err
		}
	}
	if s.found == nil {
		return Found{}, errors.New("it holds no page that a server answered with 200: save the page from the browser")
	}
	return *s.found, nil
}

// record looks at one record. Its error is io.EOF where there is none.
func (s *search) record(b *bufio.Reader) error {
	lines := textproto.NewReader(b)
	version, err := lines.ReadLine()
	for n := 0; err == nil && version == "" && n < 3; n++ { // behind each record stand two line ends
		version, err = lines.ReadLine()
	}
	if err != nil {
		return err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return fmt.Errorf("it begins with %.20q, want the version of the format", version)
	}
	header, err := lines.ReadMIMEHeader()
	if err != nil {
		return damaged(err)
	}
	size, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return fmt.Errorf("its Content-Length is %.20q, want a number of bytes", header.Get("Content-Length"))
	}
	block := &io.LimitedReader{R: b, N: size}
	if err := s.take(header, block); err != nil {
		return damaged(err)
	}
	if _, err := io.Copy(io.Discard, block); err != nil {
		return damaged(err)
	}
	if block.N > 0 {
		return damaged(io.ErrUnexpectedEOF)
	}
	return nil
}

// damaged keeps a file that ends too early from looking like one that has come to its end.
func damaged(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// take keeps what a record holds if it is a page: what a server answered with 200, or a resource that was saved without
// its answer.
func (s *search) take(header textproto.MIMEHeader, block io.Reader) error {
	address := strings.Trim(header.Get("Warc-Target-Uri"), "<>")
	exact := s.wanted == "" || samePage(address, s.wanted)
	if !exact && s.found != nil || strings.HasSuffix(address, "/robots.txt") {
		return nil
	}
	body, answer := bufio.NewReader(block), header
	switch header.Get("Warc-Type") {
	case "response":
		if answer = answerOf(body); answer == nil {
			return nil
		}
	case "resource":
	default:
		return nil
	}
	mediaType, charset, isPage := htmlType(answer.Get("Content-Type"))
	if !isPage {
		return nil
	}
	page, err := io.ReadAll(body)
	if err == nil && header.Get("Warc-Type") == "response" {
		page, err = s.sent(answer, page)
	}
	if err != nil && exact {
		return err
	} else if err != nil {
		return nil
	}
	s.found, s.exact = &Found{Data: page, MediaType: mediaType, Charset: charset, Address: address}, exact
	if fetched, err := time.Parse(time.RFC3339, header.Get("Warc-Date")); err == nil {
		s.found.Retrieved = fetched.Format(time.DateOnly)
	}
	return nil
}

// samePage tells whether two addresses lead to one page.
func samePage(a, b string) bool {
	a, _, _ = strings.Cut(a, "#")
	b, _, _ = strings.Cut(b, "#")
	return strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/")
}

// answerOf reads the head of a server's answer: nil if it cannot be read, or is an error or a way to another page.
func answerOf(body *bufio.Reader) textproto.MIMEHeader {
	lines := textproto.NewReader(body)
	status, err := lines.ReadLine()
	if _, code, _ := strings.Cut(status, " "); err != nil || !strings.HasPrefix(code, "200") {
		return nil
	}
	header, err := lines.ReadMIMEHeader()
	if err != nil {
		return nil
	}
	return header
}

// sent undoes how the body of an answer was packed to be sent. Some programs did so before they saved it and left the
// header as it was, but no page begins with "<" while it is packed.
func (s *search) sent(answer textproto.MIMEHeader, body []byte) ([]byte, error) {
	if isMarkup(body) {
		return body, nil
	}
	if strings.EqualFold(answer.Get("Transfer-Encoding"), "chunked") {
		if whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body))); err == nil {
			body = whole
		}
	}
	packing := strings.ToLower(answer.Get("Content-Encoding"))
	if packing == "" || packing == "identity" || isMarkup(body) {
		return body, nil
	}
	unpacked, err := unpack(packing, body)
	if err != nil {
		return nil, fmt.Errorf("its page is packed with %q (%w): save it from the browser", packing, err)
	}
	return io.ReadAll(s.left.on(unpacked))
}

func isMarkup(page []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(page, "\uFEFF\r\n\t "), []byte("<"))
}

func unpack(packing string, body []byte) (io.Reader, error) {
	switch r := bytes.NewReader(body); packing {
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate":
		if unpacked, err := zlib.NewReader(r); err == nil {
			return unpacked, nil
		}
		return flate.NewReader(bytes.NewReader(body)), nil // what some servers mean by it
	}
	return nil, errors.ErrUnsupported
}
