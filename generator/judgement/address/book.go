package address

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/spread"
	"beleg/generator/text/markdown"
)

// A Book holds the addresses of one site.
type Book struct {
	base    *fact.Base
	home    *url.URL
	root    string                       // the path of the home page, as links have it
	pages   map[string]map[string]int    // path → anchors, and how many things have put each there
	assets  map[string]string            // file in static/ → published path
	things  map[string]map[string]string // kind, as links name it → id → path
	drafts  map[string]bool              // as links name them, shown or not: claim:ID, question:ID
	plan    []Planned
	gaps    *fact.Gaps
	edition int

	time    *spread.List      // the chronology, if it is spread over pages
	entries map[string]string // and then: an entry's anchor → the page on which it stands
}

// New returns the addresses of the site that base makes when it is published without its drafts, or, if base has been
// cleared of them already, of all of it. assets maps the files of static/ to the paths they are published at.
func New(base *fact.Base, assets map[string]string) *Book {
	b := &Book{base: base, home: base.Site.BaseURL, assets: assets,
		pages:  map[string]map[string]int{},
		things: map[string]map[string]string{"claim": {}, "actor": {}, "source": {}, "question": {}},
		drafts: map[string]bool{}, gaps: &fact.Gaps{},
		root: (&url.URL{Path: base.Site.BaseURL.Path}).EscapedPath()}
	planned := make(chan []Planned)
	go func() { planned <- Plan(base) }()
	b.page(Home, slices.Concat(anchorsOf(base.Site.Lead), anchorsOf(base.Site.Footer))...)
	for _, p := range append([]string{Atom, JSONFeed, Sitemap, Robots}, dataFiles...) {
		b.page(p)
	}
	for _, q := range base.Questions {
		if b.drafts["question:"+q.ID] = q.Unfinished(); q.Draft {
			continue
		}
		b.things["question"][q.ID] = Question(q)
		b.page(Question(q), anchorsOf(q.Text)...)
		for _, a := range q.Answers {
			b.page(Question(q), append(anchorsOf(a.Text), AnswerAnchor(a))...)
		}
	}
	for _, s := range base.Sources {
		b.source(s)
	}
	for _, a := range base.Actors {
		b.things["actor"][a.ID] = Actor(a)
	}
	for _, c := range base.Claims {
		if b.drafts["claim:"+c.ID] = c.Unfinished(); c.Draft {
			continue
		}
		b.things["claim"][c.ID] = Claim(c)
		for _, id := range c.Aliases {
			b.things["claim"][id] = Claim(c)
		}
		anchorsOfClaim(c, b.page)
	}
	for _, e := range base.Events {
		b.page(Chronology, append(anchorsOf(e.Text), spread.EventID(e))...)
		anchorsOfQuotes(e.Quotes, b.page)
	}
	for _, p := range base.Pages {
		b.page(Page(p), anchorsOf(p.Body)...)
	}
	b.plan = <-planned
	for _, p := range b.plan {
		b.page(p.Path)
		if p.Path == Chronology && p.List != nil {
			b.time = p.List
			b.placeEntries()
		}
	}
	return b
}

// Replace takes in that a claim which is no draft has changed in place: before is what it was, and c what it is now.
func (b *Book) Replace(before, c *fact.Claim) {
	if b.time != nil && !spread.Unmoved(before, c) {
		b.placeEntries()
		b.edition++
	}
	anchorsOfClaim(c, b.page)
	anchorsOfClaim(before, func(path string, anchors ...string) { b.count(-1, path, anchors) })
}

// Plan returns the pages of the site, by path.
func (b *Book) Plan() []Planned { return b.plan }

// Edition grows whenever places come or go, so that whoever looked links up knows whether to do it again.
func (b *Book) Edition() int { return b.edition }

// page enters a page, or more anchors on it.
func (b *Book) page(path string, anchors ...string) { b.count(1, path, anchors) }

func (b *Book) count(more int, path string, anchors []string) {
	on := b.pages[path]
	if on == nil {
		on = make(map[string]int, len(anchors))
		b.pages[path] = on
	}
	for _, a := range anchors {
		was := on[a]
		if on[a] = was + more; on[a] == 0 {
			delete(on, a)
		}
		if was == 0 || was+more == 0 {
			b.edition++
		}
	}
}

func (b *Book) source(s *fact.Source) {
	b.things["source"][s.ID] = Source(s)
	b.page(Source(s))
	b.page(Notes(s))
	if !s.Published.IsZero() {
		b.page(Chronology, spread.SourceID(s))
	}
}

// anchorsOfClaim calls page with every page that a claim puts anchors on.
func anchorsOfClaim(c *fact.Claim, page func(path string, anchors ...string)) {
	own := []string{Origins, Quotes, History, Cite}
	if c.Text != nil {
		own = append(append(own, Reasoning), c.Text.Anchors...)
	}
	for _, q := range c.Quotes {
		own = append(own, q.ID)
	}
	page(Claim(c), own...)
	if !c.When.IsZero() {
		page(Chronology, spread.ClaimID(c))
	}
	anchorsOfQuotes(c.Quotes, page)
}

func anchorsOfQuotes(quotes []*fact.Quote, page func(path string, anchors ...string)) {
	for _, q := range quotes {
		page(Source(q.Source), q.ID)
		if !q.Said.IsZero() {
			page(Chronology, spread.StatementID(q))
		}
	}
}

func anchorsOf(d *markdown.Doc) []string {
	if d == nil {
		return nil
	}
	return d.Anchors
}

// Href returns the link to a path from any page of the site. A path to an entry of the chronology leads to the page on
// which it stands.
func (b *Book) Href(path string) string {
	return b.root + b.stands(path)
}

// URL returns the whole address of a path.
func (b *Book) URL(path string) string { return b.home.Scheme + "://" + b.home.Host + b.Href(path) }

// Anchors returns the pages of the site and the anchors on each that editors may link to, sorted.
func (b *Book) Anchors() map[string][]string {
	anchors := make(map[string][]string, len(b.pages))
	for path, on := range b.pages {
		anchors[path] = slices.Sorted(maps.Keys(on))
	}
	if b.time != nil {
		all := anchors[Chronology]
		anchors[Chronology] = nil
		for _, anchor := range all {
			at := b.entries[anchor]
			anchors[at] = append(anchors[at], anchor)
		}
	}
	return anchors
}

// Within makes the book one of a base that has gaps, and returns it. Links into a gap are not broken too: what is
// lacking would have put something there.
func (b *Book) Within(gaps *fact.Gaps) *Book {
	b.gaps = gaps
	for _, s := range gaps.Sources {
		b.source(s)
	}
	for _, p := range gaps.Pages {
		b.page(Page(p))
	}
	return b
}

// open tells whether a path, or the folder it lies in, is one of which not all is known.
func (b *Book) open(path string) bool {
	folder, rest, _ := strings.Cut(path, "/")
	for c := range b.gaps.Claims {
		if path == Claim(c) {
			return true
		}
	}
	own := func(p *fact.Page) bool { return folder+"/" == Page(p) }
	if slices.ContainsFunc(b.gaps.Pages, own) {
		return true
	}
	if !b.gaps.References {
		return false
	}
	site := func(known int) bool { return b.gaps.Site || known == 0 }
	open := map[string]bool{Chronology: true, Actors: b.gaps.Actors || len(b.base.Actors) == 0,
		Topics: site(len(b.base.Site.Topics)), Ratings: site(len(b.base.Site.Ratings)),
		Figures: site(len(b.base.Site.Measures))}
	quotable := folder+"/" == Sources && b.things["source"][strings.TrimSuffix(rest, "/")] != ""
	return open[folder+"/"] || quotable // an event or a claim would have quoted it
}
