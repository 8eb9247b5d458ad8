// Package sitemap tells search engines which pages there are, and since when each says what it says.
//
// It takes the paths of the pages and the facts, and gives sitemap.xml and robots.txt. A claim's page is as new as the claim's newest
// review, every other page as the newest review of the claims that it shows, because that is what editors date. Pages of running
// text have no date in their files, so none is given: engines that find a date wrong once trust none of the site's.
//
// The format: https://www.sitemaps.org/protocol.html and RFC 9309
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"sync"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// limits are how much one file may hold; what is more goes to further files, with an index over them.
type limits struct {
	pages int
	bytes int
}

var protocol = limits{50_000, 50 << 20}

// Map is the sitemap of a site, in one file or several.
type Map struct {
	book    *address.Book
	changed func() map[string]edtf.Day // as changes returns it
	parts   [][]string                 // paths of the pages of each file
}

// New returns the map of a sound base with pages at these paths, in their order.
func New(base *fact.Base, book *address.Book, pages []string) *Map {
	return newMap(base, book, pages, protocol)
}

func newMap(base *fact.Base, book *address.Book, pages []string, most limits) *Map {
	m := &Map{book: book, changed: sync.OnceValue(func() map[string]edtf.Day { return changes(base) }), parts: [][]string{nil}}
	size, home := frameSize, len(book.URL(address.Home))
	for _, page := range pages {
		part := &m.parts[len(m.parts)-1]
		entry := entrySize + 5*(home+len(page)) // escaping makes at most five bytes of one
		if len(*part) == most.pages || size+entry > most.bytes && len(*part) > 0 {
			m.parts, size = append(m.parts, nil), frameSize
			part = &m.parts[len(m.parts)-1]
		}
		*part, size = append(*part, page), size+entry
	}
	return m
}

// The most bytes that a file takes beside its entries, and an entry beside its address.
const (
	frameSize = 200
	entrySize = 100
)

// Files returns how each file of the map is made, by path.
func (m *Map) Files() map[string]func() ([]byte, error) {
	if len(m.parts) == 1 {
		return map[string]func() ([]byte, error){address.Sitemap: func() ([]byte, error) { return m.part(m.parts[0]) }}
	}
	files := map[string]func() ([]byte, error){address.Sitemap: m.index}
	for i, pages := range m.parts {
		files[partPath(i)] = func() ([]byte, error) { return m.part(pages) }
	}
	return files
}

func partPath(i int) string { return fmt.Sprintf("sitemap-%d.xml", i+1) }

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Entries []entry  `xml:"url"`
}

type index struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Entries []entry  `xml:"sitemap"`
}

type entry struct {
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"` // a day; empty if it is not known
}

func (m *Map) part(pages []string) ([]byte, error) {
	changed := m.changed()
	var set urlSet
	for _, page := range pages {
		e := entry{Address: m.book.URL(page)}
		if day, ok := changed[page]; ok {
			e.Changed = day.String()
		}
		set.Entries = append(set.Entries, e)
	}
	return encode(set)
}

func (m *Map) index() ([]byte, error) {
	changed := m.changed()
	var list index
	for i, pages := range m.parts {
		e := entry{Address: m.book.URL(partPath(i))}
		dated := slices.DeleteFunc(slices.Clone(pages), func(page string) bool { _, ok := changed[page]; return !ok })
		if len(dated) > 0 {
			newest := slices.MaxFunc(dated, func(a, b string) int { return int(changed[a] - changed[b]) })
			e.Changed = changed[newest].String()
		}
		list.Entries = append(list.Entries, e)
	}
	return encode(list)
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// lists are the pages that show all claims, or what became of them.
var lists = []string{address.Home, address.Claims, address.Sources, address.Chronology, address.Actors, address.Topics, address.Matrix, address.Figures, address.Changes}

// changes returns the day of the newest review that each page shows, by path. What shows none is not in it.
func changes(base *fact.Base) map[string]edtf.Day {
	days := map[string]edtf.Day{}
	for _, c := range base.Claims {
		day := c.Current().Day()
		note := func(page string) {
			if earlier, ok := days[page]; !ok || day > earlier {
				days[page] = day
			}
		}
		note(address.Claim(c))
		for _, page := range lists {
			note(page)
		}
		for _, t := range c.Topics {
			note(address.Topic(t))
		}
		for _, q := range c.Quotes {
			noteQuote(q, note)
		}
	}
	return days
}

func noteQuote(q *fact.Quote, note func(page string)) {
	note(address.Source(q.Source))
	if q.Figure != nil {
		note(address.Measure(q.Figure.Measure))
	}
	for _, chain := range q.Chains {
		for _, a := range chain {
			if a != nil {
				note(address.Actor(a))
			}
		}
	}
}

// Robots returns robots.txt, which lets everybody read everything and says where the map is.
func Robots(book *address.Book) []byte {
	text := "User-agent: *\nAllow: /\n\nSitemap: " + book.URL(address.Sitemap) + "\n"
	if book.Href(address.Home) != "/" {
		text = "# Crawlers read this file at the root of a host only, and this site stands below it.\n# There, name its map: Sitemap: " + book.URL(address.Sitemap) + "\n" + text
	}
	return []byte(text)
}
