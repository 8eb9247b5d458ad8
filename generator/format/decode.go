package format

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/diag"
	"beleg/generator/edtf"
	"beleg/generator/place"
)

// Parse reads a TOML text into plain maps. Where the text is not TOML 1.0 it returns findings; the map is nil only if
// nothing could be read at all.
func Parse(doc *place.Doc) (map[string]any, diag.List) {
	text := string(doc.File.Text[doc.Start:doc.End])
	if !utf8.ValidString(text) {
		at := doc.Start + validPrefix(text)
		return nil, diag.List{{Code: "toml-syntax", Span: diag.Span{File: doc.File, Start: at, End: at + 1},
			Message: "the file is not UTF-8", Help: "save it as UTF-8"}}
	}
	data, err := decodeTOML(text)
	if err != nil {
		return nil, diag.List{syntaxFinding(doc, text, err)}
	}
	var found diag.List
	if mayBeTOML11(text) {
		for _, v := range place.Scan(text).Violations() { // not doc.Index, which would be kept
			found.Add(diag.Finding{Code: "toml-syntax", Span: doc.Span(v.Range), Message: v.Message + ", which TOML 1.0 does not have",
				Help: "write TOML 1.0: editors' tools reject anything newer"})
		}
	}
	return data, found
}

func validPrefix(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// decodeTOML turns a panic of the decoder into an error: no content may end the program.
func decodeTOML(text string) (data map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder gave up: %v", r)
		}
	}()
	_, err = toml.Decode(text, &data)
	return data, err
}

// mayBeTOML11 tells cheaply whether a closer look is needed; most files have none of this.
func mayBeTOML11(text string) bool {
	return strings.Contains(text, `\e`) || strings.Contains(text, `\x`) || bracesOverLines(text) || clockTime(text)
}

// bracesOverLines tells whether an inline table may go over a line's end or end with a comma. It errs on the side of yes.
func bracesOverLines(text string) bool {
	for {
		_, rest, ok := strings.Cut(text, "{")
		if !ok {
			return false
		}
		inside, after, closed := strings.Cut(rest, "}")
		unsure := strings.Contains(inside, "{") || strings.Count(inside, `"`)%2 == 1 || strings.Count(inside, "'")%2 == 1
		if !closed || unsure || strings.Contains(inside, "\n") || strings.HasSuffix(strings.TrimSpace(inside), ",") {
			return true
		}
		text = after
	}
}

func clockTime(text string) bool {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], ':')
		if n < 0 {
			return false
		}
		i += n + 1
		if i >= 3 && i < len(text) && isDigit(text[i-2]) && isDigit(text[i]) {
			return true
		}
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Decode reads the table data, which stands at where, into the struct that into points to, and returns everything in it
// that does not fit the format. Fields with faults keep their zero value, except
// ids: whatever refers to a badly written id refers to something.
func Decode(data map[string]any, where place.Where, into any) diag.List {
	d := decoder{}
	d.table(data, where, reflect.ValueOf(into).Elem())
	return d.found
}

type decoder struct{ found diag.List }

func (d *decoder) add(code diag.Code, span diag.Span, help, format string, args ...any) {
	d.found.Add(diag.Finding{Code: code, Span: span, Message: fmt.Sprintf(format, args...), Help: help})
}

func (d *decoder) table(data map[string]any, where place.Where, v reflect.Value) {
	setWhere(v, where)
	fields := Fields(v.Type())
	used := 0
	for _, f := range fields {
		value, ok := data[f.Key]
		if !ok {
			if f.Required {
				d.missing(f, where)
			}
			continue
		}
		used++
		d.value(f, value, where.At(f.Key), v.FieldByIndex(f.index))
	}
	if used < len(data) {
		d.unknownKeys(data, fields, where)
	}
}

func (d *decoder) missing(f Field, where place.Where) {
	what := f.Key
	switch f.Kind {
	case ATableList:
		what = "[[" + f.Key + "]]"
	case ATable:
		what = "[" + f.Key + "]"
	}
	d.add("missing-key", where.Key(), "add "+example(f), "%s is missing", what)
}

func (d *decoder) unknownKeys(data map[string]any, fields []Field, where place.Where) {
	known := keysOf(fields)
	for key := range data { // the list of findings is sorted before anyone sees it
		isKnown := false
		for _, k := range known {
			isKnown = isKnown || k == key
		}
		if !isKnown {
			d.add("unknown-key", where.At(key).Key(), diag.DidYouMean(key, known), "there is no key %q here", key)
		}
	}
}

func (d *decoder) value(f Field, value any, where place.Where, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		target := reflect.New(v.Type().Elem())
		before := len(d.found)
		d.value(f, value, where, target.Elem())
		if len(d.found) == before {
			v.Set(target)
		}
		return
	}
	switch f.Kind {
	case AString:
		d.text(f, value, where, v)
	case ADate:
		d.date(f, value, where, v)
	case AStringList:
		d.texts(f, value, where, v)
	case ATableList:
		d.tables(f, value, where, v)
	case ATable:
		if data, ok := value.(map[string]any); ok {
			d.table(data, where, v)
		} else {
			d.wrongType(f, value, where)
		}
	default:
		d.simple(f, value, where, v)
	}
}

// simple reads booleans and numbers.
func (d *decoder) simple(f Field, value any, where place.Where, v reflect.Value) {
	switch x := value.(type) {
	case bool:
		if f.Kind == ABool {
			v.SetBool(x)
			return
		}
	case int64:
		if f.Kind == AnInteger {
			v.SetInt(x)
			return
		}
		if f.Kind == ANumber {
			v.SetFloat(float64(x))
			return
		}
	case float64:
		if f.Kind == ANumber && x == x && x-x == 0 { // neither NaN nor infinite
			v.SetFloat(x)
			return
		}
	}
	d.wrongType(f, value, where)
}

func (d *decoder) text(f Field, value any, where place.Where, v reflect.Value) {
	s, ok := value.(string)
	if !ok {
		d.wrongType(f, value, where)
		return
	}
	if strings.TrimSpace(s) == "" {
		if f.Required {
			d.empty(f, where)
		}
		return
	}
	if d.fits(f, s, where) || f.ID {
		v.SetString(s)
	}
}

func (d *decoder) fits(f Field, s string, where place.Where) bool {
	switch {
	case !isWord(f, s):
		d.add("wrong-type", where.Value(), nearWord(s, wordsAlone(f)), "%s is %q; it must be one of: %s", f.Key, s, strings.Join(wordsAlone(f), ", "))
	case f.ID && !ValidID(s):
		d.add("bad-id", where.Value(), idHelp(s), "%q cannot be an id", s)
	case f.Web && !ValidURL(s, "http", "https"):
		d.add("bad-url", where.Value(), urlHelp(s), "%q is not an http or https address", s)
	case f.URL && !ValidURL(s, "http", "https", "mailto"):
		d.add("bad-url", where.Value(), urlHelp(s), "%q is not an http, https or mailto address", s)
	default:
		return true
	}
	return false
}

func (d *decoder) date(f Field, value any, where place.Where, v reflect.Value) {
	if t, ok := value.(time.Time); ok && f.Day && isLocalDate(t) {
		value = t.Format("2006-01-02") // in its own zone, whatever the machine's
	}
	s, ok := value.(string)
	if !ok {
		d.wrongType(f, value, where)
		return
	}
	if s == "" {
		if f.Required {
			d.empty(f, where)
		}
		return
	}
	date, err := edtf.Parse(s)
	var fault *edtf.Error
	switch {
	case errors.As(err, &fault):
		d.add("bad-date", where.Inside(fault.Start, fault.End), fault.Help, "%s", fault.Message)
	case f.Day && !exact(date):
		d.add("bad-date", where.Value(), "write a day such as 2024-10-09", "%s must be one certain day, and %q is not", f.Key, s)
	default:
		v.Set(reflect.ValueOf(date))
	}
}

func exact(d edtf.Date) bool {
	_, ok := d.Exact()
	return ok
}

func (d *decoder) texts(f Field, value any, where place.Where, v reflect.Value) {
	list, ok := value.([]any)
	if !ok {
		d.wrongType(f, value, where)
		return
	}
	element := f
	element.Kind, element.Required, element.listed = AString, true, true
	texts := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, e := range list {
		d.text(element, e, where.At(i), texts.Index(i))
	}
	v.Set(texts)
}

func (d *decoder) tables(f Field, value any, where place.Where, v reflect.Value) {
	list, ok := tableList(value)
	if !ok {
		d.wrongType(f, value, where)
		return
	}
	if len(list) == 0 && f.Required {
		d.add("empty-value", where.Value(), "add a table [["+f.Key+"]]", "%s is empty", f.Key)
	}
	tables := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, e := range list {
		d.table(e, where.At(i), tables.Index(i))
	}
	v.Set(tables)
}

// tableList accepts [[x]] and x = [{…}, {…}] alike.
func tableList(value any) ([]map[string]any, bool) {
	switch x := value.(type) {
	case []map[string]any:
		return x, true
	case []any:
		var list []map[string]any
		for _, e := range x {
			m, ok := e.(map[string]any)
			if !ok {
				return nil, false
			}
			list = append(list, m)
		}
		return list, true
	}
	return nil, false
}
