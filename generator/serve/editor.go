package serve

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// An Editor is how a link opens a file at a place: an address in which {file} stands for the file's absolute path, with slashes
// and percent-encoded, {line} and {column} for numbers from 1. The zero Editor opens nothing.
type Editor string

// editors are the addresses that editors have registered for themselves, by the name of their scheme.
var editors = map[string]Editor{
	"vscode":          "vscode://file{file}:{line}:{column}",
	"vscode-insiders": "vscode-insiders://file{file}:{line}:{column}",
	"vscodium":        "vscodium://file{file}:{line}:{column}",
	"cursor":          "cursor://file{file}:{line}:{column}",
	"windsurf":        "windsurf://file{file}:{line}:{column}",
	"zed":             "zed://file{file}:{line}:{column}",
	"idea":            "idea://open?file={file}&line={line}&column={column}",
	"subl":            "subl://open?url=file://{file}&line={line}&column={column}",
	"txmt":            "txmt://open?url=file://{file}&line={line}&column={column}",
	"emacs":           "emacs://open?url=file://{file}&line={line}&column={column}",
	"none":            "",
}

// Editors are the names that ParseEditor knows, sorted.
func Editors() []string { return slices.Sorted(maps.Keys(editors)) }

// ParseEditor returns the editor of a name, or of an address with {file} in it.
func ParseEditor(s string) (Editor, error) {
	if e, ok := editors[s]; ok {
		return e, nil
	}
	if !strings.Contains(s, "{file}") {
		return "", fmt.Errorf("no editor is called %q; there are %s, or an address with {file}, {line} and {column}", s, strings.Join(Editors(), ", "))
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

// Link returns the address that opens a file of a project, named by its path relative to root, or "" if there is none. root is
// an absolute path, with slashes.
func (e Editor) Link(root, name string, line, column int) string {
	if e == "" || root == "" {
		return ""
	}
	file := path.Join("/", root, name) // a path of Windows, C:/…, has no slash of its own at the start
	return strings.NewReplacer("{file}", escape(file), "{line}", strconv.Itoa(line), "{column}", strconv.Itoa(column)).Replace(string(e))
}

// escape encodes a path so that it can stand in the path and in the query of an address.
func escape(file string) string {
	parts := strings.Split(file, "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
	}
	return strings.Join(parts, "/")
}
