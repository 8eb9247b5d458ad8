// Package render sets pages: it puts a page struct of package site into the template of the same name and gives the
// bytes.
//
// New reads the templates, beleg's own and then the project's over them; Page executes one. Templates decide about form
// alone. They are given words in the site's language and what can be counted from a page, such as the widths of a bar,
// so that an author who replaces one has nothing to compute in it. No HTML is made here, only escaped: a page stays
// safe whatever its content says.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/inline"
	"beleg/generator/pages/plate"
	"beleg/generator/pages/site"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
	"beleg/templates"
)

// Templates are a project's templates, ready to be executed, one set for each kind of page: base.html, the partials and
// the page's own file. Any number of goroutines may share them.
type Templates struct {
	Overrides map[string][]byte // the project's own that are not just copies of ours, by their path in templates/
	pages     map[string]*kind  // by file name: claim.html
}

// A kind is what pages of one kind are set with, made when the first of them is.
type kind struct {
	set   func() (*template.Template, error)
	plate func() (*plate.Plate, error)
}

// Page sets a page and returns its bytes. They may lie where room does, whose contents are lost then; it may be nil.
// The error for a fault names the page and the template's line.
func (t *Templates) Page(p site.Page, room []byte) ([]byte, error) {
	kind, ok := t.pages[p.Template]
	if !ok {
		return nil, fmt.Errorf("page %s: there is no template %s", File(p.Path), p.Template)
	}
	if plate, err := kind.plate(); err == nil {
		if page, ok := plate.Page(room[:0], p.Data); ok {
			return script.Pictures(page), nil
		}
	}
	page, err := kind.page(p)
	return script.Pictures(page), err
}

// page sets a page as html/template does.
func (k *kind) page(p site.Page) ([]byte, error) {
	set, err := k.set()
	if err != nil {
		return nil, err
	}
	var page bytes.Buffer
	if err := set.Execute(&page, p.Data); err != nil {
		return nil, fmt.Errorf("page %s: %w", File(p.Path), err)
	}
	return page.Bytes(), nil
}

// File returns the file that a page with this path is published as: claims/ is claims/index.html.
func File(pagePath string) string {
	if pagePath == "" || strings.HasSuffix(pagePath, "/") {
		return path.Join(pagePath, "index.html")
	}
	return pagePath
}

const frame = "base.html"

// New reads beleg's templates and then those in the project's templates/, which replace them by name. A project without
// that folder is none the worse. The error for a faulty template says file and line.
//
// If the project has its own, all kinds of pages are made ready at once: a template that html/template cannot escape is
// reported even if no page uses it. Ours are tested, and made ready when they are needed.
func New(l *lang.Lang, project fs.FS) (*Templates, error) {
	folder, err := fs.Sub(project, "templates")
	if err != nil {
		return nil, fmt.Errorf("open templates: %w", err)
	}
	builtin, err := texts(templates.FS)
	if err != nil {
		return nil, err
	}
	own, err := texts(folder)
	if err != nil {
		return nil, err
	}
	pages := slices.DeleteFunc(slices.Sorted(maps.Keys(builtin)), isPartial)
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if !isPartial(name) && builtin[name] == nil { // it would never be used: a slip in the name
			return nil, fmt.Errorf("templates/%s: no page has a template of this name; there are %s", name,
				strings.Join(pages, ", "))
		}
	}
	maps.DeleteFunc(own, func(name string, text []byte) bool { return bytes.Equal(text, builtin[name]) })
	t, r := &Templates{Overrides: own, pages: map[string]*kind{}}, newReader(l, builtin, own)
	for _, name := range slices.DeleteFunc(pages, isShared) {
		t.pages[name] = r.kind(name)
		if len(own) > 0 {
			if _, err := t.pages[name].set(); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// A reader makes sets of templates from their texts.
type reader struct {
	functions    map[string]plate.Func
	builtin, own map[string][]byte
	shared       func() (*template.Template, error) // base.html and the partials
}

func newReader(l *lang.Lang, builtin, own map[string][]byte) *reader {
	r := &reader{functions: functions(l), builtin: builtin, own: own}
	r.shared = sync.OnceValues(func() (*template.Template, error) { return r.parsed(isShared) })
	return r
}

func (r *reader) blank() *template.Template {
	return template.New("").Funcs(inline.Functions).Funcs(functionMap(r.functions))
}

// parsed returns the files that are wanted, each under its path; the project's replace ours.
func (r *reader) parsed(wanted func(name string) bool) (*template.Template, error) {
	set := r.blank()
	for _, files := range []map[string][]byte{r.builtin, r.own} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if !wanted(name) {
				continue
			}
			if _, err := set.New(name).Parse(string(files[name])); err != nil {
				return nil, fmt.Errorf("read templates/%s: %w", name, err)
			}
		}
	}
	return set, nil
}

func (r *reader) kind(name string) *kind {
	k := &kind{set: sync.OnceValues(func() (*template.Template, error) { return r.set(name) })}
	k.plate = sync.OnceValues(func() (*plate.Plate, error) {
		set, err := k.set()
		if err != nil {
			return nil, err
		}
		return plate.Make(set, frame, reflect.TypeOf(site.Blank(kindOf(name))), r.functions)
	})
	return k
}

// set returns the frame of a kind of pages, with all that it calls. It is executed once, for html/template works out
// then how to escape what, and goroutines that set pages find the set as it stays. Any other error than that it cannot
// does not matter: without a page there is nothing to show.
func (r *reader) set(name string) (*template.Template, error) {
	shared, err := r.shared()
	if err != nil {
		return nil, err
	}
	own, err := r.parsed(func(of string) bool { return of == name })
	if err != nil {
		return nil, err
	}
	set := r.blank()
	find := func(called string) *parse.Tree { return found(called, own, shared) }
	for called, tree := range inline.Trees(frame, find) {
		if _, err := set.AddParseTree(called, tree); err != nil {
			return nil, fmt.Errorf("read templates/%s: %w", name, err)
		}
	}
	page := set.Lookup(frame)
	if fault, is := errors.AsType[*template.Error](page.Execute(io.Discard, nil)); is {
		return nil, fmt.Errorf("read templates/%s: %w", name, fault)
	}
	return page, nil
}

// found returns a template from the first of several sets that has it. As in one set, a definition that is empty
// replaces nothing.
func found(name string, sets ...*template.Template) *parse.Tree {
	var tree *parse.Tree
	for _, set := range sets {
		t := set.Lookup(name)
		if t != nil && t.Tree != nil && (tree == nil || parse.IsEmptyTree(tree.Root)) {
			tree = t.Tree
		}
	}
	return tree
}

// kindOf returns the kind of page that has a template of this name.
func kindOf(name string) *address.Kind {
	i := slices.IndexFunc(address.Kinds, func(k *address.Kind) bool { return k.Name+".html" == name })
	return address.Kinds[i]
}

func isShared(name string) bool { return name == frame || isPartial(name) }

func isPartial(name string) bool { return strings.HasPrefix(name, "partials/") }

// texts reads the templates of a folder. Leftovers of editors are passed over, such as the link to nowhere by which
// Emacs locks a file that is being changed.
func texts(fsys fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, dir := range []string{".", "partials"} {
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("list templates: %w", err)
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if path.Ext(name) != ".html" || format.Leftover(e.Name()) {
				continue
			}
			if files[name], err = fs.ReadFile(fsys, name); err != nil {
				return nil, fmt.Errorf("read templates/%s: %w", name, err)
			}
		}
	}
	return files, nil
}
