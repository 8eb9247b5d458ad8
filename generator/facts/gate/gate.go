// Package gate holds quotations that others wrote down against the articles they are from.
//
// In go rows, each with the name of a file and the words that are said to stand in it; out come the same rows with what
// was found, and where. It is the gate that every claim of a site has to pass, for people who have other tools: it
// knows no project, no ids and no lines to skip.
package gate

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/seed"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

// Outcome is what became of a row. The words are a contract.
type Outcome string

// The outcomes. Only Found passes.
const (
	Found     Outcome = "found"     // the words stand in the file, in one place
	Ambiguous Outcome = "ambiguous" // in several
	Near      Outcome = "near"      // something similar does, or the words with the end of a paragraph among them
	Missing   Outcome = "missing"   // nothing of the kind does, or there is no such article
)

// A Result is what there is to say about a row.
type Result struct {
	Outcome Outcome
	Message string // what is wrong; "" if it was found
	Help    string // the next step; may be empty
	Wording string // the article's own, if it was found
	Places  []Place
}

// Place is where the words stand, or what is most like them. Line and Column count from 1, columns and Start and End
// (from 0, half-open) count code points of the file.
type Place struct {
	Line, Column  int
	Start, End    int
	Before, After string // of several places: the words beside it that tell it from the others
}

// A Gate reads each file once.
type Gate struct {
	files  fs.FS
	read   map[string]*seed.Text
	faults map[string]Result
}

// Of returns the gate to files, which are named with slashes and relative.
func Of(files fs.FS) *Gate {
	return &Gate{files, map[string]*seed.Text{}, map[string]Result{}}
}

// Judge looks a row up. The error means that the machine failed.
func (g *Gate) Judge(row Row) (Result, error) {
	name := path.Clean(strings.ReplaceAll(row.File, `\`, "/"))
	text, err := g.text(name)
	if err != nil {
		return Result{}, err
	}
	if text == nil {
		return g.faults[name], nil
	}
	asked := format.Passage{Text: row.Quote, Before: row.Before, After: row.After}
	at := text.Find(&asked)
	r := Result{Outcome: outcome(at.Outcome), Places: placesOf(text, at)}
	if r.Outcome == Found {
		r.Wording = at.Wording
		return r, nil
	}
	told := text.Tell(&asked, at)
	r.Message, r.Help = told.Message, told.Help
	return r, nil
}

const outside = "name a text file in or below the folder that beleg is started in"

// text returns an article, nil if there is none; the faults say why then.
func (g *Gate) text(name string) (*seed.Text, error) {
	text, known := g.read[name]
	if known {
		return text, nil
	}
	data, err := fs.ReadFile(g.files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		g.faults[name] = Result{Outcome: Missing, Message: "there is no file " + name, Help: g.meant(name)}
	case errors.Is(err, fs.ErrInvalid):
		g.faults[name] = Result{Outcome: Missing, Message: name + " lies outside of the folder", Help: outside}
	case err != nil:
		info, missed := fs.Stat(g.files, name)
		if missed == nil && info.Mode().IsRegular() {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		g.faults[name] = Result{Outcome: Missing, Message: name + " is no file in the folder", Help: outside}
	default:
		var found diag.List
		if text, found = seed.Alone(&diag.File{Name: name, Text: data}); text == nil {
			g.faults[name] = Result{Outcome: Missing, Message: found[0].Message, Help: found[0].Help}
		}
	}
	g.read[name] = text
	return text, nil
}

// meant proposes a file beside the one that is not there.
func (g *Gate) meant(name string) string {
	entries, _ := fs.ReadDir(g.files, path.Dir(name)) // there may be no folder, and nothing to propose
	var names []string
	for _, e := range entries {
		names = append(names, path.Join(path.Dir(name), e.Name()))
	}
	return diag.DidYouMean(name, names)
}

func outcome(o quote.Outcome) Outcome {
	switch o {
	case quote.Found:
		return Found
	case quote.Ambiguous:
		return Ambiguous
	case quote.Near, quote.CrossesBlocks, quote.InSkipped:
		return Near
	}
	return Missing
}

func placesOf(t *seed.Text, at *seed.Place) []Place {
	var places []Place
	add := func(start, end int, before, after string) {
		p := t.Seed.Position(start)
		places = append(places, Place{p.Line, p.Column, t.Article.CodePoint(start), t.Article.CodePoint(end), before,
			after})
	}
	for _, p := range at.Places {
		add(p.Start(), p.End(), p.Before, p.After)
	}
	if at.Near != nil && len(places) == 0 {
		add(at.Near.Passage.Start, at.Near.Passage.End, "", "")
	}
	return places
}
