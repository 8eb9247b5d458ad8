package serve

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/explain"
)

// findings is what the pages show over themselves. Everything in it is text and nothing markup: the browser puts it into text
// nodes.
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

// A place is shown as in a terminal: Marks stand Indent columns to the right of where Text begins.
type place struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Edit    string `json:"edit,omitempty"` // opens the editor
	Text    string `json:"text,omitempty"`
	Indent  string `json:"indent,omitempty"`
	Marks   string `json:"marks,omitempty"`
	Message string `json:"message,omitempty"`
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
		shown := finding{Severity: f.Severity().String(), Code: string(f.Code), Message: diag.Printable(f.Message), Help: diag.Printable(f.Help)}
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
	shown := place{File: s.Name, Line: s.At.Line, Column: s.At.Column, Text: s.Text, Indent: s.Indent, Marks: s.Marks, Message: s.Message}
	if s.Name != "" {
		shown.Edit = p.opt.Editor.Link(p.opt.Root, s.Name, s.At.Line, s.At.Column)
	}
	return shown
}

// inTemplate is how html/template says where a fault is.
var inTemplate = regexp.MustCompile(`template: ([^:\s]+):(\d+)(?::(\d+))?`)

// faulty shows an error as a finding. That of a template of the project gets its place.
func (p *Preview) faulty(project fs.FS, fault error) finding {
	shown := finding{Severity: diag.Error.String(), Message: diag.Printable(fault.Error()), Places: []place{}}
	m := inTemplate.FindStringSubmatch(fault.Error())
	if m == nil {
		return shown
	}
	name := path.Join("templates", m[1])
	text, err := fs.ReadFile(project, name)
	if err != nil {
		return shown // one of our own, which the project's do not go with
	}
	line, _ := strconv.Atoi(m[2])   // digits, by the pattern
	column, _ := strconv.Atoi(m[3]) // 0 if there is none
	at := lineStart(string(text), line) + column
	span := diag.Span{File: &diag.File{Name: name, Text: text}, Start: min(at, len(text)), End: min(at, len(text))}
	shown.Places = append(shown.Places, p.place(span.Show()))
	return shown
}

// lineStart returns the byte offset at which a line, counted from 1, begins.
func lineStart(text string, line int) int {
	start := 0
	for range line - 1 {
		next := strings.IndexByte(text[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	return start
}

// findings answers with what there is to say of the project as it is now.
func (p *Preview) findings(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	told := p.told
	p.mu.Unlock()
	text, err := json.Marshal(told)
	if err != nil {
		panic(err) // strings and numbers only
	}
	w.Header().Set("Cache-Control", "no-store")
	send(w, r, answer{status: http.StatusOK, kind: kindOf(".json"), data: text})
}

// explained answers with what beleg explain says of the code in the query.
func explained(w http.ResponseWriter, r *http.Request) {
	e, ok := explain.Of(diag.Code(r.URL.Query().Get("code")))
	if !ok {
		refuse(w, http.StatusNotFound, "there is no such finding")
		return
	}
	var text strings.Builder
	if err := explain.Write(&text, e, diag.TextOptions{}); err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	send(w, r, answer{status: http.StatusOK, kind: kindOf(".txt"), data: []byte(text.String())})
}
