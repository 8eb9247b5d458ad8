package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// EncodeRows writes a struct as JSON that has lists in it: what is in those has a line of its own for each, so that a
// file of ten thousand claims can be read by eye, compared line by line, and is not a third larger for its indentation.
// The tags of its fields, and of those of a struct in it, have a name, with omitempty or without, or "-".
func EncodeRows(v any) ([]byte, error) {
	var r rows
	r.json = json.NewEncoder(&r.one)
	r.json.SetEscapeHTML(false)
	r.object(reflect.Indirect(reflect.ValueOf(v)), 1)
	return append(r.text, '\n'), r.err
}

// Rows is JSON to which one value after the other is added. To encode all of a file at once takes several times its
// size in memory.
type rows struct {
	text []byte
	json *json.Encoder
	one  bytes.Buffer // what it encoded last
	err  error        // the first
}

// object writes a struct, with a line for each member.
func (r *rows) object(v reflect.Value, depth int) {
	r.text = append(r.text, '{')
	before := ""
	for i := range v.NumField() {
		member := v.Field(i)
		name, optional := strings.CutSuffix(v.Type().Field(i).Tag.Get("json"), ",omitempty")
		list := member.Kind() == reflect.Slice && member.Len() > 0
		if name == "-" || optional && !list && (member.IsZero() || member.Kind() == reflect.Slice) {
			continue
		}
		r.text = append(r.text, before+`"`+name+`":`...)
		before = ",\n"
		switch {
		case depth == 1 && list:
			r.list(member)
		case depth == 1 && member.Kind() == reflect.Struct:
			r.object(member, depth+1)
		default:
			r.value(member.Interface())
		}
	}
	r.text = append(r.text, '}')
}

// list writes a list that is not empty. The first rows tell how much room the others take.
func (r *rows) list(v reflect.Value) {
	const first = 256
	begin, before := len(r.text), "[\n"
	for i := range v.Len() {
		if i == first {
			r.text = slices.Grow(r.text, (len(r.text)-begin)/first*(v.Len()-first)/8*9)
		}
		r.text = append(r.text, before...)
		before = ",\n"
		r.value(v.Index(i).Addr().Interface())
	}
	r.text = append(r.text, "\n]"...)
}

func (r *rows) value(v any) {
	r.one.Reset()
	if err := r.json.Encode(v); err != nil {
		r.err = cmp.Or(r.err, err)
		return
	}
	r.text = append(r.text, bytes.TrimSuffix(r.one.Bytes(), []byte("\n"))...)
}
