package trace

import (
	"encoding/json"
	"io/fs"
	"slices"
	"sync/atomic"

	"beleg/generator/words/atonce"
	"beleg/generator/words/diag"
)

// A Note is what a build leaves to the next one: what it was asked, what it read, and what it found.
type Note struct {
	Asked Answer // a hash of the program and its options
	Day   int    // on which it was found, if that matters; else 0
	Read  Trace
	Found diag.List
}

// noted is a note as it is written.
type noted struct {
	Asked []byte
	Day   int `json:",omitempty"`
	Read  map[string][]byte
	Found []finding
}

// A finding is one of a note, or a further place that belongs to one.
type finding struct {
	Code, Message, Help, File string
	Start, End                int
	Milder                    bool      `json:",omitempty"`
	Marks                     [][2]int  `json:",omitempty"`
	Related                   []finding `json:",omitempty"`
}

// Text returns the note in one line; "" if it cannot be written, because a finding is about a text that is not what its
// file held, such as that of an article in another encoding.
func (n Note) Text() string {
	w := noted{Asked: n.Asked[:], Day: n.Day, Read: make(map[string][]byte, len(n.Read))}
	for question, answer := range n.Read {
		w.Read[question] = answer[:]
	}
	held := holding{n.Read, map[*diag.File]bool{nil: true}}
	whole := n.Read != nil
	for _, f := range n.Found {
		said := held.jot(f.Span, &whole)
		said.Code, said.Message, said.Help, said.Milder = f.Rule.Code, f.Message, f.Help, f.Milder
		for _, r := range f.Related {
			place := held.jot(r.Span, &whole)
			place.Message = r.Message
			for _, m := range r.Marks {
				place.Marks = append(place.Marks, [2]int{m.Start, m.End})
				whole = whole && m.File == r.Span.File
			}
			said.Related = append(said.Related, place)
		}
		w.Found = append(w.Found, said)
	}
	text, err := json.Marshal(w)
	if err != nil || !whole {
		return ""
	}
	return string(text)
}

// holding remembers of which files the text was read as a finding has it.
type holding struct {
	Trace
	of map[*diag.File]bool
}

// jot writes a place down, or clears whole.
func (h holding) jot(s diag.Span, whole *bool) finding {
	of, known := h.of[s.File]
	if !known {
		of = h.Of(s.File.Name, s.File.Text)
		h.of[s.File] = of
	}
	*whole = *whole && of
	return finding{File: s.Name(), Start: s.Start, End: s.End}
}

// Again reads a note that was written for the same question, and tells whether the project still gives the same answers
// to all that was read. If not, or if it cannot be told, the note is nothing worth.
func Again(project fs.FS, text string, asked Answer) (n Note, is bool) {
	var w noted
	if json.Unmarshal([]byte(text), &w) != nil || !slices.Equal(w.Asked, asked[:]) || len(w.Read) == 0 {
		return Note{}, false
	}
	n = Note{Asked: asked, Day: w.Day, Read: make(Trace, len(w.Read))}
	for question, answer := range w.Read {
		if len(answer) != len(Answer{}) {
			return Note{}, false
		}
		n.Read[question] = Answer(answer)
	}
	if !n.Read.holds(project) {
		return Note{}, false
	}
	files := files{project, map[string]*diag.File{}}
	for _, said := range w.Found {
		if diag.RuleOf(said.Code) == nil {
			return Note{}, false
		}
		n.Found = append(n.Found, files.finding(said))
	}
	return n, true
}

// holds asks all questions again, several at a time.
func (t Trace) holds(project fs.FS) bool {
	questions := t.Questions()
	var other atomic.Bool
	atonce.Each(len(questions), func(i int) {
		if !other.Load() && !t.Same(project, questions[i]) {
			other.Store(true)
		}
	})
	return !other.Load()
}

// files are those of a project that findings are about.
type files struct {
	project fs.FS
	read    map[string]*diag.File
}

func (f files) finding(said finding) diag.Finding {
	found := diag.Finding{Rule: diag.RuleOf(said.Code), Span: f.span(said), Message: said.Message, Help: said.Help,
		Milder: said.Milder}
	for _, r := range said.Related {
		place := diag.Note{Span: f.span(r), Message: r.Message}
		for _, m := range r.Marks {
			place.Marks = append(place.Marks, diag.Span{File: place.Span.File, Start: m[0], End: m[1]})
		}
		found.Related = append(found.Related, place)
	}
	return found
}

func (f files) span(said finding) diag.Span {
	if said.File == "" {
		return diag.Span{}
	}
	if f.read[said.File] == nil {
		text, _ := fs.ReadFile(f.project, said.File) // it could be read a moment ago
		f.read[said.File] = &diag.File{Name: said.File, Text: text}
	}
	return diag.Span{File: f.read[said.File], Start: said.Start, End: said.End}
}
