// Package name knows which things the files of a project name, by kind: the ids of its claims, sources, actors and so
// on.
//
// In go files, whatever is wrong with them; out come ids and what readers call the things. Loading the project would
// tell the same, but looks up every quotation, and leaves out what has a fault; whoever proposes ids to a shell, or
// changes one, can wait for neither.
package name

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/facts/record"
	"beleg/generator/words/diag"
)

// A Kind is a kind of thing with an id.
type Kind struct {
	Name   string
	folder string   // each thing has a file in it, whose name is the id; "" for what stands in one file
	ending string   // of these files
	file   string   // in which all of the kind stand
	tables string   // the array of tables there; "" if each has a table of its own, named by the id
	titles []string // the keys of what readers call it, the best first
}

// Kinds are all kinds of things that have an id of their own.
var Kinds = []*Kind{
	{Name: "claim", folder: "content/claims", ending: ".toml", titles: []string{"short", "claim"}},
	{Name: "source", folder: "content/sources", ending: ".toml", titles: []string{"title"}},
	{Name: "actor", file: "content/actors.toml", titles: []string{"name"}},
	{Name: "topic", file: record.SiteFile, tables: "topic", titles: []string{"label"}},
	{Name: "measure", file: record.SiteFile, tables: "measure", titles: []string{"label"}},
	{Name: "rating", file: record.SiteFile, tables: "rating", titles: []string{"label"}},
	{Name: "question", folder: "content/questions", ending: ".toml", titles: []string{"short", "question"}},
	{Name: "event", folder: "content/events", ending: ".toml", titles: []string{"title"}},
	{Name: "page", folder: "content/pages", ending: ".md", titles: []string{"title"}},
}

// KindOf returns the kind with a name; nil if there is none.
func KindOf(name string) *Kind {
	if i := slices.IndexFunc(Kinds, func(k *Kind) bool { return k.Name == name }); i >= 0 {
		return Kinds[i]
	}
	return nil
}

// File returns the name of the file that defines the thing with an id, alone or among others of its kind.
func (k *Kind) File(id string) string {
	if k.folder == "" {
		return k.file
	}
	return k.folder + "/" + id + k.ending
}

// Alone tells whether each thing of the kind has a file of its own.
func (k *Kind) Alone() bool { return k.folder != "" }

// Where returns the place of the id in the file that defines the thing; false if it is the name of the file, or it does
// not stand there.
func (k *Kind) Where(doc *place.Doc, id string) (at place.Where, ok bool) {
	data, _ := format.Parse(doc)
	switch {
	case k.Alone():
		return place.Where{}, false
	case k.tables == "":
		_, ok = data[id].(map[string]any)
		return place.Where{Doc: doc, Path: place.Of(id)}, ok
	}
	for i, table := range Tables(data, k.tables) {
		if table["id"] == id {
			return place.Where{Doc: doc, Path: place.Of(k.tables, i, "id")}, true
		}
	}
	return place.Where{}, false
}

// A Thing is what a file names.
type Thing struct {
	ID    string
	Title string // on one line; "" if it cannot be read
}

// In returns the things of a kind in a project, in the order of the files. What cannot be read is passed over.
func (k *Kind) In(project fs.FS) []Thing {
	var list []Thing
	add := func(id string, data map[string]any) {
		if format.ValidID(id) {
			list = append(list, Thing{id, k.title(data)})
		}
	}
	if k.Alone() {
		names, _ := fs.Glob(project, k.folder+"/*"+k.ending)
		for _, file := range names {
			add(strings.TrimSuffix(path.Base(file), k.ending), read(project, file))
		}
		return list
	}
	data := read(project, k.file)
	if k.tables == "" {
		for id, table := range data {
			if table, ok := table.(map[string]any); ok {
				add(id, table)
			}
		}
		slices.SortFunc(list, func(a, b Thing) int { return strings.Compare(a.ID, b.ID) })
		return list
	}
	for _, table := range Tables(data, k.tables) {
		id, _ := table["id"].(string)
		add(id, table)
	}
	return list
}

// IDs returns the ids of the things of a kind in a project.
func (k *Kind) IDs(project fs.FS) []string {
	var ids []string
	for _, t := range k.In(project) {
		ids = append(ids, t.ID)
	}
	return ids
}

func (k *Kind) title(data map[string]any) string {
	for _, key := range k.titles {
		if title, _ := data[key].(string); title != "" {
			return strings.Join(strings.Fields(title), " ")
		}
	}
	return ""
}

// read returns what can be read of a content file: nothing, of one that is not there.
func read(project fs.FS, name string) map[string]any {
	text, err := fs.ReadFile(project, name)
	if err != nil {
		return nil
	}
	data, _ := format.Parse(Doc(&diag.File{Name: name, Text: text}))
	return data
}

// Doc returns the TOML of a content file: all of it, or the front matter of a page, which may be lacking.
func Doc(file *diag.File) *place.Doc {
	if path.Ext(file.Name) != ".md" {
		return place.NewDoc(file)
	}
	if doc, _, faults := record.FrontMatter(file); faults == nil {
		return doc
	}
	return &place.Doc{File: file}
}

// Tables returns the tables of an array, however it is written.
func Tables(data map[string]any, key string) []map[string]any {
	if tables, ok := data[key].([]map[string]any); ok {
		return tables
	}
	var tables []map[string]any
	list, _ := data[key].([]any)
	for _, one := range list {
		if table, ok := one.(map[string]any); ok {
			tables = append(tables, table)
		}
	}
	return tables
}
