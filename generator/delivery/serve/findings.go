package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/explain"
	"beleg/generator/words/diag"
	"beleg/generator/words/script"
)

// findings is what the pages show over themselves. Everything in it is text and nothing markup: the browser puts it
// into text nodes.
type findings struct {
	Version  string    `json:"version"` // names this very list, in every run
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Findings []finding `json:"findings"`
}

type finding struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code,omitempty"` // none for what is no fault of the content
	Message  string  `json:"message"`
	Help     string  `json:"help,omitempty"`
	Places   []place `json:"places"`
}

// A place is shown as in a terminal: Marks stand Indent columns to the right of where Text begins. Where words of the
// line run from right to left, nothing has a column: there are Parts, of which every second one is marked.
type place struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Edit    string   `json:"edit,omitempty"` // opens the editor
	Text    string   `json:"text,omitempty"`
	Indent  string   `json:"indent,omitempty"`
	Marks   string   `json:"marks,omitempty"`
	Parts   []string `json:"parts,omitempty"`
	Message string   `json:"message,omitempty"`
}

// tellable puts findings, and what else kept a project from coming in, into the form that the pages take.
func (p *Preview) tellable(project fs.FS, r Report) findings {
	told := findings{Findings: []finding{}}
	told.Errors, told.Warnings = r.State.Found.Count()
	for _, fault := range r.Faults() {
		told.Errors++
		told.Findings = append(told.Findings, p.faulty(project, fault))
	}
	for _, f := range r.State.Found {
		shown := finding{Severity: f.Severity().String(), Code: f.Rule.Code,
			Message: script.Line(diag.Printable(f.Message)), Help: diag.PrintableLines(f.Help)}
		for _, s := range f.Show() {
			shown.Places = append(shown.Places, p.place(s))
		}
		told.Findings = append(told.Findings, shown)
	}
	text, err := json.Marshal(told)
	if err != nil {
		panic(err) // strings and numbers only
	}
	told.Version = fingerprint(text)
	return told
}

func (p *Preview) place(s diag.Shown) place {
	link := p.opt.Editor.Link(p.opt.Root, s.Name, s.At.Line, s.At.Column)
	shown := place{script.Isolated(s.Name), s.At.Line, s.At.Column, link, s.Text, s.Indent, s.Marks, nil,
		script.Line(s.Message)}
	if line := script.Line(s.Text); line != s.Text {
		shown.Parts = script.Parted(line, s.Parts)
	}
	return shown
}

// inTemplate is how html/template says where a fault is.
var inTemplate = regexp.MustCompile(`template: ([^:\s]+):(\d+)(?::(\d+))?`)

// faulty shows an error as a finding. That of a template of the project gets its place.
func (p *Preview) faulty(project fs.FS, fault error) finding {
	shown := finding{Severity: diag.Error.String(), Places: []place{},
		Message: script.Line(diag.Printable(fault.Error()))}
	m := inTemplate.FindStringSubmatch(fault.Error())
	if m == nil {
		return shown
	}
	name := path.Join("templates", m[1])
	text, err := fs.ReadFile(project, name)
	if err != nil {
		return shown // one of our own, which the project's do not go with
	}
	line, _ := strconv.Atoi(m[2]) // digits, by the pattern
	at, _ := strconv.Atoi(m[3])   // 0 if there is no column
	for before := range bytes.Lines(text) {
		if line--; line <= 0 {
			break
		}
		at += len(before)
	}
	at = min(at, len(text))
	span := diag.Span{File: &diag.File{Name: name, Text: text}, Start: at, End: at}
	shown.Places = append(shown.Places, p.place(span.Show()))
	return shown
}

// findings answers with what there is to say of the project as it is now.
func (p *Preview) findings(*http.Request) (any, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now.told, nil
}

// explained answers with what beleg explain says of the code in the query.
func (p *Preview) explained(w http.ResponseWriter, r *http.Request) {
	rule := diag.RuleOf(r.URL.Query().Get("code"))
	if rule == nil {
		refuse(w, http.StatusNotFound, "there is no such finding")
		return
	}
	var text strings.Builder
	language := ""
	p.live.View(func(base *fact.Base, _ *address.Book) { language = base.Site.Language })
	if err := explain.Write(&text, explain.Of(rule, language), diag.TextOptions{}); err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	send(w, r, answer{status: http.StatusOK, kind: kindOf(".txt"), data: []byte(text.String())})
}

// A template that goes wrong only with what is on a page is found out when that page is asked for: a preview makes no
// others. From then on it is among the findings of every page, until the page can be made. A page that is open stays as
// it was meanwhile.

// mostFailing is how many pages are tried again with each change.
const mostFailing = 20

// failed takes note of a page that could not be made.
func (p *Preview) failed(name string) {
	p.telling.Lock()
	news := !slices.Contains(p.failing, name)
	if news {
		p.failing = append(p.failing[max(0, len(p.failing)+1-mostFailing):], name)
		news = p.tell()
	}
	p.telling.Unlock()
	if news && p.opt.News != nil {
		p.opt.News()
	}
}

// failures tries again the pages that failed. It returns why they still do, the first of each place in a template, and
// forgets the others.
func (p *Preview) failures() []error {
	var why []error
	places := map[string]bool{}
	p.failing = slices.DeleteFunc(p.failing, func(name string) bool {
		_, _, err := p.live.File(name)
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			return true
		}
		if place := inTemplate.FindString(err.Error()); place == "" || !places[place] {
			places[place] = true
			why = append(why, err)
		}
		return false
	})
	return why
}
