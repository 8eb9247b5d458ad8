// Package quote finds quotations in an article.
//
// Find takes an article's text and the words an editor typed and returns where they stand, or the most similar
// passage. Quotation marks, dashes and white space are folded first, because keyboards do not have the article's.
// Letters, digits, case and punctuation must agree, and a match never cuts a word or a number in two: "3.000" does not
// stand in "13.000". What is shown to readers is always cut from the article, never from the editor's typing.
package quote

import (
	"cmp"
	"strings"
	"sync"

	"beleg/generator/article"
)

// Query is a quotation as an editor typed it. In Text, "[…]" or "[...]" leaves words out: the parts follow one another
// within one block. Before and After are the words directly before and after the quotation, or empty; they may reach
// over a block's border.
type Query struct{ Text, Before, After string }

// Span is a stretch of an article's Text (or, where said, of a Query's field) in bytes, half-open.
type Span struct{ Start, End int }

// Place is where a quotation stands: one span for each of its parts, ascending, all in the block with index Block.
//
// Before and After are the fewest neighbouring words that tell it from the other places, "" where not needed. If both
// are empty in an ambiguous result, no neighbouring words tell it and more of it must be quoted.
type Place struct {
	Parts         []Span
	Block         int
	Before, After string
}

// Start returns the byte offset at which the first part begins.
func (p Place) Start() int { return p.Parts[0].Start }

// End returns the byte offset behind the last part.
func (p Place) End() int { return p.Parts[len(p.Parts)-1].End }

// Compare orders places of an article by where they begin; of those that begin together, the longest comes first.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Start(), q.Start()), -cmp.Compare(p.End(), q.End()))
}

// Outcome is what became of the search.
type Outcome uint8

const (
	// Missing: the article does not say it, nor anything similar.
	Missing Outcome = iota
	// Found: it stands in exactly one place.
	Found
	// Ambiguous: it stands in several places; each of Places has the Before and After that would settle it.
	Ambiguous
	// Near: it is not there, but something similar is; see Result.Near.
	Near
	// CrossesBlocks: it stands only in the running text over the border of blocks. The one Place begins in its Block.
	CrossesBlocks
	// InSkipped: it stands only in blocks that are skipped.
	InSkipped
)

var outcomeNames = [...]string{"missing", "found", "ambiguous", "near", "crosses-blocks", "in-skipped"}

// String returns the outcome in words, for messages of tests.
func (o Outcome) String() string {
	if int(o) < len(outcomeNames) {
		return outcomeNames[o]
	}
	return "unknown"
}

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

const (
	// Words: the text itself is not there.
	Words Cause = iota
	// BeforeWords: the text is there, but these are not the words before it.
	BeforeWords
	// AfterWords: the text is there, but these are not the words after it.
	AfterWords
)

// Similar is a passage like the one that was asked for. It is a suggestion and never used in place of the quotation.
type Similar struct {
	Cause   Cause
	Passage Span // the similar passage in the article, widened to whole words
	// Differs and QueryDiffers have the same length: stretches of the article, and of the Query's field that Cause
	// names, that differ. A span is empty where its side lacks words.
	Differs, QueryDiffers []Span
	Suggest               string  // the article's wording to type instead in that field, on one line
	Similarity            float64 // 1 would be equal, 0 nothing alike
}

// Text is an article made ready for any number of searches. It is never changed and safe for concurrent use.
type Text struct {
	article *article.Article
	visible *stream
	skipped *stream
	whole   func() *stream // visible and skipped together; rarely needed
}

// NewText folds an article once for all its quotations.
func NewText(a *article.Article) *Text {
	t := &Text{article: a}
	t.visible = streamOf(a, func(r article.Role) bool { return r != article.Skip })
	t.skipped = streamOf(a, func(r article.Role) bool { return r == article.Skip })
	t.whole = sync.OnceValue(func() *stream {
		return streamOf(a, func(article.Role) bool { return true })
	})
	return t
}

// Find looks a quotation up. A quotation without words is Missing.
//
// Visible blocks are searched before skipped ones, then the running text over block borders, then what is similar.
func (t *Text) Find(q Query) Result {
	parts := splitParts(q.Text)
	if len(parts) == 0 {
		return Result{}
	}
	if r, ok := t.visible.find(parts, q); ok {
		return r
	}
	if skipped := t.skipped.ways(parts, neighbours{}); len(skipped) > 0 {
		return Result{Outcome: InSkipped, Places: t.skipped.placesOf(skipped)}
	}
	if p, ok := t.crossing(parts); ok {
		return Result{Outcome: CrossesBlocks, Places: []Place{p}}
	}
	if n := t.visible.near(q.Text, parts); n != nil {
		return Result{Outcome: Near, Near: n}
	}
	if len(parts) == 1 {
		if n := t.visible.omitted(parts[0]); n != nil {
			return Result{Outcome: Near, Near: n}
		}
	}
	return Result{}
}

// Wording returns what the article says at a place: its own bytes, the parts joined by " […] ".
func (t *Text) Wording(p Place) string {
	parts := make([]string, len(p.Parts))
	for i, s := range p.Parts {
		parts[i] = t.article.Text[s.Start:s.End]
	}
	return strings.Join(parts, elision)
}

// elision stands between parts in everything this package prints.
const elision = " […] "
