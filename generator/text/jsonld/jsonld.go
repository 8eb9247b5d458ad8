// Package jsonld reads the structured data of web pages: things with types and names that refer to each other.
//
// In goes the tree of a page, out come its things outside of lists, because a list holds other pages' things. What
// editorial systems get wrong most is mended; what cannot be read is left out.
package jsonld

import (
	"encoding/json"
	"iter"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/text/dom"
)

// Object is one thing of JSON-LD.
type Object map[string]any

// Graph is the JSON-LD of a page: its things outside of lists, and those that are referred to by their @id.
type Graph struct {
	Things []Object
	byID   map[string]Object
}

// largest is how many bytes of JSON-LD are read of a page: pages state some thousand.
const largest = 2 << 20

// Read reads every block of JSON-LD that can be read, up to two megabytes in all.
func Read(doc *html.Node) Graph {
	g, left := Graph{byID: map[string]Object{}}, largest
	for n := range dom.Elements(doc, "script") {
		kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(dom.Attr(n, "type"))), ";")
		if kind != "application/ld+json" || n.FirstChild == nil {
			continue
		}
		if left -= len(n.FirstChild.Data); left >= 0 {
			for _, value := range decode(n.FirstChild.Data) {
				g.collect(value)
			}
		}
	}
	return g
}

var (
	opening   = regexp.MustCompile(`^\s*(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?`)
	closing   = regexp.MustCompile(`(?://|/\*)?\s*(?:-->|\]\]>|;)\s*(?:\*/)?\s*$`)
	lastComma = regexp.MustCompile(`,(\s*[\]}])`)
)

// decode reads the values of a script.
func decode(s string) []any {
	for try := range Readings(s) {
		var values []any
		d := json.NewDecoder(strings.NewReader(try))
		for d.More() {
			var v any
			if d.Decode(&v) != nil {
				break
			}
			values = append(values, v)
		}
		if len(values) > 0 {
			return values
		}
	}
	return nil
}

// Readings returns a script as JSON: without the comments around it, and with raw line ends in strings and commas
// before a closing bracket mended too. Each byte of either stands where it stood in the script.
func Readings(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for range 3 { // comments in comments
			if found := opening.FindStringIndex(s); found != nil {
				s = strings.Repeat(" ", found[1]) + s[found[1]:]
			}
			end := max(0, len(strings.TrimRight(s, " \t\r\n"))-longestClosing) // it may be a megabyte
			if found := closing.FindStringIndex(s[end:]); found != nil {
				s = s[:end+found[0]] + strings.Repeat(" ", len(s)-end-found[0])
			}
		}
		if yield(s) {
			yield(lastComma.ReplaceAllString(strings.Map(printable, s), " $1"))
		}
	}
}

// longestClosing is how many bytes what ends a comment may have, white space around it aside.
const longestClosing = 200

func printable(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

// collect goes over lists and @graph, and into what an Object is mainly about, but not into its lists of others.
func (g *Graph) collect(value any) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			g.collect(item)
		}
	case map[string]any:
		o := Object(v)
		g.Things = append(g.Things, o)
		g.index(o)
		g.collect(v["@graph"])
		g.collect(v["mainEntity"])
		if page, ok := v["mainEntityOfPage"].(map[string]any); ok {
			g.index(page)
		}
	}
}

// index notes an Object and those directly in it under their ids: "publisher": {"@id": "#us"} refers to one.
func (g *Graph) index(o Object) {
	if id, ok := o["@id"].(string); ok && len(o) > len(g.byID[id]) {
		g.byID[id] = o
	}
	for _, key := range []string{"author", "publisher", "creator"} {
		if inner, ok := o[key].(map[string]any); ok {
			if id, ok := inner["@id"].(string); ok && len(inner) > len(g.byID[id]) {
				g.byID[id] = inner
			}
		}
	}
}

// Is reports whether an Object is of one of these types, or of one whose name ends so: NewsArticle.
func (o Object) Is(types ...string) bool {
	var list []string
	switch t := o["@type"].(type) {
	case string:
		list = []string{t}
	case []any:
		for _, item := range t {
			if s, ok := item.(string); ok {
				list = append(list, s)
			}
		}
	}
	return slices.ContainsFunc(list, func(t string) bool {
		return slices.ContainsFunc(types, func(end string) bool { return strings.HasSuffix(t, end) })
	})
}

// Addresses are those that an Object gives as its own.
func (o Object) Addresses() []string {
	var list []string
	for _, v := range []any{o["url"], o["@id"], o["mainEntityOfPage"]} {
		switch v := v.(type) {
		case string:
			list = append(list, v)
		case map[string]any:
			for _, key := range []string{"@id", "url"} {
				if s, ok := v[key].(string); ok {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// Name is how a value calls itself: a string, the name of an object, or of the first in a list; "" if it has no name.
func (g Graph) Name(value any) string {
	if list := g.Names(value); len(list) > 0 {
		return list[0]
	}
	return ""
}

// Names are those of all objects in a list, without character references. What an object says of itself elsewhere comes
// before what is said of it here.
func (g Graph) Names(value any) []string { return g.names(value, 0) }

func (g Graph) names(value any, depth int) []string {
	if depth > 4 { // ids that refer to each other
		return nil
	}
	switch v := value.(type) {
	case string:
		if s := dom.Fold(html.UnescapeString(v)); s != "" {
			return []string{s}
		}
	case []any:
		var list []string
		for _, item := range v {
			list = append(list, g.names(item, depth+1)...)
		}
		return list
	case map[string]any:
		if v["@value"] != nil {
			return g.names(v["@value"], depth+1)
		}
		if id, ok := v["@id"].(string); ok && g.byID[id]["name"] != nil {
			return g.names(g.byID[id]["name"], depth+1)
		}
		return g.names(v["name"], depth+1)
	}
	return nil
}
