// Package hyphen tells what a hyphen at the end of a line means.
//
// In goes a text whose lines were broken at some width; out come the places where a word runs over a line's end, and
// how each is read: "re-⏎place" is replace, but "Kim Jong-⏎un" is Kim Jong-un, and "Vor-⏎und Nachteile" are Vor- und
// Nachteile. Nothing in the characters tells these apart. A text says most of its words more than once, so it is asked
// first; capitals, numbers and small words tell most of the rest.
package hyphen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/words/reading"
)

// A Reading is what a hyphen and the line end behind it stand for.
type Reading string

// The readings.
const (
	Joined Reading = ""   // the hyphen was put there to break the word
	Kept   Reading = "-"  // it belongs to the word, which was broken behind it
	Spaced Reading = "- " // it stands for the end of a later word, and a space follows
)

const soft = '\u00AD'

// A Break is a place where a word may run over the end of a line: a hyphen behind a letter or digit, one line end
// among white space, and a letter or digit.
type Break struct {
	Start, End int // bytes of the text, half-open: the hyphen, the line end and all white space
	Reading    Reading
	// Sure says that there is no other reading: a soft hyphen only ever breaks words, and without its hyphen "F-⏎16"
	// would be another number.
	Sure bool
}

// Breaks returns the breaks of a text in order, each with the likely reading.
func Breaks(text string) []Break {
	breaks := Unread(text)
	if len(breaks) == 0 {
		return nil // to collect the words is not free
	}
	known := In(text)
	for i, b := range all(text) {
		if !breaks[i].Sure {
			breaks[i].Reading = known.Likely(text[b.before:b.start], text[b.end:b.after])
		}
	}
	return breaks
}

// Unread returns the breaks of a text that cannot tell how they are read, such as a line from another one: hyphens that
// have more than one reading are left as they stand, before white space.
func Unread(text string) []Break {
	var breaks []Break
	for _, b := range all(text) {
		k := Break{Start: b.start, End: b.end, Reading: Spaced}
		if r, _ := utf8.DecodeRuneInString(text[b.start:]); r == soft {
			k.Reading, k.Sure = Joined, true
		} else if figures(text[b.before:b.start], text[b.end:b.after]) {
			k.Reading, k.Sure = Kept, true
		}
		breaks = append(breaks, k)
	}
	return breaks
}

// Mend returns text[from:to] with the words whole that run over a line's end. breaks are those of the text, in order;
// one of them that is among others too is read as there. A break that is not all in the stretch stays as it is.
func Mend(text string, from, to int, breaks []Break, others ...Break) string {
	k, _ := slices.BinarySearchFunc(breaks, from, func(b Break, from int) int { return b.Start - from })
	if k == len(breaks) || breaks[k].End > to {
		return text[from:to]
	}
	var b strings.Builder
	for ; k < len(breaks) && breaks[k].End <= to; k++ {
		read := breaks[k]
		if o := slices.IndexFunc(others, func(o Break) bool { return o.Start == read.Start }); o >= 0 {
			read = others[o]
		}
		b.WriteString(text[from:read.Start] + string(read.Reading))
		from = read.End
	}
	return b.String() + text[from:to]
}

// Words are those that a text has, but for the words that are broken at a line's end. A nil one knows none.
type Words struct {
	said     map[string]bool // and pairs with a hyphen between
	language *reading.Language
}

// In collects the words of a text, in linear time.
func In(text string) *Words {
	w := &Words{map[string]bool{}, reading.In(reading.Guess(text))}
	broken := all(text)
	last, lastEnd := "", -1 // the word before, if no hyphen broke it
	for at := 0; at < len(text); {
		if r, size := utf8.DecodeRuneInString(text[at:]); !reading.Lettered(r) {
			at += size
			continue
		}
		from, end := at, len(text)-len(strings.TrimLeftFunc(text[at:], inWord))
		at = end
		for len(broken) > 0 && broken[0].after < end {
			broken = broken[1:]
		}
		if len(broken) > 0 && broken[0].before < end {
			continue
		}
		word := plain(text[from:end])
		w.said[word] = true
		if r, size := utf8.DecodeRuneInString(text[max(0, lastEnd):]); lastEnd >= 0 && lastEnd+size == from && hard(r) {
			w.said[last+"-"+word] = true
		}
		last, lastEnd = word, end
	}
	return w
}

// Likely tells how a hyphen and a line end between two words are read, or between the parts of one: in "Nord-Süd-⏎
// Dialog" between Süd and Dialog.
//
// What the text says elsewhere decides. Figures, capitals and single letters keep the hyphen ("F-⏎16", "Jong-⏎Un",
// "US-⏎amerikanisch", "E-⏎Mail"), and so do numbers in languages that do not write them as one word. A small word such
// as und lets the hyphen stand for a later word. Two longer words that the text has by themselves are a compound with a
// hyphen, unless the first is one that others begin with: über, with. All else was broken by a typesetter.
func (w *Words) Likely(before, after string) Reading {
	before, after = plain(before), plain(after)
	joined, kept := w.has(before+after), w.has(before+"-"+after)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case figures(before, after):
		return Kept
	case joined != kept:
		if kept {
			return Kept
		}
	case w.read().Suspending[after]:
		return Spaced
	case capitals(before) && capitals(after) && !w.has(before): // a headline in capitals
	case unicode.IsUpper(first), utf8.RuneCountInString(before) == 1, capitals(before),
		w.compound(before, after):
		return Kept
	}
	return Joined
}

// has reports whether a text has a word, at the beginning of a sentence or in it.
func (w *Words) has(word string) bool {
	if w == nil || word == "" {
		return false
	}
	r, size := utf8.DecodeRuneInString(word)
	return w.said[word] || w.said[strings.ToLower(word)] || w.said[string(unicode.ToUpper(r))+word[size:]]
}

func (w *Words) read() *reading.Language {
	if w == nil {
		return reading.In("")
	}
	return w.language
}

// compound tells words that the text has by themselves, or that are numbers, where a language keeps those apart, or of
// which the first is an adjective that is paired.
func (w *Words) compound(before, after string) bool {
	l, small := w.read(), strings.ToLower(before)
	_, number := l.Cardinals[small]
	_, numbers := l.Cardinals[after]
	if number && numbers && len(l.Glued) == 0 || l.Paired != "" && strings.HasSuffix(before, l.Paired) &&
		longer(after) && after[0] != 'e' { // which begins their endings
		return true
	}
	return longer(before) && longer(after) && w.has(before) && w.said[after] && !l.Fronts[small]
}

// longer tells words that are hardly ever the syllable of another.
func longer(word string) bool { return utf8.RuneCountInString(word) > 3 }

func capitals(word string) bool {
	small := func(r rune) bool { return !unicode.IsUpper(r) }
	return utf8.RuneCountInString(word) > 1 && !strings.ContainsFunc(word, small)
}

// figures reports whether a digit stands on either side of the hyphen.
func figures(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsDigit(last) || unicode.IsDigit(first)
}

func hard(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func inWord(r rune) bool { return reading.Lettered(r) || unicode.IsMark(r) || reading.Invisible(r) }

// plain returns a word without what cannot be seen.
func plain(word string) string {
	return strings.Map(func(r rune) rune {
		if reading.Invisible(r) {
			return -1
		}
		return r
	}, word)
}

// place is where a break and the words beside it stand: before, start, end and after ascend.
type place struct{ before, start, end, after int }

// all finds the breaks by the line ends.
func all(text string) []place {
	var found []place
	for at := 0; ; {
		i := strings.IndexAny(text[at:], "\r\n")
		if i < 0 {
			return found
		}
		line := at + i
		at = line + 1
		if strings.HasPrefix(text[line:], "\r\n") {
			at++
		}
		if start := hyphenBefore(text, line); start >= 0 {
			end := at + len(text[at:]) - len(strings.TrimLeftFunc(text[at:], inLine))
			word := text[len(strings.TrimRightFunc(text[:start], inWord)):start]
			word = strings.TrimLeftFunc(word, func(r rune) bool { return !reading.Lettered(r) }) // marks on a sign
			if after := end + lettersAt(text[end:]); word != "" && after > end {
				found = append(found, place{start - len(word), start, end, after})
			}
		}
	}
}

// lettersAt returns the length of the word that a text begins with; 0 if it begins with none that can be seen.
func lettersAt(text string) int {
	n := len(text) - len(strings.TrimLeftFunc(text, inWord))
	if r, _ := utf8.DecodeRuneInString(plain(text[:n])); n == 0 || !reading.Lettered(r) {
		return 0
	}
	return n
}

// hyphenBefore returns where the hyphen stands that a line ends with; -1 if it ends with none.
func hyphenBefore(text string, end int) int {
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
		switch {
		case r == '-' || r == '\u2010' || r == soft:
			return end
		case !inLine(r):
			return -1
		}
	}
	return -1
}

// inLine reports what may stand between a word and a line's end without being seen.
func inLine(r rune) bool {
	return r != '\n' && r != '\r' && (unicode.IsSpace(r) || reading.Invisible(r))
}
