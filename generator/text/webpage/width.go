package webpage

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"beleg/generator/text/dom"
)

// widths are how much text stands below each element, and how much of it readability takes for the article's.
type widths map[*html.Node]width

type width struct{ all, kept, linked int } // bytes

// measure takes the widths below n, and returns its own.
func (w widths) measure(n *html.Node, v verdict) width {
	if n.Type == html.TextNode {
		size := len(dom.Fold(n.Data))
		if size > 0 && v.holds(n) {
			return width{all: size, kept: size}
		}
		return width{all: size}
	}
	var sum width
	if n.Type == html.ElementNode && dom.Hidden(n) {
		return sum
	}
	for c := range n.ChildNodes() {
		one := w.measure(c, v)
		sum.all += one.all
		sum.kept += one.kept
		sum.linked += one.linked
	}
	if n.DataAtom == atom.A {
		sum.linked = sum.all
	}
	w[n] = sum
	return sum
}
