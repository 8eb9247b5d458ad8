// Package rule judges a project that could be read: the editorial rules.
//
// Loading finds what is wrong with a file by itself; the rules here look at claims as a whole and at what leads where.
// They never change anything, and they look only at what could be read, so that one slip is reported once. A rule is a
// file: see kind.go for what it may look at, and single-origin.go for one.
package rule

import (
	"maps"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/echo"
	"beleg/generator/judgement/hedge"
	"beleg/generator/judgement/wording"
	"beleg/generator/text/markdown"
	"beleg/generator/words/atonce"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// Run returns what the rules find in a base with such gaps, sorted. assets maps the files of static/ to their published
// paths.
func Run(base *fact.Base, gaps *fact.Gaps, assets map[string]string) diag.List {
	return Judge(base, gaps, address.New(base, assets).Within(gaps), nil).Found()
}

// A Judgement is what the rules find in a base. It is not changed by judging again.
type Judgement struct {
	base *fact.Base
	gaps *fact.Gaps
	book *address.Book
	// said and links are what there is to say about each thing, a *fact.Claim, *fact.Question, *fact.Event, *fact.Page
	// or the *fact.Site: about itself, and about its Markdown and where the links in it lead. Only things with findings
	// are in them.
	said, links map[any]diag.List
	edition     int // of the book, when the links were followed
	echoes      *echo.Known
	wording     wording.Known
}

// Judge judges everything. The book is that of the base and its gaps. before is what was found before in another base
// of the same project, or nil: what it takes to compare articles is taken over.
func Judge(base *fact.Base, gaps *fact.Gaps, book *address.Book, before *Judgement) *Judgement {
	if before == nil {
		before = &Judgement{}
	}
	j := &Judgement{base, gaps, book, map[any]diag.List{}, map[any]diag.List{}, book.Edition(),
		echo.After(before.echoes), wording.Of(base)}
	j.judge(func(any) bool { return true }, true)
	return j
}

// Again judges the same base after some of its claims have changed in place, along with the addresses in its book.
// There may have been no gaps before, and no thing may have come or gone. What a claim says may change where links to
// its quotations lead; every text with a link to such a place is judged anew then, and what is used nowhere always is.
func (j *Judgement) Again(changed map[*fact.Claim]bool) *Judgement {
	again := *j
	again.said, again.links, again.edition = maps.Clone(j.said), maps.Clone(j.links), j.book.Edition()
	again.judge(func(thing any) bool {
		c, ok := thing.(*fact.Claim)
		return ok && changed[c]
	}, again.edition != j.edition)
	return &again
}

// judge judges the things that have changed and all questions: what one is worth depends on the claims that it rests
// on, and there are few. If places have moved, it also follows the links of texts that lead to places.
func (j *Judgement) judge(changed func(thing any) bool, moved bool) {
	j.echoes.Meet(slices.DeleteFunc(slices.Clone(j.base.Claims), func(c *fact.Claim) bool { return !changed(c) }))
	var todo []judging
	judge := func(thing any, itself func(*diag.List), texts ...text) {
		_, asks := thing.(*fact.Question)
		anew := changed(thing)
		if anew || asks {
			todo = append(todo, judging{in: j.said, thing: thing, judge: itself})
		}
		if anew || moved && slices.ContainsFunc(texts, text.toAnchors) {
			todo = append(todo, judging{in: j.links, thing: thing, judge: func(found *diag.List) {
				for _, t := range texts {
					j.text(t, found)
				}
			}})
		}
	}
	for _, c := range j.base.Claims {
		judge(c, func(found *diag.List) { j.claim(c, found) },
			text{c.Text, under("text", c.Where), address.Claim(c), c.Unfinished()})
	}
	for _, q := range j.base.Questions {
		texts := []text{{q.Text, under("text", q.Where), address.Question(q), q.Unfinished()}}
		for _, a := range q.Answers {
			texts = append(texts, text{a.Text, under("text", a.Where), address.Question(q), q.Unfinished()})
		}
		judge(q, func(found *diag.List) { questions.judge(q, found) }, texts...)
	}
	s := j.base.Site
	judge(s, func(found *diag.List) { j.logo(found) }, text{s.Lead, under("lead", s.Where), address.Home, false},
		text{s.Footer, under("footer", s.Where), address.Home, false})
	for _, e := range j.base.Events {
		judge(e, func(found *diag.List) { j.quotes(e.Quotes, e.When, true, found) },
			text{e.Text, under("text", e.Where), address.Chronology, false})
	}
	for _, p := range slices.Concat(j.base.Pages, j.gaps.Pages) {
		at := func(start, end int) diag.Span {
			return diag.Span{File: p.Where.Doc.File, Start: p.BodyAt + start, End: p.BodyAt + end}
		}
		judge(p, func(found *diag.List) { judgePage(p, found) }, text{p.Body, at, address.Page(p), false})
	}
	atonce.Each(len(todo), func(i int) { todo[i].judge(&todo[i].found) })
	for _, done := range todo {
		if delete(done.in, done.thing); len(done.found) > 0 {
			done.in[done.thing] = done.found
		}
	}
}

// A judging is the work of judging one thing, what it found, and among what that is kept.
type judging struct {
	in    map[any]diag.List
	thing any
	judge func(*diag.List)
	found diag.List
}

// logo reports a logo that is not there.
func (j *Judgement) logo(found *diag.List) {
	s := j.base.Site
	if s.Logo == "" {
		return
	}
	if _, problem := j.book.Resolve(address.Home, markdown.Link{Dest: s.Logo, Image: true}); problem != nil {
		problem.Span = s.Where.At("logo").Value()
		found.Add(*problem)
	}
}

// Found returns all findings, sorted.
func (j *Judgement) Found() diag.List {
	all := slices.Concat(slices.AppendSeq(slices.Collect(maps.Values(j.said)), maps.Values(j.links))...)
	if !j.gaps.References {
		named := j.base.Named()
		maps.Copy(named, j.gaps.Named)
		projects.judge(project{j.base, named, j.gaps.Claims}, &all)
	}
	all.Sort()
	return all
}

func (j *Judgement) claim(c *fact.Claim, found *diag.List) {
	claims.judge(c, found)
	if !j.gaps.Claims[c] {
		ratings.judge(c, found)
		j.echoes.Judge(c, found)
		j.wording.Judge(c, found)
	}
	j.quotes(c.Quotes, c.When, false, found)
}

func (j *Judgement) quotes(list []*fact.Quote, when edtf.Date, event bool, found *diag.List) {
	for _, q := range list {
		quotes.judge(quoted{q, when, j.base.Site}, found)
		hedge.Judge(q, event, found)
	}
}

// judgePage judges the name of a page's file, which is its address.
func judgePage(p *fact.Page, found *diag.List) {
	if address.Reserved(p.ID) {
		file := diag.Span{File: &diag.File{Name: "content/pages/" + p.ID + ".md"}}
		found.Add(format.BadID.At(file, "give the page another name",
			"the address /%s/ belongs to the site itself", p.ID))
	}
}

// A text is Markdown somewhere in a file.
type text struct {
	*markdown.Doc
	at    func(start, end int) diag.Span // where a part of it stands in the file
	page  string                         // the path of the page that shows it
	draft bool                           // of a draft, which may link to drafts: they may be published together
}

// under finds the parts of a text under a key, once somebody asks.
func under(key string, where place.Where) func(start, end int) diag.Span {
	return func(start, end int) diag.Span { return where.At(key).Inside(start, end) }
}

// toAnchors tells whether some link in the text leads to a place on a page.
func (t text) toAnchors() bool {
	return t.Doc != nil &&
		slices.ContainsFunc(t.Links, func(l markdown.Link) bool { return strings.Contains(l.Dest, "#") })
}

func (j *Judgement) text(t text, found *diag.List) {
	if t.Doc == nil {
		return // there is none, or it could not be read
	}
	texts.judge(t, found)
	for _, l := range t.Links {
		_, problem := j.book.Resolve(t.page, l)
		if problem != nil && !(t.draft && j.book.ToDraft(l, problem)) {
			problem.Span = t.at(l.Start, l.End)
			found.Add(*problem)
		}
	}
}
