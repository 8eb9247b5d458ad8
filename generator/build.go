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
	"beleg/generator/render"
	"beleg/generator/since"
	"beleg/generator/site"
)

// Options say what is built. The zero value is the site as its files describe it.
type Options struct {
	BaseURL string // in place of base_url; http or https
	Drafts  bool   // publish drafts too
	Version string // of the program that builds, for data/build.json; "" if it is not known

	// Since is what was published last. Ratings that were rewritten and claims that vanished since are errors. Nil: nothing was.
	Since *since.Published

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
	templates, err := templatesFor(project, base)
	if err != nil {
		return Result{}, err
	}
	plan, err := newPlan(base, address.New(base, assets.Paths()), assets, templates, opt.Reuse)
	if err != nil {
		return Result{}, err
	}
	files, err := plan.all(ctx)
	if err != nil {
		return Result{}, err
	}
	return Result{Found: found, Files: files, Drawn: int(plan.drawn.Load())}, nil
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
	if opt.Since != nil {
		found = append(found, since.Judge(opt.Since, base)...)
	}
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

// templatesFor reads the project's templates in the words of its language.
func templatesFor(project fs.FS, base *fact.Base) (*render.Templates, error) {
	l, ok := lang.For(base.Site.Language)
	if !ok {
		return nil, fmt.Errorf("no words for language %q", base.Site.Language)
	}
	return render.New(l, project)
}
