package sniff

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode returns the bytes as text, without a byte order mark at their beginning, and what they were encoded in, by the
// name that people know: "UTF-8", "UTF-16LE", "Windows-1252". Only UTF-8 and what has a byte order mark say for
// themselves what they are; all else is told by what would stand there, and refused where two readings would do. The
// error names the first byte that is not UTF-8, its place, and what the encoding may be.
//
// It takes time linear in the bytes, and tries a dozen encodings on 72 KiB.
func Decode(data []byte) (text, encoding string, err error) {
	if e := wide(data); e != nil {
		b, err := e.NewDecoder().Bytes(data)
		if nul := bytes.IndexByte(b, 0); nul >= 0 && err == nil {
			return "", "", fmt.Errorf("character %d is NUL, which stands in no text", utf8.RuneCount(b[:nul])+1)
		}
		return strings.TrimPrefix(string(b), "\uFEFF"), e.name, err
	}
	bad := firstBad(data)
	if nul := bytes.IndexByte(data, 0); nul >= 0 {
		bad = nul
	}
	switch {
	case bad < 0 && jis(data):
		return single(japanese.ISO2022JP, data), "ISO-2022-JP", nil
	case bad < 0:
		return strings.TrimPrefix(string(data), "\uFEFF"), "UTF-8", nil
	case data[bad] == 0, damaged(data):
		return "", "", undecodable(data, bad, nil)
	}
	sample := data[max(0, bad-headSize/8):min(len(data), bad+headSize)]
	if e := bytewise(sample); e != nil {
		if text := single(e, data); !strings.ContainsRune(text, utf8.RuneError) {
			return text, e.name, nil
		}
	}
	return "", "", undecodable(data, bad, perhaps(sample))
}

// A named encoding is one with the name that people know.
type named struct {
	encoding.Encoding
	name string
}

// single decodes what cannot fail to.
func single(e encoding.Encoding, data []byte) string {
	b, _ := e.NewDecoder().Bytes(data)
	return string(b)
}

var (
	utf16LE = &named{utf.UTF16(utf.LittleEndian, utf.UseBOM), "UTF-16LE"}
	utf16BE = &named{utf.UTF16(utf.BigEndian, utf.UseBOM), "UTF-16BE"}
	utf32LE = &named{utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32LE"}
	utf32BE = &named{utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "UTF-32BE"}
)

// wide tells UTF-16 and UTF-32 by their byte order marks, or by where zero bytes stand; nil if it is neither.
func wide(data []byte) *named {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32LE
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32BE
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16LE
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16BE
	}
	head := data[:min(len(data), headSize)]
	var zeros [4]int
	for i, b := range head {
		if b == 0 {
			zeros[i%4]++
		}
	}
	even, odd, quarter := zeros[0]+zeros[2], zeros[1]+zeros[3], len(head)/4
	switch {
	case quarter == 0 || even+odd == 0:
		return nil
	case len(data)%4 == 0 && zeros[2] == quarter && zeros[3] == quarter:
		return utf32LE
	case len(data)%4 == 0 && zeros[0] == quarter && zeros[1] == quarter:
		return utf32BE
	case 20*odd >= quarter && odd >= 20*even && readable(head, utf16.Decode(units(head, 1, 0))):
		return utf16LE
	case 20*even >= quarter && even >= 20*odd && readable(head, utf16.Decode(units(head, 0, 1))):
		return utf16BE
	}
	return nil
}

// units reads pairs of bytes, the high and the low one standing as said.
func units(data []byte, high, low int) []uint16 {
	list := make([]uint16, len(data)/2)
	for i := range list {
		list[i] = uint16(data[2*i+high])<<8 | uint16(data[2*i+low])
	}
	return list
}

// readable reports whether runes are a text: data that happens to have zeros in the right places is not. The last one
// may have been cut.
func readable(data []byte, runes []rune) bool {
	return len(data)%2 == 0 && !slices.ContainsFunc(runes[:len(runes)-1], func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r)
	})
}

// firstBad returns the first byte that is not UTF-8 text, -1 if there is none. NUL is, but stands in no text.
func firstBad(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// damaged reports whether data is UTF-8 but for some bytes: characters of several bytes hardly come about by chance.
func damaged(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good >= bad
}

// jis reports the escapes of ISO-2022-JP, which is made of ASCII.
func jis(data []byte) bool {
	return bytes.Contains(data, []byte("\x1b$B")) || bytes.Contains(data, []byte("\x1b$@"))
}

// undecodable says which byte is at fault, 0-based bad, and what the encoding may be.
func undecodable(data []byte, bad int, may []string) error {
	line := 1 + bytes.Count(data[:bad], []byte("\n"))
	at := fmt.Sprintf("byte 0x%02X in line %d (byte %d of the file)", data[bad], line, bad+1)
	switch {
	case data[bad] == 0:
		return fmt.Errorf("%s is NUL, which stands in no text", at)
	case len(may) == 0:
		return fmt.Errorf("%s is not UTF-8, and no other encoding fits", at)
	}
	return fmt.Errorf("%s is not UTF-8; the encoding may be %s", at, strings.Join(may, " or "))
}
