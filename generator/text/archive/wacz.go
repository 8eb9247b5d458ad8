package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
)

// wacz finds the first page that the list of a collection names, or the first that its files hold where there is no
// list: https://specs.webrecorder.net/wacz/1.1.1/
func wacz(data []byte) (Found, error) {
	z, err := OpenZip(data)
	if err != nil {
		return Found{}, err
	}
	list, err := z.Unpack("pages/pages.jsonl", largest)
	if err != nil {
		return Found{}, err
	}
	pages := addresses(list)
	s := search{left: &z.left}
	if len(pages) > 0 {
		s.wanted = pages[0]
	}
	var files []io.Reader
	for _, name := range slices.Sorted(maps.Keys(z.files)) {
		packed, _ := path.Match("archive/*.warc.gz", name)
		if plain, _ := path.Match("archive/*.warc", name); plain || packed {
			r, err := z.open(z.files[name])
			if err != nil {
				return Found{}, err
			}
			files = append(files, r)
		}
	}
	found, err := s.page(files...)
	switch {
	case err != nil:
	case !s.exact:
		found.Note = fmt.Sprintf("its list of pages names %s, which it does not hold", s.wanted)
	case len(pages) > 1:
		found.Note = fmt.Sprintf("it holds %d pages, of which this is the first", len(pages))
	}
	return found, err
}

// addresses reads a list of pages: JSON, a line each. What has no address is the list's heading.
func addresses(list []byte) []string {
	var found []string
	for line := range bytes.Lines(list) {
		var page struct{ URL string }
		if json.Unmarshal(line, &page) == nil && page.URL != "" {
			found = append(found, page.URL)
		}
	}
	return found
}
