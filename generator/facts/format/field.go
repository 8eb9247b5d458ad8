package format

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// A Field is one key of a table: what it is for and what its value must be.
type Field struct {
	Key  string
	Kind Kind
	Doc  string // one sentence for the editor

	Required bool // the key must be there, and its value not be empty
	Later    bool // in a draft the key may still be lacking
	ID       bool // a name made here: lower-case ASCII letters, digits and single hyphens
	Web      bool // an http or https address
	URL      bool // an http, https or mailto address
	Day      bool // a date that is one certain day
	Words    []Word
	// what the value names: rating, topic, measure, source, actor or claim; chain for a chain of actors
	Refers string
	Like   string       // a regular expression that matches the whole of every value
	Least  string       // the least number that makes sense, or how many tables are needed at least; "" for any
	Most   string       // the greatest number that makes sense; "" for any
	Unless []string     // the keys that say the same in another way: either this one stands, or some of them
	Long   int          // how many bytes a text may have at most
	Usual  bool         // that is as many as most texts may have
	Type   reflect.Type // what is read into

	Verbatim bool // words of an article, with whatever characters it has

	index   []int    // of the struct field
	words   []string // Words without their meanings
	listed  bool     // an element of a list under that key
	element *Field   // of a list of strings: what each of them must be
}

// A Word is one of the few that a value may be, and what it means.
type Word struct{ Word, Means string }

// Kind is what a value is in TOML.
type Kind string

// The kinds of values, as they stand in messages.
const (
	AString     Kind = "a string"
	ABool       Kind = "true or false"
	AnInteger   Kind = "a whole number"
	ANumber     Kind = "a number"
	ADate       Kind = "a date in quotation marks"
	AStringList Kind = "an array of strings"
	ATable      Kind = "a table"
	ATableList  Kind = "an array of tables"
)

// A table is what a struct of this package describes.
type table struct {
	fields []Field // in the order of the format
	keys   []string
	where  []int // index of the field that holds where it stands; nil if there is none
}

var tables sync.Map // reflect.Type → *table

// Fields returns the keys of the table that a struct of this package describes, in the order of the format. The caller
// must not change them.
func Fields(t reflect.Type) []Field { return tableOf(t).fields }

func tableOf(t reflect.Type) *table {
	if cached, ok := tables.Load(t); ok {
		return cached.(*table)
	}
	is := &table{}
	for _, f := range reflect.VisibleFields(t) {
		if tag, ok := f.Tag.Lookup("toml"); ok {
			is.fields = append(is.fields, newField(tag, f))
			is.keys = append(is.keys, is.fields[len(is.fields)-1].Key)
		}
	}
	if f, ok := t.FieldByName("Where"); ok {
		is.where = f.Index
	}
	tables.Store(t, is)
	return is
}

func newField(tag string, sf reflect.StructField) Field {
	rules := strings.Split(tag, ",")
	said := sf.Tag.Get
	f := Field{Key: rules[0], Kind: kindOf(sf.Type), index: sf.Index, Type: sf.Type, Doc: said("doc"),
		Refers: said("refers"), Like: said("like"), Least: said("least"), Most: said("most"),
		Unless: strings.FieldsFunc(said("unless"), func(r rune) bool { return r == ',' })}
	flags := map[string]*bool{"required": &f.Required, "id": &f.ID, "web": &f.Web, "url": &f.URL, "day": &f.Day,
		"verbatim": &f.Verbatim,
		"later":    &f.Later}
	f.Long, _ = strconv.Atoi(said("long")) // 0 if nothing is said
	f.Usual, f.Long = f.Long == 0, cmp.Or(f.Long, mostBytes)
	for _, rule := range rules[1:] {
		switch {
		case flags[rule] != nil:
			*flags[rule] = true
		case rule == "interface":
			f.Words = languages()
		case said("means") != "":
			f.Words = wordsOf(rule, said("means"))
		default:
			panic("format: no such rule: " + rule)
		}
	}
	for _, w := range f.Words {
		f.words = append(f.words, w.Word)
	}
	if f.Kind == AStringList {
		each := f
		each.Kind, each.Required, each.listed = AString, true, true
		f.element = &each
	}
	return f
}

// languages returns the languages of the interface, with their names.
func languages() []Word {
	var list []Word
	for _, code := range lang.Codes() {
		l, _ := lang.For(code)
		list = append(list, Word{Word: code, Means: l.Text("lang.english")})
	}
	return list
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

// What is neither a date nor a list, and what lists are lists of.
var (
	kinds = map[reflect.Kind]Kind{reflect.String: AString, reflect.Bool: ABool, reflect.Int: AnInteger,
		reflect.Float64: ANumber, reflect.Struct: ATable}
	listKinds = map[reflect.Kind]Kind{reflect.String: AStringList, reflect.Struct: ATableList}
)

// kindOf returns what a field of this type holds.
func kindOf(t reflect.Type) Kind {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	kind, known := kinds[t.Kind()]
	switch {
	case t == reflect.TypeFor[edtf.Date]():
		return ADate
	case t.Kind() == reflect.Slice:
		kind, known = listKinds[t.Elem().Kind()]
	}
	if !known {
		panic("format: no rule for " + t.String())
	}
	return kind
}
