// Package inline puts small templates in place of the calls to them.
//
// Set changes a set of templates before it is executed for the first time; what the set writes stays the same.
// html/template makes a template of its own of each that is called inside a tag, and keeps that to itself: whoever
// wants to know what it made of a set, as package plate does, finds calls to nowhere.
package inline

import (
	"html/template"
	"text/template/parse"
)

// Once is the name of a function that makes a list of one thing.
const Once = "once"

// Functions has the function that Set puts in templates; they must know it before they are parsed.
var Functions = template.FuncMap{Once: func(x any) []any { return []any{x} }}

// Set changes all templates of a set. Those that call no others are put in place of the calls to them.
//
// A template is executed once, with a dot of its own, which it also knows as $: this is what a range over a list of one
// thing does.
func Set(set *template.Template) {
	leaves := map[string]*parse.ListNode{}
	for _, t := range set.Templates() {
		if t.Tree != nil && isLeaf(t.Tree.Root) {
			leaves[t.Name()] = t.Tree.Root.CopyList()
		}
	}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		each(t.Tree.Root, func(l *parse.ListNode) {
			for i, n := range l.Nodes {
				if c, ok := n.(*parse.TemplateNode); ok && c.Pipe != nil && leaves[c.Name] != nil {
					l.Nodes[i] = inlined(c, leaves[c.Name].CopyList())
				}
			}
		})
	}
}

func isLeaf(root *parse.ListNode) bool {
	leaf := true
	each(root, func(l *parse.ListNode) {
		for _, n := range l.Nodes {
			leaf = leaf && n.Type() != parse.NodeTemplate
		}
	})
	return leaf
}

// each calls do with a list of nodes and with all those within it, the inner ones first.
func each(l *parse.ListNode, do func(*parse.ListNode)) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		if b := branchOf(n); b != nil {
			each(b.List, do)
			each(b.ElseList, do)
		}
	}
	do(l)
}

func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}

// itself is what a template that was put in place of a call knows as $.
const itself = "$once"

func inlined(c *parse.TemplateNode, body *parse.ListNode) parse.Node {
	each(body, renameList)
	first := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: c.Pos,
		Args: []parse.Node{parse.NewIdentifier(Once).SetPos(c.Pos), c.Pipe}}
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: c.Pos, Line: c.Line, Cmds: []*parse.CommandNode{first},
		Decl: []*parse.VariableNode{{NodeType: parse.NodeVariable, Pos: c.Pos, Ident: []string{itself}}}}
	return &parse.RangeNode{BranchNode: parse.BranchNode{NodeType: parse.NodeRange, Pos: c.Pos, Line: c.Line,
		Pipe: pipe, List: body}}
}

// Is tells whether a range is a template that was put in place of a call.
func Is(n *parse.RangeNode) bool {
	id, ok := n.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	return ok && id.Ident == Once
}

func renameList(l *parse.ListNode) {
	for _, n := range l.Nodes {
		if b := branchOf(n); b != nil {
			rename(b.Pipe)
		}
		if a, ok := n.(*parse.ActionNode); ok {
			rename(a.Pipe)
		}
	}
}

// rename calls $ in an expression what it is where the template was put.
func rename(n parse.Node) {
	switch n := n.(type) {
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			n.Ident[0] = itself
		}
	case *parse.ChainNode:
		rename(n.Node)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			for _, arg := range c.Args {
				rename(arg)
			}
		}
	}
}
