// Package start writes what new things begin with: a site, a claim, a source for an article, a quotation.
//
// In go facts and an article's text; out come files that pass the check as they are, because a start that is full of faults
// teaches nothing. What is guessed is marked as guessed: a guess that looks like knowledge is never looked at again.
package start

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"beleg/generator/edit"
)

//go:embed all:site
var sites embed.FS

// Languages are those a new site can be in.
var Languages = []string{"en", "de"}

// Site returns a small complete project in a language, as files by path with slashes: an invented article, a claim, an event,
// actors, a rating scale, and pages. It is an error if there is none in that language.
func Site(language string) (map[string][]byte, error) {
	if !slices.Contains(Languages, language) {
		return nil, fmt.Errorf("there is no new site in language %q; there is %s", language, strings.Join(Languages, ", "))
	}
	root, err := fs.Sub(sites, "site/"+language)
	if err != nil {
		return nil, fmt.Errorf("open the new site: %w", err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	return files, err
}

// onOneLine writes s as a TOML string with its white space folded, and without soft hyphens, which nobody can see.
func onOneLine(s string) string {
	return edit.Literal(strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " "))
}
