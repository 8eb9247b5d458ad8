package fragment_test

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/search"
)

// A browser as the specification describes it, step by step, over a page of blocks of text. It compares by the Unicode collation's
// primary weights, from a library that the package under test does not use, and knows words by a rule of its own.
type browser struct{ blocks []string }

// A marked passage: from a byte of one block to a byte of another.
type marked struct{ block, start, endBlock, end int }

// A spot is a place in the page.
type spot struct{ block, at int }

var primary = search.New(language.Und, search.Loose)

// A parsed directive; an empty field was not given.
type parsed struct{ prefix, start, end, suffix string }

var syntax = regexp.MustCompile(`^text=(?:([^&,-]+)-,)?([^&,-]+)(?:,([^&,-]+))?(?:,-([^&,-]+))?$`)

// parse reads one directive; false if the specification's grammar does not allow it.
func parse(directive string) (parsed, bool) {
	m := syntax.FindStringSubmatch(directive)
	if m == nil {
		return parsed{}, false
	}
	for i, s := range m[1:] {
		plain, err := url.PathUnescape(s)
		if err != nil || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return parsed{}, false
		}
		m[i+1] = plain
	}
	return parsed{m[1], m[2], m[3], m[4]}, true
}

// mark is "find a range from a text directive": the first passage that fits.
func (b browser) mark(d parsed) (marked, bool) {
	for from := (spot{}); from.block < len(b.blocks); {
		var match marked
		var ok bool
		exact := d.end == "" && d.suffix != "" // its end need be no word's
		if d.prefix != "" {
			prefix, found := b.find(d.prefix, from, bounds{start: true})
			if !found {
				return marked{}, false
			}
			from = b.next(spot{prefix.block, prefix.start})
			here := b.skipSpace(spot{prefix.endBlock, prefix.end})
			if match, ok = b.find(d.start, here, bounds{end: !exact}); !ok {
				return marked{}, false
			}
			if (spot{match.block, match.start}) != here {
				continue
			}
		} else {
			if match, ok = b.find(d.start, from, bounds{start: true, end: !exact}); !ok {
				return marked{}, false
			}
			from = b.next(spot{match.block, match.start})
		}
		if whole, fits, hopeless := b.complete(match, d); fits {
			return whole, true
		} else if hopeless {
			return marked{}, false
		}
	}
	return marked{}, false
}

// complete adds the end of a range and checks the suffix.
func (b browser) complete(match marked, d parsed) (whole marked, fits, hopeless bool) {
	for rest := (spot{match.endBlock, match.end}); ; {
		if d.end != "" {
			end, found := b.find(d.end, rest, bounds{start: true, end: d.suffix == ""})
			if !found {
				return marked{}, false, true
			}
			match.endBlock, match.end = end.endBlock, end.end
		}
		if d.suffix == "" {
			return match, true, false
		}
		here := b.skipSpace(spot{match.endBlock, match.end})
		suffix, found := b.find(d.suffix, here, bounds{end: true})
		if !found {
			return marked{}, false, true
		}
		if (spot{suffix.block, suffix.start}) == here {
			return match, true, false
		}
		if d.end == "" {
			return marked{}, false, false
		}
		rest = spot{match.endBlock, match.end}
	}
}

// bounds tells which ends must be those of a word.
type bounds struct{ start, end bool }

// find is "find a string in range": the first place, within one block, from a spot on.
func (b browser) find(query string, from spot, need bounds) (marked, bool) {
	pattern := primary.CompileString(query)
	for i := from.block; i < len(b.blocks); i++ {
		text, at := b.blocks[i], 0
		if i == from.block {
			at = from.at
		}
		for at < len(text) {
			start, end := pattern.IndexString(text[at:])
			if start < 0 {
				break
			}
			if strings.HasPrefix(text[at+start:], query) { // to the library a Korean syllable belongs to the sign before it
				end = start + len(query)
			}
			start, end = at+start, at+end
			end = len(text) - len(strings.TrimLeftFunc(text[end:], weightless)) // belongs to what was matched last
			if (!need.start || bounded(text, start)) && (!need.end || bounded(text, end)) {
				return marked{i, start, i, end}, true
			}
			_, w := utf8.DecodeRuneInString(text[start:])
			at = start + w
		}
	}
	return marked{}, false
}

func (b browser) next(s spot) spot {
	_, w := utf8.DecodeRuneInString(b.blocks[s.block][s.at:])
	return spot{s.block, s.at + w}
}

func (b browser) skipSpace(s spot) spot {
	for s.block < len(b.blocks) {
		text := b.blocks[s.block]
		if rest := strings.TrimLeftFunc(text[s.at:], unicode.IsSpace); rest != "" {
			return spot{s.block, len(text) - len(rest)}
		}
		s = spot{s.block + 1, 0}
	}
	return s
}

// weightless reports characters that a primary comparison does not see.
func weightless(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) || r == '\u0640' }

// word is one word, as UAX 29 has them, for scripts that put spaces between words.
var word = regexp.MustCompile(`[\p{L}\p{N}\p{Pc}][\p{M}\p{Cf}]*(?:[.'’‘:·‧․]?[\p{L}\p{Pc}][\p{M}\p{Cf}]*|[.'’‘,;]?[\p{N}\p{Pc}][\p{M}\p{Cf}]*)*`)

// bounded reports whether a place lies inside no word.
func bounded(text string, at int) bool {
	for _, w := range word.FindAllStringIndex(text, -1) {
		if w[0] < at && at < w[1] {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at == 0 || at == len(text) || !weightless(r)
}
