// Package render sets pages: it puts a page struct of package site into the template of the same name and gives the bytes.
//
// New reads the templates, beleg's own and then the project's over them; Render executes them. Templates decide about form
// alone. They are given words in the site's language and what can be counted from a page, such as the widths of a bar, so
// that an author who replaces one has nothing to compute in it. No HTML is made here, only escaped: a page stays safe
// whatever its content says.
package render

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"beleg/generator/site"
)

// Templates are a project's templates, ready to be executed, one set for each kind of page: base.html, the partials and the
// page's own file. Any number of goroutines may share them.
type Templates struct {
	pages map[string]*template.Template // by file name: claim.html
}

// Render sets the pages and returns the files to publish, by path relative to the home page. Of several faults it returns
// that of the first page, so that the message is the same in every run.
func (t *Templates) Render(ctx context.Context, pages []site.Page) (map[string][]byte, error) {
	set := make([][]byte, len(pages))
	faults := make([]error, len(pages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pages)) {
		workers.Go(func() {
			var room bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(pages) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				set[i], faults[i] = t.set(&room, &pages[i])
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(pages))
	for i := range pages {
		if faults[i] != nil {
			return nil, faults[i]
		}
		name := File(pages[i].Path)
		if _, taken := files[name]; taken {
			return nil, fmt.Errorf("two pages are to be published at %s", name)
		}
		files[name] = set[i]
	}
	return files, nil
}

// set executes a page's template. room is used again from page to page; the bytes returned are the page's own.
func (t *Templates) set(room *bytes.Buffer, p *site.Page) ([]byte, error) {
	tmpl, ok := t.pages[p.Template]
	if !ok {
		return nil, fmt.Errorf("page %s: there is no template %s", File(p.Path), p.Template)
	}
	room.Reset()
	if err := tmpl.Execute(room, p.Data); err != nil {
		return nil, fmt.Errorf("page %s: %w", File(p.Path), err)
	}
	return bytes.Clone(room.Bytes()), nil
}

// File returns the file that a page with this path is published as: claims/ is claims/index.html.
func File(pagePath string) string {
	if pagePath == "" || strings.HasSuffix(pagePath, "/") {
		return path.Join(pagePath, "index.html")
	}
	return pagePath
}
