package site

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/timeline"
)

// Sizes of the lists on the home page.
const (
	latestClaims  = 6
	recentEntries = 8
)

func (c *composer) home() Page {
	s := c.base.Site
	page := &HomePage{Frame: c.frame(address.Home, "home", s.Title, s.Tagline), Spread: c.spread(c.base.Claims), Total: len(c.base.Claims), Sources: len(c.base.Sources)}
	newest := newestFirst(c.base.Claims)
	page.Latest = c.cardsOf(newest[:min(len(newest), latestClaims)])
	for _, t := range s.Topics {
		if n := len(c.byTopic()[t]); n > 0 {
			page.Topics = append(page.Topics, Count{Link{c.book.Href(address.Topic(t)), t.Label}, n})
		}
	}
	recent := c.entries()[max(0, len(c.entries())-recentEntries):]
	for _, m := range timeline.Months(recent) {
		page.Recent = append(page.Recent, c.month(m))
	}
	return Page{"home.html", address.Home, page}
}

// spread counts the claims of each rating, in the order of the scale.
func (c *composer) spread(claims []*fact.Claim) []Share {
	n := map[*fact.Rating]int{}
	for _, claim := range claims {
		n[claim.Current().Rating]++
	}
	var spread []Share
	for _, r := range c.base.Site.Ratings {
		spread = append(spread, Share{ratingOf(r), n[r]})
	}
	return spread
}

func (c *composer) claims() Page {
	page := &ClaimsPage{Frame: c.frame(address.Claims, "claims", c.lang.Text("nav.claims"), c.lang.Text("claims.intro")+" "+c.base.Site.Tagline), Total: len(c.base.Claims), Scale: c.spread(c.base.Claims)}
	for _, t := range c.base.Site.Topics {
		if claims := c.byTopic()[t]; len(claims) > 0 {
			page.Groups = append(page.Groups, ClaimGroup{Topic: Link{c.book.Href(address.Topic(t)), t.Label}, Anchor: t.ID,
				Description: t.Description, Claims: c.cardsOf(claims)})
		}
	}
	var rest []*fact.Claim
	for _, claim := range c.base.Claims {
		if len(claim.Topics) == 0 {
			rest = append(rest, claim)
		}
	}
	if len(rest) > 0 {
		page.Groups = append(page.Groups, ClaimGroup{Anchor: "other", Claims: c.cardsOf(rest)})
	}
	var facets []string
	for _, claim := range c.base.Claims {
		facets = append(facets, c.card(claim).Facets)
	}
	page.Filters, page.Script = c.filters("claim_list", facets, "topic", "rating", "actor", "source"), filterScript
	return Page{"claims.html", address.Claims, page}
}

func (c *composer) sources() Page {
	page := &SourcesPage{Frame: c.frame(address.Sources, "sources", c.lang.Text("nav.sources"), c.lang.Text("source.about"))}
	for _, s := range c.dated() {
		page.Sources = append(page.Sources, c.sourceCard(s))
	}
	return Page{"sources.html", address.Sources, page}
}

// sortSources orders sources as the chronology is ordered; those without a date come last.
func (c *composer) sortSources() []*fact.Source {
	rank := map[*fact.Source]int{}
	for i, e := range c.entries() {
		if e.Kind == timeline.Publication {
			rank[e.Source] = i
		}
	}
	sorted := slices.Clone(c.base.Sources)
	slices.SortStableFunc(sorted, func(a, b *fact.Source) int {
		i, dated := rank[a]
		j, alsoDated := rank[b]
		if dated != alsoDated {
			if dated {
				return -1
			}
			return 1
		}
		return cmp.Compare(i, j)
	})
	return sorted
}

func (c *composer) sourceCard(s *fact.Source) SourceCard {
	u := c.bySource()[s]
	passages := map[string]bool{}
	for _, q := range u.quotes {
		passages[q.quote.ID] = true
	}
	return SourceCard{Href: c.book.Href(address.Source(s)), Title: s.Title, Publisher: c.link(s.Publisher), Published: s.Published,
		Quotes: len(passages), Claims: len(u.claims)}
}

func (c *composer) actors() Page {
	page := &ActorsPage{Frame: c.frame(address.Actors, "actors", c.lang.Text("nav.actors"), c.lang.Text("actor.about"))}
	for _, kind := range []string{"person", "office", "outlet", "state", "group"} {
		group := ActorGroup{Kind: kind}
		for _, a := range c.base.Actors {
			if a.Kind == kind {
				group.Actors = append(group.Actors, ActorCard{c.book.Href(address.Actor(a)), a.Name, a.Role, a.Unnamed, len(c.byActor()[a])})
			}
		}
		if group.Actors != nil {
			page.Groups = append(page.Groups, group)
		}
	}
	return Page{"actors.html", address.Actors, page}
}

func (c *composer) actor(a *fact.Actor) Page {
	path := address.Actor(a)
	page := &ActorPage{Frame: c.frame(path, "actors", a.Name, c.describeActor(a), c.crumb("actors", address.Actors)),
		Name: a.Name, Role: a.Role, Kind: a.Kind, Unnamed: a.Unnamed, URL: a.URL}
	for of := a.PartOf; of != nil; of = of.PartOf {
		page.PartOf = append(page.PartOf, c.link(of))
	}
	for _, part := range c.base.Actors {
		if part.PartOf == a {
			page.Parts = append(page.Parts, c.link(part))
		}
	}
	for _, s := range c.byActor()[a] {
		q := c.quote(s.quote, map[string]bool{})
		q.Anchor = ""
		page.Said = append(page.Said, Saying{q, c.card(s.claim)})
	}
	for _, s := range c.dated() {
		if s.Publisher == a {
			page.Published = append(page.Published, c.sourceCard(s))
		}
	}
	return Page{"actor.html", path, page}
}

// describeActor says in a sentence what there is about an actor.
func (c *composer) describeActor(a *fact.Actor) string {
	who := a.Name
	if a.Role != "" {
		who += ", " + a.Role
	}
	if n := len(c.byActor()[a]); n > 0 {
		return c.lang.Fill("actor.quoted", map[string]any{"Who": who, "N": n})
	}
	return c.lang.Fill("actor.unquoted", map[string]any{"Who": who})
}

func (c *composer) topics() Page {
	page := &TopicsPage{Frame: c.frame(address.Topics, "topics", c.lang.Text("nav.topics"), c.lang.Text("topic.about"), c.crumb("claims", address.Claims))}
	events := map[*fact.Topic]int{}
	for _, e := range c.base.Events {
		for _, t := range e.Topics {
			events[t]++
		}
	}
	for _, t := range c.base.Site.Topics {
		claims := c.byTopic()[t]
		spread := slices.DeleteFunc(c.spread(claims), func(s Share) bool { return s.N == 0 })
		page.Topics = append(page.Topics, TopicCard{Link: Link{c.book.Href(address.Topic(t)), t.Label}, About: t.Description,
			Claims: len(claims), Events: events[t], Spread: spread})
	}
	return Page{"topics.html", address.Topics, page}
}

// describeTopic says in a sentence what there is on a topic.
func (c *composer) describeTopic(t *fact.Topic) string {
	return strings.TrimSpace(c.lang.Fill("topic.rated", map[string]any{"Topic": t.Label, "N": len(c.byTopic()[t])}) + " " + t.Description)
}

func (c *composer) topic(t *fact.Topic) Page {
	path := address.Topic(t)
	page := &TopicPage{Frame: c.frame(path, "topics", t.Label, c.describeTopic(t), c.crumb("claims", address.Claims), c.crumb("topics", address.Topics)),
		Name: t.Label, About: t.Description, Claims: c.cardsOf(c.byTopic()[t])}
	for _, e := range c.entries() {
		if e.Kind == timeline.Event && slices.Contains(e.Event.Topics, t) {
			page.Events = append(page.Events, c.entry(e))
		}
	}
	return Page{"topic.html", path, page}
}
