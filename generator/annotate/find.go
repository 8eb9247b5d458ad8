package annotate

import (
	"strings"

	"beleg/generator/fact"
)

// Find returns where a stretch of a block stands that a reader sees on the published page, in code points of the seed, half-open.
// block is the block's text as a browser gives it back, which knows one kind of line end; from and to are code points of it. The
// number of blocks with this text is returned too: only where it is 1 the place is certain.
func Find(s *fact.Source, block string, from, to int) (int, int, int) {
	if s.Article == nil {
		return 0, 0, 0
	}
	found, first, last := 0, 0, 0
	for _, b := range s.Article.Blocks {
		raw := s.Article.Text[b.Start:b.End]
		if oneEnd.Replace(raw) != oneEnd.Replace(block) {
			continue
		}
		if found++; found == 1 {
			at := s.Article.CodePoint(b.Start)
			first, last = at+unfold(raw, from), at+unfold(raw, to)
		}
	}
	return first, last, found
}

// oneEnd is what a browser does to line ends.
var oneEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// unfold returns how many code points of a text stand before the n-th of it with one kind of line end.
func unfold(raw string, n int) int {
	at, runes := 0, []rune(raw)
	for ; n > 0 && at < len(runes); n-- {
		if runes[at] == '\r' && at+1 < len(runes) && runes[at+1] == '\n' {
			at++
		}
		at++
	}
	return at
}
