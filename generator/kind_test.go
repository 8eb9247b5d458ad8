package generator_test

import (
	"path"
	"slices"
	"strings"

	"beleg/generator/judgement/address"
	"beleg/generator/pages/render"
)

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
	case !address.Reserved(first):
		return "page"
	case rest != "":
		return first + "/ID"
	}
	return first
}

// unlisted tells whether search engines are not to list the page in a file. Former addresses, which lie among those of claims, are
// looked at elsewhere.
func unlisted(name string) bool {
	return slices.ContainsFunc(address.Kinds, func(k *address.Kind) bool {
		return k.Unlisted && k.Name != "moved" && (render.File(k.Path) == name || strings.HasSuffix(k.Path, "/") && strings.HasPrefix(name, k.Path))
	})
}
