package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/origin"
	"beleg/generator/pages/timeline"
	"beleg/generator/text/markdown"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// A Site composes the pages of a site. Each is composed when it is asked for, from what was known of the base when the
// site was made or refreshed. Any number of goroutines may compose at once. What many pages ask for is worked out once,
// when the first of them asks: a preview that shows one page must not wait for what it does not show.
type Site struct {
	base  *fact.Base
	book  *address.Book
	lang  *lang.Lang
	shell *Shell

	uses      func() *fact.Uses
	entries   func() []*timeline.Entry
	dated     func() []*fact.Source                     // all sources, as the chronology is ordered
	days      func() []*fact.AsOf                       // that have a page
	weighty   func() []*fact.Claim                      // all claims by weight
	spokenOf  func() []*fact.Claim                      // all claims as their contradictions are ordered
	asked     func() []*fact.Question                   // all questions by weight
	scale     func() []Share                            // of all claims
	main      func() []*fact.Topic                      // that pages list that are about something else
	history   func() []fact.Rated                       // of all claims
	originals func(*fact.Source) map[*fact.Quote]string // where quotations stand in the original
	card      func(*fact.Claim) ClaimCard               // as it stands in lists
	named     func() map[*fact.Actor]Link
	cited     func() map[*fact.Source]Link
	memo      *memo
	// SiteImage returns the share card of all pages that are not about one claim, nil if the site has none.
	SiteImage func() *Image
}

// New returns the site of a sound base. The book holds its addresses; uses tells who quotes what and entries returns
// the chronology, and both are called when a page needs them.
func New(base *fact.Base, book *address.Book, uses func() *fact.Uses, entries func() []*timeline.Entry,
	assets Assets) *Site {
	l, _ := lang.For(base.Site.Language)
	c := Site{base: base, book: book, lang: l}
	c.shell = c.newShell(assets)
	return c.Refresh(uses, entries)
}

// Refresh returns the same site after claims of the base have changed in place: the pages are the same, what stands on
// them is not.
func (c Site) Refresh(uses func() *fact.Uses, entries func() []*timeline.Entry) *Site {
	c.uses, c.entries, c.memo = uses, entries, &memo{}
	shell := *c.shell
	shell.Foot = c.html(c.base.Site.Footer, address.Home) // which may lead to an entry that stands on another page now
	c.shell = &shell
	c.dated, c.days = sync.OnceValue(c.sortSources), sync.OnceValue(c.base.Days)
	c.weighty = sync.OnceValue(func() []*fact.Claim { return byWeight(c.base.Claims) })
	c.spokenOf = sync.OnceValue(func() []*fact.Claim { return bySpoken(c.base.Claims) })
	c.asked = sync.OnceValue(func() []*fact.Question { return weightiest(c.base.Questions) })
	c.scale = sync.OnceValue(func() []Share { return c.spreadOf(c.base.Claims) })
	c.main = sync.OnceValue(c.mainTopics)
	c.history = sync.OnceValue(func() []fact.Rated { return fact.History(c.base.Claims) })
	c.SiteImage = sync.OnceValue(c.siteImage)
	c.originals = once(c.base.Sources, c.placesIn)
	c.card = once(c.base.Claims, c.newCard)
	c.named = sync.OnceValue(func() map[*fact.Actor]Link {
		return by(c.base.Actors, func(a *fact.Actor) Link { return c.to(address.Actor(a), a.Name) })
	})
	c.cited = sync.OnceValue(func() map[*fact.Source]Link {
		return by(c.base.Sources, func(s *fact.Source) Link { return c.titled(address.Source(s), s) })
	})
	return &c
}

// once returns a function that calls another once for each thing of a list. What two ask for at the same time is made
// twice.
func once[K comparable, V any](list []K, made func(K) V) func(K) V {
	known := sync.OnceValue(func() map[K]*atomic.Pointer[V] {
		places := make([]atomic.Pointer[V], len(list))
		by := make(map[K]*atomic.Pointer[V], len(list))
		for i, one := range list {
			by[one] = &places[i]
		}
		return by
	})
	return func(of K) V {
		place := known()[of]
		if place == nil { // it is none of them
			return made(of)
		}
		if v := place.Load(); v != nil {
			return *v
		}
		v := made(of)
		place.Store(&v)
		return v
	}
}

// Compose composes a page of the plan of its base.
func (c *Site) Compose(p address.Planned) Page {
	page := makers[p.Name].compose(c, p)
	c.complete(page.frame(), p)
	return Page{p.Name + ".html", p.Path, page}
}

func (c *Site) newShell(assets Assets) *Shell {
	s, book := c.base.Site, c.book
	shell := &Shell{Title: s.Title, Tagline: s.Tagline, Language: s.Language, Locale: c.lang.Text("lang.locale"),
		Publisher: s.Publisher, Repository: s.Repository, Home: book.Href(address.Home),
		Search: book.Href(address.Search), Atom: book.Href(address.Atom), JSONFeed: book.Href(address.JSONFeed),
		Assets: map[string]string{}}
	empty := map[string]bool{"topics": len(s.Topics) == 0, "figures": len(s.Measures) == 0}
	entries := func(at address.Nav) []NavItem {
		kinds := kept(address.Kinds, func(k *address.Kind) bool { return k.Nav == at && !empty[k.Name] })
		return each(kinds, func(k *address.Kind) NavItem { return NavItem{k.Name, book.Href(k.Path)} })
	}
	shell.Nav, shell.Views = entries(address.Header), entries(address.Footer)
	if s.Logo != "" {
		shell.Logo = c.target(address.Home, markdown.Link{Dest: s.Logo, Image: true}).Href
	}
	for name, path := range assets.Paths() {
		shell.Assets[name] = book.Href(path)
	}
	pages := kept(c.base.Pages, func(p *fact.Page) bool { return p.Nav })
	slices.SortStableFunc(pages, func(a, b *fact.Page) int { return cmp.Compare(a.Order, b.Order) })
	shell.Footer = each(pages, func(p *fact.Page) Link { return c.to(address.Page(p), p.Title) })
	return shell
}

// listFrame returns the frame of a page that is in the navigation, with what it says about itself.
func (c *Site) listFrame(kind, intro string) Frame {
	return Frame{Title: c.lang.Text("nav." + kind), Description: c.lang.Text(intro)}
}

// complete adds to a frame what is alike on all pages. Search engines show some 160 characters of a description.
func (c *Site) complete(f *Frame, p address.Planned) {
	f.Shell, f.Image = c.shell, cmp.Or(f.Image, c.SiteImage())
	if !p.Unlisted {
		f.Canonical = c.book.URL(p.Path)
	}
	if section := p.Section(); section != nil {
		f.Section = section.Name
	}
	above := each(p.Above(), func(k *address.Kind) Link { return c.to(k.Path, c.lang.Text("nav."+k.Name)) })
	f.Crumbs = append(above, f.Crumbs...)
	navigates := func(i NavItem) bool { return i.Href == f.Crumbs[0].Href }
	if len(f.Crumbs) == 1 && slices.ContainsFunc(c.shell.Nav, navigates) {
		f.Crumbs = nil // the navigation says it, right above
	}
	if p.List != nil {
		c.inList(f, p)
	}
	f.Description = lang.Shorten(f.Description, 160)
}

// html sets Markdown that stands on the page at path.
func (c *Site) html(doc *markdown.Doc, path string) template.HTML {
	return doc.HTML(func(l markdown.Link) markdown.Target { return c.target(path, l) })
}

func (c *Site) target(path string, l markdown.Link) markdown.Target {
	href, _ := c.book.Resolve(path, l) // a link to nothing has been reported and keeps the site from being built
	return markdown.Target{Href: href}
}

// to returns the link to a path.
func (c *Site) to(path, text string) Link { return Link{c.book.Href(path), text, Tongue{}.of(text)} }

// link returns the link to an actor, the zero Link to nobody.
func (c *Site) link(a *fact.Actor) Link { return c.named()[a] }

// speaker returns the link to somebody who said something, without address for nil: nobody names them.
func (c *Site) speaker(a *fact.Actor) Link {
	if a == nil {
		return Link{Text: c.lang.Text("quote.unnamed")}
	}
	return c.link(a)
}

// publisher returns the link to who published a source, with a note if that is no outlet: a company asks itself. The
// note runs as the site does.
func (c *Site) publisher(s *fact.Source) Link {
	by := c.link(s.Publisher)
	if selfPublished(s) {
		by.Text, by.Tongue = script.Isolated(by.Text)+" ("+c.lang.Text("source.own")+")", Tongue{}
	}
	return by
}

// selfPublished tells whether a source is a publication of somebody who is no outlet, such as a press release.
func selfPublished(s *fact.Source) bool { return s.Publisher != nil && s.Publisher.Kind != "outlet" }

func (c *Site) topicLink(t *fact.Topic) Link { return c.to(address.Topic(t), t.Label) }

// titled returns the link to a path that has a source's title.
func (c *Site) titled(path string, s *fact.Source) Link {
	return Link{c.book.Href(path), s.Title, c.tongue(s).of(s.Title)}
}

func (c *Site) sourceLink(s *fact.Source) Link { return c.cited()[s] }

// tongue returns how the words of a source are to be read and set.
func (c *Site) tongue(s *fact.Source) Tongue {
	var t Tongue
	if s.Language != c.base.Site.Language {
		t.Language = s.Language
	}
	if s.RightToLeft {
		t.Dir = "rtl"
	}
	return t
}

func (c *Site) claimLink(claim *fact.Claim) Link {
	card := c.card(claim)
	return Link{card.Href, card.Title, Tongue{}.of(card.Title)}
}

func (c *Site) rating(r *fact.Rating) Rating {
	return Rating{Label: r.Label, Definition: r.Definition, Tone: string(r.Tone), Symbol: r.Symbol,
		Href: c.book.Href(address.Rating(r))}
}

func (c *Site) newCard(claim *fact.Claim) ClaimCard {
	current := claim.Current()
	card := ClaimCard{Href: c.book.Href(address.Claim(claim)), Title: c.lang.Typeset(claim.Title()),
		Rating: c.rating(current.Rating), Verdict: c.lang.Typeset(current.Verdict), Reviewed: current.Date,
		Since: c.since(current.Day()), Times: len(claim.Reviews),
		When: claim.When, Origins: c.origins(claim), Topics: each(claim.Topics, c.topicLink),
		Facets: claimFacets(claim)}
	if claim.Short != "" {
		card.Claim = c.lang.Typeset(claim.Claim)
	}
	return card
}

// since returns the day on which what is dated on a day was published in retrospect; zero if it was on that day.
func (c *Site) since(day edtf.Day) edtf.Date {
	if c.base.Site.InRetrospect(day) {
		return c.base.Site.Began
	}
	return edtf.Date{}
}

// each returns what something is made into, one by one; nil of nothing.
func each[T, U any](list []T, made func(T) U) []U {
	if len(list) == 0 {
		return nil
	}
	out := make([]U, len(list))
	for i, one := range list {
		out[i] = made(one)
	}
	return out
}

// by returns what each of a list is made into, by what it is made of.
func by[K comparable, V any](list []K, made func(K) V) map[K]V {
	all := make(map[K]V, len(list))
	for _, one := range list {
		all[one] = made(one)
	}
	return all
}

// first returns so many of a list at most.
func first[T any](list []T, most int) []T { return list[:min(len(list), most)] }

// kept returns what of a list is wanted; nil if nothing is.
func kept[T any](list []T, wanted func(T) bool) []T {
	var out []T
	for _, one := range list {
		if wanted(one) {
			out = append(out, one)
		}
	}
	return out
}

// ordered returns a list in the order of what is worked out of each, once; those alike stay as they are.
func ordered[T, K any](list []T, key func(T) K, compare func(a, b K) int) []T {
	type keyed struct {
		one T
		by  K
		at  int
	}
	all := make([]keyed, len(list))
	for i, one := range list {
		all[i] = keyed{one, key(one), i}
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(compare(a.by, b.by), a.at-b.at) })
	return each(all, func(k keyed) T { return k.one })
}

// ranks compares what has most first: by the first number, then by the second and the third.
func ranks(a, b [3]int) int { return slices.Compare(b[:], a[:]) }

// joined joins what is not empty, each set apart from the others.
func joined(between string, parts ...string) string {
	return strings.Join(each(kept(parts, func(part string) bool { return part != "" }), script.Isolated), between)
}

// with returns a list with more that it may hold already.
func with[T comparable](list []T, more ...T) []T {
	for _, one := range more {
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

func (c *Site) origins(claim *fact.Claim) Origins {
	count := origin.Of(claim.Quotes)
	return Origins{count.Articles, count.AtLeast, count.AtMost, each(count.Roots, c.link)}
}

// same tells whether two chains lead from the same article through the same voices.
func (c Chain) same(o Chain) bool {
	return c.Article.Href == o.Article.Href &&
		slices.EqualFunc(c.Voices, o.Voices, func(a, b Voice) bool { return a.Href == b.Href })
}

// chains returns the chains of a quotation; one without voices if the article does not say how it knows.
func (c *Site) chains(q *fact.Quote) []Chain {
	bare := Chain{Article: c.sourceLink(q.Source), Own: selfPublished(q.Source)}
	if len(q.Chains) == 0 {
		return []Chain{bare}
	}
	return each(q.Chains, func(chain fact.Chain) Chain { return Chain{bare.Article, bare.Own, each(chain, c.voice)} })
}

func (c *Site) voice(a *fact.Actor) Voice {
	if a == nil {
		return Voice{Unnamed: true}
	}
	return Voice{Link: c.link(a), Role: a.Role, Unnamed: a.Unnamed}
}

func (c *Site) text(p *fact.Page) *TextPage {
	return &TextPage{Frame: Frame{Title: p.Title, Description: cmp.Or(p.Summary, p.Body.Plain)},
		Body: c.html(p.Body, address.Page(p))}
}
