package site

import (
	"cmp"
	"slices"

	"beleg/generator/address"
	"beleg/generator/fact"
)

func (c *composer) changes() Page {
	page := &ChangesPage{Frame: c.frame(address.Changes, "changes", c.lang.Text("nav.changes"), c.lang.Text("changes.intro"), c.crumb("claims", address.Claims))}
	for _, r := range rereviews(c.base.Claims) {
		year, month, _ := dayOf(r.review().Date).Civil()
		if n := len(page.Months); n == 0 || page.Months[n-1].Year != year || page.Months[n-1].Month != month {
			page.Months = append(page.Months, ChangeMonth{Year: year, Month: month})
		}
		last := &page.Months[len(page.Months)-1]
		last.Changes = append(last.Changes, c.change(r))
		page.Total++
		if r.review().Correction {
			page.Corrections++
		}
	}
	return Page{"changes.html", address.Changes, page}
}

func (c *composer) change(r rereview) Change {
	from, to := r.claim.Reviews[r.at-1], r.review()
	card := c.card(r.claim)
	return Change{Claim: Link{card.Href, card.Title}, History: card.Href + "#" + address.History, Date: to.Date, From: ratingOf(from.Rating), To: ratingOf(to.Rating),
		Verdict: to.Verdict, Correction: to.Correction, Again: from.Rating == to.Rating}
}

// A rereview is a review that followed another.
type rereview struct {
	claim *fact.Claim
	at    int // index among the claim's reviews, at least 1
}

func (r rereview) review() *fact.Review { return r.claim.Reviews[r.at] }

// rereviews returns every review after the first, the newest first, those of one day by id of the claim; two of the same claim
// on one day the later first.
func rereviews(claims []*fact.Claim) []rereview {
	var list []rereview
	for _, claim := range claims {
		for at := len(claim.Reviews) - 1; at > 0; at-- {
			list = append(list, rereview{claim, at})
		}
	}
	slices.SortStableFunc(list, func(a, b rereview) int { return -cmp.Compare(dayOf(a.review().Date), dayOf(b.review().Date)) })
	return list
}
