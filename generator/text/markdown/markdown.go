// Package markdown turns an editor's Markdown into HTML, and is the only place besides the templates where HTML is
// made.
//
// goldmark would quietly leave out raw HTML and links of schemes it thinks dangerous. Here nothing is left out quietly:
// Parse returns every piece of raw HTML and every link with its place, so that whoever knows the site can refuse it.
package markdown

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Range is a stretch of the Markdown text in bytes, half-open.
type Range struct{ Start, End int }

// A Link is a link or a picture, with the place of its destination, or of the link where the destination cannot be
// found.
type Link struct {
	Dest  string
	Image bool
	Range
}

// Options say how a text is set. The zero value is that of a page of its own.
type Options struct {
	// Level is the level of the text's highest headings, be they written # or ##; 0 means 2, because the title of the
	// page is level 1.
	Level int
	// Prefix begins the id of every heading, so that texts on one page keep apart.
	Prefix string
}

// Doc is a parsed text. It is immutable and safe for concurrent use.
type Doc struct {
	Links     []Link
	RawHTML   []Range
	Footnotes []Range  // marks of footnotes, which this Markdown does not have
	Literal   []Range  // words with marks of bold or strikethrough around them that stay as they are
	Anchors   []string // ids of the headings
	Plain     string   // the words alone, on one line, for descriptions and search

	// Excess is what the text has too much of to be read; nil for nearly all texts. There is nothing else then.
	Excess *Excess

	pieces []string // HTML between the destinations of the links; one more than links
}

// md is safe for concurrent use; making it costs more than most texts.
var md = goldmark.New(
	goldmark.WithExtensions(extension.Linkify, extension.Strikethrough,
		// Alignment would need style attributes, which the site's content security policy forbids.
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// Parse reads a Markdown text (CommonMark with tables, strikethrough and bare addresses as links).
func Parse(source string, opt Options) *Doc {
	if over := excessOf(source); over != nil {
		return &Doc{Excess: over}
	}
	return parse(withoutMarks(source), opt)
}

func parse(src []byte, opt Options) *Doc {
	ids := &headingIDs{prefix: opt.Prefix, taken: map[string]int{}}
	context := parser.NewContext(parser.WithIDs(ids))
	root := md.Parser().Parse(text.NewReader(src), parser.WithContext(context))
	if over := bomb(src, context.References()); over != nil {
		return &Doc{Excess: over}
	}
	if notes := footnotes(root, src); notes != nil {
		for _, n := range notes {
			src[n.Start] = ' ' // what a note says is no address of a link
		}
		doc := parse(src, opt)
		doc.Footnotes = notes
		return doc
	}
	doc := &Doc{Literal: literal(root, src)}
	doc.survey(root, src, max(opt.Level, 2))
	doc.Anchors = ids.given
	tongues(root, src)
	var out bytes.Buffer
	buffered := bufio.NewWriterSize(&out, 256) // goldmark, which flushes it, takes 4 kB for each text otherwise
	if err := md.Renderer().Render(buffered, src, root); err != nil {
		panic("markdown: rendering into memory failed: " + err.Error())
	}
	doc.pieces = strings.Split(destinations.ReplaceAllString(out.String(), `<$1="`+mark+`"`), mark)
	return doc
}

// destinations are those of links and pictures in rendered HTML, where no text has a bare quotation mark.
var destinations = regexp.MustCompile(`<(a href|img src)="[^"]*"`)

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

// A Target is what a link leads to.
type Target struct {
	Href string
	// Label is what stands behind the link, in an element of that class; nothing if it is empty.
	Label, Class string
}

// HTML returns the text as HTML. resolve tells what each link leads to.
func (d *Doc) HTML(resolve func(Link) Target) template.HTML {
	if d == nil {
		return ""
	}
	var b strings.Builder
	label := ""
	for i, piece := range d.pieces {
		if before, after, ends := strings.Cut(piece, "</a>"); ends { // links do not nest, so it is the last one's
			b.WriteString(before + "</a>" + label)
			piece, label = after, ""
		}
		b.WriteString(piece)
		if i < len(d.Links) {
			to := resolve(d.Links[i])
			b.WriteString(template.HTMLEscapeString(to.Href))
			if to.Label != "" {
				label = ` <span class="` + template.HTMLEscapeString(to.Class) + `">` +
					template.HTMLEscapeString(to.Label) + "</span>"
			}
		}
	}
	return template.HTML(b.String())
}

// survey collects what the caller has to judge, and moves the headings so that the highest ones have a level.
func (d *Doc) survey(root ast.Node, src []byte, level int) {
	var plain strings.Builder
	var headings []*ast.Heading
	highest := 6
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
			n.Title = withTitle(n, n.Title)
		case *ast.Image:
			d.link(string(n.Destination), true, n.Pos(), src)
			n.Title = withTitle(n, n.Title)
			n.SetAttributeString("loading", []byte("lazy"))
			alt := ast.NewString(words(n, src))
			alt.SetRaw(true)
			n.RemoveChildren(n)
			n.AppendChild(n, alt)
			plain.Write(alt.Value)
			return ast.WalkSkipChildren, nil // a link in the words of a picture is not rendered
		case *ast.AutoLink:
			dest := string(n.URL(src))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
				dest = "mailto:" + dest
			}
			d.link(dest, false, n.Pos(), src)
			plain.Write(n.Label(src))
		case *ast.RawHTML:
			d.RawHTML = append(d.RawHTML, Range{n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop})
		case *ast.HTMLBlock:
			d.RawHTML = append(d.RawHTML, Range{n.Lines().At(0).Start, n.Lines().At(0).Stop})
		case *ast.Heading:
			headings, highest = append(headings, n), min(highest, n.Level)
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
	for _, h := range headings {
		h.Level = min(h.Level+level-highest, 6)
	}
	d.Plain = strings.Join(strings.Fields(plain.String()), " ")
}

// withTitle gives a node its title, if it has one, as an attribute, which is written as it stands, and leaves nothing
// where the renderer would look for escapes.
func withTitle(n ast.Node, title []byte) []byte {
	if len(title) > 0 {
		n.SetAttributeString("title", title)
	}
	return nil
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

// headingIDs makes the ids of headings.
type headingIDs struct {
	prefix string
	given  []string
	taken  map[string]int // ids that were given, to the number that the next heading of the same words is tried with
}

// Generate implements parser.IDs.
func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	base := h.prefix + slug(string(value))
	id, n := base, max(h.taken[base], 2)
	for ; h.taken[id] > 0; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	h.Put([]byte(id))
	h.taken[base] = n
	return []byte(id)
}

// Put implements parser.IDs.
func (h *headingIDs) Put(value []byte) {
	h.given, h.taken[string(value)] = append(h.given, string(value)), max(h.taken[string(value)], 2)
}

// words returns the plain text below a node.
func words(n ast.Node, src []byte) (plain []byte) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := c.(*ast.Text); ok && entering {
			plain = append(plain, text.Value(src)...)
			if text.SoftLineBreak() || text.HardLineBreak() {
				plain = append(plain, ' ')
			}
		} else if text, ok := c.(*ast.String); ok && entering {
			plain = append(plain, text.Value...)
		}
		return ast.WalkContinue, nil
	})
	return plain
}

var (
	slugLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")
	notInSlug   = regexp.MustCompile(`[^\p{L}\p{Nd}]+`)
)

// slug turns a heading into an id: letters and digits of any script in lower case, everything else one hyphen.
func slug(heading string) string {
	id := notInSlug.ReplaceAllString(slugLetters.Replace(strings.ToLower(heading)), "-")
	return cmp.Or(strings.Trim(id, "-"), "section")
}
