package wording

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

var figureBound = rules.Warning("figure-bound", "a figure that is exact where its quotation is not")

// A limit is what words beside a number make of it.
type limit int

const (
	exactly limit = iota
	least         // over, at least
	most          // up to, at most
	roughly       // about
	ranged        // it is the lower end of a range
)

// longestLimit is how many words limit a number at most: no more than. farthest is how many may stand between it and
// those behind it: 20 British soldiers at most.
const longestLimit, farthest = 3, 2

// limitOf returns what the words beside a number make of it, or those in it, and from where to where all of them reach.
// The most words count: "no more than" says the opposite of "more than".
func limitOf(l *reading.Language, words []reading.Word, from, to int) (is limit, first, last int) {
	for n := min(longestLimit, from); n > 0 && !parted(l, words[from-1]); n-- {
		if is = limitBy(l, words[from-n:from]); is != exactly {
			return is, from - n, to
		}
	}
	if slices.ContainsFunc(words[from:to+1], func(w reading.Word) bool { return l.Roughly[w.Lower] }) {
		return roughly, from, to
	}
	for k := to + 1; k < len(words) && k <= to+1+farthest && words[k].Follows(); k++ {
		for n := min(longestLimit, len(words)-k); n > 0; n-- {
			if said := words[k : k+n]; l.Trailing[hyphened(said)] && ends(l, words, k, k+n) {
				return limitBy(l, said), from, k + n - 1
			}
		}
		if l.Joining[words[k].Lower] {
			break // something else is counted
		}
	}
	return exactly, from, to
}

func limitBy(l *reading.Language, words []reading.Word) limit {
	switch said := hyphened(words); {
	case l.Least[said]:
		return least
	case l.Most[said]:
		return most
	case l.Roughly[said]:
		return roughly
	}
	return exactly
}

func hyphened(words []reading.Word) string {
	said := words[0].Lower
	for _, w := range words[1:] {
		said += "-" + w.Lower
	}
	return said
}

// parted tells whether a sentence, or a part of one, ends behind a word. The full stop of "ca." ends none.
func parted(l *reading.Language, w reading.Word) bool {
	return strings.ContainsAny(w.After, ",;:!?…()") || strings.Contains(w.After, ".") && !l.Inside[w.Lower]
}

// ends tells whether words from one to another, behind a number, are about that and not about what follows.
func ends(l *reading.Language, words []reading.Word, from, to int) bool {
	if to == len(words) || parted(l, words[to-1]) {
		return true
	}
	next := words[to]
	return !l.Numeral(next) && !l.Amounts[next.Lower] && (l.Joining[words[from].Lower] || l.Small[next.Lower])
}

// widen makes a figure, the words from one to another, the lower end of a range if the upper one follows.
func (f *figure) widen(l *reading.Language, text string, words []reading.Word, from, to int) {
	if to+2 >= len(words) || !words[to+1].Follows() || !words[to+2].Follows() || !l.Numeral(words[to+2]) {
		return
	}
	through := words[to+1].Lower
	is := l.Ranges[through]
	if from > 0 && words[from].Follows() {
		before := words[from-1]
		if around, known := l.Ranges[before.Lower+"-"+through]; known {
			if from, is = from-1, around; before.Capital() {
				is = 1 // "from 20 to 30" is how something changed, but for where a sentence begins with it
			}
		}
	}
	end := words[endOf(l, text, words, to+2)].End
	values := l.Numbers(text[f.start:end])
	if n := len(values); is > 0 && n > 1 && values[n-2] < values[n-1] { // both are millions in "2 to 3 million"
		f.limit, f.value, f.upper, f.said = ranged, values[n-2], values[n-1], text[words[from].Start:end]
	}
}

// limitedIn returns the figures of a quotation that words beside them make a bound, or rough, or a range.
func limitedIn(q *fact.Quote) []figure {
	return q.Reading.Kept(func() any {
		var limited []figure
		for _, f := range figuresIn(reading.In(q.Source.Language), q.Reading.Readable()) {
			if f.limit != exactly {
				limited = append(limited, f)
			}
		}
		return limited
	}).([]figure)
}

// bounds adds where a quotation says more or less than so many, and the figure that is put on a measure is just that.
func bounds(q *fact.Quote, found *diag.List) {
	g := q.Figure
	if g == nil || !q.Reading.Known() {
		return
	}
	for _, f := range limitedIn(q) {
		if help := f.mends(g); help != "" {
			found.Add(figureBound.At(g.Where.Value(), help, "the quotation says “%s”, and the figure does not", f.said))
			return
		}
	}
}

// mends returns what to write where a measure has a figure as if nothing limited it, or "".
func (f figure) mends(g *fact.Figure) string {
	is := func(end *float64, value float64) bool {
		scaled := func(by float64) bool { return reading.Scaled(*end, by) == value }
		return end != nil && (*end == value || slices.ContainsFunc(reading.Scales(g.Measure.Unit), scaled))
	}
	low, high := is(g.Min, f.value), is(g.Max, f.value)
	switch {
	case f.limit == least && high:
		return "write min = " + written(*g.Max) + " in its place"
	case f.limit == most && low:
		return "write max = " + written(*g.Min) + " in its place"
	case f.limit == roughly && low && high && !g.About:
		return "add about = true"
	case f.limit == ranged && low && high:
		return fmt.Sprintf("write min = %s, max = %s in its place", written(*g.Min),
			written(reading.Scaled(f.upper, *g.Min/f.value)))
	case f.limit == ranged && is(g.Min, f.upper) && is(g.Max, f.upper):
		return fmt.Sprintf("write min = %s, max = %s in its place", written(reading.Scaled(f.value, *g.Max/f.upper)),
			written(*g.Max))
	}
	return ""
}

func written(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
