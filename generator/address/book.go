package address

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/markdown"
)

// A Book holds the addresses of one site.
type Book struct {
	base    *fact.Base
	home    *url.URL
	pages   map[string]map[string]int // path → anchors, and how many things have put each there
	assets  map[string]string         // file in static/ → published path
	claims  map[string]*fact.Claim
	actors  map[string]*fact.Actor
	sources map[string]*fact.Source
	drafts  map[string]bool
	// partial are pages of which not all is known because their own file could not be read. The fault in that file is reported;
	// links to what it would hold are not.
	partial map[string]bool
}

// New returns the addresses of the site that base makes when it is published without its drafts, or, if base has been
// cleared of them already, of all of it. assets maps the files of static/ to the paths they are published at.
func New(base *fact.Base, assets map[string]string) *Book {
	b := &Book{base: base, home: base.Site.BaseURL, assets: assets, pages: map[string]map[string]int{}, claims: map[string]*fact.Claim{},
		actors: map[string]*fact.Actor{}, sources: map[string]*fact.Source{}, drafts: map[string]bool{}, partial: map[string]bool{}}
	for _, p := range []string{Home, Claims, Sources, Chronology, Actors, Topics, Matrix, Figures, Changes, NotFound, Data, Atom, JSONFeed, Sitemap, Robots} {
		b.page(p)
	}
	for _, p := range dataFiles {
		b.page(p)
	}
	for _, s := range base.Sources {
		b.sources[s.ID] = s
		b.page(Source(s))
		b.page(Notes(s))
		if !s.Published.IsZero() {
			b.page(Chronology, sourceEntry(s))
		}
	}
	for _, a := range base.Actors {
		b.actors[a.ID] = a
		b.page(Actor(a))
	}
	for _, t := range base.Site.Topics {
		b.page(Topic(t))
	}
	for _, m := range base.Site.Measures {
		b.page(Measure(m))
	}
	for _, c := range base.Claims {
		b.claim(c)
	}
	for _, e := range base.Events {
		b.page(Chronology, eventEntry(e))
		b.page(Chronology, anchorsOf(e.Text)...)
		anchorsOfQuotes(e.Quotes, b.page)
	}
	for _, p := range base.Pages {
		b.page(Page(p), anchorsOf(p.Body)...)
		b.partial[Page(p)] = p.Body == nil
	}
	return b
}

// open tells whether a path, or the folder it lies in, is one of which not all is known: its own file could not be read, or another
// that would have put something there.
func (b *Book) open(path string) bool {
	folder, rest, _ := strings.Cut(path, "/")
	if own := b.partial[path] || b.partial[folder+"/"]; own || !b.base.Partial {
		return own
	}
	switch folder + "/" {
	case Chronology:
		return true
	case Actors:
		return len(b.base.Actors) == 0
	case Topics:
		return len(b.base.Site.Topics) == 0
	case Figures:
		return len(b.base.Site.Measures) == 0
	case Sources: // an event or a claim would have quoted it
		return b.sources[strings.TrimSuffix(rest, "/")] != nil
	}
	return false
}

// Replace takes in that a claim which is no draft has changed in place: before is what it was, and c what it is now.
func (b *Book) Replace(before, c *fact.Claim) {
	anchorsOfClaim(before, func(path string, anchors ...string) {
		for _, a := range anchors {
			if b.pages[path][a]--; b.pages[path][a] == 0 {
				delete(b.pages[path], a)
			}
		}
	})
	anchorsOfClaim(c, b.page)
	b.partial[Claim(c)] = c.Partial
}

func (b *Book) page(path string, anchors ...string) {
	if b.pages[path] == nil {
		b.pages[path] = map[string]int{}
	}
	for _, a := range anchors {
		b.pages[path][a]++
	}
}

func (b *Book) claim(c *fact.Claim) {
	if c.Draft {
		b.drafts[c.ID] = true
		return
	}
	b.claims[c.ID] = c
	b.partial[Claim(c)] = c.Partial
	anchorsOfClaim(c, b.page)
}

// anchorsOfClaim calls page with every page that a claim puts anchors on.
func anchorsOfClaim(c *fact.Claim, page func(path string, anchors ...string)) {
	page(Claim(c), Origins, Quotes, History, Cite)
	if c.Text != nil {
		page(Claim(c), Reasoning)
		page(Claim(c), c.Text.Anchors...)
	}
	if !c.When.IsZero() {
		page(Chronology, claimEntry(c))
	}
	for _, q := range c.Quotes {
		if q.ID != "" {
			page(Claim(c), q.ID)
		}
	}
	anchorsOfQuotes(c.Quotes, page)
}

func anchorsOfQuotes(quotes []*fact.Quote, page func(path string, anchors ...string)) {
	for _, q := range quotes {
		if q.ID == "" {
			continue // not found in its article
		}
		page(Source(q.Source), q.ID)
		if !q.Said.IsZero() {
			page(Chronology, statementEntry(q))
		}
	}
}

func anchorsOf(d *markdown.Doc) []string {
	if d == nil {
		return nil
	}
	return d.Anchors
}

// Href returns the link to a path from any page of the site.
func (b *Book) Href(path string) string { return (&url.URL{Path: b.home.Path}).EscapedPath() + path }

// URL returns the whole address of a path.
func (b *Book) URL(path string) string {
	return b.home.Scheme + "://" + b.home.Host + b.Href(path)
}

// Anchors returns the pages of the site and the anchors on each that editors may link to, sorted.
func (b *Book) Anchors() map[string][]string {
	anchors := make(map[string][]string, len(b.pages))
	for path, on := range b.pages {
		anchors[path] = slices.Sorted(maps.Keys(on))
	}
	return anchors
}

// A Problem is why a link leads nowhere.
type Problem struct {
	Code    diag.Code
	Message string
	Help    string
}

// Resolve returns the address that a link leads to, ready for an href, or why it leads nowhere. from is the path of the page
// that the link stands on.
func (b *Book) Resolve(from string, l markdown.Link) (string, *Problem) {
	if l.Image {
		return b.image(l.Dest)
	}
	if kind, rest, ok := strings.Cut(l.Dest, ":"); ok && slices.Contains([]string{"claim", "actor", "source"}, kind) {
		return b.thing(kind, rest)
	}
	u, err := url.Parse(l.Dest)
	if err != nil {
		return "", &Problem{"bad-url", fmt.Sprintf("%q is not an address", l.Dest), ""}
	}
	switch {
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		return l.Dest, nil
	case u.Scheme == "http" || u.Scheme == "https":
		return b.outside(u, l.Dest)
	case u.Scheme != "" || u.Host != "":
		return "", &Problem{"bad-url", fmt.Sprintf("%q is not an http, https or mailto address", l.Dest), "links to things of the site are written claim:ID, actor:ID, source:ID or /page/"}
	}
	return b.inside(from, u)
}

// thing resolves claim:ID, actor:ID and source:ID, with an anchor behind # if need be.
func (b *Book) thing(kind, rest string) (string, *Problem) {
	id, anchor, _ := strings.Cut(rest, "#")
	var path string
	switch kind {
	case "claim":
		if b.drafts[id] {
			return "", &Problem{"link-broken", fmt.Sprintf("claim %q is a draft and is not published", id), "publish it, or take the link away"}
		}
		if c := b.claims[id]; c != nil {
			path = Claim(c)
		}
	case "actor":
		if a := b.actors[id]; a != nil {
			path = Actor(a)
		}
	case "source":
		if s := b.sources[id]; s != nil {
			path = Source(s)
		}
	}
	switch {
	case path != "":
		return b.anchored(path, anchor)
	case b.open(kind + "s/"):
		return b.Href(kind + "s/"), nil
	}
	return "", &Problem{"link-broken", fmt.Sprintf("there is no %s %q", kind, id), diag.DidYouMean(id, b.known(kind))}
}

// known returns the ids of a kind of thing, sorted.
func (b *Book) known(kind string) []string {
	switch kind {
	case "claim":
		return slices.Sorted(maps.Keys(b.claims))
	case "actor":
		return slices.Sorted(maps.Keys(b.actors))
	}
	return slices.Sorted(maps.Keys(b.sources))
}

// ToDraft tells whether a link leads to a draft: broken for readers, but not for another draft.
func (b *Book) ToDraft(l markdown.Link) bool {
	rest, ok := strings.CutPrefix(l.Dest, "claim:")
	id, _, _ := strings.Cut(rest, "#")
	return ok && b.drafts[id]
}

func (b *Book) anchored(path, anchor string) (string, *Problem) {
	if anchor == "" {
		return b.Href(path), nil
	}
	if b.pages[path][anchor] == 0 && !b.open(path) {
		return "", &Problem{"link-broken", fmt.Sprintf("there is no #%s on /%s", anchor, path), diag.DidYouMean("#"+anchor, b.anchorsOn(path))}
	}
	return withFragment(b.Href(path), anchor), nil
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
func (b *Book) outside(u *url.URL, dest string) (string, *Problem) {
	if u.Host == "" {
		return "", &Problem{"bad-url", fmt.Sprintf("%q lacks a host", dest), ""}
	}
	if u.Host != b.home.Host || !strings.HasPrefix(u.Path, b.home.Path) {
		return dest, nil
	}
	return b.inside(Home, &url.URL{Path: "/" + strings.TrimPrefix(u.Path, b.home.Path), RawQuery: u.RawQuery, Fragment: u.Fragment})
}

// inside resolves /page/#anchor (from the home page), ../page/ and #anchor.
func (b *Book) inside(from string, u *url.URL) (string, *Problem) {
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
		href, problem := b.anchored(target, u.Fragment)
		return withQuery(href, u.RawQuery), problem
	}
	if asset, ok := b.assets[target]; ok {
		return withFragment(withQuery(b.hrefOf(asset), u.RawQuery), u.Fragment), nil
	}
	if b.open(target) {
		return b.Href(target), nil
	}
	return "", &Problem{"link-broken", fmt.Sprintf("there is no page or file /%s", target), b.nearPage(target)}
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

// Asset returns the link to a file of static/, named by its path there; "" if there is none.
func (b *Book) Asset(name string) string {
	if path, ok := b.assets[name]; ok {
		return b.hrefOf(path)
	}
	return ""
}

// hrefOf returns the link to a file whose name may hold any characters.
func (b *Book) hrefOf(asset string) string { return b.Href((&url.URL{Path: asset}).EscapedPath()) }

// withFragment puts a fragment behind a link, if there is one.
func withFragment(href, fragment string) string {
	if fragment == "" {
		return href
	}
	return href + "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
}

// withQuery puts a query, such as that of a search, between the path and the fragment of a link.
func withQuery(href, query string) string {
	if query == "" || href == "" {
		return href
	}
	path, fragment, anchored := strings.Cut(href, "#")
	if anchored {
		fragment = "#" + fragment
	}
	return path + "?" + query + fragment
}

// image resolves a picture: a file of static/. Pictures from elsewhere would send the reader's request to a third party.
func (b *Book) image(dest string) (string, *Problem) {
	name := strings.TrimPrefix(dest, "/")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if asset, ok := b.assets[name]; ok {
		return b.hrefOf(asset), nil
	}
	if strings.Contains(dest, "//") {
		return "", &Problem{"link-broken", "a picture from another site would send readers' requests there", "put the file into static/ and write its name"}
	}
	return "", &Problem{"link-broken", fmt.Sprintf("there is no picture static/%s", name), diag.DidYouMean(name, slices.Sorted(maps.Keys(b.assets)))}
}
