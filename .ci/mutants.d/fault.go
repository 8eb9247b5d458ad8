package main

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A mutant is one fault.
type mutant struct {
	number int
	key    string // file function: what was changed; what explained.txt names it by
	file   string
	line   int
	in     string // the function
}

// A writer writes a file of a package with all faults in it, each behind its switch.
type writer struct {
	*pack
	name    string
	source  []byte
	imports map[string]string // path → the name that the file has for it
	in      string            // the function or variable that is being written
	results [][]string        // the types that each function around returns
	same    map[ast.Expr]bool // a constant in a comparison: true if more of it is the same as moving the boundary
}

// fault adds a fault and returns its number. Its key has the line it is in, so that no key outlives what it is about.
func (w *writer) fault(n ast.Node, format string, args ...any) int {
	what := strings.Join(strings.Fields(fmt.Sprintf(format, args...)), " ")
	m := &mutant{number: len(w.mutants) + 1, file: w.name, line: w.files.Position(n.Pos()).Line, in: w.in}
	m.key = fmt.Sprintf("%s %s: %s", w.name, w.in, what)
	if line := w.around(n.Pos()); !strings.Contains(what, line) {
		m.key += " | " + line
	}
	w.keys[m.key]++
	if same := w.keys[m.key]; same > 1 {
		m.key += fmt.Sprintf(" (%d)", same)
	}
	w.mutants = append(w.mutants, m)
	return m.number
}

// text returns what stands in the file.
func (w *writer) text(from, to token.Pos) string {
	file := w.files.File(from)
	return string(w.source[file.Offset(from):file.Offset(to)])
}

// around returns the line on which a place is.
func (w *writer) around(at token.Pos) string {
	offset := w.files.Position(at).Offset
	start := bytes.LastIndexByte(w.source[:offset], '\n') + 1
	line, _, _ := strings.Cut(string(w.source[start:]), "\n")
	return strings.TrimSpace(line)
}

func (w *writer) said(n ast.Node) string { return w.text(n.Pos(), n.End()) }

// node writes a node with the faults in it.
func (w *writer) node(n ast.Node) string {
	if e, ok := n.(ast.Expr); ok {
		if t := w.info.Types[e]; t.IsType() {
			return w.said(n)
		} else if t.Value != nil {
			return w.constant(e, t)
		}
	}
	switch n := n.(type) {
	case *ast.Comment, *ast.CommentGroup, *ast.FuncType, *ast.FieldList:
		return w.said(n)
	case *ast.GenDecl:
		if n.Tok == token.CONST || n.Tok == token.IMPORT {
			return w.said(n)
		}
	case *ast.ValueSpec:
		if w.results == nil {
			w.in = n.Names[0].Name
		}
	case *ast.FuncDecl:
		return w.function(n)
	case *ast.FuncLit:
		w.results = append(w.results, w.returned(n.Type))
		defer func() { w.results = w.results[:len(w.results)-1] }()
	case *ast.BlockStmt:
		return w.parts(n, w.statements(n.List))
	case *ast.CaseClause:
		return w.parts(n, append(w.conditions(n.List), w.statements(n.Body)...))
	case *ast.CommClause:
		return w.parts(n, w.statements(n.Body))
	case *ast.IfStmt:
		return w.parts(n, []part{{n.Cond, w.truth(n.Cond)}})
	case *ast.ForStmt:
		return w.loop(n, n.Cond, n.Body)
	case *ast.RangeStmt:
		return w.loop(n, n.X, n.Body)
	case *ast.ReturnStmt:
		return w.leave(n)
	case *ast.AssignStmt:
		return w.assign(n)
	case *ast.BinaryExpr:
		return w.binary(n)
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			return "!(" + w.truth(n.X) + ")"
		}
	case *ast.KeyValueExpr: // a field's name or an index
		return w.text(n.Pos(), n.Value.Pos()) + w.node(n.Value)
	case *ast.CallExpr:
		return w.call(n)
	}
	return w.parts(n, nil)
}

// A part is a node that was written already.
type part struct {
	node ast.Node
	text string
}

// parts writes a node of parts, those that are given and those that are not.
func (w *writer) parts(n ast.Node, given []part) string {
	var all []part
	ast.Inspect(n, func(child ast.Node) bool {
		if child == nil || child == n {
			return child == n
		}
		if i := slices.IndexFunc(given, func(p part) bool { return p.node == child }); i >= 0 {
			all = append(all, given[i])
		} else {
			all = append(all, part{child, w.node(child)})
		}
		return false
	})
	slices.SortStableFunc(all, func(a, b part) int { return cmp.Compare(a.node.Pos(), b.node.Pos()) })
	var out strings.Builder
	at := n.Pos()
	for _, p := range all {
		out.WriteString(w.text(at, p.node.Pos()) + p.text)
		at = p.node.End()
	}
	return out.String() + w.text(at, n.End())
}

func (w *writer) function(n *ast.FuncDecl) string {
	if n.Body == nil {
		return w.said(n)
	}
	w.in = n.Name.Name
	if n.Recv != nil {
		w.in = strings.Trim(w.said(n.Recv.List[0].Type), "*") + "." + w.in
	}
	w.results = [][]string{w.returned(n.Type)}
	defer func() { w.results = nil }()
	return w.text(n.Pos(), n.Body.Pos()) + w.node(n.Body)
}

// returned returns the types of a function's results.
func (w *writer) returned(t *ast.FuncType) []string {
	var results []string
	if t.Results == nil {
		return nil
	}
	for _, f := range t.Results.List {
		for range max(1, len(f.Names)) {
			results = append(results, w.said(f.Type))
		}
	}
	return results
}

// call leaves out what is only about memory: capacities.
func (w *writer) call(n *ast.CallExpr) string {
	var given []part
	switch f := n.Fun.(type) {
	case *ast.Ident:
		if f.Name == "make" && len(n.Args) > 1 {
			if _, slice := w.info.TypeOf(n).Underlying().(*types.Slice); !slice || len(n.Args) == 3 {
				last := n.Args[len(n.Args)-1]
				given = append(given, part{last, w.said(last)})
			}
		}
	case *ast.SelectorExpr:
		if f.Sel.Name == "Grow" || f.Sel.Name == "Clip" {
			return w.said(n)
		}
	}
	for _, a := range n.Args {
		if !w.info.Types[n.Fun].IsBuiltin() && foreign(a, true) && w.info.Types[a].Value != nil {
			given = append(given, part{a, w.said(a)})
		}
	}
	return w.parts(n, given)
}

// number writes a constant that is more and one that is less, but neither that is the same as moving a boundary.
func (w *writer) number(e ast.Expr, function, typeName string) string {
	more, less := -1, -1 // none
	same, compared := w.same[e]
	if !compared || !same {
		more = w.fault(e, "%s more", w.said(e))
	}
	if !compared || same {
		less = w.fault(e, "%s less", w.said(e))
	}
	return fmt.Sprintf("%s(%d, %d, %s(%s))", function, more, less, typeName, w.said(e))
}

// foreign tells whether an expression is a constant of another package, or one that a function gets by its name: it
// says which of several things, and is no number.
func foreign(e ast.Expr, argument bool) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		return true
	case *ast.Ident:
		return argument
	case *ast.BinaryExpr:
		return foreign(e.X, argument) && foreign(e.Y, argument)
	}
	return false
}

// constant writes a number that is one more or one less, a fraction that is a tenth more or less, and a truth that is
// turned around.
func (w *writer) constant(e ast.Expr, t types.TypeAndValue) string {
	basic, ok := t.Type.Underlying().(*types.Basic)
	if !ok {
		return w.said(e)
	}
	if t.Value.Kind() == constant.Bool {
		return fmt.Sprintf("(mutant(%d) != (%s))", w.fault(e, "not %s", w.said(e)), w.said(e))
	}
	name, ok := w.typeName(t.Type)
	function := ""
	switch {
	case !ok || strings.HasPrefix(name, "untyped") || foreign(e, false):
	case basic.Info()&types.IsInteger != 0 && name != "time.Duration" && !strings.HasSuffix(name, "FileMode"):
		function = "mutantWholeConstant"
	case basic.Info()&types.IsFloat != 0 && constant.Sign(t.Value) != 0:
		function = "mutantFraction"
	}
	if function == "" {
		return w.said(e)
	}
	return w.number(e, function, name)
}

// typeName returns how the file writes a type; false if it cannot.
func (w *writer) typeName(t types.Type) (string, bool) {
	ok := true
	name := types.TypeString(t, func(p *types.Package) string {
		if p == w.types {
			return ""
		}
		as, imported := w.imports[p.Path()]
		ok = ok && imported
		return as
	})
	return name, ok
}
