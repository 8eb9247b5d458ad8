package search

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/pages/postings"
	"beleg/generator/text/markdown"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
	"beleg/generator/text/terms"
	"beleg/generator/words/edtf"
	"beleg/generator/words/reading"
)

// A document is what is found.
type document struct {
	at       string // below the home page, or from / on
	title    string
	passages []passage
	rating   *fact.Rating // nil if it has none
	date     edtf.Date
	topics   []*fact.Topic
	actors   []*fact.Actor
	sources  []*fact.Source
}

// A passage is a text that a document is found by.
type passage struct {
	at   string // behind that of its document: a fragment, or nothing
	text string
	from *fact.Source // nil if it is the site's own
}

// firstOf says where the documents of a kind begin.
type firstOf struct {
	kind  string
	first int
}

// How much a word says of what it stands in. An answer says more than a claim, a claim more than its verdict, that more
// than a quotation, an article or a page.
const (
	inName      = 12 // of an actor: a name is all there is to find them by
	inRole      = 6
	inAnswer    = 5
	inTitle     = 4
	inVerdict   = 3
	inQuotation = 2
	inArticle   = 1.5
	inPage      = 1
)

// A gathering goes through a base, document by document, in the order that they have in the index.
type gathering struct {
	base    *fact.Base
	book    *address.Book
	uses    *fact.Uses
	opt     Options
	lexicon *terms.Lexicon

	docs    []document
	kinds   []firstOf
	weights []postings.Document // of docs
	fields  []postings.Field    // of all documents
	words   []terms.Word        // of all fields
}

// all gathers everything.
func (g *gathering) all() {
	b := g.base
	g.reserve()
	kindOf(g, "question", b.Questions, g.question,
		func(q *fact.Question) rank { return rank{q.Weight, q.Current().Date} })
	kindOf(g, "claim", b.Claims, g.claim, func(c *fact.Claim) rank { return rank{c.Weight, c.Current().Date} })
	kindOf(g, "event", b.Events, g.event, func(e *fact.Event) rank { return rank{e.Weight, e.When} })
	kindOf(g, "actor", b.Actors, g.actor, nil)
	kindOf(g, "topic", b.Site.Topics, g.topic, nil)
	kindOf(g, "figure", b.Site.Measures, g.measure, nil)
	kindOf(g, "source", b.Sources, g.source, func(s *fact.Source) rank { return rank{0, s.Published} })
	kindOf(g, "page", b.Pages, g.page, nil)
}

// reserve makes room for about what comes: what grows by itself to megabytes leaves five times as much garbage.
func (g *gathering) reserve() {
	things, bytes := len(g.base.Claims)+len(g.base.Actors)+len(g.base.Sources)+100, 0
	for _, s := range g.base.Sources {
		bytes += len(s.Article.Text)
	}
	g.docs, g.weights = make([]document, 0, things), make([]postings.Document, 0, things)
	g.fields, g.words = make([]postings.Field, 0, 5*things), make([]terms.Word, 0, bytes/11)
}

// A rank is what decides on the order of a kind: weight, then date.
type rank struct {
	weight int
	date   edtf.Date
}

// kindOf gathers things of a kind: by weight, the newest first, and else in their order.
func kindOf[T any](g *gathering, kind string, things []*T, gather func(*T), of func(*T) rank) {
	if len(things) == 0 {
		return
	}
	g.kinds = append(g.kinds, firstOf{kind, len(g.docs)})
	if of != nil {
		things = slices.Clone(things)
		slices.SortStableFunc(things, func(a, b *T) int {
			x, y := of(a), of(b)
			later, _ := y.date.Earliest()
			day, _ := x.date.Earliest()
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(later, day))
		})
	}
	for _, thing := range things {
		gather(thing)
	}
}

// read adds a field to the last document: texts in a language, in each of which so many words are usual.
func (g *gathering) read(weight float32, usual int, code string, texts ...string) {
	from := len(g.words)
	for _, text := range texts {
		g.words = g.lexicon.Read(text, code, g.words)
	}
	g.count(weight, usual, from)
}

// count adds the words from there on as a field. What is longer than usual says less with each word, and the other way
// round: half of that length counts, as in BM25 with b = 0.5.
func (g *gathering) count(weight float32, usual, from int) {
	if n := len(g.words) - from; n > 0 {
		length := float32(n) / float32(usual)
		g.fields = append(g.fields, postings.Field{Words: n, Weight: weight / (0.5 + 0.5*length)})
		g.weights[len(g.weights)-1].Fields++
	}
}

// add begins a document that is worth so much, 1 at most.
func (g *gathering) add(worth float32, d document) *document {
	g.docs, g.weights = append(g.docs, d), append(g.weights, postings.Document{Worth: worth})
	return &g.docs[len(g.docs)-1]
}

// say adds a passage of the site's own words.
func (d *document) say(text string) {
	if text != "" {
		d.passages = append(d.passages, passage{text: text})
	}
}

// own is the language of the site's own words.
func (g *gathering) own() string { return g.base.Site.Language }

// worthOf returns how much a thing of weight 1 to 3 is worth.
func worthOf(weight int) float32 { return 0.7 + 0.1*float32(weight) }

func (g *gathering) question(q *fact.Question) {
	current := q.Current()
	d := g.add(1, document{at: address.Question(q), title: q.Mark + q.Question, date: current.Date, topics: q.Topics})
	g.read(inAnswer, 8, g.own(), q.Question, q.Short)
	g.read(inAnswer, 20, g.own(), current.Word, current.Text.Plain)
	d.passages = append(d.passages, passage{text: current.Word + ". " + current.Text.Plain})
	g.labels(q.Topics)
	g.text(q.Text, "")
	for _, text := range q.Unknown {
		g.read(inPage, 20, g.own(), text)
		d.say(text)
	}
	for _, a := range q.Answers[:len(q.Answers)-1] {
		g.read(inPage, 20, g.own(), a.Word, a.Text.Plain)
		d.passages = append(d.passages, passage{at: "#" + address.AnswerAnchor(a), text: a.Word + ". " + a.Text.Plain})
	}
	if q.Draft {
		d.atOnce(g.draftOf(q.Claims))
	}
}

// draftOf returns where an editor finds a draft, which has no page: at the first quotation that it rests on.
func (g *gathering) draftOf(claims []*fact.Claim) string {
	if len(claims) == 0 {
		return ""
	}
	first := claims[0].Quotes[0]
	return g.desk(first.Source) + "#" + first.ID
}

// text adds a text of an editor to the last document, piece by piece.
func (g *gathering) text(text *markdown.Doc, anchor string) {
	if text == nil {
		return
	}
	g.read(inPage, 100, g.own(), text.Plain)
	d := &g.docs[len(g.docs)-1]
	for _, piece := range sentence.Pieces(text.Plain, reading.In(g.own()), passageBytes) {
		d.passages = append(d.passages, passage{at: anchor, text: piece})
	}
}

// labels adds the names of topics to the words of the last document.
func (g *gathering) labels(topics []*fact.Topic) {
	for _, t := range topics {
		g.read(inPage, 2, g.own(), t.Label)
	}
}

func (g *gathering) claim(c *fact.Claim) {
	review := c.Current()
	d := g.add(worthOf(c.Weight), document{at: address.Claim(c), title: c.Mark + c.Claim, rating: review.Rating,
		date: review.Date, topics: c.Topics})
	g.read(inTitle, 10, g.own(), c.Claim, c.Short)
	g.read(inVerdict, 15, g.own(), review.Verdict)
	d.say(review.Verdict)
	g.labels(c.Topics)
	g.quotations(c.Quotes)
	g.text(c.Text, "#"+address.Reasoning)
	if c.Draft {
		d.atOnce(g.draftOf([]*fact.Claim{c}))
	}
}

// quotations adds quotations to the last document, with who speaks there and in what.
func (g *gathering) quotations(quotes []*fact.Quote) {
	d := &g.docs[len(g.docs)-1]
	d.passages = slices.Grow(d.passages, len(quotes)+1)
	from := len(g.words)
	for _, q := range quotes {
		g.words = g.lexicon.Read(q.Wording, q.Source.Language, g.words)
		d.passages = append(d.passages, passage{at: "#" + q.ID, text: q.Wording, from: q.Source})
		d.sources = once(d.sources, q.Source)
		for _, chain := range q.Chains {
			for _, voice := range chain {
				if voice != nil {
					d.actors = once(d.actors, voice)
				}
			}
		}
	}
	g.count(inQuotation, 40, from)
	from = len(g.words)
	for _, q := range quotes {
		if q.Translation != "" {
			g.words = g.lexicon.Read(q.Translation, g.own(), g.words)
			d.passages = append(d.passages, passage{at: "#" + q.ID, text: q.Translation, from: q.Source})
		}
	}
	for _, a := range d.actors {
		g.words = g.lexicon.Read(a.Name, g.own(), g.words)
	}
	g.count(inPage, 20, from)
}

// once adds a thing to a list that does not have it yet.
func once[T comparable](list []T, one T) []T {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

func (g *gathering) event(e *fact.Event) {
	at := strings.TrimPrefix(g.book.Href(address.EventEntry(e)), g.book.Href(address.Home))
	g.add(worthOf(e.Weight), document{at: at, title: e.Title, date: e.When, topics: e.Topics})
	g.read(inTitle, 10, g.own(), e.Title)
	g.labels(e.Topics)
	g.text(e.Text, "")
	g.quotations(e.Quotes)
	g.docs[len(g.docs)-1].atOnce(at) // the entry is the place
}

// atOnce gives a document one address, with nothing behind it for its passages.
func (d *document) atOnce(at string) {
	d.at = at
	for i := range d.passages {
		d.passages[i].at = ""
	}
}

func (g *gathering) actor(a *fact.Actor) {
	d := g.add(1, document{at: address.Actor(a), title: a.Name, actors: []*fact.Actor{a}})
	g.read(inName, 4, g.own(), a.Name)
	g.read(inRole, 4, g.own(), a.Role)
	d.say(a.Role)
}

func (g *gathering) topic(t *fact.Topic) {
	d := g.add(worthOf(2), document{at: address.Topic(t), title: t.Label, topics: []*fact.Topic{t}})
	g.read(inTitle, 4, g.own(), t.Label)
	g.read(inPage, 15, g.own(), t.Description)
	d.say(t.Description)
}

func (g *gathering) measure(m *fact.Measure) {
	d := g.add(worthOf(2), document{at: address.Measure(m), title: m.Label})
	g.read(inTitle, 4, g.own(), m.Label)
	g.read(inPage, 4, g.own(), m.Unit)
	d.say(m.Unit)
}

func (g *gathering) page(p *fact.Page) {
	for i, part := range windows(p.Body.Plain, g.own()) {
		d := g.add(worthOf(1), document{at: address.Page(p), title: p.Title})
		g.read(inTitle, 8, g.own(), p.Title)
		if i == 0 {
			part = append([]string{p.Summary}, part...)
		}
		g.read(inPage, 100, g.own(), part...)
		for _, piece := range part {
			d.say(piece)
		}
	}
}

// desk returns the address at which an editor sees all of an article.
func (g *gathering) desk(s *fact.Source) string { return g.opt.Desk + "source/" + s.ID + "/" }

func (g *gathering) source(s *fact.Source) {
	at := address.Source(s)
	if g.opt.Desk != "" {
		at = g.desk(s)
	}
	all := g.blocks(s)
	for first := true; first || len(all) > 0; first = false {
		n := fill(all)
		d := g.add(worthOf(1), document{at: at, title: s.Title, date: s.Published, sources: []*fact.Source{s},
			passages: all[:n:n]})
		all = all[n:]
		g.read(inTitle, 10, s.Language, s.Title)
		g.read(inVerdict, 4, s.Language, s.Authors...)
		if s.Publisher != nil {
			d.actors = []*fact.Actor{s.Publisher}
			g.read(inVerdict, 4, g.own(), s.Publisher.Name)
		}
		from := len(g.words)
		for _, p := range d.passages {
			g.words = g.lexicon.Read(p.text, s.Language, g.words)
		}
		g.count(inArticle, 100, from)
	}
}

// blocks returns the text of an article as far as it is shown, to an editor all of it, each block at its first passage.
func (g *gathering) blocks(s *fact.Source) []passage {
	passages, anchors := fact.PassagesOf(g.uses.OfSource(s)), map[int]string{}
	for _, u := range slices.Backward(passages) {
		anchors[u.Place.Block] = "#" + u.ID
	}
	seen := *s
	if g.opt.Desk != "" {
		seen.Show = fact.Full
	}
	var all []passage
	language := reading.In(s.Language)
	for i, stretches := range excerpt.Of(&seen, passages) {
		for _, stretch := range stretches {
			text := s.Text.Says(quote.Place{}, stretch)
			for _, piece := range sentence.Pieces(text, language, windowBytes) {
				all = append(all, passage{at: anchors[i], text: piece})
			}
		}
	}
	return all
}
