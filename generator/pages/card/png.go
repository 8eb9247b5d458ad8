package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// tones are the colours, as the file has them. Those of the tones, 0xRRGGBB, are those of static/css/site.css on light
// ground, where a test holds their contrast.
var tones = map[string][]byte{
	"good":  palette(0xe2f0e6, 0x1c6a3e),
	"mixed": palette(0xf7ecd3, 0x805000),
	"bad":   palette(0xf9e3df, 0xa1261e),
	"open":  palette(0xe7e9f1, 0x48506a),
}

// palette returns the colours by their number, three bytes each: paper and ink, the tint of a tone and the tone, the
// hairline with grey on paper.
func palette(tint, tone uint32) []byte {
	const paper, ink, grey, hairline = 0xfdfcf9, 0x1c1b19, 0x5c5b59, 0xdddcd9
	var colours []byte
	for _, ramp := range [][3]uint32{{paper, paper, ink}, {tint, tint, tone}, {hairline, paper, grey}} {
		for _, c := range []uint32{ramp[0], ramp[1]>>1&0x7f7f7f + ramp[2]>>1&0x7f7f7f, ramp[2], ramp[2]} {
			colours = append(colours, byte(c>>16), byte(c>>8), byte(c))
		}
	}
	return colours
}

// encode writes the sheet as a PNG file. A tone that there is not is an open one.
// Package image/png would look at every pixel through an interface, and take four times as long.
func (p *pen) encode(toneOf string) []byte {
	colours := tones[toneOf]
	if colours == nil {
		colours = tones["open"]
	}
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	header = append(header, 4, 3, 0, 0, 0) // bits of a pixel, by palette, and the only ways there are
	return bytes.Join([][]byte{[]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", header), chunk("PLTE", colours),
		chunk("IDAT", p.Pack(p.sheet)), chunk("IEND", nil)}, nil)
}

// chunk returns a chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout).
func chunk(kind string, data []byte) []byte {
	body := append([]byte(kind), data...)
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}
