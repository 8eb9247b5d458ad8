package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// operators are those that get another meaning, with the function of switch.go.txt that has both.
var operators = map[token.Token]struct{ function, other string }{
	token.LAND: {"mutantAnd", "||"}, token.LOR: {"mutantOr", "&&"},
	token.LSS: {"mutantLess", "<="}, token.LEQ: {"mutantLessEqual", "<"},
	token.GTR: {"mutantMore", ">="}, token.GEQ: {"mutantMoreEqual", ">"},
	token.ADD: {"mutantPlus", "-"}, token.SUB: {"mutantMinus", "+"}, token.MUL: {"mutantTimes", "/"},
	token.QUO: {"mutantDivide", "*"}, token.REM: {"mutantRest", "*"},
	token.AND: {"mutantBitAnd", "|"}, token.OR: {"mutantBitOr", "&"},
}

// binary writes two operands and what is between them.
func (w *writer) binary(n *ast.BinaryExpr) string {
	said := w.said(n)
	switch n.Op {
	case token.EQL, token.NEQ:
		return fmt.Sprintf("(mutant(%d) != (%s))", w.fault(n, "not (%s)", said), w.parts(n, nil))
	case token.LAND, token.LOR:
		f := operators[n.Op]
		number := w.fault(n, "%s %s %s", w.said(n.X), f.other, w.said(n.Y))
		return fmt.Sprintf("%s(%d, %s, func() bool { return %s })", f.function, number, w.truth(n.X), w.truth(n.Y))
	}
	f, ok := operators[n.Op]
	b, basic := w.info.TypeOf(n.X).Underlying().(*types.Basic)
	compared := n.Op == token.LSS || n.Op == token.LEQ || n.Op == token.GTR || n.Op == token.GEQ
	if !ok || !basic || !compared && b.Info()&types.IsNumeric == 0 {
		return w.parts(n, nil)
	}
	if more := n.Op == token.LSS || n.Op == token.GEQ; compared {
		w.same[n.X], w.same[n.Y] = !more, more
	}
	number := w.fault(n, "%s %s %s", w.said(n.X), f.other, w.said(n.Y))
	text := fmt.Sprintf("%s(%d, %s, %s)", f.function, number, w.node(n.X), w.node(n.Y))
	if compared {
		text = fmt.Sprintf("(mutant(%d) != %s)", w.fault(n, "not (%s)", said), text)
	}
	return text
}

// truth writes a condition that may be turned around. Comparisons, && and || are turned around where they are written.
func (w *writer) truth(e ast.Expr) string {
	inner := ast.Unparen(e)
	if b, ok := inner.(*ast.BinaryExpr); ok && operatorOfTruth(b.Op) {
		return w.node(e)
	}
	if u, ok := inner.(*ast.UnaryExpr); ok && u.Op == token.NOT || w.info.Types[e].Value != nil {
		return w.node(e)
	}
	return fmt.Sprintf("(mutant(%d) != (%s))", w.fault(e, "not %s", w.said(e)), w.node(e))
}

func operatorOfTruth(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ, token.LAND, token.LOR:
		return true
	}
	return false
}

// conditions writes the cases of a switch, those that are true or false as such.
func (w *writer) conditions(cases []ast.Expr) []part {
	var written []part
	for _, c := range cases {
		if b, ok := w.info.TypeOf(c).(*types.Basic); ok && b.Info()&types.IsBoolean != 0 && w.info.Types[c].Value == nil {
			written = append(written, part{c, w.truth(c)})
		}
	}
	return written
}

// statements writes statements, and leaves out one at a time.
func (w *writer) statements(list []ast.Stmt) []part {
	var written []part
	for _, s := range list {
		text := ""
		if w.canGo(s) {
			number := w.fault(s, "without %s", firstLine(w.said(s)))
			text = fmt.Sprintf("if !mutant(%d) { %s }", number, w.node(s))
		} else {
			text = w.node(s)
		}
		written = append(written, part{s, text})
	}
	return written
}

func firstLine(s string) string {
	line, _, more := strings.Cut(s, "\n")
	if more {
		line += " …"
	}
	return line
}

// canGo tells whether a program without a statement still is one.
func (w *writer) canGo(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		name := ""
		if ok {
			name = w.said(call.Fun)
		}
		return name != "panic" && name != "os.Exit" && !strings.HasSuffix(name, ".Grow")
	case *ast.AssignStmt:
		return s.Tok != token.DEFINE && w.said(s.Lhs[0]) != "_"
	case *ast.BranchStmt:
		return s.Tok == token.BREAK || s.Tok == token.CONTINUE
	case *ast.ReturnStmt:
		return len(w.results[len(w.results)-1]) == 0
	case *ast.IncDecStmt, *ast.SendStmt, *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	return false
}

// loop writes a loop, and leaves it out. One that only returns ends is kept.
func (w *writer) loop(n ast.Stmt, head ast.Expr, body *ast.BlockStmt) string {
	if head == nil || len(body.List) == 0 {
		return w.parts(n, nil)
	}
	number := w.fault(n, "without %s", firstLine(w.said(n)))
	text := "{ if mutant(" + fmt.Sprint(number) + ") { break }; " + strings.TrimPrefix(w.node(body), "{")
	given := []part{{body, text}}
	if f, ok := n.(*ast.ForStmt); ok {
		given = append(given, part{head, w.truth(head)})
		if f.Post != nil { // without it a loop has no end
			given = append(given, part{f.Post, w.said(f.Post)})
		}
	}
	return w.parts(n, given)
}

// assign writes an assignment; += is told from -=.
func (w *writer) assign(n *ast.AssignStmt) string {
	if _, element := n.Lhs[0].(*ast.IndexExpr); element && w.said(n.Rhs[0]) == "true" { // of a set
		return w.said(n)
	}
	right := n.Rhs[0]
	if n.Tok != token.ADD_ASSIGN && n.Tok != token.SUB_ASSIGN || w.info.Types[right].Value != nil {
		return w.parts(n, nil)
	}
	if b, ok := w.info.TypeOf(right).Underlying().(*types.Basic); !ok || b.Info()&types.IsNumeric == 0 {
		return w.parts(n, nil)
	}
	other := map[token.Token]string{token.ADD_ASSIGN: "-=", token.SUB_ASSIGN: "+="}[n.Tok]
	number := w.fault(n, "%s %s %s", w.said(n.Lhs[0]), other, w.said(right))
	return w.parts(n, []part{{right, fmt.Sprintf("mutantSign(%d, %s)", number, w.node(right))}})
}

// leave writes a return, of which each value may be zero.
func (w *writer) leave(n *ast.ReturnStmt) string {
	results := w.results[len(w.results)-1]
	if len(n.Results) == 0 {
		return w.said(n)
	}
	if len(n.Results) < len(results) {
		zero := make([]string, len(results))
		for i, t := range results {
			zero[i] = "*new(" + t + ")"
		}
		number := w.fault(n, "zero for %s", firstLine(w.said(n.Results[0])))
		return fmt.Sprintf("if mutant(%d) { return %s }; %s", number, strings.Join(zero, ", "), w.parts(n, nil))
	}
	var given []part
	last := n.Results[len(n.Results)-1]
	refused := w.said(last) == "false" || results[len(results)-1] == "error" && !w.info.Types[last].IsNil()
	for i, r := range n.Results {
		switch t := w.info.Types[r]; {
		case refused && r != last: // nobody looks at it
			given = append(given, part{r, w.said(r)})
		case results[i] == "bool":
			given = append(given, part{r, w.truth(r)})
		case t.IsNil() || t.Value != nil && types.Identical(t.Type, types.Typ[types.UntypedNil]) || w.empty(r):
		default:
			number := w.fault(n, "zero for %s", firstLine(w.said(r)))
			given = append(given, part{r, fmt.Sprintf("mutantZero[%s](%d, %s)", results[i], number, w.node(r))})
		}
	}
	return w.parts(n, given)
}

// empty tells whether an expression is a zero value.
func (w *writer) empty(e ast.Expr) bool {
	if c, ok := e.(*ast.CompositeLit); ok {
		_, slice := w.info.TypeOf(e).Underlying().(*types.Slice)
		return len(c.Elts) == 0 && !slice
	}
	v := w.info.Types[e].Value
	return v != nil && (v.ExactString() == "0" || v.ExactString() == `""` || v.ExactString() == "false")
}
