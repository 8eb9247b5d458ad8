package format

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"beleg/generator/edtf"
	"beleg/generator/place"
)

// A field is one key of a table: where its value goes and what it must be.
type field struct {
	key   string
	index []int // of the struct field
	kind  kind

	required, id, web, url, day bool
	listed                      bool     // an element of a list under that key
	words                       []string // what the value may be, if it is one of a few words
}

type kind uint8

const (
	aString kind = iota
	aBool
	anInteger
	aNumber
	aDate
	aStringList
	aTable
	aTableList
)

// String says what is wanted, as it stands in a message.
func (k kind) String() string {
	return [...]string{"a string", "true or false", "a whole number", "a number", "a date in quotation marks", "an array of strings",
		"a table", "an array of tables"}[k]
}

var fieldCache sync.Map // reflect.Type → []field

// fieldsOf returns the keys of the table that a struct type describes.
func fieldsOf(t reflect.Type) []field {
	if cached, ok := fieldCache.Load(t); ok {
		return cached.([]field)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		if tag, ok := f.Tag.Lookup("toml"); ok {
			fields = append(fields, newField(tag, f.Index, kindOf(f.Type)))
		}
	}
	fieldCache.Store(t, fields)
	return fields
}

func newField(tag string, index []int, k kind) field {
	rules := strings.Split(tag, ",")
	f := field{key: rules[0], index: index, kind: k}
	for _, rule := range rules[1:] {
		switch {
		case rule == "required":
			f.required = true
		case rule == "id":
			f.id = true
		case rule == "web":
			f.web = true
		case rule == "url":
			f.url = true
		case rule == "day":
			f.day = true
		case strings.Contains(rule, "|"):
			f.words = strings.Split(rule, "|")
		default:
			panic("format: no such rule: " + rule)
		}
	}
	return f
}

func kindOf(t reflect.Type) kind {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[edtf.Date]():
		return aDate
	case t.Kind() == reflect.String:
		return aString
	case t.Kind() == reflect.Bool:
		return aBool
	case t.Kind() == reflect.Int:
		return anInteger
	case t.Kind() == reflect.Float64:
		return aNumber
	case t.Kind() == reflect.Struct:
		return aTable
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return aStringList
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return aTableList
	}
	panic("format: no rule for " + t.String())
}

// keysOf returns the keys of a table in the order of the format.
func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

func isWord(f field, s string) bool { return len(f.words) == 0 || slices.Contains(f.words, s) }

// setWhere tells the struct where its table stands.
func setWhere(v reflect.Value, where place.Where) {
	if w := v.FieldByName("Where"); w.IsValid() {
		w.Set(reflect.ValueOf(where))
	}
}
