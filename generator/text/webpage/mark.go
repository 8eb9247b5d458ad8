package webpage

import (
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"beleg/generator/text/dom"
)

// mark is the attribute by whose name an element is found again in what readability leaves of the page. It is a name
// and no value, because readability lays the attributes of nested elements together.
const mark = "data-beleg-"

// Beyond these readability is not asked: it looks at the text below every element, so that its time is that of nesting
// times length. The marks then come from the page's own names alone.
const (
	mostElements = 60_000
	mostWork     = 128 << 20 // bytes of text, counted once for each element around them
)

// A verdict is what readability takes for the text of the article: its text nodes, by the number of the element that
// each stands in and by its words.
type verdict struct {
	numbers map[*html.Node]string // of the page's elements
	kept    map[string]bool
}

// judge asks readability; its verdict is empty if it cannot tell. The page is not changed.
func judge(doc *html.Node) verdict {
	v := verdict{map[*html.Node]string{}, map[string]bool{}}
	if !bearable(doc) {
		return v
	}
	left := readable(v.copyOf(doc))
	if left == nil {
		return v
	}
	for n := range left.Descendants() {
		if n.Type == html.TextNode && !dom.Blank(n.Data) {
			v.keep(n)
		}
	}
	return v
}

// readable returns what readability leaves of a page, nil if nothing. It is not our code and meets whatever pages there
// are: one that it stumbles over is read without it.
func readable(page *html.Node) (left *html.Node) {
	defer func() {
		if recover() != nil {
			left = nil
		}
	}()
	p := readability.NewParser()
	p.DisableJSONLD = true
	got, err := p.ParseAndMutate(page, nil)
	if err != nil {
		return nil
	}
	return got.Node
}

// copyOf copies a tree and numbers its elements.
func (v verdict) copyOf(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	c.Attr = append(c.Attr, n.Attr...)
	if n.Type == html.ElementNode {
		number := strconv.Itoa(len(v.numbers))
		v.numbers[n] = number
		c.Attr = append(c.Attr, html.Attribute{Key: mark + number})
	}
	for child := range n.ChildNodes() {
		c.AppendChild(v.copyOf(child))
	}
	return c
}

// keep notes a text node that readability left, under the nearest element of the page around it.
func (v verdict) keep(text *html.Node) {
	for n := range text.Ancestors() {
		found := false
		for _, a := range n.Attr {
			if number, ok := strings.CutPrefix(a.Key, mark); ok {
				v.kept[number+" "+dom.Fold(text.Data)] = true
				found = true
			}
		}
		if found {
			return
		}
	}
}

// holds reports whether a text node of the page is the article's. Readability replaces <div>s around a single
// paragraph, so the nearest element that is left may stand further out.
func (v verdict) holds(text *html.Node) bool {
	words, height := dom.Fold(text.Data), 0
	for n := range text.Ancestors() {
		if v.kept[v.numbers[n]+" "+words] {
			return true
		}
		if height++; height == 8 {
			break
		}
	}
	return false
}

// bearable reports whether readability can look at a page in good time.
func bearable(doc *html.Node) bool {
	elements, work := 0, 0
	var look func(n *html.Node, depth int)
	look = func(n *html.Node, depth int) {
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode {
				elements++
			}
			if work += len(c.Data) * depth; elements > mostElements || work > mostWork {
				return
			}
			look(c, depth+1)
		}
	}
	look(doc, 0)
	return elements <= mostElements && work <= mostWork
}
