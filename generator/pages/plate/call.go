package plate

import (
	"reflect"
	"slices"
	"text/template/parse"

	"beleg/generator/pages/inline"
)

// A Func is a function that templates can call, as One, Two, Pairs and Other make it.
type Func struct {
	F    any // as a template.FuncMap has it
	made func(args []value) value
}

// One is a function of one argument that returns words.
func One[A any](f func(A) string) Func {
	return Func{f, func(args []value) value {
		a := argument[A](args[0])
		return words(func(r *run, dot reflect.Value) string { return f(a(r, dot)) })
	}}
}

// Two is a function of two arguments that returns words.
func Two[A, B any](f func(A, B) string) Func {
	return Func{f, func(args []value) value {
		a, b := argument[A](args[0]), argument[B](args[1])
		return words(func(r *run, dot reflect.Value) string { return f(a(r, dot), b(r, dot)) })
	}}
}

// Pairs is a function of a word and any number of other values, which returns words.
func Pairs(f func(string, ...any) string) Func {
	return Func{f, func(args []value) value {
		id := argument[string](args[0])
		rest := make([]func(*run, reflect.Value) any, len(args)-1)
		for i, arg := range args[1:] {
			rest[i] = argument[any](arg)
		}
		return words(func(r *run, dot reflect.Value) string {
			values := make([]any, len(rest))
			for i, of := range rest {
				values[i] = of(r, dot)
			}
			return f(id(r, dot), values...)
		})
	}}
}

// Other is any other function that returns one value. It takes longer to call.
func Other(f any) Func {
	t, fn := reflect.TypeOf(f), reflect.ValueOf(f)
	return Func{f, func(args []value) value {
		given := make([]func(*run, reflect.Value) reflect.Value, len(args))
		for i, arg := range args {
			given[i] = fit(arg, t.In(i)).get
		}
		return value{typ: t.Out(0), get: func(r *run, dot reflect.Value) reflect.Value {
			values := make([]reflect.Value, len(given))
			for i, get := range given {
				values[i] = get(r, dot)
			}
			return fn.Call(values)[0]
		}}
	}}
}

// fit returns a value as an argument of a type.
func fit(v value, t reflect.Type) value {
	switch {
	case v.typ == nil:
		panic("an argument of a type that is not known")
	case v.typ.AssignableTo(t):
		return v
	case v.kind() == reflect.Pointer && v.typ.Elem().AssignableTo(t):
		return pointed(v)
	}
	panic("an argument " + v.typ.String() + " in place of " + t.String())
}

// argument returns a value as an argument of type A, without a copy on the heap where that can be.
func argument[A any](v value) func(*run, reflect.Value) A {
	t := reflect.TypeFor[A]()
	v = fit(v, t)
	if str, ok := any(v.str).(func(*run, reflect.Value) A); ok && v.str != nil {
		return str
	}
	same := v.typ == t
	return func(r *run, dot reflect.Value) A {
		x := v.get(r, dot)
		if same && x.CanAddr() {
			return *x.Addr().Interface().(*A)
		}
		return x.Interface().(A)
	}
}

// function calls one of text/template's own functions or of ours. If all its arguments are fixed, so is what it
// returns.
func (s scope) function(n parse.Node, name string, args []value) value {
	var v value
	if own, ok := builtins[name]; ok && len(args) > 0 {
		v = own(n, args)
	} else if f, ok := s.functions[name]; ok && fits(f.F, len(args)) {
		v = f.made(args)
	} else {
		panic(unknown(n))
	}
	if slices.ContainsFunc(args, func(arg value) bool { return !arg.fixed }) {
		return v
	}
	return fixed(v.get(&run{}, reflect.Value{}).Interface())
}

// fits tells whether a function can be called with so many arguments.
func fits(f any, args int) bool {
	t := reflect.TypeOf(f)
	if t.IsVariadic() {
		return args >= t.NumIn()-1
	}
	return args == t.NumIn()
}

// builtins are those of text/template's functions that are known here, for the kinds of values that are.
var builtins map[string]func(n parse.Node, args []value) value

func init() {
	builtins = map[string]func(parse.Node, []value) value{
		inline.Once: func(_ parse.Node, args []value) value { return args[0] },
		"eq":        equal,
		"ne":        func(n parse.Node, args []value) value { return not(n, []value{equal(n, args)}) },
		"lt":        ordered(func(a, b int64) bool { return a < b }),
		"gt":        ordered(func(a, b int64) bool { return a > b }),
		"not":       not,
		"and":       func(_ parse.Node, args []value) value { return chosen(args, false) },
		"or":        func(_ parse.Node, args []value) value { return chosen(args, true) },
		"len":       length,
		"index":     index,
	}
}

// equal compares two values of one kind.
func equal(n parse.Node, args []value) value {
	if len(args) != 2 {
		panic(unknown(n))
	}
	a, b := args[0], args[1]
	switch k := a.kind(); {
	case k == reflect.String && b.kind() == k:
		x, y := a.text(), b.text()
		return test(func(r *run, dot reflect.Value) bool { return x(r, dot) == y(r, dot) })
	case a.typ == b.typ && (k == reflect.Int || k == reflect.Bool || k == reflect.Struct && a.typ.Comparable()):
		return test(func(r *run, dot reflect.Value) bool { return a.get(r, dot).Equal(b.get(r, dot)) })
	}
	panic(unknown(n))
}

func ordered(holds func(a, b int64) bool) func(parse.Node, []value) value {
	return func(n parse.Node, args []value) value {
		if len(args) != 2 || args[0].kind() != reflect.Int || args[1].kind() != reflect.Int {
			panic(unknown(n))
		}
		a, b := args[0].get, args[1].get
		return test(func(r *run, dot reflect.Value) bool { return holds(a(r, dot).Int(), b(r, dot).Int()) })
	}
}

func not(n parse.Node, args []value) value {
	if len(args) != 1 {
		panic(unknown(n))
	}
	holds := args[0].truth()
	return test(func(r *run, dot reflect.Value) bool { return !holds(r, dot) })
}

// chosen returns the first of several values whose truth is as wanted, or the last.
func chosen(args []value, wanted bool) value {
	v := value{typ: args[0].typ}
	for _, arg := range args {
		if arg.typ != v.typ {
			v.typ = nil
		}
	}
	v.get = func(r *run, dot reflect.Value) reflect.Value {
		var x reflect.Value
		for _, arg := range args {
			if x = arg.get(r, dot); truth(x) == wanted {
				break
			}
		}
		return x
	}
	return v
}

func length(n parse.Node, args []value) value {
	if k := args[0].kind(); len(args) != 1 || k != reflect.Slice && k != reflect.String && k != reflect.Map {
		panic(unknown(n))
	}
	return value{typ: reflect.TypeFor[int](), get: func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(args[0].get(r, dot).Len())
	}}
}

// index returns an element of a list or of a map from words. What a map does not have is empty.
func index(n parse.Node, args []value) value {
	if len(args) != 2 {
		panic(unknown(n))
	}
	of, key := args[0], args[1]
	switch {
	case of.kind() == reflect.Slice && key.kind() == reflect.Int:
		return value{typ: of.typ.Elem(), get: func(r *run, dot reflect.Value) reflect.Value {
			return of.get(r, dot).Index(int(key.get(r, dot).Int()))
		}}
	case of.kind() == reflect.Map && key.typ == of.typ.Key():
		none := reflect.Zero(of.typ.Elem())
		return value{typ: of.typ.Elem(), get: func(r *run, dot reflect.Value) reflect.Value {
			if x := of.get(r, dot).MapIndex(key.get(r, dot)); x.IsValid() {
				return x
			}
			return none
		}}
	}
	panic(unknown(n))
}
