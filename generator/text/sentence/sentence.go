// Package sentence finds where sentences end.
//
// In goes a text, which should be a block of an article, and how its language is read; out come its sentences.
//
// A sentence ends with . ! ? or … and what closes after it (quotation marks, brackets), before white space; at a blank
// line; and at the end of the text. It goes on if the next word begins in lower case: that alone settles most
// abbreviations, and „Warum?“ fragte sie. What is left are marks before a capital letter, which in German every noun
// has. They are judged by the word before (abbreviations, initials, ordinals) and by whether the word after is one that
// opens sentences (articles, pronouns, prepositions): "3 Mio. Soldaten", but "3 Mio. Der Staat". No statistics: an
// editor can see why, and a new abbreviation is one word in a list.
package sentence

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/words/reading"
)

// All yields where the sentences of a text start and end: bytes, half-open, in order, without the white space between
// them. Everything that is not white space lies in exactly one.
func All(text string, l *reading.Language) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for start := skipSpace(text, 0); start < len(text); {
			s := splitter{Language: l, text: text, start: start}
			end := s.end()
			if !yield(start, end) {
				return
			}
			start = skipSpace(text, end)
		}
	}
}

// Ended tells whether a text ends as sentences do.
func Ended(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return strings.ContainsRune(terminators, last)
}

// A splitter looks for the end of one sentence.
type splitter struct {
	*reading.Language
	text  string
	start int   // of the sentence
	open  []int // where the brackets stand that are open in it
}

func (s *splitter) end() int {
	for i := s.start; i < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case unicode.IsSpace(r):
			next := skipSpace(s.text, i)
			if next == len(s.text) || blankLine(s.text[i:next]) {
				return i
			}
			i = next
		case strings.ContainsRune(terminators, r):
			m := s.markAt(i)
			if s.ends(m) {
				return m.closed
			}
			i = m.closed
		default:
			s.bracket(r, i)
			i += size
		}
	}
	return len(s.text)
}

// bracket keeps count of open brackets. It tells for a closing one whether its sentence began before it was opened.
func (s *splitter) bracket(r rune, at int) (inside bool) {
	switch r {
	case '(', '[':
		s.open = append(s.open, at)
	case ')', ']':
		if n := len(s.open) - 1; n >= 0 {
			inside = s.open[n] > s.start
			s.open = s.open[:n]
		}
	}
	return inside
}

// terminators are the marks that sentences end with.
const terminators = ".!?…‽"

// closers, directly after a mark, close something. Which of the quotation marks close depends on the language, even on
// the publisher: „…“ “…” »…« «…». Directly after a mark each can only close.
const closers = "“”„‘’\"'»«›‹)]"

// mark is a place where a sentence may end.
type mark struct {
	at     int    // the first mark
	signs  string // all of them: "?!", "..."
	closed int    // after the quotation marks and brackets that close behind them
	inside bool   // a bracket closes that was opened in the middle of the sentence
}

func (s *splitter) markAt(at int) mark {
	rest := strings.TrimLeft(s.text[at:], terminators)
	end := len(s.text) - len(rest)
	m := mark{at: at, signs: s.text[at:end], closed: end}
	for {
		r, size := utf8.DecodeRuneInString(s.text[m.closed:])
		if s.Spaced && unicode.IsSpace(r) && strings.HasPrefix(s.text[m.closed+size:], "»") {
			size += len("»")
		} else if !strings.ContainsRune(closers, r) {
			return m
		}
		m.inside = s.bracket(r, m.closed) || m.inside
		m.closed += size
	}
}

// ends tells whether a sentence ends with m.
func (s *splitter) ends(m mark) bool {
	next := skipSpace(s.text, m.closed)
	if next == len(s.text) || blankLine(s.text[m.closed:next]) {
		return true
	}
	if next == m.closed || m.inside {
		return false
	}
	word := nextWord(s.text, next)
	first, _ := utf8.DecodeRuneInString(word)
	unquoted := m.closed == m.at+len(m.signs)
	switch {
	case m.signs == "." && unquoted && s.goesOn(m.at, word):
		return false
	case unicode.IsLower(first):
		return s.text[next] == '(' // a sentence in brackets, or an agency's sign: "(nz/afp)"
	case strings.ContainsAny(m.signs, "!?‽"):
		return unquoted || !s.attributed(s.text[next:])
	case m.signs == ".":
		return true
	}
	// An ellipsis. "[…]" leaves words out; in German so may a bare one before a noun.
	if strings.HasSuffix(s.text[:m.at], "[") {
		return false
	}
	return !s.Nouns || s.Opens(word)
}

// attributed tells whether a text begins by saying who asked or called: “Is it true?” Mr. Kim asked. German has a comma
// there.
func (s *splitter) attributed(text string) bool {
	words := reading.Words(text[:min(len(text), 80)])
	return slices.ContainsFunc(words[:min(len(words), 4)], func(w reading.Word) bool { return s.Asking[w.Text] })
}

// goesOn tells whether the full stop at a place belongs to the word before it: an abbreviation, an initial, an ordinal.
// word is the one after it.
func (s *splitter) goesOn(at int, word string) bool {
	before := s.before(at)
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case endIn(before, s.Inside):
		return true
	case endIn(before, s.Unopened):
		return !s.Opens(word)
	case endIn(before, s.BeforeDigit):
		return unicode.IsDigit(first)
	case strings.IndexAny(last, "0123456789") == 0 && strings.Trim(last, "0123456789.") == "":
		return s.Ordinal(before, word)
	}
	return (initials(last) || s.Nouns && reading.Roman(last)) && !s.Opens(word)
}

// before returns up to four words of the sentence before a place, without opening punctuation and the full stop there.
// It looks at no more than 64 bytes, so that a text of nothing but full stops is no burden.
func (s *splitter) before(at int) []string {
	from := max(s.start, at-64)
	for from < at && !utf8.RuneStart(s.text[from]) {
		from++
	}
	words := strings.Fields(s.text[from:at])
	if from > s.start && len(words) > 0 {
		words = words[1:] // may be cut
	}
	for i, w := range words {
		words[i] = strings.TrimLeftFunc(w, func(r rune) bool { return !reading.Lettered(r) })
	}
	return words[max(0, len(words)-4):]
}

// endIn tells whether the last words, joined, are one of these abbreviations: "z. B." is "z.b". What is elided before
// them does not count: "l’art".
func endIn(words []string, abbreviations map[string]bool) bool {
	for n := min(3, len(words)); n >= 1; n-- {
		tail := words[len(words)-n:]
		first := strings.ReplaceAll(tail[0], "’", "'")
		joined := first[strings.LastIndexByte(first, '\'')+1:] + strings.Join(tail[1:], "")
		open := slices.ContainsFunc(tail[:n-1], func(w string) bool { return !strings.HasSuffix(w, ".") })
		if !open && abbreviations[strings.ToLower(joined)] {
			return true
		}
	}
	return false
}

// nextWord returns the word that begins at or after i, behind quotation marks, brackets and dashes: letters and digits,
// and the full stop if one follows. It is empty if something else stands there.
func nextWord(text string, i int) string {
	rest := strings.TrimLeftFunc(text[i:min(len(text), i+80)], func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pd) || r == '"' ||
			r == '\''
	})
	after := strings.TrimLeftFunc(rest, reading.Lettered)
	return rest[:len(rest)-len(strings.TrimPrefix(after, "."))]
}

func skipSpace(text string, i int) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}

// blankLine tells whether white space holds an empty line. Line ends are those of package article.
func blankLine(space string) bool {
	return strings.Count(space, "\n")+strings.Count(space, "\r")-strings.Count(space, "\r\n") > 1
}

// initials tells whether a word is single letters with full stops between them: "K", "U.S", "a.m".
func initials(word string) bool {
	return !slices.ContainsFunc(strings.Split(word, "."), func(part string) bool {
		r, size := utf8.DecodeRuneInString(part)
		return size != len(part) || !unicode.IsLetter(r)
	})
}
