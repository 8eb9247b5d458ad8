package site

import (
	"cmp"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/words/edtf"
)

// ChangesPage is changes.html: every review after the first, newest first.
type ChangesPage struct {
	Frame
	Months      []ChangeMonth
	Total       int
	Corrections int
	Mended      []Mended // slips of the pen, where the list begins
}

// Mended is a verdict or an answer in which a slip of the pen was mended.
type Mended struct {
	Link
	Date edtf.Date // of the review or answer
	Was  string    // as it was published
}

// ChangeMonth is the changes of one month.
type ChangeMonth struct {
	Year, Month int
	Changes     []Change
}

// Change is a review that followed another.
type Change struct {
	Review
	Claim    Link
	History  string // address of the whole rating history
	From, To Rating
	Again    bool // the rating stayed as it was
}

func (c *Site) changes(p address.Planned) *ChangesPage {
	page := &ChangesPage{Frame: c.listFrame("changes", "changes.intro")}
	all := func() []fact.Rated { return kept(c.history(), func(r fact.Rated) bool { return r.At > 0 }) }
	here := below(c, p, all, spread.ChangeID)
	page.Total = len(here)
	page.Corrections = len(kept(here, func(r fact.Rated) bool { return r.Review().Correction }))
	for _, r := range shown(c, p, all, spread.ChangeID) {
		year, month, _ := r.Review().Day().Civil()
		if n := len(page.Months); n == 0 || page.Months[n-1].Year != year || page.Months[n-1].Month != month {
			page.Months = append(page.Months, ChangeMonth{Year: year, Month: month})
		}
		last := &page.Months[len(page.Months)-1]
		last.Changes = append(last.Changes, c.change(r))
	}
	if p.Part == nil || p.Part.Up == nil {
		page.Mended = c.mended()
	}
	return page
}

// mended returns the slips of the pen that were mended: those of reviews, the newest first, then those of answers.
func (c *Site) mended() []Mended {
	var list []Mended
	for _, r := range c.history() {
		if was := r.Review().Was; was != "" {
			link := c.claimLink(r.Claim)
			link.Href += "#" + address.History
			list = append(list, Mended{link, r.Review().Date, was})
		}
	}
	for _, q := range c.base.Questions {
		for _, a := range q.Answers {
			if a.Was != "" {
				list = append(list, Mended{c.to(address.Question(q), q.Title()), a.Date, a.Was})
			}
		}
	}
	return list
}

func (c *Site) change(r fact.Rated) Change {
	link, review, from := c.claimLink(r.Claim), c.review(r), c.rating(r.Before().Rating)
	return Change{review, link, link.Href + "#" + address.History, from, review.Rating, from == review.Rating}
}

// AsOfPage is as-of.html: what the site said at the end of a day on which something was rated or answered.
type AsOfPage struct {
	Frame
	Day           edtf.Day
	Since         edtf.Date // when that was published, in retrospect; zero if it was on the day
	Before, After Link      // the days next to it; empty at the ends
	Questions     []QuestionCard
	Changed       []Change // that day, to another rating
	First         int      // claims that were rated that day for the first time
	Spread        []Share
	Claims        []Stood // the weightiest that were rated by then
	Total         int     // number of claims that were rated by then
}

// Stood is how a claim was rated on a day.
type Stood struct {
	Link
	Rating Rating
	Now    *Rating // nil if it is the same
}

// mostStood is how many claims a page of a day lists.
const mostStood = 300

func (c *Site) asOf(d *fact.AsOf) *AsOfPage {
	title := c.lang.Fill("as-of.title", "Day", c.lang.Day(d.Day))
	page := &AsOfPage{Frame: Frame{Title: title, Description: title + ". " + c.lang.Text("as-of.intro")}, Day: d.Day,
		Since: c.since(d.Day)}
	for _, o := range c.days() {
		switch link := c.to(address.AsOf(o), c.lang.Day(o.Day)); {
		case o.Day < d.Day:
			page.Before = link
		case o.Day > d.Day && page.After.Href == "":
			page.After = link
		}
	}
	for _, q := range c.asked() {
		if a := d.Answer(q); a != nil {
			card := c.questionCard(q, a)
			card.Answer.Outdated = nil // what came later was not known
			page.Questions = append(page.Questions, card)
		}
	}
	c.stood(page, d)
	return page
}

// stood adds how the claims stood at the end of a day.
func (c *Site) stood(page *AsOfPage, d *fact.AsOf) {
	for _, claim := range c.weighty() {
		then := d.Review(claim)
		if then == nil {
			continue
		}
		stood := Stood{Link: c.claimLink(claim), Rating: c.rating(then.Rating)}
		if then.Rating != claim.Current().Rating {
			stood.Now = new(c.card(claim).Rating)
		}
		if page.Claims = append(page.Claims, stood); len(page.Claims) == mostStood {
			break
		}
	}
	n := map[*fact.Rating]int{}
	for _, r := range c.history()[c.after(d.Day):] {
		n[r.Review().Rating]++
		if r.Before() == nil {
			page.Total++
		} else {
			n[r.Before().Rating]--
		}
	}
	page.Spread = kept(c.shares(n), Share.some)
	for _, r := range c.history()[c.after(d.Day):c.after(d.Day-1)] {
		switch {
		case r.Before() == nil:
			page.First++
		case r.Before().Rating != r.Review().Rating:
			page.Changed = append(page.Changed, c.change(r))
		}
	}
}

// after returns how many reviews of the history are later than a day.
func (c *Site) after(day edtf.Day) int {
	n, _ := slices.BinarySearchFunc(c.history(), day, func(r fact.Rated, day edtf.Day) int {
		return cmp.Compare(day, r.Review().Day())
	})
	return n
}

// asOfDay returns the address of what the site said on a day; "" if it does not look back so far.
func (c *Site) asOfDay(day edtf.Day) string {
	for _, d := range c.days() {
		if d.Day == day {
			return c.book.Href(address.AsOf(d))
		}
	}
	return ""
}
