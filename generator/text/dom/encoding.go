package dom

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns a page in UTF-8. A byte order mark tells the encoding, then the bytes themselves if they can only be
// UTF-8, then what the page says in its first 64 KiB; a page that says nothing is Windows-1252, as in browsers. What
// the encoding does not have becomes U+FFFD.
func Decode(page []byte) string {
	enc, declared := stated(page)
	switch {
	case enc == nil && looksUTF8(page, declared):
		return strings.ToValidUTF8(strings.TrimPrefix(string(page), "\ufeff"), "\ufffd")
	case enc == nil:
		enc, _ = charset.Lookup(declared)
		if enc == nil {
			enc, _ = charset.Lookup("windows-1252")
		}
	}
	text, err := enc.NewDecoder().Bytes(page)
	if err != nil {
		text = page
	}
	return strings.ToValidUTF8(string(text), "\ufffd")
}

var charsetIs = regexp.MustCompile(`(?i)<(?:meta[^>]{0,300}charset|\?xml[^>]{0,300}encoding)` +
	`\s*=\s*["']?\s*([\w:.-]+)`)

// stated returns UTF-16 if the first bytes are its own, and otherwise the name of an encoding that stands in the page.
func stated(page []byte) (enc encoding.Encoding, name string) {
	const head = 64 << 10
	switch start := string(page[:min(len(page), 4)]); {
	case strings.HasPrefix(start, "\xff\xfe"), strings.HasPrefix(start, "<\x00"):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ""
	case strings.HasPrefix(start, "\xfe\xff"), strings.HasPrefix(start, "\x00<"):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), ""
	}
	if m := charsetIs.FindSubmatch(page[:min(len(page), head)]); m != nil {
		name = strings.ToLower(string(m[1]))
	}
	return nil, name
}

// looksUTF8 reports whether a page is UTF-8 whatever it says: pages that were stored anew often still name the old
// encoding, and some hold a few broken characters. ASCII is UTF-8 too, unless an encoding is named that uses it for
// other characters.
func looksUTF8(page []byte, declared string) bool {
	valid, broken := 0, 0
	for i := 0; i < len(page); {
		r, size := utf8.DecodeRune(page[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			valid++
		}
		i += size
	}
	if valid == 0 && broken == 0 {
		return !strings.HasPrefix(declared, "iso-2022") && declared != "hz-gb-2312" && declared != "utf-7"
	}
	return valid > 10*broken || declared == "utf-8" || declared == "utf8"
}
