package dom

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Hidden reports whether a browser that runs scripts shows nothing of an element, as far as the page itself says so:
// style sheets are not read. What only assistive technology does not read (aria-hidden) is seen, and so is <details>
// that is folded up. A page that is hidden whole until its scripts have run is not hidden.
func Hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Iframe, atom.Video, atom.Audio,
		atom.Canvas, atom.Object, atom.Embed, atom.Datalist, atom.Noframes, atom.Noembed, atom.Annotation, atom.Desc,
		atom.Progress,
		atom.Meter:
		return true
	case atom.Html, atom.Body:
		return false
	}
	switch n.Data {
	case "annotation-xml", "defs", "metadata":
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			if a.Val != "until-found" { // found by searching the page, and unfolded then
				return true
			}
		case "style":
			if unshown(a.Val) {
				return true
			}
		case "class":
			if slices.ContainsFunc(strings.Fields(a.Val), unseen) {
				return true
			}
		}
	}
	return false
}

func unshown(style string) bool {
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// unseen knows the classes by which authors and frameworks give words to screen readers alone.
func unseen(class string) bool {
	switch strings.ToLower(class) {
	case "sr-only", "visually-hidden", "visuallyhidden", "u-visually-hidden", "screen-reader-text", "screenreader-only",
		"screen-reader-only", "show-for-sr", "a11y-hidden", "is-visually-hidden", "element-invisible", "off-screen":
		return true
	}
	return false
}
