// Package adopt makes drafts of what others have checked or marked.
//
// In go a project and what foreign files say; out come files of claims, each a draft in which stands what is missing.
// Nobody else's rating becomes one of the site unless the site calls it the same, and no quotation is taken over that
// does not stand in its article: both are what the site vouches for. What was taken in once is known again by a mark in
// the note of its claim, whatever else is changed there.
package adopt

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/foreign"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/arrival"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// Adopted is what becomes of foreign files.
type Adopted struct {
	Files    []arrival.File
	Found    diag.List // what could not be taken; sorted
	Already  int       // entries that were taken in before
	Articles []string  // addresses of articles that are no source yet, and would have to be
}

// Drafts returns what entries become in a project. Those that make the same claim become one draft.
func Drafts(p *arrival.Project, files []*foreign.File) (*Adopted, error) {
	d := newDesk(p)
	for _, f := range files {
		d.Found = append(d.Found, f.Found...)
		for _, e := range f.Entries {
			d.take(e)
		}
	}
	d.Found.Sort()
	for _, one := range d.drafts {
		id, err := p.FreeID(one.id(), format.ClaimFile)
		if err != nil {
			return nil, err
		}
		name := format.ClaimFile(id)
		p.Take(name)
		d.Files = append(d.Files, arrival.File{Name: name, Now: []byte(d.write(one))})
	}
	return &d.Adopted, nil
}

// A desk is where entries become drafts.
type desk struct {
	Adopted
	base     *fact.Base
	words    *lang.Lang
	articles map[string]*fact.Source // by address and by id
	marks    map[string]bool         // of what was taken in
	claims   map[string]string       // the files of claims that the project has, by their folded sentence
	drafts   []*draft
	of       map[string]*draft // by their folded sentence
}

// A draft is a claim and the entries that it is made of.
type draft struct {
	claim   string // "" if no entry says
	note    bool   // it is the note of an annotation
	entries []foreign.Entry
	quotes  []string // as TOML or comments
	found   int      // how many of them stand in their articles
}

func newDesk(p *arrival.Project) *desk {
	d := &desk{base: p.Base, articles: map[string]*fact.Source{}, marks: map[string]bool{},
		claims: map[string]string{}, of: map[string]*draft{}}
	d.words, _ = lang.For(p.Base.Site.Language)
	for _, s := range p.Sources() {
		for _, address := range []string{s.URL, s.Archived} {
			if plain := arrival.PlainAddress(address); plain != "" && d.articles[plain] == nil {
				d.articles[plain] = s
			}
		}
		d.articles[s.ID] = s
	}
	for _, c := range p.Base.Claims {
		file := c.Where.Doc.File
		for _, m := range markIn.FindAllStringSubmatch(file.Whole(), -1) {
			d.marks[m[1]] = true
		}
		d.claims[folded(c.Claim)] = file.Name
		for _, alias := range c.Aliases { // an address that leads to a claim
			p.Take(format.ClaimFile(alias))
		}
	}
	return d
}

// markIn finds the marks of entries, in whatever stands around them.
var markIn = regexp.MustCompile(`#([0-9a-f]{16})\b`)

// mark returns what an entry is known by: what its own program calls it, the claim, because a page may check several,
// and what is quoted.
func mark(e foreign.Entry) string {
	said := []string{e.ID, e.Claim}
	for _, q := range e.Quotes {
		said = append(said, q.Source, q.Text)
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(said, "\x00"))))[:16]
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

const (
	longestClaim = 4000 // bytes, as the format has it
	longestNote  = 300  // code points of an annotation's note that may be a claim
	fullest      = 20   // entries of a draft

	longestAddress = 2000 // bytes
)

// take makes an entry part of a draft, or says why not.
func (d *desk) take(e foreign.Entry) {
	m := mark(e)
	if d.marks[m] {
		d.Already++
		return
	}
	claim, note := clean(e.Claim), false
	if claim == "" && utf8.RuneCountInString(e.Text) <= longestNote {
		claim, note = clean(e.Text), true
	}
	file := d.claims[folded(claim)]
	switch {
	case len(claim) > longestClaim:
		d.refuse(e.At, "write it shorter", "the claim has %d bytes, and %d are the most", len(claim), longestClaim)
		return
	case claim != "" && file != "":
		d.refuse(e.At, "add to it by hand what this entry has besides", "%s makes this claim already", file)
		return
	case !d.known(e):
		return
	}
	d.marks[m] = true
	of := d.of[folded(claim)]
	if claim == "" || of == nil || len(of.entries) == fullest {
		of = &draft{claim: claim, note: note}
		d.drafts = append(d.drafts, of)
		d.of[folded(claim)] = of
	}
	of.entries = append(of.entries, e)
	for _, q := range e.Quotes {
		text, stands := d.quote(q)
		of.quotes = append(of.quotes, text)
		if stands {
			of.found++
		}
	}
}

func (d *desk) refuse(at diag.Span, help, message string, args ...any) {
	d.Found.Add(foreign.NotTaken.At(at, help, message, args...))
}

// known tells whether the articles that an entry quotes are sources of the project, or reports that they are not: as
// soon as they are, the entry can be taken in.
func (d *desk) known(e foreign.Entry) bool {
	for _, q := range e.Quotes {
		switch address := d.address(q.Source); {
		case q.Source == "" || d.article(q.Source) != nil:
		case address != "":
			d.refuse(q.At, "run beleg new source "+address+" and import the file again",
				"the article is no source of this site yet")
			if !slices.Contains(d.Articles, address) {
				d.Articles = append(d.Articles, address)
			}
			return false
		default:
			d.refuse(q.At, "take the article in with beleg new source, and name the source by its id or address",
				"the article is neither a source nor an address on the net: %s", arrival.Remark(q.Source, 120))
			return false
		}
	}
	return true
}

// article returns the source of an address or an id; nil if there is none.
func (d *desk) article(named string) *fact.Source {
	if s := d.articles[named]; s != nil {
		return s
	}
	if plain := arrival.PlainAddress(named); plain != "" {
		return d.articles[plain]
	}
	return nil
}

// address returns an address as a shell takes it for one word, without what leads to a place on the page; "" if it is
// none on the net.
func (d *desk) address(s string) string {
	s, _, _ = strings.Cut(s, "#")
	if len(s) > longestAddress || !format.ValidURL(s, "http", "https") || arrival.PlainAddress(s) == "" ||
		arrival.Remark(s, longestAddress) != s {
		return ""
	}
	return "'" + strings.ReplaceAll(s, "'", "%27") + "'"
}
