package generator

import (
	"bytes"
	"io/fs"
	"maps"
	"sync"

	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/feed"
	"beleg/generator/opendata"
	"beleg/generator/place"
	"beleg/generator/sitemap"
	"beleg/generator/timeline"
	"beleg/static"
	"beleg/templates"
)

// dataFiles returns how each file of the open data is made, by path. entries returns the chronology.
func (p *plan) dataFiles(entries func() []*timeline.Entry) map[string]func() ([]byte, error) {
	files := opendata.Files(opendata.Input{Base: p.base, Book: p.book, Entries: entries, Version: p.opt.Version,
		Ingredients: func() []opendata.Ingredient { return ingredients(p.base, p.static, p.templates.Overrides()) }})
	news := sync.OnceValue(func() *feed.Feed { return feed.New(p.base, p.book) })
	files[address.Atom] = func() ([]byte, error) { return news().Atom() }
	files[address.JSONFeed] = func() ([]byte, error) { return news().JSON() }
	if domain := p.base.Site.CustomDomain; domain != "" {
		files[address.CNAME] = func() ([]byte, error) { return []byte(domain + "\n"), nil }
	}
	files[address.Robots] = func() ([]byte, error) { return sitemap.Robots(p.book), nil }
	maps.Copy(files, sitemap.New(p.base, p.book, p.listed).Files())
	return files
}

// ingredients returns what a site is made from: its address, its content files and articles, and what the project puts in place of
// beleg's own templates and static files. Drafts that are not published are none of it, and neither is beleg itself: it has a version.
func ingredients(base *fact.Base, assets, overrides map[string][]byte) []opendata.Ingredient {
	list := []opendata.Ingredient{{Name: "base_url", Text: []byte(base.Site.BaseURL.String())}}
	file := func(w place.Where) {
		list = append(list, opendata.Ingredient{Name: w.Doc.File.Name, Text: w.Doc.File.Text})
	}
	file(base.Site.Where)
	if len(base.Actors) > 0 {
		file(base.Actors[0].Where) // all stand in one file
	}
	for _, s := range base.Sources {
		file(s.Where)
	}
	seeds := map[string]bool{}
	for _, s := range base.Sources {
		if !seeds[s.Seed.Name] {
			seeds[s.Seed.Name] = true
			list = append(list, opendata.Ingredient{Name: s.Seed.Name, Text: s.Seed.Text})
		}
	}
	for _, c := range base.Claims {
		file(c.Where)
	}
	for _, e := range base.Events {
		file(e.Where)
	}
	for _, p := range base.Pages {
		file(p.Where)
	}
	return append(append(list, foreign("static", static.FS, assets)...), foreign("templates", templates.FS, overrides)...)
}

// foreign returns the files that are not just beleg's own of the same name.
func foreign(folder string, own fs.FS, files map[string][]byte) []opendata.Ingredient {
	var list []opendata.Ingredient
	for name, text := range files { // the fingerprint does not depend on their order
		if builtin, err := fs.ReadFile(own, name); err != nil || !bytes.Equal(builtin, text) {
			list = append(list, opendata.Ingredient{Name: folder + "/" + name, Text: text})
		}
	}
	return list
}
