package pagemeta

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

// url is the article's address: the canonical one, which an AMP twin names too, then what is shared, then where it was
// fetched from. A site that calls its front page the canonical address of everything is not believed.
func (p *page) url() document.Fact {
	base := p.base()
	var f document.Fact
	for n := range dom.Elements(p.doc, "link") {
		if slices.Contains(strings.Fields(strings.ToLower(dom.Attr(n, "rel"))), "canonical") {
			f = f.Or(p.believed(base, dom.Attr(n, "href"), `<link rel="canonical">`))
		}
	}
	og := p.meta("og:url")
	f = f.Or(p.believed(base, og.Value, og.Where))
	for _, o := range p.ld.Things {
		if f.Value == "" && o.Is("Article", "Posting") {
			for _, a := range o.Addresses() {
				if isAddress(a) && p.headed(p.ld.Name(o["headline"])) {
					f = f.Or(p.believed(base, a, `JSON-LD "url"`))
				}
			}
		}
	}
	if address := p.fetched(); address != nil {
		f = f.Or(document.Fact{Value: address.String(), Where: "where it was fetched from"})
	}
	return f
}

// believed resolves a stated address. It is none if it is no web address, or leads to the front page while the page was
// fetched from elsewhere.
func (p *page) believed(base *url.URL, stated, where string) document.Fact {
	u, err := url.Parse(strings.TrimSpace(stated))
	if err != nil || stated == "" {
		return document.Fact{}
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return document.Fact{}
	}
	if from := p.fetched(); from != nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" &&
		(strings.Trim(from.Path, "/") != "" || from.RawQuery != "") {
		return document.Fact{}
	}
	u.Fragment = ""
	return document.Fact{Value: u.String(), Where: where}
}

// fetched is where the page comes from: what we are told, or what the browser noted that saved it.
func (p *page) fetched() *url.URL {
	address := p.address
	if address == "" {
		address = savedFrom(p.doc)
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil
	}
	return u
}

func (p *page) base() *url.URL {
	from := p.fetched()
	for n := range dom.Elements(p.doc, "base") {
		if u, err := url.Parse(dom.Attr(n, "href")); err == nil && from != nil {
			return from.ResolveReference(u)
		} else if err == nil && u.Host != "" {
			return u
		}
	}
	return from
}

// saved is the comment that browsers write into a page that they save.
var saved = regexp.MustCompile(`^ ?saved from url=\(\d+\)(\S+) ?$`)

func savedFrom(doc *html.Node) string {
	for n := range doc.ChildNodes() {
		for _, c := range []*html.Node{n, n.FirstChild} {
			if c != nil && c.Type == html.CommentNode {
				if m := saved.FindStringSubmatch(c.Data); m != nil {
					return m[1]
				}
			}
		}
	}
	return ""
}

// sameAddress compares addresses without scheme, "www.", and a slash at the end.
func sameAddress(a, b string) bool { return trimmed(a) == trimmed(b) && trimmed(a) != "" }

func trimmed(s string) string {
	s, _, _ = strings.Cut(s, "#")
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// hostName is the name in an address by which titles often call the site: herald.example.
func hostName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
