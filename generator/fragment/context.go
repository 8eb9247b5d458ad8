package fragment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// context returns the fewest words before and after a stretch that together with it stand nowhere else, at least so many if they
// are there. Words of its own block are preferred: a page often has something else between two blocks.
func (p *Page) context(block int, s span, least int) (prefix, suffix span, ok bool) {
	if least == 0 && p.unique(s) {
		return span{}, span{}, true
	}
	b := p.blocks[block]
	for n := max(1, least); n <= most; n++ {
		before, after := p.seen(span{p.before(s.start, b.start, n), s.start}), p.seen(span{s.end, p.after(s.end, b.end, n)})
		for _, c := range [][2]span{{before, {}}, {{}, after}, {before, after}} {
			if p.tells(s, c) {
				return c[0], c[1], true
			}
		}
	}
	for n := max(1, least); n <= most; n++ {
		c := [2]span{p.seen(p.wordsBefore(block, s.start, n)), p.seen(p.wordsAfter(block, s.end, n))}
		for _, c := range [][2]span{{c[0], {}}, {{}, c[1]}, c} {
			if p.tells(s, c) {
				return c[0], c[1], true
			}
		}
	}
	return span{}, span{}, false
}

// tells reports whether there is context at all, and it and the stretch stand nowhere else.
func (p *Page) tells(s span, context [2]span) bool {
	whole := s
	if c := context[0]; c.end > c.start {
		whole.start = c.start
	}
	if c := context[1]; c.end > c.start {
		whole.end = c.end
	}
	return whole != s && p.unique(whole)
}

// seen returns a stretch, or an empty one if a browser that searches sees nothing in it.
func (p *Page) seen(s span) span {
	if fold(p.text[s.start:s.end]) == "" {
		return span{}
	}
	return s
}

// wordsBefore returns n words before a place in a block, or if it stands at its beginning, the last of the block before.
func (p *Page) wordsBefore(block, at, n int) span {
	lowest := p.blocks[block].start
	if strings.TrimSpace(p.text[lowest:at]) == "" && block > 0 {
		at, lowest = p.blocks[block-1].end, p.blocks[block-1].start
	}
	return span{p.before(at, lowest, n), at}
}

// wordsAfter returns n words after a place in a block, or if it stands at its end, the first of the block after.
func (p *Page) wordsAfter(block, at, n int) span {
	highest := p.blocks[block].end
	if strings.TrimSpace(p.text[at:highest]) == "" && block+1 < len(p.blocks) {
		at, highest = p.blocks[block+1].start, p.blocks[block+1].end
	}
	return span{at, p.after(at, highest, n)}
}

// before returns where the n words that end at a place begin, lowest if there are fewer. Words are what stands between white space.
func (p *Page) before(at, lowest, n int) int {
	s := strings.TrimRightFunc(p.text[lowest:at], unicode.IsSpace)
	for ; n > 0 && s != ""; n-- {
		start := strings.LastIndexFunc(s, unicode.IsSpace)
		if start < 0 {
			return lowest
		}
		_, w := utf8.DecodeRuneInString(s[start:])
		if n == 1 {
			return lowest + start + w
		}
		s = strings.TrimRightFunc(s[:start], unicode.IsSpace)
	}
	return lowest + len(s)
}

// after returns where the n words that begin at a place end, highest if there are fewer.
func (p *Page) after(at, highest, n int) int {
	for ; n > 0 && at < highest; n-- {
		rest := p.text[at:highest]
		word := strings.TrimLeftFunc(rest, unicode.IsSpace)
		end := strings.IndexFunc(word, unicode.IsSpace)
		if end < 0 {
			return highest
		}
		at += len(rest) - len(word) + end
	}
	return at
}

func (p *Page) words(s span) int { return len(strings.Fields(p.text[s.start:s.end])) }

// unique reports whether a stretch of the text, which may reach over blocks, stands nowhere else, whatever a browser takes for alike.
func (p *Page) unique(s span) bool {
	wanted := fold(p.text[s.start:s.end])
	i := strings.Index(p.folded, wanted)
	return wanted != "" && i >= 0 && !strings.Contains(p.folded[i+1:], wanted)
}

// first reports whether a stretch of a block is the first place in the article that a browser can take for it.
func (p *Page) first(block int, s span) bool {
	at := len(fold(p.text[p.blocks[block].start:s.start]))
	for _, b := range p.blocks[:block] {
		at += len(fold(p.text[b.start:b.end]))
	}
	wanted := fold(p.text[s.start:s.end])
	return wanted != "" && strings.Index(p.folded, wanted) == at
}

// widen moves the ends of a stretch outwards to places that are certainly no inside of a word.
func (p *Page) widen(block, s span) span {
	text := p.text[block.start:block.end]
	start, end := s.start-block.start, s.end-block.start
	for !between(text, start) {
		_, w := utf8.DecodeLastRuneInString(text[:start])
		start -= w
	}
	for !between(text, end) {
		_, w := utf8.DecodeRuneInString(text[end:])
		end += w
	}
	return span{block.start + start, block.start + end}
}
