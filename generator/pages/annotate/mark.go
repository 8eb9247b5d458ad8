package annotate

import (
	"errors"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/judgement/start"
	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/quote"
)

// tables returns what is offered as [[quote]] tables; what is refused is left out.
func tables(offers []start.Offer, stance fact.Stance) []string {
	remark := ""
	if stance == "" {
		remark = start.Unsettled
	}
	var list []string
	for _, o := range offers {
		if o.Refused == "" {
			list = append(list, o.Passage.TOML(stance, remark))
		}
	}
	return list
}

// TOML returns what is offered and not refused as [[quote]] tables, with a blank line between them.
func TOML(offers []start.Offer, stance fact.Stance) string {
	return strings.Join(tables(offers, stance), "\n")
}

// Append returns the text of a claim's file with what is offered added to its quotations. All other bytes stay. The
// error says in words for the editor why that cannot be done.
func Append(c *fact.Claim, offers []start.Offer, stance fact.Stance) (string, error) {
	list := tables(offers, stance)
	if len(list) == 0 {
		return "", errors.New("nothing that was marked can be quoted")
	}
	file := c.Where.Doc.File
	text, err := string(file.Text), error(nil)
	for _, table := range list {
		if text, err = edit.Append(text, table, "related"); err != nil {
			return "", fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	return text, nil
}

// Find returns where a stretch of a block stands that a reader sees on the published page, in code points of the seed,
// half-open. block is the block's text as a browser gives it back, which knows one kind of line end, and shown what the
// page shows; from and to are code points of it. The number of blocks with this text is returned too: only where it is
// 1 the place is certain.
func Find(s *fact.Source, shown [][]quote.Span, block string, from, to int) (int, int, int) {
	found, first, last := 0, 0, 0
	for i, b := range s.Article.Blocks {
		if len(shown[i]) == 0 || oneEnd.Replace(block) != seen(s.Article.Text, b, shown[i]) {
			continue
		}
		if found++; found == 1 {
			// the words behind the first place stand in a stretch, not before a gap
			first, last = place(s.Article, b, shown[i], from+1)-1, place(s.Article, b, shown[i], to)
		}
	}
	return first, last, found
}

// pieces yields what a page shows of a block, with where it stands in the article; a gap stands where it ends.
func pieces(text string, b article.Block, shown []quote.Span) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		end := b.Start
		for _, s := range shown {
			if excerpt.Omits(text, end, s.Start) && !yield(s.Start, fold.Elision) ||
				!yield(s.Start, text[s.Start:s.End]) {
				return
			}
			end = s.End
		}
		if excerpt.Omits(text, end, b.End) {
			yield(end, fold.Elision)
		}
	}
}

// seen returns what a browser has of a block.
func seen(text string, b article.Block, shown []quote.Span) string {
	var all strings.Builder
	for _, words := range pieces(text, b, shown) {
		all.WriteString(oneEnd.Replace(words))
	}
	return all.String()
}

// place returns the code point of the seed before which n code points of a block are seen.
func place(a *article.Article, b article.Block, shown []quote.Span, n int) int {
	last := a.CodePoint(b.Start)
	for at, words := range pieces(a.Text, b, shown) {
		size := utf8.RuneCountInString(oneEnd.Replace(words))
		last = a.CodePoint(at)
		if words != fold.Elision {
			last += unfold(words, n)
		}
		if n <= size {
			break
		}
		n -= size
	}
	return last
}

// oneEnd is what a browser does to line ends.
var oneEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// unfold returns how many code points of a text stand before the n-th of it with one kind of line end.
func unfold(raw string, n int) int {
	at := 0
	for _, one := range oneOrEnd.FindAllString(raw, max(n, 0)) {
		at += utf8.RuneCountInString(one)
	}
	return at
}

var oneOrEnd = regexp.MustCompile(`(?s)\r\n|.`)
