package main

import (
	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/press"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// event is a background event.
type event struct {
	n      int
	id     string
	when   string
	title  string
	text   string
	quotes []*quotation
}

// planEvents makes an event for every source that no claim quotes, and one for twenty claims.
func (p *project) planEvents() {
	for _, s := range p.sources {
		if len(s.planned) == 0 {
			p.planEvent(s)
		}
	}
	d := dice.New(p.Seed, "events", 0)
	for range 1 + p.Claims/20 {
		p.planEvent(dice.Pick(d, p.sources))
	}
}

func (p *project) planEvent(s *source) {
	d := dice.New(p.Seed, "event", len(p.events))
	day := s.day - edtf.Day(d.Between(3, 400))
	title, sentence := s.scene.Milestone(d, day)
	e := &event{n: len(p.events), id: p.id("event", title), when: anyDate(d, day), title: title}
	e.quotes = append(e.quotes, &quotation{fact: fact.Quote{Source: &s.fact}, from: s.plant(sentence)})
	if later := p.after(s, d.Between(1, 20)); later != s && d.Chance(30) {
		e.quotes = append(e.quotes, &quotation{fact: fact.Quote{Source: &later.fact}, from: later.plant(sentence)})
	}
	if c := p.linkable(d); c != nil && d.Chance(60) {
		e.text = "Siehe auch " + link(c.about.Short(), "claim:"+c.id) + "."
	}
	p.use("topic diplomatie")
	p.events = append(p.events, e)
}

func (p *project) writeEvent(e *event) File {
	d := dice.New(p.Seed, "write event", e.n)
	t := newTOML("../../static/schema/event.schema.json")
	t.text("when", e.when)
	t.text("title", e.title)
	t.texts("topics", []string{"diplomatie"})
	t.markdown("text", e.text)
	for _, q := range e.quotes {
		t.table("[[quote]]")
		q.write(t, d, dice.Pick(d, []press.Cutting{press.Whole, press.Whole, press.Extended, press.Spanning}), "")
	}
	return File{"content/events/" + e.id + ".toml", t.String()}
}
