// Package needs tells whether the program that reads a project is new enough for it.
//
// In go what the site's file asks for, the version of the program, and what was found; out comes what there is to say.
// Content is written for a format, and an older program would call its new keys slips, and might publish a site without
// what they say.
package needs

import (
	"embed"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var tooOld = diag.Rulebook{Examples: examples, Folder: "rules"}.Error("beleg-too-old",
	"the content needs a newer beleg")

// Judge adds to findings that the content needs a newer program than this. What such a program may know is no fault
// then: unknown keys are taken out.
func Judge(site *fact.Site, version string, found diag.List) diag.List {
	if !Newer(site.Needs, version) {
		return found
	}
	kept := slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Rule == format.UnknownKey })
	return append(kept, tooOld.At(site.Where.At("needs").Value(),
		"install beleg "+site.Needs+" or newer; beleg version says which one this is",
		"the content needs beleg %s, and this is %s", site.Needs, strings.TrimPrefix(version, "v")))
}

// Newer tells whether what content needs, such as 0.3, is newer than a version, such as v0.2.1. A program whose version
// is not known, as it was built from no release, is new enough: nobody could use it otherwise.
func Newer(needed, version string) bool {
	asked, has := numbers(needed), numbers(version)
	return asked != nil && has != nil && slices.Compare(asked, has) > 0
}

var release = regexp.MustCompile(`^v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?(?:[-+].*)?$`)

// numbers returns the three numbers of a version, nil if it is none. Of a checkout that comes after no release Go says
// v0.0.0 and the day: that is none.
func numbers(version string) []int {
	m := release.FindStringSubmatch(version)
	if m == nil {
		return nil
	}
	list := make([]int, 3)
	for i := range list {
		list[i], _ = strconv.Atoi(m[i+1]) // it has digits, or is left out and 0
	}
	if slices.Max(list) == 0 {
		return nil
	}
	return list
}
