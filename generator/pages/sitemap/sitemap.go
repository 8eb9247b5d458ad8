// Package sitemap tells search engines which pages there are, and since when each says what it says.
//
// It takes the paths of the pages and the facts, and gives sitemap.xml and robots.txt. A claim's page is as new as the
// claim's newest review, every other page as the newest review of the claims that it shows, because that is what
// editors date. Pages of running text have no date in their files, so none is given: engines that find a date wrong
// once trust none of the site's.
//
// The format: https://www.sitemaps.org/protocol.html and RFC 9309
package sitemap

import (
	"encoding/xml"
	"fmt"
	"slices"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
)

// limits are how much one file may hold; what is more goes to further files, with an index over them.
type limits struct{ pages, bytes int }

var protocol = limits{50_000, 50 << 20}

// The most bytes that a file takes beside its entries, and an entry beside its address.
const (
	frameSize = 200
	entrySize = 100
)

// Files returns how each file of the map of a sound base with pages at these paths, in their order, is made, by path.
// plan returns all pages as they are now, and is called when the first file is made.
func Files(base *fact.Base, uses func() *fact.Uses, book *address.Book, pages []string,
	plan func() []address.Planned) map[string]func() ([]byte, error) {
	return files(base, uses, book, pages, plan, protocol)
}

func files(base *fact.Base, uses func() *fact.Uses, book *address.Book, pages []string,
	plan func() []address.Planned, most limits) map[string]func() ([]byte, error) {
	w := writer{book, sync.OnceValue(func() map[string]string { return changes(base, uses(), plan()) })}
	part := func(pages []string) func() ([]byte, error) {
		return w.file("urlset", "url", pages, slices.Collect(slices.Chunk(pages, 1)))
	}
	parts := split(pages, len(book.URL(address.Home)), most)
	if len(parts) == 1 {
		return map[string]func() ([]byte, error){address.Sitemap: part(pages)}
	}
	files, paths := map[string]func() ([]byte, error){}, []string{}
	for i, pages := range parts {
		paths = append(paths, fmt.Sprintf("sitemap-%d.xml", i+1))
		files[paths[i]] = part(pages)
	}
	files[address.Sitemap] = w.file("sitemapindex", "sitemap", paths, parts)
	return files
}

// split divides the pages among files. home is the length in bytes of what stands before a path in an address.
func split(pages []string, home int, most limits) [][]string {
	parts, size := [][]string{nil}, frameSize
	for _, page := range pages {
		last := len(parts) - 1
		entry := entrySize + 5*(home+len(page)) // escaping makes at most five bytes of one
		if n := len(parts[last]); n == most.pages || size+entry > most.bytes && n > 0 {
			parts, size, last = append(parts, nil), frameSize, last+1
		}
		parts[last], size = append(parts[last], page), size+entry
	}
	return parts
}

// A list is a file of the map: of pages, or an index of files that list some.
type list struct {
	XMLName   xml.Name
	Namespace string `xml:"xmlns,attr"`
	Entries   []entry
}

type entry struct {
	XMLName xml.Name
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"` // a day; empty if it is not known
}

// A writer writes the files of one map.
type writer struct {
	book    *address.Book
	changed func() map[string]string // as changes returns it
}

// file returns how a list is written. Each entry is as new as the newest of the pages that it shows.
func (w writer) file(root, item string, paths []string, shown [][]string) func() ([]byte, error) {
	return func() ([]byte, error) {
		l := list{XMLName: xml.Name{Local: root}, Namespace: "http://www.sitemaps.org/schemas/sitemap/0.9"}
		for i, path := range paths {
			e := entry{XMLName: xml.Name{Local: item}, Address: w.book.URL(path)}
			for _, page := range shown[i] {
				e.Changed = max(e.Changed, w.changed()[page])
			}
			l.Entries = append(l.Entries, e)
		}
		text, err := xml.MarshalIndent(l, "", " ")
		return slices.Concat([]byte(xml.Header), text, []byte("\n")), err
	}
}

// changes returns the day of the newest review that each page shows, by path. What shows none is not in it.
func changes(base *fact.Base, uses *fact.Uses, plan []address.Planned) map[string]string {
	days, newest := map[string]string{}, map[*fact.Claim]string{}
	for _, c := range base.Claims {
		newest[c] = base.Site.Published(c.Current().Date).String()
	}
	for _, page := range plan {
		day := ""
		for _, c := range page.Claims(uses) {
			day = max(day, newest[c])
		}
		if day != "" {
			days[page.Path] = day
		}
	}
	return days
}

// Robots returns robots.txt, which lets everybody read everything and says where the map is.
func Robots(book *address.Book) []byte {
	text := "User-agent: *\nAllow: /\n\nSitemap: " + book.URL(address.Sitemap) + "\n"
	if book.Href(address.Home) != "/" {
		text = "# Crawlers read this file at the root of a host only, and this site stands below it.\n# There, name " +
			"its map: Sitemap: " + book.URL(address.Sitemap) + "\n" + text
	}
	return []byte(text)
}
