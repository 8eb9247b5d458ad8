package format

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/place"
	"beleg/generator/facts/salvage"
	"beleg/generator/words/dateline"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// Parse reads a TOML text into plain maps. Where the text is not TOML 1.0 it returns findings, and notes in the
// document which tables could not be read whole; the map is nil only if nothing could be read at all.
func Parse(doc *place.Doc) (map[string]any, diag.List) {
	if found := NotUTF8(doc.File); found != nil {
		return nil, found
	}
	text := doc.File.Whole()[doc.Start:doc.End]
	if found := bound.TOML(doc); found != nil {
		return nil, found
	}
	if data, ok := plain(text); ok {
		return data, nil
	}
	found := bound.Nesting(doc)
	if found != nil {
		return nil, found
	}
	rest := salvage.Decoder{Decode: decodeTOML, Fault: faultAt}.Read(text)
	for _, err := range rest.Faults {
		found.Add(syntaxFinding(doc, text, err))
	}
	if rest.Data == nil {
		return nil, found
	}
	if found != nil {
		doc.Rest, doc.Broken, doc.Lost = rest.Text, rest.Broken, rest.Lost
	}
	for _, v := range place.Scan(rest.Text).Violations { // not doc.Index, which would be kept
		found.Add(TOMLSyntax.At(doc.Span(v.Range), "write TOML 1.0: editors' tools reject anything newer",
			"%s, which TOML 1.0 does not have", v.Message))
	}
	return rest.Data, found
}

// NotUTF8 returns a finding about a file that is no UTF-8 text.
func NotUTF8(file *diag.File) diag.List {
	i := InvalidUTF8(file.Text)
	if i < 0 {
		return nil
	}
	return diag.List{TOMLSyntax.At(diag.Span{File: file, Start: i, End: i + 1}, "save it as UTF-8",
		"the file is not UTF-8")}
}

// InvalidUTF8 returns the offset of the first byte that cannot be part of a UTF-8 text, or -1.
func InvalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i, r := range string(text) {
		if r == utf8.RuneError && !bytes.HasPrefix(text[i:], []byte("\uFFFD")) {
			return i
		}
	}
	return -1
}

// decodeTOML turns a panic of the decoder into an error: no content may end the program.
func decodeTOML(text string) (data map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder gave up: %v", r)
		}
	}()
	data = map[string]any{}
	_, err = toml.Decode(text, &data)
	return data, err
}

// Decode reads the table data, which stands at where, into the struct that into points to, and returns everything in it
// that does not fit the format. Fields with faults keep their zero value, except ids: whatever refers to a badly
// written id refers to something.
func Decode(data map[string]any, where place.Where, into any) diag.List {
	d := decoder{}
	d.table(data, where, reflect.ValueOf(into).Elem())
	return d.found
}

type decoder struct{ found diag.List }

func (d *decoder) table(data map[string]any, where place.Where, v reflect.Value) {
	is := tableOf(v.Type())
	if is.where != nil { // the struct knows where its table stands
		*v.FieldByIndex(is.where).Addr().Interface().(*place.Where) = where
	}
	read := 0
	var lack []*Field
	for i := range is.fields {
		f := &is.fields[i]
		if value, ok := data[f.Key]; ok {
			read++
			slot{d, f, where, -1, v.FieldByIndex(f.index)}.read(value)
		} else if f.Required && !where.Broken() {
			missing := MissingKey.At(where.Key(), "add "+example(*f), "%s is missing", f.written())
			missing.Milder = f.Later && data["draft"] == true
			d.found.Add(missing)
			lack = append(lack, f)
		}
	}
	if read == len(data) {
		return
	}
	for key := range data { // the list of findings is sorted before anyone sees it
		if !slices.Contains(is.keys, key) {
			d.found.Add(UnknownKey.At(where.At(key).Key(), meant(key, data[key], lack, is.keys),
				"there is no key %q here", key))
		}
	}
}

// meant is the help for a key that does not exist: where no key is written nearly like it, it may be the only one that
// the table lacks, by another name.
func meant(key string, value any, lack []*Field, keys []string) string {
	_, text := value.(string)
	if len(lack) == 1 && text && lack[0].Kind == AString && diag.Nearest(key, keys) == "" {
		return fmt.Sprintf("write %s in place of %s if that is what it says: there must be one", lack[0].Key, key)
	}
	return diag.DidYouMean(key, keys)
}

// A slot is where a value goes: a field of a struct, what stands there in the file, and what is said of it.
type slot struct {
	*decoder
	*Field
	in    place.Where // the table or list
	index int         // in a list; -1 for what stands in a table under the field's key
	into  reflect.Value
}

// where is only asked where something stands in it, or there is something to report: it is not free.
func (s slot) where() place.Where {
	if s.index >= 0 {
		return s.in.At(s.index)
	}
	return s.in.At(s.Key)
}

func (s slot) report(rule *diag.Rule, help, message string, args ...any) {
	s.found.Add(rule.At(s.where().Value(), help, message, args...))
}

func (s slot) read(value any) {
	if s.into.Kind() == reflect.Pointer {
		pointer, before := s.into, len(s.found)
		target := reflect.New(pointer.Type().Elem())
		s.into = target.Elem()
		if s.read(value); len(s.found) == before {
			pointer.Set(target)
		}
		return
	}
	if !s.fill(value) {
		s.report(WrongType, typeHelp(*s.Field, value), "%s is %s; it must be %s", s.subject(), describe(value), s.Kind)
	}
}

// fill reads what is of the right type, and tells whether it was.
func (s slot) fill(value any) bool {
	text, isText := value.(string)
	if s.Kind == AString && isText { // nearly all are
		s.text(text)
		return true
	}
	_, isTruth := value.(bool)
	whole, isWhole := value.(int64)
	number, isNumber := value.(float64)
	day, isTime := value.(time.Time)
	list, isList := value.([]any)
	table, isTable := value.(map[string]any)
	switch {
	case s.Kind == ADate && isText:
		s.date(text)
	case s.Kind == ADate && isTime && s.Day && isLocalDate(day):
		s.date(day.Format("2006-01-02")) // in its own zone, whatever the machine's
	case s.Kind == AnInteger && isWhole:
		s.whole(whole)
	case s.Kind == ABool && isTruth, s.Kind == ANumber && isWhole,
		s.Kind == ANumber && isNumber && number-number == 0: // neither NaN nor infinite
		s.into.Set(reflect.ValueOf(value).Convert(s.into.Type()))
	case s.Kind == AStringList && isList:
		s.list(len(list), func() string { return "name at least one" }, func(i int, element slot) {
			element.Field = s.element
			element.read(list[i])
		})
	case s.Kind == ATable && isTable:
		s.decoder.table(table, s.where(), s.into)
	default:
		return s.Kind == ATableList && s.tables(value)
	}
	return true
}

func (s slot) tables(value any) bool {
	list, ok := tableList(value)
	if ok {
		s.list(len(list), func() string { return "add " + example(*s.Field) }, func(i int, e slot) {
			s.decoder.table(list[i], e.where(), e.into)
		})
	}
	return ok
}

func (s slot) text(text string) {
	if strings.TrimSpace(text) == "" {
		s.emptyIfRequired()
	} else if s.bounded(text) && s.fits(text) || s.ID {
		s.into.SetString(text)
	}
}

// whole reads a number of those that a key allows, where it names the greatest.
func (s slot) whole(n int64) {
	least, _ := strconv.ParseInt(s.Least, 10, 64)
	if most, err := strconv.ParseInt(s.Most, 10, 64); err == nil && (n < least || n > most) {
		s.report(WrongType, "", "%s is %d; it must be a whole number from %d to %d", s.Key, n, least, most)
		return
	}
	s.into.SetInt(n)
}

func (s slot) fits(text string) bool {
	words := s.words
	switch {
	case words != nil && !slices.Contains(words, text):
		help := ""
		if near := diag.Nearest(text, words); near != "" { // the message lists them all
			help = "did you mean " + strconv.Quote(near) + "?"
		}
		s.report(WrongType, help, "%s is %q; it must be one of: %s", s.Key, text, strings.Join(words, ", "))
	case s.ID && !ValidID(text):
		s.report(BadID, idHelp(text), "%q cannot be an id: %s", diag.Shorten(text, longest), IDFault(text))
	case s.Web && !ValidURL(text, "http", "https"):
		s.report(BadURL, urlHelp(text), "%q is not an http or https address", text)
	case s.URL && !ValidURL(text, "http", "https", "mailto"):
		s.report(BadURL, urlHelp(text), "%q is not an http, https or mailto address", text)
	default:
		return true
	}
	return false
}

func (s slot) date(text string) {
	if text == "" {
		s.emptyIfRequired()
	}
	if text == "" || !s.bounded(text) {
		return
	}
	date, err := dateline.Parse(text)
	_, certain := date.Exact()
	var fault *edtf.Error
	switch {
	case errors.As(err, &fault):
		s.found.Add(BadDate.At(s.where().Inside(fault.Start, fault.End), fault.Help, "%s", fault.Message))
	case s.Day && !certain:
		s.report(BadDate, "write a day such as 2024-10-09", "%s must be one certain day, and %q is not", s.Key, text)
	default:
		*s.into.Addr().Interface().(*edtf.Date) = date
	}
}

func (s slot) emptyIfRequired() {
	if !s.Required {
		return
	}
	help := "fill it in: it is required"
	switch {
	case s.listed:
		help = "fill it in, or take it away"
	case s.words != nil:
		help = "write one of: " + strings.Join(s.words, ", ")
	}
	s.report(EmptyValue, help, "%s is empty", s.subject())
}

// list reads n elements, each with read. Help says what to do where there must be some and are none.
func (s slot) list(n int, help func() string, read func(i int, element slot)) {
	if n == 0 && s.Required {
		s.report(EmptyValue, help(), "%s is empty", s.Key)
	} else if !s.few(n) {
		return
	}
	elements, where := reflect.MakeSlice(s.into.Type(), n, n), s.where()
	for i := range n {
		read(i, slot{s.decoder, s.Field, where, i, elements.Index(i)})
	}
	s.into.Set(elements)
}

// tableList accepts [[x]] and x = [{…}, {…}] alike.
func tableList(value any) ([]map[string]any, bool) {
	tables, areTables := value.([]map[string]any)
	list, isList := value.([]any)
	for _, e := range list {
		table, isTable := e.(map[string]any)
		tables, isList = append(tables, table), isList && isTable
	}
	return tables, areTables || isList
}
