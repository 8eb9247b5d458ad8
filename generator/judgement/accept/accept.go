// Package accept takes warnings away that an editor has answered.
//
// A warning that is right in general can be wrong at one place. There the key accept names its code, in the table that
// it is about: a quotation, a claim, a question, a source, an actor, the site. What is accepted and is not told is a
// finding itself, because a list of exceptions that nobody needs hides the next fault.
package accept

import (
	"bytes"
	"embed"
	"maps"
	"path"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

var unused = rules.Warning("unused-accept", "an accepted finding that is not there")

// Answer returns what is found, without the warnings that files of content accept, and with those that they accept in
// vain; sorted. Of a project with errors nobody knows what would be found without them.
func Answer(files []*diag.File, found diag.List) diag.List {
	errors, _ := found.Count()
	var answers []*answer
	for _, f := range files {
		if path.Ext(f.Name) == ".toml" && bytes.Contains(f.Text, []byte("accept")) {
			doc := place.NewDoc(f)
			data, _ := format.Parse(doc)
			answers = append(answers, answersIn(data, place.Where{Doc: doc})...)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool {
		answered := false
		for _, a := range answers {
			if f.Severity() == diag.Warning && f.Rule.Code == a.code && a.about(f.Span) {
				a.used, answered = true, true
			}
		}
		return answered
	})
	for _, a := range answers {
		if !a.used && errors == 0 {
			rest.Add(a.inVain())
		}
	}
	rest.Sort()
	return rest
}

// An answer is an element of accept.
type answer struct {
	code       string
	where      place.Where // of the element
	file       *diag.File
	start, end int  // of the table that it stands in, in the file
	whole      bool // that is the whole file
	used       bool
}

// answersIn returns the answers in a table and in those below it.
func answersIn(table map[string]any, where place.Where) (list []*answer) {
	codes, _ := table["accept"].([]any)
	for i, c := range codes {
		if code, ok := c.(string); ok {
			a := &answer{code: code, where: where.At("accept", i), file: where.Doc.File, whole: where.Path == ""}
			a.start, a.end = extent(where)
			list = append(list, a)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		switch below := table[key].(type) {
		case map[string]any:
			list = append(list, answersIn(below, where.At(key))...)
		case []map[string]any:
			for i, t := range below {
				list = append(list, answersIn(t, where.At(key, i))...)
			}
		case []any:
			for i, e := range below {
				if t, ok := e.(map[string]any); ok {
					list = append(list, answersIn(t, where.At(key, i))...)
				}
			}
		}
	}
	return list
}

// extent returns where a table begins and ends, with the tables below it.
func extent(where place.Where) (start, end int) {
	index, value := where.Doc.Index(), where.Value()
	if where.Path == "" {
		return 0, len(where.Doc.File.Text)
	}
	own := slices.IndexFunc(index.Headers, func(h place.Header) bool { return h.Path == where.Path })
	if own < 0 { // it stands in braces
		return value.Start, value.End
	}
	for _, h := range index.Headers[own+1:] {
		if !strings.HasPrefix(string(h.Path), string(where.Path)+string(place.Of("")[0])) {
			return value.Start, where.Doc.Start + h.Start
		}
	}
	return value.Start, len(where.Doc.File.Text)
}

// about tells whether a finding is about the table that the answer stands in, or a part of it.
func (a *answer) about(s diag.Span) bool {
	return s.Name() == a.file.Name && (a.whole || s.File.Text != nil && a.start <= s.Start && s.Start < a.end)
}

func (a *answer) inVain() diag.Finding {
	var codes []string
	for _, r := range diag.Rules() {
		codes = append(codes, r.Code)
	}
	help := "take it away"
	switch r := diag.RuleOf(a.code); {
	case r == nil && diag.Nearest(a.code, codes) != "":
		help = diag.DidYouMean(a.code, codes)
	case r != nil && r.Severity == diag.Error:
		help = "mend it: an error cannot be accepted"
	}
	return unused.At(a.where.Value(), help, "there is no warning %q here to be accepted", a.code)
}
