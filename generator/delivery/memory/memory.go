// Package memory holds what a publication leaves to the next one: what each file of the site was made from, and which
// bytes it has.
//
// It stands in the output folder, so that it comes and goes with the site that it is about: whoever keeps the folder
// keeps both, and they change in the same moment. Nothing depends on it but how much is made again: a memory that is
// damaged or that another version wrote is none, and what it says of a file holds only as long as the file has the
// bytes that it says.
package memory

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"beleg/generator/delivery/direct"
)

// A Hash is a SHA-256.
type Hash = [sha256.Size]byte

// A Sum is two checksums of some bytes: CRC-32C in the upper half, CRC-32 as IEEE 802.3 has it in the lower. It tells a
// file that was cut, damaged or edited, in an instant. Whoever wants two files to look alike can make them so, and
// could as well change what is published.
type Sum uint64

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// SumOf returns the sum of a file's bytes.
func SumOf(data []byte) Sum { return Sum(0).with(data) }

// with returns the sum with more bytes.
func (s Sum) with(more []byte) Sum {
	upper, lower := crc32.Update(uint32(s>>32), castagnoli, more), crc32.Update(uint32(s), crc32.IEEETable, more)
	return Sum(upper)<<32 | Sum(lower)
}

// A Memory is what one publication remembers.
type Memory struct {
	Note  string // of whoever published
	Files map[string]Made
}

// Made is how a file was made.
type Made struct {
	From  Hash // of all that it was made from; zero if nobody knows
	Sum   Sum  // of its bytes
	Bytes int
}

const head = "beleg memory 2" // the number changes with the format

// Text writes the version line, the note, a line for each file, and a hash of all that. A path is the last of a line
// and holds no line break.
func (m Memory) Text() []byte {
	room := len(m.Note) + 128*len(m.Files) // enough as a rule: it is megabytes, and does not grow step by step
	b := fmt.Appendf(make([]byte, 0, room), "%s\n%d\n%s\n", head, len(m.Note), m.Note)
	for _, path := range slices.Sorted(maps.Keys(m.Files)) {
		f := m.Files[path]
		if f.From != (Hash{}) {
			b = encode(b, f.From)
		}
		b = fmt.Appendf(b, " %x %d %s\n", uint64(f.Sum), f.Bytes, path)
	}
	return append(encode(b, sha256.Sum256(b)), '\n')
}

// Parse returns an empty memory for what Text did not write, from the first byte to the last.
func Parse(text []byte) Memory {
	none := Memory{}
	body, end := text[:max(0, len(text)-encoded-1)], text[max(0, len(text)-encoded-1):]
	if !bytes.Equal(end, append(encode(nil, sha256.Sum256(body)), '\n')) {
		return none
	}
	rest, ours := strings.CutPrefix(string(body), head+"\n")
	size, rest, _ := strings.Cut(rest, "\n")
	n, err := strconv.Atoi(size)
	if !ours || err != nil || n < 0 || n >= len(rest) {
		return none
	}
	m := Memory{Note: rest[:n], Files: map[string]Made{}}
	for line := range strings.Lines(rest[n+1:]) {
		path, made, ok := parseMade(line)
		if !ok {
			return none
		}
		m.Files[path] = made
	}
	return m
}

func parseMade(line string) (path string, m Made, ok bool) {
	parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 4)
	if len(parts) < 4 || parts[0] != "" && !decode(&m.From, parts[0]) {
		return "", m, false
	}
	sum, err := strconv.ParseUint(parts[1], 16, 64)
	size, fault := strconv.Atoi(parts[2])
	m.Sum, m.Bytes = Sum(sum), size
	return parts[3], m, err == nil && fault == nil
}

// encoded is how many bytes a hash takes as text.
var encoded = base64.RawStdEncoding.EncodedLen(sha256.Size)

func encode(b []byte, h Hash) []byte { return base64.RawStdEncoding.AppendEncode(b, h[:]) }

func decode(h *Hash, s string) bool {
	if len(s) != encoded {
		return false
	}
	_, err := base64.RawStdEncoding.Decode(h[:], []byte(s))
	return err == nil
}

// Stands tells whether a file holds the bytes that were made. What cannot be read does not. Bytes are looked at, not
// times: a clock says nothing about content.
func (m Made) Stands(name string) bool {
	var sum Sum
	return read(name, m.Bytes, func(b []byte) bool { sum = sum.with(b); return true }) && sum == m.Sum
}

// Holds tells whether a file holds these bytes.
func Holds(name string, want []byte) bool {
	return read(name, len(want), func(b []byte) bool {
		same := bytes.Equal(want[:len(b)], b)
		want = want[len(b):]
		return same
	})
}

// read hands on what a file holds, piece by piece as long as they are taken, and tells whether all were. It does not if
// the file cannot be read or has not so many bytes.
func read(name string, size int, take func([]byte) bool) bool {
	f, has, err := direct.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	room := rooms.Get().(*[64 << 10]byte)
	defer rooms.Put(room)
	for left := size; has == int64(size) && left > 0; {
		n, err := f.Read(room[:min(left, len(room))])
		if left -= n; err != nil || !take(room[:n]) {
			return false
		}
	}
	return has == int64(size)
}

// rooms are what files are read into.
var rooms = sync.Pool{New: func() any { return new([64 << 10]byte) }}
