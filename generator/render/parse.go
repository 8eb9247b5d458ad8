package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"beleg/generator/format"
	"beleg/generator/lang"
	"beleg/templates"
)

const frame = "base.html"

// New reads beleg's templates and then those in the project's templates/, which replace them by name. A project without that
// folder is none the worse. The error for a faulty template says file and line.
func New(l *lang.Lang, project fs.FS) (*Templates, error) {
	own, err := fs.Sub(project, "templates")
	if err != nil {
		return nil, fmt.Errorf("open templates: %w", err)
	}
	kinds, err := pageFiles(own)
	if err != nil {
		return nil, err
	}
	base := template.New("").Funcs(functions(l))
	for _, fsys := range []fs.FS{templates.FS, own} {
		if err := parse(base, fsys, frame, "partials/*.html"); err != nil {
			return nil, err
		}
	}
	t := &Templates{pages: make(map[string]*template.Template, len(kinds))}
	if t.own, err = texts(own); err != nil {
		return nil, err
	}
	for _, kind := range kinds {
		if t.pages[kind], err = page(base, own, kind); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// texts reads all files that New parses.
func texts(own fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, pattern := range []string{"*.html", "partials/*.html"} {
		if _, err := fs.ReadDir(own, path.Dir(pattern)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("list templates: %w", err) // Glob finds nothing in a folder that it may not list
		}
		names, err := fs.Glob(own, pattern)
		if err != nil {
			return nil, fmt.Errorf("list templates: %w", err)
		}
		for _, name := range names {
			if format.Leftover(path.Base(name)) {
				continue
			}
			if files[name], err = fs.ReadFile(own, name); err != nil {
				return nil, fmt.Errorf("read templates/%s: %w", name, err)
			}
		}
	}
	return files, nil
}

// pageFiles lists the templates of pages. A file of the project with another name would never be used, so it is refused: it
// is a slip in the name.
func pageFiles(own fs.FS) ([]string, error) {
	known, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	theirs, err := fs.Glob(own, "*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	for _, name := range theirs {
		if format.Leftover(name) {
			continue
		}
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("templates/%s: no page has a template of this name; there are %s", name, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(known, func(name string) bool { return name == frame }), nil
}

// page makes the set of one kind of page. Each has its own, because every page file defines "content".
func page(base *template.Template, own fs.FS, kind string) (*template.Template, error) {
	set, err := base.Clone()
	if err != nil {
		return nil, fmt.Errorf("prepare templates/%s: %w", kind, err)
	}
	for _, fsys := range []fs.FS{templates.FS, own} {
		if err := parse(set, fsys, kind); err != nil {
			return nil, err
		}
	}
	set = set.Lookup(frame)
	return set, escape(set, kind)
}

// parse adds the files that the patterns match, each under its path.
func parse(set *template.Template, fsys fs.FS, patterns ...string) error {
	for _, pattern := range patterns {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return fmt.Errorf("list templates/%s: %w", path.Dir(pattern), err)
		}
		for _, name := range names {
			if format.Leftover(path.Base(name)) {
				continue // such as the link to nowhere by which Emacs locks a file that is being changed
			}
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return fmt.Errorf("read templates/%s: %w", name, err)
			}
			if _, err := set.New(name).Parse(string(text)); err != nil {
				return fmt.Errorf("read templates/%s: %w", name, err)
			}
		}
	}
	return nil
}

// escape makes html/template work out now how to escape what, which it does at the first execution. A template that it
// cannot escape is then reported even if no page uses it, and goroutines that set pages find the set as it stays.
func escape(set *template.Template, kind string) error {
	var fault *template.Error
	if err := set.Execute(io.Discard, nil); errors.As(err, &fault) { // any other: without a page there is nothing to show
		return fmt.Errorf("read templates/%s: %w", kind, err)
	}
	return nil
}
