package rule

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"beleg/generator/words/diag"
)

// Limits says how large a site may be, in bytes. Where a site is published is not known here; GitHub Pages is the
// narrowest of the usual places, and a site that outgrew it there would stop being updated.
type Limits struct {
	Warn int // from here on the site is called large
	Most int // from here on it is refused
	File int // what a single file may have at most
}

// PagesLimits keep below what GitHub Pages takes: a gigabyte a site, 100 MB a file
// (https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits). A megabyte is a million
// bytes.
var PagesLimits = Limits{Warn: 500e6, Most: 950e6, File: 100e6}

// A Sized is a file of a finished site, as far as its size goes.
type Sized struct {
	Path  string // where it is published
	From  string // the file of the project that it is, "" if it was made
	Bytes int
}

// A site is what is about to be published, and the limits that it is held to.
type site struct {
	files  []Sized
	total  int
	limits Limits
}

// Size returns what is wrong with the sizes of a site's files, sorted.
func Size(files []Sized, l Limits) diag.List {
	s := site{files: files, limits: l}
	for _, f := range files {
		s.total += f.Bytes
	}
	var found diag.List
	sites.judge(s, &found)
	found.Sort()
	return found
}

// megabytes rounds down, so that no number looks larger than the limit that it keeps, and says what is small in full.
func megabytes(bytes int) string {
	if bytes < 1e6 {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d MB", bytes/1e6)
}

// largest names the three parts of a site that weigh most: folders, and files beside them.
func largest(files []Sized) string {
	sizes := map[string]int{}
	for _, f := range files {
		folder, _, inside := strings.Cut(cmp.Or(f.From, f.Path), "/")
		if inside {
			folder += "/"
		}
		sizes[folder] += f.Bytes
	}
	parts := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), strings.Compare(a, b))
	})
	var named []string
	for _, part := range parts[:min(len(parts), 3)] {
		named = append(named, part+" ("+megabytes(sizes[part])+")")
	}
	return strings.Join(named, ", ")
}
