package plate

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// prefix is how the functions begin that html/template puts behind what is printed, to escape it.
const prefix = "_html_template_"

// print prints a value: with a step, or once and for all if it is fixed.
func (s scope) print(p *parse.PipeNode) (step, []byte) {
	last := len(p.Cmds)
	var names []string
	for ; last > 0; last-- {
		id, ok := p.Cmds[last-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(id.Ident, prefix) || len(p.Cmds[last-1].Args) > 1 {
			break
		}
		names = append([]string{strings.TrimPrefix(id.Ident, prefix)}, names...)
	}
	if last == 0 || names == nil {
		panic(unknown(p))
	}
	v := s.commands(p.Cmds[:last])
	do := s.escaped(v, strings.Join(names, " "))
	if v.fixed {
		var r run
		do(&r, reflect.Value{})
		return nil, r.out
	}
	return do, nil
}

// escaped writes a value as the functions of these names escape it. Words and numbers in the usual places are escaped
// here, and all else by html/template.
func (s scope) escaped(v value, names string) step {
	plain := v.typ != nil && v.typ.NumMethod() == 0 && v.typ.PkgPath() != reflect.TypeFor[template.HTML]().PkgPath()
	switch names {
	case "htmlescaper", "rcdataescaper", "attrescaper":
		switch text := v.text(); {
		case v.typ == reflect.TypeFor[template.HTML]() && names == "htmlescaper":
			return func(r *run, dot reflect.Value) { r.out = append(r.out, text(r, dot)...) }
		case plain && v.kind() == reflect.String:
			return func(r *run, dot reflect.Value) { r.out = appendEscaped(r.out, text(r, dot)) }
		case plain && v.kind() == reflect.Int:
			return func(r *run, dot reflect.Value) { r.out = strconv.AppendInt(r.out, v.get(r, dot).Int(), 10) }
		case plain && v.kind() == reflect.Float64:
			return func(r *run, dot reflect.Value) {
				var room [32]byte
				number := strconv.AppendFloat(room[:0], v.get(r, dot).Float(), 'g', -1, 64)
				r.out = appendEscaped(r.out, string(number))
			}
		}
	case "urlfilter urlnormalizer attrescaper", "urlnormalizer attrescaper":
		if plain && v.kind() == reflect.String {
			return s.address(v, names, tame)
		}
	case "urlescaper attrescaper":
		if plain && v.kind() == reflect.String {
			return s.address(v, names, simple)
		}
	}
	escaper := s.escaper(names)
	return func(r *run, dot reflect.Value) { escape(r, escaper, v.get(r, dot).Interface()) }
}

// address writes an address, or a part of one. Most are of a kind that needs no escaping but that of &.
func (s scope) address(v value, names string, needsNone func(string) bool) step {
	text, escaper := v.text(), s.escaper(names)
	return func(r *run, dot reflect.Value) {
		if address := text(r, dot); needsNone(address) {
			r.out = appendEscaped(r.out, address)
		} else {
			escape(r, escaper, address)
		}
	}
}

// tame tells whether an address leads where addresses may and has only characters that may stand in one.
func tame(address string) bool {
	for i := range len(address) {
		if !inAddress[address[i]] && !escapes(address[i:]) {
			return false
		}
	}
	scheme, _, absolute := strings.Cut(address, ":")
	return !absolute || scheme == "http" || scheme == "https" || scheme == "mailto" || strings.Contains(scheme, "/")
}

// simple tells whether a part of an address may stand behind its ? and #.
func simple(part string) bool { return strings.Trim(part, unreserved) == "" }

// unreserved is the characters that mean nothing in an address.
const unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

// escapes tells whether a text begins with % and the two digits of a character that is escaped already.
func escapes(s string) bool {
	return len(s) > 2 && s[0] == '%' && strings.Trim(s[1:3], "0123456789abcdefABCDEF") == ""
}

// inAddress is the characters that html/template leaves in addresses as they are; of % it depends on what follows.
var inAddress = func() (set [256]bool) {
	for _, c := range []byte(unreserved + "!#$&*+,/:;=?@[]") {
		set[c] = true
	}
	return set
}()

// appendEscaped writes text for HTML, within elements and quoted attributes, just as html/template does.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if by := entities[s[i]]; by != "" {
			b = append(append(b, s[from:i]...), by...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;",
	'>': "&gt;"}

// escaper returns a template that writes its dot as html/template's functions of these names escape it. Nothing but a
// template that was escaped may call them: one that prints its dot, in whose tree they are put for what is there.
func (m *maker) escaper(names string) *template.Template {
	if t := m.escapers[names]; t != nil {
		return t
	}
	t := template.Must(template.New("").Parse("{{.}}"))
	if err := t.Execute(io.Discard, ""); err != nil {
		panic(err)
	}
	pipe := t.Tree.Root.Nodes[0].(*parse.ActionNode).Pipe
	pipe.Cmds = pipe.Cmds[:1]
	for name := range strings.FieldsSeq(names) {
		pipe.Cmds = append(pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand,
			Args: []parse.Node{parse.NewIdentifier(prefix + name)}})
	}
	m.escapers[names] = t
	return t
}

func escape(r *run, escaper *template.Template, x any) {
	if x == nil {
		panic("nothing to print")
	}
	if err := escaper.Execute(r, x); err != nil {
		panic(fmt.Sprintf("cannot print: %v", err))
	}
}
