package quote

import (
	"slices"
	"sort"
	"strings"

	"beleg/generator/article"
)

// stretch is a part of a text in bytes, half-open; block says which block of the article it is or lies in.
type stretch struct{ start, end, block int }

// stream is the running text of some blocks, folded and joined by single spaces, with the way back to the source.
// One text for all blocks, because the words before a quotation may stand in the block before.
type stream struct {
	raw    string
	text   string
	runs   []run
	blocks []stretch // in text; without the spaces between them
}

// newStream folds stretches of raw, which ascend and do not overlap.
func newStream(raw string, from []stretch) *stream {
	size := 0
	for _, b := range from {
		size += b.end - b.start + 1
	}
	f := folder{text: make([]byte, 0, size)}
	s := &stream{raw: raw}
	for _, b := range from {
		before := f // to take back the space if nothing of the block is left
		if len(s.blocks) > 0 {
			f.note(f.sourceEnd, f.sourceEnd, false)
			f.text = append(f.text, ' ')
		}
		start := len(f.text)
		f.fold(raw, b.start, b.end)
		if len(f.text) == start {
			f = before
			continue
		}
		s.blocks = append(s.blocks, stretch{start, len(f.text), b.block})
	}
	f.runs = append(f.runs, run{int32(len(f.text)), int32(f.sourceEnd), true})
	s.text, s.runs = string(f.text), slices.Clip(f.runs)
	return s
}

// streamOf folds the blocks of an article whose role is wanted.
func streamOf(a *article.Article, wanted func(article.Role) bool) *stream {
	var from []stretch
	for i, b := range a.Blocks {
		if wanted(b.Role) {
			from = append(from, stretch{b.Start, b.End, i})
		}
	}
	return newStream(a.Text, from)
}

// runAt returns the index of the run that the folded byte i belongs to.
func (s *stream) runAt(i int) int {
	return max(0, sort.Search(len(s.runs), func(k int) bool { return int(s.runs[k].folded) > i })-1)
}

// source returns where the folded bytes from:to stand in the raw text. It takes the whole of a unit that from or to
// would divide. If there are none, it is the empty place after the byte before.
func (s *stream) source(from, to int) Span {
	if from == to {
		return Span{s.sourceEnd(from), s.sourceEnd(from)}
	}
	return Span{s.sourceStart(from), s.sourceEnd(to)}
}

func (s *stream) sourceStart(i int) int {
	r := s.runs[s.runAt(i)]
	if r.whole {
		return int(r.source)
	}
	return int(r.source) + i - int(r.folded)
}

func (s *stream) sourceEnd(i int) int {
	if i == 0 {
		return s.sourceStart(0)
	}
	k := s.runAt(i - 1)
	if r := s.runs[k]; !r.whole {
		return int(r.source) + i - int(r.folded)
	}
	return int(s.runs[k+1].source)
}

// divides reports whether the folded place i lies inside a unit that comes from the source only as a whole.
func (s *stream) divides(i int) bool {
	r := s.runs[s.runAt(i)]
	return r.whole && i > int(r.folded) && i < len(s.text)
}

// blockAt returns the index in s.blocks of the last block that begins at or before the folded place i.
func (s *stream) blockAt(i int) int {
	return max(0, sort.Search(len(s.blocks), func(k int) bool { return s.blocks[k].start > i })-1)
}

// oneLine returns the raw text of the folded bytes from:to on one line, block by block, so that nothing of a block
// between them that is not in the stream gets in.
func (s *stream) oneLine(from, to int) string {
	var parts []string
	for k := s.blockAt(from); k < len(s.blocks) && s.blocks[k].start < to; k++ {
		start, end := max(from, s.blocks[k].start), min(to, s.blocks[k].end)
		if start < end {
			span := s.source(start, end)
			parts = append(parts, oneLine(s.raw[span.Start:span.End]))
		}
	}
	return strings.Join(parts, " ")
}

// oneLine leaves a text's own characters but for its white space and soft hyphens, which cannot be seen or typed.
func oneLine(raw string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(raw, "\u00AD", "")), " ")
}
