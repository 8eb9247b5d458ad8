package fact

import (
	"cmp"
	"slices"

	"beleg/generator/edtf"
)

// Rated is an entry of a claim's rating history, with its claim.
type Rated struct {
	Claim *Claim
	At    int // index among the claim's reviews
}

// Review returns the entry itself.
func (r Rated) Review() *Review { return r.Claim.Reviews[r.At] }

// Before returns the entry that this one followed, nil for the first.
func (r Rated) Before() *Review {
	if r.At == 0 {
		return nil
	}
	return r.Claim.Reviews[r.At-1]
}

// History returns every review of the claims, the newest first, those of one day by id of the claim; two of the same claim on one
// day the later first. The claims are sorted by id.
func History(claims []*Claim) []Rated {
	var list []Rated
	for _, claim := range claims {
		for at := len(claim.Reviews) - 1; at >= 0; at-- {
			list = append(list, Rated{claim, at})
		}
	}
	slices.SortStableFunc(list, func(a, b Rated) int { return -cmp.Compare(a.Review().Day(), b.Review().Day()) })
	return list
}

// Day returns the day of the review, which is always a certain one.
func (r *Review) Day() edtf.Day {
	day, _ := r.Date.Exact()
	return day
}
