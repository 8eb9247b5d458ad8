// Package load reads a project: content files and articles in, a fact.Base and findings out.
//
// It never stops at a fault. What cannot be read is reported and left out, and whatever depended on it is marked, so
// that one slip does not cause a dozen findings. An error means that the machine failed, not that the content is wrong.
package load

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/record"
	"beleg/generator/facts/seed"
	"beleg/generator/facts/shown"
	"beleg/generator/words/atonce"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// ErrNoProject says that a folder holds no project: there is no content/site.toml.
var ErrNoProject = record.ErrNoProject

// Project reads the project in fsys. The base is never nil without an error, but only a base without errors among the
// findings is sound.
func Project(fsys fs.FS) (*fact.Base, diag.List, error) {
	once := Session{Once: true}
	state, err := once.Load(fsys)
	if err != nil {
		return nil, nil, err
	}
	return state.Base, state.Found, nil
}

// A Session loads one project again and again, as a preview does. What a file says, how an article is divided and where
// a quotation stands is taken over as long as the very bytes it depends on are the same; linking is done in full each
// time. So the result is that of Project, whatever was loaded before.
//
// One goroutine at a time may use a session. The zero value is ready to use.
type Session struct {
	// Drafts turns drafts into claims like any other.
	Drafts bool
	// Today is the day on which it is loaded; see [fact.Base].
	Today edtf.Day
	// Once says that the project is loaded only once: what only another load or a revision would ask for is let go.
	Once bool

	files map[string]*decoded   // by name
	texts map[string]*seed.Text // by source
}

// decoded is a file and what it says. It is never changed.
type decoded struct {
	file  *diag.File
	said  any
	found diag.List
}

// Loaded is a project as it was at one time.
type Loaded struct {
	Base  *fact.Base
	Gaps  *fact.Gaps
	Found diag.List // sorted
	Files fs.FS     // the project, without what was refused

	linker *linker
}

// Load reads the project in fsys. Only where there are no errors among the findings the base is without gaps.
func (s *Session) Load(fsys fs.FS) (*Loaded, error) {
	project, refused := input.Of(fsys)
	names, found, err := record.List(project)
	if err != nil {
		return nil, err
	}
	files, err := inParallel(names, func(name string) (*decoded, error) { return s.decode(project, name) })
	if err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	s.files = make(map[string]*decoded, len(files))
	for _, f := range files {
		s.files[f.file.Name] = f
	}
	l := newLinker(s, files)
	l.found = slices.Concat(l.found, found, refused)
	if err := l.link(project); err != nil {
		return nil, err
	}
	l.found = append(l.found, shown.TooMuch(l.base)...)
	l.found.Sort()
	l.wanted, l.faulty, l.files = nil, nil, nil
	if s.Drafts {
		l.base.WithDrafts(l.draftMark)
	}
	loaded := &Loaded{Base: l.base, Gaps: l.gaps, Found: l.found, Files: project, linker: l}
	if s.Once {
		s.files, s.texts, loaded.linker = nil, nil, nil
	}
	return loaded, nil
}

// draftMark returns what the title of a draft begins with that waits for a day, in the words of the site.
func (l *linker) draftMark(until edtf.Date) string {
	words, ok := lang.For(l.base.Site.Language)
	if !ok {
		return "" // there is no site in it
	}
	if day, exact := until.Exact(); exact {
		return words.Fill("draft.mark-until", "Day", day) + " "
	}
	return words.Text("draft.mark") + " "
}

// Sources returns all sources by id, also those whose articles could not be read.
func (l *Loaded) Sources() []*fact.Source {
	byID := func(a, b *fact.Source) int { return cmp.Compare(a.ID, b.ID) }
	return slices.SortedFunc(slices.Values(slices.Concat(l.Base.Sources, l.Gaps.Sources)), byID)
}

// Judged lets go of what only who judges the base asks for.
func (l *Loaded) Judged() {
	for doc := range l.Base.Docs {
		doc.Forget()
	}
	for u := range l.Base.Quotations() {
		u.Quote.Reading = nil
	}
}

func (s *Session) decode(fsys fs.FS, name string) (*decoded, error) {
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, input.ErrRefused) {
		return &decoded{file: &diag.File{Name: name}, said: record.Refused(name)}, nil
	}
	known := s.files[name]
	if err != nil || known != nil && bytes.Equal(known.file.Text, text) {
		return known, err
	}
	d := &decoded{file: &diag.File{Name: name, Text: text}}
	d.said, d.found = record.Decode(d.file)
	return d, nil
}

// A Revision is a base of which the files of some claims have changed, and nothing else. Until Swap is called the base
// is as it was.
type Revision struct {
	Found  diag.List                   // what loading would find now; unsorted, and all of it errors
	Claims map[*fact.Claim]*fact.Claim // those of the base that changed, to what each is after the next Swap

	linker *linker
	gaps   *fact.Gaps // what those of the base are after the next Swap
}

// Revise takes in that the named files have changed since the base was loaded or last revised, and nothing else. It
// returns nil if the project must be loaded anew to know what follows: something came or went, or something changed on
// which more than its own claim depends. A base with findings is never revised.
func (l *Loaded) Revise(fsys fs.FS, names []string) *Revision {
	if len(l.Found) > 0 || l.linker == nil {
		return nil
	}
	r := &Revision{Claims: map[*fact.Claim]*fact.Claim{}, linker: l.linker, gaps: &fact.Gaps{}}
	for _, name := range names {
		id, ok := format.ClaimIn(name)
		claim := l.linker.claim.byID[id]
		if !ok || claim == nil || claim.ID != id || claim.Draft {
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

// add links a claim anew, and returns false if it has become a draft or is none any more, or others must be looked at.
func (r *Revision) add(claim *fact.Claim, file *decoded) bool {
	said := file.said.(*record.Of[format.Claim])
	c := &fact.Claim{Where: said.Where, ID: said.ID}
	l := *r.linker // which stays as it is, for the next
	l.found, l.gaps = slices.Clip(file.found), r.gaps
	l.wanted, l.faulty = map[*fact.Source][]asked{}, map[*fact.Quote]bool{}
	l.linkClaim(c, said)
	for s := range l.wanted { // in no certain order: findings are sorted in the end
		l.found = append(l.found, l.lookUpIn(s)...)
	}
	l.leaveOutOf(c, said.Unread)
	if r.gaps.Claims[c] {
		r.gaps.Claim(claim) // which is what c is now as soon as they are swapped
	}
	r.gaps.References = r.gaps.References || said.Unread
	r.Claims[claim], r.Found = c, append(r.Found, l.found...)
	if l.session.Drafts {
		c.ShowDraft(l.draftMark)
	} else {
		c.LeaveDrafts()
	}
	// Else links to it are worth something else, or lead elsewhere.
	return !c.Draft && c.Mark == claim.Mark && slices.Equal(c.Aliases, claim.Aliases) && !shown.Matters(c)
}

// Swap makes the base say what the changed files say; calling it again takes that back.
func (r *Revision) Swap() {
	for claim, other := range r.Claims {
		*claim, *other = *other, *claim
	}
	*r.linker.gaps, *r.gaps = *r.gaps, *r.linker.gaps
}

// inParallel returns what do makes of each element, several at a time.
func inParallel[T, R any](list []T, do func(T) (R, error)) ([]R, error) {
	made, errs := make([]R, len(list)), make([]error, len(list))
	atonce.Each(len(list), func(i int) { made[i], errs[i] = do(list[i]) })
	return made, errors.Join(errs...)
}
