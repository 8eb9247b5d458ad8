// Package edit changes a value in a TOML file that people write by hand, or adds a table to it, and touches nothing else in it.
//
// In go a file's text and what is to stand in it; out comes the new text. Decoding
// the file and encoding it anew would be simpler, but would lose what is the editor's: comments, order, alignment.
package edit

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"beleg/generator/diag"
	"beleg/generator/format"
	"beleg/generator/place"
)

// ErrNoString says that there is no string at the place that was to be changed.
var ErrNoString = errors.New("there is no string")

// String returns the TOML text with the string at a place set to value. The place is given as keys (strings) and indexes of
// arrays (ints). All other bytes stay; the new string has the old one's kind of quotation marks where it can.
//
// The change is proved before it is returned: decoded, the new text differs from the old one in this value alone. Where that
// cannot be reached there is an error and no text.
func String(text, value string, at ...any) (string, error) {
	path := place.Of(at...)
	before, err := decode(text)
	if err != nil {
		return "", err
	}
	span, ok := place.Scan(text).Value(path)
	want, isString := with(before, value, at)
	if !ok || !isString || span.Start == span.End {
		return "", fmt.Errorf("%w at %s", ErrNoString, path)
	}
	if !utf8.ValidString(value) {
		return "", fmt.Errorf("the value for %s is not UTF-8", path)
	}
	changed := text[:span.Start] + literalLike(text[span.Start:span.End], value) + text[span.End:]
	after, err := decode(changed)
	if err != nil || !same(want, after) {
		return "", fmt.Errorf("%s cannot be changed without touching something else", path)
	}
	return changed, nil
}

func decode(text string) (map[string]any, error) {
	data, faults := format.Parse(place.NewDoc(&diag.File{Text: []byte(text)}))
	if data == nil && len(faults) > 0 {
		return nil, fmt.Errorf("it is not TOML: %s", faults[0].Message)
	}
	return data, nil
}

// with returns the decoded value with the string at a place set; false if there is no string. What is on the way to it is
// copied, the rest shared.
func with(data any, value string, at []any) (any, bool) {
	if len(at) == 0 {
		_, ok := data.(string)
		return value, ok
	}
	switch x := data.(type) {
	case map[string]any:
		key, _ := at[0].(string)
		inner, ok := with(x[key], value, at[1:])
		changed := make(map[string]any, len(x))
		for k, v := range x {
			changed[k] = v
		}
		changed[key] = inner
		return changed, ok
	case []any:
		i, isIndex := at[0].(int)
		if !isIndex || i < 0 || i >= len(x) {
			return nil, false
		}
		inner, ok := with(x[i], value, at[1:])
		changed := append([]any(nil), x...)
		changed[i] = inner
		return changed, ok
	case []map[string]any:
		i, isIndex := at[0].(int)
		if !isIndex || i < 0 || i >= len(x) {
			return nil, false
		}
		inner, ok := with(x[i], value, at[1:])
		changed := append([]map[string]any(nil), x...)
		changed[i], _ = inner.(map[string]any)
		return changed, ok
	}
	return nil, false
}

// same compares decoded values. Unlike reflect.DeepEqual it finds a NaN the same as itself.
func same(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k, v := range x {
			if w, ok := y[k]; !ok || !same(v, w) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		return ok && sameLists(x, y)
	case []map[string]any:
		y, ok := b.([]map[string]any)
		return ok && sameLists(x, y)
	case float64:
		y, ok := b.(float64)
		return ok && (x == y || x != x && y != y)
	case time.Time:
		y, ok := b.(time.Time)
		return ok && x.Equal(y) && x.Location().String() == y.Location().String()
	}
	return a == b
}

func sameLists[T any](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// literalLike writes s as a TOML string with the quotation marks of an old one where s can stand between them.
func literalLike(old, s string) string {
	if strings.HasPrefix(old, "'") && quotable(s) {
		return "'" + s + "'"
	}
	return Literal(s)
}

// Literal writes s as a TOML string on one line, with single quotation marks where that saves escapes. Nothing of it is
// changed; s must be UTF-8.
func Literal(s string) string {
	if strings.ContainsAny(s, `"\`) && quotable(s) {
		return "'" + s + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case control(r):
			b.WriteString(`\u` + strconv.FormatInt(0x10000+int64(r), 16)[1:])
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// quotable tells whether s can stand between single quotation marks, where nothing is escaped.
func quotable(s string) bool { return !strings.Contains(s, "'") && !strings.ContainsFunc(s, control) }

func control(r rune) bool { return r < 0x20 || r == 0x7f }
