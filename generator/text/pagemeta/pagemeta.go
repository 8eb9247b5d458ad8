// Package pagemeta is what a web page states about its article: title, publisher, authors, date, address, language.
//
// In goes the tree of the page, out come facts, each with the place where it was found. A page states most of them
// several times over: structured data come before meta elements, those before what stands in the text, and of several
// headlines the one that readers see wins. Nothing is guessed: what the page does not state stays empty.
package pagemeta

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
	"beleg/generator/text/jsonld"
)

// Facts is what a page states.
type Facts struct {
	Title, Publisher, Published, URL, Language document.Fact
	Authors                                    []document.Fact

	Headline *html.Node // the element of the text that says the title; nil if none does
	Locked   bool       // it says that the article is not free to read
}

// page is a page with what is looked up in it again and again.
type page struct {
	doc     *html.Node
	address string
	metas   map[string][]string // contents by name, property or itemprop in lower case
	heads   []*html.Node        // its h1, in order
	article jsonld.Object       // what the JSON-LD says of the article; nil if nothing
	ld      jsonld.Graph
	spoken  string // the code of the language that it states, or ""
}

// Of reads what a page states. The address is where it was fetched from, or "".
func Of(doc *html.Node, address string) Facts {
	p := &page{doc: doc, address: address, metas: map[string][]string{}}
	for n := range dom.Elements(doc, "meta", "h1") {
		if n.Data == "h1" {
			if dom.Text(n) != "" && !hidden(n) && !isLogo(n) {
				p.heads = append(p.heads, n)
			}
			continue
		}
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			content := dom.Fold(dom.Attr(n, "content"))
			for _, name := range strings.Fields(strings.ToLower(dom.Attr(n, key))) {
				if content != "" {
					p.metas[name] = append(p.metas[name], content)
				}
			}
		}
	}
	p.ld = jsonld.Read(doc)
	var f Facts
	f.URL = p.url()
	p.article = p.articleOf(f.URL.Value)
	f.Title, f.Headline = p.title()
	f.Publisher = p.publisher()
	f.Authors = p.authors(f.Publisher.Value)
	f.Language = p.language(f.Headline)
	p.spoken = f.Language.Value
	f.Published = p.published(f.Headline)
	f.Locked = p.locked()
	return f
}

// meta returns the first of these that the page has.
func (p *page) meta(names ...string) document.Fact {
	for _, name := range names {
		if list := p.metas[name]; len(list) > 0 {
			return document.Fact{Value: list[0], Where: whereMeta(name)}
		}
	}
	return document.Fact{}
}

func whereMeta(name string) string {
	if strings.HasPrefix(name, "og:") || strings.HasPrefix(name, "article:") {
		return `<meta property="` + name + `">`
	}
	return `<meta name="` + name + `">`
}

// said is the first string under one of these keys of the article's JSON-LD.
func (p *page) said(keys ...string) document.Fact {
	for _, key := range keys {
		if s := p.ld.Name(p.article[key]); s != "" {
			return document.Fact{Value: s, Where: `JSON-LD "` + key + `"`}
		}
	}
	return document.Fact{}
}

func (p *page) publisher() document.Fact {
	f := p.said("publisher")
	for _, name := range []string{"og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
		"dcterms.publisher", "publisher", "twitter:app:name:iphone"} {
		f = f.Or(p.meta(name))
		if isAddress(f.Value) {
			f = document.Fact{}
		}
	}
	return f.Or(p.said("sourceOrganization")).Or(p.site()).Or(p.suffix())
}

// suffix is what stands behind the headline in the <title>: "The bridge closes | The Herald".
func (p *page) suffix() document.Fact {
	whole := p.documentTitle()
	for _, h := range p.heads {
		rest, ok := strings.CutPrefix(whole, dom.Text(h))
		if site := strings.Trim(rest, " |-–—·•:»[]_"); ok && site != "" && site != rest && !separated(site) {
			return document.Fact{Value: site, Where: "the end of <title>"}
		}
	}
	return document.Fact{}
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") ||
		strings.HasPrefix(s, "www.")
}

func (p *page) language(headline *html.Node) document.Fact {
	if headline != nil {
		for n := range headline.Ancestors() {
			if f := code(dom.Attr(n, "lang"), "<"+n.Data+` lang="…">`); f.Value != "" {
				return f
			}
		}
	}
	for n := range dom.Elements(p.doc, "html", "body") {
		for _, key := range []string{"lang", "xml:lang"} {
			if f := code(dom.Attr(n, key), "<"+n.Data+" "+key+`="…">`); f.Value != "" {
				return f
			}
		}
	}
	f := document.Fact{}
	for _, name := range []string{"og:locale", "content-language", "dc.language", "dcterms.language", "language"} {
		m := p.meta(name)
		f = f.Or(code(m.Value, m.Where))
	}
	ld := p.said("inLanguage")
	return f.Or(code(ld.Value, ld.Where))
}

// code reads the code of a language, of several the first.
func code(s, where string) document.Fact {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(strings.TrimSpace(s), ".") // de_DE.UTF-8
	if len(s) < 2 || len(s) > 35 {
		return document.Fact{}
	}
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return document.Fact{}
	}
	return document.Fact{Value: tag.String(), Where: where}
}

// locked reports whether the page says that it costs something.
func (p *page) locked() bool {
	if no := p.article["isAccessibleForFree"]; no == false {
		return true
	} else if s, ok := no.(string); ok && strings.EqualFold(strings.TrimSpace(s), "false") {
		return true
	}
	tier := p.meta("article:content_tier").Value
	return tier == "locked" || tier == "premium"
}
