package format

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/diag"
	"beleg/generator/place"
)

// syntaxFinding turns an error of the TOML decoder into a finding at its place.
func syntaxFinding(doc *place.Doc, text string, err error) diag.Finding {
	f := diag.Finding{Code: "toml-syntax", Span: doc.Span(place.Range{}), Message: err.Error()}
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return f
	}
	start := pe.Position.Start
	if strings.HasPrefix(text, "\ufeff") {
		start += len("\ufeff")
	}
	start = min(max(start, 0), len(text)) // the decoder gives -1 for a control character at the very start
	r := place.Range{Start: start, End: min(start+max(pe.Position.Len, 1), len(text))}
	if n := strings.IndexByte(text[start:r.End], '\n'); n > 0 {
		r.End = start + n
	}
	r = escapeIn(text, r, pe.Message)
	f.Span = doc.Span(r)
	f.Message = strings.TrimSuffix(lowerFirst(pe.Message), ".")
	f.Help = syntaxHelp(f.Message, text[r.Start:r.End])
	return f
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

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(r)) + s[size:]
}

// syntaxHelps are next steps by words of the decoder's message.
var syntaxHelps = []struct{ words, help string }{
	{"strings cannot contain newlines", `close the string with a quotation mark, or put """ around a text of several lines`},
	{"has already been defined", "write it once; [[…]] begins a further table of the same name"},
	{"to end table name", "close the name of the table with ] or ]]"},
	{"invalid escape", "write \\\\ for a backslash, or put the text in single quotation marks"},
	{"expected '.' or '='", "write key = value; a key has only letters a–z, digits, _ and -"},
	{"expected a top-level item to end", `write one key on each line; put """ around a text with quotation marks in it`},
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
	case "yes", "no", "on", "off", "ja", "nein", "wahr", "falsch":
		return "write true or false; text stands in quotation marks"
	case "“", "”", "„", "‚", "‘", "’", "«", "»", "‹", "›":
		return `write straight quotation marks: "…"`
	}
	if at == "" || strings.ContainsAny(at, "\"'\\\n\r,=[]{}#") {
		return ""
	}
	return `put it in quotation marks: "` + at + `"`
}

// example shows how a required key is written.
func example(f Field) string {
	switch {
	case f.Kind == ATableList:
		return "a table [[" + f.Key + "]]"
	case f.Kind == ATable:
		return "a table [" + f.Key + "]"
	case f.Kind == ADate:
		return f.Key + ` = "2024-10-08"`
	case len(f.Words) > 0:
		words, last := wordsAlone(f), len(f.Words)-1
		return f.Key + ` = "` + strings.Join(words[:last], `", "`) + `" or "` + words[last] + `"`
	}
	return f.Key + ` = "…"`
}

// subject is what a message about a value begins with.
func (f Field) subject() string {
	if f.listed {
		return "an element of " + f.Key
	}
	return f.Key
}

func (d *decoder) empty(f Field, where place.Where) {
	help := "fill it in: it is required"
	if f.listed {
		help = "fill it in, or take it away"
	}
	d.add("empty-value", where.Value(), help, "%s is empty", f.subject())
}

func (d *decoder) wrongType(f Field, value any, where place.Where) {
	d.add("wrong-type", where.Value(), typeHelp(f, value), "%s is %s; it must be %s", f.subject(), describe(value), f.Kind)
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
	switch {
	case f.Kind == ATableList:
		return "write it as [[" + f.Key + "]]"
	case f.Kind == ATable:
		return "write one table: " + f.Key + " = { … }"
	case f.Kind == AStringList && isText:
		return "put it in brackets: [" + strconv.Quote(text) + "]"
	case isText && (f.Kind == AnInteger || f.Kind == ANumber || f.Kind == ABool):
		return "write it without quotation marks, such as " + map[Kind]string{AnInteger: "2", ANumber: "2.5", ABool: "true"}[f.Kind]
	case f.Kind == ADate:
		return dateHelp(value)
	case f.Kind == AString && !isText:
		return stringHelp(value)
	}
	return ""
}

func dateHelp(value any) string {
	switch x := value.(type) {
	case time.Time:
		return "write " + strconv.Quote(x.Format("2006-01-02")) // in its own zone, whatever the machine's
	case int64:
		return fmt.Sprintf("write \"%d\"", x)
	}
	return `write a date such as "2024-10-08"`
}

func stringHelp(value any) string {
	switch x := value.(type) {
	case int64, bool:
		return fmt.Sprintf("put it in quotation marks: \"%v\"", x)
	case time.Time, float64:
		return "put it in quotation marks"
	}
	return ""
}

// nearWord is the help for a word that is not allowed; the message lists those that are.
func nearWord(s string, words []string) string {
	if near := diag.Nearest(s, words); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	return ""
}
