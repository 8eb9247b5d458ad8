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
	"beleg/generator/markdown"
	"beleg/generator/place"
)

// ErrNoProject says that a folder holds no project: there is no content/site.toml.
var ErrNoProject = errors.New("there is no content/site.toml here")

// siteFile is the one file that every project has.
const siteFile = "content/site.toml"

// Project reads the project in fsys. The base is never nil without an error, but only a base without errors among the findings is
// sound.
func Project(fsys fs.FS) (*fact.Base, diag.List, error) {
	var once Session
	state, err := once.Load(fsys)
	if err != nil {
		return nil, nil, err
	}
	return state.Base, state.Found, nil
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
	var walk fs.WalkDirFunc
	walk = func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if format.Leftover(entry.Name()) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.Type() == fs.ModeSymlink && folders[strings.TrimPrefix(name, "content/")] != "" {
			return fs.WalkDir(fsys, name, walk) // the link itself is followed, as content/ may be one
		}
		if entry.IsDir() {
			return nil
		}
		if expected(name) {
			names = append(names, name)
		} else if meantForUs(name) {
			found.Add(misplaced(name))
		}
		return nil
	}
	if err := fs.WalkDir(fsys, "content", walk); err != nil {
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

// meantForUs says whether a file that is not read was meant to be: a.toml in the wrong folder, a.toml.txt as editors on Windows save it,
// a file in the place of a folder.
func meantForUs(name string) bool {
	file := strings.ToLower(path.Base(name))
	return strings.Contains(file, ".toml") || path.Ext(file) == ".md" || folders[strings.TrimPrefix(name, "content/")] != ""
}

// misplaced reports a file that would be passed over silently.
func misplaced(name string) diag.Finding {
	rel := strings.TrimPrefix(name, "content/")
	f := diag.Finding{Code: "unknown-key", Span: aboutFile(name),
		Message: fmt.Sprintf("%s is not part of the format and is not read", path.Base(name))}
	dir, file := path.Split(rel)
	switch dir = strings.TrimSuffix(dir, "/"); {
	case folders[rel] != "":
		f.Message = name + " is a file, and should be a folder"
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
	// text is the Markdown of a claim or an event; nil without.
	text *markdown.Doc
	// unread: the file is not TOML or lacks required values; what it refers to is not known.
	unread bool
	// unparsed: nothing at all could be read, so that nobody knows what it defines.
	unparsed bool
}

// sort puts what files say where the linker looks for it.
func (l *linker) sort(files []*decoded) {
	for _, f := range files {
		l.found = append(l.found, f.found...)
		switch r := f.record.(type) {
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
		r, found := decode[format.Claim](file, id)
		r.text = parseText(r.raw.Text, markdown.Options{Level: 3, Prefix: "text-"})
		return r, found
	case "events/":
		r, found := decode[format.Event](file, id)
		r.text = parseText(r.raw.Text, markdown.Options{Level: 4, Prefix: "event-" + id + "-"})
		return r, found
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

func parseText(text string, opt markdown.Options) *markdown.Doc {
	if text == "" {
		return nil
	}
	return markdown.Parse(text, opt)
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
