package since

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ReadPages reads the addresses of a sitemap.xml and returns them relative to the home page, sorted, so that sites at different
// addresses can be compared. The home page itself is "". Of a map in several files nothing is known: they are not asked for.
func ReadPages(sitemap []byte) ([]string, error) {
	var file struct {
		XMLName xml.Name
		Pages   []struct {
			Address string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(sitemap, &file); err != nil {
		return nil, fmt.Errorf("it is not a sitemap: %w", err)
	}
	if file.XMLName.Local == "sitemapindex" {
		return nil, nil
	}
	if file.XMLName.Local != "urlset" || len(file.Pages) == 0 {
		return nil, errors.New("it is not a sitemap: it has no pages")
	}
	var pages []string
	for _, p := range file.Pages {
		pages = append(pages, strings.TrimSpace(p.Address))
	}
	slices.Sort(pages)
	home := pages[0] // it begins all the others, so it sorts first
	for i, p := range pages {
		rest, below := strings.CutPrefix(p, home)
		if !below {
			return nil, fmt.Errorf("it is not the sitemap of one site: %s and %s have no home page in common", home, p)
		}
		pages[i] = rest
	}
	return slices.Compact(pages), nil
}
