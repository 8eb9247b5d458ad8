// Package load reads a project: content files and articles in, a fact.Base and findings out.
//
// It never stops at a fault. What cannot be read is reported and left out, and whatever depended on it is marked, so that
// one slip does not cause a dozen findings. An error means that the machine failed, not that the content is wrong.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/place"
)

// ErrNoProject says that a folder holds no project: there is no content/site.toml.
var ErrNoProject = errors.New("there is no content/site.toml here")

// siteFile is the one file that every project has.
const siteFile = "content/site.toml"

// Project reads the project in fsys. The base is never nil without an error, but only a base without errors among the findings is
// sound.
func Project(fsys fs.FS) (*fact.Base, diag.List, error) {
	listing, found, err := list(fsys)
	if err != nil {
		return nil, nil, err
	}
	files, err := readAll(fsys, listing)
	if err != nil {
		return nil, nil, err
	}
	l := &linker{fsys: fsys, base: &fact.Base{}, found: found}
	l.decodeAll(files)
	if err := l.link(); err != nil {
		return nil, nil, err
	}
	l.found.Sort()
	return l.base, l.found, nil
}

// folders are the folders of content that hold one file per thing, and the ending of its name.
var folders = map[string]string{"sources": ".toml", "claims": ".toml", "events": ".toml", "pages": ".md"}

// list returns the names of all content files, sorted, and findings for what lies where it is not read.
func list(fsys fs.FS) ([]string, diag.List, error) {
	if info, err := fs.Stat(fsys, siteFile); errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil, ErrNoProject
	}
	var names []string
	var found diag.List
	err := fs.WalkDir(fsys, "content", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(name, "~") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil // what editors leave beside a file they are writing
		}
		if entry.IsDir() {
			return nil
		}
		if expected(name) {
			names = append(names, name)
		} else if ext := strings.ToLower(path.Ext(name)); ext == ".toml" || ext == ".md" {
			found.Add(misplaced(name))
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list content: %w", err)
	}
	return names, found, nil
}

func expected(name string) bool {
	if name == siteFile || name == "content/actors.toml" {
		return true
	}
	dir, file := path.Split(strings.TrimPrefix(name, "content/"))
	ending := folders[strings.TrimSuffix(dir, "/")]
	return ending != "" && path.Ext(file) == ending
}

// misplaced reports a file that would be passed over silently.
func misplaced(name string) diag.Finding {
	rel := strings.TrimPrefix(name, "content/")
	f := diag.Finding{Code: "unknown-key", Span: aboutFile(name),
		Message: fmt.Sprintf("%s is not part of the format and is not read", path.Base(name))}
	dir, file := path.Split(rel)
	switch dir = strings.TrimSuffix(dir, "/"); {
	case dir == "":
		f.Help = diag.DidYouMean(file, []string{"site.toml", "actors.toml"})
	case folders[dir] != "":
		f.Help = fmt.Sprintf("files in content/%s end in %s", dir, folders[dir])
	case strings.Contains(dir, "/"):
		f.Help = "files lie directly in content/" + dir[:strings.Index(dir, "/")]
	default:
		f.Help = diag.DidYouMean(dir, slices.Sorted(maps.Keys(folders)))
	}
	return f
}

// readAll reads the files, several at a time.
func readAll(fsys fs.FS, names []string) ([]*diag.File, error) {
	files := make([]*diag.File, len(names))
	errs := make([]error, len(names))
	parallel(len(names), func(i int) {
		text, err := fs.ReadFile(fsys, names[i])
		files[i], errs[i] = &diag.File{Name: names[i], Text: text}, err
	})
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	return files, nil
}

// parallel calls do with 0 to n-1, in no certain order, and returns when all calls have.
func parallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// A record is a decoded file: R is one of the structs of package format.
type record[R any] struct {
	id  string
	doc *place.Doc
	raw R
	// unread: the file is not TOML or lacks required values; what it refers to is not known.
	unread bool
	// unparsed: nothing at all could be read, so that nobody knows what it defines.
	unparsed bool
}

// decodeAll turns files into records.
func (l *linker) decodeAll(files []*diag.File) {
	found := make([]diag.List, len(files))
	results := make([]any, len(files))
	parallel(len(files), func(i int) { results[i], found[i] = decodeFile(files[i]) })
	l.found = append(l.found, slices.Concat(found...)...)
	for _, r := range results {
		switch r := r.(type) {
		case *record[format.Site]:
			l.site = r
		case *actorsFile:
			l.actors = r
		case *record[format.Source]:
			l.sources = append(l.sources, r)
		case *record[format.Claim]:
			l.claims = append(l.claims, r)
		case *record[format.Event]:
			l.events = append(l.events, r)
		case *pageFile:
			l.pages = append(l.pages, r)
		}
	}
}

// decodeFile depends on nothing but the file.
func decodeFile(file *diag.File) (any, diag.List) {
	dir, name := path.Split(strings.TrimPrefix(file.Name, "content/"))
	id := strings.TrimSuffix(name, path.Ext(name))
	switch dir {
	case "sources/":
		return decode[format.Source](file, id)
	case "claims/":
		return decode[format.Claim](file, id)
	case "events/":
		return decode[format.Event](file, id)
	case "pages/":
		return decodePage(file, id)
	}
	if id == "actors" {
		return decodeActors(file)
	}
	return decode[format.Site](file, id)
}

func decode[R any](file *diag.File, id string) (*record[R], diag.List) {
	doc := place.NewDoc(file)
	r := &record[R]{id: id, doc: doc}
	found := checkID(file, id)
	data, faults := format.Parse(doc)
	found = append(found, faults...)
	if data == nil && len(faults) > 0 {
		r.unread, r.unparsed = true, true
		return r, found
	}
	faults = format.Decode(data, place.Where{Doc: doc}, &r.raw)
	r.unread = len(faults) > 0
	return r, append(found, faults...)
}

// aboutFile is the place of a finding about a file as a whole; there is no line in it that would be at fault.
func aboutFile(name string) diag.Span { return diag.Span{File: &diag.File{Name: name}} }

// checkID judges a file's name, which is the id of what the file describes.
func checkID(file *diag.File, id string) diag.List {
	if format.ValidID(id) {
		return nil
	}
	help := "rename the file"
	if better := format.SuggestID(id); better != "" {
		help += " to " + better + path.Ext(file.Name)
	}
	return diag.List{{Code: "bad-id", Span: aboutFile(file.Name),
		Message: fmt.Sprintf("%q cannot be an id: it needs lower-case letters a–z, digits and single hyphens", id), Help: help}}
}
