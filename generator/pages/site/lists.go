package site

import (
	"html/template"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
)

// HomePage is home.html.
type HomePage struct {
	Frame
	Lead      template.HTML
	Questions []QuestionCard // the weightiest first, then what was asked first
	Scope     string
	Main      []ClaimCard // the weightiest
	Changed   []Change    // what changed last
	Spread    []Share
	Total     int // number of claims
	Quotes    int // passages that were looked up in their articles
	Sources   int
	Articles  []SourceCard // the newest
	Contested bool         // something of them is in question
	Topics    []Count      // those with most claims, in the editor's order
	Recent    []Month      // the latest of the weightiest events; of all entries if there are none
}

// Share is how many claims have a rating.
type Share struct {
	Rating Rating
	N      int
}

// Count is a link with a number.
type Count struct {
	Link
	N int
}

// ClaimsPage is claims.html: all claims, each once, by weight.
type ClaimsPage struct {
	Frame
	Claims  []ClaimCard
	Newest  []ClaimCard // that were rated last; only where a list begins that is spread over pages
	Topics  []Link      // that have a claim
	Scale   []Share
	Filters Filters
}

// SourcesPage is sources.html.
type SourcesPage struct {
	Frame
	Total   int
	Sources []SourceCard // by date of publication, as the chronology is ordered
}

// TopicsPage is topics.html: all topics.
type TopicsPage struct {
	Frame
	Total  int
	Topics []TopicCard
}

// TopicCard is a topic in a list.
type TopicCard struct {
	Link
	About          string
	Claims, Events int
	Spread         []Share // only of ratings that a claim has
}

// TopicPage is topic.html.
type TopicPage struct {
	Frame
	Name, About string
	Claims      []ClaimCard
	Newest      []ClaimCard // as on the page of all claims
	Events      []Entry
}

// RatingPage is rating.html: all claims that have a rating, by weight.
type RatingPage struct {
	Frame
	Rating Rating
	Total  int // number of claims on all of its pages
	Claims []ClaimCard
	Newest []ClaimCard // as on the page of all claims
	Scale  []Share
}

// Sizes of the lists on the home page.
const (
	mainClaims    = 9
	latestChanges = 5
	recentEntries = 8
	homeSources   = 6
)

func (c *Site) home() *HomePage {
	s := c.base.Site
	page := &HomePage{Frame: Frame{Title: s.Title, Description: s.Tagline}, Lead: c.html(s.Lead, address.Home),
		Scope: s.Scope, Main: each(first(c.weighty(), mainClaims), c.card), Spread: c.scale(),
		Total: len(c.base.Claims), Sources: len(c.base.Sources)}
	passages := map[string]bool{} // as the list of sources counts them
	for u := range c.base.Quotations() {
		passages[u.Quote.ID] = true
	}
	page.Quotes = len(passages)
	page.Questions = each(c.asked(), func(q *fact.Question) QuestionCard { return c.questionCard(q, q.Current()) })
	changed := kept(c.history(), func(r fact.Rated) bool {
		return r.Before() != nil && r.Before().Rating != r.Review().Rating
	})
	page.Changed = each(first(changed, latestChanges), c.change)
	page.Topics = each(c.main(), func(t *fact.Topic) Count {
		return Count{c.topicLink(t), len(c.uses().ClaimsOn(t))}
	})
	recent := kept(c.entries(), func(e *timeline.Entry) bool {
		return e.Kind == timeline.Event && e.Event.Weight == 3
	})
	if len(recent) == 0 {
		recent = c.entries()
	}
	recent = recent[max(0, len(recent)-recentEntries):]
	page.Recent = each(timeline.Months(recent), c.month)
	for i, m := range page.Recent {
		if m.Month > 0 {
			page.Recent[i].Href = c.book.Href(c.book.Month(m.Year, m.Month))
		}
	}
	page.Articles = each(first(c.newest(), homeSources), c.sourceCard)
	inQuestion := func(s SourceCard) bool { return s.Weak != nil || s.Disputed.N > 0 }
	page.Contested = slices.ContainsFunc(page.Articles, inQuestion)
	return page
}

// newest returns the sources that were published last, the latest first; those without a date come last.
func (c *Site) newest() []*fact.Source {
	list := slices.Clone(c.dated())
	slices.Reverse(list)
	undated := kept(list, func(s *fact.Source) bool { return s.Published.IsZero() })
	return append(kept(list, func(s *fact.Source) bool { return !s.Published.IsZero() }), undated...)
}

// mostTopics is how many topics pages list that are about something else.
const mostTopics = 60

// mainTopics returns the topics that have a claim, and of too many those that have most; in the editor's order.
func (c *Site) mainTopics() []*fact.Topic {
	n := func(t *fact.Topic) int { return len(c.uses().ClaimsOn(t)) }
	topics := kept(c.base.Site.Topics, func(t *fact.Topic) bool { return n(t) > 0 })
	if len(topics) <= mostTopics {
		return topics
	}
	most := ordered(topics, n, func(a, b int) int { return b - a })[:mostTopics]
	return kept(topics, func(t *fact.Topic) bool { return slices.Contains(most, t) })
}

// spreadOf counts the claims of each rating, in the order of the scale.
func (c *Site) spreadOf(claims []*fact.Claim) []Share {
	n := map[*fact.Rating]int{}
	for _, claim := range claims {
		n[claim.Current().Rating]++
	}
	return c.shares(n)
}

// shares returns how many claims have each rating, in the order of the scale.
func (c *Site) shares(n map[*fact.Rating]int) []Share {
	return each(c.base.Site.Ratings, func(r *fact.Rating) Share { return Share{c.rating(r), n[r]} })
}

func (s Share) some() bool { return s.N > 0 }

func (c *Site) claims(p address.Planned) *ClaimsPage {
	page := &ClaimsPage{Frame: c.listFrame("claims", "claims.intro"),
		Topics: each(c.main(), c.topicLink), Scale: c.scale()}
	page.Claims, page.Newest = c.cards(p, c.weighty)
	page.Description = joined(" ", page.Description, c.base.Site.Tagline)
	if p.List != nil {
		return page
	}
	facets := each(page.Claims, func(card ClaimCard) string { return card.Facets })
	page.Filters, page.Script = c.filters("claim_list", facets, "topic", "rating", "actor", "source"), filterScript
	return page
}

// cards returns the claims that a page shows of a list, and those of all that were rated last if it is only the
// beginning of the list. They have no facets where a filter would miss the others.
func (c *Site) cards(p address.Planned, all func() []*fact.Claim) (shows, newest []ClaimCard) {
	claims := shown(c, p, all, spread.ClaimID)
	shows = each(claims, c.card)
	if p.List == nil {
		return shows, nil
	}
	if p.Part.Up == nil {
		latest := ordered(below(c, p, all, spread.ClaimID), ratedOn, func(a, b edtf.Day) int { return int(b - a) })
		others := kept(first(latest, 2*foremost), func(one *fact.Claim) bool { return !slices.Contains(claims, one) })
		newest = each(first(others, foremost/2), c.card)
	}
	change(func(card *ClaimCard) { card.Facets = "" }, shows, newest)
	return shows, newest
}

// byWeight orders claims by their weight, then by how many articles and origins speak to them, then by when they were
// rated, the newest first.
func byWeight(claims []*fact.Claim) []*fact.Claim {
	var sources []*fact.Source
	var roots []*fact.Actor
	return ordered(claims, func(claim *fact.Claim) [3]int {
		sources, roots = sources[:0], roots[:0]
		for _, q := range claim.Quotes {
			sources = with(sources, q.Source)
			for _, chain := range q.Chains {
				if o := chain.Origin(); o != nil {
					roots = with(roots, o.Root())
				}
			}
		}
		return [3]int{claim.Weight, len(sources) + len(roots), int(ratedOn(claim))}
	}, ranks)
}

// ratedOn returns the day on which a claim got the rating that it has. A review that leaves that as it was does not
// count.
func ratedOn(claim *fact.Claim) edtf.Day {
	on := claim.Current()
	for i := len(claim.Reviews) - 1; i > 0 && claim.Reviews[i-1].Rating == on.Rating; i-- {
		on = claim.Reviews[i-1]
	}
	return on.Day()
}

func (c *Site) sources(p address.Planned) *SourcesPage {
	all := c.dated
	if p.Spread() {
		all = c.newest
	}
	return &SourcesPage{c.listFrame("sources", "source.about"), len(c.base.Sources),
		each(shown(c, p, all, spread.SourceID), c.sourceCard)}
}

// sortSources orders sources as the chronology is ordered; those without a date come last.
func (c *Site) sortSources() []*fact.Source {
	published := kept(c.entries(), func(e *timeline.Entry) bool { return e.Kind == timeline.Publication })
	undated := kept(c.base.Sources, func(s *fact.Source) bool { return s.Published.IsZero() })
	return append(each(published, func(e *timeline.Entry) *fact.Source { return e.Source }), undated...)
}

func (c *Site) topics(p address.Planned) *TopicsPage {
	all := func() []*fact.Topic { return c.base.Site.Topics }
	if p.Spread() {
		all = c.main
	}
	list := shown(c, p, all, func(t *fact.Topic) string { return t.ID })
	return &TopicsPage{c.listFrame("topics", "topic.about"), len(c.base.Site.Topics), each(list, c.topicCard)}
}

func (c *Site) topicCard(t *fact.Topic) TopicCard {
	claims := c.uses().ClaimsOn(t)
	return TopicCard{Link: c.topicLink(t), About: t.Description, Claims: len(claims),
		Events: len(c.uses().EventsOn(t)), Spread: kept(c.spreadOf(claims), Share.some)}
}

func (c *Site) topic(p address.Planned) *TopicPage {
	t := p.Of.(*fact.Topic)
	claims := c.uses().ClaimsOn(t)
	page := &TopicPage{Frame: c.ratedFrame(t.Label, t.Description, claims), Name: t.Label, About: t.Description}
	page.Claims, page.Newest = c.cards(p, func() []*fact.Claim { return byWeight(claims) })
	self := c.topicLink(t)
	change(func(card *ClaimCard) {
		card.Topics = kept(card.Topics, func(topic Link) bool { return topic != self })
	}, page.Claims, page.Newest)
	page.Events = each(shown(c, p, func() []*timeline.Entry {
		return c.eventEntries(func(e *fact.Event) bool { return slices.Contains(e.Topics, t) })
	}, entryID), c.entry)
	return page
}

func (c *Site) rated(p address.Planned) *RatingPage {
	r := p.Of.(*fact.Rating)
	claims := c.uses().ClaimsRated(r)
	page := &RatingPage{Frame: c.ratedFrame(r.Label, r.Definition, claims), Rating: c.rating(r), Total: len(claims),
		Scale: c.scale()}
	page.Claims, page.Newest = c.cards(p, func() []*fact.Claim { return byWeight(claims) })
	change(func(card *ClaimCard) { card.Rating.Href = "" }, page.Claims, page.Newest) // it leads here
	return page
}

// filterScript is the file in static/ that makes filters work.
const filterScript = "js/filter.js"

// Filters narrow a long list by what its entries are about. They need a script and are not shown without it: the pages
// of topics, actors and sources serve then.
type Filters struct {
	List   string // id of the list
	Facets []Facet
}

// Facet is one thing to choose by; its words are the messages "filter." + Key and "filter.all-" + Key.
type Facet struct {
	Key     string // topic, rating, actor, source
	Options []Option
}

// Option is one choice. An entry fits it if its Facets hold Key + ":" + Value.
type Option struct {
	Value, Text string
	Tongue
}

// filters returns the filters of a list by the facets its entries have. A choice between fewer than two is none.
func (c *Site) filters(list string, entries []string, keys ...string) Filters {
	used := map[string]bool{}
	for _, facets := range entries {
		for _, token := range strings.Fields(facets) {
			used[token] = true
		}
	}
	f := Filters{List: list}
	for _, key := range keys {
		options := kept(c.options(key), func(o Option) bool { return used[key+":"+o.Value] })
		if len(options) > 1 {
			f.Facets = append(f.Facets, Facet{key, options})
		}
	}
	return f
}

// options returns all there is to choose from: topics and ratings in the editor's order, sources by date, actors by id.
func (c *Site) options(key string) []Option {
	switch key {
	case "topic":
		return each(c.base.Site.Topics, func(t *fact.Topic) Option { return option(t.ID, t.Label, Tongue{}) })
	case "rating":
		return each(c.base.Site.Ratings, func(r *fact.Rating) Option { return option(r.ID, r.Label, Tongue{}) })
	case "source":
		return each(c.dated(), func(s *fact.Source) Option { return option(s.ID, s.Title, c.tongue(s)) })
	}
	return each(c.base.Actors, func(a *fact.Actor) Option { return option(a.ID, a.Name, Tongue{}) })
}

func option(value, text string, t Tongue) Option { return Option{value, text, t.of(text)} }

// What filters look at: facets, each once, in order, separated by spaces.
func claimFacets(claim *fact.Claim) string {
	facets := append(with(nil, each(claim.Topics, topicFacet)...), "rating:"+claim.Current().Rating.ID)
	for _, q := range claim.Quotes {
		facets = with(with(facets, sourceFacet(q.Source)), each(q.Voices(), actorFacet)...)
	}
	return strings.Join(facets, " ")
}

func entryFacets(e *timeline.Entry) string {
	var topics []*fact.Topic
	if e.Event != nil {
		topics = with(topics, e.Event.Topics...)
	}
	if e.Kind != timeline.Publication { // a publication is about everything that is quoted from it
		for _, claim := range e.Claims {
			topics = with(topics, claim.Topics...)
		}
	}
	return strings.Join(slices.Concat(each(topics, topicFacet), each(e.Sources, sourceFacet),
		each(e.Actors, actorFacet)), " ")
}

func topicFacet(t *fact.Topic) string   { return "topic:" + t.ID }
func sourceFacet(s *fact.Source) string { return "source:" + s.ID }
func actorFacet(a *fact.Actor) string   { return "actor:" + a.ID }
