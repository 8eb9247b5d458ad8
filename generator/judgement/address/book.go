package address

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/spread"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

// A Book holds the addresses of one site.
type Book struct {
	base    *fact.Base
	home    *url.URL
	root    string                       // the path of the home page, as links have it
	pages   map[string]map[string]int    // path → anchors, and how many things have put each there
	assets  map[string]string            // file in static/ → published path
	things  map[string]map[string]string // kind, as links name it → id → path
	drafts  map[string]bool              // as links name them: claim:ID, question:ID
	plan    []Planned
	gaps    *fact.Gaps
	edition int

	time    *spread.List      // the chronology, if it is spread over pages
	entries map[string]string // and then: an entry's anchor → the page on which it stands
}

// New returns the addresses of the site that base makes when it is published without its drafts, or, if base has been
// cleared of them already, of all of it. assets maps the files of static/ to the paths they are published at.
func New(base *fact.Base, assets map[string]string) *Book {
	b := &Book{base: base, plan: Plan(base), home: base.Site.BaseURL, assets: assets,
		pages:  map[string]map[string]int{},
		things: map[string]map[string]string{"claim": {}, "actor": {}, "source": {}, "question": {}},
		drafts: map[string]bool{}, gaps: &fact.Gaps{},
		root: (&url.URL{Path: base.Site.BaseURL.Path}).EscapedPath()}
	b.page(Home, anchorsOf(base.Site.Lead)...)
	for _, p := range b.plan {
		b.page(p.Path)
		if p.Path == Chronology && p.List != nil {
			b.time = p.List
			b.placeEntries()
		}
	}
	for _, p := range append([]string{Atom, JSONFeed, Sitemap, Robots}, dataFiles...) {
		b.page(p)
	}
	for _, q := range base.Questions {
		if q.Draft {
			b.drafts["question:"+q.ID] = true
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
		if c.Draft {
			b.drafts["claim:"+c.ID] = true
			continue
		}
		b.things["claim"][c.ID] = Claim(c)
		anchorsOfClaim(c, b.page)
	}
	for _, e := range base.Events {
		b.page(Chronology, append(anchorsOf(e.Text), spread.EventID(e))...)
		anchorsOfQuotes(e.Quotes, b.page)
	}
	for _, p := range base.Pages {
		b.page(Page(p), anchorsOf(p.Body)...)
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
		if was == 0 || was+more == 0 {
			b.edition++
		}
		if was+more == 0 {
			delete(on, a)
		} else {
			on[a] = was + more
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

func refuse(rule *diag.Rule, help, message string, args ...any) (string, *diag.Finding) {
	return "", new(rule.At(diag.Span{}, help, message, args...))
}

// Resolve returns the address that a link leads to, ready for an href, or why it leads nowhere: a finding without a
// place. from is the path of the page that the link stands on.
func (b *Book) Resolve(from string, l markdown.Link) (string, *diag.Finding) {
	if l.Image {
		return b.image(l.Dest)
	}
	if kind, rest, ok := strings.Cut(l.Dest, ":"); ok && b.things[kind] != nil {
		return b.thing(kind, rest)
	}
	u, err := url.Parse(l.Dest)
	if err != nil {
		return refuse(format.BadURL, "", "%q is not an address", l.Dest)
	}
	switch {
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		return l.Dest, nil
	case u.Scheme == "http" || u.Scheme == "https":
		return b.outside(u, l.Dest)
	case u.Scheme != "" || u.Host != "":
		return refuse(format.BadURL,
			"links to things of the site are written claim:ID, actor:ID, source:ID, question:ID or /page/",
			"%q is not an http, https or mailto address", l.Dest)
	}
	return b.inside(from, u)
}

// thing resolves claim:ID, actor:ID, source:ID and question:ID, with an anchor behind # if need be.
func (b *Book) thing(kind, rest string) (string, *diag.Finding) {
	id, anchor, _ := strings.Cut(rest, "#")
	if b.drafts[kind+":"+id] {
		return refuse(broken, "publish it, or take the link away", "%s %q is a draft and is not published", kind, id)
	}
	path := b.things[kind][id]
	switch {
	case path != "":
		return b.anchored(path, "", anchor)
	case b.open(kind + "s/"):
		return b.Href(kind + "s/"), nil
	}
	return refuse(broken, diag.DidYouMean(id, slices.Sorted(maps.Keys(b.things[kind]))), "there is no %s %q", kind, id)
}

// ToDraft tells whether a link leads to a draft: broken for readers, but not for another draft.
func (b *Book) ToDraft(l markdown.Link) bool {
	thing, _, _ := strings.Cut(l.Dest, "#")
	return b.drafts[thing]
}

// anchored returns the link to a page, or to an anchor on it; a query may stand before that.
func (b *Book) anchored(path, query, anchor string) (string, *diag.Finding) {
	if b.time != nil && strings.HasPrefix(path, Chronology) && b.entries[anchor] != "" {
		path = b.entries[anchor] // it may have stood on another page when the link was written
	} else if anchor != "" && b.pages[path][anchor] == 0 && !b.open(path) {
		return refuse(broken, diag.DidYouMean("#"+anchor, b.anchorsOn(path)), "there is no #%s on /%s", anchor, path)
	}
	return joined(b.Href(path), query, anchor), nil
}

// joined puts a query, such as that of a search, and a fragment behind an address, if there are any.
func joined(address, query, fragment string) string {
	if query != "" {
		address += "?" + query
	}
	if fragment != "" {
		address += "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
	}
	return address
}

// anchorsOn returns the anchors of a page that people gave names to, sorted, each with its #.
func (b *Book) anchorsOn(path string) []string {
	var anchors []string
	for _, a := range slices.Sorted(maps.Keys(b.pages[path])) {
		if !strings.HasPrefix(a, "q-") {
			anchors = append(anchors, "#"+a)
		}
	}
	return anchors
}

// outside lets whole addresses pass, but looks up those of this site.
func (b *Book) outside(u *url.URL, dest string) (string, *diag.Finding) {
	if u.Host == "" {
		return refuse(format.BadURL, "", "%q lacks a host", dest)
	}
	if u.Host != b.home.Host || !strings.HasPrefix(u.Path, b.home.Path) {
		return dest, nil
	}
	return b.inside(Home, &url.URL{Path: "/" + strings.TrimPrefix(u.Path, b.home.Path), RawQuery: u.RawQuery,
		Fragment: u.Fragment})
}

// inside resolves /page/#anchor (from the home page), ../page/ and #anchor.
func (b *Book) inside(from string, u *url.URL) (string, *diag.Finding) {
	target := from
	switch {
	case strings.HasPrefix(u.Path, "/"):
		target = u.Path[1:]
	case u.Path != "":
		dir, _ := path.Split(from)
		target = strings.TrimPrefix(path.Join("/", dir, u.Path), "/")
		if strings.HasSuffix(u.Path, "/") && target != "" {
			target += "/"
		}
	}
	if b.pages[target] == nil && b.pages[target+"/"] != nil {
		target += "/"
	}
	if b.pages[target] != nil {
		return b.anchored(target, u.RawQuery, u.Fragment)
	}
	if asset := b.Asset(target); asset != "" {
		return joined(asset, u.RawQuery, u.Fragment), nil
	}
	if b.open(target) {
		return b.Href(target), nil
	}
	return refuse(broken, b.nearPage(target), "there is no page or file /%s", target)
}

// nearPage is the help for a link to no page: the page that is probably meant, or where pages come from.
func (b *Book) nearPage(path string) string {
	var paths []string
	for _, p := range slices.Sorted(maps.Keys(b.pages)) {
		paths = append(paths, "/"+p)
	}
	if near := diag.Nearest("/"+path, paths); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return "your own pages lie in content/pages/, other files in static/"
}

// Asset returns the link to a file of static/, whose name may hold any characters; "" if there is none.
func (b *Book) Asset(name string) string {
	if path, ok := b.assets[name]; ok {
		return b.Href((&url.URL{Path: path}).EscapedPath())
	}
	return ""
}

// image resolves a picture: a file of static/. Pictures from elsewhere would send the reader's request to a third
// party.
func (b *Book) image(dest string) (string, *diag.Finding) {
	name := strings.TrimPrefix(dest, "/")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if asset := b.Asset(name); asset != "" {
		return asset, nil
	}
	if strings.Contains(dest, "//") {
		return refuse(broken, "put the file into static/ and write its name",
			"a picture from another site would send readers' requests there")
	}
	names := slices.Sorted(maps.Keys(b.assets))
	help := diag.DidYouMean(name, names)
	if _, below, ok := strings.Cut(name, "static/"); ok && b.Asset(below) != "" {
		help = "write its name as it is below static/: " + below
	} else if diag.Nearest(name, names) == "" && !strings.Contains(name, ":") {
		help = "put the file into the folder static/ of the project, as static/" + name
	}
	return refuse(broken, help, "there is no picture static/%s", name)
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
