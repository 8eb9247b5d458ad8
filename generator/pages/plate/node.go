package plate

import (
	"reflect"
	"slices"
	"text/template/parse"

	"beleg/generator/pages/inline"
)

// A scope is what names mean at a place in a template.
type scope struct {
	*maker
	dot  reflect.Type // nil if nothing is known of it
	vars []variable   // the innermost last; each stands in the run at its index here
	body *body
}

// A variable has the type of what it was declared with.
type variable struct {
	name string
	typ  reflect.Type
}

// declare returns the scope with one more variable, and where that stands.
func (s scope) declare(name string, typ reflect.Type) (scope, int) {
	s.vars = append(slices.Clip(s.vars), variable{name, typ})
	s.body.vars = max(s.body.vars, len(s.vars))
	return s, len(s.vars) - 1
}

func (s scope) at(dot reflect.Type) scope {
	s.dot = dot
	return s
}

// list makes a list of nodes. What a variable is declared as holds to the end of it.
func (s scope) list(l *parse.ListNode) step {
	var steps []step
	var words []byte // fixed ones, not yet a step
	flush := func() {
		if text := words; len(text) > 0 {
			steps, words = append(steps, func(r *run, _ reflect.Value) { r.out = append(r.out, text...) }), nil
		}
	}
	if l != nil {
		for _, n := range l.Nodes {
			made, fixed := s.node(n)
			if made != nil {
				flush()
				steps = append(steps, made)
			}
			words = append(words, fixed...)
			if a, ok := n.(*parse.ActionNode); ok && len(a.Pipe.Decl) == 1 && !a.Pipe.IsAssign {
				s, _ = s.declare(a.Pipe.Decl[0].Ident[0], s.commands(a.Pipe.Cmds).typ)
			}
		}
	}
	flush()
	return inTurn(steps)
}

func inTurn(steps []step) step {
	if len(steps) == 1 {
		return steps[0]
	}
	return func(r *run, dot reflect.Value) {
		for _, do := range steps {
			do(r, dot)
		}
	}
}

// node makes a node: a step, or fixed words.
func (s scope) node(n parse.Node) (step, []byte) {
	switch n := n.(type) {
	case *parse.TextNode:
		return nil, n.Text
	case *parse.ActionNode:
		return s.action(n)
	case *parse.IfNode:
		return s.ifNode(&n.BranchNode), nil
	case *parse.WithNode:
		return s.withNode(&n.BranchNode), nil
	case *parse.RangeNode:
		if inline.Is(n) {
			return s.once(n), nil
		}
		return s.rangeNode(n), nil
	case *parse.TemplateNode:
		return s.template(n), nil
	}
	panic(unknown(n))
}

func (s scope) action(n *parse.ActionNode) (step, []byte) {
	if len(n.Pipe.Decl) == 0 {
		return s.print(n.Pipe)
	}
	name := n.Pipe.Decl[0].Ident[0]
	if v := s.commands(n.Pipe.Cmds); !n.Pipe.IsAssign {
		_, at := s.declare(name, v.typ)
		return v.into(at), nil
	} else if at := s.find(n, name); s.vars[at].typ == v.typ {
		return v.into(at), nil
	}
	panic(unknown(n))
}

// into keeps a value as a variable.
func (v value) into(at int) step {
	return func(r *run, dot reflect.Value) { r.vars[r.base+at] = v.get(r, dot) }
}

// find returns where a variable stands.
func (s scope) find(n parse.Node, name string) int {
	for i, v := range slices.Backward(s.vars) {
		if v.name == name {
			return i
		}
	}
	panic(unknown(n))
}

func (s scope) ifNode(n *parse.BranchNode) step {
	holds := s.pipe(n.Pipe).truth()
	then, otherwise := s.list(n.List), s.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		if holds(r, dot) {
			then(r, dot)
		} else {
			otherwise(r, dot)
		}
	}
}

func (s scope) withNode(n *parse.BranchNode) step {
	v := s.pipe(n.Pipe)
	then, otherwise := s.at(v.typ).list(n.List), s.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		if x := v.get(r, dot); truth(x) {
			then(r, x)
		} else {
			otherwise(r, dot)
		}
	}
}

// once makes a template that was put in place of a call.
func (s scope) once(n *parse.RangeNode) step {
	v := s.commands(n.Pipe.Cmds)
	inner, at := s.declare(n.Pipe.Decl[0].Ident[0], v.typ)
	do := inner.at(v.typ).list(n.List)
	return func(r *run, dot reflect.Value) {
		x := v.get(r, dot)
		r.vars[r.base+at] = x
		do(r, x)
	}
}

func (s scope) rangeNode(n *parse.RangeNode) step {
	list := s.commands(n.Pipe.Cmds)
	if list.kind() != reflect.Slice || n.Pipe.IsAssign {
		panic(unknown(n))
	}
	element, none := list.typ.Elem(), s.list(n.ElseList)
	inner, number, one := s.at(element), 0, 0 // variable 0 is $ and can be neither
	for i, decl := range n.Pipe.Decl {
		if i == len(n.Pipe.Decl)-1 {
			inner, one = inner.declare(decl.Ident[0], element)
		} else {
			inner, number = inner.declare(decl.Ident[0], reflect.TypeFor[int]())
		}
	}
	do := inner.list(n.List)
	return func(r *run, dot reflect.Value) {
		elements := list.get(r, dot)
		for i := range elements.Len() {
			x := elements.Index(i)
			if number > 0 {
				r.vars[r.base+number] = reflect.ValueOf(i)
			}
			if one > 0 {
				r.vars[r.base+one] = x
			}
			do(r, x)
		}
		if elements.Len() == 0 {
			none(r, dot)
		}
	}
}

func (s scope) template(n *parse.TemplateNode) step {
	if n.Pipe == nil {
		b := s.maker.body(n.Name, nil)
		return func(r *run, _ reflect.Value) { b.call(r, reflect.Value{}) }
	}
	v := s.pipe(n.Pipe)
	b := s.maker.body(n.Name, v.typ)
	return func(r *run, dot reflect.Value) { b.call(r, v.get(r, dot)) }
}
