// Package plate runs templates many times faster than html/template does.
//
// Make takes a template that html/template has escaped, and the type of what the template will be given, and returns
// functions that write the same. Which field a name means, what type it has and how it is escaped is then known once
// and for all, what is said in fixed words is only copied, and nothing is looked up while a page is set.
//
// html/template stays the judge. It decides how to escape what, and what is not known here is left to it: Make refuses
// a template with anything unusual, and Page a page on which anything goes wrong. Whoever asks then executes the
// template itself, which writes that page too, or says what is wrong with it.
package plate

import (
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"text/template/parse"
)

// A Plate is a template that is ready to be run. Any number of goroutines may share it.
type Plate struct {
	data reflect.Type
	body *body
	runs sync.Pool
}

// Make returns the plate of a template in a set whose trees are from package inline and that has been executed. data is
// the type of what it will be given. functions are all that the set can call; what they return depends on their
// arguments alone. The error says what is not known here.
func Make(set *template.Template, name string, data reflect.Type, functions map[string]Func) (p *Plate, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			p, err = nil, fmt.Errorf("template %s: %v", name, fault)
		}
	}()
	m := maker{set, functions, map[call]*body{}, map[string]*template.Template{}}
	p = &Plate{data: data, body: m.body(name, data)}
	p.runs.New = func() any { return new(run) }
	return p, nil
}

// Page sets a page. It is appended to room, which may be nil. It returns false if html/template must say what becomes
// of it.
func (p *Plate) Page(room []byte, data any) (page []byte, ok bool) {
	if reflect.TypeOf(data) != p.data {
		return nil, false
	}
	r := p.runs.Get().(*run)
	defer func() {
		if recover() != nil { // the run with whatever stands in it is left alone
			page, ok = nil, false
			return
		}
		clear(r.vars[:cap(r.vars)])
		p.runs.Put(r)
	}()
	r.out = room
	p.body.call(r, reflect.ValueOf(data))
	page, r.out = r.out, nil
	return page, true
}

// A run is one page being set.
type run struct {
	out   []byte
	vars  []reflect.Value // of the templates that are being run, the innermost last
	base  int             // where those of the innermost begin
	depth int
}

// Write lets html/template write what it alone knows how to escape.
func (r *run) Write(b []byte) (int, error) {
	r.out = append(r.out, b...)
	return len(b), nil
}

// A step writes a part of a template. dot is what the dot means there.
type step func(r *run, dot reflect.Value)

// A body is a template for one type of dot.
type body struct {
	run  step
	vars int // how many variables it has at once; the first is $
}

// deepest is how deep templates may call each other. Whether more of it would end is for html/template to say.
const deepest = 1000

func (b *body) call(r *run, dot reflect.Value) {
	if r.depth++; r.depth > deepest {
		panic("too deep")
	}
	base, top := r.base, len(r.vars)
	for range b.vars {
		r.vars = append(r.vars, reflect.Value{})
	}
	r.base, r.vars[top] = top, dot
	b.run(r, dot)
	r.base, r.vars = base, r.vars[:top]
	r.depth--
}

// A call is what body finds a template by that has been made.
type call struct {
	name string
	dot  reflect.Type // nil if it is called with nothing
}

// A maker makes the parts of one plate. It panics with what it does not know.
type maker struct {
	set       *template.Template
	functions map[string]Func
	bodies    map[call]*body
	escapers  map[string]*template.Template
}

func (m *maker) body(name string, dot reflect.Type) *body {
	c := call{name, dot}
	if b := m.bodies[c]; b != nil {
		return b
	}
	t := m.set.Lookup(name)
	if t == nil || t.Tree == nil {
		panic(fmt.Sprintf("there is no template %q, or none for such a place", name))
	}
	b := &body{vars: 1}
	m.bodies[c] = b // before it is made: it may call itself
	s := scope{maker: m, dot: dot, vars: []variable{{"$", dot}}, body: b}
	b.run = s.list(t.Tree.Root)
	return b
}

func unknown(n parse.Node) string { return fmt.Sprintf("cannot tell what %s comes to", n) }
