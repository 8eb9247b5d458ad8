package quote

import (
	"cmp"
	"slices"
)

// Segment is a stretch of an article that lies in the same spans throughout. Members are their indices, ascending.
type Segment struct {
	Start, End int // bytes of the article's Text, half-open
	Members    []int
}

// Cut divides overlapping spans into segments, in order and side by side: markup can nest, but not overlap. Stretches
// in no span are left out, and spans without bytes are in no segment.
func Cut(spans []Span) []Segment {
	type border struct {
		at, span int
		opens    bool
	}
	var borders []border
	for i, s := range spans {
		if s.Start < s.End {
			borders = append(borders, border{s.Start, i, true}, border{s.End, i, false})
		}
	}
	slices.SortStableFunc(borders, func(a, b border) int { return cmp.Compare(a.at, b.at) })
	var segments []Segment
	var open []int
	for i, b := range borders {
		if len(open) > 0 && borders[i-1].at < b.at {
			segments = append(segments, Segment{borders[i-1].at, b.at, slices.Clone(open)})
		}
		at, _ := slices.BinarySearch(open, b.span)
		if b.opens {
			open = slices.Insert(open, at, b.span)
		} else {
			open = slices.Delete(open, at, at+1)
		}
	}
	return segments
}
