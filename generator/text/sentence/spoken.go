package sentence

import (
	"strings"
	"unicode/utf8"

	"beleg/generator/text/fold"
)

// quoteMarks are the marks that open a quotation, each with those that close it. A straight one closes itself.
var quoteMarks = map[rune]string{'„': "“”\"", '“': "”\"", '»': "«", '«': "»", '›': "‹", '‹': "›", '"': "\"“”"}

// Spoken returns what stands between quotation marks in a block, marks included. What is never closed is none: the mark
// may be a slip, and should not turn the rest of the block into speech.
func Spoken(text string) []fold.Span {
	var spoken []fold.Span
	unclosed := map[rune]bool{}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && c != '"' { // nearly all that there is
			i++
			continue
		}
		open, size := utf8.DecodeRuneInString(text[i:])
		start, closers := i, quoteMarks[open]
		i += size
		if closers == "" || unclosed[open] {
			continue
		}
		length := strings.IndexAny(text[i:], closers)
		if length < 0 {
			unclosed[open] = true // nor will a later one be; looking again and again would take the square of the time
			continue
		}
		_, size = utf8.DecodeRuneInString(text[i+length:])
		i += length + size
		spoken = append(spoken, fold.Span{Start: start, End: i})
	}
	return spoken
}
