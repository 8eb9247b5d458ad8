package address

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

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
	path := b.things[kind][id]
	href, problem := "", (*diag.Finding)(nil)
	if path != "" {
		href, problem = b.anchored(path, "", anchor)
	}
	switch {
	case problem == nil && b.drafts[kind+":"+id]:
		_, problem = refuse(broken, "publish it, or take the link away", "%s %q is a draft and is not published",
			kind, id)
		problem.Milder = href != "" // it is broken as soon as drafts are not shown any more
		return href, problem
	case path != "":
		return href, problem
	case b.open(kind + "s/"):
		return b.Href(kind + "s/"), nil
	}
	return refuse(broken, diag.DidYouMean(id, slices.Sorted(maps.Keys(b.things[kind]))), "there is no %s %q", kind, id)
}

// ToDraft tells whether what is wrong with a link is that it leads to a draft: broken for readers, but not for another
// draft.
func (b *Book) ToDraft(l markdown.Link, problem *diag.Finding) bool {
	thing, _, _ := strings.Cut(l.Dest, "#")
	kind, id, _ := strings.Cut(thing, ":")
	return b.drafts[thing] && (problem.Milder || b.things[kind][id] == "")
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
