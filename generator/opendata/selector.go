package opendata

import (
	"strings"
	"unicode/utf8"

	"beleg/generator/article"
	"beleg/generator/quote"
)

// QuoteSelector finds a stretch by its words and their neighbours
// (https://www.w3.org/TR/annotation-model/#text-quote-selector).
type QuoteSelector struct {
	Type   string `json:"type" const:"TextQuoteSelector" doc:"The class of the selector."`
	Exact  string `json:"exact" doc:"The words, as the article has them."`
	Prefix string `json:"prefix" doc:"What stands directly before them; empty at the beginning of a paragraph, unless the article has the paragraph twice."`
	Suffix string `json:"suffix" doc:"What stands directly after them; empty at the end of a paragraph, unless the article has the paragraph twice."`
}

// PositionSelector finds a stretch by where it stands in the article's text file
// (https://www.w3.org/TR/annotation-model/#text-position-selector).
type PositionSelector struct {
	Type  string `json:"type" const:"TextPositionSelector" doc:"The class of the selector."`
	Start int    `json:"start" min:"0" doc:"The number of Unicode code points before the stretch, in the article's text file."`
	End   int    `json:"end" min:"1" doc:"The number of Unicode code points before the first one after the stretch."`
}

func newPositionSelector(a *article.Article, s quote.Span) PositionSelector {
	return PositionSelector{"TextPositionSelector", a.CodePoint(s.Start), a.CodePoint(s.End)}
}

func newQuoteSelector(a *article.Article, block int, s quote.Span) QuoteSelector {
	from, to := neighbours(a.Text, a.Blocks[block], s)
	return QuoteSelector{"TextQuoteSelector", a.Text[s.Start:s.End], a.Text[from:s.Start], a.Text[s.End:to]}
}

// usual is how many code points are given on each side of a stretch: enough to find it again after small changes, and what other
// programs that annotate texts give.
const usual = 32

// neighbours returns the stretch from to to (bytes, half-open) that tells s from every other place of the text. It stays in the
// block, which is all that readers see of the article, as long as the block has what tells it apart; only then does it take a few
// characters more. Nothing in a text of equal paragraphs does until it reaches the beginning or the end, so it may grow to the whole.
func neighbours(text string, b article.Block, s quote.Span) (from, to int) {
	from, to = before(text, s.Start, usual, b.Start), after(text, s.End, usual, b.End)
	for n := 2 * usual; !alone(text, from, to) && (from > b.Start || to < b.End); n *= 2 {
		from, to = before(text, s.Start, n, b.Start), after(text, s.End, n, b.End)
	}
	for n := usual / 4; !alone(text, from, to); n *= 2 {
		from, to = before(text, b.Start, n, 0), after(text, b.End, n, len(text))
	}
	return from, to
}

// alone reports whether the words from to to (bytes, half-open) stand nowhere else in the text.
func alone(text string, from, to int) bool {
	words := text[from:to]
	return strings.Index(text, words) == from && !strings.Contains(text[from+1:], words)
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
