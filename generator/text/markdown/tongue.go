package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"beleg/generator/words/script"
)

// What the words of a block want of an attribute, besides a value of it: what the page has, and different things.
const (
	plain = "-"
	mixed = "?"
)

// tongues says of blocks which way their words run and in what language they are, where their letters tell that they
// are not as those of the page, whose language is written in Latin ones. Each is judged by itself: who quotes an Arabic
// sentence does not write Arabic.
func tongues(root ast.Node, src []byte) {
	if !bytes.ContainsFunc(src, func(r rune) bool { return r > unicode.MaxLatin1 && unicode.IsLetter(r) }) {
		return
	}
	settle(root, src, "dir", func(text string) string { return strings.TrimPrefix(script.Dir(text), "ltr") })
	settle(root, src, "lang", func(text string) string {
		code, _ := script.Language(text)
		return code
	})
}

// settle gives an attribute to the widest blocks below one of which all words want the same, and returns what its own
// do; "" if it has none.
func settle(block ast.Node, src []byte, name string, of func(text string) string) (all string) {
	first := block.FirstChild()
	if first == nil || first.Type() == ast.TypeInline {
		return wanted(string(words(block, src)), of)
	}
	var each []string
	for c := first; c != nil; c = c.NextSibling() {
		value := settle(c, src, name, of)
		each = append(each, value)
		switch {
		case all == "":
			all = value
		case value != "" && value != all:
			all = mixed
		}
	}
	if all != mixed && block.Kind() != ast.KindDocument {
		return all
	}
	for c := first; c != nil; c, each = c.NextSibling(), each[1:] {
		give(c, name, each[0])
	}
	return all
}

func wanted(text string, of func(string) string) string {
	if value := of(text); value != "" || !strings.ContainsFunc(text, unicode.IsLetter) {
		return value
	}
	return plain
}

// give sets an attribute of a block. Words of a list item that are no element give it theirs, and what stands below
// them runs its own way again; no letters tell which language that of the page is.
func give(block ast.Node, name, value string) {
	item := block.Parent()
	switch bare := block.Kind() == ast.KindTextBlock; {
	case value == "" || value == mixed || bare && (name != "dir" || value == plain):
	case bare:
		item.SetAttributeString(name, []byte(value))
	case value != plain:
		block.SetAttributeString(name, []byte(value))
	case name == "dir" && item.Kind() == ast.KindListItem:
		block.SetAttributeString(name, []byte("ltr"))
	}
}
