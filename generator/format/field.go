package format

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"beleg/generator/edtf"
	"beleg/generator/place"
)

// A Field is one key of a table: what it is for and what its value must be.
type Field struct {
	Key  string
	Kind Kind
	Doc  string // one sentence for the editor

	Required bool // the key must be there, and its value not be empty
	ID       bool // a name made here: lower-case ASCII letters, digits and single hyphens
	Web      bool // an http or https address
	URL      bool // an http, https or mailto address
	Day      bool // a date that is one certain day
	Words    []Word
	Refers   string       // what the value names: rating, topic, measure, source, actor or claim; chain for a chain of actors
	Like     string       // a regular expression that matches the whole of every value
	Least    string       // the least number that makes sense, or how many tables are needed at least; "" for any
	Unless   []string     // the keys that say the same in another way: either this one stands, or some of them
	Table    reflect.Type // of ATable and ATableList: the struct that describes the table

	index  []int // of the struct field
	listed bool  // an element of a list under that key
}

// A Word is one of the few that a value may be, and what it means.
type Word struct{ Word, Means string }

// Kind is what a value is in TOML.
type Kind uint8

// The kinds of values.
const (
	AString Kind = iota
	ABool
	AnInteger
	ANumber
	ADate
	AStringList
	ATable
	ATableList
)

// String says what is wanted, as it stands in a message.
func (k Kind) String() string {
	return [...]string{"a string", "true or false", "a whole number", "a number", "a date in quotation marks", "an array of strings",
		"a table", "an array of tables"}[k]
}

var fieldCache sync.Map // reflect.Type → []Field

// Fields returns the keys of the table that a struct of this package describes, in the order of the format. The caller must not
// change them.
func Fields(t reflect.Type) []Field {
	if cached, ok := fieldCache.Load(t); ok {
		return cached.([]Field)
	}
	var fields []Field
	for _, f := range reflect.VisibleFields(t) {
		if tag, ok := f.Tag.Lookup("toml"); ok {
			fields = append(fields, newField(tag, f))
		}
	}
	fieldCache.Store(t, fields)
	return fields
}

func newField(tag string, sf reflect.StructField) Field {
	rules := strings.Split(tag, ",")
	f := Field{Key: rules[0], index: sf.Index, Kind: kindOf(sf.Type), Doc: sf.Tag.Get("doc"), Refers: sf.Tag.Get("refers"),
		Like: sf.Tag.Get("like"), Least: sf.Tag.Get("least")}
	if unless := sf.Tag.Get("unless"); unless != "" {
		f.Unless = strings.Split(unless, ",")
	}
	if f.Kind == ATable || f.Kind == ATableList {
		f.Table = structOf(sf.Type)
	}
	for _, rule := range rules[1:] {
		switch {
		case rule == "required":
			f.Required = true
		case rule == "id":
			f.ID = true
		case rule == "web":
			f.Web = true
		case rule == "url":
			f.URL = true
		case rule == "day":
			f.Day = true
		case strings.Contains(rule, "|"):
			f.Words = wordsOf(rule, sf.Tag.Get("means"))
		default:
			panic("format: no such rule: " + rule)
		}
	}
	return f
}

// wordsOf joins the words of a rule with what they mean.
func wordsOf(rule, means string) []Word {
	words, meanings := strings.Split(rule, "|"), strings.Split(means, "|")
	if len(words) != len(meanings) {
		panic("format: not every word has a meaning: " + rule)
	}
	list := make([]Word, len(words))
	for i, word := range words {
		list[i] = Word{Word: word, Means: meanings[i]}
	}
	return list
}

func structOf(t reflect.Type) reflect.Type {
	for t.Kind() != reflect.Struct {
		t = t.Elem()
	}
	return t
}

func kindOf(t reflect.Type) Kind {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[edtf.Date]():
		return ADate
	case t.Kind() == reflect.String:
		return AString
	case t.Kind() == reflect.Bool:
		return ABool
	case t.Kind() == reflect.Int:
		return AnInteger
	case t.Kind() == reflect.Float64:
		return ANumber
	case t.Kind() == reflect.Struct:
		return ATable
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return AStringList
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return ATableList
	}
	panic("format: no rule for " + t.String())
}

// keysOf returns the keys of a table in the order of the format.
func keysOf(fields []Field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return keys
}

// wordsAlone returns the words that a value may be, without their meanings.
func wordsAlone(f Field) []string {
	words := make([]string, len(f.Words))
	for i, w := range f.Words {
		words[i] = w.Word
	}
	return words
}

func isWord(f Field, s string) bool {
	return len(f.Words) == 0 || slices.ContainsFunc(f.Words, func(w Word) bool { return w.Word == s })
}

// setWhere tells the struct where its table stands.
func setWhere(v reflect.Value, where place.Where) {
	if w := v.FieldByName("Where"); w.IsValid() {
		w.Set(reflect.ValueOf(where))
	}
}
