package coverage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/quote"
)

// Sentences cuts a text into its sentences: bytes of text, half-open, in order, without the white space between them.
// Everything that is not white space lies in exactly one.
//
// A sentence ends with . ! ? or … and what closes after it (quotation marks, brackets), before white space; at a blank
// line; and at the end of the text, which should therefore be a block. It goes on if the next word begins in lower case:
// that alone settles most abbreviations, and „Warum?“ fragte sie. What is left are marks before a capital letter, which
// in German every noun has. They are judged by the word before (abbreviations, initials, ordinals) and by whether the
// word after is one that opens sentences (articles, pronouns, prepositions): "3 Mio. Soldaten", but "3 Mio. Der Staat".
// No statistics: an editor can see why, and a new abbreviation is one word in a list.
//
// Languages are de and en; any other is cut like English.
func Sentences(text, language string) []quote.Span {
	s := &splitter{text: text, language: language, start: -1}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			next := skipSpace(text, i)
			if blankLine(text[i:next]) {
				s.flush(i)
			}
			i = next
			continue
		}
		if s.start < 0 {
			s.start = i
		}
		if !terminator(r) {
			s.bracket(r, i)
			i += size
			continue
		}
		m := s.markAt(i)
		if s.ends(m) {
			s.flush(m.closed)
		}
		i = m.closed
	}
	s.flush(len(strings.TrimRightFunc(text, unicode.IsSpace)))
	return s.spans
}

type splitter struct {
	text, language string
	start          int   // of the sentence; -1 between two
	open           []int // where the brackets stand that are open in this sentence
	spans          []quote.Span
}

func (s *splitter) flush(end int) {
	if s.start >= 0 && s.start < end {
		s.spans = append(s.spans, quote.Span{Start: s.start, End: end})
	}
	s.start, s.open = -1, s.open[:0]
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

// mark is a place where a sentence may end.
type mark struct {
	at       int    // the first mark
	signs    string // all of them: "?!", "..."
	closed   int    // after the quotation marks and brackets that close behind them
	inside   bool   // a bracket closes that was opened in the middle of the sentence
	unquoted bool   // nothing closes
}

func (s *splitter) markAt(at int) mark {
	end := at
	for end < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !terminator(r) {
			break
		}
		end += size
	}
	m := mark{at: at, signs: s.text[at:end], closed: end, unquoted: true}
	for m.closed < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[m.closed:])
		if !closing(r) {
			break
		}
		if s.bracket(r, m.closed) {
			m.inside = true
		}
		m.closed += size
		m.unquoted = false
	}
	return m
}

func terminator(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' || r == '‽' }

// closing tells whether r, directly after a mark, closes something. Which of the quotation marks close depends on the
// language, even on the publisher: „…“ “…” »…« «…». Directly after a mark each can only close.
func closing(r rune) bool {
	return strings.ContainsRune("“”„‘’\"'»«›‹)]", r)
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
	switch {
	case m.signs == "." && m.unquoted && s.goesOn(m, word):
		return false
	case unicode.IsLower(first):
		return s.text[next] == '(' // a sentence in brackets, or an agency's sign: "(nz/afp)"
	case strings.ContainsAny(m.signs, "!?‽"):
		return m.unquoted || s.language == "de" || !attributed(s.text[next:])
	case m.signs == ".":
		return true
	}
	// An ellipsis. "[…]" leaves words out; in German so may a bare one before a noun.
	if strings.HasSuffix(s.text[:m.at], "[") {
		return false
	}
	return s.language != "de" || s.opens(word)
}

// attributed tells whether a text begins by saying who asked or called: “Is it true?” Mr. Kim asked. German has a comma there.
func attributed(text string) bool {
	words := wordsOf(text[:min(len(text), 80)])
	return slices.ContainsFunc(words[:min(len(words), 4)], func(w word) bool { return asking[w.text] })
}

var asking = set("asked said says shouted called cried wrote replied demanded")

// opens tells whether a word is one that sentences begin with.
func (s *splitter) opens(word string) bool {
	if strings.HasSuffix(word, ".") {
		return false // an initial: "J. A. Smith"
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && tableFor(openers, s.language)[strings.ToLower(word)]
}

// goesOn tells whether a full stop belongs to the word before it: an abbreviation, an initial, an ordinal. word is the one after it.
func (s *splitter) goesOn(m mark, word string) bool {
	before := s.before(m.at)
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	first, _ := utf8.DecodeRuneInString(word)
	switch s.abbreviation(before) {
	case never:
		return true
	case unlessOpened:
		return !s.opens(word)
	case beforeDigit:
		return unicode.IsDigit(first)
	}
	switch {
	case startsWithDigit(last) && digitsAndStops(last):
		return s.ordinal(before, word)
	case utf8.RuneCountInString(last) == 1 && letters(last), dotted(last):
		return !s.opens(word)
	case s.language == "de" && roman(last):
		return !s.opens(word)
	}
	return false
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
		words[i] = strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	return words[max(0, len(words)-4):]
}

// abbreviation looks the last words up, joined: "z. B." is "z.b".
func (s *splitter) abbreviation(before []string) ending {
	for n := min(3, len(before)); n >= 1; n-- {
		tail := before[len(before)-n:]
		if slices.ContainsFunc(tail[:n-1], func(w string) bool { return !strings.HasSuffix(w, ".") }) {
			continue
		}
		if e := tableFor(abbreviations, s.language)[strings.ToLower(strings.Join(tail, ""))]; e != ends {
			return e
		}
	}
	return ends
}

// ordinal tells whether a number with a full stop is one of a series: "am 8. Oktober", "1. Startseite", "8. 10. 2024".
func (s *splitter) ordinal(before []string, word string) bool {
	n := len(before) - 1
	number := before[n]
	first, _ := utf8.DecodeRuneInString(word)
	if n == 0 && len(number) <= 2 {
		return true // the number of an entry in a list
	}
	if s.language != "de" || len(strings.TrimSuffix(number, ".")) > 5 || len(number) > 3 && !strings.Contains(number, ".") || s.opens(word) {
		return false
	}
	if unicode.IsDigit(first) || ordered[strings.ToLower(word)] {
		return true
	}
	if n == 0 {
		return false
	}
	cue := strings.ToLower(before[n-1])
	if n >= 2 && (cue == "und" || cue == "oder" || cue == "bis") {
		return startsWithDigit(before[n-2]) && strings.HasSuffix(before[n-2], ".") // "am 3. und 4. Spieltag"
	}
	return ordinalCues[cue]
}

// nextWord returns the word that begins at or after i, behind quotation marks, brackets and dashes: letters and digits, and
// the full stop if one follows. It is empty if something else stands there.
func nextWord(text string, i int) string {
	rest := strings.TrimLeftFunc(text[i:min(len(text), i+80)], func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pd) || r == '"' || r == '\''
	})
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return rest
	}
	if rest[end] == '.' {
		end++
	}
	return rest[:end]
}

func skipSpace(text string, i int) int {
	n := strings.IndexFunc(text[i:], func(r rune) bool { return !unicode.IsSpace(r) })
	if n < 0 {
		return len(text)
	}
	return i + n
}

// blankLine tells whether white space holds an empty line. Line ends are those of package article.
func blankLine(space string) bool {
	return strings.Count(space, "\n")+strings.Count(space, "\r")-strings.Count(space, "\r\n") > 1
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func digitsAndStops(s string) bool { return strings.Trim(s, "0123456789.") == "" }

func letters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func roman(s string) bool { return s != "" && strings.Trim(s, "IVXLC") == "" }

// dotted tells whether a word is single letters with full stops between them: "U.S", "a.m".
func dotted(s string) bool {
	parts := strings.Split(s, ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return utf8.RuneCountInString(p) != 1 || !letters(p) })
}
