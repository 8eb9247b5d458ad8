package plate

import (
	"reflect"
	"text/template/parse"
)

// A value is what an expression comes to. get returns it; for words and for what is true or not there is a way without
// a reflect.Value as well.
type value struct {
	typ   reflect.Type // nil if it is not known before the page is set
	get   func(*run, reflect.Value) reflect.Value
	str   func(*run, reflect.Value) string
	is    func(*run, reflect.Value) bool
	fixed bool // it is the same on every page
}

func fixed(x any) value {
	v := reflect.ValueOf(x)
	return value{typ: v.Type(), fixed: true, get: func(*run, reflect.Value) reflect.Value { return v }}
}

func words(str func(*run, reflect.Value) string) value {
	return value{typ: reflect.TypeFor[string](), str: str,
		get: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(str(r, dot)) }}
}

func test(is func(*run, reflect.Value) bool) value {
	return value{typ: reflect.TypeFor[bool](), is: is,
		get: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(is(r, dot)) }}
}

// kind is that of the type, Invalid if it is not known.
func (v value) kind() reflect.Kind {
	if v.typ == nil {
		return reflect.Invalid
	}
	return v.typ.Kind()
}

// text returns what a value of the kind string says.
func (v value) text() func(*run, reflect.Value) string {
	if v.str != nil {
		return v.str
	}
	return func(r *run, dot reflect.Value) string { return v.get(r, dot).String() }
}

// truth tells whether a value counts as true: it is not empty.
func (v value) truth() func(*run, reflect.Value) bool {
	switch {
	case v.is != nil:
		return v.is
	case v.kind() == reflect.String:
		text := v.text()
		return func(r *run, dot reflect.Value) bool { return text(r, dot) != "" }
	}
	return func(r *run, dot reflect.Value) bool { return truth(v.get(r, dot)) }
}

func truth(x reflect.Value) bool {
	if x.Kind() == reflect.Interface {
		x = x.Elem()
	}
	switch x.Kind() {
	case reflect.Invalid:
		return false
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return x.Len() > 0
	case reflect.Struct:
		return true
	}
	return !x.IsZero()
}

// pipe evaluates a pipeline. One that declares a variable is left to html/template, where that is rare.
func (s scope) pipe(p *parse.PipeNode) value {
	if len(p.Decl) > 0 {
		panic(unknown(p))
	}
	return s.commands(p.Cmds)
}

// commands evaluates commands, each of which is given what the one before comes to.
func (s scope) commands(list []*parse.CommandNode) value {
	var before []value
	for _, c := range list {
		before = []value{s.command(c, before)}
	}
	return before[0]
}

func (s scope) command(c *parse.CommandNode, more []value) value {
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		var args []value
		for _, n := range c.Args[1:] {
			args = append(args, s.operand(n))
		}
		return s.function(c, id.Ident, append(args, more...))
	}
	if len(c.Args) > 1 || more != nil {
		panic(unknown(c))
	}
	return s.operand(c.Args[0])
}

func (s scope) operand(n parse.Node) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.here()
	case *parse.FieldNode:
		return s.fields(n, s.here(), n.Ident)
	case *parse.VariableNode:
		at := s.find(n, n.Ident[0])
		v := value{typ: s.vars[at].typ, get: func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+at] }}
		return s.fields(n, v, n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(n, s.operand(n.Node), n.Field)
	case *parse.PipeNode:
		return s.pipe(n)
	case *parse.IdentifierNode:
		return s.function(n, n.Ident, nil)
	case *parse.StringNode:
		return fixed(n.Text)
	case *parse.BoolNode:
		return fixed(n.True)
	case *parse.NumberNode:
		if n.IsInt {
			return fixed(int(n.Int64))
		}
	}
	panic(unknown(n))
}

func (s scope) here() value {
	return value{typ: s.dot, get: func(_ *run, dot reflect.Value) reflect.Value { return dot }}
}

func (s scope) fields(n parse.Node, v value, names []string) value {
	for _, name := range names {
		v = field(n, v, name)
	}
	return v
}

// field returns a field of a struct, or what a method without arguments returns.
func field(n parse.Node, v value, name string) value {
	if v.typ == nil || v.kind() == reflect.Interface {
		panic(unknown(n))
	}
	if m, ok := v.typ.MethodByName(name); ok && m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
		return value{typ: m.Type.Out(0), get: func(r *run, dot reflect.Value) reflect.Value {
			return v.get(r, dot).Method(m.Index).Call(nil)[0]
		}}
	}
	if v.kind() == reflect.Pointer {
		return field(n, pointed(v), name)
	}
	if _, ok := reflect.PointerTo(v.typ).MethodByName(name); ok || v.kind() != reflect.Struct {
		panic(unknown(n))
	}
	f, ok := v.typ.FieldByName(name)
	if !ok || !f.IsExported() {
		panic(unknown(n))
	}
	if len(f.Index) == 1 {
		i := f.Index[0]
		return value{typ: f.Type, get: func(r *run, dot reflect.Value) reflect.Value { return v.get(r, dot).Field(i) }}
	}
	return value{typ: f.Type, get: func(r *run, dot reflect.Value) reflect.Value {
		return v.get(r, dot).FieldByIndex(f.Index)
	}}
}

// pointed returns what a pointer points to. Of nil it returns what every use of panics, so that the page is left to
// html/template.
func pointed(v value) value {
	return value{typ: v.typ.Elem(), get: func(r *run, dot reflect.Value) reflect.Value { return v.get(r, dot).Elem() }}
}
