// Package arrival makes a source of an article that was read.
//
// In go a project and an article; out come the files that make it a source: the text that is quoted from, the file as
// it was found, and what the article states about itself, with where it was found. What is guessed is marked as
// guessed: a guess that looks like knowledge is never looked at again.
package arrival

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/text/intake"
)

// An Article is one that was read, and how it came.
type Article struct {
	*intake.Taken
	Data  []byte // as it was given
	Name  string // of its file, for an id where its title gives none; may be empty
	Seed  string // its name in seeds/, if its text lies there already and is to stay
	Fetch string // the day on which it was fetched, as EDTF; empty for a file
}

// A Project is what an article arrives in.
type Project struct {
	*load.Loaded
	Exists func(name string) (bool, error) // whether there is anything under a path of the project
	taken  map[string]bool                 // paths that are written by what has arrived before
	number map[string]int                  // the last one that was put behind an id
}

// A File is one to be written. Was is what it held before; nil if it is new.
type File struct {
	Name     string // path in the project
	Was, Now []byte
}

// A Source is what an article becomes.
type Source struct {
	ID    string
	Files []File // in the order in which they are written: what others name comes first
}

// ErrTaken says that something of a name exists.
var ErrTaken = errors.New("exists already; nothing is overwritten")

// Add returns the files of a new source. id is the one asked for, or empty for one from the article's title; original
// tells whether the bytes as they were given are kept. It is an error if the article is a source already.
func (p *Project) Add(a Article, id string, original bool) (*Source, error) {
	if err := p.twice(a, id); err != nil {
		return nil, err
	}
	id, err := p.newID(a, id)
	if err != nil {
		return nil, err
	}
	s := &Source{ID: id}
	seed := cmp.Or(a.Seed, id+".txt")
	if a.Seed == "" {
		s.Files = append(s.Files, File{Name: "seeds/" + seed, Now: []byte(a.Text)})
	}
	kept := ""
	if original && string(a.Data) != a.Text {
		kept = "originals/" + id + a.Ending
		s.Files = append(s.Files, File{Name: "seeds/" + kept, Now: a.Data})
	}
	s.Files = append(s.Files, File{Name: format.SourceFile(id), Now: []byte(p.describe(a, seed, kept))})
	for _, f := range s.Files {
		if err := p.vacant(f.Name); err != nil {
			return nil, err
		}
	}
	for _, f := range s.Files {
		p.Take(f.Name)
	}
	return s, nil
}

// twice refuses what would put two articles into one file, and an article that is a source already: its quotations
// would count twice. One that is much like a source may be a newer version of it, or an agency's words once more; the
// id that an editor gives says which.
func (p *Project) twice(a Article, id string) error {
	for _, known := range p.Sources() {
		if a.Seed != "" && known.File == a.Seed {
			return fmt.Errorf("seeds/%s is source %s already", a.Seed, known.ID)
		}
	}
	address := PlainAddress(a.URL.Value)
	for _, known := range p.Base.Sources {
		if string(known.Seed.Text) == a.Text || bytes.Equal(known.Seed.Text, a.Data) {
			return Same(known)
		}
		why := ""
		switch {
		case id != "" || a.Seed != "":
		case address != "" && PlainAddress(known.URL) == address:
			why = "has the address"
		case alike(string(known.Seed.Text), a.Text):
			why = "has much of the text"
		}
		if why != "" {
			const help = "give that id if it is a newer version, or another one"
			return fmt.Errorf("it %s of source %s; %s", why, known.ID, help)
		}
	}
	return nil
}

// Same says that an article is that of a source already.
func Same(s *fact.Source) error {
	return fmt.Errorf("it is the same article, word for word, as seeds/%s of source %s", s.File, s.ID)
}

// vacant fails if there is something of a name in the project, or if that cannot be known.
func (p *Project) vacant(name string) error {
	is, err := p.Exists(name)
	switch {
	case err != nil:
		return fmt.Errorf("look for %s: %w", name, err)
	case is || p.taken[name]:
		return fmt.Errorf("%s %w", name, ErrTaken)
	}
	return nil
}

// newID returns the id asked for, or one from the title that is not taken.
func (p *Project) newID(a Article, id string) (string, error) {
	if id != "" {
		return id, p.vacant(format.SourceFile(id))
	}
	files := []func(string) string{format.SourceFile}
	if a.Seed == "" {
		files = append(files, func(id string) string { return "seeds/" + id + ".txt" })
	}
	return p.FreeID(idOf(a), files...)
}

// FreeID returns an id for something new: the proposed one, with a number if something has one of the files already
// that it would get.
func (p *Project) FreeID(proposed string, files ...func(id string) string) (string, error) {
	if p.number == nil {
		p.number = map[string]int{}
	}
	for n := max(p.number[proposed], 1); ; n++ {
		id := proposed
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		var err error
		for _, file := range files {
			err = cmp.Or(err, p.vacant(file(id)))
		}
		if !errors.Is(err, ErrTaken) {
			p.number[proposed] = n
			return id, err
		}
	}
}

// Take notes that a path is to be written, so that nothing else gets it.
func (p *Project) Take(name string) {
	if p.taken == nil {
		p.taken = map[string]bool{}
	}
	p.taken[name] = true
}

// longestID is the length up to which titles become ids: addresses are read aloud and typed.
const longestID = 48

// idOf proposes an id for an article: its title's first words, or the file's name if too little of the title stays.
func idOf(a Article) string {
	id := format.SuggestID(a.Title.Value)
	if a.Headless || 2*letters(id) < letters(a.Title.Value) || id == "" {
		name, _, _ := strings.Cut(path.Base(a.Name), ".")
		id = cmp.Or(format.SuggestID(name), "article")
	}
	return shorten(id)
}

// letters counts the letters of a text, of whatever script.
func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// ProposeID returns an id of the first words of a text; "" if nothing of it can stay in an id.
func ProposeID(words string) string { return shorten(format.SuggestID(words)) }

func shorten(id string) string {
	if len(id) <= longestID {
		return id
	}
	if cut := strings.LastIndexByte(id[:longestID+1], '-'); cut > 0 {
		return id[:cut]
	}
	return strings.TrimRight(id[:longestID], "-")
}
