package quote

import "unicode/utf8"

// pattern finds where a text is most like it, by the number of characters to insert, delete or replace.
//
// The usual table of distances has a cell for every pair of characters; 1,000 quotations against articles of 10 kB
// would take most of a minute. Here a column of the table is a few machine words, one bit for each step up or down
// between neighbouring cells, so that 64 cells are computed at once: G. Myers, A fast bit-vector algorithm for
// approximate string matching based on dynamic programming, Journal of the ACM 46 (1999), in the form that H. Hyyrö
// gave it for patterns longer than a word, A bit-vector algorithm for computing Levenshtein and Damerau edit
// distances, Nordic Journal of Computing 10 (2003).
type pattern struct {
	length int // in code points
	words  int // machine words in a column
	ascii  [utf8.RuneSelf]int32
	others map[rune]int32
	rows   []uint64 // words for each character that occurs: the bits where it does; the first row is for all others
	up     []uint64 // the column: bits where the distance is one more than in the cell above
	down   []uint64 // and where it is one less
}

func newPattern(runes []rune) *pattern {
	p := &pattern{length: len(runes), words: (len(runes) + 63) / 64, others: map[rune]int32{}}
	p.rows = make([]uint64, p.words, p.words*(min(len(runes), 48)+1))
	p.up, p.down = make([]uint64, p.words), make([]uint64, p.words)
	for i, r := range runes {
		row := p.row(r)
		if row == 0 {
			row = int32(len(p.rows))
			p.rows = append(p.rows, make([]uint64, p.words)...)
			if r < utf8.RuneSelf {
				p.ascii[r] = row
			} else {
				p.others[r] = row
			}
		}
		p.rows[int(row)+i/64] |= 1 << (i % 64)
	}
	return p
}

// row returns where in rows the words of a character begin.
func (p *pattern) row(r rune) int32 {
	if r < utf8.RuneSelf {
		return p.ascii[r]
	}
	return p.others[r]
}

// reset makes the column that stands before a text: each cell is one more than the one above.
func (p *pattern) reset() {
	for i := range p.up {
		p.up[i], p.down[i] = ^uint64(0), 0
	}
}

// step goes on by one character of the text and returns by how much the last cell changed: -1, 0 or 1. first is what
// the cell above the column changed by: 0 where a match may begin anywhere, 1 where it begins with the text.
func (p *pattern) step(r rune, first int) int {
	row := int(p.row(r))
	carry := first
	for w := 0; w < p.words; w++ {
		equal, up, down := p.rows[row+w], p.up[w], p.down[w]
		vertical := equal | down
		if carry < 0 {
			equal |= 1
		}
		horizontal := (((equal & up) + up) ^ up) | equal
		rises, falls := down|^(horizontal|up), up&horizontal
		last := uint(63)
		if w == p.words-1 {
			last = uint(p.length-1) % 64
		}
		out := int(rises>>last&1) - int(falls>>last&1)
		rises, falls = rises<<1, falls<<1
		if carry > 0 {
			rises |= 1
		} else if carry < 0 {
			falls |= 1
		}
		p.up[w], p.down[w] = falls|^(vertical|rises), rises&vertical
		carry = out
	}
	return carry
}

// ends returns the least distance, below or at most, of any stretch of the text, and the places (bytes, exclusive) where
// such stretches end; not more than mostEnds of them. ok is false if there is none.
func (p *pattern) ends(text string, most int) (distance int, ends []int, ok bool) {
	p.reset()
	distance = most + 1
	score := p.length
	for i, r := range text {
		score += p.step(r, 0)
		if score > distance || score > most {
			continue
		}
		if score < distance {
			distance, ends = score, ends[:0]
		}
		if len(ends) < mostEnds {
			ends = append(ends, i+utf8.RuneLen(r))
		}
	}
	return distance, ends, len(ends) > 0
}

// mostEnds is the number of equally similar passages that are compared further.
const mostEnds = 8

// longest returns how many bytes from the end of the text, beginning where at most limit code points were passed, are
// most like the pattern, which holds the quotation backwards. Of several it takes the longest.
func (p *pattern) longest(text string, limit int) int {
	p.reset()
	best, length := p.length, 0
	score := p.length
	for i, n := len(text), 0; i > 0 && n < limit; n++ {
		r, w := utf8.DecodeLastRuneInString(text[:i])
		i -= w
		score += p.step(r, 1)
		if score <= best {
			best, length = score, len(text)-i
		}
	}
	return length
}
