package generator

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/place"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/rule"
	"beleg/generator/pages/card"
	"beleg/generator/pages/feed"
	"beleg/generator/pages/opendata"
	"beleg/generator/pages/render"
	"beleg/generator/pages/site"
	"beleg/generator/pages/sitemap"
	"beleg/generator/pages/timeline"
	"beleg/static"
	"beleg/templates"
)

// A plan is the site of a sound base, whose files are made one by one when they are asked for. A build asks for all of
// them, a preview for those that somebody looks at. Any number of goroutines may ask at once.
type plan struct {
	base      *fact.Base
	book      *address.Book
	site      *site.Site
	templates *render.Templates
	opt       Options
	drawn     *atomic.Int64 // share cards that opt.Reuse did not have

	pages  map[string]address.Planned        // by the file they are published as
	data   map[string]func() ([]byte, error) // by path
	static site.Assets                       // by name
	assets map[string]string                 // their names, by path
	listed []string                          // paths of the pages that search engines may list
}

func newPlan(j *judged, templates *render.Templates, opt Options) *plan {
	p := plan{base: j.Base.WithoutDrafts(), book: j.book, templates: templates, opt: opt, drawn: new(atomic.Int64),
		pages: map[string]address.Planned{}, static: j.assets, assets: map[string]string{}}
	for _, page := range p.book.Plan() {
		p.pages[render.File(page.Path)] = page
		if !page.Unlisted {
			p.listed = append(p.listed, page.Path)
		}
	}
	for name, path := range p.static.Paths() {
		p.assets[path] = name
	}
	return p.refresh()
}

// refresh returns the plan of the same site after claims of the base have changed in place. What many files ask of the
// base is worked out when the first of them does: a preview that shows one page must not wait for what it does not
// show.
func (p plan) refresh() *plan {
	uses := sync.OnceValue(func() *fact.Uses { return fact.UsesOf(p.base) })
	entries := sync.OnceValue(func() []*timeline.Entry { return timeline.Entries(p.base, uses()) })
	if p.site == nil {
		p.site = site.New(p.base, p.book, uses, entries, p.static)
	} else {
		p.site = p.site.Refresh(uses, entries)
	}
	p.data = p.dataFiles(uses, entries)
	return &p
}

// paths returns the paths of all files, sorted.
func (p *plan) paths() []string {
	paths := slices.Concat(slices.Collect(maps.Keys(p.pages)), slices.Collect(maps.Keys(p.data)),
		slices.Collect(maps.Keys(p.assets)))
	for _, c := range p.base.Claims {
		paths = append(paths, p.site.Image(c).Path)
	}
	paths = append(paths, p.site.SiteImage().Path)
	slices.Sort(paths)
	return slices.Compact(paths)
}

// file makes a file. The error is fs.ErrNotExist if the site has none at path.
func (p *plan) file(path string) ([]byte, error) {
	if page, ok := p.pages[path]; ok {
		return p.templates.Page(p.site.Compose(page))
	}
	if encode, ok := p.data[path]; ok {
		data, err := encode()
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", path, err)
		}
		return data, nil
	}
	if name, ok := p.assets[path]; ok {
		return p.static[name], nil
	}
	images := []*site.Image{p.site.SiteImage()}
	id, _, _ := strings.Cut(strings.TrimPrefix(path, card.Folder), ".")
	if claim, ok := p.pages[render.File(address.Claims+id+"/")].Of.(*fact.Claim); ok {
		images = append(images, p.site.Image(claim))
	}
	for _, image := range images {
		if image.Path == path {
			return p.card(image), nil
		}
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

// card returns a share card: that of an earlier build of the same claim, rating and site, or a new one.
func (p *plan) card(image *site.Image) []byte {
	if p.opt.Reuse != nil {
		if data, ok := p.opt.Reuse(image.Path); ok && image.Card.Matches(data) {
			return data
		}
	}
	p.drawn.Add(1)
	return card.Draw(image.Card)
}

// all makes all files. Of several faults it returns that of the first path, so that the message is the same in every
// run.
func (p *plan) all(ctx context.Context) (map[string][]byte, error) {
	paths := p.paths()
	made, faults := make([][]byte, len(paths)), make([]error, len(paths))
	var next, finished atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				made[i], faults[i] = p.file(paths[i])
				if p.opt.Made != nil {
					p.opt.Made(int(finished.Add(1)), len(paths))
				}
			}
		})
	}
	workers.Wait()
	files := make(map[string][]byte, len(paths))
	for i, path := range paths {
		files[path] = made[i]
	}
	return files, cmp.Or(ctx.Err(), cmp.Or(faults...))
}

// sizes returns how large each file is, and which file of the project it is if it is one.
func (p *plan) sizes(files map[string][]byte) []rule.Sized {
	var sizes []rule.Sized
	for _, path := range slices.Sorted(maps.Keys(files)) {
		sized := rule.Sized{Path: path, Bytes: len(files[path])}
		if name, ok := p.assets[path]; ok {
			sized.From = "static/" + name
		}
		sizes = append(sizes, sized)
	}
	return sizes
}

// dataFiles returns how each file of the open data is made, by path.
func (p *plan) dataFiles(uses func() *fact.Uses, entries func() []*timeline.Entry) map[string]func() ([]byte, error) {
	files := opendata.Files(opendata.Input{Base: p.base, Book: p.book, Uses: uses, Entries: entries,
		File: p.file, Version: p.opt.Version, Ingredients: p.ingredients})
	news := sync.OnceValue(func() *feed.Feed { return feed.New(p.base, p.book) })
	files[address.Atom] = func() ([]byte, error) { return news().Atom() }
	files[address.JSONFeed] = func() ([]byte, error) { return news().JSON() }
	if domain := p.base.Site.CustomDomain; domain != "" {
		files[address.CNAME] = func() ([]byte, error) { return []byte(domain + "\n"), nil }
	}
	files[address.Robots] = func() ([]byte, error) { return sitemap.Robots(p.book), nil }
	maps.Copy(files, sitemap.Files(p.base, uses, p.book, p.listed))
	return files
}

// ingredients returns what a site is made from: its address, its content files and articles, and what the project puts
// in place of beleg's own templates and static files. Drafts that are not published are none of it, and neither is
// beleg itself: it has a version.
func (p *plan) ingredients() map[string][]byte {
	texts := map[string][]byte{"base_url": []byte(p.base.Site.BaseURL.String())}
	file := func(w place.Where) { texts[w.Doc.File.Name] = w.Doc.File.Text }
	file(p.base.Site.Where)
	for _, a := range p.base.Actors {
		file(a.Where)
	}
	for _, s := range p.base.Sources {
		file(s.Where)
		texts[s.Seed.Name] = s.Seed.Text
	}
	for _, c := range p.base.Claims {
		file(c.Where)
	}
	for _, q := range p.base.Questions {
		file(q.Where)
	}
	for _, e := range p.base.Events {
		file(e.Where)
	}
	for _, page := range p.base.Pages {
		file(page.Where)
	}
	addForeign(texts, "static", static.FS, p.static)
	addForeign(texts, "templates", templates.FS, p.templates.Overrides)
	return texts
}

// addForeign adds the files that are not just beleg's own of the same name.
func addForeign(texts map[string][]byte, folder string, own fs.FS, files map[string][]byte) {
	for name, text := range files {
		if builtin, err := fs.ReadFile(own, name); err != nil || !bytes.Equal(builtin, text) {
			texts[folder+"/"+name] = text
		}
	}
}
