package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/card"
	"beleg/generator/pages/digest"
	"beleg/generator/pages/feed"
	"beleg/generator/pages/opendata"
	"beleg/generator/pages/render"
	"beleg/generator/pages/search"
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

	pages  map[string]address.Planned        // by the file they are published as
	data   map[string]func() ([]byte, error) // by path
	static site.Assets                       // by name
	assets map[string]string                 // their names, by path
	notes  map[string]*fact.Source           // whose quotations a file describes, by path
	listed []string                          // paths of the pages that search engines may list
	open   opendata.Input
	index  func() *search.Index
	digest *digest.Maker
	atHand *sync.Map // path of a page → madePage, while what is made from it is made
}

func newPlan(j *judged, templates *render.Templates, opt Options) *plan {
	p := plan{base: j.Base.WithoutDrafts(), book: j.book, templates: templates, opt: opt, static: j.assets,
		pages: map[string]address.Planned{}, notes: map[string]*fact.Source{}, assets: map[string]string{},
		atHand: new(sync.Map)}
	for _, page := range p.book.Plan() {
		p.pages[render.File(page.Path)] = page
		if !page.Unlisted {
			p.listed = append(p.listed, page.Path)
		}
	}
	for name, path := range p.static.Paths() {
		p.assets[path] = name
	}
	for _, s := range p.base.Sources {
		p.notes[address.Notes(s)] = s
	}
	// what else decides about the bytes of a page: the program, the words of its language, the project's templates
	p.digest = digest.New(reflect.TypeFor[*site.Shell](), opt.Program, p.base.Site.Language, templates.Overrides)
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
	p.index = sync.OnceValue(func() *search.Index { return search.New(p.base, p.book, uses(), search.Options{}) })
	return &p
}

// paths returns the paths of all files, sorted.
func (p *plan) paths() []string {
	paths := slices.Concat(slices.Collect(maps.Keys(p.pages)), slices.Collect(maps.Keys(p.data)),
		slices.Collect(maps.Keys(p.assets)), p.index().Paths())
	if shared := p.site.SiteImage(); shared != nil { // then claims have one too
		paths = append(paths, shared.Path)
		for _, c := range p.base.Claims {
			paths = append(paths, p.site.Image(c).Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// file makes a file. The error is fs.ErrNotExist if the site has none at path.
func (p *plan) file(path string) ([]byte, error) {
	made, err := p.at(path)
	if err != nil {
		return nil, err
	}
	return made.bytes()
}

// A recipe is how one file is made.
type recipe struct {
	// from returns a hash of all that the file is made from; the zero hash if nobody knows, or if it is not worth it.
	from  func() digest.Hash
	bytes func() ([]byte, error)
}

// at returns how the file at path is made. The error is fs.ErrNotExist if the site has none there.
func (p *plan) at(path string) (recipe, error) {
	if page, ok := p.pages[path]; ok {
		composed := p.site.Compose(page)
		return recipe{p.hash(composed), func() ([]byte, error) { return p.templates.Page(composed) }}, nil
	}
	if encode, ok := p.data[path]; ok {
		return recipe{p.fromNotes(path), encode}, nil
	}
	if name, ok := p.assets[path]; ok {
		return recipe{unknown, func() ([]byte, error) { return p.static[name], nil }}, nil
	}
	if strings.HasPrefix(path, search.Folder) {
		data, err := p.index().File(path)
		return recipe{unknown, func() ([]byte, error) { return data, nil }}, err
	}
	if image := p.image(path); image != nil {
		return recipe{p.hash(image.Card), func() ([]byte, error) { return card.Draw(image.Card), nil }}, nil
	}
	return recipe{}, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

// image returns what the share card at path shows; nil if there is none.
func (p *plan) image(path string) *site.Image {
	image := p.site.SiteImage()
	id, _, _ := strings.Cut(strings.TrimPrefix(path, card.Folder), ".")
	if claim, ok := p.pages[render.File(address.Claims+id+"/")].Of.(*fact.Claim); ok {
		image = p.site.Image(claim)
	}
	if image == nil || image.Path != path {
		return nil
	}
	return image
}

// dataFiles returns how each file of the open data is made, by path.
func (p *plan) dataFiles(uses func() *fact.Uses, entries func() []*timeline.Entry) map[string]func() ([]byte, error) {
	p.open = opendata.Input{Base: p.base, Book: p.book, Uses: uses, Entries: entries,
		File: p.page, Version: p.opt.Version, Ingredients: p.ingredients}
	files := opendata.Files(p.open)
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
	for _, f := range p.base.Files() {
		texts[f.Name] = f.Text
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
