// Package render sets pages: it puts a page struct of package site into the template of the same name and gives the bytes.
//
// New reads the templates, beleg's own and then the project's over them; Page executes one. Templates decide about form
// alone. They are given words in the site's language and what can be counted from a page, such as the widths of a bar, so
// that an author who replaces one has nothing to compute in it. No HTML is made here, only escaped: a page stays safe
// whatever its content says.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"
	"sync"

	"beleg/generator/site"
)

// Templates are a project's templates, ready to be executed, one set for each kind of page: base.html, the partials and the
// page's own file. Any number of goroutines may share them.
type Templates struct {
	pages map[string]*template.Template // by file name: claim.html
	own   map[string][]byte             // the project's templates, by name
}

// Overrides returns the texts of the project's own templates, by their path in templates/. They must not be changed.
func (t *Templates) Overrides() map[string][]byte { return t.own }

// rooms holds buffers to set pages in, used again from page to page.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Page sets a page and returns its bytes. The error for a fault names the page and the template's line.
func (t *Templates) Page(p site.Page) ([]byte, error) {
	tmpl, ok := t.pages[p.Template]
	if !ok {
		return nil, fmt.Errorf("page %s: there is no template %s", File(p.Path), p.Template)
	}
	room := rooms.Get().(*bytes.Buffer)
	defer rooms.Put(room)
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
