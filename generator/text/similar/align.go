// Package similar finds the passage that is most like a quotation which does not stand in its article.
//
// In go the folded article and what was typed; out comes the passage, where it differs, and what to type instead. Most
// wrong quotations are slips of one word, another form of a word, or words left out without saying so, so differences
// are told in words and likeness is counted in characters.
package similar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/text/fold"
)

// token is a word, a number or one other character of a folded text: what a reader sees as one difference.
type token struct {
	start, end int // bytes of the text
	spaced     bool
	runes      []rune
}

// tokenize divides text[from:to].
func tokenize(text string, from, to int) []token {
	var tokens []token
	for {
		rest := strings.TrimLeft(text[from:to], " ")
		if rest == "" {
			return tokens
		}
		start, n := to-len(rest), tokenLen(rest)
		tokens = append(tokens, token{start, start + n, start > from && len(tokens) > 0, []rune(rest[:n])})
		from = start + n
	}
}

// tokenLen returns the length in bytes of the token that s begins with.
func tokenLen(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	if !fold.InWord(first) {
		return n
	}
	for before := first; n < len(s); {
		r, w := utf8.DecodeRuneInString(s[n:])
		if !unicode.Is(unicode.M, r) {
			if fold.Unspaced(before) || !continues(before, r, s[n+w:]) && !fold.Spells(s, n) {
				break
			}
			before = r
		}
		n += w
	}
	return n
}

// continues reports whether a word goes on with r: with letters and digits, and over hyphens, apostrophes and the signs
// inside numbers.
func continues(before, r rune, rest string) bool {
	if fold.InWord(r) {
		return !fold.Unspaced(r)
	}
	after, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '\'':
		return fold.InWord(before) && fold.InWord(after)
	case '.', ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// edit is a step of an alignment: tokens a[fromA:toA] of the article stand where the quotation has b[fromB:toB].
type edit struct {
	fromA, toA, fromB, toB int
	cost                   int // characters to change; 0 where both are equal
}

// largestTable bounds the work of an alignment, in pairs of characters. Longer passages that differ in the middle are
// marked as a whole there.
const largestTable = 1 << 22

// align finds the cheapest way from one row of tokens to the other. Words, not characters, are put side by side, for a
// mark in the middle of a word cannot be read; how alike two words are is counted in characters.
func align(a, b []token) []edit {
	head := 0
	for head < min(len(a), len(b)) && a[head].distance(b[head]) == 0 {
		head++
	}
	endA, endB := len(a), len(b)
	for min(endA, endB) > head && a[endA-1].distance(b[endB-1]) == 0 {
		endA--
		endB--
	}
	edits := []edit{{0, head, 0, head, 0}}
	if lettersA, lettersB := letters(a[head:endA]), letters(b[head:endB]); lettersA*lettersB <= largestTable {
		edits = append(edits, alignTable(a[:endA], b[:endB], head)...)
	} else {
		edits = append(edits, edit{head, endA, head, endB, max(lettersA, lettersB)})
	}
	edits = append(edits, edit{endA, len(a), endB, len(b), 0})
	return slices.DeleteFunc(edits, func(e edit) bool { return e.fromA == e.toA && e.fromB == e.toB })
}

// alignTable aligns a[head:] and b[head:] with the usual table, filled from the end so that it is read from the front.
func alignTable(a, b []token, head int) []edit {
	width := len(b) - head + 1
	cost := make([]int, (len(a)-head+1)*width)
	at := func(i, j int) *int { return &cost[(i-head)*width+j-head] }
	for i := len(a) - 1; i >= head; i-- {
		*at(i, len(b)) = *at(i+1, len(b)) + len(a[i].runes)
	}
	for j := len(b) - 1; j >= head; j-- {
		*at(len(a), j) = *at(len(a), j+1) + len(b[j].runes)
	}
	for i := len(a) - 1; i >= head; i-- {
		for j := len(b) - 1; j >= head; j-- {
			*at(i, j) = min(*at(i+1, j+1)+a[i].distance(b[j]), *at(i+1, j)+len(a[i].runes),
				*at(i, j+1)+len(b[j].runes))
		}
	}
	var edits []edit
	for i, j := head, head; i < len(a) || j < len(b); {
		e := edit{fromA: i, toA: i, fromB: j, toB: j}
		switch {
		case i < len(a) && j < len(b) && *at(i, j) == *at(i+1, j+1)+a[i].distance(b[j]):
			e.toA, e.toB = i+1, j+1
		case i < len(a) && *at(i, j) == *at(i+1, j)+len(a[i].runes):
			e.toA = i + 1
		default:
			e.toB = j + 1
		}
		e.cost = *at(i, j) - *at(e.toA, e.toB)
		edits = append(edits, e)
		i, j = e.toA, e.toB
	}
	return edits
}

// letters counts the code points of all tokens.
func letters(tokens []token) int {
	n := 0
	for _, t := range tokens {
		n += len(t.runes)
	}
	return n
}

// longestWord is the length up to which words are compared character by character.
const longestWord = 64

// distance is the number of characters to change to make one token of the other; a space before one of them counts.
func (t token) distance(u token) int {
	n := 0
	if t.spaced != u.spaced {
		n = 1
	}
	if slices.Equal(t.runes, u.runes) {
		return n
	}
	if len(t.runes) > longestWord || len(u.runes) > longestWord {
		return n + max(len(t.runes), len(u.runes))
	}
	var row [longestWord + 1]int
	for j := range u.runes {
		row[j+1] = j + 1
	}
	for i, r := range t.runes {
		diagonal := row[0]
		row[0] = i + 1
		for j, c := range u.runes {
			replaced := diagonal
			if r != c {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, diagonal+1, row[j]+1)
		}
	}
	return n + row[len(u.runes)]
}

// pattern finds where a text is most like it, by the number of characters to insert, delete or replace.
//
// The usual table of distances has a cell for every pair of characters; 1,000 quotations against articles of 10 kB
// would take most of a minute. Here a column of the table is a few machine words, one bit for each step up or down
// between neighbouring cells, so that 64 cells are computed at once: G. Myers, A fast bit-vector algorithm for
// approximate string matching based on dynamic programming, Journal of the ACM 46 (1999), in the form that H. Hyyrö
// gave it for patterns longer than a word, A bit-vector algorithm for computing Levenshtein and Damerau edit
// distances, Nordic Journal of Computing 10 (2003). Of a column only the words are computed that have a distance which
// still counts: E. Ukkonen, Finding approximate patterns in strings, Journal of Algorithms 6 (1985).
type pattern struct {
	length int                     // in code points
	rows   map[rune][]uint64       // for each character that occurs: the bits where it does
	ascii  [utf8.RuneSelf][]uint64 // the same, because asking the map takes as long as all else
	none   []uint64                // of a character that does not occur
	column []cells                 // the column, from above
}

// cells are 64 cells of a column, or what there is of them at its end.
type cells struct {
	up, down uint64 // bits where the distance is one more than in the cell above, and where it is one less
	lowest   int    // the distance in the last of them
}

func newPattern(runes []rune) *pattern {
	words := (len(runes) + 63) / 64
	p := &pattern{length: len(runes), rows: map[rune][]uint64{}, none: make([]uint64, words),
		column: make([]cells, words)}
	for i, r := range runes {
		if p.rows[r] == nil {
			p.rows[r] = make([]uint64, words)
		}
		p.rows[r][i/64] |= 1 << (i % 64)
	}
	for r := range p.ascii {
		p.ascii[r] = p.among(rune(r))
	}
	return p
}

// reset makes words of the column that stands before a text: each cell is one more than the one above.
func (p *pattern) reset(words int) {
	above := 0
	for w := range p.column[:words] {
		above = p.enter(w, above)
	}
}

// enter makes one word of a column of which each cell is one more than the one above, and returns the last.
func (p *pattern) enter(w, above int) int {
	p.column[w] = cells{up: ^uint64(0), lowest: above + p.cells(w)}
	return p.column[w].lowest
}

// cells is how many cells a word of a column has.
func (p *pattern) cells(w int) int { return min(64, p.length-64*w) }

// row returns where a character occurs.
func (p *pattern) row(r rune) []uint64 {
	if r < utf8.RuneSelf {
		return p.ascii[r]
	}
	return p.among(r)
}

func (p *pattern) among(r rune) []uint64 {
	if row := p.rows[r]; row != nil {
		return row
	}
	return p.none
}

// step takes words of a column on by one character of the text, whose row is given. carry is what the cell above them
// changed by, -1, 0 or 1: above the column that is 0 where a match may begin anywhere, 1 where it begins with the text.
// It returns what the last cell changed by.
func (p *pattern) step(row []uint64, from, to, carry int) int {
	for w := from; w < to; w++ {
		c, equal := &p.column[w], row[w]
		vertical := equal | c.down
		if carry < 0 {
			equal |= 1
		}
		horizontal := (((equal & c.up) + c.up) ^ c.up) | equal
		rises, falls := c.down|^(horizontal|c.up), c.up&horizontal
		last := uint(p.cells(w) - 1)
		out := int(rises>>last&1) - int(falls>>last&1)
		rises, falls = rises<<1, falls<<1
		if carry > 0 {
			rises |= 1
		} else if carry < 0 {
			falls |= 1
		}
		c.up, c.down = falls|^(vertical|rises), rises&vertical
		c.lowest += out
		carry = out
	}
	return carry
}

// ends returns the least distance up to most of any stretch of the text, and the places (bytes, exclusive) where such
// stretches end; not more than mostEnds of them. If there is none, it returns most.
//
// What lies below the words that are computed has a larger distance than most, which only falls.
func (p *pattern) ends(text string, most int) (distance int, ends []int) {
	words := min(most/64+1, len(p.column))
	p.reset(words)
	for i, r := range text {
		row := p.row(r)
		carry := p.step(row, 0, words, 0)
		lowest := p.column[words-1].lowest
		switch {
		case words < len(p.column) && lowest-carry <= most && (row[words]&1 > 0 || carry < 0):
			p.enter(words, lowest-carry)
			p.step(row, words, words+1, carry)
			words++
		default:
			for words > 1 && p.column[words-1].lowest >= most+p.cells(words-1) {
				words--
			}
		}
		if words < len(p.column) {
			continue
		}
		score := p.column[words-1].lowest
		if score < most {
			most, ends = score, nil
		}
		if score == most && len(ends) < mostEnds {
			ends = append(ends, i+utf8.RuneLen(r))
		}
	}
	return most, ends
}

// mostEnds is the number of equally similar passages that are compared further.
const mostEnds = 8

// longest returns how many bytes from the end of the text, beginning where at most limit code points were passed, are
// most like the pattern, which holds the quotation backwards. Of several it takes the longest.
func (p *pattern) longest(text string, limit int) int {
	p.reset(len(p.column))
	best, length := p.length, 0
	score := p.length
	for i, n := len(text), 0; i > 0 && n < limit; n++ {
		r, w := utf8.DecodeLastRuneInString(text[:i])
		i -= w
		score += p.step(p.row(r), 0, len(p.column), 1)
		if score <= best {
			best, length = score, len(text)-i
		}
	}
	return length
}
