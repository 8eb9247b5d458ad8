package opendata

import (
	"iter"
	"strings"
	"unicode/utf8"

	"beleg/generator/text/quote"
)

// A searched text is one of which it is asked again and again whether some words stand in it just once: an article, or
// the page that shows it. To look through all of it for each would take time with the square of its length. So places
// are noted whose bytes have a hash that begins with zeros: what stands at two places has its noted ones at both
// (Schleimer, Wilkerson and Aiken, "Winnowing", 2003, call these 0 mod p).
type searched struct {
	text  string
	noted []noted
	first []int32 // by what is left of the hash: index plus 1 of one of the places that share it; 0 if there is none
}

// A noted place is a byte of the text, and the index plus 1 of the next with such a hash.
type noted struct{ at, next int32 }

const (
	gram  = 8 // bytes that are hashed at a place
	zeros = 4 // bits; one place in sixteen begins with them
)

func newSearched(text string) *searched {
	t := &searched{text: text, noted: make([]noted, 0, len(text)>>zeros), first: make([]int32, len(text)>>zeros+1)}
	for at, hash := range t.grams(0, len(text)) {
		first := &t.first[hash%uint32(len(t.first))]
		t.noted = append(t.noted, noted{int32(at), *first})
		*first = int32(len(t.noted))
	}
	return t
}

// grams returns the places to be noted in a stretch that has all their bytes, in order, and the hash of each.
func (t *searched) grams(from, to int) iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		var bytes uint64 // the last ones
		for i := from; i < to; i++ {
			bytes = bytes>>8 | uint64(t.text[i])<<56
			hash := bytes * 0x9E3779B97F4A7C15 // 2^64 / φ: Knuth, The Art of Computer Programming, 6.4
			if hash>>(64-zeros) == 0 && i-from >= gram-1 && !yield(i-gram+1, uint32(hash>>(32-zeros))) {
				return
			}
		}
	}
}

// selector tells a stretch from every other place of the text, within a block of it if that can be.
func (t *searched) selector(block, s quote.Span) QuoteSelector {
	from, to := t.neighbours(block, s)
	return QuoteSelector{"TextQuoteSelector", t.text[s.Start:s.End], t.text[from:s.Start], t.text[s.End:to]}
}

// fewest returns a selector without neighbours if the words of a stretch stand nowhere else. That serves where the text
// is ours: the file never changes, and the page not without the selector.
func (t *searched) fewest(block, s quote.Span) QuoteSelector {
	if t.alone(s.Start, s.End) {
		return QuoteSelector{Type: "TextQuoteSelector", Exact: t.text[s.Start:s.End]}
	}
	return t.selector(block, s)
}

// usual is how many code points are given on each side of a stretch: enough to find it again after small changes, and
// what other programs that annotate texts give.
const usual = 32

// neighbours returns the stretch from to to (bytes, half-open) that tells s from every other place of the text. It
// stays in the block, which is all that readers see of the article, as long as the block has what tells it apart; only
// then does it take a few characters more. Nothing in a text of equal paragraphs does until it reaches the beginning or
// the end, so it may grow to the whole.
func (t *searched) neighbours(b, s quote.Span) (from, to int) {
	text := t.text
	from, to = before(text, s.Start, usual, b.Start), after(text, s.End, usual, b.End)
	for n := 2 * usual; !t.alone(from, to) && (from > b.Start || to < b.End); n *= 2 {
		from, to = before(text, s.Start, n, b.Start), after(text, s.End, n, b.End)
	}
	for n := usual / 4; !t.alone(from, to); n *= 2 {
		from, to = before(text, b.Start, n, 0), after(text, b.End, n, len(text))
	}
	return from, to
}

// alone reports whether the words from to to (bytes, half-open) stand nowhere else in the text.
func (t *searched) alone(from, to int) bool {
	words := t.text[from:to]
	for at, hash := range t.grams(from, to) {
		for n := t.first[hash%uint32(len(t.first))]; n > 0; n = t.noted[n-1].next {
			other := int(t.noted[n-1].at) - (at - from)
			if other >= 0 && other != from && strings.HasPrefix(t.text[other:], words) {
				return false
			}
		}
		return true
	}
	return strings.Index(t.text, words) == from && !strings.Contains(t.text[from+1:], words)
}

// before returns the byte that stands n code points before at, but not before least.
func before(text string, at, n, least int) int {
	for ; n > 0 && at > least; n-- {
		_, size := utf8.DecodeLastRuneInString(text[least:at])
		at -= size
	}
	return at
}

// after returns the byte that stands n code points behind at, but not behind most.
func after(text string, at, n, most int) int {
	for ; n > 0 && at < most; n-- {
		_, size := utf8.DecodeRuneInString(text[at:most])
		at += size
	}
	return at
}
