package main

import (
	"slices"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// origins are those who may know about one thing: a claim's articles all have it from these.
type origins struct {
	named   []*actor
	unnamed *actor
	papers  []*actor
	against *actor // who disputes it
	denial  int    // percent of the quotations that dispute
}

func (p *project) newOrigins(d *dice.Dice, c *claim) *origins {
	a, b := p.countryOf(c.scene.A), p.countryOf(c.scene.B)
	third := dice.Pick(d, p.world.countries)
	o := &origins{against: dice.Pick(d, slices.Concat(b.people, b.offices))}
	for _, of := range []*country{a, third}[:d.Between(1, 2)] {
		o.named = append(o.named, dice.Pick(d, slices.Concat(of.people, of.offices, []*actor{of.agency})))
	}
	o.unnamed = dice.Pick(d, append(slices.Clone(a.unnamed), a.stray))
	one := d.Below(len(p.world.outlets))
	o.papers = []*actor{p.world.outlets[one], p.world.outlets[(one+1)%len(p.world.outlets)]}
	if d.Chance(25) {
		o.denial = 40
	}
	return o
}

func (p *project) countryOf(s prose.State) *country {
	i := slices.IndexFunc(p.world.countries, func(c *country) bool { return c.State == s })
	return p.world.countries[i]
}

// report plants a sentence about a proposition in an article, and returns the quotation of it.
func (p *project) report(d *dice.Dice, c *claim, s *source, about prose.Proposition, o *origins) *quotation {
	q := &quotation{fact: fact.Quote{Source: &s.fact, Stance: fact.Supports}, number: about.Number}
	day := s.day - edtf.Day(d.Below(min(int(s.day-c.day)+1, 6)))
	when := "am " + prose.Weekday(day)
	var sentence prose.Sentence
	switch named := dice.Pick(d, o.named); {
	case len(c.quotes) > 0 && d.Chance(o.denial):
		sentence, q.fact.Stance = about.Denied(o.against.voice, when), fact.Disputes
		q.from = s.plant(sentence)
		q.via(o.against)
		q.said = day.String()
		return q
	case d.Chance(6):
		sentence, q.fact.Stance = about.Awaited(c.scene.B), fact.Mentions
	default:
		sentence = p.support(d, q, about, o, named, when)
		if len(q.fact.Chains) > 0 && d.Chance(55) {
			q.said = day.String()
			if d.Chance(30) {
				q.said = anyDate(d, day)
			}
		}
	}
	q.from = s.plant(sentence)
	return q
}

// support words a supporting sentence and notes where it has it from.
func (p *project) support(d *dice.Dice, q *quotation, about prose.Proposition, o *origins, named *actor, when string) prose.Sentence {
	one, other := o.papers[0], o.papers[1]
	switch d.Weighted(12, 10, 22, 10, 10, 14, 10, 7, 5) {
	case 0:
		return about.Plain(d)
	case 1:
		return about.Rumoured(d)
	case 2:
		q.via(named)
		return about.Said(d, named.voice, when)
	case 3:
		q.via(named)
		return about.Quoted(d, named.voice, when)
	case 4:
		q.via(named)
		return about.According(named.voice)
	case 5:
		q.via(one, named)
		return about.Relayed(one.voice, named.voice)
	case 6:
		q.via(one, o.unnamed)
		return about.Told(d, o.unnamed.voice, one.voice)
	case 7:
		if d.Chance(50) {
			q.via(one)
		} else {
			q.via(one, nil)
		}
		return about.Reported(one.voice, when)
	}
	q.via(one, nil)
	q.via(other, nil)
	return about.Agreed(one.voice, other.voice)
}

// via adds a chain, nearest voice first; nil stands for "?".
func (q *quotation) via(voices ...*actor) {
	var chain fact.Chain
	for _, a := range voices {
		if a == nil {
			chain = append(chain, nil)
			continue
		}
		a.use()
		chain = append(chain, &a.Actor)
	}
	q.fact.Chains = append(q.fact.Chains, chain)
	if last := voices[len(voices)-1]; last != nil && !last.Unnamed {
		q.speaker = last
	}
}
