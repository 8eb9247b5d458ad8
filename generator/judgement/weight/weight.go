// Package weight holds a finished site against what its host takes.
//
// What a file weighs is known only when it is made, so this is judged apart from what the content says. A site that
// outgrew its host would stop being updated, and nobody would be told.
package weight

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"beleg/generator/words/diag"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

// What can be wrong with the sizes.
var (
	fileTooLarge = rules.Error("file-too-large", "a file that GitHub would refuse")
	siteLarge    = rules.Warning("site-large", "nearly more than GitHub Pages takes")
	siteTooLarge = rules.Error("site-too-large", "more than GitHub Pages takes")
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

// Judge returns what is wrong with the sizes of a site's files, sorted.
func Judge(files []Sized, l Limits) diag.List {
	var found diag.List
	total := 0
	for _, f := range files {
		if total += f.Bytes; f.Bytes > l.File {
			found.Add(tooHeavy(f, l))
		}
	}
	nowhere, help := diag.Span{}, "the most is in "+largest(files)
	switch {
	case total >= l.Most:
		found.Add(siteTooLarge.At(nowhere, help,
			"the site has %s, and beleg stops at %s because GitHub Pages takes no more than a gigabyte",
			megabytes(total), megabytes(l.Most)))
	case total >= l.Warn:
		found.Add(siteLarge.At(nowhere, help,
			"the site has %s; GitHub Pages takes a gigabyte, and beleg stops at %s",
			megabytes(total), megabytes(l.Most)))
	}
	found.Sort()
	return found
}

func tooHeavy(f Sized, l Limits) diag.Finding {
	var at diag.Span
	if f.From != "" {
		at.File = &diag.File{Name: f.From}
	}
	return fileTooLarge.At(at, "make it smaller, or publish it elsewhere and link to it",
		"%s has %s, and GitHub refuses files over %s", cmp.Or(f.From, f.Path), megabytes(f.Bytes), megabytes(l.File))
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
