package guide

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

// guide is what is being written.
type guide struct {
	Options
	language string
	base     *fact.Base        // of a new site
	files    map[string][]byte // of it
	names    []string          // of these, sorted
	b        strings.Builder
	headings []heading
}

type heading struct {
	level int
	text  string
}

// markdownText tells whether Markdown is written, where marks of it that stand in a text must not be taken for such.
func (g *guide) markdownText() bool { return g.Width == 0 }

var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `<`, `\<`, `[`, `\[`, `]`, `\]`)

func (g *guide) escaped(text string) string {
	if text = strings.Join(strings.Fields(text), " "); g.markdownText() {
		return marks.Replace(text)
	}
	return diag.Printable(text)
}

func (g *guide) heading(level int, text string) {
	g.headings = append(g.headings, heading{level, text})
	if g.b.Len() > 0 {
		g.b.WriteByte('\n')
	}
	fmt.Fprintf(&g.b, "%s %s\n", strings.Repeat("#", level), g.escaped(text))
}

func (g *guide) paragraph(text string) {
	g.b.WriteByte('\n')
	g.lines("", g.escaped(text))
}

// item writes an element of a list: a word of the format, unless that is empty, and what there is to say about it.
func (g *guide) item(depth int, word, text string) {
	if !strings.HasSuffix(g.b.String(), "\n\n") && !g.inList() {
		g.b.WriteByte('\n')
	}
	indent := strings.Repeat("  ", depth)
	if text = g.escaped(text); word != "" {
		text = "`" + word + "`: " + text
	}
	g.lines(indent+"- ", text)
}

// more writes a further paragraph of an element.
func (g *guide) more(depth int, text string) {
	g.b.WriteByte('\n')
	g.lines(strings.Repeat("  ", depth+1), g.escaped(text))
	g.b.WriteByte('\n')
}

// inList tells whether the line before is one of a list.
func (g *guide) inList() bool {
	text := strings.TrimSuffix(g.b.String(), "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return strings.HasPrefix(last, "- ") || strings.HasPrefix(last, "  ")
}

// lines writes a text behind a mark, in lines of the width; further ones are indented as the text in the first is.
func (g *guide) lines(mark, text string) {
	list := []string{text}
	if !g.markdownText() {
		list = diag.Wrap(text, max(g.Width-len(mark), 20))
	}
	g.b.WriteString(mark + strings.Join(list, "\n"+strings.Repeat(" ", len(mark))) + "\n")
}

// code writes lines that stay as they are: between marks in Markdown, indented on a terminal.
func (g *guide) code(language, text string) {
	text = strings.TrimRight(text, "\n")
	if g.markdownText() {
		fence := "```"
		for strings.Contains(text, fence) {
			fence += "`"
		}
		fmt.Fprintf(&g.b, "\n%s%s\n%s\n%s\n", fence, language, text, fence)
		return
	}
	g.b.WriteByte('\n')
	for l := range strings.SplitSeq(text, "\n") {
		g.b.WriteString(strings.TrimRight("    "+diag.Printable(l), " ") + "\n")
	}
}

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page.html").Parse(pageHTML))

// A section is what the table of contents has of one.
type section struct{ Anchor, Title string }

// HTML returns the guide as a web page that stands alone.
func HTML(opt Options) (string, error) {
	opt.Width = 0
	text, err := Write(opt)
	if err != nil {
		return "", err
	}
	_, text, _ = strings.Cut(text, "\n") // the title stands in the template
	doc := markdown.Parse(text, markdown.Options{})
	if doc.Excess != nil {
		return "", fmt.Errorf("the guide has %d %s", doc.Excess.Count, doc.Excess.What)
	}
	var b strings.Builder
	err = page.Execute(&b, struct {
		Title    string
		Sections []section
		Body     template.HTML
	}{Title, sections(text, doc.Anchors), doc.HTML(func(l markdown.Link) markdown.Target {
		return markdown.Target{Href: l.Dest}
	})})
	return b.String(), err
}

// sections finds the headings of the second level among all, whose anchors are given.
func sections(text string, anchors []string) []section {
	var list []section
	at, fenced := 0, false
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, "```"):
			fenced = !fenced
		case fenced || !strings.HasPrefix(l, "#"):
		default:
			if title, second := strings.CutPrefix(l, "## "); second {
				list = append(list, section{anchors[at], title})
			}
			at++
		}
	}
	return list
}
