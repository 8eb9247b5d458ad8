package guide

import (
	"fmt"
	"path"
	"reflect"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// kinds are what the kinds of files hold, in the order in which somebody writes them.
var kinds = []reflect.Type{reflect.TypeFor[format.Site](), reflect.TypeFor[format.Actor](),
	reflect.TypeFor[format.Source](), reflect.TypeFor[format.Claim](), reflect.TypeFor[format.Question](),
	reflect.TypeFor[format.Event](), reflect.TypeFor[format.Page]()}

func (g *guide) format() {
	g.heading(2, "The files")
	g.paragraph("Files are UTF-8 and TOML 1.0. A file describes one thing, and its name without the ending is the " +
		"thing's id. " + why("bad-id") + " " + why("unknown-key"))
	g.heading(3, "Dates")
	g.paragraph(why("bad-date"))
	g.heading(3, "Quotations")
	for _, code := range []string{"quote-near", "quote-ambiguous", "quote-crosses-blocks"} {
		g.paragraph(why(code))
	}
	for _, t := range kinds {
		where, _ := t.FieldByName("Where")
		file, about, _ := strings.Cut(where.Tag.Get("doc"), ": ")
		g.heading(3, strings.TrimSuffix(file, "."))
		if about != "" {
			g.paragraph(sentence(strings.TrimSuffix(about, ".")))
		}
		g.table(t, 0)
		if name, text := g.example(t); text != "" {
			g.paragraph("An example, " + name + ":")
			g.code("toml", text)
		}
	}
}

// why is what a finding says of what it is about.
func why(code string) string { return diag.RuleOf(code).Why }

// table tells the keys of a table and of those in it, deeper by a step each.
func (g *guide) table(t reflect.Type, depth int) {
	for _, f := range format.Fields(t) {
		g.item(depth, f.Key, f.Doc+" "+sentence(told(f)))
		for _, w := range f.Words {
			g.item(depth+1, w.Word, w.Means)
		}
		below := f.Type
		for below.Kind() == reflect.Pointer || below.Kind() == reflect.Slice {
			below = below.Elem()
		}
		if f.Kind == format.ATable || f.Kind == format.ATableList {
			g.table(below, depth+1)
		}
	}
}

// told says what the value of a key must be.
func told(f format.Field) string {
	parts := []string{string(f.Kind)}
	add := func(is bool, text string, args ...any) {
		if is {
			parts = append(parts, fmt.Sprintf(text, args...))
		}
	}
	add(f.Required, "required")
	add(f.ID, "an id")
	add(f.Refers == "chain", "each a chain of ids of actors")
	add(f.Refers != "" && f.Refers != "chain", "the id of a thing: %s", f.Refers)
	add(f.Web, "an http or https address")
	add(f.URL, "an http, https or mailto address")
	add(f.Day, "one certain day")
	add(f.Words != nil, "one of those below")
	add(f.Least != "" && f.Most != "", "from %s to %s", f.Least, f.Most)
	add(f.Least != "" && f.Most == "", "at least %s", f.Least)
	add(len(f.Unless) > 0, "in place of %s", strings.Join(f.Unless, ", "))
	add(!f.Usual, "at most %s bytes", grouped(f.Long))
	return strings.Join(parts, ", ")
}

// example returns a file of a new site that is of a kind, the shortest of them, and its name.
func (g *guide) example(t reflect.Type) (name, text string) {
	where, _ := t.FieldByName("Where")
	file, _, _ := strings.Cut(strings.TrimPrefix(where.Tag.Get("doc"), "The front matter of "), ": ")
	folder, ending := path.Dir(file), path.Ext(strings.TrimSuffix(file, "."))
	for _, one := range g.names {
		alone := !strings.Contains(file, "ID.") && one == file
		fits := strings.Contains(file, "ID.") && path.Dir(one) == folder && path.Ext(one) == ending
		if (alone || fits) && (text == "" || len(g.files[one]) < len(text)) {
			name, text = one, string(g.files[one])
		}
	}
	return name, text
}
