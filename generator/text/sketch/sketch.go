// Package sketch tells roughly where in a long text some words can stand.
//
// The text is divided into stretches of 4 kB. Of each it is kept which sequences of five bytes begin in it, by their
// hashes: as many bytes again as the text has. Words are then looked for only where all their sequences are, so that a
// thousand quotations that are not in a book do not take a thousand readings of it.
package sketch

// StretchBytes is the length of a stretch, and gramBytes that of a sequence.
const (
	StretchBytes = 4 << 10
	gramBytes    = 5
)

// Sketches are those of the stretches of a text, in order. None tell nothing: the words may stand everywhere.
type Sketches []sketch

// A sketch has a bit for each hash of a sequence that begins in its stretch.
type sketch [StretchBytes / 8]uint64

// Of makes the sketches of a text.
func Of(text string) Sketches {
	sketches := make(Sketches, (len(text)+StretchBytes-1)/StretchBytes)
	for i := range len(text) - gramBytes + 1 {
		sketches[i/StretchBytes].add(at(text, i))
	}
	return sketches
}

// A Gram is the hash of a sequence.
type Gram uint32

// Grams returns the hashes of all sequences of some words, in order.
func Grams(words string) []Gram {
	var grams []Gram
	for i := range len(words) - gramBytes + 1 {
		grams = append(grams, at(words, i))
	}
	return grams
}

// at hashes the bytes at i by multiplication (D. Knuth, The Art of Computer Programming 3, 6.4).
func at(s string, i int) Gram {
	h := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 | uint64(s[i+4])<<32
	return Gram(h * 0x9E3779B97F4A7C15 >> (64 - 15))
}

func (s *sketch) add(g Gram)      { s[g/64] |= 1 << (g % 64) }
func (s *sketch) has(g Gram) bool { return s[g/64]>>(g%64)&1 > 0 }

// Shared counts for each stretch how many of some sequences begin in it.
func (s Sketches) Shared(grams []Gram) []int {
	shared := make([]int, len(s))
	for i := range s {
		for _, g := range grams {
			if s[i].has(g) {
				shared[i]++
			}
		}
	}
	return shared
}

// mostChecked is how many sequences of words are looked for: each that is lacking is enough.
const mostChecked = 16

// Checked returns the sequences by which Next finds words, those at their beginning.
func Checked(words string) []Gram { return Grams(words[:min(len(words), mostChecked+gramBytes-1)]) }

// Next returns the first stretch, from one on, in which words with these sequences at their beginning may begin; the
// number of stretches if there is none.
func (s Sketches) Next(stretch int, beginning []Gram) int {
	for ; stretch < len(s); stretch++ {
		if s.may(stretch, beginning) {
			break
		}
	}
	return stretch
}

// may tells whether all sequences begin in a stretch, or but for the first in the next.
func (s Sketches) may(stretch int, beginning []Gram) bool {
	for i, g := range beginning {
		if !s[stretch].has(g) && (i == 0 || stretch+1 == len(s) || !s[stretch+1].has(g)) {
			return false
		}
	}
	return true
}
