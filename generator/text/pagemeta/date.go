package pagemeta

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/text/document"
	"beleg/generator/text/dom"
	"beleg/generator/words/dateline"
)

// datesIn are the meta elements that tell when something was published, the most used first.
var datesIn = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished",
	"dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date",
	"pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "published_time",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
	"weibo:article:create_at", "citation_publication_date", "citation_date", "originalpublicationdate", "created"}

// published is the day on which the article was published, as the page states it: an instant is not carried over into
// another time zone.
func (p *page) published(headline *html.Node) document.Fact {
	f := p.day(p.said("datePublished"))
	for _, name := range datesIn {
		f = f.Or(p.day(p.meta(name)))
	}
	f = f.Or(p.day(p.said("dateCreated", "uploadDate")))
	if f.Value != "" {
		return f
	}
	return p.markedDate().Or(p.timeBeside(headline)).Or(p.dateInWords(headline)).Or(p.dayOfAddress(p.url()))
}

// markedDate is what the text marks as the date of publication.
func (p *page) markedDate() document.Fact {
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case dom.Attr(n, "itemprop") == "datePublished", dom.Attr(n, "property") == "datePublished",
			n.Data == "time" && dom.Has(n, "pubdate"):
		case n.Data == "abbr" && dom.Attr(n, "class") == "published":
			title := document.Fact{Value: dom.Attr(n, "title"), Where: `<abbr class="published">`}
			if f := p.day(title); f.Value != "" {
				return f
			}
			continue
		default:
			continue
		}
		for _, s := range []string{dom.Attr(n, "datetime"), dom.Attr(n, "content"), dom.Attr(n, "title"), dom.Text(n)} {
			if f := p.day(document.Fact{Value: s, Where: "<" + n.Data + ` itemprop="datePublished">`}); f.Value != "" {
				return f
			}
		}
	}
	return document.Fact{}
}

// timeBeside is the <time> of the article: the first behind its headline, or else the last before it, and where there
// is no headline the only one on the page. Of a page 256 are read; those that tell of the article stand near its top.
func (p *page) timeBeside(headline *html.Node) document.Fact {
	var before, after document.Fact
	passed, days, times := false, map[string]bool{}, 0
	for n := range p.doc.Descendants() {
		if n == headline {
			passed = true
		}
		if n.Type != html.ElementNode || n.Data != "time" || inFurniture(n) || updated(n) {
			continue
		}
		if times++; times > 256 {
			break
		}
		f := p.day(document.Fact{Value: dom.Attr(n, "datetime"), Where: "<time datetime>"})
		if f = f.Or(p.day(document.Fact{Value: dom.Text(n), Where: "<time>"})); f.Value == "" {
			continue
		}
		days[f.Value] = true
		if passed {
			after = after.Or(f)
		} else {
			before = f
		}
	}
	if headline == nil && len(days) > 1 {
		return document.Fact{}
	}
	return after.Or(before)
}

// updated reports whether a time is that of a change.
func updated(n *html.Node) bool {
	return strings.Contains(dom.Attr(n, "class"), "updated") && !strings.Contains(dom.Attr(n, "class"), "published") ||
		dom.Attr(n, "itemprop") == "dateModified"
}

// forDates finds elements named for a date: class="entry-date", id="pubdate".
var forDates = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:date|dateline|timestamp|datum|byline|posted|` +
	`posted[_-]on|pub(?:lished|lication|lish)?(?:[_-]?(?:date|time|on|at))?|` +
	`(?:post|entry|article|story|news|meta)[_-]?date)(?:$|[\s_-])`)

// dateInWords is a date in an element that is named for it and stands behind the headline, or else the last before it.
func (p *page) dateInWords(headline *html.Node) document.Fact {
	var before document.Fact
	passed, left := headline == nil, 400
	for n := range p.doc.Descendants() {
		if n == headline {
			passed = true
		}
		if n.Type != html.ElementNode {
			continue
		}
		if passed {
			if left--; left < 0 {
				break
			}
		}
		if !forDates.MatchString(dom.Attr(n, "class")+" "+dom.Attr(n, "id")) || !brief(n) || inFurniture(n) {
			continue
		}
		where := "text of <" + n.Data + ` class="` + dom.Attr(n, "class") + `">`
		if f := p.day(document.Fact{Value: dom.Text(n), Where: where}); f.Value != "" {
			if passed {
				return f
			}
			before = f
		}
	}
	return before
}

// brief reports whether an element holds no more than a line.
func brief(n *html.Node) bool {
	count, size := 0, 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			size += len(d.Data)
		}
		if count++; count > 40 || size > 500 {
			return false
		}
	}
	return size > 0
}

// day reads the date of a fact, in the page's language or in English, which programs write on pages in any. A month is
// one only if the fact says nothing else: behind "Reporter since" no article appeared.
func (p *page) day(f document.Fact) document.Fact {
	day := cmp.Or(dateline.Date(f.Value, p.spoken), dateline.Date(f.Value, "en"))
	if day == "" || len(day) == len("2024-10") && day != strings.TrimSpace(f.Value) {
		return document.Fact{}
	}
	f.Value = day
	return f
}

var addressDay = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)`)

// dayOfAddress is the day in an address such as https://example.org/2024/10/08/bridge.
func (p *page) dayOfAddress(url document.Fact) document.Fact {
	if m := addressDay.FindStringSubmatch(url.Value); m != nil {
		return p.day(document.Fact{Value: strings.Join(m[1:], "-"), Where: "its address"})
	}
	return document.Fact{}
}
