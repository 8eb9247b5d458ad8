package opendata

import (
	"cmp"
	"slices"
	"strconv"

	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/lang"
)

// Collection is data/annotations/ID.json: the quotations from one source, as the Web Annotation Data Model has them
// (https://www.w3.org/TR/annotation-model/), so that programs which know nothing of claims can show them on the article.
type Collection struct {
	Context string  `json:"@context" const:"http://www.w3.org/ns/anno.jsonld" doc:"What the names in the file mean."`
	ID      string  `json:"id" format:"iri" doc:"The address of this file."`
	Type    string  `json:"type" const:"AnnotationCollection" doc:"The class of the file's content."`
	Label   string  `json:"label" doc:"The title of the source."`
	Creator Creator `json:"creator" doc:"Who made the annotations."`
	Rights  string  `json:"rights,omitempty" format:"iri" doc:"The licence of the publisher's own words, if one was chosen. Quotations belong to the publishers of the articles."`
	Total   int     `json:"total" min:"0" doc:"The number of annotations."`
	First   Page    `json:"first" doc:"The only page: all annotations."`
	Last    string  `json:"last" format:"iri" doc:"The id of that page."`
}

// Creator is who publishes the site.
type Creator struct {
	Type     string `json:"type" const:"Organization" doc:"The class of the creator."`
	Name     string `json:"name" doc:"The publisher of the site."`
	Homepage string `json:"homepage,omitempty" format:"iri" doc:"A page about the publisher."`
}

// Page is the page that holds the annotations of a collection.
type Page struct {
	ID         string       `json:"id" format:"iri" doc:"The id of the page."`
	Type       string       `json:"type" const:"AnnotationPage" doc:"The class of the page."`
	StartIndex int          `json:"startIndex" min:"0" doc:"The number of annotations before this page: none."`
	Items      []Annotation `json:"items" doc:"The annotations, in the order of the article."`
}

// Annotation says what a passage of the article has to do with a claim or an event.
type Annotation struct {
	ID         string   `json:"id" format:"iri" doc:"The id of the annotation."`
	Type       string   `json:"type" const:"Annotation" doc:"The class of the annotation."`
	Motivation string   `json:"motivation" const:"linking" doc:"The annotation links a passage to what quotes it."`
	Body       []any    `json:"body" of:"link|text" doc:"The page of the claim or event; for a claim also the stance (supports, disputes or mentions) as a tag, and the claim with its rating in words."`
	Target     []Target `json:"target" doc:"The passage; if it leaves words out, each of its stretches."`
}

// LinkBody is the page of what quotes the passage.
type LinkBody struct {
	Type    string `json:"type" const:"SpecificResource" doc:"The class of the body."`
	Purpose string `json:"purpose" const:"linking" doc:"What the body is for."`
	Source  string `json:"source" format:"iri" doc:"The page of the claim, or the place of the event on the chronology."`
}

// TextBody is a word or a text about the passage.
type TextBody struct {
	Type     string `json:"type" const:"TextualBody" doc:"The class of the body."`
	Purpose  string `json:"purpose" enum:"tagging|commenting" doc:"What the body is for: tagging for the stance, commenting for the claim."`
	Value    string `json:"value" doc:"The stance as one of the words supports, disputes and mentions, or what the passage does to the claim, with the rating that holds now."`
	Format   string `json:"format" const:"text/plain" doc:"The media type of the value."`
	Language string `json:"language" doc:"The language of the value, as a BCP 47 code."`
}

// Target is a stretch of the article.
type Target struct {
	Type     string     `json:"type" const:"SpecificResource" doc:"The class of the target."`
	Source   string     `json:"source" format:"iri" doc:"The article where it was published; this site's page of the source if that has no known address."`
	State    *TimeState `json:"state,omitempty" doc:"The version of the article, if a copy was archived."`
	Selector []any      `json:"selector" of:"quote|position" doc:"Two ways to find the stretch. Either is enough."`
}

// TimeState is an archived copy of the article.
type TimeState struct {
	Type   string `json:"type" const:"TimeState" doc:"The class of the state."`
	Cached string `json:"cached" format:"iri" doc:"An archived copy of the article."`
}

// NewAnnotations returns data/annotations/ID.json for a source. passages are what is quoted from it.
func NewAnnotations(base *fact.Base, s *fact.Source, passages []Passage, book *address.Book, l *lang.Lang) Collection {
	id := book.URL(address.Notes(s))
	page := Page{ID: id + "#page_1", Type: "AnnotationPage", Items: []Annotation{}}
	seen := map[string]int{}
	for _, p := range passages {
		a := newAnnotation(p, book, l)
		a.ID = id + "#" + p.id()
		if seen[a.ID]++; seen[a.ID] > 1 { // the same words, twice in one claim, had from different voices
			a.ID += "_" + strconv.Itoa(seen[a.ID])
		}
		page.Items = append(page.Items, a)
	}
	c := Collection{Context: "http://www.w3.org/ns/anno.jsonld", ID: id, Type: "AnnotationCollection", Label: s.Title,
		Creator: Creator{"Organization", base.Site.Publisher.Name, base.Site.Publisher.URL}, Total: len(page.Items), First: page, Last: page.ID}
	if license := base.Site.DataLicense; license != nil {
		c.Rights = license.URL
	}
	return c
}

// Passage is a quotation and the claim or the event that quotes it.
type Passage struct {
	Quote *fact.Quote
	Claim *fact.Claim // nil for an event
	Event *fact.Event // nil for a claim
}

// id names the passage in what quotes it. No id has an underscore in it, so that no two passages have the same name.
func (p Passage) id() string {
	if p.Event != nil {
		return p.Quote.ID + "_event_" + p.Event.ID
	}
	return p.Quote.ID + "_claim_" + p.Claim.ID
}

// Passages returns all quotations by their source, in one pass: each list in the order of the article, passages that begin at the same
// place with the longest first, then by what quotes them.
func Passages(base *fact.Base) map[*fact.Source][]Passage {
	bySource := map[*fact.Source][]Passage{}
	for _, c := range base.Claims {
		for _, q := range c.Quotes {
			bySource[q.Source] = append(bySource[q.Source], Passage{Quote: q, Claim: c})
		}
	}
	for _, e := range base.Events {
		for _, q := range e.Quotes {
			bySource[q.Source] = append(bySource[q.Source], Passage{Quote: q, Event: e})
		}
	}
	for _, list := range bySource {
		slices.SortStableFunc(list, func(a, b Passage) int {
			x, y := a.Quote.Place.Parts, b.Quote.Place.Parts
			return cmp.Or(cmp.Compare(x[0].Start, y[0].Start), -cmp.Compare(x[len(x)-1].End, y[len(y)-1].End), cmp.Compare(a.id(), b.id()))
		})
	}
	return bySource
}

func newAnnotation(p Passage, book *address.Book, l *lang.Lang) Annotation {
	a := Annotation{Type: "Annotation", Motivation: "linking", Target: targets(p.Quote, book)}
	if p.Event != nil {
		a.Body = []any{LinkBody{"SpecificResource", "linking", book.URL(address.EventEntry(p.Event))}}
		return a
	}
	current := p.Claim.Current()
	comment := l.Fill(commentID[p.Quote.Stance], map[string]any{"Claim": p.Claim.Claim, "Rating": current.Rating.Label, "Verdict": current.Verdict})
	a.Body = []any{
		LinkBody{"SpecificResource", "linking", book.URL(address.Claim(p.Claim))},
		TextBody{"TextualBody", "tagging", string(p.Quote.Stance), "text/plain", "en"},
		TextBody{"TextualBody", "commenting", comment, "text/plain", l.Code()},
	}
	return a
}

// commentID names the message that says what a passage does to a claim.
var commentID = map[fact.Stance]string{fact.Supports: "annotation.supports", fact.Disputes: "annotation.disputes", fact.Mentions: "annotation.mentions"}

// targets returns one target for each stretch of a quotation. The positions count in the text file that was annotated, whose SHA-256
// is on the page of the source: that is what every quotation was held against. On the article's web page they are at most near, and
// the quotation with its neighbours finds the stretch.
func targets(q *fact.Quote, book *address.Book) []Target {
	article := cmp.Or(q.Source.URL, book.URL(address.Source(q.Source)))
	var state *TimeState
	if q.Source.Archived != "" {
		state = &TimeState{"TimeState", q.Source.Archived}
	}
	var list []Target
	for _, span := range q.Place.Parts {
		list = append(list, Target{Type: "SpecificResource", Source: article, State: state, Selector: []any{
			newQuoteSelector(q.Source.Article, q.Place.Block, span), newPositionSelector(q.Source.Article, span)}})
	}
	return list
}
