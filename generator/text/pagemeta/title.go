package pagemeta

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

// title picks the article's own headline. The page states it for different readers: for search engines, for those who
// share it, for those who have it open in a tab. What stands on the page itself is what an editor can check, so an h1
// that says the same as another statement, or begins it, wins; then the statement that has an h2 or the like.
func (p *page) title() (document.Fact, *html.Node) {
	stated := p.titles()
	for _, s := range stated {
		for _, h := range p.heads {
			if Same(dom.Text(h), s.Value) {
				return document.Fact{Value: dom.Text(h), Where: "<h1>"}, h
			}
		}
	}
	for _, s := range stated {
		for _, h := range p.heads {
			if within(dom.Text(h), s.Value) && !p.isSite(dom.Text(h)) {
				return document.Fact{Value: dom.Text(h), Where: "<h1>"}, h
			}
		}
	}
	for _, s := range stated {
		for _, part := range partsOf(s.Value) {
			if h := p.says(part); h != nil && !p.isSite(part) {
				return document.Fact{Value: part, Where: s.Where}, h
			}
		}
	}
	return p.unseenTitle(stated)
}

// unseenTitle is the title of a page none of whose h1 says what the page states about itself.
func (p *page) unseenTitle(stated []document.Fact) (document.Fact, *html.Node) {
	var own []*html.Node
	for _, h := range p.heads {
		if !inFurniture(h) && len(strings.Fields(dom.Text(h))) > 2 {
			own = append(own, h)
		}
	}
	alone := len(stated) > 0 && stated[0].Where == "<title>"
	if len(own) == 1 && (len(stated) == 0 || alone && len(p.heads) == 1) {
		return document.Fact{Value: dom.Text(own[0]), Where: "<h1>"}, own[0]
	}
	if len(stated) > 0 {
		s := stated[0]
		s.Value = withoutSite(s.Value, p.publisherNames())
		var h *html.Node
		if len(own) == 1 {
			h = own[0]
		}
		return s, h
	}
	return document.Fact{}, nil
}

// titles are the headlines that the page states, the surest first.
func (p *page) titles() []document.Fact {
	all := []document.Fact{p.said("headline"), p.meta("dc:title", "dc.title", "dcterms.title"), p.meta("og:title"),
		p.meta("twitter:title"), p.said("name"), p.meta("sailthru.title", "parsely-title", "headline")}
	all = append(all, document.Fact{Value: p.documentTitle(), Where: "<title>"})
	stated := all[:0]
	for _, f := range all {
		if f.Value != "" {
			stated = append(stated, f)
		}
	}
	return stated
}

func (p *page) documentTitle() string {
	for n := range dom.Elements(p.doc, "title") {
		if n.Namespace == "" && n.FirstChild != nil {
			return dom.Fold(n.FirstChild.Data)
		}
	}
	return ""
}

// says returns the first element that says these words and no others, a heading if there is one.
func (p *page) says(words string) *html.Node {
	if len(words) < 8 {
		return nil
	}
	for n := range dom.Elements(p.doc, "h1", "h2", "h3", "h4", "p", "span", "strong", "b", "font", "div", "td") {
		if brief(n) && Same(dom.Text(n), words) && !hidden(n) && !inFurniture(n) {
			return n
		}
	}
	return nil
}

// hidden reports whether an element or one around it is.
func hidden(n *html.Node) bool {
	if dom.Hidden(n) {
		return true
	}
	for a := range n.Ancestors() {
		if a.Type == html.ElementNode && dom.Hidden(a) {
			return true
		}
	}
	return false
}

// inFurniture reports whether an element stands in the page's menus or margins.
func inFurniture(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch {
		case a.Data == "nav", a.Data == "aside", a.Data == "footer":
			return true
		case a.Data == "header" && a.Parent != nil && a.Parent.Data == "body":
			return true
		}
	}
	return false
}

// key is a text by its letters and digits alone, in lower case.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Same reports whether two texts have the same letters and digits, whatever their case and what stands between them.
func Same(a, b string) bool { k := key(a); return k != "" && k == key(b) }

// within reports whether a headline is most of a statement, at its beginning or its end: the rest is the site, or a
// kicker. A cut headline ("The bridge cl…") is the beginning of its h1.
func within(headline, statement string) bool {
	h, s := key(headline), key(statement)
	if cut := strings.TrimRight(statement, ".… "); cut != strings.TrimSpace(statement) && len(s) > 20 {
		if strings.HasPrefix(h, s) {
			return true
		}
	}
	return len(h) > 10 && 3*len(h) >= len(s) && (strings.HasPrefix(s, h) || strings.HasSuffix(s, h)) ||
		len(s) > 15 && 2*len(s) >= len(h) && strings.HasSuffix(h, s)
}

// separators part a headline from the site's name in titles.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", ": ", " ‹ "}

func separated(s string) bool {
	for _, sep := range separators[:7] {
		if strings.Contains(s, sep) {
			return true
		}
	}
	return false
}

// withoutSite takes off the site's name at either end of a title, or the last part behind a bar if that is short.
func withoutSite(title string, sites []string) string {
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 {
			for _, site := range sites {
				if Same(title[i+len(sep):], site) {
					return withoutSite(strings.TrimSpace(title[:i]), sites)
				}
			}
		}
		if before, after, ok := strings.Cut(title, sep); ok {
			for _, site := range sites {
				if Same(before, site) {
					return strings.TrimSpace(after)
				}
			}
		}
	}
	for _, sep := range []string{" | ", " – ", " — ", " - ", " :: ", " » "} {
		before, after := title, ""
		if i := strings.LastIndex(title, sep); i > 0 {
			before, after = title[:i], title[i+len(sep):]
		}
		if n := len(strings.Fields(after)); n > 0 && n <= 4 && len(strings.Fields(before)) >= 4 {
			return strings.TrimSpace(before)
		}
	}
	return title
}

// partsOf gives a title, then without its last part, without the last two, and so on, and then without the first ones.
func partsOf(title string) []string {
	list := []string{title}
	for range 3 {
		last := -1
		for _, sep := range separators[:7] {
			last = max(last, strings.LastIndex(title, sep))
		}
		if last > 0 {
			title = title[:last]
			list = append(list, title)
		}
	}
	title = list[0]
	for range 3 {
		first, end := len(title), len(title)
		for _, sep := range separators[:7] {
			if i := strings.Index(title, sep); i >= 0 && i < first {
				first, end = i, i+len(sep)
			}
		}
		if title = title[end:]; title != "" {
			list = append(list, title)
		}
	}
	return list
}

// isSite reports whether a headline is the site's name and not the article's.
func (p *page) isSite(headline string) bool {
	for _, name := range p.publisherNames() {
		if k := key(name); k != "" && strings.HasPrefix(key(headline), k) && len(key(headline)) < len(k)+8 {
			return true
		}
	}
	return false
}

// isLogo reports whether a headline is nothing but a link to the front page.
func isLogo(h *html.Node) bool {
	for a := range dom.Elements(h, "a") {
		u, err := url.Parse(dom.Attr(a, "href"))
		if err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == "" &&
			(u.Host != "" || u.Path != "") {
			return true
		}
	}
	return false
}

// publisherNames are the names by which the page calls its site.
func (p *page) publisherNames() []string {
	var names []string
	for _, f := range []document.Fact{p.said("publisher"), p.meta("og:site_name", "application-name"), p.site()} {
		if f.Value != "" {
			names = append(names, f.Value)
		}
	}
	return append(names, hostName(p.address))
}
