package generator

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/card"
	"beleg/generator/pages/feed"
	"beleg/generator/pages/opendata"
	"beleg/generator/pages/render"
	"beleg/generator/pages/search"
	"beleg/generator/pages/site"
	"beleg/generator/pages/sitemap"
	"beleg/generator/pages/timeline"
)

// A plan is the site of a sound base, whose files are made one by one when they are asked for. A build asks for all of
// them, a preview for those that somebody looks at. Any number of goroutines may ask at once.
type plan struct {
	base      *fact.Base
	book      *address.Book
	site      *site.Site
	templates *render.Templates
	opt       Options

	pages   map[string]address.Planned               // by the file they are published as
	data    func() map[string]func() ([]byte, error) // by path
	static  site.Assets                              // by name
	assets  map[string]string                        // their names, by path
	notes   map[string]*fact.Source                  // whose quotations a file describes, by path
	listed  []string                                 // paths of the pages that search engines may list
	entries func() []*timeline.Entry                 // the chronology
	index   func() *search.Index                     // nil when its files are made
	paths   func() []string                          // of all files, sorted

	atHand *sync.Map // path of a page → its bytes, while what is made from it is made
}

// newPlan returns the plan of what was read, which must not be made into anything before it is given its templates.
func newPlan(j *judged, opt Options) *plan {
	p := plan{base: j.Base.Published(), book: j.book, opt: opt, static: j.assets,
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
	return p.refresh()
}

// prepare works out what takes long and nothing can be made without. It may be called while the base is judged, and so
// looks at nothing that points to drafts.
func (p *plan) prepare() {
	p.index()
	p.entries()
}

// with gives the plan of a sound base its templates.
func (p *plan) with(templates *render.Templates) *plan {
	p.base.LeaveDrafts()
	p.templates = templates
	return p
}

// refresh returns the plan of the same site after claims of the base have changed in place. What many files ask of the
// base is worked out when the first of them does: a preview that shows one page must not wait for what it does not
// show.
func (p plan) refresh() *plan {
	uses := sync.OnceValue(func() *fact.Uses { return fact.UsesOf(p.base) })
	entries := sync.OnceValue(func() []*timeline.Entry { return timeline.Entries(p.base, uses()) })
	pages := func() []address.Planned { return address.Plan(p.base) } // which show other claims after a change
	if p.site == nil {
		pages = p.book.Plan
		p.site = site.New(p.base, p.book, uses, entries, p.static)
	} else {
		p.site = p.site.Refresh(uses, entries)
	}
	p.entries = entries
	p.data = sync.OnceValue(func() map[string]func() ([]byte, error) { return p.dataFiles(uses, pages) })
	p.index = sync.OnceValue(func() *search.Index { return search.New(p.base, p.book, uses(), search.Options{}) })
	p.paths = sync.OnceValue(p.allPaths)
	return &p
}

func (p *plan) allPaths() []string {
	paths := slices.Concat(slices.Collect(maps.Keys(p.pages)), slices.Collect(maps.Keys(p.data())),
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
	return made.bytes(new([]byte))
}

// A recipe is how one file is made.
type recipe struct {
	from [sha256.Size]byte // a hash of all that the file is made from; zero if it is quicker made than known
	// bytes makes it. It may lie where room is, which then has grown as far as it was needed.
	bytes func(room *[]byte) ([]byte, error)
}

// at returns how the file at path is made. The error is fs.ErrNotExist if the site has none there.
func (p *plan) at(path string) (recipe, error) {
	if page, ok := p.pages[path]; ok {
		composed := p.site.Compose(page)
		return recipe{bytes: func(room *[]byte) (data []byte, err error) {
			data, err = p.templates.Page(composed, *room)
			*room = data
			return data, err
		}}, nil
	}
	if encode, ok := p.data()[path]; ok {
		return recipe{bytes: func(*[]byte) ([]byte, error) {
			data, err := encode()
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", path, err)
			}
			return data, nil
		}}, nil
	}
	if name, ok := p.assets[path]; ok {
		return recipe{bytes: func(*[]byte) ([]byte, error) { return p.static.Published(name), nil }}, nil
	}
	if strings.HasPrefix(path, search.Folder) {
		data, err := p.index().File(path)
		return recipe{bytes: func(*[]byte) ([]byte, error) { return data, nil }}, err
	}
	if image := p.image(path); image != nil {
		drawn := func(*[]byte) ([]byte, error) { return card.Draw(image.Card), nil }
		return recipe{image.Card.Made(p.opt.Program), drawn}, nil
	}
	return recipe{}, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

// image returns what the share card at path shows; nil if there is none.
func (p *plan) image(path string) *site.Image {
	images := []*site.Image{p.site.SiteImage()}
	id, _, _ := strings.Cut(strings.TrimPrefix(path, card.Folder), ".")
	if claim, ok := p.pages[render.File(address.Claims+id+"/")].Of.(*fact.Claim); ok {
		images = append(images, p.site.Image(claim))
	}
	for _, image := range images {
		if image != nil && image.Path == path {
			return image
		}
	}
	return nil
}

// dataFiles returns how each file of the open data is made, by path.
func (p *plan) dataFiles(uses func() *fact.Uses, pages func() []address.Planned) map[string]func() ([]byte, error) {
	files := opendata.Files(opendata.Input{Base: p.base, Book: p.book, Uses: uses, Entries: p.entries,
		File: p.page, Version: p.opt.Version, Ingredients: p.ingredients})
	maps.Copy(files, feed.Files(p.base, p.book))
	if domain := p.base.Site.CustomDomain; domain != "" {
		files[address.CNAME] = func() ([]byte, error) { return []byte(domain + "\n"), nil }
	}
	files[address.Robots] = func() ([]byte, error) { return sitemap.Robots(p.book), nil }
	maps.Copy(files, sitemap.Files(p.base, uses, p.book, p.listed, pages))
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
	for name, text := range p.static.Own() {
		texts["static/"+name] = text
	}
	for name, text := range p.templates.Overrides {
		texts["templates/"+name] = text
	}
	return texts
}
