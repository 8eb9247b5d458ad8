package rename

import (
	"path"
	"reflect"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/name"
	"beleg/generator/facts/place"
	"beleg/generator/facts/record"
	"beleg/generator/judgement/address"
	"beleg/generator/words/diag"
)

// content is a content file as far as it can be read.
type content struct {
	file   *diag.File
	doc    *place.Doc
	data   map[string]any // nil if nothing can be read
	body   string         // the Markdown of a page
	bodyAt int            // where it begins
}

func read(file *diag.File) *content {
	r := &content{file: file, bodyAt: len(file.Text)}
	if path.Ext(file.Name) == ".md" {
		doc, at, faults := record.FrontMatter(file)
		if r.bodyAt = at; faults != nil { // then all of it is a text, to whoever mends it
			r.doc, r.bodyAt = &place.Doc{File: file}, 0
		} else {
			r.doc = doc
		}
		r.body = file.Whole()[r.bodyAt:]
	} else {
		r.doc = place.NewDoc(file)
	}
	r.data, _ = format.Parse(r.doc)
	return r
}

// seen tells whether a stretch of the file was read.
func (r *content) seen(start, end int) bool {
	switch {
	case start >= r.bodyAt:
		return true
	case start < r.doc.Start || end > r.doc.End:
		return true // the marks around front matter
	case r.data == nil:
		return false
	case r.doc.Rest == "":
		return true
	}
	return r.doc.Rest[start-r.doc.Start:end-r.doc.Start] == r.file.Whole()[start:end]
}

// A row is what a kind of file holds, and where the page of each lies.
type row struct {
	table reflect.Type
	page  string
}

var rows = map[string]row{
	"content/claims":    {reflect.TypeFor[format.Claim](), address.Claims},
	"content/sources":   {reflect.TypeFor[format.Source](), address.Sources},
	"content/questions": {reflect.TypeFor[format.Question](), address.Questions},
	"content/events":    {reflect.TypeFor[format.Event](), address.Chronology},
	"content/pages":     {reflect.TypeFor[format.Page](), ""},
}

// pageOf returns the path of the page on which the texts of a file stand, from which relative links lead.
func pageOf(file string) string {
	dir, base := path.Split(file)
	is, ok := rows[strings.TrimSuffix(dir, "/")]
	switch {
	case !ok:
		return address.Home
	case is.page == address.Chronology:
		return is.page
	}
	return is.page + strings.TrimSuffix(base, path.Ext(base)) + "/"
}

// walk finds the mentions in a file, and makes the changes in what was read of it too.
func (m *mentions) walk(r *content) {
	whole := place.Where{Doc: r.doc}
	switch is, ok := rows[path.Dir(m.file.Name)]; {
	case ok:
		m.table(is.table, r.data, whole)
	case m.file.Name == record.SiteFile:
		m.table(reflect.TypeFor[format.Site](), r.data, whole)
	case m.file.Name == name.KindOf("actor").File(""):
		for id, table := range r.data {
			if table, ok := table.(map[string]any); ok {
				m.table(reflect.TypeFor[format.Actor](), table, whole.At(id))
			}
		}
	}
	if m.file.Name == m.Kind.File(m.Old) && !m.Kind.Alone() {
		m.definition(r)
	}
	if r.body != "" {
		edits, text := m.links(r.body)
		for _, e := range edits {
			m.change(diag.Span{Start: r.bodyAt + e.start, End: r.bodyAt + e.end}, e.text)
		}
		r.body = text
	}
}

// definition renames the thing where it is defined among others.
func (m *mentions) definition(r *content) {
	at, ok := m.Kind.Where(r.doc, m.Old)
	if !ok {
		return
	}
	if table, isTable := r.data[m.Old].(map[string]any); isTable && m.Kind.Name == "actor" {
		m.change(at.Key(), m.New)
		delete(r.data, m.Old)
		r.data[m.New] = table
		return
	}
	inner := at.Inside(0, len(m.Old))
	m.change(inner, m.New)
	for _, table := range name.Tables(r.data, m.Kind.Name) {
		if table["id"] == m.Old {
			table["id"] = m.New
			return
		}
	}
}

// table finds mentions in a table of the format, and in those below it.
func (m *mentions) table(t reflect.Type, data map[string]any, at place.Where) {
	for _, f := range format.Fields(t) {
		below := f.Type
		for below.Kind() == reflect.Pointer || below.Kind() == reflect.Slice {
			below = below.Elem()
		}
		switch value := data[f.Key].(type) {
		case string:
			data[f.Key] = m.text(f, value, at.At(f.Key))
		case map[string]any:
			m.inner(below, value, at.At(f.Key))
		case []map[string]any:
			for i, table := range value {
				m.inner(below, table, at.At(f.Key, i))
			}
		case []any:
			for i := range value {
				switch element := value[i].(type) {
				case string:
					value[i] = m.text(f, element, at.At(f.Key, i))
				case map[string]any:
					m.inner(below, element, at.At(f.Key, i))
				}
			}
		}
	}
}

// inner is table where the format has one.
func (m *mentions) inner(t reflect.Type, data map[string]any, at place.Where) {
	if t.Kind() == reflect.Struct {
		m.table(t, data, at)
	}
}
