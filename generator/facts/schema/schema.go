// Package schema describes files as JSON Schemas: the content files to editors, and the data that a site publishes to
// other programs.
//
// It takes the structs that files are read into or written from, those of package format and those of the open data,
// and returns one schema for each kind of file: what keys there are, what they are for and what they may hold. There is
// no second description that could come to disagree with what reads or writes.
//
// The schemas of content files are of draft 7, and refer to nothing outside themselves: the newest that Taplo (and so
// Even Better TOML) and Tombi both read whole. What a schema accepts check may still refuse: a schema cannot know
// whether words stand in an article, whether an interval runs backwards, or whether an id is there.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// Known is what a project has, for editors to propose: ids and what they are called, by what the tag `refers` names.
// Without any, schemas fit every project.
type Known map[string][]format.Word

// Add tells of one more.
func (k Known) Add(kind, id, label string) {
	k[kind] = append(k[kind], format.Word{Word: id, Means: label})
}

// File is a schema: its name, such as claim.schema.json, and its JSON text.
type File struct {
	Name string
	Text []byte
}

// kinds are what the kinds of files hold. Each is one table but for actors, which is a table of tables by id.
var kinds = []reflect.Type{reflect.TypeFor[format.Site](), actor, reflect.TypeFor[format.Source](),
	reflect.TypeFor[format.Claim](), reflect.TypeFor[format.Question](), reflect.TypeFor[format.Event](),
	reflect.TypeFor[format.Page]()}

var actor = reflect.TypeFor[format.Actor]()

// Mark is what a file of a schema says of itself.
const Mark = "Made by beleg schema"

// Files returns the schema of each kind of file.
func Files(known Known) []File {
	files := make([]File, len(kinds))
	for i, table := range kinds {
		n, title := maker(known.keys).object(table), table.Name()
		if table == actor {
			title, n.Title, n.Description = "Actors", "An actor", "Its key is the id that other files name it by."
			ids := Members{{Name: whole(format.IDPattern), Value: n}}
			n = &Node{Type: "object", Patterns: ids, Additional: new(false)}
		}
		where, _ := table.FieldByName("Where")
		n.Schema, n.Comment = "http://json-schema.org/draft-07/schema#", Mark+"; changes here are lost."
		n.Title, n.Description, n.TOMLVersion = title, where.Tag.Get("doc"), "v1.0.0"
		files[i] = File{Name: strings.ToLower(title) + ".schema.json", Text: n.text()}
	}
	return files
}

// A Document is a kind of JSON file that a site publishes.
type Document struct {
	Of           reflect.Type // the struct that it is written from
	Title, About string
	Either       map[string]reflect.Type // what the tag `of` names
}

// Text returns the document's schema, of draft 2020-12. id is the address that it is published at.
func (d Document) Text(id string) []byte {
	n := maker(d.keys).object(d.Of)
	n.Schema, n.ID, n.Title, n.Description = "https://json-schema.org/draft/2020-12/schema", id, d.Title, d.About
	return n.text()
}

// patterns are what the tag `like` names.
var patterns = map[string]string{
	"id":    "^" + format.IDPattern + "$",
	"quote": "^q-[a-z2-7]{10}(-[0-9]+)?$",
	"entry": "^(event|claim|statement|publication)-[a-z0-9-]+$",
	"part":  `^[a-z]+-[0-9]+\.json$`,
	"hash":  "^sha256:[0-9a-f]{64}$",
	"words": `\S`,
}

// keys reads the tags of a struct that is written as JSON:
//
//	json     its name; what can be omitted is not required, and a pointer that cannot be is null
//	doc      what it is for
//	const    its only value
//	enum     its values, with | between them
//	in       a list of values that is not fixed here: languages, those of the interface
//	like     the name of a pattern that strings match
//	format   the name of a format that strings have
//	min      the least number
//	with     names of members that must be there if this one is, with spaces between them
//	of       names of the types that an element can have, with | between them
func (d Document) keys(t reflect.Type) []key {
	var keys []key
	for i := range t.NumField() {
		f := t.Field(i)
		name, optional := strings.CutSuffix(f.Tag.Get("json"), ",omitempty")
		k := key{null: f.Type.Kind() == reflect.Pointer && !optional, text: tagged(f.Tag),
			with: strings.Fields(f.Tag.Get("with"))}
		k.Field = format.Field{Key: name, Doc: f.Tag.Get("doc"), Type: f.Type, Required: !optional,
			Least: f.Tag.Get("min")}
		for name := range strings.FieldsFuncSeq(f.Tag.Get("of"), func(r rune) bool { return r == '|' }) {
			k.either = append(k.either, d.Either[name])
		}
		keys = append(keys, k)
	}
	return keys
}

func tagged(tag reflect.StructTag) *Node {
	n := &Node{Type: "string", Const: tag.Get("const"), Format: tag.Get("format"), Pattern: patterns[tag.Get("like")]}
	if words, ok := tag.Lookup("enum"); ok {
		n.Enum = strings.Split(words, "|")
	}
	if tag.Get("in") == "languages" {
		n.Enum = lang.Codes()
	}
	return n
}

// text prints a schema. It has no HTML in it to escape: < and > stand in patterns.
func (n *Node) text() []byte {
	text, err := Encode(n, "  ")
	if err != nil {
		panic(fmt.Sprintf("schema: %v", err)) // strings, numbers and lists of them always have a JSON text
	}
	return text
}

// Encode writes a value as JSON, with umlauts and angle brackets as they are.
func Encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// A Node is a schema or a part of one, of draft 7 or 2020-12. Its members are printed in this order, so that one who
// reads a file meets what a key is for before what it must match.
type Node struct {
	Schema      string      `json:"$schema,omitempty"`
	ID          string      `json:"$id,omitempty"`
	Comment     string      `json:"$comment,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Type        any         `json:"type,omitempty"` // a word, or two for what may be null
	Const       string      `json:"const,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Format      string      `json:"format,omitempty"`
	Default     *string     `json:"default,omitempty"`
	Minimum     json.Number `json:"minimum,omitempty"`
	Maximum     json.Number `json:"maximum,omitempty"`
	MinItems    json.Number `json:"minItems,omitempty"`
	Required    []string    `json:"required,omitempty"`
	Properties  Members     `json:"properties,omitempty"`
	Patterns    Members     `json:"patternProperties,omitempty"`
	Dependent   Members     `json:"dependentRequired,omitempty"`    // lists of names
	Additional  *bool       `json:"additionalProperties,omitempty"` // false forbids keys that are not described
	Items       *Node       `json:"items,omitempty"`
	AnyOf       []*Node     `json:"anyOf,omitempty"`
	OneOf       []*Node     `json:"oneOf,omitempty"`

	Taplo       *hints `json:"x-taplo,omitempty"`
	TOMLVersion string `json:"x-tombi-toml-version,omitempty"` // Tombi allows more than TOML 1.0 otherwise
}

// hints are Taplo's own members (https://taplo.tamasfe.dev/configuration/developing-schemas.html). Of these initKeys is
// not used: Taplo writes the required keys of a new table anyway.
type hints struct {
	Docs struct {
		EnumValues []string `json:"enumValues"` // one for each element of enum
	} `json:"docs"`
}

// Members are the members of a JSON object in an order that matters to people: that of the format, in which editors
// propose them, or of a file.
type (
	Members = diag.Members
	Member  = diag.Member
)

// A maker makes the schema of a struct. Files of TOML and of JSON differ in how a struct says what its members are,
// which is what keys reads; what an object, a list or a number is they have in common.
type maker func(reflect.Type) []key

// A key is what a struct says of one of its members. What can be said of a content file's is what format says.
type key struct {
	format.Field
	title  string
	null   bool           // it may be null
	text   *Node          // what a string or a date must be
	either []reflect.Type // what an element can be, where its type does not say
	with   []string       // keys that must be there if this one is
}

// object describes what a struct describes.
func (keys maker) object(t reflect.Type) *Node {
	n := &Node{Type: "object", Additional: new(false)}
	for _, k := range keys(t) {
		v := keys.value(k, k.Type)
		if k.null {
			v.Type = []string{v.Type.(string), "null"}
		}
		v.Title, v.Description = k.title, k.Doc
		n.Properties = append(n.Properties, Member{Name: k.Key, Value: v})
		if k.Required {
			n.Required = append(n.Required, k.Key)
		}
		if len(k.with) > 0 {
			n.Dependent = append(n.Dependent, Member{Name: k.Key, Value: k.with})
		}
		if len(k.Unless) > 0 {
			n.OneOf = eitherOr(k)
		}
	}
	return n
}

// value describes what a member holds. What is said of a list is about its elements.
func (keys maker) value(k key, t reflect.Type) *Node {
	switch t.Kind() {
	case reflect.Pointer:
		return keys.value(k, t.Elem())
	case reflect.Bool:
		return &Node{Type: "boolean"}
	case reflect.Int:
		return &Node{Type: "integer", Minimum: json.Number(k.Least), Maximum: json.Number(k.Most)}
	case reflect.Float64:
		return &Node{Type: "number", Minimum: json.Number(k.Least)}
	case reflect.Slice:
		return keys.list(k, t)
	case reflect.Interface:
		n := &Node{}
		for _, t := range k.either {
			n.AnyOf = append(n.AnyOf, keys.object(t))
		}
		return n
	case reflect.Struct:
		if k.Kind != format.ADate {
			return keys.object(t)
		}
	}
	return k.text
}

func (keys maker) list(k key, t reflect.Type) *Node {
	n := &Node{Type: "array", MinItems: json.Number(k.Least), Items: keys.value(k, t.Elem())}
	if t.Elem().Kind() == reflect.Struct && k.title != "" { // an editor shows an element by itself
		n.Items.Title, n.Items.Description = k.title, k.Doc
	}
	return n
}

// eitherOr demands a key, or at least one of those that say the same in another way, but not both.
func eitherOr(k key) []*Node {
	others := &Node{}
	for _, name := range k.Unless {
		others.AnyOf = append(others.AnyOf, &Node{Required: []string{name}})
	}
	return []*Node{{Required: []string{k.Key}}, others}
}
