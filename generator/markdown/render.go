package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// linkRenderer writes links and pictures with a mark in place of the destination.
type linkRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (*linkRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, writeLink)
	reg.Register(ast.KindImage, writeImage)
	reg.Register(ast.KindAutoLink, writeAutoLink)
}

func writeLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<a href="` + mark + `"`)
	writeTitle(w, n.(*ast.Link).Title)
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

func writeAutoLink(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<a href="` + mark + `">`)
		_, _ = w.Write(util.EscapeHTML(n.(*ast.AutoLink).Label(src)))
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func writeImage(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<img src="` + mark + `" alt="`)
	_, _ = w.Write(util.EscapeHTML([]byte(words(n, src))))
	_ = w.WriteByte('"')
	writeTitle(w, n.(*ast.Image).Title)
	_, _ = w.WriteString(` loading="lazy">`)
	return ast.WalkSkipChildren, nil
}

func writeTitle(w util.BufWriter, title []byte) {
	if len(title) > 0 {
		_, _ = w.WriteString(` title="`)
		_, _ = w.Write(util.EscapeHTML(title))
		_ = w.WriteByte('"')
	}
}

// words returns the plain text below a node.
func words(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch c := c.(type) {
		case *ast.Text:
			if entering {
				b.Write(c.Value(src))
			}
		case *ast.String:
			if entering {
				b.Write(c.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var slugLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// slug turns a heading into an id: letters and digits of any script in lower case, everything else one hyphen.
func slug(heading string) string {
	var b strings.Builder
	gap := false
	for _, r := range slugLetters.Replace(strings.ToLower(heading)) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
