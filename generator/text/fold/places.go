package fold

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"beleg/generator/text/sketch"
)

// Places are where some words stand and cut nothing. They are found as far as they are asked for, because a letter may
// stand in a book a million times. Hyphens at line ends may be read either way in the words.
type Places struct {
	text   *Text
	words  string
	within bool               // whether only those count that lie within one block
	fits   func(Stretch) bool // nil, or tells which others count

	plain  occurrences
	next   int       // where words stand as they are, -1 if that is to be looked for, the end of the text if nowhere
	others []Stretch // where they read some joint otherwise than is likely, in order

	known    []Stretch // those that were found and begin at the bytes from:to
	from, to int
}

// Places returns the places of words that are not empty, block borders disregarded. The index of each is that of the
// block in which it begins.
func (s *Text) Places(words string) *Places {
	p := &Places{text: s, words: words, next: -1}
	p.plain = occurrences{text: s.Folded, words: words, sketches: s.Sketches(), beginning: sketch.Checked(words)}
	if s.broken != nil {
		s.otherwise(words, func(from, to int) { p.others = append(p.others, p.stretch(from, to)) })
		slices.SortFunc(p.others, func(a, b Stretch) int { return a.Start - b.Start })
	}
	return p
}

// Within returns the places of words that are not empty which lie within one block.
func (s *Text) Within(words string) *Places {
	p := s.Places(words)
	p.within = true
	return p
}

// Again returns the same places, to be looked for by themselves: who asks for those of two parts of a quotation goes
// back and forth.
func (p *Places) Again() *Places {
	return &Places{text: p.text, words: p.words, within: p.within, fits: p.fits, plain: p.plain, others: p.others,
		next: -1}
}

// Only returns those of the places that fit.
func (p *Places) Only(fits func(Stretch) bool) *Places {
	few, all := p.Again(), p.fits
	few.fits = func(h Stretch) bool { return (all == nil || all(h)) && fits(h) }
	return few
}

func (p *Places) stretch(from, to int) Stretch { return Stretch{from, to, p.text.BlockAt(from)} }

// BlockAt returns the index in s.Blocks of the last block that begins at or before the folded place i.
func (s *Text) BlockAt(i int) int {
	return max(0, sort.Search(len(s.Blocks), func(k int) bool { return s.Blocks[k].Start > i })-1)
}

// mostKnown bounds the places that are kept for who goes back.
const mostKnown = 1 << 10

// From returns the first place that begins at the folded byte i or behind it; false if there is none. To go on from
// where the last one begins, or a little before it, takes no time.
func (p *Places) From(i int) (Stretch, bool) {
	if i < p.from || i > p.to {
		p.known, p.from, p.to, p.next = p.known[:0], i, i, -1
	}
	k, _ := slices.BinarySearchFunc(p.known, i, startsAt)
	for k == len(p.known) {
		h, ok := p.more()
		if !ok {
			return Stretch{}, false
		}
		if p.to = h.Start + 1; !p.counts(h) {
			continue
		}
		if len(p.known) == mostKnown {
			p.known, p.from, k = p.known[:0], h.Start, 0
		}
		p.known = append(p.known, h)
	}
	return p.known[k], true
}

func startsAt(h Stretch, i int) int { return h.Start - i }

// more returns the first place from p.to on, whether it counts or not.
func (p *Places) more() (Stretch, bool) {
	if p.next < 0 {
		p.next = p.plain.from(p.to)
	}
	k, _ := slices.BinarySearchFunc(p.others, p.to, startsAt)
	if k < len(p.others) && p.others[k].Start < p.next {
		return p.others[k], true
	}
	at := p.next
	if at == len(p.text.Folded) {
		p.to = at + 1
		return Stretch{}, false
	}
	p.next = -1
	return p.stretch(at, at+len(p.words)), true
}

func (p *Places) counts(h Stretch) bool {
	s := p.text
	return !s.Cuts(h.Start) && !s.Cuts(h.End) && (!p.within || h.End <= s.Blocks[h.Block].End) &&
		(p.fits == nil || p.fits(h))
}

// All returns the places in order.
func (p *Places) All() iter.Seq[Stretch] {
	return func(yield func(Stretch) bool) {
		for h, ok := p.From(0); ok && yield(h); h, ok = p.From(h.Start + 1) {
		}
	}
}

// long is the number of bytes from which on a text is sketched before it is searched.
const long = 96 << 10

// Sketches are those of Folded, and made when they are asked for; none of a text that is short.
func (s *Text) Sketches() sketch.Sketches {
	if s.sketches == nil {
		return nil
	}
	return s.sketches()
}

// occurrences finds where words stand in a text byte for byte, in linear time also where they stand everywhere: as soon
// as two overlap it goes on by the algorithm of Knuth, Morris and Pratt, which looks at no byte of the text twice.
type occurrences struct {
	text, words string
	found       bool  // whether one was
	last        int   // where that begins
	borders     []int // as bordersOf returns them; nil as long as no two overlapped
	sketches    sketch.Sketches
	beginning   []sketch.Gram // of the words, as the sketches know it
}

// from returns the first occurrence that begins at the byte i or behind it; the end of the text if there is none.
func (o *occurrences) from(i int) int {
	if o.borders != nil && i == o.last+1 {
		var found bool
		if i, found = o.resume(); found {
			o.last = i
			return i
		}
	}
	if i = o.search(i); i == len(o.text) {
		return i
	}
	if o.borders == nil && o.found && i < o.last+len(o.words) {
		o.borders = bordersOf(o.words)
	}
	o.last, o.found = i, true
	return i
}

// search is from for the first occurrence, or one that does not overlap the last. Where the sketches say that the words
// cannot begin it does not look.
func (o *occurrences) search(i int) int {
	for end := 0; i < len(o.text); i = end {
		if end = len(o.text); o.sketches != nil {
			k := o.sketches.Next(i/sketch.StretchBytes, o.beginning)
			i, end = max(i, k*sketch.StretchBytes), (k+1)*sketch.StretchBytes
		}
		if i >= len(o.text) {
			break
		}
		if n := strings.Index(o.text[i:min(len(o.text), end+len(o.words)-1)], o.words); n >= 0 {
			return i + n
		}
	}
	return len(o.text)
}

// resume goes on behind the last occurrence, and returns where the next one begins, or where none begins before.
func (o *occurrences) resume() (int, bool) {
	equal := o.borders[len(o.words)]
	for at := o.last + len(o.words); at < len(o.text); at++ {
		for equal > 0 && o.text[at] != o.words[equal] {
			equal = o.borders[equal]
		}
		if equal == 0 && o.text[at] != o.words[0] {
			return at, false
		}
		if equal++; equal == len(o.words) {
			return at + 1 - equal, true
		}
	}
	return len(o.text), false
}

// bordersOf returns for each number of bytes at the beginning of the words how many of their last bytes, but not all,
// are the first bytes too.
func bordersOf(words string) []int {
	borders := make([]int, len(words)+1)
	equal := 0
	for i := 1; i < len(words); i++ {
		for equal > 0 && words[i] != words[equal] {
			equal = borders[equal]
		}
		if words[i] == words[equal] {
			equal++
		}
		borders[i+1] = equal
	}
	return borders
}
