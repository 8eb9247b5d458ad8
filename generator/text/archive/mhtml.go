package archive

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"
)

// mhtml finds the page in a message as browsers save it (RFC 2557): the part that the header names as the root, or the
// first that is a page.
func mhtml(data []byte) (Found, error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\uFEFF\r\n\t ")))
	if err != nil {
		return Found{}, fmt.Errorf("its header cannot be read: %w", err)
	}
	header := textproto.MIMEHeader(message.Header)
	found, err := part(header, message.Body, 0)
	if err != nil {
		return Found{}, err
	}
	if found == nil {
		return Found{}, errors.New("it holds no web page")
	}
	if saved := header.Get("Snapshot-Content-Location"); saved != "" {
		found.Address = saved
	}
	if day, err := message.Header.Date(); err == nil {
		found.Retrieved = day.Format(time.DateOnly)
	}
	return *found, nil
}

// deepest is how many multiparts may lie in one another.
const deepest = 4

// part returns the page that a part of a message is or holds: nil if there is none.
func part(header textproto.MIMEHeader, body io.Reader, depth int) (*Found, error) {
	contentType := header.Get("Content-Type")
	kind, parameters, _ := mime.ParseMediaType(contentType)
	if strings.HasPrefix(kind, "multipart/") && depth < deepest {
		return parts(multipart.NewReader(body, parameters["boundary"]), parameters["start"], depth)
	}
	mediaType, charset, ok := htmlType(contentType)
	if !ok {
		return nil, nil
	}
	page, err := io.ReadAll(decoded(header, body))
	if err != nil {
		return nil, fmt.Errorf("its page cannot be read: %w", err)
	}
	return &Found{Data: page, MediaType: mediaType, Charset: charset, Address: header.Get("Content-Location")}, nil
}

func parts(r *multipart.Reader, start string, depth int) (*Found, error) {
	var first *Found
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) || err != nil && first != nil {
			return first, nil
		} else if err != nil {
			return nil, fmt.Errorf("a part of it cannot be read: %w", err)
		}
		root := start == "" || p.Header.Get("Content-Id") == start
		if !root && first != nil {
			continue
		}
		found, err := part(p.Header, p, depth+1)
		if err != nil || found != nil && root {
			return found, err
		}
		if first == nil {
			first = found
		}
	}
}

// decoded undoes how a part was written to pass through mail.
func decoded(header textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
