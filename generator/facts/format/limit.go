package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/facts/bound"
	"beleg/generator/words/diag"
)

// ControlCharacter is reported in what editors write. Those of articles are shown as what they are.
var ControlCharacter = rules.Error("control-character", "a character that steers a terminal or hides what is written")

// What texts and lists may have at most. The page of each rating shows the whole scale, so that is short. A chain names
// a few voices, and there are a few chains.
var (
	mostBytes    = bound.Most(bound.TooLarge, 10_000, "bytes of a text whose key says nothing else")
	mostElements = bound.Most(bound.TooMany, 1000, "elements of a list")
	mostRatings  = bound.Most(bound.TooMany, 100, "ratings of a scale")
	mostChains   = bound.Most(bound.TooMany, 50, "chains of a quotation")
	mostVoices   = bound.Most(bound.TooMany, 20, "voices of a chain")
	mostParts    = bound.Most(bound.TooMany, 50, "parts of a quotation with […]")
)

// few tells whether a list of n elements may be so long, or reports it.
func (s slot) few(n int) bool {
	most := mostElements
	switch {
	case s.Refers == "chain":
		most = mostChains
	case s.Key == "rating":
		most = mostRatings
	}
	if n > most {
		s.report(bound.TooMany, "", "%s has %d elements, and %d are the most", s.Key, n, most)
	}
	return n <= most
}

// bounded tells whether a text is no longer than its key allows and has no characters that nobody writes, or reports
// it.
func (s slot) bounded(text string) bool {
	if len(text) > s.Long {
		s.report(bound.TooLarge, "", "%s has %d bytes, and %d are the most", s.subject(), len(text), s.Long)
		return false
	}
	if n := strings.Count(text, "<") + 1; s.Refers == "chain" && n > mostVoices {
		s.report(bound.TooMany, "", "the chain has %d voices, and %d are the most", n, mostVoices)
		return false
	}
	if n := strings.Count(text, "[") + 1; s.Verbatim && n > mostParts && strings.Count(text, "]") > mostParts {
		s.report(bound.TooMany, "quote each passage by itself", "the quotation has %d parts, and %d are the most", n,
			mostParts)
		return false
	}
	if s.Verbatim {
		return true
	}
	if i, r := Control(text); i >= 0 {
		s.found.Add(ControlCharacter.At(s.where().Inside(i, i+utf8.RuneLen(r)), "take it out", "%s has a %s",
			s.subject(), diag.Character(r)))
		return false
	}
	return true
}

// Control returns the first character of a text that no text has, and the byte at which it stands; -1 if there is none.
func Control(text string) (at int, character rune) {
	for i, r := range text {
		if controls(r) {
			return i, r
		}
	}
	return -1, 0
}

// Writable returns a text with blanks for the characters that [Control] finds.
func Writable(text string) string {
	return strings.Map(func(r rune) rune {
		if controls(r) {
			return ' '
		}
		return r
	}, text)
}

// controls tells characters that no text has: they steer devices, or turn the order of what follows round whatever
// script it is in, or are none.
func controls(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7F, r == '\n', r == '\t', r == '\r':
		return false
	case r == '\u202D', r == '\u202E', r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.IsControl(r) || r&0xFFFE == 0xFFFE
}
