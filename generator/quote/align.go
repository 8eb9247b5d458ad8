package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"
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
	spaced := false
	for i := from; i < to; {
		if text[i] == ' ' {
			spaced = true
			i++
			continue
		}
		end := i + tokenLen(text[i:to])
		tokens = append(tokens, token{i, end, spaced && len(tokens) > 0, []rune(text[i:end])})
		i, spaced = end, false
	}
	return tokens
}

// tokenLen returns the length in bytes of the token that s begins with.
func tokenLen(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	if !inWord(first) {
		return n
	}
	for before := first; n < len(s); {
		r, w := utf8.DecodeRuneInString(s[n:])
		if !unicode.Is(unicode.M, r) {
			if unspaced(before) || !continues(before, r, s[n+w:]) {
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
	if inWord(r) {
		return !unspaced(r)
	}
	after, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '\'':
		return inWord(before) && inWord(after)
	case '.', ',', ':':
		return isDigit(before) && isDigit(after)
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
	for head < len(a) && head < len(b) && a[head].distance(b[head]) == 0 {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].distance(b[len(b)-1-tail]) == 0 {
		tail++
	}
	var edits []edit
	for i := range head {
		edits = append(edits, edit{i, i + 1, i, i + 1, 0})
	}
	endA, endB := len(a)-tail, len(b)-tail
	if letters(a[head:endA])*letters(b[head:endB]) <= largestTable {
		edits = append(edits, alignTable(a[:endA], b[:endB], head)...)
	} else {
		edits = append(edits, edit{head, endA, head, endB, max(letters(a[head:endA]), letters(b[head:endB]))})
	}
	for i := range tail {
		edits = append(edits, edit{endA + i, endA + i + 1, endB + i, endB + i + 1, 0})
	}
	return edits
}

// alignTable aligns a[head:] and b[head:] with the usual table, filled from the end so that it is read from the front.
func alignTable(a, b []token, head int) []edit {
	width := len(b) - head + 1
	cost := make([]int, (len(a)-head+1)*width)
	at := func(i, j int) *int { return &cost[(i-head)*width+j-head] }
	for i := len(a); i >= head; i-- {
		for j := len(b); j >= head; j-- {
			switch {
			case i == len(a) && j == len(b):
			case i == len(a):
				*at(i, j) = *at(i, j+1) + len(b[j].runes)
			case j == len(b):
				*at(i, j) = *at(i+1, j) + len(a[i].runes)
			default:
				*at(i, j) = min(*at(i+1, j+1)+a[i].distance(b[j]), *at(i+1, j)+len(a[i].runes), *at(i, j+1)+len(b[j].runes))
			}
		}
	}
	var edits []edit
	for i, j := head, head; i < len(a) || j < len(b); {
		e := edit{fromA: i, toA: i, fromB: j, toB: j}
		switch {
		case i < len(a) && j < len(b) && *at(i, j) == *at(i+1, j+1)+a[i].distance(b[j]):
			e.toA, e.toB, e.cost = i+1, j+1, a[i].distance(b[j])
		case i < len(a) && *at(i, j) == *at(i+1, j)+len(a[i].runes):
			e.toA, e.cost = i+1, len(a[i].runes)
		default:
			e.toB, e.cost = j+1, len(b[j].runes)
		}
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

// merge puts neighbouring edits that cost something together and drops the others.
func merge(edits []edit) []edit {
	var merged []edit
	open := false
	for _, e := range edits {
		switch {
		case e.cost == 0:
			open = false
			continue
		case open:
			last := &merged[len(merged)-1]
			last.toA, last.toB, last.cost = e.toA, e.toB, last.cost+e.cost
		default:
			merged = append(merged, e)
		}
		open = true
	}
	return merged
}

// span returns where tokens[from:to] stand in the source of a stream; if there are none, the empty place after the
// token before them, or the folded place at if there is no token at all.
func (s *stream) span(tokens []token, from, to, at int) Span {
	switch {
	case from < to:
		return s.source(tokens[from].start, tokens[to-1].end)
	case from > 0:
		at = tokens[from-1].end
	case len(tokens) > 0:
		start := s.sourceStart(tokens[0].start)
		return Span{start, start}
	}
	return s.source(at, at)
}
