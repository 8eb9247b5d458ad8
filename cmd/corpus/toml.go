package main

import (
	"fmt"
	"strings"
)

// toml writes a TOML file key by key, in the order an editor would.
type toml struct{ b strings.Builder }

func newTOML(schema string) *toml {
	t := &toml{}
	t.b.WriteString("#:schema " + schema + "\n\n")
	return t
}

func (t *toml) String() string { return t.b.String() }

// table begins a table; header has its brackets.
func (t *toml) table(header string) {
	if !strings.HasSuffix(t.b.String(), "\n\n") {
		t.b.WriteString("\n")
	}
	t.b.WriteString(header + "\n")
}

// raw writes a value that is TOML already.
func (t *toml) raw(key, value string) { fmt.Fprintf(&t.b, "%-6s = %s\n", key, value) }

// text writes a string, or nothing for "".
func (t *toml) text(key, value string) {
	if value != "" {
		t.raw(key, quoted(value))
	}
}

// texts writes an array of strings, or nothing for none.
func (t *toml) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	var list []string
	for _, v := range values {
		list = append(list, quoted(v))
	}
	t.raw(key, "["+strings.Join(list, ", ")+"]")
}

// markdown writes a string over several lines, or nothing for "".
func (t *toml) markdown(key, value string) {
	if value != "" {
		t.raw(key, "\"\"\"\n"+escaped(value)+"\n\"\"\"")
	}
}

// quoted writes a string as TOML: between single quotation marks where that saves escapes, over several lines if it has
// several.
func quoted(s string) string {
	switch {
	case strings.Contains(s, "\n"):
		return `"""` + escaped(s) + `"""`
	case strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'"):
		return "'" + s + "'"
	}
	return `"` + escaped(s) + `"`
}

var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace
