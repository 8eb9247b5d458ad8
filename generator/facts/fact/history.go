package fact

import (
	"cmp"
	"maps"
	"slices"

	"beleg/generator/words/edtf"
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

// History returns every review of the claims, the newest first, those of one day by id of the claim; two of the same
// claim on one day the later first. The claims are sorted by id.
func History(claims []*Claim) []Rated {
	type dated struct {
		Rated
		day edtf.Day
	}
	var all []dated
	for _, claim := range claims {
		for at := len(claim.Reviews) - 1; at >= 0; at-- {
			all = append(all, dated{Rated{claim, at}, claim.Reviews[at].Day()})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return -cmp.Compare(a.day, b.day) })
	list := slices.Grow([]Rated(nil), len(all))
	for _, d := range all {
		list = append(list, d.Rated)
	}
	return list
}

// Day returns the day of the review, which is always a certain one.
func (r *Review) Day() edtf.Day {
	day, _ := r.Date.Exact()
	return day
}

// AsOf is a day on which a claim was rated or a question answered, so that the site says something new from it on.
type AsOf struct{ Day edtf.Day }

// mostDays is how many such days a site looks back to: the newest.
const mostDays = 60

// Days returns the days on which what is no draft was rated or answered, the newest 60 of them, oldest first.
func (b *Base) Days() []*AsOf {
	seen := map[edtf.Day]bool{}
	for _, c := range b.PublishedClaims() {
		for _, r := range c.Reviews {
			seen[r.Day()] = true
		}
	}
	for _, q := range b.PublishedQuestions() {
		for _, a := range q.Answers {
			seen[a.Day()] = true
		}
	}
	var days []*AsOf
	for _, day := range slices.Sorted(maps.Keys(seen)) {
		days = append(days, &AsOf{day})
	}
	return days[max(0, len(days)-mostDays):]
}

// Review returns the review of a claim that held at the end of the day, nil if it had none yet.
func (d *AsOf) Review(c *Claim) *Review {
	return last(c.Reviews, func(r *Review) bool { return r.Day() <= d.Day })
}

// Answer returns the answer to a question that held at the end of the day, nil if it had none yet.
func (d *AsOf) Answer(q *Question) *Answer {
	return last(q.Answers, func(a *Answer) bool { return a.Day() <= d.Day })
}

func last[T any](list []*T, fits func(*T) bool) *T {
	for _, one := range slices.Backward(list) {
		if fits(one) {
			return one
		}
	}
	return nil
}
