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

// patterns are what the tag `like` names.
var patterns = map[string]string{
	"id":    "^" + format.IDPattern + "$",
	"quote": "^q-[a-z2-7]{10}(-[0-9]+)?$",
	"entry": "^(event|claim|statement|publication)-[a-z0-9-]+$",
	"hash":  "^sha256:[0-9a-f]{64}$",
	"words": `\S`,
}

// choices are what the tag `of` names: the types that elements of a list can have.
var choices = map[string]reflect.Type{
	"link":     reflect.TypeFor[LinkBody](),
	"text":     reflect.TypeFor[TextBody](),
	"quote":    reflect.TypeFor[QuoteSelector](),
	"position": reflect.TypeFor[PositionSelector](),
}

// schema returns the schema of the document, of draft 2020-12. id is the address that it is published at.
func (d document) schema(id string) *schema.Node {
	n := object(d.of)
	n.Schema, n.ID, n.Title, n.Description = "https://json-schema.org/draft/2020-12/schema", id, d.title, d.about
	return n
}

// object describes a struct by the tags of its fields:
//
//	json     its name; what can be omitted is not required
//	doc      what it is for
//	const    its only value
//	enum     its values, with | between them
//	like     the name of a pattern that strings match
//	format   the name of a format that strings have
//	min      the least number
//	with     names of members that must be there if this one is, with spaces between them
//	of       names of the types that an element can have, with | between them
func object(t reflect.Type) *schema.Node {
	n := &schema.Node{Type: "object", Additional: new(false)}
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
		if others, ok := f.Tag.Lookup("with"); ok {
			n.Dependent = append(n.Dependent, schema.Member{Name: name, Value: strings.Fields(others)})
		}
	}
	return n
}

// value describes what a field holds. The tags of a list are about its elements.
func value(t reflect.Type, tag reflect.StructTag) *schema.Node {
	switch t.Kind() {
	case reflect.Pointer:
		return value(t.Elem(), tag)
	case reflect.Slice:
		return &schema.Node{Type: "array", Items: value(t.Elem(), tag)}
	case reflect.Struct:
		return object(t)
	case reflect.Interface:
		return oneOf(tag.Get("of"))
	case reflect.Bool:
		return &schema.Node{Type: "boolean"}
	case reflect.Int:
		return &schema.Node{Type: "integer", Minimum: json.Number(tag.Get("min"))}
	case reflect.Float64:
		return &schema.Node{Type: "number"}
	}
	return text(tag)
}

func oneOf(names string) *schema.Node {
	n := &schema.Node{}
	for name := range strings.SplitSeq(names, "|") {
		n.AnyOf = append(n.AnyOf, object(choices[name]))
	}
	return n
}

func text(tag reflect.StructTag) *schema.Node {
	n := &schema.Node{Type: "string", Const: tag.Get("const"), Format: tag.Get("format"), Pattern: patterns[tag.Get("like")]}
	if words, ok := tag.Lookup("enum"); ok {
		n.Enum = strings.Split(words, "|")
	}
	return n
}
