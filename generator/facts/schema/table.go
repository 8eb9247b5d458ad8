package schema

import (
	"reflect"
	"strings"

	"beleg/generator/facts/format"
)

// keys reads what the structs of package format say.
func (known Known) keys(t reflect.Type) []key {
	var keys []key
	for _, f := range format.Fields(t) {
		k := key{Field: f, title: titleOf(f.Key)}
		k.Doc = describe(f)
		switch f.Kind {
		case format.AString:
			k.text = known.text(f)
		case format.ADate:
			k.text = dateNode(f)
		case format.AStringList:
			f.Required = true // no element may be empty, whether the list has to be there or not
			k.text = known.text(f)
			fallthrough
		case format.ATableList:
			if k.Required && k.Least == "" {
				k.Least = "1"
			}
		}
		keys = append(keys, k)
	}
	return keys
}

// titleOf writes a key as words: "Published note".
func titleOf(key string) string {
	words := strings.ReplaceAll(key, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// describe says what a key is for, and what its words mean: not every editor shows the meaning of a word when it
// proposes it.
func describe(f format.Field) string {
	var b strings.Builder
	b.WriteString(f.Doc)
	for _, w := range f.Words {
		b.WriteString("\n- " + w.Word + ": " + w.Means)
	}
	if f.Kind == format.ADate && f.Day {
		b.WriteString(" A day such as 2024-10-08, with quotation marks or without.")
	} else if f.Kind == format.ADate {
		b.WriteString(
			` A day "2024-10-08", month "2024-10" or year "2024"; with ? uncertain, ~ about then, % both; "2024-10-XX" with` +
				` digits that are not known; "2024-10-08/2024-10-13" from and to, with .. for an open end; "[2024-10-07..2024-10-09]" one of` +
				" several days.")
	}
	return b.String()
}

// text describes a string. One that is not required may be blank, except that a blank is not among the words: an editor
// would propose it.
func (k Known) text(f format.Field) *Node {
	pattern := patternOf(f)
	switch {
	case f.Words != nil:
		return oneOf(f.Words)
	case pattern == "" && f.Required:
		return &Node{Type: "string", Pattern: `\S`}
	case pattern == "":
		return &Node{Type: "string"}
	case !f.Required:
		pattern = `\s*|` + pattern // blank values are read as if the key were not there
	}
	return k.propose(f.Refers, &Node{Type: "string", Pattern: whole(pattern)})
}

// patternOf returns what a string must match, "" for any.
func patternOf(f format.Field) string {
	switch {
	case f.Refers == "chain":
		return chain
	case f.ID || f.Refers != "":
		return format.IDPattern
	case f.Web:
		return webAddress
	case f.URL:
		return anyAddress
	}
	return f.Like
}

// propose adds the ids of the project to what a reference may be. Others stay allowed: a schema is made now and then,
// and an editor must not call the source wrong that was added since. Whether an id is there, check knows.
func (k Known) propose(kind string, other *Node) *Node {
	if kind == "chain" {
		kind = "actor"
	}
	if len(k[kind]) == 0 {
		return other
	}
	return &Node{Type: "string", AnyOf: []*Node{oneOf(k[kind]), other}}
}

// oneOf describes a string that is one of some words, and shows what each means.
func oneOf(words []format.Word) *Node {
	n := &Node{Type: "string", Taplo: &hints{}}
	for _, w := range words {
		n.Enum = append(n.Enum, w.Word)
		n.Taplo.Docs.EnumValues = append(n.Taplo.Docs.EnumValues, w.Means)
	}
	return n
}

// dateNode describes a date. A day without quotation marks is no string to Tombi, which tells TOML's types apart;
// `format: date` is its name for it. With these two the key itself can have no type, and what has none Taplo completes
// to a table { }, unless there is a default: hence the empty one.
func dateNode(f format.Field) *Node {
	pattern := date
	if f.Day {
		pattern = aDay
	}
	if !f.Required {
		pattern = "|" + pattern
	}
	n := &Node{Type: "string", Pattern: whole(pattern)}
	if f.Day {
		return &Node{Default: new(string), AnyOf: []*Node{n, {Type: "string", Format: "date"}}}
	}
	return n
}

// The patterns are written for every dialect of regular expressions that an editor may have: no classes but [ ], \s and
// \S, and no groups but ( ). Each matches the whole of a value once it went through whole.

// whole makes a pattern match whole values only.
func whole(pattern string) string { return "^(" + pattern + ")$" }

// Addresses. What package net/url makes of the port and of % is left to check. They are no `format: uri`, because that
// forbids letters such as ä, which addresses have where people copy them from.
const (
	hostAndPath = `[^/?#@ \t\r\n<>"]+([/?#][^ \t\r\n<>"]*)?`
	webAddress  = `[Hh][Tt][Tt][Pp][Ss]?://` + hostAndPath
	anyAddress  = webAddress + `|[Mm][Aa][Ii][Ll][Tt][Oo]:([^/?@ \t\r\n<>"][^? \t\r\n<>"]*)?@[^ \t\r\n<>"]*`
)

// chain is hearsay: actors with < between them, ? for one that nobody describes.
const (
	voice = `(\?|` + format.IDPattern + `)`
	chain = `\s*` + voice + `(\s*<\s*` + voice + `)*\s*`
)

// Dates of package edtf. Every one matches. What matches and is none is a 29 February in a common year, an interval
// that runs backwards, or a set with a day twice; the other days that no month has are told at once.
const (
	month = `(0[1-9]|1[0-2])`
	aDay  = `[0-9]{4}-(` + month + `-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)`
	point = `([0-9]{2}XX|[0-9]{3}X|[0-9]{4}(-XX(-XX)?|-` + month +
		`(-(XX|[012]X|0[1-9]|[12][0-9]))?|-(0[13-9]|1[0-2])-3[0X]|-(0[13578]|1[02])-31)?)[?~%]?`
	aSet = `\[` + aDay + `(\.\.` + aDay + `|(,` + aDay + `)+)\]`
	date = point + `(/(` + point + `|\.\.))?|\.\./` + point + `|` + aSet
)
