package pagemeta

import (
	"slices"

	"golang.org/x/net/html"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
	"beleg/generator/text/jsonld"
)

// articleOf returns the article that the page is about. Pages describe teasers too: of several articles it is the one
// with the page's address, then the one whose headline stands in an h1 or og:title; one that fits neither is another's
// unless it is the only one.
func (p *page) articleOf(url string) jsonld.Object {
	var articles []jsonld.Object
	for _, o := range p.ld.Things {
		if o.Is("Article", "Posting", "Report", "Review", "PressRelease", "CreativeWork") {
			articles = append(articles, o)
		}
	}
	var byTitle jsonld.Object
	for _, o := range articles {
		if url != "" && slices.ContainsFunc(o.Addresses(), func(a string) bool { return sameAddress(a, url) }) {
			return o
		}
		if byTitle == nil && p.headed(p.ld.Name(o["headline"])) {
			byTitle = o
		}
	}
	if byTitle != nil {
		return byTitle
	}
	if len(articles) == 1 {
		return articles[0]
	}
	for _, o := range p.ld.Things { // a video or a page with a date of its own
		if len(articles) == 0 && o.Is("WebPage", "VideoObject") && o["datePublished"] != nil {
			return o
		}
	}
	return nil
}

func (p *page) headed(headline string) bool {
	return slices.ContainsFunc(p.heads, func(h *html.Node) bool { return Same(dom.Text(h), headline) }) ||
		Same(p.meta("og:title").Value, headline)
}

// site is the name of the site or the organization that the page describes.
func (p *page) site() document.Fact {
	for _, kind := range []string{"NewsMediaOrganization", "WebSite", "Organization"} {
		for _, o := range p.ld.Things {
			if s := p.ld.Name(o["name"]); o.Is(kind) && s != "" {
				return document.Fact{Value: s, Where: "JSON-LD " + kind}
			}
		}
	}
	return document.Fact{}
}
