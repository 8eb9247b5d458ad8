// Package lang holds the words of the interface, one file for each language.
//
// The files are in go-i18n's format, so that a translator needs no Go and the usual tools can check them. Whatever a
// language needs stands in its file, from the order of a date's parts to the sign between thousands; a further file is
// a further language, everywhere. A program asks by id: Text for a plain message, Count for one with a number, Fill for
// one with named places, Date and When for an uncertain date in words. An id that does not exist is a fault of the
// program and panics; a page with a hole in it must not get past the tests.
//
// go-i18n reads the files and knows the plural forms. It does not fill the places: a build writes some hundred thousand
// messages, and executing a text/template for each would take longer than everything else together. A test holds both
// to the same result.
package lang

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

//go:embed *.toml
var files embed.FS

// Lang is one language. What it says never changes after For has made it; any number of goroutines may share it.
type Lang struct {
	code     string
	messages map[string]message
	plural   func(n int) int
	spaced   *strings.Replacer // see spacedSigns

	// by name, in few letters, and as they stand where a stretch of time begins: "d’août"
	months, monthsShort, monthsFrom []string

	days sync.Map // edtf.Day → its words: a site says the same days again and again
}

// languages is how each language is read, by its code: once, when it is first asked for.
var languages = map[string]func() *Lang{}

func init() {
	names, _ := fs.Glob(files, "*.toml") // fails for a bad pattern only
	for _, name := range names {
		languages[strings.TrimSuffix(name, ".toml")] = sync.OnceValue(func() *Lang { return load(name) })
	}
}

// For returns the language of a code of Codes, the same value each time.
func For(code string) (*Lang, bool) {
	get, ok := languages[code]
	if !ok {
		return nil, false
	}
	return get(), true
}

// Codes lists the languages there are, as BCP 47 codes in alphabetical order.
func Codes() []string { return slices.Sorted(maps.Keys(languages)) }

// load panics on a file that does not parse: it is part of the program.
func load(name string) *Lang {
	data, _ := files.ReadFile(name) // it is there: init has found it
	file, err := i18n.ParseMessageFileBytes(data, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		panic(fmt.Sprintf("lang: %s: %v", name, err))
	}
	code := strings.TrimSuffix(name, ".toml")
	l := &Lang{code: code, messages: make(map[string]message, len(file.Messages)), plural: plurals(code)}
	for _, m := range file.Messages {
		l.messages[m.ID] = newMessage(m)
	}
	l.spaced = spacedSigns(l.Text("sign.colon"), l.Text("sign.semicolon"))
	l.months, l.monthsShort, l.monthsFrom = l.list("month.names"), l.list("month.short"), l.list("month.from")
	return l
}

// list returns a message that names several things, with commas between them.
func (l *Lang) list(id string) []string { return strings.Split(l.Text(id), ", ") }

// Code returns the language's BCP 47 code, fit for a lang attribute.
func (l *Lang) Code() string { return l.code }

// IDs lists all messages in alphabetical order.
func (l *Lang) IDs() []string { return slices.Sorted(maps.Keys(l.messages)) }

// Text returns a message that has no places.
func (l *Lang) Text(id string) string { return l.Fill(id) }

// Count returns a message in the plural form of n, with n in words of figures (10.000) at {{.N}}.
func (l *Lang) Count(id string, n int) string { return l.Fill(id, "N", n) }

// One tells whether what is counted stands in the singular behind a number: behind 1 only, or, as in French, behind all
// below 2.
func (l *Lang) One(n float64) bool {
	const one = 1 // of the forms that plurals tells
	whole := math.Trunc(math.Abs(n))
	return whole < 2 && l.plural(int(whole)) == one && (whole == math.Abs(n) || l.plural(0) == one)
}

// Fill returns a message with every place filled from pairs of a name and its value. Strings are taken as they are, but
// set apart where they run from right to left, unlike every language here; numbers and dates are written as Number,
// Date and Day do. An int for "N" also chooses the plural form. A place without a value panics; a value without a place
// is ignored.
func (l *Lang) Fill(id string, pairs ...any) string {
	m, ok := l.messages[id]
	if !ok {
		panic(fmt.Sprintf("lang: there is no message %q in %s", id, l.code))
	}
	p := m[len(m)-1]
	if n, ok := named(pairs, "N").(int); ok && len(m) > 1 {
		p = m[l.plural(n)]
	}
	if len(p) == 1 {
		return p[0]
	}
	var room [128]byte
	b := append(room[:0], p[0]...)
	for i := 1; i < len(p); i += 2 {
		value := named(pairs, p[i])
		if value == nil {
			panic(fmt.Sprintf("lang: message %q lacks an argument for {{.%s}}", id, p[i]))
		}
		b = append(append(b, l.written(value)...), p[i+1]...)
	}
	return string(b)
}

// named returns the value that stands behind a name.
func named(pairs []any, name string) any {
	for i := 1; i < len(pairs); i += 2 {
		if pairs[i-1] == name {
			return pairs[i]
		}
	}
	return nil
}

// message is what a file says under one id: what is counted by plural form, in CLDR's order: zero, one, two, few, many,
// other. All else has only the last, which every language has.
type message []pattern

func newMessage(m *i18n.Message) (list message) {
	texts := []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other}
	if strings.Join(texts, "") == m.Other {
		texts = texts[len(texts)-1:]
	}
	for _, text := range texts {
		list = append(list, compile(text))
	}
	return list
}

// plurals returns which plural form a language has for a number, by the rules of CLDR as go-i18n keeps them. It has no
// function for that, so it is given a message that answers with the form, and its answers are kept: asking takes as
// long as filling ten messages. Nothing is done before somebody counts: schemas want no more of a language than its
// name.
func plurals(code string) func(n int) int {
	localizer := sync.OnceValue(func() *i18n.Localizer {
		bundle := i18n.NewBundle(language.Make(code))
		bundle.MustAddMessages(language.Make(code), &i18n.Message{ID: "form", Zero: "0", One: "1", Two: "2", Few: "3",
			Many: "4", Other: "5"})
		return i18n.NewLocalizer(bundle, code)
	})
	var known sync.Map // number → form
	return func(n int) int {
		form, ok := known.Load(n)
		if !ok {
			form = int(localizer().MustLocalize(&i18n.LocalizeConfig{MessageID: "form", PluralCount: n})[0] - '0')
			known.Store(n, form)
		}
		return form.(int)
	}
}

// pattern is a text cut at its places: text, name of a place, text, and so on, with a text at both ends.
type pattern []string

// compile cuts a text at {{.Name}}, the only action of text/template that messages use. It panics on any other, since
// the files are part of the program.
func compile(text string) pattern {
	parts := strings.Split(text, "{{")
	p := pattern{parts[0]}
	for _, part := range parts[1:] {
		action, after, closed := strings.Cut(part, "}}")
		name, isPlace := strings.CutPrefix(action, ".")
		if !closed || !isPlace || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
			panic(fmt.Sprintf("lang: %q has an action other than {{.Name}}", text))
		}
		p = append(p, name, after)
	}
	return p
}

// Number writes an int or a float64 as people do: 13.000 and 1,2 in German, 13,000 and 1.2 in English. A float64 keeps
// all its digits; round before, if it has too many. Any other type is a fault of the program and panics.
func (l *Lang) Number(n any) string {
	switch n := n.(type) {
	case int:
		return l.digits(strconv.Itoa(n))
	case float64:
		return l.digits(strconv.FormatFloat(n, 'f', -1, 64))
	}
	panic(fmt.Sprintf("lang: %T is no number", n))
}

// digits groups the thousands of a number as strconv writes it and gives it the language's signs.
func (l *Lang) digits(s string) string {
	s, negative := strings.CutPrefix(s, "-")
	whole, fraction, broken := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + l.Text("number.group") + whole[i:]
	}
	if broken {
		whole += l.Text("number.decimal") + fraction
	}
	if negative {
		return "−" + whole // the minus sign U+2212, as wide as a digit
	}
	return whole
}

// written turns an argument of Fill into text. nil and everything unknown panics, as Number does.
func (l *Lang) written(value any) string {
	switch v := value.(type) {
	case string:
		return script.Isolated(v)
	case edtf.Day:
		return l.Day(v)
	case edtf.Date:
		return l.Date(v)
	}
	return l.Number(value)
}

// Origins sums up who is behind a claim: "5 Artikel, mindestens 1, höchstens 3 unabhängige Ursprünge". atLeast must not
// exceed atMost. That no origin is named is said in words: "kein benannter Ursprung, höchstens 3 unbenannte".
func (l *Lang) Origins(articles, atLeast, atMost int) string {
	var origins string
	switch {
	case atMost == 0:
		origins = l.Text("origins.none")
	case atLeast == atMost:
		origins = l.Count("origins.exact", atMost)
	case atLeast == 0:
		origins = l.Count("origins.at-most", atMost)
	default:
		origins = l.Fill("origins.between", "N", atMost, "Least", atLeast)
	}
	return l.Fill("origins.summary", "Articles", l.Count("origins.articles", articles), "Origins", origins)
}

// Shorten puts a text on one line and cuts it behind a word, so that it has at most n code points, the … included. What
// is set apart in it ends with it.
func Shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	end := 0
	for range n - 1 {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	cut := s[:end]
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return script.Closed(strings.TrimRight(cut, " ,;:–—-") + "…")
}
