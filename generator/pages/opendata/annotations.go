package opendata

import (
	"cmp"
	"slices"
	"strconv"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/schema"
	"beleg/generator/judgement/address"
	"beleg/generator/text/quote"
	"beleg/generator/words/lang"
)

// Collection is data/annotations/ID.json: the quotations from one source, as the Web Annotation Data Model has them
// (https://www.w3.org/TR/annotation-model/), so that programs which know nothing of claims can show them on the
// article.
type Collection struct {
	Context string         `json:"@context" const:"http://www.w3.org/ns/anno.jsonld" doc:"What the names in the file mean."`
	ID      string         `json:"id" format:"iri" doc:"The address of this file."`
	Type    string         `json:"type" const:"AnnotationCollection" doc:"The class of the file's content."`
	Label   string         `json:"label" doc:"The title of the source."`
	Creator Creator        `json:"creator" doc:"Who made the annotations."`
	Rights  string         `json:"rights,omitempty" format:"iri" doc:"The licence of the publisher's own words, if one was chosen. Quotations belong to the publishers of the articles."`
	Total   int            `json:"total" min:"0" doc:"The number of annotations."`
	First   AnnotationPage `json:"first" doc:"The only page: all annotations."`
	Last    string         `json:"last" format:"iri" doc:"The id of that page."`
}

// Creator is who publishes the site.
type Creator struct {
	Type     string `json:"type" const:"Organization" doc:"The class of the creator."`
	Name     string `json:"name" doc:"The publisher of the site."`
	Homepage string `json:"homepage,omitempty" format:"iri" doc:"A page about the publisher."`
}

// AnnotationPage is the page that holds the annotations of a collection.
type AnnotationPage struct {
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
	Target     []Target `json:"target" doc:"The passage, or each of its stretches if it leaves words out: on this site's page of the source as a browser has it, in the text file that was annotated, and in the article where it was published if its address is known."`
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

// Target is a stretch of one text: of the page, of the file or of the article.
type Target struct {
	Type     string     `json:"type" const:"SpecificResource" doc:"The class of the target."`
	Source   string     `json:"source" format:"iri" doc:"This site's page of the source; urn:sha256: and the fingerprint of the text file; or the address of the article."`
	State    *TimeState `json:"state,omitempty" doc:"The version of the article, if a copy was archived."`
	Selector []any      `json:"selector" of:"quote|position" doc:"Ways to find the stretch in the source. Each is enough; positions count in the text file alone."`
}

// TimeState is an archived copy of the article.
type TimeState struct {
	Type   string `json:"type" const:"TimeState" doc:"The class of the state."`
	Cached string `json:"cached" format:"iri" doc:"An archived copy of the article."`
}

// newAnnotations describes the quotations from a source, which it returns too, but not yet where they stand.
func newAnnotations(in Input, s *fact.Source, l *lang.Lang) (Collection, []*fact.Quote) {
	site, id := in.Base.Site, in.Book.URL(address.Notes(s))
	items := AnnotationPage{ID: id + "#page_1", Type: "AnnotationPage", Items: []Annotation{}}
	var quotes []*fact.Quote
	seen := map[string]int{}
	// in the order of the article, the longest first of those that begin at the same place, then by what quotes them
	for _, p := range slices.SortedStableFunc(slices.Values(in.Uses().OfSource(s)), func(a, b fact.Use) int {
		return cmp.Or(a.Quote.Place.Compare(b.Quote.Place), cmp.Compare(idOf(a), idOf(b)))
	}) {
		a := newAnnotation(p, in.Book, l)
		a.ID = id + "#" + idOf(p)
		if seen[a.ID]++; seen[a.ID] > 1 { // the same words, twice in one claim, had from different voices
			a.ID += "_" + strconv.Itoa(seen[a.ID])
		}
		items.Items, quotes = append(items.Items, a), append(quotes, p.Quote)
	}
	c := Collection{Context: "http://www.w3.org/ns/anno.jsonld", ID: id, Type: "AnnotationCollection", Label: s.Title,
		Creator: Creator{"Organization", site.Publisher.Name, site.Publisher.URL}, Total: len(items.Items),
		First: items, Last: items.ID}
	if license := site.DataLicense; license != nil {
		c.Rights = license.URL
	}
	return c, quotes
}

// annotations writes data/annotations/ID.json.
func annotations(in Input, s *fact.Source, l *lang.Lang) ([]byte, error) {
	c, quotes := newAnnotations(in, s, l)
	page, err := pageOf(in, s)
	if err != nil {
		return nil, err
	}
	file := newSearched(s.Article.Text)
	for i, q := range quotes {
		if c.First.Items[i].Target, err = targets(q, file, page, in.Book); err != nil {
			return nil, err
		}
	}
	// on one line, because there are thousands of these and only programs read them: indented they would be half as
	// large again and take twice as long to write
	return schema.Encode(c, "")
}

// idOf names a quotation in what quotes it. No id has an underscore in it, so that no two have the same name.
func idOf(u fact.Use) string {
	if u.Event != nil {
		return u.Quote.ID + "_event_" + u.Event.ID
	}
	return u.Quote.ID + "_claim_" + u.Claim.ID
}

func newAnnotation(p fact.Use, book *address.Book, l *lang.Lang) Annotation {
	a := Annotation{Type: "Annotation", Motivation: "linking"}
	if p.Event != nil {
		a.Body = []any{LinkBody{"SpecificResource", "linking", book.URL(address.EventEntry(p.Event))}}
		return a
	}
	current := p.Claim.Current()
	comment := l.Fill(commentID[p.Quote.Stance], "Claim", p.Claim.Claim, "Rating", current.Rating.Label,
		"Verdict", current.Verdict)
	a.Body = []any{
		LinkBody{"SpecificResource", "linking", book.URL(address.Claim(p.Claim))},
		TextBody{"TextualBody", "tagging", string(p.Quote.Stance), "text/plain", "en"},
		TextBody{"TextualBody", "commenting", comment, "text/plain", l.Code()},
	}
	return a
}

// commentID names the message that says what a passage does to a claim.
var commentID = map[fact.Stance]string{fact.Supports: "annotation.supports", fact.Disputes: "annotation.disputes",
	fact.Mentions: "annotation.mentions"}

// targets returns where a quotation stands, each of its stretches in each text that programs may have: the page of this
// site, the file that every quotation was held against, and the article. Only in the first two is it certain that they
// find it; an article may look different today. page is nil if the source's does not show the text.
func targets(q *fact.Quote, file *searched, page *page, book *address.Book) ([]Target, error) {
	s, a, block := q.Source, q.Source.Article, blockOf(q)
	var archived *TimeState
	if s.Archived != "" {
		archived = &TimeState{"TimeState", s.Archived}
	}
	var onPage, inFile, inArticle []Target
	for _, span := range q.Place.Parts {
		place := PositionSelector{"TextPositionSelector", a.CodePoint(span.Start), a.CodePoint(span.End)}
		inFile = append(inFile, newTarget("urn:sha256:"+s.SHA256, nil, place, file.fewest(block, span)))
		if s.URL != "" {
			inArticle = append(inArticle, newTarget(s.URL, archived, file.selector(block, span)))
		}
		if page != nil {
			selector, err := page.shows(q, span)
			if err != nil {
				return nil, err
			}
			onPage = append(onPage, newTarget(book.URL(address.Source(s)), nil, selector))
		}
	}
	return slices.Concat(onPage, inFile, inArticle), nil
}

// blockOf returns the block of the article that a quotation stands in.
func blockOf(q *fact.Quote) quote.Span {
	b := q.Source.Article.Blocks[q.Place.Block]
	return quote.Span{Start: b.Start, End: b.End}
}

func newTarget(source string, state *TimeState, selectors ...any) Target {
	return Target{Type: "SpecificResource", Source: source, State: state, Selector: selectors}
}

// QuoteSelector finds a stretch by its words and their neighbours
// (https://www.w3.org/TR/annotation-model/#text-quote-selector).
type QuoteSelector struct {
	Type   string `json:"type" const:"TextQuoteSelector" doc:"The class of the selector."`
	Exact  string `json:"exact" doc:"The words, as the article has them."`
	Prefix string `json:"prefix" doc:"What stands directly before them in the source; empty on the page and in the text file if they stand there once."`
	Suffix string `json:"suffix" doc:"What stands directly after them in the source; empty on the page and in the text file if they stand there once."`
}

// PositionSelector finds a stretch by where it stands in the article's text file
// (https://www.w3.org/TR/annotation-model/#text-position-selector).
type PositionSelector struct {
	Type  string `json:"type" const:"TextPositionSelector" doc:"The class of the selector."`
	Start int    `json:"start" min:"0" doc:"The number of Unicode code points before the stretch, in the article's text file."`
	End   int    `json:"end" min:"1" doc:"The number of Unicode code points before the first one after the stretch."`
}
