package site

import (
	"slices"

	"beleg/generator/address"
	"beleg/generator/fact"
)

func (c *composer) changes() Page {
	page := &ChangesPage{Frame: c.frame(address.Changes, "changes", c.lang.Text("nav.changes"), c.lang.Text("changes.intro"), c.crumb("claims", address.Claims))}
	again := slices.DeleteFunc(fact.History(c.base.Claims), func(r fact.Rated) bool { return r.Before() == nil })
	for _, r := range again {
		year, month, _ := r.Review().Day().Civil()
		if n := len(page.Months); n == 0 || page.Months[n-1].Year != year || page.Months[n-1].Month != month {
			page.Months = append(page.Months, ChangeMonth{Year: year, Month: month})
		}
		last := &page.Months[len(page.Months)-1]
		last.Changes = append(last.Changes, c.change(r))
		page.Total++
		if r.Review().Correction {
			page.Corrections++
		}
	}
	return Page{"changes.html", address.Changes, page}
}

func (c *composer) change(r fact.Rated) Change {
	from, to := r.Before(), r.Review()
	card := c.card(r.Claim)
	return Change{Claim: Link{card.Href, card.Title}, History: card.Href + "#" + address.History, Date: to.Date, From: ratingOf(from.Rating), To: ratingOf(to.Rating),
		Verdict: to.Verdict, Correction: to.Correction, Again: from.Rating == to.Rating}
}
