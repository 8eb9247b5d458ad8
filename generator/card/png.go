package card

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
)

// level of compression. 4 takes twice the time of 1 and saves a quarter of the size; 6 takes three times that of 4 and saves
// a fifteenth.
const level = 4

const signature = "\x89PNG\r\n\x1a\n"

// encode writes the sheet as a PNG file (https://www.w3.org/TR/png-3/). image/png would do it, but slower and with no place for
// the seal; see sheet.
func (p *pen) encode(toneOf string, key [sha256.Size]byte) []byte {
	p.room.Reset()
	if p.zip == nil {
		p.zip, _ = zlib.NewWriterLevel(&p.room, level) // fails for unknown levels only
	} else {
		p.zip.Reset(&p.room)
	}
	p.zip.Write(p.sheet) // a buffer takes everything
	p.zip.Close()

	file := make([]byte, 0, len(signature)+p.room.Len()+300)
	file = append(file, signature...)
	head := binary.BigEndian.AppendUint32(nil, Width)
	head = binary.BigEndian.AppendUint32(head, Height)
	file = chunk(file, "IHDR", append(head, 4, 3, 0, 0, 0)) // 4 bits, palette, and the only methods there are
	file = chunk(file, "PLTE", palette(toneOf))
	file = chunk(file, "IDAT", p.room.Bytes())
	return append(file, end(file, key)...)
}

func chunk(file []byte, kind string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	from := len(file)
	file = append(append(file, kind...), data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
}

// end returns the last chunks of a file. The first of them is the seal: a comment with a hash of the card's key and of all
// bytes before it.
func end(file []byte, key [sha256.Size]byte) []byte {
	h := sha256.New()
	h.Write(key[:])
	h.Write(file)
	last := chunk(nil, "tEXt", []byte("Source\x00"+hex.EncodeToString(h.Sum(nil))))
	return chunk(last, "IEND", nil)
}

// endLen is the length in bytes of what end returns: two chunks of 12 bytes and the seal's data.
const endLen = 12 + len("Source\x00") + 2*sha256.Size + 12

func sealed(file []byte, key [sha256.Size]byte) bool {
	n := len(file) - endLen
	return n > 0 && bytes.Equal(file[n:], end(file[:n], key))
}

// rgb is a colour, 0xRRGGBB. All are those of static/css/site.css on light ground, where a test holds their contrast.
type rgb uint32

const (
	paperRGB = rgb(0xfdfcf9)
	inkRGB   = rgb(0x1c1b19)
)

var tones = map[string]struct{ tint, tone rgb }{
	"good":  {0xe2f0e6, 0x1c6a3e},
	"mixed": {0xf7ecd3, 0x805000},
	"bad":   {0xf9e3df, 0xa1261e},
	"open":  {0xe7e9f1, 0x48506a},
}

// palette returns the two ramps; a tone that there is not is an open one.
func palette(toneOf string) []byte {
	t, ok := tones[toneOf]
	if !ok {
		t = tones["open"]
	}
	return ramp(ramp(nil, paperRGB, inkRGB), t.tint, t.tone)
}

func ramp(palette []byte, from, to rgb) []byte {
	for i := range rgb(steps) {
		for _, shift := range []uint{16, 8, 0} {
			a, b := from>>shift&255, to>>shift&255
			palette = append(palette, byte((a*(steps-1-i)+b*i+(steps-1)/2)/(steps-1)))
		}
	}
	return palette
}
