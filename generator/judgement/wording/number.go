package wording

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/text/fold"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

var numberNotQuoted = rules.Warning("number-not-quoted", "a number in the claim that no quotation has")

// few is what is counted in passing: two meetings, three men. A sentence has at most as many figures as are looked up.
const few, mostFigures = 3, 16

// numbers adds which numbers of a claim no quotation of it has, where one has another number of the same things.
func (k Known) numbers(c *fact.Claim, found *diag.List) {
	figures := figuresIn(k.language, c.Claim)
	for _, f := range figures[:min(len(figures), mostFigures)] {
		if slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool { return has(q, f) }) {
			continue
		}
		if nearest, q := f.nearest(c.Quotes); q != nil {
			found.Add(numberNotQuoted.At(c.Where.At("claim").Inside(f.start, f.end),
				"write the number as a quotation has it, or quote the words that give it",
				"no quotation has %s; the one from %s has %s", f.words, q.Source.ID, nearest.words))
		}
	}
}

// has tells whether a quotation has a number, or an editor has said that it is what the quotation says. Of one whose
// language nobody knows it cannot be told.
func has(q *fact.Quote, f figure) bool {
	if !q.Reading.Known() || strings.Contains(q.Wording, f.words) || slices.Contains(q.Reading.Numbers(), f.value) {
		return true
	}
	g := q.Figure
	return g != nil && (g.Min != nil && *g.Min == f.value || g.Max != nil && *g.Max == f.value)
}

// A figure is a number in a text that says how many there are of something.
type figure struct {
	value      float64
	start, end int
	words      string   // it is written in
	limit      limit    // what the words beside it make of it
	said       string   // it with these words
	upper      float64  // the upper end, if it is the lower one of a range
	things     []string // words behind it, of which one says what there are so many of; and signs beside it
}

// nearest returns the nearest figure of the same things in quotations, and in which; nil if there is none.
func (f figure) nearest(quotes []*fact.Quote) (nearest figure, in *fact.Quote) {
	for _, q := range quotes {
		for _, g := range figuresIn(reading.In(q.Source.Language), q.Reading.Readable()) {
			if f.alike(g) && (in == nil || math.Abs(f.value-g.value) < math.Abs(f.value-nearest.value)) {
				nearest, in = g, q
			}
		}
	}
	return nearest, in
}

// figuresIn returns the figures in a text: no dates and spans of time, no ordinals, none that is part of a name ("Six
// Nations", "Artikel 4"), and nothing vague ("thousands").
func figuresIn(l *reading.Language, text string) (list []figure) {
	words := reading.Words(text)
	for i := 0; i < len(words); i++ {
		first, from := words[i], i
		if !l.Numeral(first) || l.Dated(words, i) {
			continue
		}
		i = endOf(l, text, words, i)
		f := figure{start: first.Start, end: words[i].End, words: text[first.Start:words[i].End]}
		sign := len(first.Before) - len(strings.TrimRightFunc(first.Before, currency)) // 20m is so many metres without
		values := l.Numbers(text[f.start-sign : f.end])
		before := strings.Trim(first.Before, "'’") // d’une centaine
		if len(values) != 1 || values[0] <= few || bound(before) || bound(words[i].After) || vague(l, words, from) ||
			ordinal(l, words, i) {
			continue
		}
		is, at, last := limitOf(l, words, from, i)
		f.value, f.things = values[0], things(l, words, from, i)
		f.limit, f.said = is, text[words[at].Start:words[last].End]
		f.widen(l, text, words, from, i)
		if f.limit != exactly || !inName(l, words, from, i) {
			list = append(list, f)
		}
	}
	return list
}

// mostLinked is how many hyphens and times "and" a number has at most, each of which has the whole of it read again.
const mostLinked = 12

// endOf returns the last word of the number that begins with word i: trente et un, eighty-seven.
func endOf(l *reading.Language, text string, words []reading.Word, i int) int {
	links := 0
	for start, next := words[i].Start, i+1; next < len(words); next = i + 1 {
		linked := l.And[words[next].Lower] && next+1 < len(words)
		if linked {
			next++
		}
		w := words[next]
		if l.Dated(words, next) || !l.Numeral(w) && (linked || !w.Follows() || l.Suffixes[w.Lower] == 0) {
			break
		}
		if linked || !w.Follows() {
			if links++; links > mostLinked || len(l.Numbers(text[start:w.End])) != 1 {
				break
			}
		}
		i = next
	}
	return i
}

// vague tells whether a number that begins with word i is none by itself: thousands, (half a) million, but not vingt.
func vague(l *reading.Language, words []reading.Word, i int) bool {
	return l.Scales[words[i].Lower] > 0 && l.Cardinals[words[i].Lower] == 0
}

// inName tells whether a number from a word to another is part of a name, or of a time.
func inName(l *reading.Language, words []reading.Word, from, to int) bool {
	if to+1 < len(words) && words[to+1].Follows() {
		next := words[to+1]
		return l.Timely(next) || next.Capital() && !l.Nouns
	}
	return from > 0 && words[from].Follows() && words[from-1].Capital()
}

// bound tells whether what stands beside a number makes it a part of something else: F-16, 12:30.
func bound(beside string) bool {
	r, size := utf8.DecodeRuneInString(beside)
	return size == len(beside) && (unicode.In(r, unicode.Pd) || strings.ContainsRune(":/'’", r))
}

// ordinal tells whether word i is a number in a series: "der 45. Präsident".
func ordinal(l *reading.Language, words []reading.Word, i int) bool {
	if i == 0 || i+1 == len(words) || strings.TrimRightFunc(words[i].After, unicode.IsSpace) != "." {
		return false
	}
	return l.Ordinal([]string{words[i-1].Text, words[i].Text + "."}, words[i+1].Text)
}

func currency(r rune) bool { return unicode.Is(unicode.Sc, r) }

// things returns what stands beside a number from a word to another and may say what is counted: a sign, or words.
func things(l *reading.Language, words []reading.Word, from, to int) (list []string) {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(words[from].Before))
	after, _ := utf8.DecodeRuneInString(strings.TrimSpace(words[to].After))
	for _, r := range []rune{before, after} {
		if currency(r) || r == '%' && r == after {
			list = append(list, string(r))
		}
	}
	for _, w := range words[to+1 : min(len(words), to+4)] {
		if !w.Follows() {
			break
		}
		if !l.Small[w.Lower] {
			list = append(list, fold.String(w.Lower))
		}
	}
	return list
}

// alike tells whether two figures count the same things, as far as their words tell. If the words of one do not, they
// must be as near to one another as a number and its rounding.
func (f figure) alike(g figure) bool {
	if len(f.things) == 0 || len(g.things) == 0 {
		return math.Abs(f.value-g.value) <= max(f.value, g.value)/4
	}
	return slices.ContainsFunc(f.things, func(a string) bool {
		return slices.ContainsFunc(g.things, func(b string) bool { return related(a, b) })
	})
}

// related tells whether two words are the same but for how they end: Liter, Litern.
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= 4 && len(b)-len(a) <= 2 && strings.HasPrefix(b, a)
}
