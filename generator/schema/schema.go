// Package schema describes the content files to editors, as JSON Schemas.
//
// It takes the structs of package format, from which files are read, and returns one schema for each kind of file: what keys there
// are, what they are for and what they may hold. There is no second description that could come to disagree with the decoder.
//
// The schemas are of draft 7, and refer to nothing outside themselves: the newest that Taplo (and so Even Better TOML) and Tombi
// both read whole. What a schema accepts check may still refuse: a schema cannot know whether words stand in an article, whether
// an interval runs backwards, or whether an id is there.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"beleg/generator/format"
)

// Known is what a project has, for editors to propose. Its zero value knows nothing, and gives schemas that fit any project.
type Known struct {
	Ratings, Topics, Measures, Sources, Actors, Claims []Thing
}

// Thing is something with an id, and what it is called.
type Thing struct{ ID, Label string }

// File is a schema: its name, such as claim.schema.json, and its JSON text.
type File struct {
	Name string
	Text []byte
}

// kinds are the kinds of files. Each is one table but for actors, which is a table of tables by id.
var kinds = []struct {
	name        string
	table       reflect.Type
	title, text string
	byID        string // what the keys of the outer table name, "" if there is none
}{
	{"site", reflect.TypeFor[format.Site](), "Site", "content/site.toml: the site, its publisher, rating scale, topics and measures.", ""},
	{"actors", reflect.TypeFor[format.Actor](), "Actors", "content/actors.toml: everyone who says something, one table each.", "actor"},
	{"source", reflect.TypeFor[format.Source](), "Source", "content/sources/ID.toml: an article in seeds/.", ""},
	{"claim", reflect.TypeFor[format.Claim](), "Claim", "content/claims/ID.toml: a claim, its rating history and its quotations.", ""},
	{"event", reflect.TypeFor[format.Event](), "Event", "content/events/ID.toml: an event of the chronology that nobody disputes.", ""},
	{"page", reflect.TypeFor[format.Page](), "Page", "The front matter of content/pages/ID.md.", ""},
}

// Files returns the schema of each kind of file.
func Files(known Known) []File {
	files := make([]File, len(kinds))
	for i, kind := range kinds {
		m := maker{known}
		n := m.table(kind.table)
		if kind.byID != "" {
			n.Title, n.Description = "An "+kind.byID, "Its key is the id that other files name it by."
			n = &Node{Type: "object", Patterns: Members{{whole(format.IDPattern), n}}, Additional: new(false)}
		}
		n.Schema, n.Comment = "http://json-schema.org/draft-07/schema#", "Made by beleg schema; changes here are lost."
		n.Title, n.Description, n.TOMLVersion = kind.title, kind.text, "v1.0.0"
		files[i] = File{Name: kind.name + ".schema.json", Text: n.text()}
	}
	return files
}

// text prints a schema. It has no HTML in it to escape: < and > stand in patterns.
func (n *Node) text() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(n); err != nil {
		panic(fmt.Sprintf("schema: %v", err)) // strings, numbers and lists of them always have a JSON text
	}
	return b.Bytes()
}
