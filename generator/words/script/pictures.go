package script

import "encoding/binary"

// Pictures returns a text in which control characters, which HTML does not allow, stand as their pictures: they come
// from articles, whose words are shown as they are (Unicode, block Control Pictures; of C1 there are none). It is the
// text itself where there are none, as nearly always: they are looked for in eight bytes at a time (Warren, Hacker's
// Delight, 6-1).
func Pictures(page []byte) []byte {
	for i := 0; i < len(page); i += 8 {
		if i+8 <= len(page) && !suspect(binary.LittleEndian.Uint64(page[i:])) {
			continue
		}
		for j := i; j < min(i+8, len(page)); j++ {
			if c := page[j]; c >= ' ' && c != 0x7F && c != 0xC2 || c == '\n' {
				continue
			}
			if picture, _ := pictureOf(page[j:]); picture != 0 {
				return pictured(page, j)
			}
		}
	}
	return page
}

// suspect tells whether one of eight bytes may be below a blank, DEL or the first of a C1 character.
func suspect(eight uint64) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	del, c1 := eight^(0x7F*ones), eight^(0xC2*ones)
	return ((eight-0x20*ones)&^eight|(del-ones)&^del|(c1-ones)&^c1)&tops != 0
}

// pictureOf returns what stands for the control character that a text begins with, and its length in bytes; 0 if there
// is none, or one that HTML allows.
func pictureOf(text []byte) (picture rune, size int) {
	switch c := text[0]; {
	case c == '\t' || c == '\n' || c == '\f' || c == '\r':
	case c < ' ':
		return '\u2400' + rune(c), 1
	case c == 0x7F:
		return '\u2421', 1
	case c == 0xC2 && len(text) > 1 && text[1] < 0xA0:
		return '\uFFFD', 2
	}
	return 0, 0
}

// pictured replaces the control characters from a place on.
func pictured(page []byte, from int) []byte {
	shown := append(make([]byte, 0, len(page)+64), page[:from]...)
	for i := from; i < len(page); {
		picture, size := pictureOf(page[i:])
		if picture == 0 {
			shown = append(shown, page[i])
			i++
			continue
		}
		shown = append(shown, string(picture)...)
		i += size
	}
	return shown
}
