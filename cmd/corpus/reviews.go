package main

import (
	"fmt"
	"slices"

	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/origin"
)

// rating is a step of the scale.
type rating struct {
	id, label, definition, tone string
	value, minOrigins           int
}

var (
	confirmed   = &rating{"bestaetigt", "Bestätigt", "Mindestens zwei voneinander unabhängige, benannte Ursprünge sagen dasselbe.", "good", 5, 2}
	supported   = &rating{"gestuetzt", "Gut gestützt", "Mindestens ein benannter Ursprung sagt es, und nichts Gewichtiges spricht dagegen.", "good", 4, 1}
	inexact     = &rating{"ungenau", "Ungenau", "Der Kern trifft zu, aber eine Zahl oder ein Datum passt nicht zu den übrigen Angaben.", "mixed", 3, 0}
	refuted     = &rating{"widerlegt", "Widerlegt", "Die Belege für das Gegenteil wiegen schwerer.", "bad", 1, 0}
	disputed    = &rating{"umstritten", "Umstritten", "Angaben widersprechen einander, und die Artikel reichen nicht aus, um zu entscheiden.", "mixed", 0, 0}
	unconfirmed = &rating{"unbestaetigt", "Unbestätigt", "Es gibt Angaben dazu, aber niemand Unabhängiges bestätigt sie.", "open", 0, 0}
	sourceless  = &rating{"ohne-herkunft", "Ohne Herkunftsangabe", "Die Artikel sagen nicht, woher sie es wissen.", "open", 0, 0}
	utterance   = &rating{"aeusserung", "Äußerung wiedergegeben", "Jemand hat es gesagt. Ob es stimmt, wird an anderer Stelle geprüft.", "open", 0, 1}

	scale = []*rating{confirmed, supported, inexact, refuted, disputed, unconfirmed, sourceless, utterance}
)

// review is one entry of a rating history.
type review struct {
	date       edtf.Day
	rating     *rating
	verdict    string
	correction bool
}

// reviews returns a claim's rating history. Each rating holds for the articles that had appeared by then, and by the same
// rule that check applies to the last.
func (c *claim) reviews(d *dice.Dice) []review {
	first, last := c.quotes[0].from.source.day, c.quotes[0].from.source.day
	for _, q := range c.quotes {
		first, last = min(first, q.from.source.day), max(last, q.from.source.day)
	}
	dates := []edtf.Day{first + edtf.Day(d.Between(0, 4)), last + edtf.Day(d.Between(5, 30))}
	switch d.Weighted(55, 30, 15) {
	case 0:
		dates = dates[1:]
	case 2:
		dates = append(dates, dates[1]+edtf.Day(d.Between(20, 200)))
	}
	var list []review
	for _, date := range dates {
		r := c.reviewOn(d, date)
		if n := len(list); n > 0 && list[n-1].rating != r.rating {
			r.correction = d.Chance(15)
		}
		list = append(list, r)
	}
	return list
}

func (c *claim) reviewOn(d *dice.Dice, date edtf.Day) review {
	known := c.known(date)
	count := origin.Of(known)
	r := c.rate(d, count, disputes(known))
	return review{date: date, rating: r, verdict: verdict(r, count)}
}

// known returns the quotations from articles that had appeared by a day.
func (c *claim) known(date edtf.Day) []*fact.Quote {
	var known []*fact.Quote
	for _, q := range c.quotes {
		if q.from.source.day <= date {
			known = append(known, &q.fact)
		}
	}
	return known
}

func disputes(quotes []*fact.Quote) bool {
	return slices.ContainsFunc(quotes, func(q *fact.Quote) bool { return q.Stance == fact.Disputes })
}

// rate picks a rating that a claim with these origins can have.
func (c *claim) rate(d *dice.Dice, count origin.Count, against bool) *rating {
	var fitting []*rating
	switch {
	case c.speaker != nil && count.AtLeast >= utterance.minOrigins:
		fitting = []*rating{utterance}
	case against && count.AtLeast >= confirmed.minOrigins:
		fitting = []*rating{disputed, disputed, confirmed, inexact}
	case against:
		fitting = []*rating{disputed, disputed, refuted, unconfirmed}
	case count.AtLeast >= confirmed.minOrigins:
		fitting = []*rating{confirmed, confirmed, supported, inexact}
	case count.AtLeast >= supported.minOrigins:
		fitting = []*rating{supported, unconfirmed, inexact}
	case count.AtMost <= 1:
		fitting = []*rating{sourceless, sourceless, unconfirmed}
	default:
		fitting = []*rating{unconfirmed}
	}
	return dice.Pick(d, fitting)
}

func verdict(r *rating, count origin.Count) string {
	articles := "Ein Artikel teilt es mit"
	if count.Articles != 1 {
		articles = fmt.Sprintf("%d Artikel teilen es mit", count.Articles)
	}
	switch count.AtLeast {
	case 0:
		return articles + "; einen Ursprung nennt keiner."
	case 1:
		return articles + ". Benannt wird ein Ursprung: " + count.Roots[0].Name + "."
	}
	return fmt.Sprintf("%s, mit %d voneinander unabhängigen Ursprüngen. %s.", articles, count.AtLeast, r.label)
}
