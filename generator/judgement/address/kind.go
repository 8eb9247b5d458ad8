package address

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/spread"
)

// A Kind is a kind of page. It has a row here, a struct and a function that composes it in package site, and a
// template: whatever else lists pages, such as links, the ids that an editor's pages cannot have, the navigation, the
// sitemap and the tests, asks for the rows.
type Kind struct {
	Name     string // of the template, without .html; what stands in the navigation has its words at nav.NAME
	Path     string // of the page; of a kind that has many, the folder they lie in
	Below    string // kind of the page that a reader comes from; "" for the home page
	Nav      Nav
	All      bool                              // it shows every claim, or what became of it
	Unlisted bool                              // search engines are not to list it
	Loose    bool                              // its pages come and go with what claims say
	each     func(*Kind, *fact.Base) []Planned // returns the pages of a kind that has many; nil for a single page
	rows     listed                            // of its list, which is spread over pages below it once it is too long
	letters  bool                              // these are divided by letters and not by time
}

// Nav is the part of the navigation that leads to a page.
type Nav int

// None is for pages that something else leads to.
const (
	None Nav = iota
	Header
	Footer // other ways to look at the same claims
)

// Kinds is every kind of page. The navigation has their order.
var Kinds = []*Kind{
	{Name: "home", Path: Home, All: true},
	{Name: "claims", Path: Claims, Nav: Header, All: true, rows: whole(spread.Claims)},
	{Name: "claim", Path: Claims, Below: "claims", each: each((*fact.Base).PublishedClaims, Claim,
		func(_ *fact.Uses, c *fact.Claim) []*fact.Claim { return []*fact.Claim{c} })},
	{Name: "moved", Path: Claims, Unlisted: true, each: each((*fact.Base).Moved, Moved,
		func(_ *fact.Uses, m *fact.Moved) []*fact.Claim { return []*fact.Claim{m.Claim} })},
	{Name: "question", Path: Questions, each: each((*fact.Base).PublishedQuestions, Question,
		func(_ *fact.Uses, q *fact.Question) []*fact.Claim { return q.Claims })},
	{Name: "chronology", Path: Chronology, Nav: Header, All: true, rows: whole(spread.Entries)},
	{Name: "sources", Path: Sources, Nav: Header, All: true, rows: whole(spread.Sources)},
	{Name: "source", Path: Sources, Below: "sources",
		each: each(func(b *fact.Base) []*fact.Source { return b.Sources }, Source,
			func(u *fact.Uses, s *fact.Source) []*fact.Claim { return fact.ClaimsOf(u.OfSource(s)) })},
	{Name: "actors", Path: Actors, Nav: Header, All: true, rows: whole(spread.Actors), letters: true},
	{Name: "actor", Path: Actors, Below: "actors", rows: over(spread.Spoken),
		each: each(func(b *fact.Base) []*fact.Actor { return b.Actors }, Actor,
			func(u *fact.Uses, a *fact.Actor) []*fact.Claim { return fact.ClaimsOf(u.OfActor(a)) })},
	{Name: "topics", Path: Topics, Below: "claims", Nav: Footer, All: true, rows: whole(spread.Topics),
		letters: true},
	{Name: "topic", Path: Topics, Below: "topics", rows: over(spread.OnTopic),
		each: each(func(b *fact.Base) []*fact.Topic { return b.Site.Topics }, Topic,
			func(u *fact.Uses, t *fact.Topic) []*fact.Claim { return u.ClaimsOn(t) })},
	{Name: "rating", Path: Ratings, Below: "claims", rows: over(spread.RatedAs),
		each: each(func(b *fact.Base) []*fact.Rating { return b.Site.Ratings }, Rating,
			func(u *fact.Uses, r *fact.Rating) []*fact.Claim { return u.ClaimsRated(r) })},
	{Name: "matrix", Path: Matrix, Below: "claims", Nav: Footer, Loose: true, each: matrices},
	{Name: "contradictions", Path: "contradictions/", Below: "claims", Nav: Footer, All: true,
		rows: whole(spread.Opposed)},
	{Name: "figures", Path: Figures, Nav: Footer, All: true, rows: whole(spread.Measures), letters: true},
	{Name: "measure", Path: Figures, Below: "figures", rows: over(spread.Figures),
		each: each(func(b *fact.Base) []*fact.Measure { return b.Site.Measures }, Measure,
			func(u *fact.Uses, m *fact.Measure) []*fact.Claim { return fact.ClaimsOf(u.OfMeasure(m)) })},
	{Name: "changes", Path: Changes, Below: "claims", Nav: Footer, All: true, rows: whole(spread.Rerated)},
	{Name: "as-of", Path: Days, Below: "changes", Loose: true,
		each: each((*fact.Base).Days, AsOf, func(*fact.Uses, *fact.AsOf) []*fact.Claim { return nil })},
	{Name: "data", Path: Data, Nav: Footer, rows: whole(spread.Sources)},
	{Name: "page", each: each(func(b *fact.Base) []*fact.Page { return b.Pages }, Page,
		func(*fact.Uses, *fact.Page) []*fact.Claim { return nil })},
	{Name: "embed", Path: Embeds, Unlisted: true, Loose: true, each: each(embedded, Embed,
		func(_ *fact.Uses, p *fact.Passage) []*fact.Claim { return fact.ClaimsOf(p.Uses) })},
	{Name: "search", Path: Search, Unlisted: true},
	{Name: "404", Path: "404.html", Unlisted: true},
}

// KindOf returns the kind with a name; nil if there is none.
func KindOf(name string) *Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Section returns the kind that is marked in the navigation while a page of kind k is looked at: itself, or the nearest
// above that stands there. It is nil for pages that belong to none.
func (k *Kind) Section() *Kind {
	for k != nil && k.Nav == None {
		k = KindOf(k.Below)
	}
	return k
}

// Above returns the kinds of the pages between the home page and k, from the first on.
func (k *Kind) Above() []*Kind {
	var way []*Kind
	for up := KindOf(k.Below); up != nil; up = KindOf(up.Below) {
		way = append(way, up)
	}
	slices.Reverse(way)
	return way
}

// A Planned is a page that a site is to have.
type Planned struct {
	*Kind
	Path   string                         // relative to the home page; one that ends with a slash means its index.html
	Of     any                            // a *fact.Claim, a *fact.Source and so on; nil for a single page
	Claims func(*fact.Uses) []*fact.Claim // returns the claims that it shows
	List   *spread.List                   // nil if the page holds all of its list
	Part   *spread.Part                   // of the list, which the page is
}

// Plan returns all pages of the site that a base makes without its drafts, by path. Kinds are planned side by side.
func Plan(base *fact.Base) []Planned {
	p, planned := newPlanner(base), make([][]Planned, len(Kinds))
	var planning sync.WaitGroup
	for i, k := range Kinds {
		planning.Go(func() {
			for _, page := range k.pages(base) {
				planned[i] = append(planned[i], p.spread(page)...)
			}
		})
	}
	planning.Wait()
	plan := slices.Concat(planned...)
	slices.SortFunc(plan, func(a, b Planned) int { return cmp.Compare(a.Path, b.Path) })
	return plan
}

// pages returns the pages of a kind, as if each held all of its list.
func (k *Kind) pages(base *fact.Base) []Planned {
	if k.each != nil {
		return k.each(k, base)
	}
	var shown []*fact.Claim
	if k.All {
		shown = base.Claims
	}
	return []Planned{{Kind: k, Path: k.Path, Claims: func(*fact.Uses) []*fact.Claim { return shown }}}
}

// each plans a page for each of some things, which shows these claims.
func each[T any](things func(*fact.Base) []*T, path func(*T) string, claims func(*fact.Uses, *T) []*fact.Claim) func(
	*Kind, *fact.Base) []Planned {
	return func(k *Kind, base *fact.Base) []Planned {
		var pages []Planned
		for _, thing := range things(base) {
			shown := func(u *fact.Uses) []*fact.Claim { return claims(u, thing) }
			pages = append(pages, Planned{Kind: k, Path: path(thing), Of: thing, Claims: shown})
		}
		return pages
	}
}

func embedded(base *fact.Base) []*fact.Passage {
	if !base.Site.Embed {
		return nil
	}
	return base.Passages()
}

// Loose returns the paths of the pages of a plan that come and go with what claims say, sorted.
func Loose(plan []Planned) []string {
	var paths []string
	for _, page := range plan {
		if page.Loose || page.Part != nil && page.Part.Up != nil {
			paths = append(paths, page.Path)
		}
	}
	return paths
}

// Reserved tells whether an editor's page cannot have this id, because the address belongs to the site itself.
func Reserved(id string) bool {
	return id == "assets" || slices.ContainsFunc(Kinds, func(k *Kind) bool {
		first, _, _ := strings.Cut(k.Path, "/")
		return id == strings.TrimSuffix(first, path.Ext(first))
	})
}
