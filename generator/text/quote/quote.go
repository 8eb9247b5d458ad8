// Package quote finds quotations in an article.
//
// Find takes an article's text and the words an editor typed and returns where they stand, or the most similar
// passage. Both are folded first, as package fold says. Letters, digits, case and punctuation must agree, and a match
// never cuts a word or a number in two: "3.000" does not stand in "13.000". What is shown to readers is always cut from
// the article, never from the editor's typing; typing only decides how a hyphen at a line's end is read.
package quote

import (
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/hyphen"
	"beleg/generator/text/similar"
)

// Query is a quotation as an editor typed it. In Text, "[…]" or "[...]" leaves words out: the parts follow one another
// within one block. Before and After are the words directly before and after the quotation, or empty; they may reach
// over a block's border.
type Query struct{ Text, Before, After string }

// Span is a stretch of an article's Text (or, where said, of a Query's field) in bytes, half-open.
type Span = fold.Span

// Place is where a quotation stands: one span for each of its parts, ascending, all in the block with index Block.
//
// Before and After are the fewest neighbouring words that tell it from the other places, "" where not needed. If both
// are empty in an ambiguous result, no neighbouring words tell it and more of it must be quoted.
type Place struct {
	Parts         []Span
	Block         int
	Before, After string

	others []hyphen.Break // hyphens at line ends that the quotation reads otherwise than is likely
	only   bool           // the same words surely stand nowhere else in the article
}

// Start returns the byte offset at which the first part begins.
func (p Place) Start() int { return p.Parts[0].Start }

// End returns the byte offset behind the last part.
func (p Place) End() int { return p.Parts[len(p.Parts)-1].End }

// Compare orders places of an article by where they begin; of those that begin together, the longest comes first.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Start(), q.Start()), -cmp.Compare(p.End(), q.End()))
}

// Outcome is what became of the search, in words for messages of tests.
type Outcome string

// The outcomes.
const (
	Missing       Outcome = "missing"        // the article does not say it, nor anything similar
	Found         Outcome = "found"          // it stands in exactly one place
	Ambiguous     Outcome = "ambiguous"      // in several; each of Places has the Before and After that would settle it
	Near          Outcome = "near"           // it is not there, but something similar is; see Result.Near
	CrossesBlocks Outcome = "crosses-blocks" // only over a border of blocks. The one Place begins in its Block
	InSkipped     Outcome = "in-skipped"     // only in blocks that are skipped
)

// Result is the answer to a Query. Places has exactly one element for Found, at least two for Ambiguous (not more than
// 256 are listed), where the words stand for CrossesBlocks and InSkipped, and for Near those where the text stands
// with other neighbours than asked for. Near is set only for the outcome Near.
type Result struct {
	Outcome Outcome
	Places  []Place
	Near    *Similar
}

// Cause says which field of a Query is not what the article has.
type Cause uint8

// The causes.
const (
	Words       Cause = iota // the text itself is not there
	BeforeWords              // the text is there, but these are not the words before it
	AfterWords               // nor these those after it
)

// Similar is a passage like the one that was asked for; Cause says in which field of the Query QueryDiffers stand, and
// which Suggest would mend.
type Similar struct {
	Cause Cause
	similar.Match
}

// Text is an article made ready for any number of searches. It never gives another answer and is safe for concurrent
// use. It is folded once for all its quotations, when the first is looked up.
type Text struct {
	article *article.Article
	breaks  []hyphen.Break
	folded  atomic.Pointer[streams]
}

// streams are what is searched.
type streams struct {
	visible, skipped stream
	all              func() stream // of both
}

// NewText makes an article ready.
func NewText(a *article.Article) *Text {
	t := &Text{article: a}
	for _, b := range hyphen.Breaks(a.Text) {
		k := sort.Search(len(a.Blocks), func(k int) bool { return a.Blocks[k].End >= b.End })
		if a.Blocks[k].Start <= b.Start { // no word runs from one block into another
			t.breaks = append(t.breaks, b)
		}
	}
	return t
}

// streams folds the article, unless that is done.
func (t *Text) streams() *streams {
	s := t.folded.Load()
	if s == nil {
		s = &streams{visible: t.stream(func(r article.Role) bool { return r != article.Skip }),
			skipped: t.stream(func(r article.Role) bool { return r == article.Skip })}
		s.all = sync.OnceValue(func() stream { return t.stream(func(article.Role) bool { return true }) })
		t.folded.Store(s)
	}
	return s
}

// Forget lets go of what only searching needs, which is more than the article itself. Who searches again waits until it
// is folded again.
func (t *Text) Forget() { t.folded.Store(nil) }

// running finds parts in the text of the visible blocks, as a reader would read on, or else in that of all; nil if they
// do not follow one another there.
func (s *streams) running(parts []string) (stream, way) {
	if w := s.visible.crossing(parts); w != nil || len(s.skipped.Blocks) == 0 {
		return s.visible, w
	}
	return s.all(), s.all().crossing(parts)
}

func (t *Text) stream(wanted func(article.Role) bool) stream {
	return stream{fold.Blocks(t.article, t.breaks, wanted)}
}

// Find looks a quotation up. A quotation without words is Missing.
//
// Visible blocks are searched before skipped ones, then the running text over block borders, then what is similar.
func (t *Text) Find(q Query) Result {
	parts := foldedParts(q.Text)
	if len(parts) == 0 {
		return Result{Outcome: Missing}
	}
	in := t.streams()
	asked := neighbours{fold.String(q.Before), fold.String(q.After)}
	found := in.visible.ways(parts, asked)
	if len(found) == 1 {
		places := in.visible.places(found, parts)
		places[0].only = asked == (neighbours{}) && !in.visible.Breaks() && in.visible.alike(places[0], parts)
		return Result{Outcome: Found, Places: places}
	}
	all := found
	if asked != (neighbours{}) { // what is suggested replaces what was asked for
		all = in.visible.ways(parts, neighbours{})
	}
	switch {
	case len(found) > 1:
		return Result{Outcome: Ambiguous, Places: in.visible.tellApart(parts, found, all)}
	case len(all) > 0:
		return in.visible.misplaced(parts, q, asked, all)
	}
	if skipped := in.skipped.ways(parts, neighbours{}); len(skipped) > 0 {
		return Result{Outcome: InSkipped, Places: in.skipped.places(skipped, parts)}
	}
	if s, w := in.running(parts); w != nil {
		return Result{Outcome: CrossesBlocks, Places: s.places([]way{w}, parts)}
	}
	if m := similar.In(in.visible.Text, splitParts(q.Text)); m != nil {
		return Result{Outcome: Near, Near: &Similar{Words, *m}}
	}
	return Result{Outcome: Missing}
}

// Wording returns what the article says at a place: its own bytes, the parts joined by " […] ". Only words that run
// over a line's end are whole, read as the quotation reads them.
func (t *Text) Wording(p Place) string {
	parts := make([]string, len(p.Parts))
	for i, s := range p.Parts {
		parts[i] = t.Says(p, s)
	}
	return strings.Join(parts, fold.Elision)
}

// Says returns a stretch of the wording of a place.
func (t *Text) Says(p Place, s Span) string {
	return hyphen.Mend(t.article.Text, s.Start, s.End, t.breaks, p.others...)
}

var elisions = regexp.MustCompile(`\[[\s\p{Z}]*(?:…|\.\.\.)[\s\p{Z}]*\]`)

// cuts returns what was typed between elisions.
func cuts(raw string) []Span {
	if !strings.Contains(raw, "…") && !strings.Contains(raw, "...") {
		return []Span{{End: len(raw)}} // to look is not free
	}
	var spans []Span
	from := 0
	for _, cut := range append(elisions.FindAllStringIndex(raw, -1), []int{len(raw), len(raw)}) {
		spans = append(spans, Span{Start: from, End: cut[0]})
		from = cut[1]
	}
	return spans
}

// splitParts cuts what was typed at its elisions, and folds the parts. Those without anything in them are left
// out.
func splitParts(raw string) []*fold.Text {
	var parts []*fold.Text
	for _, cut := range cuts(raw) {
		if p := fold.New(raw, cut); p.Folded != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// foldedParts is splitParts for who needs no way back to what was typed.
func foldedParts(raw string) []string {
	var parts []string
	for _, cut := range cuts(raw) {
		if p := fold.String(raw[cut.Start:cut.End]); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// neighbours are the folded words that must stand directly before and after a quotation; "" asks for nothing.
type neighbours struct{ before, after string }

// stream is the text of an article that is searched.
type stream struct{ *fold.Text }

// way is one way in which the parts of a quotation follow one another: stretches of the folded text.
type way []fold.Stretch

// edge returns where a way begins or ends.
func (w way) edge(at side) int {
	if at == before {
		return w[0].Start
	}
	return w[len(w)-1].End
}

// mostWays bounds the places that are listed. A quotation that stands in more is a word like "und", or its parts are.
const mostWays = 256

// places goes from the folded text to the article.
func (s stream) places(found []way, parts []string) []Place {
	places := make([]Place, len(found))
	for i, w := range found {
		places[i].Block = s.Blocks[s.BlockAt(w.edge(before))].Block
		for k, b := range w {
			_, others, _ := s.Ahead(b.Start, parts[k])
			places[i].Parts = append(places[i].Parts, s.Source(b.Start, b.End))
			places[i].others = append(places[i].others, others...)
		}
	}
	return places
}

// alike reports whether the article's words at a place fold to just these parts, also where they stand alone.
func (s stream) alike(p Place, parts []string) bool {
	for i, span := range p.Parts {
		if fold.String(s.Raw[span.Start:span.End]) != parts[i] {
			return false
		}
	}
	return true
}

// ways returns every way in which the parts follow one another within one block without overlapping and have the
// neighbours asked for, in order, but not more than mostWays.
func (s stream) ways(parts []string, asked neighbours) []way {
	places := s.wanted(parts, asked)
	var found []way
	for h, ok := places[0].From(0); ok && len(found) < mostWays; h, ok = places[0].From(s.Blocks[h.Block].End) {
		if b := s.Blocks[h.Block]; b.End-b.Start >= len(parts) { // so that all blocks take linear time
			found = extend(found, nil, places, h.Start, b.End)
		}
	}
	return found
}

// wanted returns where each part stands within a block, with the neighbours asked for.
func (s stream) wanted(parts []string, asked neighbours) []*fold.Places {
	places := make([]*fold.Places, len(parts))
	for i, p := range parts {
		if k := slices.Index(parts, p); k < i {
			places[i] = places[k].Again()
		} else {
			places[i] = s.Within(p)
		}
	}
	last := len(parts) - 1
	if asked.after != "" {
		places[last] = places[last].Only(func(h fold.Stretch) bool { return s.stand(h.End, after, asked.after) })
	}
	if asked.before != "" {
		places[0] = places[0].Only(func(h fold.Stretch) bool { return s.stand(h.Start, before, asked.before) })
	}
	return places
}

// extend adds the ways that begin with those parts that are chosen and go on with places, the first of them from a
// byte on and all before another. Where the rest does not follow one place, it follows none behind it: to try all takes
// time exponential in the number of parts.
func extend(found []way, chosen way, places []*fold.Places, from, to int) []way {
	if len(places) == 0 {
		return append(found, slices.Clone(chosen))
	}
	for {
		h, ok := places[0].From(from)
		if !ok || h.Start >= to || len(found) == mostWays {
			return found
		}
		before := len(found)
		if found = extend(found, append(chosen, h), places[1:], h.End, to); len(found) == before {
			return found
		}
		from = h.Start + 1
	}
}

// crossing finds the parts in the running text over block borders; nil if they do not follow one another there.
func (s stream) crossing(parts []string) way {
	var w way
	from := 0
	for _, p := range parts {
		h, ok := s.Places(p).From(from)
		if !ok {
			return nil
		}
		from = h.End
		w = append(w, h)
	}
	return w
}
