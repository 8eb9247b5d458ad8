// Package check judges a project that could be read: the editorial rules.
//
// Loading finds what is wrong with a file by itself; the rules here look at claims as a whole and at what leads where. They
// never change anything, and they pass over what could not be read, so that one slip is reported once.
package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/address"
	"beleg/generator/diag"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/markdown"
	"beleg/generator/origin"
	"beleg/generator/place"
)

// Run returns what the rules find, sorted. assets maps the files of static/ to their published paths.
func Run(base *fact.Base, assets map[string]string) diag.List {
	return Judge(base, address.New(base, assets)).Found()
}

// A Judgement is what the rules find in a base. It is not changed by judging again.
type Judgement struct {
	base *fact.Base
	book *address.Book
	// said and links are what there is to say about each thing, a *fact.Claim, *fact.Event or *fact.Page: about itself, and
	// about its Markdown and where the links in it lead. Only things with findings are in them.
	said, links map[any]diag.List
}

// Judge judges everything. The book is that of the base.
func Judge(base *fact.Base, book *address.Book) *Judgement {
	j := &Judgement{base, book, map[any]diag.List{}, map[any]diag.List{}}
	for _, c := range base.Claims {
		j.claim(c)
	}
	for _, e := range base.Events {
		keep(j.said, e, j.collect(func(r *run) { r.event(e) }))
	}
	j.follow(func(any, *markdown.Doc) bool { return true })
	return j
}

// Again judges the same base after some of its claims have changed in place, along with the addresses in its book. Nothing in
// the base may have been partial before, and no thing may have come or gone. What a claim says changes where links to its quotations lead, so
// every text with a link to such a place is judged anew, and what is used nowhere is.
func (j *Judgement) Again(changed map[*fact.Claim]bool) *Judgement {
	again := &Judgement{j.base, j.book, maps.Clone(j.said), maps.Clone(j.links)}
	for c := range changed { // in no certain order: findings are sorted in the end
		again.claim(c)
	}
	again.follow(func(thing any, text *markdown.Doc) bool {
		c, ok := thing.(*fact.Claim)
		return ok && changed[c] || text != nil && slices.ContainsFunc(text.Links, toAnchor)
	})
	return again
}

func toAnchor(l markdown.Link) bool { return strings.IndexByte(l.Dest, '#') >= 0 }

func (j *Judgement) claim(c *fact.Claim) {
	keep(j.said, c, j.collect(func(r *run) { r.claim(c) }))
}

// follow judges the texts that anew tells, and where the links in them lead.
func (j *Judgement) follow(anew func(thing any, text *markdown.Doc) bool) {
	for _, c := range j.base.Claims {
		if anew(c, c.Text) {
			keep(j.links, c, j.collect(func(r *run) { r.claimText(c) }))
		}
	}
	for _, e := range j.base.Events {
		if anew(e, e.Text) {
			keep(j.links, e, j.collect(func(r *run) { r.text(e.Text, e.Where.At("text"), address.Chronology) }))
		}
	}
	for _, p := range j.base.Pages {
		if anew(p, p.Body) {
			keep(j.links, p, j.collect(func(r *run) { r.page(p) }))
		}
	}
}

func (j *Judgement) collect(judge func(*run)) diag.List {
	r := &run{base: j.base, book: j.book}
	judge(r)
	return r.found
}

func keep(found map[any]diag.List, thing any, list diag.List) {
	delete(found, thing)
	if len(list) > 0 {
		found[thing] = list
	}
}

// Found returns all findings, sorted.
func (j *Judgement) Found() diag.List {
	r := &run{base: j.base, book: j.book}
	for _, found := range []map[any]diag.List{j.said, j.links} {
		for _, list := range found {
			r.found = append(r.found, list...)
		}
	}
	if !j.base.Partial {
		r.unused()
	}
	r.found.Sort()
	return r.found
}

// claimRules are the rules about a claim as a whole.
var claimRules = []func(*run, *fact.Claim){tooFewOrigins, singleOrigin, disputedUnanswered, shortTooLong, duplicateQuote}

type run struct {
	base  *fact.Base
	book  *address.Book
	found diag.List
}

func (r *run) claim(c *fact.Claim) {
	for _, rule := range claimRules {
		rule(r, c)
	}
	for _, q := range c.Quotes {
		r.quote(q, c.When)
	}
}

func (r *run) event(e *fact.Event) {
	for _, q := range e.Quotes {
		r.quote(q, e.When)
	}
}

func (r *run) add(code diag.Code, span diag.Span, help, format string, args ...any) {
	r.found.Add(diag.Finding{Code: code, Span: span, Message: fmt.Sprintf(format, args...), Help: help})
}

func tooFewOrigins(r *run, c *fact.Claim) {
	if partial(c) {
		return
	}
	current := c.Current()
	count := origin.Of(c.Quotes)
	if count.AtLeast >= current.Rating.MinOrigins {
		return
	}
	r.add("too-few-origins", current.Where.At("rating").Value(), "choose another rating, or add supporting quotations from other origins and say in via where the articles have it from",
		"%q needs at least %s, and the supporting quotations name %s", current.Rating.Label, diag.Plural(current.Rating.MinOrigins, "independent origin"), namesOf(count.Roots))
}

// partial tells whether something about a claim could not be read.
func partial(c *fact.Claim) bool {
	return c.Partial || slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool { return q.Partial })
}

func namesOf(roots []*fact.Actor) string {
	if len(roots) == 0 {
		return "none"
	}
	var ids []string
	for _, a := range roots {
		ids = append(ids, a.ID)
	}
	return fmt.Sprintf("%d: %s", len(roots), strings.Join(ids, ", "))
}

// singleOrigin is silent where the claim has a text: that is where the editor tells the reader that all have it from one.
func singleOrigin(r *run, c *fact.Claim) {
	if partial(c) || c.Text != nil {
		return
	}
	count := origin.Of(c.Quotes)
	if count.Articles >= 2 && count.AtMost <= 1 {
		r.add("single-origin", c.Where.At("claim").Value(), "an echo is not a witness: say so in text, or look for another origin",
			"%d articles support this, but they have it from one origin", count.Articles)
	}
}

func disputedUnanswered(r *run, c *fact.Claim) {
	if c.Partial || c.Text != nil || c.Current().Rating.Tone != fact.Good {
		return
	}
	for _, q := range c.Quotes {
		if q.Stance == fact.Disputes {
			r.add("disputed-unanswered", q.Where.At("stance").Value(), "explain in text why the rating holds all the same",
				"a quotation disputes the claim, which is rated %q without a text", c.Current().Rating.Label)
			return
		}
	}
}

// maxShort is the greatest length of a claim's short form in code points: what share cards and search results show.
const maxShort = 75

func shortTooLong(r *run, c *fact.Claim) {
	if n := utf8.RuneCountInString(norm.NFC.String(c.Short)); n > maxShort {
		r.add("short-too-long", c.Where.At("short").Value(), "shorten it, or leave it out: the claim is shown then", "short has %d characters; it may have %d", n, maxShort)
	}
}

func duplicateQuote(r *run, c *fact.Claim) {
	first := map[string]*fact.Quote{}
	for _, q := range c.Quotes {
		if q.ID == "" {
			continue
		}
		key := q.ID + q.Source.ID + chainsKey(q.Chains)
		if other := first[key]; other != nil {
			r.found.Add(diag.Finding{Code: "duplicate-quote", Span: q.Where.At("text").Value(), Message: "this passage is quoted twice in the claim, with the same chains",
				Help: "leave one out", Related: []diag.Note{{Span: other.Where.At("text").Value(), Message: "quoted here first"}}})
			continue
		}
		first[key] = q
	}
}

func chainsKey(chains []fact.Chain) string {
	var keys []string
	for _, chain := range chains {
		key := ""
		for _, a := range chain {
			if a == nil {
				key += " < ?"
			} else {
				key += " < " + a.ID
			}
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return strings.Join(keys, ";")
}

func (r *run) claimText(c *fact.Claim) {
	if c.Text == nil {
		return
	}
	where := c.Where.At("text")
	r.markdown(c.Text, address.Claim(c), func(m markdown.Range) diag.Span { return where.Inside(m.Start, m.End) },
		func(l markdown.Link) bool { return c.Draft && r.book.ToDraft(l) }) // drafts may be published together
}

// text judges Markdown that stands in a TOML string.
func (r *run) text(doc *markdown.Doc, where place.Where, from string) {
	if doc != nil {
		r.markdown(doc, from, func(m markdown.Range) diag.Span { return where.Inside(m.Start, m.End) }, nothing)
	}
}

func nothing(markdown.Link) bool { return false }

func (r *run) page(p *fact.Page) {
	if p.Body == nil {
		return // it could not be read
	}
	file := p.Where.Doc.File
	r.markdown(p.Body, address.Page(p), func(m markdown.Range) diag.Span {
		return diag.Span{File: file, Start: p.BodyAt + m.Start, End: p.BodyAt + m.End}
	}, nothing)
}

// markdown judges a text that stands on the page from; passed tells which links are not to be judged.
func (r *run) markdown(doc *markdown.Doc, from string, span func(markdown.Range) diag.Span, passed func(markdown.Link) bool) {
	for _, raw := range doc.RawHTML {
		r.add("markdown-html", span(raw), "write Markdown; a < that is meant as such is written \\<", "raw HTML is not published")
	}
	for _, l := range doc.Links {
		if _, problem := r.book.Resolve(from, l); problem != nil && !passed(l) {
			r.add(problem.Code, span(l.Range), problem.Help, "%s", problem.Message)
		}
	}
}

// quote judges one quotation; when is the time of what it is about.
func (r *run) quote(q *fact.Quote, when edtf.Date) {
	r.dates(q, when)
	if q.ID == "" {
		return // not found in its article: there are no words to judge
	}
	r.hedged(q)
	r.figure(q)
}

func (r *run) dates(q *fact.Quote, when edtf.Date) {
	published := q.Source.Published
	if q.Said.IsZero() {
		if q.Stance == fact.Supports && !q.Partial && edtf.Compare(published, when) == edtf.Before {
			r.add("date-out-of-order", q.Where.At("source").Value(), "check when here, and published in "+format.SourceFile(q.Source.ID), "the article appeared (%s) before it happened (%s)", published, when)
		}
		return
	}
	if q.Stance == fact.Supports && edtf.Compare(q.Said, when) == edtf.Before {
		r.add("date-out-of-order", q.Where.At("said").Value(), "check said, and when of what it is about", "it was said (%s) before it happened (%s)", q.Said, when)
	}
	if edtf.Compare(q.Said, published) == edtf.After {
		r.add("date-out-of-order", q.Where.At("said").Value(), "check said here, and published in "+format.SourceFile(q.Source.ID), "it was said (%s) after the article appeared (%s)", q.Said, published)
	}
}

func (r *run) hedged(q *fact.Quote) {
	if q.Hedge != "" || len(q.Chains) > 0 || q.Partial {
		return
	}
	if word := hedgeIn(readable(q.Wording), q.Source.Language); word != "" {
		r.add("hedged-as-fact", q.Where.At("text").Value(), fmt.Sprintf("add hedge = %q, or say in via where the article has it from", word),
			"the article keeps its distance with %q, and the quotation says nothing of it", word)
	}
}

// readable takes out of an article's wording what no reader sees: soft hyphens and decomposed letters.
func readable(wording string) string {
	return norm.NFC.String(strings.ReplaceAll(wording, "\u00ad", ""))
}

func (r *run) figure(q *fact.Quote) {
	f := q.Figure
	if f == nil {
		return
	}
	quoted := numbersIn(readable(q.Wording), q.Source.Language)
	for _, bound := range []*float64{f.Min, f.Max} {
		if bound != nil && !slices.Contains(quoted, *bound) {
			r.add("figure-not-quoted", f.Where.Value(), "quote the words that give the number", "the quotation does not contain %s, in digits or words", plainNumber(*bound))
			return
		}
	}
}

func (r *run) unused() {
	for _, a := range r.base.Actors {
		if !a.Used {
			r.add("unused-actor", a.Where.Key(), "take the table away, or name the actor in via, publisher or part_of", "nothing refers to actor %q", a.ID)
		}
	}
	for _, s := range r.base.Sources {
		if !s.Used {
			r.add("unused-source", diag.Span{File: &diag.File{Name: s.Where.Doc.File.Name}}, "quote it in a claim, or take it away", "nothing quotes source %q", s.ID)
		}
	}
	for _, t := range r.base.Site.Topics {
		if !t.Used {
			r.add("unused-topic", t.Where.At("id").Value(), "take it away, or name it in topics", "no claim or event has topic %q", t.ID)
		}
	}
	for _, m := range r.base.Site.Measures {
		if !m.Used {
			r.add("unused-measure", m.Where.At("id").Value(), "take it away, or put a figure on it", "no figure is put on measure %q", m.ID)
		}
	}
}
