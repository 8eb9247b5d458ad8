package site

import (
	"cmp"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/timeline"
)

// ActorsPage is actors.html.
type ActorsPage struct {
	Frame
	Groups []ActorGroup // by kind
}

// ActorGroup is the actors of one kind, those who speak most first; its words are the message "kinds." + Kind.
type ActorGroup struct {
	Kind   string
	Actors []ActorCard
}

// ActorCard is an actor in a list.
type ActorCard struct {
	Href, Name, Role string
	Unnamed          bool
	N                int // number of passages in which it speaks
}

// ActorPage is actor.html.
type ActorPage struct {
	Frame
	Name, Role, Kind string
	Unnamed          bool
	URL              string
	PartOf           []Link   // nearest first
	Parts            []Count  // with the number of passages in which each speaks
	Speaking         []Link   // those of Parts that are quoted where it is not itself
	Worth            []Share  // of what it said; only ratings that there are
	Said             []Saying // the weightiest first
	Published        []SourceCard
}

// Saying is a passage in which an actor speaks, and the claims that quote it.
type Saying struct {
	Quote  Quote
	Claims []Use
}

func (c *Site) actors(p address.Planned) *ActorsPage {
	page := &ActorsPage{Frame: c.listFrame("actors", "actor.about")}
	list := shown(c, p, c.loudest, func(a *fact.Actor) string { return a.ID })
	for _, kind := range []string{"person", "office", "outlet", "state", "group"} {
		group := ActorGroup{Kind: kind}
		for _, a := range kept(list, func(a *fact.Actor) bool { return a.Kind == kind }) {
			group.Actors = append(group.Actors, ActorCard{c.book.Href(address.Actor(a)), a.Name, a.Role, a.Unnamed,
				c.passages(a)})
		}
		if group.Actors != nil {
			page.Groups = append(page.Groups, group)
		}
	}
	return page
}

// loudest returns all actors, those who speak most first.
func (c *Site) loudest() []*fact.Actor {
	return ordered(c.base.Actors, c.passages, func(a, b int) int { return b - a })
}

func (c *Site) actor(p address.Planned) *ActorPage {
	a := p.Of.(*fact.Actor)
	page := &ActorPage{Frame: Frame{Title: a.Name, Description: c.describeActor(a)},
		Name: a.Name, Role: a.Role, Kind: a.Kind, Unnamed: a.Unnamed, URL: a.URL}
	for of := a.PartOf; of != nil; of = of.PartOf {
		page.PartOf = append(page.PartOf, c.link(of))
	}
	page.Parts = each(first(c.uses().Parts(a), mostParts), func(part *fact.Actor) Count {
		return Count{c.link(part), c.passages(part)}
	})
	if p.Part == nil || p.Part.Up == nil {
		page.Worth = kept(c.spreadOf(supported(c.uses().OfActor(a))), Share.some)
	}
	said := func() []*fact.Passage { return c.said(a) }
	list := shown(c, p, said, func(p *fact.Passage) string { return p.ID })
	page.Said = make([]Saying, 0, len(list)) // they are large
	for _, passage := range list {
		q := passage.Uses[0].Quote
		view := c.quote(q, map[string]bool{q.ID: true})
		view.Stance, view.Translation = "", translated(passage) // each claim has its own stance
		view.Hedge, view.Figure, view.Original = "", nil, ""    // which the pages of the claims tell
		view.Likewise = slices.EqualFunc(view.Chains, []*fact.Actor{a}, func(chain Chain, a *fact.Actor) bool {
			return len(chain.Voices) == 1 && chain.Voices[0].Href == c.book.Href(address.Actor(a))
		})
		page.Said = append(page.Said, Saying{view, each(passage.Uses, c.use)})
	}
	if len(list) == 0 {
		speaks := func(part *fact.Actor) bool { return c.passages(part) > 0 }
		page.Speaking = each(first(kept(c.uses().Parts(a), speaks), mostParts), c.link)
	}
	published := func() []*fact.Source { return c.publishedBy(a) }
	page.Published = each(shown(c, p, published, spread.SourceID), c.sourceCard)
	return page
}

// translated returns the first translation that somebody gives who quotes a passage, or "".
func translated(p *fact.Passage) string {
	i := slices.IndexFunc(p.Uses, func(u fact.Use) bool { return u.Quote.Translation != "" })
	if i < 0 {
		return ""
	}
	return p.Uses[i].Quote.Translation
}

// mostParts is how many of its parts the page of an actor names. The pages of all actors have the others.
const mostParts = 100

// passages counts the passages in which an actor speaks about claims.
func (c *Site) passages(a *fact.Actor) int {
	return shared(&c.memo.Map, a, func() int { return len(c.said(a)) })
}

// said returns the passages in which an actor speaks about claims: those of the weightiest claims first, then those on
// which most claims rest, then by date.
func (c *Site) said(a *fact.Actor) []*fact.Passage {
	list := fact.PassagesOf(kept(c.uses().OfActor(a), func(u fact.Use) bool { return u.Claim != nil }))
	type key struct {
		rank [3]int
		said timeline.Span
	}
	return ordered(list, func(p *fact.Passage) key {
		k := key{[3]int{0, len(p.Uses)}, timeline.SpanOf(p.Uses[0].Quote.SaidOrPublished())}
		for _, u := range p.Uses {
			k.rank[0] = max(k.rank[0], u.Claim.Weight)
		}
		return k
	}, func(a, b key) int { return cmp.Or(ranks(a.rank, b.rank), a.said.Compare(b.said)) })
}

// describeActor says in a sentence what there is about an actor.
func (c *Site) describeActor(a *fact.Actor) string {
	who := joined(", ", a.Name, a.Role)
	if n := c.passages(a); n > 0 {
		return c.lang.Fill("actor.quoted", "Who", who, "N", n)
	}
	return c.lang.Fill("actor.unquoted", "Who", who)
}

// publishedBy returns the sources that an actor published, as the chronology is ordered.
func (c *Site) publishedBy(a *fact.Actor) []*fact.Source {
	type key struct{}
	return shared(&c.memo.Map, key{}, func() map[*fact.Actor][]*fact.Source {
		by := map[*fact.Actor][]*fact.Source{}
		for _, s := range c.dated() {
			by[s.Publisher] = append(by[s.Publisher], s)
		}
		return by
	})[a]
}
