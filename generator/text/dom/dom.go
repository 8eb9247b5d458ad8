// Package dom is a web page as a tree, and which of its words a reader sees.
//
// In goes the page as bytes in whatever encoding; out comes the tree of golang.org/x/net/html, laid out as browsers
// lay it out, with the content of <noscript> as elements. No page is refused.
package dom

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Page is one that is decoded and weighed, and not parsed yet.
type Page struct {
	Weight
	text string
}

// Open decodes a page and weighs it.
func Open(page []byte) Page {
	text := Decode(page)
	return Page{weigh(text), text}
}

// Parse reads a page of any encoding.
func Parse(page []byte) *html.Node { return Open(page).Parse() }

// Parse reads a page in time linear in its length. The parser of golang.org/x/net/html refuses what is nested deeper
// than 512 elements; such a page is read as its text alone, divided where block elements begin and end, and so is one
// of which the parser would make more than there is.
func (p Page) Parse() *html.Node {
	text := p.text
	if p.again > mostAgain {
		text = flatten(text)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		doc, err = html.Parse(strings.NewReader(flatten(text)))
	}
	if err != nil { // it has no nested elements any more, so this cannot be
		panic("dom: " + err.Error())
	}
	for _, n := range slices.Collect(Elements(doc, "noscript")) {
		unfoldNoscript(n)
	}
	return doc
}

// unfoldNoscript parses what the parser leaves as raw text, because browsers that run scripts do not show it.
func unfoldNoscript(n *html.Node) {
	raw := n.FirstChild
	if raw == nil || raw.Type != html.TextNode {
		return
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	children, err := html.ParseFragment(strings.NewReader(raw.Data), body)
	if err == nil && len(children) == 1 && children[0].Type == html.TextNode {
		// A browser that saves a page writes raw text as if it were text.
		children, err = html.ParseFragment(strings.NewReader(children[0].Data), body)
	}
	if err != nil {
		return
	}
	n.RemoveChild(raw)
	for _, c := range children {
		n.AppendChild(c)
	}
}

// flatten keeps the head, headings and text of a page, and puts a rule where any other block begins or ends.
func flatten(page string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	var within atom.Atom // the last tag, whose text may be a script
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		t := z.Token()
		if t.Type == html.TextToken {
			switch within {
			case atom.Script, atom.Style, atom.Title:
				b.WriteString(raw)
			case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript:
			default:
				b.WriteString(html.EscapeString(t.Data))
			}
			continue
		}
		if t.Type == html.CommentToken || t.Type == html.DoctypeToken {
			continue
		}
		within = 0
		if t.Type == html.StartTagToken {
			within = t.DataAtom
		}
		switch t.DataAtom {
		case atom.Script, atom.Style, atom.Title, atom.Meta, atom.Link, atom.Br, atom.H1, atom.H2:
			b.WriteString(raw)
		default:
			if !inline(t.DataAtom) {
				b.WriteString("<hr>")
			}
		}
	}
	return b.String()
}

// Inline reports whether a node stands within a line: its beginning and end part no words. Elements that HTML does not
// know are inline, and so are formulas and drawings but for the texts of a drawing, which stand anywhere in it.
func Inline(n *html.Node) bool {
	if n.Namespace != "" {
		return n.Data != "text"
	}
	return n.Type != html.ElementNode || inline(n.DataAtom)
}

func inline(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
		atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Mark, atom.Math, atom.Nobr,
		atom.Picture, atom.Q, atom.Rb, atom.Rp, atom.Rt, atom.Rtc, atom.Ruby, atom.S, atom.Samp, atom.Small,
		atom.Source, atom.Span,
		atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Svg, atom.Time, atom.Tt, atom.U, atom.Var,
		atom.Wbr, atom.Object, atom.Embed, atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Output, atom.Meta,
		atom.Link, atom.Noscript:
		return true
	}
	return false
}

// Attr returns the value of an attribute, and "" where it is not set.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Has reports whether an attribute is set, to whatever value.
func Has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// Elements goes over the elements below n that have one of these names, in the order of the page.
func Elements(n *html.Node, names ...string) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && slices.Contains(names, d.Data) && !yield(d) {
				return
			}
		}
	}
}

// Text returns the words below n that a reader sees, as one line.
func Text(n *html.Node) string {
	var b strings.Builder
	gather(&b, n)
	return Fold(b.String())
}

func gather(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode && Hidden(n) {
		return
	}
	apart := !Inline(n)
	if apart {
		b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		gather(b, c)
	}
	if apart {
		b.WriteByte(' ')
	}
}

// Fold makes one line of a text: runs of white space become a space, as browsers show them. No-break spaces and those
// of a certain width stay what they are, and so do soft hyphens.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if Breaks(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// Breaks reports white space that browsers fold, and all that ends a line in some program.
func Breaks(r rune) bool {
	return r <= ' ' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// Blank reports whether a text shows nothing: white space and characters without a shape.
func Blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.In(r, unicode.Cf, unicode.Mn)
	})
}
