package schema

import (
	"encoding/json"
	"reflect"
	"strings"

	"beleg/generator/format"
)

// A maker describes tables to editors that know a project.
type maker struct{ known Known }

// table describes what a struct of package format describes.
func (m maker) table(t reflect.Type) *Node {
	n := &Node{Type: "object", Additional: new(false)}
	for _, f := range format.Fields(t) {
		key := m.value(f)
		key.Title, key.Description = titleOf(f.Key), describe(f)
		n.Properties = append(n.Properties, Member{f.Key, key})
		if f.Required {
			n.Required = append(n.Required, f.Key)
		}
		if f.Unless != nil {
			n.OneOf = eitherOr(f)
		}
	}
	return n
}

// eitherOr demands a key, or at least one of those that say the same in another way, but not both.
func eitherOr(f format.Field) []*Node {
	others := &Node{}
	for _, key := range f.Unless {
		others.AnyOf = append(others.AnyOf, &Node{Required: []string{key}})
	}
	return []*Node{{Required: []string{f.Key}}, others}
}

// titleOf writes a key as words: "Published note".
func titleOf(key string) string {
	words := strings.ReplaceAll(key, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// describe says what a key is for, and what its words mean: not every editor shows the meaning of a word when it proposes it.
func describe(f format.Field) string {
	var b strings.Builder
	b.WriteString(f.Doc)
	for _, w := range f.Words {
		b.WriteString("\n- " + w.Word + ": " + w.Means)
	}
	if f.Kind == format.ADate && f.Day {
		b.WriteString(" A day such as 2024-10-08, with quotation marks or without.")
	} else if f.Kind == format.ADate {
		b.WriteString(` A day "2024-10-08", month "2024-10" or year "2024"; with ? uncertain, ~ about then, % both; "2024-10-XX" with` +
			` digits that are not known; "2024-10-08/2024-10-13" from and to, with .. for an open end; "[2024-10-07..2024-10-09]" one of` +
			" several days.")
	}
	return b.String()
}

func (m maker) value(f format.Field) *Node {
	switch f.Kind {
	case format.AString:
		return m.text(f)
	case format.ADate:
		return dateNode(f)
	case format.ABool:
		return &Node{Type: "boolean"}
	case format.AnInteger:
		return &Node{Type: "integer", Minimum: json.Number(f.Least)}
	case format.ANumber:
		return &Node{Type: "number", Minimum: json.Number(f.Least)}
	case format.ATable:
		return m.table(f.Table)
	case format.AStringList:
		f.Required = true // no element may be empty, whether the list has to be there or not
		return &Node{Type: "array", Items: m.text(f)}
	case format.ATableList:
		if f.Required && f.Least == "" {
			f.Least = "1"
		}
		element := m.table(f.Table)
		element.Title, element.Description = titleOf(f.Key), f.Doc
		return &Node{Type: "array", MinItems: json.Number(f.Least), Items: element}
	}
	panic("schema: no node for " + f.Kind.String())
}

// text describes a string. One that is not required may be blank, except that a blank is not among the words: an editor would
// propose it.
func (m maker) text(f format.Field) *Node {
	pattern := patternOf(f)
	switch {
	case f.Words != nil:
		n := &Node{Type: "string", Taplo: &hints{}}
		for _, w := range f.Words {
			n.Enum = append(n.Enum, w.Word)
			n.Taplo.Docs.EnumValues = append(n.Taplo.Docs.EnumValues, w.Means)
		}
		return n
	case pattern == "" && f.Required:
		return &Node{Type: "string", Pattern: `\S`}
	case pattern == "":
		return &Node{Type: "string"}
	case !f.Required:
		pattern = orBlank(pattern)
	}
	return m.propose(f.Refers, &Node{Type: "string", Pattern: whole(pattern)})
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

// propose adds the ids of the project to what a reference may be. Others stay allowed: a schema is made now and then, and an editor
// must not call the source wrong that was added since. Whether an id is there, check knows.
func (m maker) propose(kind string, other *Node) *Node {
	things := m.known.of(kind)
	if len(things) == 0 {
		return other
	}
	ids := &Node{Type: "string", Taplo: &hints{}}
	for _, t := range things {
		ids.Enum = append(ids.Enum, t.ID)
		ids.Taplo.Docs.EnumValues = append(ids.Taplo.Docs.EnumValues, t.Label)
	}
	return &Node{Type: "string", AnyOf: []*Node{ids, other}}
}

// of returns what a reference of a kind can lead to.
func (k Known) of(kind string) []Thing {
	switch kind {
	case "rating":
		return k.Ratings
	case "topic":
		return k.Topics
	case "measure":
		return k.Measures
	case "source":
		return k.Sources
	case "actor", "chain":
		return k.Actors
	case "claim":
		return k.Claims
	}
	return nil
}

// dateNode describes a date. A day without quotation marks is no string to Tombi, which tells TOML's types apart; `format: date` is
// its name for it. With these two the key itself can have no type, and what has none Taplo completes to a table { }, unless there is
// a default: hence the empty one.
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
