package annotate

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/judgement/start"
)

// tables returns what is offered as [[quote]] tables; what is refused is left out.
func tables(offers []start.Offer, stance fact.Stance) []string {
	var list []string
	for _, o := range offers {
		if o.Refused == "" {
			list = append(list, o.Passage.TOML(stance, ""))
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
// half-open. block is the block's text as a browser gives it back, which knows one kind of line end; from and to are
// code points of it. The number of blocks with this text is returned too: only where it is 1 the place is certain.
func Find(s *fact.Source, block string, from, to int) (int, int, int) {
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
	at := 0
	for _, one := range oneOrEnd.FindAllString(raw, max(n, 0)) {
		at += utf8.RuneCountInString(one)
	}
	return at
}

var oneOrEnd = regexp.MustCompile(`(?s)\r\n|.`)
