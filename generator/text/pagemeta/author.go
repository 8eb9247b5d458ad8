package pagemeta

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/text/byline"
	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

// authors are the people, or the agency, that wrote the article. The publisher is no author of its own.
func (p *page) authors(publisher string) []document.Fact {
	for _, key := range []string{"author", "creator"} {
		if list := people(p.ld.Names(p.article[key]), `JSON-LD "`+key+`"`, publisher); list != nil {
			return list
		}
	}
	for _, name := range []string{"dc:creator", "author", "article:author", "byl", "dc.creator", "dcterms.creator",
		"dc.contributor", "parsely-author", "sailthru.author", "citation_author", "cxenseparse:author"} {
		if list := people(p.metas[name], whereMeta(name), publisher); list != nil {
			return list
		}
	}
	return p.bylines(publisher)
}

var bylined = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:by-?line|author|autor|auteur|vcard|` +
	`(?:post|entry|article|story)[_-]?author|author[_-]?name)(?:$|[\s_-])`)

// bylines looks for the authors in the text: what is marked as one, then what is named for one. An article has its
// byline before its text, and comments and teasers have theirs behind, so the first that names somebody counts.
func (p *page) bylines(publisher string) []document.Fact {
	marked := []func(*html.Node) (string, bool){
		func(n *html.Node) (string, bool) {
			is := strings.Contains(dom.Attr(n, "itemprop"), "author") || dom.Attr(n, "property") == "author"
			return `itemprop="author"`, is
		},
		func(n *html.Node) (string, bool) {
			return `rel="author"`, slices.Contains(strings.Fields(dom.Attr(n, "rel")), "author")
		},
		func(n *html.Node) (string, bool) {
			class := dom.Attr(n, "class")
			return `class="` + class + `"`, bylined.MatchString(class)
		},
	}
	for _, is := range marked {
		for n := range p.doc.Descendants() {
			if n.Type != html.ElementNode || slices.Contains(unnamed, n.Data) {
				continue
			}
			where, ok := is(n)
			if !ok || !brief(n) || inComments(n) {
				continue
			}
			if list := people([]string{nameIn(n)}, "<"+n.Data+" "+where+">", publisher); list != nil {
				return list
			}
		}
	}
	return nil
}

// unnamed are elements that name nobody, whatever they are called.
var unnamed = []string{"body", "html", "link", "meta", "form", "button"}

// nameIn is the name within a byline: what is marked as it, or its only link, or all of it.
func nameIn(n *html.Node) string {
	var links []string
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if dom.Attr(d, "itemprop") == "name" {
			return dom.Text(d)
		}
		if d.Data == "a" && strings.Contains(dom.Attr(d, "rel"), "author") {
			links = append(links, dom.Text(d))
		}
	}
	if len(links) > 0 {
		return strings.Join(links, ", ")
	}
	return dom.Text(n)
}

func inComments(n *html.Node) bool {
	if inFurniture(n) {
		return true
	}
	for a := range n.Ancestors() {
		named := strings.ToLower(dom.Attr(a, "id") + " " + dom.Attr(a, "class"))
		if a.Data != "body" && a.Data != "html" &&
			(strings.Contains(named, "comment") || strings.Contains(named, "related")) {
			return true
		}
	}
	return false
}

// people are whom some bylines name, but for the publisher. More than 20 bylines are no article's.
func people(bylines []string, where, publisher string) []document.Fact {
	var list []document.Fact
	for _, line := range bylines[:min(len(bylines), 20)] {
		for _, name := range byline.Names(line) {
			fact := document.Fact{Value: name, Where: where}
			if !Same(name, publisher) && !slices.Contains(list, fact) {
				list = append(list, fact)
			}
		}
	}
	return list
}
