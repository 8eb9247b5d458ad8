package rule

import (
	"slices"
	"strconv"
	"strings"

	"beleg/generator/text/fold"
	"beleg/generator/words/reading"
)

// A number may be written in words, so that digits alone cannot tell that one is missing: where nobody has said how a
// language writes numbers, the rule keeps silent.
var _ = quotes.warning("figure-not-quoted", "a figure that the quotation does not contain", func(q quoted, r report) {
	f := q.Figure
	if f == nil {
		return
	}
	if f.Words != "" && !strings.Contains(q.Reading.Readable(), fold.Readable(f.Words)) {
		r.at(f.Where.At("words").Value(), "write words that the quotation has",
			"the quotation does not contain %q", f.Words)
	}
	if !q.Reading.Known() || f.Min == nil && f.Max == nil {
		return
	}
	quoted := q.Reading.Numbers()
	for _, bound := range []*float64{f.Min, f.Max} {
		scaled := func(by float64) bool { return slices.Contains(quoted, reading.Scaled(*bound, by)) }
		if bound == nil || slices.Contains(quoted, *bound) ||
			slices.ContainsFunc(reading.Scales(f.Measure.Unit), scaled) {
			continue
		}
		r.at(f.Where.Value(), "quote the words that give the number",
			"the quotation does not contain %s, in digits or words", strconv.FormatFloat(*bound, 'f', -1, 64))
		return
	}
})
