package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/words/reading"
)

// reach is how far from a place the beginning or the end of its sentence is looked for, in bytes: hardly any is that
// long.
const reach = 2048

// Around returns where the sentence begins that holds the byte from, and where the one ends that holds the byte before
// to, as All yields them. What is further away than 2,048 bytes is not looked at: so it takes the same time in a book.
func Around(text string, l *reading.Language, from, to int) (start, end int) {
	start = from
	if !begins(text, l, from) {
		start = startOf(text, l, from)
	}
	most := min(len(text), to+reach)
	for most < len(text) && !utf8.RuneStart(text[most]) {
		most++
	}
	for _, e := range All(text[start:most], l) {
		if end = start + e; end >= to {
			return start, end
		}
	}
	return start, to
}

// begins tells whether a sentence ends right before a place.
func begins(text string, l *reading.Language, at int) bool {
	before := strings.TrimRightFunc(text[:at], unicode.IsSpace)
	if before == "" {
		return true
	}
	marks := strings.TrimRight(before, terminators+closers)
	first := strings.IndexAny(before[len(marks):], terminators)
	if first < 0 {
		return false
	}
	s := splitter{Language: l, text: text, start: max(0, at-64)}
	m := s.markAt(len(marks) + first)
	return m.closed == len(before) && s.ends(m)
}

func startOf(text string, l *reading.Language, at int) int {
	from := max(0, at-reach)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	for s, e := range All(text[from:], l) {
		if from+e > at {
			return min(from+s, at)
		}
	}
	return at
}
