package coverage

import (
	"cmp"
	"slices"

	"beleg/generator/quote"
)

// union sorts spans and joins those that overlap or touch.
func union(spans []quote.Span) []quote.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b quote.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined) - 1; n >= 0 && s.Start <= joined[n].End {
			joined[n].End = max(joined[n].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// within returns the parts of spans that lie in s. Spans are sorted and disjoint.
func within(spans []quote.Span, s quote.Span) []quote.Span {
	first, _ := slices.BinarySearchFunc(spans, s.Start, func(o quote.Span, at int) int { return cmp.Compare(o.End, at+1) })
	var parts []quote.Span
	for _, o := range spans[first:] {
		if o.Start >= s.End {
			break
		}
		parts = append(parts, quote.Span{Start: max(o.Start, s.Start), End: min(o.End, s.End)})
	}
	return parts
}

// except returns what of s lies in none of the parts, which are sorted, disjoint and within it.
func except(s quote.Span, parts []quote.Span) []quote.Span {
	var rest []quote.Span
	at := s.Start
	for _, p := range parts {
		if at < p.Start {
			rest = append(rest, quote.Span{Start: at, End: p.Start})
		}
		at = p.End
	}
	if at < s.End {
		rest = append(rest, quote.Span{Start: at, End: s.End})
	}
	return rest
}

// holds tells whether a byte lies in one of the spans.
func holds(spans []quote.Span, at int) bool {
	return slices.ContainsFunc(spans, func(s quote.Span) bool { return s.Start <= at && at < s.End })
}

// shift moves spans by so many bytes.
func shift(spans []quote.Span, by int) []quote.Span {
	moved := make([]quote.Span, len(spans))
	for i, s := range spans {
		moved[i] = quote.Span{Start: s.Start + by, End: s.End + by}
	}
	return moved
}

// count returns the letters and digits in the spans.
func count(text string, spans []quote.Span) int {
	n := 0
	for _, s := range spans {
		for _, r := range text[s.Start:s.End] {
			if lettered(r) {
				n++
			}
		}
	}
	return n
}
