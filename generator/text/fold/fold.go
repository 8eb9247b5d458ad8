// Package fold makes texts comparable that say the same in other characters.
//
// In goes an article or what somebody typed; out comes a Text without what cannot be seen, with one shape each of
// quotation marks, dashes and white space and with words whole that a line's end breaks, because keyboards do not have
// the article's. Each folded byte knows where it came from, since what readers are shown is always cut from the source.
// What counts as the edge of a word is decided here too, so that finding and proposing agree on it.
package fold

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/text/article"
	"beleg/generator/text/hyphen"
	"beleg/generator/text/sketch"
	"beleg/generator/words/reading"
)

// Elision stands between parts in everything that is shown of a quotation.
const Elision = " […] "

// A Span is a stretch of the source in bytes, half-open.
type Span struct{ Start, End int }

// A Stretch is a part of a text in bytes, half-open. Block says which block of the article it is or lies in.
type Stretch struct{ Start, End, Block int }

// Text is the running text of some blocks, folded and joined by single spaces, with the way back to the source. One
// text for all blocks, because the words before a quotation may stand in the block before. It is never changed and safe
// for concurrent use.
type Text struct {
	Raw    string
	Folded string
	Blocks []Stretch // of Folded, without the spaces between them

	runs   []run
	breaks []hyphen.Break // of Raw
	joints []joint
	broken map[string][]int // by the word before, the indices of joints that may be read otherwise

	sketches func() sketch.Sketches // of Folded; nil if it is short
}

// New folds spans of raw, which ascend and do not overlap: each is the block of its index, if anything is left of it.
// Hyphens at line ends are left as they stand unless they have one reading only: this is for what somebody typed.
func New(raw string, from ...Span) *Text {
	var breaks []hyphen.Break
	for _, b := range from {
		for _, k := range hyphen.Unread(raw[b.Start:b.End]) {
			k.Start, k.End = k.Start+b.Start, k.End+b.Start
			breaks = append(breaks, k)
		}
	}
	return Read(raw, breaks, from...)
}

// Read is New for an article: hyphens at its line ends are read as breaks say, which are in order.
func Read(raw string, breaks []hyphen.Break, from ...Span) *Text {
	f := folder{breaks: breaks}
	size, blocks := 0, 0
	for _, b := range from {
		size, blocks = size+b.End-b.Start, blocks+min(b.End-b.Start, 1)
	}
	f.text.Grow(size)
	s := &Text{Raw: raw, breaks: breaks, Blocks: make([]Stretch, 0, blocks)}
	for i, b := range from {
		end := f.text.Len()
		f.fold(raw, b.Start, b.End)
		if f.text.Len() > end {
			s.Blocks = append(s.Blocks, Stretch{end + min(end, 1), f.text.Len(), i})
		}
	}
	f.runs = append(f.runs, run{folded: int32(f.text.Len()), source: int32(f.sourceEnd)})
	s.Folded, s.runs, s.joints = f.text.String(), slices.Clip(f.runs), f.joints
	s.index()
	if len(s.Folded) > long {
		s.sketches = sync.OnceValue(func() sketch.Sketches { return sketch.Of(s.Folded) })
	}
	return s
}

// Part is the text of spans of its source alone, which ascend and do not overlap: each is a block.
func (s *Text) Part(spans []Span) *Text { return Read(s.Raw, s.breaks, spans...) }

// Blocks folds the blocks of an article whose role is wanted; breaks are all of its text.
func Blocks(a *article.Article, breaks []hyphen.Break, wanted func(article.Role) bool) *Text {
	from := make([]Span, len(a.Blocks))
	for i, b := range a.Blocks {
		if wanted(b.Role) {
			from[i] = Span{b.Start, b.End}
		}
	}
	return Read(a.Text, breaks, from...)
}

// runAt returns the run that the folded byte i belongs to; the first for the place before all.
func (s *Text) runAt(i int) run {
	return s.runs[max(0, sort.Search(len(s.runs), func(k int) bool { return int(s.runs[k].folded) > i })-1)]
}

// Source returns where the folded bytes from:to stand in the raw text. It takes the whole of a unit that from or to
// would divide. If there are none, it is the empty place after the byte before.
func (s *Text) Source(from, to int) Span {
	last := s.runAt(to - 1)
	end := int(last.end)
	if end == 0 || to == 0 {
		end = int(last.source) + to - int(last.folded)
	}
	if from == to {
		return Span{end, end}
	}
	first := s.runAt(from)
	start := int(first.source)
	if first.end == 0 {
		start += from - int(first.folded)
	}
	return Span{start, end}
}

// divides reports whether the folded place i lies inside a unit that comes from the source only as a whole.
func (s *Text) divides(i int) bool {
	r := s.runAt(i)
	return r.end > 0 && i > int(r.folded)
}

// OneLine returns the raw text of the folded bytes from:to on one line, block by block, so that nothing of a block
// between them that is not in the stream gets in. Characters stay but for white space and those that cannot be seen or
// typed, and hyphens at line ends are read as is likely.
func (s *Text) OneLine(from, to int) string {
	var words []string
	for k := s.BlockAt(from); k < len(s.Blocks) && s.Blocks[k].Start < to; k++ {
		span := s.Source(max(from, s.Blocks[k].Start), min(to, s.Blocks[k].End))
		words = append(words, strings.Fields(Visible(hyphen.Mend(s.Raw, span.Start, span.End, s.breaks)))...)
	}
	return strings.Join(words, " ")
}

// Visible returns a text without the characters that cannot be seen; joiners stay.
func Visible(s string) string {
	return without(s, func(r rune) bool { return reading.Invisible(r) && !reading.Joiner(r) })
}

// Readable returns a text as a reader sees it: without joiners too, in Unicode form C, and with ties untied.
func Readable(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x300 || reading.Invisible(r) }) {
		return s
	}
	return norm.NFC.String(untie(s))
}

func untie(s string) string {
	if s = without(s, skipped); strings.ContainsFunc(s, tied) {
		s = untied.Replace(s)
	}
	return s
}

const tatweel = '\u0640' // the stroke by which Arabic words are made longer, as lines want it

func skipped(r rune) bool { return r == tatweel || reading.Invisible(r) }

func without(s string, drop func(rune) bool) string {
	if !strings.ContainsFunc(s, drop) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if drop(r) {
			return -1
		}
		return r
	}, s)
}

// String returns what matching sees of s: without what cannot be seen and the strokes in Arabic words, in Unicode form
// C, each run of white space (no-break and ideographic spaces too) as one space and none at the ends, one shape each of
// double quotation marks, single ones and apostrophes (those in Hebrew words too), dashes, ellipses, and letters that
// typesetters tie together. Case, letters, digits and other punctuation stay. Folding twice changes nothing; bytes that
// are not UTF-8 become U+FFFD.
func String(s string) string {
	if plainEnd(s, 0, len(s)) == len(s) {
		return s
	}
	return New(s, Span{0, len(s)}).Folded
}

// Stable returns what String returned when addresses were first made from it, which must not change: of what cannot be
// seen only soft hyphens are left out, a hyphen at a line's end stays, and what was folded later is itself.
func Stable(s string) string {
	if plainEnd(s, 0, len(s)) == len(s) {
		return s
	}
	f := folder{stable: true}
	f.text.Grow(len(s))
	f.fold(s, 0, len(s))
	return f.text.String()
}

// foldRune gives a character the one shape that stands for its kind.
func foldRune(r rune) rune {
	switch r {
	case '„', '“', '”', '‟', '«', '»', '〝', '〞', '〟', '″', '＂':
		return '"'
	case '`', '‚', '‘', '’', '‛', '‹', '›', 'ʼ', '′', '´', '＇':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// run says where folded bytes come from, up to the next run. The bytes of a whole run come from its source bytes taken
// together („ is one byte when folded, three in the file); otherwise byte comes from byte.
type run struct {
	folded, source int32
	end            int32 // of the source bytes of a whole run, otherwise 0
}

// folder folds text and notes where each byte came from. Articles are mostly long stretches that folding leaves alone,
// so the notes are runs: a table with an entry for every byte would take more memory than all articles together.
type folder struct {
	breaks    []hyphen.Break // those to come
	joints    []joint
	stable    bool // as Stable says
	text      strings.Builder
	runs      []run
	sourceEnd int  // end of the source bytes taken so far
	spaced    bool // white space was met that is written once words follow
	space     Span // the first of it
}

// fold appends raw[from:to], trimmed, with a space before it if there is text already.
func (f *folder) fold(raw string, from, to int) {
	f.spaced, f.space = true, Span{f.sourceEnd, f.sourceEnd}
	next := to // break
	for i := from; i < to; {
		for len(f.breaks) > 0 && f.breaks[0].Start < i {
			f.breaks = f.breaks[1:]
		}
		if next = to; len(f.breaks) > 0 && f.breaks[0].End <= to {
			next = f.breaks[0].Start
		}
		for i < to && i != next {
			if end := plainEnd(raw[:to], i, next); end > i {
				f.add(raw[i:end], Span{i, end}, false)
				i = end
				continue
			}
			end := unitEnd(raw[:to], i)
			f.put(raw[i:end], i)
			i = end
		}
		if i < to {
			i = f.join(raw, f.breaks[0])
		}
	}
}

// join reads a break, and returns where the text goes on.
func (f *folder) join(raw string, b hyphen.Break) int {
	f.joints = append(f.joints, joint{b, f.text.Len()})
	if b.Reading == hyphen.Joined {
		return b.End
	}
	_, size := utf8.DecodeRuneInString(raw[b.Start:])
	f.put(raw[b.Start:b.Start+size], b.Start)
	if b.Reading == hyphen.Kept {
		return b.End
	}
	return b.Start + size
}

// unitEnd returns where the characters end that form C may put together with the one at i, which are the combining
// marks after it and some Hangul letters, those that cannot be seen between them included; and the strokes behind it.
func unitEnd(raw string, i int) int {
	r, w := utf8.DecodeRuneInString(raw[i:])
	end := i + w
	if r == utf8.RuneError || end < len(raw) && raw[end] < utf8.RuneSelf || skipped(r) || foldRune(r) == ' ' {
		return end
	}
	for j := end; j < len(raw); j += w {
		r, w = utf8.DecodeRuneInString(raw[j:])
		switch {
		case r == tatweel: // a part of what stands before it
		case reading.Invisible(r):
			continue
		case r < 0x300 || r == utf8.RuneError || norm.NFC.PropertiesString(raw[j:]).BoundaryBefore():
			return end
		}
		end = j + w
	}
	return end
}

// longestUnit is the number of code points up to which a unit is brought into form C. Package norm puts marks of its
// own between more than thirty combining marks, which would make folding depend on where the text was cut.
const longestUnit = 15

// untied are the characters that stand for several, and signs that addresses were made from before they had one shape.
var untied = strings.NewReplacer("…", "...", "ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st",
	"ﬆ", "st", "\u05f3", "'", "\u05f4", `"`)

// tied finds them.
func tied(r rune) bool {
	return r == '…' || r == '\u05f3' || r == '\u05f4' || r >= 'ﬀ' && r <= 'ﬆ'
}

// foldUnit folds what form C may put together.
func (f *folder) foldUnit(unit string) string {
	if len(unit) == 1 && unit[0] >= ' ' && unit[0] < utf8.RuneSelf && unit[0] != '`' {
		return unit
	}
	plain := untie(unit)
	if f.stable {
		plain = strings.ReplaceAll(unit, "\u00AD", "")
	}
	if utf8.RuneCountInString(plain) <= longestUnit {
		plain = norm.NFC.String(plain)
	}
	return strings.Map(foldRune, plain)
}

// put appends one unit, which stands at a place of the source.
func (f *folder) put(unit string, at int) {
	folded := f.foldUnit(unit)
	if folded == " " && !f.spaced {
		f.spaced, f.space = true, Span{at, at + len(unit)}
	}
	if folded == " " || folded == "" {
		return
	}
	whole := len(folded) != len(unit) || utf8.RuneCountInString(unit)+utf8.RuneCountInString(folded) > 2
	f.add(folded, Span{at, at + len(unit)}, whole)
}

// add appends folded text with the white space before it, and says where it comes from.
func (f *folder) add(folded string, from Span, whole bool) {
	if f.spaced && f.text.Len() > 0 {
		f.note(f.space, f.space.End-f.space.Start != 1)
		f.text.WriteByte(' ')
	}
	f.spaced = false
	f.note(from, whole)
	f.text.WriteString(folded)
}

// plainEnd returns where the characters end, from the one at i and up to another place, that folding leaves as they
// are, with single spaces between them; i if there are none. Most of every article is such.
func plainEnd(raw string, i, to int) int {
	for at := i; at < to; {
		size := plain(raw[at:])
		if at += size; size == 0 || at > to {
			break
		}
		if i = at; at < to && raw[at] == ' ' {
			at++
		}
	}
	return i
}

// plain returns the length of the first character of a text if it is one that folding leaves as it is, of ASCII,
// Latin-1 or Latin Extended-A, and no mark can follow on it; otherwise 0.
func plain(s string) int {
	size := 0
	switch c := s[0]; {
	case c > ' ' && c < 0x7F && c != '`':
		size = 1
	case latin(c) && len(s) > 1 && s[1]&0xC0 == 0x80:
		size = 2
	}
	if size > 0 && size < len(s) && s[size] >= utf8.RuneSelf && !latin(s[size]) {
		return 0
	}
	return size
}

// latin tells the first bytes of the letters U+00C0 to U+017F.
func latin(c byte) bool { return c >= 0xC3 && c <= 0xC5 }

// note records where what is appended next comes from, and whether only as a whole.
func (f *folder) note(from Span, whole bool) {
	last := len(f.runs) - 1
	if last < 0 || whole || f.runs[last].end > 0 || from.Start != f.sourceEnd {
		r := run{folded: int32(f.text.Len()), source: int32(from.Start)}
		if whole {
			r.end = int32(from.End)
		}
		f.runs = append(f.runs, r)
	}
	f.sourceEnd = from.End
}
