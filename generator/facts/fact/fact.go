// Package fact is the model: what a project says once its files are read and joined.
//
// In a sound base an id has become a pointer, a date an edtf.Date and a quotation a place in its article; nothing
// downstream asks whether it exists. Every fact knows where it was written, so that a later judgement can point there.
package fact

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/text/article"
	"beleg/generator/text/markdown"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// Base is everything a project says. Its lists are sorted by id, except those of Site, which are in the editor's order.
type Base struct {
	Site      *Site
	Actors    []*Actor
	Sources   []*Source
	Claims    []*Claim
	Questions []*Question
	Events    []*Event
	Pages     []*Page

	// Today is the day on which the project is judged; the zero Day if nobody asked the clock. No page depends on it.
	Today edtf.Day
	On    edtf.Day // the same if on another day something may be read or judged otherwise; else zero
}

// Site is what content/site.toml says.
type Site struct {
	Where        place.Where
	Title        string
	Tagline      string
	BaseURL      *url.URL      // its path ends with a slash
	CustomDomain string        // the host name for a CNAME file, "" for none
	Language     string        // de or en
	Began        edtf.Date     // the day on which it began to publish; zero if nobody says
	Needs        string        // the oldest version of the program that may build it; "" for any
	Scope        string        // what was looked at, and what was not
	Cardless     bool          // no share cards are published
	Embed        bool          // quotations have small pages for other sites
	Lead, Footer *markdown.Doc // open the home page, stand at the foot of every page; nil without
	Logo, Accent string        // a picture in static/; the colour of links, as #rrggbb; "" for none
	Repository   string
	Publisher    Publisher
	Ratings      []*Rating
	Topics       []*Topic
	Measures     []*Measure

	DataLicense *License // nil if the publisher chose none
}

// InRetrospect tells whether what is dated on a day was written later, because the site began later.
func (s *Site) InRetrospect(day edtf.Day) bool {
	began, known := s.Began.Exact()
	return known && day < began
}

// Published returns the day on which what has a certain date was published: that day, or when the site began.
func (s *Site) Published(date edtf.Date) edtf.Date {
	if day, _ := date.Exact(); s.InRetrospect(day) {
		return s.Began
	}
	return date
}

// License is what others may do with the publisher's own words in the open data.
type License struct{ Name, URL string }

// Publisher is who answers for the site.
type Publisher struct{ Name, URL, Email string }

// What the site's file says of these is all there is to know.
type (
	Topic   = format.Topic
	Measure = format.Measure
	Rating  = format.Rating // its symbol is never empty
	Tone    = format.Tone
)

// The tones.
const (
	Good  Tone = "good"
	Mixed Tone = "mixed"
	Bad   Tone = "bad"
	Open  Tone = "open"
)

// Actor is someone who says something.
type Actor struct {
	Where   place.Where
	ID      string
	Name    string
	Role    string
	Kind    string
	PartOf  *Actor
	Unnamed bool
	URL     string
}

// Root returns the actor whose voice this is in the end: part_of followed as far as it goes.
func (a *Actor) Root() *Actor {
	for a.PartOf != nil {
		a = a.PartOf
	}
	return a
}

// Show says how much of an article's text the published site shows.
type Show string

// The ways to show an article.
const (
	Quotes   Show = "quotes"   // the sentences that carry a quotation
	Excerpts Show = "excerpts" // the blocks that carry a quotation
	Full     Show = "full"
	None     Show = "none"
)

// Source is an article.
type Source struct {
	Where         place.Where
	ID            string
	File          string // in seeds/
	SHA256        string // of the file's bytes, in hexadecimal
	Title         string
	Publisher     *Actor // nil if unknown
	Authors       []string
	Published     edtf.Date
	PublishedNote string
	URL, Archived string
	Retrieved     edtf.Date
	Language      string // a code; script.Unknown if nobody knows it
	RightToLeft   bool   // its words run from right to left
	Show          Show
	Seed          *diag.File
	Article       *article.Article
	Text          *quote.Text
	Changed       bool // the seed is not the pinned one
}

// Isolated returns words of the article as they can stand in a line of plain text: marked where they run the other way
// than what is around them, or a full stop and a comma would stand at the wrong end (Unicode Standard Annex #9, RLI).
func (s *Source) Isolated(words string) string {
	if s.RightToLeft {
		return "\u2067" + words + "\u2069"
	}
	return words
}

// Claim is a statement that is checked.
type Claim struct {
	Where   place.Where
	ID      string
	Claim   string // the claim as a sentence
	Short   string
	When    edtf.Date
	Topics  []*Topic
	Weight  int           // 1 to 3: how much it carries of the story
	About   string        // heading if it is what a headline says, else empty
	Draft   bool          // it is not published
	Mark    string        // what its title begins with if it is a draft that is shown: "Draft: "
	Embargo edtf.Date     // if it is a draft only because this day has not come; zero otherwise
	Aliases []string      // former ids
	Text    *markdown.Doc // nil without text
	Reviews []*Review     // oldest first, at least one unless it is a draft
	Quotes  []*Quote      // at least one, likewise
	Related []*Related
}

// Goes tells whether a claim has an id, or had it formerly.
func (c *Claim) Goes(by string) bool { return c.ID == by || slices.Contains(c.Aliases, by) }

// A Moved is a former id of a claim, at whose address readers may still look for it.
type Moved struct {
	ID    string
	Claim *Claim
}

// Moved returns the former ids of the claims that are no drafts.
func (b *Base) Moved() []*Moved {
	var list []*Moved
	for _, c := range b.PublishedClaims() {
		for _, id := range c.Aliases {
			list = append(list, &Moved{id, c})
		}
	}
	return list
}

// Title returns the short form if there is one, else the claim itself. That of a draft which is shown says so, wherever
// it stands.
func (c *Claim) Title() string { return c.Mark + cmp.Or(c.Short, c.Claim) }

// Unfinished tells whether the claim is a draft, shown or not.
func (c *Claim) Unfinished() bool { return c.Draft || c.Mark != "" }

// Current returns the review that holds today.
func (c *Claim) Current() *Review { return c.Reviews[len(c.Reviews)-1] }

// Review is one entry of a claim's rating history.
type Review struct {
	Where      place.Where
	Date       edtf.Date // one certain day
	Rating     *Rating
	Verdict    string
	Correction bool   // the entry before was our mistake
	Was        string // its published verdict before a slip of the pen was mended; empty if none was
}

// Stance is how a quotation bears on its claim.
type Stance string

// The stances. Quotations of events have none.
const (
	Supports Stance = "supports"
	Disputes Stance = "disputes"
	Mentions Stance = "mentions"
)

// Strength orders stances by what a reader must not miss: disputes before supports before mentions before none.
func (s Stance) Strength() int { return slices.Index([]Stance{Mentions, Supports, Disputes}, s) }

// Quote is a quotation, found in its article.
type Quote struct {
	Where   place.Where
	ID      string // q-…; the same for every quotation of the same words in the same place
	Source  *Source
	Place   quote.Place
	Wording string         // the article's own
	Reading *quote.Reading // of the wording, in the language of the article
	Stance  Stance
	Hedge   string
	Hedges  []quote.Span // where the hedge stands, in the article
	Chains  []Chain      // none: the article asserts it without saying how it knows
	Said    edtf.Date    // as the editor gave it; see SaidOrPublished
	Figure  *Figure
	Note    string

	Translation string // the editor's, into the site's language
}

// SaidOrPublished returns when it was said: by default when the article appeared.
func (q *Quote) SaidOrPublished() edtf.Date { return cmp.Or(q.Said, q.Source.Published) }

// Figure is a number put on a measure. Min and Max are equal for a plain value; an open side is nil.
type Figure struct {
	Where    place.Where
	Measure  *Measure
	Min, Max *float64
	Words    string // how many, in the words of the quotation, if it names no number
	About    bool
	For      edtf.Date // when it is to be so many, of a forecast
}

// Related points to another claim.
type Related struct {
	format.Related
	Claim *Claim
}

// Event is something that nobody disputes.
type Event struct {
	Where  place.Where
	ID     string
	When   edtf.Date
	Title  string
	Weight int // 1 to 3; the drawing of the chronology names those of 3
	Text   *markdown.Doc
	Topics []*Topic
	Quotes []*Quote
}

// Page is a page of running text, such as the method.
type Page struct {
	format.Page
	ID     string
	Body   *markdown.Doc
	BodyAt int // byte offset of the Markdown in the file
}

// Question is what readers came to ask, and what the claims answer together.
type Question struct {
	Where    place.Where
	ID       string
	Question string
	Short    string
	Topics   []*Topic
	Weight   int           // 1 to 3
	Draft    bool          // it is not published
	Mark     string        // as of a claim
	Text     *markdown.Doc // nil without text
	Unknown  []string      // what nobody answers
	Answers  []*Answer     // oldest first, at least one
	// Claims are those that an answer rests on, the newest answer first, then those that a text names: each once.
	Claims []*Claim
}

// Title returns the short form if there is one, else the question itself, marked as that of a claim is.
func (q *Question) Title() string { return q.Mark + cmp.Or(q.Short, q.Question) }

// Unfinished tells whether the question is a draft, shown or not.
func (q *Question) Unfinished() bool { return q.Draft || q.Mark != "" }

// Current returns the answer that holds today.
func (q *Question) Current() *Answer { return q.Answers[len(q.Answers)-1] }

// Gather finds the claims that the question has to do with; byID are all that there are.
func (q *Question) Gather(byID map[string]*Claim) {
	q.Claims = nil
	add := func(c *Claim) {
		if c != nil && !slices.Contains(q.Claims, c) {
			q.Claims = append(q.Claims, c)
		}
	}
	texts := []*markdown.Doc{q.Text}
	for _, a := range slices.Backward(q.Answers) {
		texts = append(texts, a.Text)
		for _, c := range a.Claims {
			add(c)
		}
	}
	for _, text := range texts {
		if text == nil {
			continue
		}
		for _, link := range text.Links {
			if rest, ok := strings.CutPrefix(link.Dest, "claim:"); ok {
				id, _, _ := strings.Cut(rest, "#")
				add(byID[id])
			}
		}
	}
}

// Answer is what the claims said to a question on a day.
type Answer struct {
	format.Answer
	Text   *markdown.Doc
	Claims []*Claim // that it rests on, the most important first
}

// Day returns the day of the answer, which is always a certain one.
func (a *Answer) Day() edtf.Day {
	day, _ := a.Date.Exact()
	return day
}

// Outdated tells whether the rating of a claim changed after the answer was given. A review of the same day was known.
func (a *Answer) Outdated(c *Claim) bool {
	for i := 1; i < len(c.Reviews); i++ {
		if c.Reviews[i].Rating != c.Reviews[i-1].Rating && c.Reviews[i].Day() > a.Day() {
			return true
		}
	}
	return false
}
