package generator

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"

	"beleg/generator/address"
	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/lang"
	"beleg/generator/load"
	"beleg/generator/opendata"
	"beleg/generator/render"
	"beleg/generator/site"
	"beleg/generator/timeline"
)

// Options say what is built. The zero value is the site as its files describe it.
type Options struct {
	BaseURL string // in place of base_url; http or https
	Drafts  bool   // publish drafts too

	// Reuse returns the bytes that an earlier build published at a path, if it did. Share cards are taken from there instead
	// of being drawn again. Nil is allowed, and so are any bytes: what is not just what would be drawn is not taken. A
	// preview gives the Files of its last Result; many goroutines ask at once.
	Reuse func(path string) ([]byte, bool)
}

// Result is what became of a project. Files is nil if Found holds errors.
type Result struct {
	Found diag.List
	Files map[string][]byte // by path relative to the output folder, with slashes
	Drawn int               // how many share cards were drawn, because Reuse did not have them
}

// Check reads a project and judges it, and makes nothing of it.
func Check(project fs.FS, opt Options) (diag.List, error) {
	_, _, found, err := facts(project, opt)
	return found, err
}

// Build turns a project into the files of its site. A fault in the content is a finding; an error means that the machine
// failed, that there is no project, or that one of its own templates is faulty.
func Build(ctx context.Context, project fs.FS, opt Options) (Result, error) {
	base, assets, found, err := facts(project, opt)
	if err != nil {
		return Result{}, err
	}
	if errors, _ := found.Count(); errors > 0 {
		return Result{Found: found}, nil
	}
	base = base.WithoutDrafts()
	book, entries := address.New(base, assets.Paths()), timeline.Entries(base)
	pages := site.Compose(base, book, entries, assets)
	files, err := set(ctx, project, base, pages)
	if err != nil {
		return Result{}, err
	}
	drawn, err := addCards(ctx, files, pages, opt.Reuse)
	if err != nil {
		return Result{}, err
	}
	if err := addData(files, base, book, entries); err != nil {
		return Result{}, err
	}
	for name, path := range assets.Paths() {
		files[path] = assets[name]
	}
	return Result{Found: found, Files: files, Drawn: drawn}, nil
}

// facts reads and judges a project. The base is sound if the findings hold no error.
func facts(project fs.FS, opt Options) (*fact.Base, site.Assets, diag.List, error) {
	base, found, err := load.Project(project)
	if err != nil {
		return nil, nil, nil, err
	}
	assets, err := site.ReadAssets(project)
	if err != nil {
		return nil, nil, nil, err
	}
	if opt.BaseURL != "" {
		if base.Site.BaseURL, err = baseURL(opt.BaseURL); err != nil {
			return nil, nil, nil, err
		}
	}
	if opt.Drafts {
		base.WithDrafts()
	}
	found = append(found, check.Run(base, assets.Paths())...)
	found.Sort()
	return base, assets, found, nil
}

func baseURL(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || !format.ValidURL(s, "http", "https") || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("the base URL %q is not a whole http or https address, such as https://example.org/faktencheck/", s)
	}
	return fact.HomeOf(u), nil
}

// set puts the pages into the project's templates.
func set(ctx context.Context, project fs.FS, base *fact.Base, pages []site.Page) (map[string][]byte, error) {
	l, ok := lang.For(base.Site.Language)
	if !ok {
		return nil, fmt.Errorf("no words for language %q", base.Site.Language)
	}
	templates, err := render.New(l, project)
	if err != nil {
		return nil, err
	}
	return templates.Render(ctx, pages)
}

// addData adds the open data.
func addData(files map[string][]byte, base *fact.Base, book *address.Book, entries []*timeline.Entry) error {
	for path, data := range map[string]any{
		address.ClaimsJSON: opendata.NewClaims(base, book),
		address.TimeJSON:   opendata.NewChronology(entries, book),
	} {
		encoded, err := opendata.Encode(data)
		if err != nil {
			return fmt.Errorf("encode %s: %w", path, err)
		}
		files[path] = encoded
	}
	return nil
}
