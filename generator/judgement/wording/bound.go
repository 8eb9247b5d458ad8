package wording

import (
	"slices"
	"strconv"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

var figureBound = rules.Warning("figure-bound", "a figure that is exact where its quotation is not")

// A limit is what words before a number make of it.
type limit int

const (
	exactly limit = iota
	least         // over, at least
	most          // up to, at most
	roughly       // about
)

// limitOf returns what the words before word i make of a number that begins there, and where they begin.
func limitOf(l *reading.Language, words []reading.Word, i int) (limit, int) {
	for n := 1; n <= 2 && n <= i; n++ {
		said := words[i-n].Lower
		if n == 2 {
			said += "-" + words[i-1].Lower
		}
		switch {
		case l.Least[said]:
			return least, i - n
		case l.Most[said]:
			return most, i - n
		case l.Roughly[said]:
			return roughly, i - n
		}
	}
	return exactly, i
}

// limitedIn returns the figures of a quotation that words before them make a bound, or rough.
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
		is := func(end *float64) bool {
			scaled := func(by float64) bool { return reading.Scaled(*end, by) == f.value }
			return end != nil && (*end == f.value || slices.ContainsFunc(reading.Scales(g.Measure.Unit), scaled))
		}
		low, high, help := is(g.Min), is(g.Max), ""
		switch {
		case f.limit == least && high:
			help = "write min = " + strconv.FormatFloat(*g.Max, 'f', -1, 64) + " in its place"
		case f.limit == most && low:
			help = "write max = " + strconv.FormatFloat(*g.Min, 'f', -1, 64) + " in its place"
		case f.limit == roughly && low && high && !g.About:
			help = "add about = true"
		default:
			continue
		}
		found.Add(figureBound.At(g.Where.Value(), help, "the quotation says “%s”, and the figure does not", f.said))
		return
	}
}
