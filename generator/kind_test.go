package generator_test

import (
	"path"
	"slices"
	"strings"
)

// lists are the pages that stand at a fixed address of their own; a folder below one of them is a page of a kind of its own.
var lists = []string{"claims", "sources", "chronology", "matrix", "figures", "actors", "topics", "changes", "search", "data"}

// kindOf names the kind of page a built file is, by its address: "claims" is the list, "claims/ID" one claim. It is empty for a
// file that is no page.
func kindOf(name string) string {
	switch {
	case path.Ext(name) != ".html":
		return ""
	case name == "index.html":
		return "home"
	case !strings.HasSuffix(name, "/index.html"):
		return strings.TrimSuffix(name, ".html")
	}
	first, rest, _ := strings.Cut(strings.TrimSuffix(name, "/index.html"), "/")
	switch {
	case !slices.Contains(lists, first):
		return "page"
	case rest != "":
		return first + "/ID"
	}
	return first
}
