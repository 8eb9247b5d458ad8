package press

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Mark is what a source file has to say about some lines of an article, as in [[block]].
type Mark struct {
	Lines string // "6" or "1-6", 1-based, inclusive
	Role  Role
}

// Typeset writes the article as a file. The marks are those for the blocks that need one.
func (a *Article) Typeset() (text string, marks []Mark) {
	var b strings.Builder
	if a.Style.Mark {
		b.WriteString("\uFEFF")
	}
	end, next := "\n", 1
	if a.Style.Windows {
		end = "\r\n"
	}
	for i, block := range a.Blocks {
		if i > 0 && (a.Style.Gaps || a.Style.Width > 0) {
			b.WriteString(end)
			next++
		}
		lines := a.Style.lines(block.String())
		for _, l := range lines {
			b.WriteString(l + end)
		}
		if block.Marked {
			marks = append(marks, Mark{lineRange(next, next+len(lines)-1), block.Role})
		}
		next += len(lines)
	}
	return b.String(), marks
}

func lineRange(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d-%d", first, last)
}

// lines sets the words of one block.
func (s Style) lines(words string) []string {
	if s.SoftHyphens {
		words = hyphenate(words)
	}
	if s.Decomposed {
		words = norm.NFD.String(words)
	}
	if s.Width == 0 {
		return []string{words}
	}
	var lines []string
	line, length := "", 0
	for word := range strings.SplitSeq(words, " ") { // not Fields: no-break spaces do not break
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > s.Width {
			lines, line, length = append(lines, line), "", 0
		}
		if length > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	return append(lines, line)
}

// longWord is the number of letters from which a word gets soft hyphens.
const longWord = 14

// hyphenate puts soft hyphens into long words: between a vowel and a consonant that another vowel follows.
func hyphenate(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for start := 0; start < len(runes); {
		end := start
		for end < len(runes) && unicode.IsLetter(runes[end]) {
			end++
		}
		for i := start; i < end; i++ {
			if end-start >= longWord && i >= start+3 && i+3 < end && vowel(runes[i-1]) && !vowel(runes[i]) && vowel(runes[i+1]) {
				b.WriteRune('\u00AD')
			}
			b.WriteRune(runes[i])
		}
		if end < len(runes) {
			b.WriteRune(runes[end])
		}
		start = end + 1
	}
	return b.String()
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouäöüy", unicode.ToLower(r)) }
