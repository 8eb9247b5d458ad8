package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// note matches the mark of a footnote, and what may take away its meaning before it.
var note = regexp.MustCompile(`\\?\[\^[^\]\[\s^]+\]`)

// footnotes finds the marks of footnotes: [^1] in a text, and where the note stands. goldmark would publish them as
// they are, or, where a note looks like an address, as links to it.
func footnotes(root ast.Node, src []byte) (found []Range) {
	marks := note.FindAllIndex(src, -1)
	if marks == nil {
		return nil
	}
	code := codeIn(root)
	for _, at := range marks {
		for len(code) > 0 && code[0].End <= at[0] {
			code = code[1:]
		}
		if src[at[0]] == '[' && (len(code) == 0 || at[0] < code[0].Start) {
			found = append(found, Range{at[0], at[1]})
		}
	}
	return found
}

// codeIn returns what is code in a text, in its order.
func codeIn(root ast.Node) (code []Range) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if _, is := n.Parent().(*ast.CodeSpan); is && entering {
				code = append(code, Range{n.Segment.Start, n.Segment.Stop})
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := 0; i < n.Lines().Len() && entering; i++ {
				code = append(code, Range{n.Lines().At(i).Start, n.Lines().At(i).Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	return code
}

var bold = []byte("**")

// literal finds words with stars of bold around them that mean nothing. CommonMark wants a space or a punctuation mark
// outside of them if there is one inside (0.31.2, "left-flanking delimiter run"), so that **Note:**this is published
// with all its stars.
func literal(root ast.Node, src []byte) (found []Range) {
	open := false
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			for at := n.Segment.Start; entering && at < n.Segment.Stop; at++ {
				if !bytes.HasPrefix(src[at:n.Segment.Stop], bold) {
					continue
				}
				if r := (Range{at, at + len(bold)}); open {
					found[len(found)-1].End = r.End
				} else if touches(src, r) {
					found = append(found, r)
				} else {
					continue
				}
				open, at = !open, at+len(bold)-1
			}
		}
		open = open && n.Type() == ast.TypeInline // what a paragraph opens, the next does not close
		return ast.WalkContinue, nil
	})
	return found
}

// touches tells whether a mark stands at a word, and no backslash takes away its meaning.
func touches(src []byte, mark Range) bool {
	before, behind := byte(' '), byte(' ')
	if mark.Start > 0 {
		before = src[mark.Start-1]
	}
	if mark.End < len(src) {
		behind = src[mark.End]
	}
	blank := func(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
	return before != '\\' && !(blank(before) && blank(behind))
}
