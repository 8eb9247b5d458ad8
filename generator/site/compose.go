package site

import (
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/chart"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/lang"
	"beleg/generator/markdown"
	"beleg/generator/origin"
	"beleg/generator/timeline"
)

// Compose returns all pages of the site of a sound base, in order of path. The book holds its addresses, and entries its
// chronology.
func Compose(base *fact.Base, book *address.Book, entries []*timeline.Entry, assets Assets) []Page {
	l, _ := lang.For(base.Site.Language)
	c := &composer{base: base, book: book, lang: l, entries: entries}
	c.shell = c.newShell(assets)
	c.index()
	pages := []Page{c.home(), c.claims(), c.sources(), c.chronology(), c.actors(), c.topics(), c.matrix(), c.measures(), c.changes(), c.notFound()}
	for _, claim := range base.Claims {
		pages = append(pages, c.claim(claim))
	}
	for _, s := range base.Sources {
		pages = append(pages, c.source(s))
	}
	for _, a := range base.Actors {
		pages = append(pages, c.actor(a))
	}
	for _, t := range base.Site.Topics {
		pages = append(pages, c.topic(t))
	}
	for _, m := range base.Site.Measures {
		pages = append(pages, c.measure(m))
	}
	for _, p := range base.Pages {
		pages = append(pages, c.text(p))
	}
	slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	return pages
}

type composer struct {
	base    *fact.Base
	book    *address.Book
	lang    *lang.Lang
	shell   *Shell
	entries []*timeline.Entry

	cards    map[*fact.Claim]ClaimCard
	byTopic  map[*fact.Topic][]*fact.Claim
	bySource map[*fact.Source]*usage
	byActor  map[*fact.Actor][]saying
	inverse  map[*fact.Claim][]*inverse
	figures  map[*fact.Measure][]*chart.Figure
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

// index prepares what many pages ask for, each in one pass over the claims.
func (c *composer) index() {
	c.cards, c.byTopic = map[*fact.Claim]ClaimCard{}, map[*fact.Topic][]*fact.Claim{}
	c.bySource, c.byActor = map[*fact.Source]*usage{}, map[*fact.Actor][]saying{}
	c.inverse = map[*fact.Claim][]*inverse{}
	c.figures = chart.Figures(c.base)
	for _, s := range c.base.Sources {
		c.bySource[s] = &usage{}
	}
	for _, claim := range c.base.Claims {
		c.indexClaim(claim)
	}
	for _, e := range c.base.Events {
		for _, q := range e.Quotes {
			u := c.bySource[q.Source]
			u.quotes = append(u.quotes, placed{quote: q, event: e})
		}
	}
}

func (c *composer) indexClaim(claim *fact.Claim) {
	c.cards[claim] = c.card(claim)
	for _, t := range claim.Topics {
		c.byTopic[t] = append(c.byTopic[t], claim)
	}
	for _, q := range claim.Quotes {
		u := c.bySource[q.Source]
		u.quotes = append(u.quotes, placed{quote: q, claim: claim})
		if n := len(u.claims); n == 0 || u.claims[n-1] != claim {
			u.claims = append(u.claims, claim)
		}
		for _, a := range voicesOf(q) {
			c.byActor[a] = append(c.byActor[a], saying{q, claim})
		}
	}
	for _, r := range claim.Related {
		c.inverse[r.Claim] = append(c.inverse[r.Claim], &inverse{claim, r})
	}
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

func (c *composer) newShell(assets Assets) *Shell {
	s := c.base.Site
	shell := &Shell{Title: s.Title, Tagline: s.Tagline, Language: s.Language, Publisher: s.Publisher, Repository: s.Repository,
		Home: c.book.Href(address.Home), Assets: map[string]string{}}
	for _, item := range []NavItem{{"claims", address.Claims}, {"chronology", address.Chronology}, {"sources", address.Sources}, {"actors", address.Actors}} {
		shell.Nav = append(shell.Nav, NavItem{item.Key, c.book.Href(item.Href)})
	}
	for _, item := range []NavItem{{"topics", address.Topics}, {"matrix", address.Matrix}, {"figures", address.Figures}, {"changes", address.Changes}} {
		shell.Views = append(shell.Views, NavItem{item.Key, c.book.Href(item.Href)})
	}
	paths := assets.Paths()
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		shell.Assets[name] = c.book.Href(paths[name])
	}
	pages := slices.Clone(c.base.Pages)
	slices.SortFunc(pages, func(a, b *fact.Page) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	for _, p := range pages {
		if p.Nav {
			shell.Footer = append(shell.Footer, Link{c.book.Href(address.Page(p)), p.Title})
		}
	}
	shell.Data = []Link{{c.book.Href(address.ClaimsJSON), "claims.json"}, {c.book.Href(address.TimeJSON), "chronology.json"}}
	return shell
}

// frame returns the frame of a page. Search engines show some 160 characters of a description.
func (c *composer) frame(path, section, title, description string, crumbs ...Link) Frame {
	return Frame{Shell: c.shell, Title: title, Description: shorten(description, 160), Canonical: c.book.URL(path), Section: section, Crumbs: crumbs}
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
	return Rating{ID: r.ID, Label: r.Label, Definition: r.Definition, Tone: string(r.Tone)}
}

func (c *composer) card(claim *fact.Claim) ClaimCard {
	current := claim.Current()
	card := ClaimCard{Href: c.book.Href(address.Claim(claim)), Title: claim.Title(), Rating: ratingOf(current.Rating), Verdict: current.Verdict,
		Reviewed: current.Date, Times: len(claim.Reviews), When: claim.When, Quotes: len(claim.Quotes), Origins: c.origins(claim), Facets: claimFacets(claim)}
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
		cards = append(cards, c.cards[claim])
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
	f := c.frame(address.NotFound, "", c.lang.Text("not-found.title"), "")
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
	return dayOf(on.Date)
}

// dayOf returns the day of a review, which is always a certain one.
func dayOf(d edtf.Date) edtf.Day {
	day, _ := d.Exact()
	return day
}
