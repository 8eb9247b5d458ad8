package main

import (
	"slices"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/format"
)

// claim is a claim before it is written.
type claim struct {
	n       int
	id      string
	scene   prose.Scene
	about   prose.Proposition
	day     edtf.Day
	text    string // the claim itself
	short   string
	draft   bool
	quotes  []*quotation
	related []relation
	measure string // id, or ""
	speaker *actor // set if the claim is that somebody said it
	echoed  bool   // another claim is that somebody said this one
}

// quotation is a quotation in a claim or an event; its words are cut when the article is there.
type quotation struct {
	fact    fact.Quote // source, stance and chains: what counting origins needs
	from    *planted
	speaker *actor // the origin, if it is one and named
	said    string
	number  prose.Number // zero where it gives no figure
}

type relation struct {
	claim *claim
	kind  string
	note  string
}

// measure is a quantity as site.toml defines it.
type measure struct{ id, label, unit string }

// planClaims makes the claims. Some are about an earlier one: with another figure, or that somebody said it.
func (p *project) planClaims() {
	for i := range p.Claims {
		d := dice.New(p.Seed, "claim", i)
		var c *claim
		switch base := p.earlier(d); {
		case base != nil && d.Chance(14):
			c = p.rival(d, base)
		case base != nil && !base.echoed && base.saidBy() != nil && d.Chance(30):
			c = p.echo(base)
		default:
			c = p.fresh(d, i)
		}
		c.n, c.draft = i, i > 0 && d.Chance(2)
		c.id = p.id("claim", c.short)
		if !c.about.Fits(75) || c.speaker == nil && d.Chance(10) {
			c.short = ""
		}
		p.use("topic " + c.about.Kind.Topic)
		if base := p.earlier(d); base != nil && d.Chance(35) && !base.draft {
			c.related = append(c.related, relation{base, dice.Pick(d, []string{"refines", "repeats", "supersedes"}), ""})
		}
		p.claims = append(p.claims, c)
	}
}

func (p *project) use(thing string) { p.used[thing] = true }

// earlier returns one of the last claims, or nil.
func (p *project) earlier(d *dice.Dice) *claim {
	if len(p.claims) == 0 {
		return nil
	}
	return p.claims[len(p.claims)-1-d.Below(min(len(p.claims), 200))]
}

// fresh is about something new. The i-th claim begins with the i-th source, so that every source is quoted where there are
// enough claims.
func (p *project) fresh(d *dice.Dice, i int) *claim {
	first := p.sources[i%len(p.sources)]
	if p.Claims < p.Sources {
		first = p.sources[i*p.Sources/p.Claims]
	}
	c := &claim{scene: p.scene(d, first.day), day: first.day - edtf.Day(d.Between(0, 25))}
	c.about = prose.Happened(d, c.scene, c.day)
	c.measure = p.measureOf(c)
	c.text, c.short = c.about.Statement(d), c.about.Short()
	p.quote(d, c, first, c.about.Number)
	return c
}

// rival is about the same as an earlier claim, with another figure.
func (p *project) rival(d *dice.Dice, base *claim) *claim {
	c := &claim{scene: base.scene, about: base.about, day: base.day, measure: base.measure}
	kind := "refines"
	if c.measure != "" {
		c.about, kind = base.about.With(base.about.Number.Other(d)), "contradicts"
	}
	c.text, c.short = c.about.Statement(d), c.about.Short()
	p.quote(d, c, base.quotes[0].from.source, c.about.Number)
	if !base.draft {
		c.related = append(c.related, relation{base, kind, "Beide Angaben betreffen denselben Vorgang."})
	}
	return c
}

// echo is that somebody said what an earlier claim is about: the same sentences, quoted for another reason.
func (p *project) echo(base *claim) *claim {
	speaker := base.saidBy()
	base.echoed = true
	c := &claim{scene: base.scene, about: base.about, day: base.day, measure: base.measure, speaker: speaker}
	c.text = prose.Capital(speaker.voice.Nom) + " verbreitet diese Angabe: " + base.text
	c.short = "Wer sagt: " + base.about.Short()
	for _, q := range base.quotes {
		if q.speaker == speaker && q.fact.Stance == fact.Supports {
			again := *q
			again.number = prose.Number{}
			c.quotes = append(c.quotes, &again)
		}
	}
	if !base.draft {
		c.related = append(c.related, relation{base, "repeats", "Ob es stimmt, wird dort geprüft."})
	}
	return c
}

// saidBy returns the first named origin of a claim's supporting quotations, or nil.
func (c *claim) saidBy() *actor {
	for _, q := range c.quotes {
		if q.fact.Stance == fact.Supports && q.speaker != nil && c.speaker == nil {
			return q.speaker
		}
	}
	return nil
}

// measureOf returns the id of the measure that the claim's figures are put on.
func (p *project) measureOf(c *claim) string {
	k := c.about.Kind
	if k.Measure == "" {
		return ""
	}
	id := k.Measure + "-" + format.SuggestID(c.about.Measure)
	if !p.used["measure "+id] {
		p.use("measure " + id)
		p.figures = append(p.figures, measure{id, c.about.Measure, k.Unit})
	}
	return id
}

// quote gives a claim its quotations, from the first source and others after it.
func (p *project) quote(d *dice.Dice, c *claim, first *source, number prose.Number) {
	sources := []*source{first}
	n := 1 + d.Weighted(28, 26, 18, 14, 8, 6)
	for range min(n, 5) - 1 {
		if s := p.after(first, d.Between(0, 30)); !slices.Contains(sources, s) && d.Chance(82) {
			sources = append(sources, s)
		}
	}
	o := p.newOrigins(d, c)
	for i := range min(n, 2*len(sources)) {
		s := sources[i%len(sources)]
		as := number
		if as.Words != "" {
			if as = as.Again(d); i > 0 && d.Chance(12) {
				as = as.Other(d)
			}
		}
		c.quotes = append(c.quotes, p.report(d, c, s, c.about.With(as), o))
	}
}

// attention is for how many days articles come back to a thing.
const attention = 120

// after returns the n-th source after a source, or the last one that is near enough in time.
func (p *project) after(s *source, n int) *source {
	i := min(s.n+n, len(p.sources)-1)
	for i > s.n+1 && p.sources[i].day > s.day+attention {
		i--
	}
	return p.sources[i]
}
