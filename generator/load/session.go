package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/quote"
)

// A Session loads one project again and again, as a preview does. What a file says, how an article is divided and where a quotation
// stands is taken over as long as the very bytes it depends on are the same; linking is done in full each time. So the result is
// that of Project, whatever was loaded before.
//
// One goroutine at a time may use a session. The zero value is ready to use.
type Session struct {
	// Drafts turns drafts into claims like any other.
	Drafts bool

	files  map[string]*decoded // by name
	texts  map[string]*text    // by source
	places map[*quote.Text]map[quote.Query]*located
}

// decoded is a file and what it says. It is never changed.
type decoded struct {
	file   *diag.File
	record any
	found  diag.List
}

// Loaded is a project as it was at one time.
type Loaded struct {
	Base  *fact.Base
	Found diag.List // sorted

	linker *linker
}

// Load reads the project in fsys. The base is never nil, but only a base without errors among the findings is sound.
func (s *Session) Load(fsys fs.FS) (*Loaded, error) {
	listing, found, err := list(fsys)
	if err != nil {
		return nil, err
	}
	files, err := s.decodeAll(fsys, listing)
	if err != nil {
		return nil, err
	}
	l := &linker{session: s, fsys: fsys, base: &fact.Base{}, found: found, usedBy: map[*fact.Claim][]*bool{}}
	l.sort(files)
	if err := l.link(); err != nil {
		return nil, err
	}
	l.found.Sort()
	l.wanted, l.fsys = nil, nil
	if s.Drafts {
		l.base.WithDrafts()
	}
	return &Loaded{Base: l.base, Found: l.found, linker: l}, nil
}

// decodeAll returns what the files say, several at a time.
func (s *Session) decodeAll(fsys fs.FS, names []string) ([]*decoded, error) {
	files := make([]*decoded, len(names))
	errs := make([]error, len(names))
	parallel(len(names), func(i int) { files[i], errs[i] = s.decode(fsys, names[i]) })
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	s.files = make(map[string]*decoded, len(files))
	for i, name := range names {
		s.files[name] = files[i]
	}
	return files, nil
}

func (s *Session) decode(fsys fs.FS, name string) (*decoded, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	if known := s.files[name]; known != nil && bytes.Equal(known.file.Text, text) {
		return known, nil
	}
	d := &decoded{file: &diag.File{Name: name, Text: text}}
	d.record, d.found = decodeFile(d.file)
	return d, nil
}

// A Revision is a base of which the files of some claims have changed, and nothing else. Until Swap is called the base is as it
// was.
type Revision struct {
	Found diag.List // what loading would find now; unsorted, and all of it errors

	linker  *linker
	claims  []*fact.Claim // of the base
	others  []*fact.Claim // what each of claims is not now, but is after the next Swap
	used    [][]*bool
	partial bool // whether the base is not now, but is after the next Swap
}

// Revise takes in that the named files have changed since the base was loaded or last revised, and nothing else. It returns nil if
// the project must be loaded anew to know what follows: something came or went, or something changed on which more than its own
// claim depends. A base with findings is never revised.
func (l *Loaded) Revise(fsys fs.FS, names []string) *Revision {
	if len(l.Found) > 0 {
		return nil
	}
	r := &Revision{linker: l.linker}
	for _, name := range names {
		id, ok := format.ClaimIn(name)
		claim := l.linker.claim[id]
		if !ok || claim == nil || claim.Draft {
			return nil
		}
		file, err := l.linker.session.decode(fsys, name)
		if err != nil || !r.add(claim, file) {
			return nil
		}
		l.linker.session.files[name] = file
	}
	return r
}

// add links a claim anew, and returns false if it is a draft now.
func (r *Revision) add(claim *fact.Claim, file *decoded) bool {
	l, record := r.linker, file.record.(*record[format.Claim])
	c := newClaim(record)
	l.found, l.used, l.wanted = slices.Clip(file.found), nil, map[*fact.Source][]asked{}
	l.linkClaim(c, record)
	for s := range l.wanted { // in no certain order: findings are sorted in the end
		known := l.session.places[s.Text]
		if known == nil { // another text of the source was loaded since
			known = map[quote.Query]*located{}
			l.session.places[s.Text] = known
		}
		places, found := l.lookUpIn(s, known)
		l.found = append(l.found, found...)
		maps.Copy(known, places)
	}
	r.claims, r.others, r.used = append(r.claims, claim), append(r.others, c), append(r.used, l.used)
	r.Found, r.partial = append(r.Found, l.found...), r.partial || record.unread
	l.found, l.used, l.wanted = nil, nil, nil
	if l.session.Drafts {
		c.Draft = false
	} else {
		c.LeaveDrafts()
	}
	return !c.Draft
}

// Swap makes the base say what the changed files say; calling it again takes that back.
func (r *Revision) Swap() {
	for i, claim := range r.claims {
		*claim, *r.others[i] = *r.others[i], *claim
		r.linker.usedBy[claim], r.used[i] = r.used[i], r.linker.usedBy[claim]
	}
	r.linker.base.Partial, r.partial = r.partial, r.linker.base.Partial
	r.linker.recount()
}

// Changes calls do with every claim that has changed, as it is in the base and as it is not: after Swap, as it was before.
func (r *Revision) Changes(do func(claim, other *fact.Claim)) {
	for i, claim := range r.claims {
		do(claim, r.others[i])
	}
}

// recount works out anew what is referred to.
func (l *linker) recount() {
	for _, a := range l.base.Actors {
		a.Used = false
	}
	for _, s := range l.base.Sources {
		s.Used = false
	}
	for _, t := range l.base.Site.Topics {
		t.Used = false
	}
	for _, m := range l.base.Site.Measures {
		m.Used = false
	}
	for _, list := range l.usedBy {
		for _, used := range list {
			*used = true
		}
	}
}
