// Package deflate packs pictures of which it is known what recurs on them.
//
// In go rows of pixels, out comes a zlib stream, as PNG files hold it. Package compress/flate takes all of a share
// card's time to look for what recurs, or finds little of it. Here the same colour goes on, the row goes on as the one
// above, or a letter stood there before: so these are looked for, and of what is found not the longest is taken but
// what saves most bits. The code is not made for each picture but was made once from many cards, which are all alike; a
// test says when others are no longer.
package deflate

import (
	_ "embed"
	"encoding/binary"
	"hash/adler32"
	"math/bits"
	"slices"
	"strings"
)

// A Packer packs one picture after the other, as streams with one block (https://www.rfc-editor.org/rfc/rfc1951). It
// keeps nothing between them but its memory, and is not for several goroutines at once.
type Packer struct {
	stride int
	seen   [1 << hashBits][2]int32 // where four bytes stood last, and before that; by their hash
	back   []int32                 // how far back what stands in a column was copied from, in the last row
	out    []byte
	held   uint64 // bits that are not yet a byte
	n      uint   // how many
}

const (
	hashBits = 13
	window   = 1 << 15 // a copy is of what lies no further back, in bytes
	longest  = 258     // bytes in a copy
	enough   = 64      // bytes in a copy, after which nothing better is looked for
)

// A copy stands for some bytes that were there before. None has no length.
type copied struct{ length, distance, saves int }

// New returns a packer of pictures whose rows have so many bytes.
func New(stride int) *Packer { return &Packer{stride: stride, back: make([]int32, stride)} }

// Pack returns the zlib stream of a picture. It is good until the next.
func (p *Packer) Pack(sheet []byte) []byte {
	clear(p.seen[:])
	clear(p.back)
	p.out, p.held, p.n = append(p.out[:0], 0x78, 0x01), 0, 0
	p.put(0b101, 3) // the last block; its code follows
	for _, part := range header {
		p.put(part.bits, part.n)
	}
	c := p.best(sheet, 0)
	for i := 0; i < len(sheet); {
		p.remember(sheet, i)
		later := copied{saves: -1} // not looked for
		if c.length < enough && c.distance != 1 {
			later = p.best(sheet, i+1)
		}
		byItself := letters[sheet[i]]
		if spares := worth - int(byItself.n); c.saves > max(spares, 0) && c.saves >= later.saves+spares {
			i = p.take(sheet, i, c)
			c = p.best(sheet, i)
			continue
		}
		p.put(byItself.bits, byItself.n)
		i++
		if c = later; c.saves < 0 {
			c = p.best(sheet, i)
		}
	}
	p.put(letters[endOfBlock].bits, letters[endOfBlock].n)
	p.put(0, 7) // up to a whole byte
	return binary.BigEndian.AppendUint32(p.out, checksum(sheet, p.stride))
}

// take writes a copy that stands at i, and returns where it ends.
func (p *Packer) take(sheet []byte, i int, c copied) int {
	l, far := lengthCode(c.length), distanceCode(c.distance)
	p.put(letters[endOfBlock+1+l.code].bits, letters[endOfBlock+1+l.code].n)
	p.put(l.bits, l.n)
	p.put(distances[far.code].bits, distances[far.code].n)
	p.put(far.bits, far.n)
	end := i + c.length
	if c.distance == 1 || c.distance == p.stride {
		i = end - 4 // the rest was seen where it was copied from
	}
	for j := i + 1; j < end; j++ {
		p.remember(sheet, j)
		p.back[j%p.stride] = int32(c.distance)
	}
	return end
}

// worth is what a byte of a picture takes on average if it is not copied from where it would be, in bits. It is what
// makes cards smallest, and not exact.
const worth = 5

// best returns what is best copied at i.
func (p *Packer) best(sheet []byte, i int) copied {
	var best copied
	if i+4 > len(sheet) {
		return best
	}
	look := func(from int) {
		if from < 0 || from == i || i-from > window || best.length > 0 && i+best.length < len(sheet) &&
			sheet[from+best.length-1] != sheet[i+best.length-1] {
			return
		}
		n := common(sheet[i:min(len(sheet), i+longest)], sheet[from:])
		if saves := n*worth - costOf(n, i-from); n >= 3 && saves > best.saves {
			best = copied{n, i - from, saves}
		}
	}
	look(i - 1)
	look(i - p.stride)
	look(i - int(p.back[i%p.stride]))
	if best.length < enough {
		for _, at := range p.seen[hash(sheet[i:])] {
			look(int(at) - 1)
		}
	}
	return best
}

// costOf is what a copy takes, in bits.
func costOf(length, distance int) int {
	far := distanceCode(distance)
	return int(lengthCosts[length]) + int(distances[far.code].n+far.n)
}

// lengthCosts are what the lengths of copies take, in bits.
var lengthCosts = func() (costs [longest + 1]uint8) {
	for length := 3; length <= longest; length++ {
		l := lengthCode(length)
		costs[length] = uint8(letters[endOfBlock+1+l.code].n + l.n)
	}
	return costs
}()

// common returns how many bytes a and b begin with alike. b is as long as a at least.
func common(a, b []byte) int {
	n := 0
	for ; n+8 <= len(a); n += 8 {
		if other := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); other != 0 {
			return n + bits.TrailingZeros64(other)/8
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}

func hash(b []byte) uint32 { return binary.LittleEndian.Uint32(b) * 2654435761 >> (32 - hashBits) }

// remember notes what stands at i, counted from 1: 0 is nowhere.
func (p *Packer) remember(sheet []byte, i int) {
	if i+4 <= len(sheet) {
		slot := &p.seen[hash(sheet[i:])]
		slot[0], slot[1] = int32(i+1), slot[0]
	}
}

// put writes the n lowest bits of v, 15 at most.
func (p *Packer) put(v uint16, n uint) {
	p.held |= uint64(v) << p.n
	for p.n += n; p.n >= 8; p.n -= 8 {
		p.out = append(p.out, byte(p.held))
		p.held >>= 8
	}
}

// checksum is the Adler-32 of a picture. A row that is the same as the one above has its sums, and most rows are.
func checksum(sheet []byte, stride int) uint32 {
	const mod = 65521
	a, b := uint32(1), uint32(0)
	var before []byte
	var sum, weighted uint32 // of the row alone
	for row := range slices.Chunk(sheet, stride) {
		if string(row) != string(before) {
			both := adler32.Checksum(row)
			sum, weighted = both&0xffff+mod-1, both>>16+mod-uint32(len(row))
		}
		b = (b + uint32(len(row))*a + weighted) % mod
		a = (a + sum) % mod
		before = row
	}
	return b<<16 | a
}

// An extra is the code of a length or a distance, and the bits that follow and say which it is of those with that code.
type extra struct {
	code int
	bits uint16
	n    uint
}

func lengthCode(length int) extra {
	switch v := length - 3; {
	case length == longest:
		return extra{28, 0, 0}
	case v < 8:
		return extra{v, 0, 0}
	default:
		n := bits.Len(uint(v)) - 3
		return extra{4*n + v>>n, uint16(v & (1<<n - 1)), uint(n)}
	}
}

func distanceCode(distance int) extra {
	v := distance - 1
	if v < 4 {
		return extra{v, 0, 0}
	}
	n := bits.Len(uint(v)) - 2
	return extra{2*n + v>>n, uint16(v & (1<<n - 1)), uint(n)}
}

// A symbol's code: so many bits, the first to be written the lowest.
type coded struct {
	bits uint16
	n    uint
}

const endOfBlock = 256

// code.txt holds how long the codes of letters (bytes, the end, lengths) and of distances are, a digit of base 16 each.
//
//go:embed code.txt
var codeLengths string

var letters, distances, header = codes()

func codes() (letters, distances, header []coded) {
	lengths := strings.Fields(codeLengths)
	// all of them are there, and the lengths 0 to 15 have codes of four bits each
	header = []coded{{uint16(len(lengths[0]) - 257), 5}, {uint16(len(lengths[1]) - 1), 5}, {15, 4}, {0, 9}}
	for range 16 {
		header = append(header, coded{4, 3})
	}
	for _, digit := range lengths[0] + lengths[1] {
		header = append(header, coded{bits.Reverse16(uint16(strings.IndexRune(digits, digit))) >> 12, 4})
	}
	return canonical(lengths[0]), canonical(lengths[1]), header
}

const digits = "0123456789abcdef"

// canonical returns the code whose lengths these are.
func canonical(lengths string) []coded {
	codes := make([]coded, len(lengths))
	next := uint16(0)
	for n := 1; n < 16; n++ {
		next <<= 1
		for i := range lengths {
			if strings.IndexByte(digits, lengths[i]) == n {
				codes[i] = coded{bits.Reverse16(next) >> (16 - n), uint(n)}
				next++
			}
		}
	}
	return codes
}
