package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"beleg/generator/address"
	"beleg/generator/card"
	"beleg/generator/check"
	"beleg/generator/fact"
	"beleg/generator/render"
	"beleg/generator/site"
	"beleg/generator/timeline"
)

// A plan is the site of a sound base, whose files are made one by one when they are asked for. A build asks for all of them, a
// preview for those that somebody looks at. Any number of goroutines may ask at once.
type plan struct {
	base      *fact.Base
	book      *address.Book
	site      *site.Site
	templates *render.Templates
	opt       Options
	drawn     atomic.Int64 // share cards that opt.Reuse did not have

	pages  map[string]site.Planned           // by the file they are published as
	data   map[string]func() ([]byte, error) // by path
	static site.Assets                       // by name
	assets map[string][]byte                 // the same by path
	claims func() map[string]*fact.Claim     // by id
	listed []string                          // paths of the pages that search engines may list
}

func newPlan(base *fact.Base, book *address.Book, assets site.Assets, templates *render.Templates, opt Options) (*plan, error) {
	entries := sync.OnceValue(func() []*timeline.Entry { return timeline.Entries(base) })
	p := &plan{base: base, book: book, site: site.New(base, book, entries, assets), templates: templates, opt: opt,
		pages: map[string]site.Planned{}, static: assets, assets: map[string][]byte{}}
	for _, page := range p.site.Plan() {
		name := render.File(page.Path)
		if _, taken := p.pages[name]; taken {
			return nil, fmt.Errorf("two pages are to be published at %s", name)
		}
		p.pages[name] = page
		if page.Path != address.NotFound {
			p.listed = append(p.listed, page.Path)
		}
	}
	p.data = p.dataFiles(entries)
	for name, path := range assets.Paths() {
		p.assets[path] = assets[name]
	}
	p.claims = sync.OnceValue(func() map[string]*fact.Claim {
		byID := make(map[string]*fact.Claim, len(base.Claims))
		for _, c := range base.Claims {
			byID[c.ID] = c
		}
		return byID
	})
	return p, nil
}

// refresh returns the plan of the same site after claims of the base have changed in place.
func (p *plan) refresh() *plan {
	entries := sync.OnceValue(func() []*timeline.Entry { return timeline.Entries(p.base) })
	fresh := &plan{base: p.base, book: p.book, site: p.site.Refresh(entries), templates: p.templates, opt: p.opt, pages: p.pages,
		static: p.static, assets: p.assets, claims: p.claims, listed: p.listed}
	fresh.data = fresh.dataFiles(entries)
	return fresh
}

// paths returns the paths of all files, sorted.
func (p *plan) paths() []string {
	paths := slices.Concat(slices.Collect(maps.Keys(p.pages)), slices.Collect(maps.Keys(p.data)), slices.Collect(maps.Keys(p.assets)))
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
	if data, ok := p.assets[path]; ok {
		return data, nil
	}
	if rest, ok := strings.CutPrefix(path, card.Folder); ok {
		if image := p.site.SiteImage(); image.Path == path {
			return p.card(image), nil
		}
		id, _, _ := strings.Cut(rest, ".")
		if claim := p.claims()[id]; claim != nil {
			if image := p.site.Image(claim); image.Path == path {
				return p.card(image), nil
			}
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

// all makes all files. Of several faults it returns that of the first path, so that the message is the same in every run.
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
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(paths))
	for i, path := range paths {
		if faults[i] != nil {
			return nil, faults[i]
		}
		files[path] = made[i]
	}
	return files, nil
}

// sizes returns how large each file is, and which file of the project it is if it is one.
func (p *plan) sizes(files map[string][]byte) []check.Sized {
	from := map[string]string{}
	for name, path := range p.static.Paths() {
		from[path] = "static/" + name
	}
	var sizes []check.Sized
	for _, path := range slices.Sorted(maps.Keys(files)) {
		sizes = append(sizes, check.Sized{Path: path, From: from[path], Bytes: len(files[path])})
	}
	return sizes
}
