package since

import (
	"fmt"
	"slices"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
)

// Judge returns what became of published claims and reviews that must stay, sorted: claims that vanished, and reviews that were
// rewritten, taken away, or put before published ones. What could not be read is passed over; that is a finding already.
func Judge(before *Published, base *fact.Base) diag.List {
	j := &judge{now: map[string]*fact.Claim{}, published: map[string]bool{}}
	for _, c := range base.Claims {
		j.now[c.ID] = c
	}
	for _, was := range before.Claims {
		j.published[was.ID] = true
	}
	for i := range before.Claims {
		was := &before.Claims[i]
		switch c := j.now[was.ID]; {
		case c == nil:
			j.vanished(was, base)
		case c.Draft:
			j.add("claim-vanished", c.Where.At("draft").Value(), "take draft away; if the claim was wrong, say so in a new [[review]]",
				"the claim was published, and is a draft now")
		case !c.Partial:
			j.reviews(was.Reviews, c)
		}
	}
	j.found.Sort()
	return j.found
}

type judge struct {
	now       map[string]*fact.Claim
	published map[string]bool // ids of claims
	found     diag.List
}

func (j *judge) add(code diag.Code, span diag.Span, help, wording string, args ...any) {
	j.found.Add(diag.Finding{Code: code, Span: span, Message: fmt.Sprintf(wording, args...), Help: help})
}

// vanished reports a claim whose file is gone, at the name that it had.
func (j *judge) vanished(was *Claim, base *fact.Base) {
	file := &diag.File{Name: format.ClaimFile(was.ID)}
	help := "bring the file back: readers know the claim's address; if the claim was wrong, say so in a new [[review]]"
	renamed := func(c *fact.Claim) bool { return c.Claim == was.Claim && c.Claim != "" && !j.published[c.ID] }
	if i := slices.IndexFunc(base.Claims, renamed); i >= 0 {
		help = fmt.Sprintf("%s says the same: give it the old name again, because readers know the claim's address", format.ClaimFile(base.Claims[i].ID))
	}
	j.add("claim-vanished", diag.Span{File: file}, help, "the claim was published, and is gone: %s", was.Claim)
}

// reviews holds the rating history of a claim against the published one, which has to be its beginning. It goes through both from
// the oldest on, so that one slip is one finding and does not make all later reviews look rewritten.
func (j *judge) reviews(was []Review, c *fact.Claim) {
	now, next := reviewsOf(c), 0 // next is the first review that is not accounted for yet
	for i, w := range was {
		at := slices.IndexFunc(now[next:], w.same)
		switch {
		case at >= 0:
			for k := range at {
				j.inserted(c.Reviews[next+k], w)
			}
			next += at + 1
		case next < len(now) && !slices.ContainsFunc(was[i+1:], now[next].same):
			j.rewritten(w, now[next], c.Reviews[next])
			next++
		default:
			j.removed(w, c.Reviews[min(next, len(now)-1)])
		}
	}
}

// same tells whether readers see the same. Line breaks in a verdict are not seen.
func (r Review) same(other Review) bool {
	r.Verdict, other.Verdict = oneLine(r.Verdict), oneLine(other.Verdict)
	return r == other
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (j *judge) inserted(r *fact.Review, before Review) {
	j.add("rating-rewritten", r.Where.At("date").Value(), "put it below the published reviews, with the day on which it is made",
		"this review was not published, but stands before that of %s, which was", before.Date)
}

func (j *judge) removed(was Review, next *fact.Review) {
	correction := ""
	if was.Correction {
		correction = ", correction = true"
	}
	help := fmt.Sprintf("put it back: date = %s, rating = %q, verdict = %q%s", was.Date, was.Rating, oneLine(was.Verdict), correction)
	j.add("rating-rewritten", next.Where.Value(), help, "the review of %s was published, and is gone", was.Date)
}

func (j *judge) rewritten(was, now Review, r *fact.Review) {
	var keys, values []string
	differs := func(key, was, now, written string) {
		if was != now {
			keys, values = append(keys, key), append(values, key+" = "+written)
		}
	}
	differs("rating", was.Rating, now.Rating, fmt.Sprintf("%q", was.Rating))
	differs("date", was.Date, now.Date, was.Date)
	differs("verdict", oneLine(was.Verdict), oneLine(now.Verdict), fmt.Sprintf("%q", oneLine(was.Verdict)))
	differs("correction", fmt.Sprint(was.Correction), fmt.Sprint(now.Correction), fmt.Sprint(was.Correction))
	j.add("rating-rewritten", placeOf(r, keys[0]), "write it as it was published, and add a [[review]] below it with what is new",
		"this review was published with %s", strings.Join(values, ", "))
}

// placeOf returns where a key of a review stands, or the head of the review if it is left out.
func placeOf(r *fact.Review, key string) diag.Span {
	at := r.Where.At(key)
	if at.Doc != nil {
		if _, ok := at.Doc.Index().Value(at.Path); !ok {
			return r.Where.Value()
		}
	}
	return at.Value()
}
