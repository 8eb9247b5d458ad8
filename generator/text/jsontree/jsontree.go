// Package jsontree reads JSON as a tree whose values know where they stand.
//
// The decoder of encoding/json says what a text holds but not where, and whoever takes other people's files in has to
// say which entry of thousands is at fault. Objects keep the order of their members, and nothing is lost by a name that
// stands twice.
package jsontree

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Deepest is how many arrays and objects may lie in each other, and MostValues how many values a text may have, names
// of members among them.
const (
	Deepest    = 64
	MostValues = 1_000_000
)

// A Value is one of a text.
type Value struct {
	Start, End int      // bytes of the text, half-open
	Text       string   // of a string, a number or a truth; "" for all else
	String     bool     // it is a string
	Members    []Member // of an object
	Items      []*Value // of an array
}

// A Member of an object.
type Member struct {
	Name  string
	Value *Value
}

// A Fault is what ended the reading of a text, and at which byte.
type Fault struct {
	At     int
	Why    string
	Excess bool // there is too much of it, however it is mended
}

// Read reads the values of a text, one after another. With a fault it returns those before it. Time and memory are
// linear in the text.
func Read(text string) ([]*Value, *Fault) {
	r := reader{decoder: json.NewDecoder(strings.NewReader(text)), text: text}
	r.decoder.UseNumber()
	var values []*Value
	for {
		v, err := r.value()
		if err == io.EOF {
			return values, nil
		}
		if err != nil {
			return values, r.fault(err)
		}
		values = append(values, v)
	}
}

type reader struct {
	decoder *json.Decoder
	text    string
	deep    int
	values  int
}

var (
	errDeep = errors.New("too many arrays and objects lie in each other")
	errMany = fmt.Errorf("it has more than %d values", MostValues)
)

// fault is at what was read when it was met: the decoder counts from elsewhere each time.
func (r *reader) fault(err error) *Fault {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &Fault{At: len(r.text), Why: "it ends in the middle"}
	}
	return &Fault{r.begin(int(r.decoder.InputOffset())), err.Error(), err == errDeep || err == errMany}
}

// value reads the next value; nil where an array or object ends.
func (r *reader) value() (*Value, error) {
	before := int(r.decoder.InputOffset())
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	if r.values++; r.values > MostValues {
		return nil, errMany
	}
	v := &Value{Start: r.begin(before), End: int(r.decoder.InputOffset())}
	switch t := token.(type) {
	case json.Delim:
		if t == ']' || t == '}' {
			return nil, nil
		}
		err = r.fill(v, t == '{')
	case string:
		v.Text, v.String = t, true
	case json.Number:
		v.Text = t.String()
	case bool:
		v.Text = r.text[v.Start:v.End]
	}
	return v, err
}

// begin returns where the token begins that follows an offset.
func (r *reader) begin(at int) int {
	return len(r.text) - len(strings.TrimLeft(r.text[at:], " \t\r\n,:"))
}

// fill reads what lies in an array or an object, and its end.
func (r *reader) fill(v *Value, object bool) error {
	if r.deep++; r.deep > Deepest {
		return errDeep
	}
	for {
		inner, err := r.value()
		switch {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case inner == nil:
			r.deep--
			v.End = int(r.decoder.InputOffset())
			return nil
		case !object:
			v.Items = append(v.Items, inner)
			continue
		}
		name := inner.Text
		switch inner, err = r.value(); {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		}
		v.Members = append(v.Members, Member{name, inner})
	}
}

// Get returns the member of a name; nil if there is none, or v is nil or no object.
func (v *Value) Get(name string) *Value {
	if v == nil {
		return nil
	}
	for _, m := range v.Members {
		if m.Name == name {
			return m.Value
		}
	}
	return nil
}

// List returns the items of an array, or a value that is none as the only one of a list; none of nil.
func (v *Value) List() []*Value {
	switch {
	case v == nil:
		return nil
	case v.Items != nil:
		return v.Items
	}
	return []*Value{v}
}

// Walk calls visit for a value and all that lies in it, unless visit says that it has seen to that.
func (v *Value) Walk(visit func(*Value) (done bool)) {
	if v == nil || visit(v) {
		return
	}
	for _, m := range v.Members {
		m.Value.Walk(visit)
	}
	for _, item := range v.Items {
		item.Walk(visit)
	}
}
