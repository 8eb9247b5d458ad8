package opendata

import (
	"encoding/json"
	"reflect"
	"strings"

	"beleg/generator/format"
	"beleg/generator/schema"
)

// A document is a kind of JSON file, the type it is written from, and what its schema says of it as a whole.
type document struct {
	path         string // of the schema
	of           reflect.Type
	title, about string
}

// A node is a JSON Schema of draft 2020-12, or a part of one. Members are printed in this order: what a field is for comes before
// what it must match.
type node struct {
	Schema      string         `json:"$schema,omitempty"`
	ID          string         `json:"$id,omitempty"`
	Title       string         `json:"title,omitempty"`
	Description string         `json:"description,omitempty"`
	Type        any            `json:"type,omitempty"` // a word, or two for what may be null
	Const       string         `json:"const,omitempty"`
	Enum        []string       `json:"enum,omitempty"`
	Pattern     string         `json:"pattern,omitempty"`
	Format      string         `json:"format,omitempty"`
	Least       json.Number    `json:"minimum,omitempty"`
	Items       *node          `json:"items,omitempty"`
	AnyOf       []*node        `json:"anyOf,omitempty"`
	Properties  schema.Members `json:"properties,omitempty"`
	Required    []string       `json:"required,omitempty"`
	Additional  *bool          `json:"additionalProperties,omitempty"`
}

// patterns are what the tag `like` names.
var patterns = map[string]string{
	"id":    "^" + format.IDPattern + "$",
	"quote": "^q-[a-z2-7]{10}(-[0-9]+)?$",
	"entry": "^(event|claim|statement|publication)-[a-z0-9-]+$",
	"hash":  "^sha256:[0-9a-f]{64}$",
}

// choices are what the tag `of` names: the types that elements of a list can have.
var choices = map[string]reflect.Type{
	"link":     reflect.TypeFor[LinkBody](),
	"text":     reflect.TypeFor[TextBody](),
	"quote":    reflect.TypeFor[QuoteSelector](),
	"position": reflect.TypeFor[PositionSelector](),
}

// schema returns the schema of the document. id is the address that it is published at.
func (d document) schema(id string) *node {
	n := object(d.of)
	n.Schema, n.ID, n.Title, n.Description = "https://json-schema.org/draft/2020-12/schema", id, d.title, d.about
	return n
}

// never forbids members that are not described.
var never = new(bool)

// object describes a struct by the tags of its fields:
//
//	json     its name; what can be omitted is not required
//	doc      what it is for
//	const    its only value
//	enum     its values, with | between them
//	like     the name of a pattern that strings match
//	format   the name of a format that strings have
//	min      the least number
//	of       names of the types that an element can have, with | between them
func object(t reflect.Type) *node {
	n := &node{Type: "object", Additional: never}
	for i := range t.NumField() {
		f := t.Field(i)
		name, optional := strings.CutSuffix(f.Tag.Get("json"), ",omitempty")
		v := value(f.Type, f.Tag)
		if f.Type.Kind() == reflect.Pointer && !optional {
			v.Type = []string{v.Type.(string), "null"}
		}
		v.Description = f.Tag.Get("doc")
		n.Properties = append(n.Properties, schema.Member{Name: name, Value: v})
		if !optional {
			n.Required = append(n.Required, name)
		}
	}
	return n
}

// value describes what a field holds. The tags of a list are about its elements.
func value(t reflect.Type, tag reflect.StructTag) *node {
	switch t.Kind() {
	case reflect.Pointer:
		return value(t.Elem(), tag)
	case reflect.Slice:
		return &node{Type: "array", Items: value(t.Elem(), tag)}
	case reflect.Struct:
		return object(t)
	case reflect.Interface:
		return oneOf(tag.Get("of"))
	case reflect.Bool:
		return &node{Type: "boolean"}
	case reflect.Int:
		return &node{Type: "integer", Least: json.Number(tag.Get("min"))}
	case reflect.Float64:
		return &node{Type: "number"}
	}
	return text(tag)
}

func oneOf(names string) *node {
	n := &node{}
	for name := range strings.SplitSeq(names, "|") {
		n.AnyOf = append(n.AnyOf, object(choices[name]))
	}
	return n
}

func text(tag reflect.StructTag) *node {
	n := &node{Type: "string", Const: tag.Get("const"), Format: tag.Get("format"), Pattern: patterns[tag.Get("like")]}
	if words, ok := tag.Lookup("enum"); ok {
		n.Enum = strings.Split(words, "|")
	}
	return n
}
