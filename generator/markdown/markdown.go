// Package markdown turns an editor's Markdown into HTML, and is the only place besides the templates where HTML is made.
//
// goldmark would quietly leave out raw HTML and links of schemes it thinks dangerous. Here nothing is left out quietly: Parse
// returns every piece of raw HTML and every link with its place, so that whoever knows the site can refuse it.
package markdown

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Range is a stretch of the Markdown text in bytes, half-open.
type Range struct{ Start, End int }

// A Link is a link or a picture, with the place of its destination, or of the link where the destination cannot be found.
type Link struct {
	Dest  string
	Image bool
	Range
}

// Options say how a text is set. The zero value is that of a page of its own.
type Options struct {
	// Level is the level of the text's highest headings, be they written # or ##; 0 means 2, because the title of the page
	// is level 1.
	Level int
	// Prefix begins the id of every heading, so that texts on one page keep apart.
	Prefix string
}

// Doc is a parsed text. It is immutable and safe for concurrent use.
type Doc struct {
	Links   []Link
	RawHTML []Range
	Anchors []string // ids of the headings
	Plain   string   // the words alone, on one line, for descriptions and search

	pieces []string // HTML between the destinations of the links; one more than links
}

// md is safe for concurrent use; making it costs more than most texts.
var md = goldmark.New(
	goldmark.WithExtensions(extension.Linkify, extension.Strikethrough,
		// Alignment would need style attributes, which the site's content security policy forbids.
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(&linkRenderer{}, 1))),
)

// Parse reads a Markdown text (CommonMark with tables, strikethrough and bare addresses as links).
func Parse(source string, opt Options) *Doc {
	src := withoutMarks(source)
	ids := &headingIDs{prefix: opt.Prefix, taken: map[string]bool{}}
	root := md.Parser().Parse(text.NewReader(src), parser.WithContext(parser.NewContext(parser.WithIDs(ids))))
	doc := &Doc{}
	doc.survey(root, src, max(opt.Level, 2)-highest(root))
	doc.Anchors = ids.given
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, src, root); err != nil {
		panic("markdown: rendering into memory failed: " + err.Error())
	}
	doc.pieces = strings.Split(out.String(), mark)
	return doc
}

// mark stands for a destination in rendered HTML. It cannot occur in the text: withoutMarks takes it out.
const mark = "\x01"

// withoutMarks replaces control characters that have no place in a text, byte by byte, so that places stay true.
func withoutMarks(source string) []byte {
	src := []byte(source)
	for i, c := range src {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
			src[i] = ' '
		}
	}
	return src
}

// HTML returns the text as HTML. resolve turns each link's destination into an address.
func (d *Doc) HTML(resolve func(Link) string) template.HTML {
	if d == nil {
		return ""
	}
	var b strings.Builder
	for i, piece := range d.pieces {
		b.WriteString(piece)
		if i < len(d.pieces)-1 && i < len(d.Links) {
			b.WriteString(template.HTMLEscapeString(resolve(d.Links[i])))
		}
	}
	return template.HTML(b.String())
}

// highest returns the level of the highest heading.
func highest(root ast.Node) int {
	level := 6
	_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok {
			level = min(level, h.Level)
		}
		return ast.WalkContinue, nil
	})
	return level
}

// survey collects what the caller has to judge and moves the headings down by some levels.
func (d *Doc) survey(root ast.Node, src []byte, down int) {
	var plain strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				plain.WriteByte(' ')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			d.link(string(n.Destination), false, n.Pos(), src)
		case *ast.Image:
			d.link(string(n.Destination), true, n.Pos(), src)
			plain.WriteString(words(n, src))
			return ast.WalkSkipChildren, nil // a link in the words of a picture is not rendered
		case *ast.AutoLink:
			d.link(autoDestination(n, src), false, n.Pos(), src)
			plain.Write(n.Label(src))
		case *ast.RawHTML:
			d.RawHTML = append(d.RawHTML, Range{n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop})
		case *ast.HTMLBlock:
			d.RawHTML = append(d.RawHTML, blockRange(n))
		case *ast.Heading:
			n.Level = min(n.Level+down, 6)
		case *ast.Text:
			plain.Write(n.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				plain.WriteByte(' ')
			}
		case *ast.String:
			plain.Write(n.Value)
		}
		return ast.WalkContinue, nil
	})
	d.Plain = strings.Join(strings.Fields(plain.String()), " ")
}

func autoDestination(n *ast.AutoLink, src []byte) string {
	dest := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		return "mailto:" + dest
	}
	return dest
}

func (d *Doc) link(dest string, image bool, pos int, src []byte) {
	pos = min(max(pos, 0), len(src))
	r := Range{pos, min(pos+1, len(src))}
	bare := strings.TrimPrefix(dest, "mailto:")
	if i := bytes.Index(src[pos:], []byte(bare)); i >= 0 && bare != "" {
		r = Range{pos + i, pos + i + len(bare)}
	}
	d.Links = append(d.Links, Link{Dest: dest, Image: image, Range: r})
}

func blockRange(n *ast.HTMLBlock) Range {
	lines := n.Lines()
	if lines.Len() == 0 {
		return Range{n.ClosureLine.Start, n.ClosureLine.Stop}
	}
	first := lines.At(0)
	return Range{first.Start, first.Stop}
}

// headingIDs makes the ids of headings.
type headingIDs struct {
	prefix string
	taken  map[string]bool
	given  []string
}

// Generate implements parser.IDs.
func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	base := h.prefix + slug(string(value))
	id := base
	for n := 2; h.taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	h.taken[id] = true
	h.given = append(h.given, id)
	return []byte(id)
}

// Put implements parser.IDs.
func (h *headingIDs) Put(value []byte) { h.taken[string(value)] = true }
