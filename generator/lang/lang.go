// Package lang holds the words of the interface, in German and English.
//
// The words stand in de.toml and en.toml, in go-i18n's format, so that a translator needs no Go and the usual tools can
// check them. A program asks by id: Text for a plain message, Count for one with a number, Fill for one with named
// places, Date and When for an uncertain date in words. An id that does not exist is a fault of the program and panics;
// a page with a hole in it must not get past the tests.
//
// go-i18n reads the files. It does not fill the places: a build writes some hundred thousand messages, and executing a
// text/template for each would take longer than everything else together. A test holds both to the same result.
package lang

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
)

//go:embed de.toml en.toml
var files embed.FS

// Lang is one language. It never changes after For has made it, so any number of goroutines may share it.
type Lang struct {
	code     string
	messages map[string]message
	months   [12]string
	group    string // between thousands
	decimal  string
}

var languages = map[string]func() *Lang{
	"de": sync.OnceValue(func() *Lang { return load("de") }),
	"en": sync.OnceValue(func() *Lang { return load("en") }),
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

var monthIDs = [12]string{"month.january", "month.february", "month.march", "month.april", "month.may", "month.june",
	"month.july", "month.august", "month.september", "month.october", "month.november", "month.december"}

// load panics on a file that does not parse: it is part of the program.
func load(code string) *Lang {
	read := map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal}
	name := code + ".toml"
	data, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("lang: %v", err))
	}
	file, err := i18n.ParseMessageFileBytes(data, name, read)
	if err != nil {
		panic(fmt.Sprintf("lang: %s: %v", name, err))
	}
	l := &Lang{code: code, messages: make(map[string]message, len(file.Messages))}
	for _, m := range file.Messages {
		l.messages[m.ID] = message{one: compile(m.One), other: compile(m.Other)}
	}
	for i, id := range monthIDs {
		l.months[i] = l.Text(id)
	}
	l.group, l.decimal = l.Text("number.group"), l.Text("number.decimal")
	return l
}

// Code returns the language's BCP 47 code, fit for a lang attribute.
func (l *Lang) Code() string { return l.code }

// IDs lists all messages in alphabetical order.
func (l *Lang) IDs() []string { return slices.Sorted(maps.Keys(l.messages)) }

// Text returns a message that has no places.
func (l *Lang) Text(id string) string {
	m := l.message(id)
	if m.other.places() > 0 || m.isPlural() {
		panic(fmt.Sprintf("lang: message %q needs arguments: use Count or Fill", id))
	}
	return m.other.start
}

// Count returns a message in the plural form of n, with n in words of figures (10.000) at {{.N}}.
func (l *Lang) Count(id string, n int) string {
	return l.message(id).form(n).fill(id, func(place string) (string, bool) {
		return l.whole(n), place == "N"
	})
}

// Fill returns a message with every place filled from args. Strings are taken as they are, numbers and dates are written
// as Number, Date and Day do. An int at "N" also chooses the plural form. A place without an argument panics; an
// argument without a place is ignored.
func (l *Lang) Fill(id string, args map[string]any) string {
	m := l.message(id)
	p := m.other
	if n, ok := args["N"].(int); ok {
		p = m.form(n)
	}
	return p.fill(id, func(place string) (string, bool) {
		value, ok := args[place]
		if !ok {
			return "", false
		}
		return l.written(value), true
	})
}

func (l *Lang) message(id string) message {
	m, ok := l.messages[id]
	if !ok {
		panic(fmt.Sprintf("lang: there is no message %q in %s", id, l.code))
	}
	return m
}

// put is Fill for the package's own messages: name, text, name, text.
func (l *Lang) put(id string, pairs ...string) string {
	return l.message(id).other.fill(id, func(place string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == place {
				return pairs[i+1], true
			}
		}
		return "", false
	})
}
