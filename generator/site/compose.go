package site

import (
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strings"
	"sync"

	"beleg/generator/address"
	"beleg/generator/chart"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/feed"
	"beleg/generator/lang"
	"beleg/generator/markdown"
	"beleg/generator/origin"
	"beleg/generator/timeline"
)

// Site is the pages of a site. Each is composed when it is asked for, from what was known of the base when the site was made
// or refreshed. Any number of goroutines may compose at once.
type Site struct{ *composer }

// New returns the site of a sound base. The book holds its addresses; entries returns its chronology and is called when a page
// needs it, at most once.
func New(base *fact.Base, book *address.Book, entries func() []*timeline.Entry, assets Assets) *Site {
	return &Site{newComposer(base, book, entries, newShell(base, book, assets))}
}

// Refresh returns the same site after claims of the base have changed in place: the pages are the same, what stands on them is
// not.
func (s *Site) Refresh(entries func() []*timeline.Entry) *Site {
	return &Site{newComposer(s.base, s.book, entries, s.shell)}
}

// Planned is a page that can be composed.
type Planned struct {
	Path    string // as in Page
	compose func(*composer) Page
}

// Compose composes a page that Plan listed, for this site or for one that it was refreshed from.
func (s *Site) Compose(p Planned) Page { return p.compose(s.composer) }

// Plan lists all pages in order of path.
func (s *Site) Plan() []Planned {
	plan := []Planned{
		{address.Home, (*composer).home}, {address.Claims, (*composer).claims}, {address.Sources, (*composer).sources},
		{address.Chronology, (*composer).chronology}, {address.Actors, (*composer).actors}, {address.Topics, (*composer).topics},
		{address.Matrix, (*composer).matrix}, {address.Figures, (*composer).measures}, {address.Changes, (*composer).changes},
		{address.Data, (*composer).data}, {address.NotFound, (*composer).notFound},
	}
	plan = planEach(plan, s.base.Claims, address.Claim, (*composer).claim)
	plan = planEach(plan, s.base.Sources, address.Source, (*composer).source)
	plan = planEach(plan, s.base.Actors, address.Actor, (*composer).actor)
	plan = planEach(plan, s.base.Site.Topics, address.Topic, (*composer).topic)
	plan = planEach(plan, s.base.Site.Measures, address.Measure, (*composer).measure)
	plan = planEach(plan, s.base.Pages, address.Page, (*composer).text)
	slices.SortFunc(plan, func(a, b Planned) int { return cmp.Compare(a.Path, b.Path) })
	return plan
}

func planEach[T any](plan []Planned, things []*T, path func(*T) string, compose func(*composer, *T) Page) []Planned {
	for _, thing := range things {
		plan = append(plan, Planned{path(thing), func(c *composer) Page { return compose(c, thing) }})
	}
	return plan
}

// A composer composes pages. What many pages ask for is worked out once, in one pass over the claims, when the first of them
// asks: a preview that shows one page must not wait for what it does not show.
type composer struct {
	base  *fact.Base
	book  *address.Book
	lang  *lang.Lang
	shell *Shell

	entries   func() []*timeline.Entry
	dated     func() []*fact.Source // all sources, as the chronology is ordered
	byTopic   func() map[*fact.Topic][]*fact.Claim
	bySource  func() map[*fact.Source]*usage
	byActor   func() map[*fact.Actor][]saying
	inverse   func() map[*fact.Claim][]*inverse
	figures   func() map[*fact.Measure][]*chart.Figure
	siteCard  func() *Image
	originals sync.Map // *fact.Source → *fragment.Page
	cards     sync.Map // *fact.Claim → *ClaimCard
}

func newComposer(base *fact.Base, book *address.Book, entries func() []*timeline.Entry, shell *Shell) *composer {
	l, _ := lang.For(base.Site.Language)
	c := &composer{base: base, book: book, lang: l, shell: shell, entries: sync.OnceValue(entries)}
	c.dated = sync.OnceValue(c.sortSources)
	c.byTopic = sync.OnceValue(c.indexTopics)
	c.bySource = sync.OnceValue(c.indexSources)
	c.byActor = sync.OnceValue(c.indexActors)
	c.inverse = sync.OnceValue(c.indexRelations)
	c.figures = sync.OnceValue(func() map[*fact.Measure][]*chart.Figure { return chart.Figures(base) })
	c.siteCard = sync.OnceValue(c.siteImage)
	return c
}

// A usage is what quotes a source.
type usage struct {
	claims []*fact.Claim
	quotes []placed
}

// A placed quotation and the claim or event that quotes it.
type placed struct {
	quote *fact.Quote
	claim *fact.Claim
	event *fact.Event
}

// A saying is a quotation in which an actor speaks.
type saying struct {
	quote *fact.Quote
	claim *fact.Claim
}

// An inverse is a relation seen from the claim it points to.
type inverse struct {
	from    *fact.Claim
	related *fact.Related
}

func (c *composer) indexTopics() map[*fact.Topic][]*fact.Claim {
	by := map[*fact.Topic][]*fact.Claim{}
	for _, claim := range c.base.Claims {
		for _, t := range claim.Topics {
			by[t] = append(by[t], claim)
		}
	}
	return by
}

func (c *composer) indexSources() map[*fact.Source]*usage {
	by := make(map[*fact.Source]*usage, len(c.base.Sources))
	for _, s := range c.base.Sources {
		by[s] = &usage{}
	}
	for _, claim := range c.base.Claims {
		for _, q := range claim.Quotes {
			u := by[q.Source]
			u.quotes = append(u.quotes, placed{quote: q, claim: claim})
			if n := len(u.claims); n == 0 || u.claims[n-1] != claim {
				u.claims = append(u.claims, claim)
			}
		}
	}
	for _, e := range c.base.Events {
		for _, q := range e.Quotes {
			u := by[q.Source]
			u.quotes = append(u.quotes, placed{quote: q, event: e})
		}
	}
	return by
}

func (c *composer) indexActors() map[*fact.Actor][]saying {
	by := map[*fact.Actor][]saying{}
	for _, claim := range c.base.Claims {
		for _, q := range claim.Quotes {
			for _, a := range voicesOf(q) {
				by[a] = append(by[a], saying{q, claim})
			}
		}
	}
	return by
}

func (c *composer) indexRelations() map[*fact.Claim][]*inverse {
	by := map[*fact.Claim][]*inverse{}
	for _, claim := range c.base.Claims {
		for _, r := range claim.Related {
			by[r.Claim] = append(by[r.Claim], &inverse{claim, r})
		}
	}
	return by
}

// voicesOf returns everyone who speaks in a quotation, each once.
func voicesOf(q *fact.Quote) []*fact.Actor {
	var voices []*fact.Actor
	for _, chain := range q.Chains {
		for _, a := range chain {
			if a != nil && !slices.Contains(voices, a) {
				voices = append(voices, a)
			}
		}
	}
	return voices
}

func newShell(base *fact.Base, book *address.Book, assets Assets) *Shell {
	s := base.Site
	l, _ := lang.For(s.Language)
	shell := &Shell{Title: s.Title, Tagline: s.Tagline, Language: s.Language, Locale: l.Text("lang.locale"), Publisher: s.Publisher, Repository: s.Repository,
		Home: book.Href(address.Home), Assets: map[string]string{}}
	for _, item := range []NavItem{{"claims", address.Claims}, {"chronology", address.Chronology}, {"sources", address.Sources}, {"actors", address.Actors}} {
		shell.Nav = append(shell.Nav, NavItem{item.Key, book.Href(item.Href)})
	}
	for _, item := range []NavItem{{"topics", address.Topics}, {"matrix", address.Matrix}, {"figures", address.Figures}, {"changes", address.Changes},
		{"data", address.Data}} {
		shell.Views = append(shell.Views, NavItem{item.Key, book.Href(item.Href)})
	}
	paths := assets.Paths()
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		shell.Assets[name] = book.Href(paths[name])
	}
	pages := slices.Clone(base.Pages)
	slices.SortFunc(pages, func(a, b *fact.Page) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	for _, p := range pages {
		if p.Nav {
			shell.Footer = append(shell.Footer, Link{book.Href(address.Page(p)), p.Title})
		}
	}
	shell.Feeds = []FeedLink{{Link{book.Href(address.Atom), "Atom"}, feed.AtomType}, {Link{book.Href(address.JSONFeed), "JSON Feed"}, feed.JSONType}}
	return shell
}

// frame returns the frame of a page. Search engines show some 160 characters of a description.
func (c *composer) frame(path, section, title, description string, crumbs ...Link) Frame {
	return Frame{Shell: c.shell, Title: title, Description: shorten(description, 160), Canonical: c.book.URL(path), Section: section, Crumbs: crumbs, Image: c.siteCard()}
}

// crumb is the link to a section of the navigation.
func (c *composer) crumb(section, path string) Link {
	return Link{c.book.Href(path), c.lang.Text("nav." + section)}
}

// shorten cuts a text at a word, to at most n code points.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

// html sets Markdown that stands on the page at path.
func (c *composer) html(doc *markdown.Doc, path string) template.HTML {
	if doc == nil {
		return ""
	}
	return doc.HTML(func(l markdown.Link) string {
		href, _ := c.book.Resolve(path, l) // a link to nothing has been reported and keeps the site from being built
		return href
	})
}

func (c *composer) link(a *fact.Actor) Link {
	if a == nil {
		return Link{}
	}
	return Link{c.book.Href(address.Actor(a)), a.Name}
}

func ratingOf(r *fact.Rating) Rating {
	return Rating{Label: r.Label, Definition: r.Definition, Tone: string(r.Tone)}
}

// card returns a claim as it stands in lists.
func (c *composer) card(claim *fact.Claim) ClaimCard {
	if card, ok := c.cards.Load(claim); ok {
		return *card.(*ClaimCard)
	}
	card := c.newCard(claim)
	c.cards.Store(claim, &card)
	return card
}

func (c *composer) newCard(claim *fact.Claim) ClaimCard {
	current := claim.Current()
	card := ClaimCard{Href: c.book.Href(address.Claim(claim)), Title: claim.Title(), Rating: ratingOf(current.Rating), Verdict: current.Verdict,
		Reviewed: current.Date, Times: len(claim.Reviews), When: claim.When, Origins: c.origins(claim), Facets: claimFacets(claim)}
	if claim.Short != "" {
		card.Claim = claim.Claim
	}
	for _, t := range claim.Topics {
		card.Topics = append(card.Topics, Link{c.book.Href(address.Topic(t)), t.Label})
	}
	return card
}

func (c *composer) cardsOf(claims []*fact.Claim) []ClaimCard {
	var cards []ClaimCard
	for _, claim := range claims {
		cards = append(cards, c.card(claim))
	}
	return cards
}

func (c *composer) origins(claim *fact.Claim) Origins {
	count := origin.Of(claim.Quotes)
	o := Origins{Articles: count.Articles, AtLeast: count.AtLeast, AtMost: count.AtMost}
	for _, a := range count.Roots {
		o.Roots = append(o.Roots, c.link(a))
	}
	seen := map[string]bool{}
	for _, q := range claim.Quotes {
		if q.Stance != fact.Supports {
			continue
		}
		for _, chain := range c.chains(q) {
			if key := chain.key(); !seen[key] {
				seen[key] = true
				o.Chains = append(o.Chains, chain)
			}
		}
	}
	return o
}

func (c Chain) key() string {
	key := c.Article.Href
	for _, v := range c.Voices {
		key += "<" + v.Href
	}
	return key
}

// chains returns the chains of a quotation; one without voices if the article does not say how it knows.
func (c *composer) chains(q *fact.Quote) []Chain {
	article := Link{c.book.Href(address.Source(q.Source)), q.Source.Title}
	if len(q.Chains) == 0 {
		return []Chain{{Article: article}}
	}
	var chains []Chain
	for _, voices := range q.Chains {
		chain := Chain{Article: article}
		for _, a := range voices {
			v := Voice{Link: c.link(a), Unnamed: a == nil || a.Unnamed}
			if a != nil {
				v.Role = a.Role
			}
			chain.Voices = append(chain.Voices, v)
		}
		chains = append(chains, chain)
	}
	return chains
}

func (c *composer) notFound() Page {
	f := c.frame(address.NotFound, "", c.lang.Text("not-found.title"), c.lang.Text("not-found.text"))
	f.Canonical = ""
	return Page{"404.html", address.NotFound, &NotFoundPage{f}}
}

func (c *composer) text(p *fact.Page) Page {
	path := address.Page(p)
	page := &TextPage{Frame: c.frame(path, "", p.Title, cmp.Or(p.Summary, p.Body.Plain)), Body: c.html(p.Body, path)}
	return Page{"page.html", path, page}
}

// newestFirst orders claims by the day on which they got the rating that they have, the newest first, then by id. A review that
// leaves the rating as it was does not count.
func newestFirst(claims []*fact.Claim) []*fact.Claim {
	sorted := slices.Clone(claims)
	slices.SortStableFunc(sorted, func(a, b *fact.Claim) int { return -cmp.Compare(ratedOn(a), ratedOn(b)) })
	return sorted
}

func ratedOn(claim *fact.Claim) edtf.Day {
	on := claim.Current()
	for i := len(claim.Reviews) - 1; i > 0 && claim.Reviews[i-1].Rating == on.Rating; i-- {
		on = claim.Reviews[i-1]
	}
	return on.Day()
}
