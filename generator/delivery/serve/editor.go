package serve

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// An Editor is how a link opens a file at a place: an address in which {file} stands for the file's absolute path, with
// slashes and percent-encoded, {line} and {column} for numbers from 1. The zero Editor opens nothing.
type Editor string

// editors are the addresses that editors have registered for themselves, by the name of their scheme.
//
//go:embed editors.txt
var editorsText string

var editors = table(editorsText)

// Editors are the names that ParseEditor knows, sorted.
func Editors() []string { return slices.Sorted(maps.Keys(editors)) }

// ParseEditor returns the editor of a name, or of an address with {file} in it.
func ParseEditor(s string) (Editor, error) {
	if e, ok := editors[s]; ok {
		return Editor(e), nil
	}
	if !strings.Contains(s, "{file}") {
		return "", fmt.Errorf("no editor is called %q; there are %s, or an address with {file}, {line} and {column}", s,
			strings.Join(Editors(), ", "))
	}
	u, err := url.Parse(strings.NewReplacer("{file}", "/f", "{line}", "1", "{column}", "1").Replace(s))
	if err != nil || u.Scheme == "" {
		return "", fmt.Errorf("%q is not an address, such as %s", s, editors["vscode"])
	}
	if slices.Contains([]string{"javascript", "data", "vbscript", "blob"}, u.Scheme) {
		return "", errors.New("an address of the scheme " + u.Scheme + " would run in the page and open no editor")
	}
	return Editor(s), nil
}

// Link returns the address that opens a file of a project, named by its path relative to root, or "" if there is none.
// root is an absolute path, with slashes.
func (e Editor) Link(root, name string, line, column int) string {
	if e == "" || root == "" || name == "" {
		return ""
	}
	file := path.Join("/", root, name) // a path of Windows, C:/…, has no slash of its own at the start
	// so it can stand in the path and in the query of an address
	file = strings.NewReplacer("%2F", "/", "+", "%20").Replace(url.QueryEscape(file))
	return strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(line), "{column}",
		strconv.Itoa(column)).Replace(string(e))
}
