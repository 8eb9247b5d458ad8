package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// limits says how large a site may be, in bytes. Where a site is published is not known here; GitHub Pages is the narrowest of the
// usual places, and a site that outgrew it there would stop being updated.
type limits struct {
	warn int // from here on the site is called large
	most int // from here on it is refused
	file int // what a single file may have at most
}

// pagesLimits keep below what GitHub Pages takes: a gigabyte a site, 100 MB a file
// (https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits). A megabyte is a million bytes.
var pagesLimits = limits{warn: 500e6, most: 950e6, file: 100e6}

// judge returns what is wrong with the sizes of files, by path: reasons to refuse them, and a reason to warn.
func (l limits) judge(files map[string][]byte) (refused []string, warning string) {
	total := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		size := len(files[name])
		total += size
		if size > l.file {
			refused = append(refused, fmt.Sprintf("%s has %s, and GitHub refuses files over %s", name, megabytes(size), megabytes(l.file)))
		}
	}
	switch {
	case total >= l.most:
		refused = append(refused, fmt.Sprintf("the site has %s, and beleg stops at %s because GitHub Pages takes no more than a gigabyte; the most is in %s",
			megabytes(total), megabytes(l.most), largest(files)))
	case total >= l.warn:
		warning = fmt.Sprintf("the site has %s; GitHub Pages takes a gigabyte, and beleg stops at %s; the most is in %s", megabytes(total), megabytes(l.most), largest(files))
	}
	return refused, warning
}

// megabytes rounds down, so that no number looks larger than the limit that it keeps, and says what is small in full.
func megabytes(bytes int) string {
	if bytes < 1e6 {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d MB", bytes/1e6)
}

// largest names the three parts of a site that weigh most: folders, and files beside them.
func largest(files map[string][]byte) string {
	sizes := map[string]int{}
	for name, data := range files {
		folder, _, inside := strings.Cut(name, "/")
		if inside {
			folder += "/"
		}
		sizes[folder] += len(data)
	}
	parts := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return cmp.Or(cmp.Compare(sizes[b], sizes[a]), strings.Compare(a, b)) })
	var named []string
	for _, part := range parts[:min(len(parts), 3)] {
		named = append(named, part+" ("+megabytes(sizes[part])+")")
	}
	return strings.Join(named, ", ")
}
