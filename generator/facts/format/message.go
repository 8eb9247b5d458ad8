package format

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/place"
	"beleg/generator/facts/salvage"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// The faults that reading a file by its tables can find. Other packages report them too, where they read what no table
// says.
var (
	TOMLSyntax = rules.Error("toml-syntax", "the file is not TOML 1.0")
	UnknownKey = rules.Error("unknown-key", "a key that the format does not have")
	MissingKey = rules.Error("missing-key", "a required key is missing")
	WrongType  = rules.Error("wrong-type", "a value of the wrong type or outside what is allowed")
	EmptyValue = rules.Error("empty-value", "a required value is empty")
	BadID      = rules.Error("bad-id", "an id that cannot be part of an address")
	BadDate    = rules.Error("bad-date", "a date that is not EDTF or that cannot be")
	BadURL     = rules.Error("bad-url", "an address that is not http, https or mailto")
)

// syntaxFinding turns an error of the TOML decoder into a finding at its place.
func syntaxFinding(doc *place.Doc, text string, err error) diag.Finding {
	f := diag.Finding{Rule: TOMLSyntax, Span: doc.Span(place.Range{}), Message: err.Error()}
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return f
	}
	start, _ := faultAt(text, err)
	r := place.Range{Start: start, End: min(start+max(pe.Position.Len, 1), len(text))}
	if n := strings.IndexByte(text[start:r.End], '\n'); n > 0 {
		r.End = start + n
	}
	r = escapeIn(text, r, pe.Message)
	f.Span = doc.Span(r)
	f.Message = strings.TrimSuffix(lowered(pe.Message), ".")
	f.Help = cmp.Or(nameHelp(text, start), salvage.Help(text, start), syntaxHelp(f.Message, text[r.Start:r.End]))
	if name := diag.Unseen(text[start:]); name != "" {
		f.Message = "a " + name + " stands here, which cannot be seen"
	}
	return f
}

// lowered begins an English sentence in lower case, unless it begins with an abbreviation.
func lowered(s string) string {
	if len(s) < 2 || s[1] < 'a' || s[1] > 'z' && s[1] != ' ' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// tableName matches a line with the name of a table that no id can be: with blanks, umlauts, capitals.
var tableName = regexp.MustCompile(`^[ \t]*\[[ \t]*([^\[\]"'=#.]*[^\[\]"'=#.\w-][^\[\]"'=#.]*)\][ \t]*(?:#.*)?\r?$`)

// nameHelp is the next step where the fault lies in the name of a table that is to be an id.
func nameHelp(text string, at int) string {
	line, _, _ := strings.Cut(text[strings.LastIndexByte(text[:at], '\n')+1:], "\n")
	if m := tableName.FindStringSubmatch(line); m != nil && SuggestID(m[1]) != "" {
		return "write [" + SuggestID(m[1]) + "]: an id has lower-case letters a–z, digits and single hyphens"
	}
	return ""
}

// faultAt returns the byte at which the decoder says that a text is faulty; false if it does not say.
func faultAt(text string, err error) (start int, known bool) {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return 0, false
	}
	start = pe.Position.Start
	if strings.HasPrefix(text, "\ufeff") {
		start += len("\ufeff")
	}
	return min(max(start, 0), len(text)), true // the decoder gives -1 for a control character at the very start
}

// escapeIn narrows the place of a faulty escape, which the decoder gives as the string up to some place in it.
func escapeIn(text string, r place.Range, message string) place.Range {
	_, escape, ok := strings.Cut(message, "invalid escape in string '")
	escape = strings.TrimRight(escape, ".'")
	at := strings.Index(text[r.Start:], escape)
	if !ok || escape == "" || at < 0 {
		return r
	}
	return place.Range{Start: r.Start + at, End: r.Start + at + len(escape)}
}

// syntaxHelps are next steps by words of the decoder's message.
var syntaxHelps = []struct{ words, help string }{
	{"strings cannot contain newlines",
		`close the string with a quotation mark, or put """ around a text of several lines`},
	{"has already been defined", "write it once; [[…]] begins a further table of the same name"},
	{"to end table name", "close the name of the table with ] or ]]"},
	{"invalid escape", "write \\\\ for a backslash, or put the text in single quotation marks"},
	{"expected '.' or '='", "write key = value; a key has only letters a–z, digits, _ and -"},
	{"expected a top-level item to end",
		`write one key on each line; put """ around a text with quotation marks in it`},
	{"array terminator", "close the array with ]"},
	{"unexpected EOF", "close the quotation marks or the bracket"},
}

// syntaxHelp is the next step after a message of the decoder about the text at its place.
func syntaxHelp(message, at string) string {
	if strings.HasPrefix(message, "expected value but found") {
		return valueHelp(at)
	}
	for _, h := range syntaxHelps {
		if strings.Contains(message, h.words) {
			return h.help
		}
	}
	return ""
}

// valueHelp is the next step where something stands in the place of a value.
func valueHelp(at string) string {
	switch strings.ToLower(at) {
	case "yes", "no", "y", "n", "on", "off", "ja", "nein", "wahr", "falsch":
		return "write true or false; text stands in quotation marks"
	case "“", "”", "„", "‚", "‘", "’", "«", "»", "‹", "›":
		return `write straight quotation marks: "…"`
	}
	if at == "" || strings.ContainsAny(at, "\"'\\\n\r,=[]{}#") {
		return ""
	}
	return `put it in quotation marks: "` + at + `"`
}

// written returns the key as it begins what stands under it.
func (f Field) written() string {
	switch f.Kind {
	case ATableList:
		return "[[" + f.Key + "]]"
	case ATable:
		return "[" + f.Key + "]"
	}
	return f.Key
}

// example shows how a required key is written.
func example(f Field) string {
	switch {
	case f.Kind == ATable || f.Kind == ATableList:
		return "a table " + f.written() + f.needed()
	case f.Kind == ADate:
		return f.Key + ` = "2024-10-08"`
	case f.Kind == AStringList:
		return f.Key + ` = ["…"]`
	case len(f.Words) > 0:
		words, last := f.words, len(f.words)-1
		return f.Key + ` = "` + strings.Join(words[:last], `", "`) + `" or "` + words[last] + `"`
	}
	return f.Key + ` = "…"`
}

// needed says what a table must have.
func (f Field) needed() string {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	var keys []string
	for _, k := range Fields(t) {
		if k.Required {
			keys = append(keys, k.Key)
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return " with " + strings.Join(keys, ", ")
}

// subject is what a message about a value begins with.
func (f Field) subject() string {
	if f.listed {
		return "an element of " + f.Key
	}
	return f.Key
}

// longest is the length in code points up to which a message repeats a string.
const longest = 40

// describe says what a value is, as it stands in a message.
func describe(value any) string {
	switch x := value.(type) {
	case string:
		if utf8.RuneCountInString(x) > longest {
			return "a string"
		}
		return "the string " + strconv.Quote(x)
	case bool:
		return strconv.FormatBool(x)
	case int64:
		return "the number " + strconv.FormatInt(x, 10)
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return "not finite"
		}
		return "the number " + strconv.FormatFloat(x, 'g', -1, 64)
	case time.Time:
		if isLocalDate(x) {
			return "a date without quotation marks"
		}
		return "a time of day, without quotation marks"
	case []map[string]any:
		return "an array of tables"
	case []any:
		return "an array"
	}
	return "a table"
}

// isLocalDate tells whether a TOML value was written as 2024-10-08.
func isLocalDate(t time.Time) bool { return t.Location().String() == "date-local" }

// typeHelp shows the value as it would be right, where that can be guessed.
func typeHelp(f Field, value any) string {
	text, isText := value.(string)
	day, isTime := value.(time.Time)
	_, isWhole := value.(int64)
	_, isNumber := value.(float64)
	_, isTruth := value.(bool)
	sample := map[Kind]string{AnInteger: "2", ANumber: "2.5", ABool: "true"}[f.Kind]
	switch {
	case f.Kind == ATableList:
		return "write it as " + f.written()
	case f.Kind == ATable:
		return "write one table: " + f.Key + " = { … }"
	case f.Kind == AStringList && isText:
		return "put it in brackets: [" + strconv.Quote(text) + "]"
	case isText && sample != "":
		return "write it without quotation marks, such as " + sample
	case f.Kind == ADate && isTime && day.Year() > 0: // a time alone is of no day
		return "write " + strconv.Quote(day.Format("2006-01-02")) // in its own zone, whatever the machine's
	case f.Kind == ADate && isWhole:
		return fmt.Sprintf("write \"%d\"", value)
	case f.Kind == ADate:
		return `write a date such as "2024-10-08"`
	case f.Kind == AString && (isWhole || isTruth):
		return fmt.Sprintf("put it in quotation marks: \"%v\"", value)
	case f.Kind == AString && (isTime || isNumber):
		return "put it in quotation marks"
	}
	return ""
}
