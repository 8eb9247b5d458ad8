package rule

import (
	"strings"
	"unicode/utf8"

	"beleg/generator/text/fold"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

// What belongs to a text though it cannot be seen is left alone: soft hyphens, joiners, marks of direction beside
// words, and what stands between words that are written without spaces.
var _ = quotes.warning("hidden-character", "a word of the quotation holds a character that nobody sees",
	func(q quoted, r report) {
		for i, c := range q.Wording {
			head, tail := q.Wording[:i], q.Wording[i+utf8.RuneLen(c):]
			if c < 0xAE || !reading.Invisible(c) || reading.Joiner(c) || !turns(c) && !insideWord(head, tail) {
				continue
			}
			words := strings.Fields(fold.Visible(head))
			behind := "at its beginning"
			if len(words) > 0 {
				behind = "behind “" + words[len(words)-1] + "”"
			}
			r.at(q.Where.At("text").Value(), "it is published as it stands, and who searches for the words may not "+
				"find them; if it came in with copying, take the article in anew", "the article has a %s %s",
				diag.Character(c), behind)
			return
		}
	})

// turns tells characters that show what follows in another order than it is written, whatever script it is in.
func turns(c rune) bool { return c == '\u202D' || c == '\u202E' }

// insideWord tells whether a word or number goes on between two stretches of text, of which a few bytes tell.
func insideWord(head, tail string) bool {
	before, _ := utf8.DecodeLastRuneInString(fold.Readable(head[max(0, len(head)-64):]))
	after, _ := utf8.DecodeRuneInString(fold.Readable(tail[:min(64, len(tail))]))
	return fold.InWord(before) && fold.InWord(after) && !fold.Unspaced(before) && !fold.Unspaced(after)
}
