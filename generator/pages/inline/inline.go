// Package inline puts small templates in place of the calls to them.
//
// Trees takes templates as they were parsed and returns those that one of them needs; what they write stays the same.
// html/template makes a template of its own of each that is called inside a tag, and keeps that to itself: whoever
// wants to know what it made of them, as package plate does, finds calls to nowhere.
package inline

import (
	"html/template"
	"text/template/parse"
)

// Once is the name of a function that makes a list of one thing.
const Once = "once"

// Functions has the function that Trees puts in templates; whoever executes them must know it.
var Functions = template.FuncMap{Once: func(x any) []any { return []any{x} }}

// Trees returns copies of a template and of all that it calls, directly or not, by name. Those that call no others are
// put in place of the calls to them. find returns a template by its name, nil if there is none; it is not changed.
//
// A template is executed once, with a dot of its own, which it also knows as $: this is what a range over a list of one
// thing does.
func Trees(name string, find func(name string) *parse.Tree) map[string]*parse.Tree {
	trees := map[string]*parse.Tree{}
	var add func(name string)
	add = func(name string) {
		found := find(name)
		if found == nil || trees[name] != nil {
			return
		}
		trees[name] = found.Copy()
		each(trees[name].Root, func(l *parse.ListNode) {
			for i, n := range l.Nodes {
				c, ok := n.(*parse.TemplateNode)
				if !ok {
					continue
				}
				if called := find(c.Name); called != nil && c.Pipe != nil && isLeaf(called.Root) {
					l.Nodes[i] = inlined(c, called.Root.CopyList())
				} else {
					add(c.Name)
				}
			}
		})
	}
	add(name)
	return trees
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
