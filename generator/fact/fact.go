// Package fact is the model: what a project says once its files are read and joined.
//
// In a sound base an id has become a pointer, a date an edtf.Date and a quotation a place in its article; nothing
// downstream asks whether it exists. Every fact knows where it was written, so that a later judgement can point there.
package fact

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"beleg/generator/article"
	"beleg/generator/diag"
	"beleg/generator/edtf"
	"beleg/generator/markdown"
	"beleg/generator/place"
	"beleg/generator/quote"
)

// Base is everything a project says. Its lists are sorted by id, except those of Site, which are in the editor's order.
type Base struct {
	// Partial: some file could not be read. Whether something is used nowhere is not known then.
	Partial bool

	Site    *Site
	Actors  []*Actor
	Sources []*Source
	Claims  []*Claim
	Events  []*Event
	Pages   []*Page
}

// Site is what content/site.toml says.
type Site struct {
	Where   place.Where
	Title   string
	Tagline string
	BaseURL *url.URL // its path ends with a slash
	// CustomDomain is the host name for a CNAME file, "" for none.
	CustomDomain string
	Language     string // de or en
	Repository   string
	Publisher    Publisher
	Ratings      []*Rating
	Topics       []*Topic
	Measures     []*Measure

	DataLicense *License // nil if the publisher chose none
}

// License is what others may do with the publisher's own words in the open data.
type License struct{ Name, URL string }

// Publisher is who answers for the site.
type Publisher struct{ Name, URL, Email string }

// Tone is what a rating means for a claim: it gives colour and symbol.
type Tone string

// The tones.
const (
	Good  Tone = "good"
	Mixed Tone = "mixed"
	Bad   Tone = "bad"
	Open  Tone = "open"
)

// Rating is one step of the rating scale.
type Rating struct {
	Where      place.Where
	ID         string
	Label      string
	Definition string
	Tone       Tone
	Value      int // ClaimReview number; 0 for none
	MinOrigins int
}

// Topic is a subject.
type Topic struct {
	Where       place.Where
	ID          string
	Label       string
	Description string
	// Used: something refers to it.
	Used bool
}

// Measure is a quantity that quotations put figures on.
type Measure struct {
	Where place.Where
	ID    string
	Label string
	Unit  string
	// Used: something refers to it.
	Used bool
}

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
	// Used: something refers to it.
	Used bool
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
	URL           string
	Archived      string
	Retrieved     edtf.Date
	Language      string
	Show          Show
	Seed          *diag.File
	Article       *article.Article
	Text          *quote.Text
	// Changed: the seed is not the pinned one.
	Changed bool
	// Used: something refers to it.
	Used bool
}

// Claim is a statement that is checked.
type Claim struct {
	Where  place.Where
	ID     string
	Claim  string // the claim as a sentence
	Short  string
	When   edtf.Date
	Topics []*Topic
	Draft  bool
	// Partial: something in its file could not be read. Judgements over all its quotations would mislead.
	Partial bool
	Text    *markdown.Doc // nil without text
	Reviews []*Review     // oldest first, at least one
	Quotes  []*Quote      // at least one
	Related []*Related
}

// Title returns the short form if there is one, else the claim itself.
func (c *Claim) Title() string {
	if c.Short != "" {
		return c.Short
	}
	return c.Claim
}

// Current returns the review that holds today.
func (c *Claim) Current() *Review { return c.Reviews[len(c.Reviews)-1] }

// Review is one entry of a claim's rating history.
type Review struct {
	Where      place.Where
	Date       edtf.Date // one certain day
	Rating     *Rating
	Verdict    string
	Correction bool // the entry before was our mistake
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
	Where place.Where
	// Partial: a chain could not be read.
	Partial bool
	ID      string // q-…; the same for every quotation of the same words in the same place; "" if they were not found
	Source  *Source
	Place   quote.Place
	Wording string // the article's own
	Stance  Stance
	Hedge   string
	Hedges  []quote.Span // where the hedge stands, in the article
	Chains  []Chain      // none: the article asserts it without saying how it knows
	Said    edtf.Date    // as the editor gave it; see SaidOrPublished
	Figure  *Figure
	Note    string
}

// SaidOrPublished returns when it was said: by default when the article appeared.
func (q *Quote) SaidOrPublished() edtf.Date {
	if q.Said.IsZero() {
		return q.Source.Published
	}
	return q.Said
}

// Chain is one path of hearsay: the nearest voice first, the origin last. A nil voice is an unnamed origin that no actor
// describes.
type Chain []*Actor

// Origin returns the last voice of the chain, nil if it is unknown.
func (c Chain) Origin() *Actor { return c[len(c)-1] }

// Figure is a number put on a measure. Min and Max are equal for a plain value; an open side is nil.
type Figure struct {
	Where    place.Where
	Measure  *Measure
	Min, Max *float64
	About    bool
}

// Related points to another claim.
type Related struct {
	Where place.Where
	Claim *Claim
	Kind  string
	Note  string
}

// Event is something that nobody disputes.
type Event struct {
	Where  place.Where
	ID     string
	When   edtf.Date
	Title  string
	Text   *markdown.Doc
	Topics []*Topic
	Quotes []*Quote
}

// Page is a page of running text, such as the method.
type Page struct {
	Where   place.Where
	ID      string
	Title   string
	Summary string
	Nav     bool // stands in the footer of every page
	Order   int
	Body    *markdown.Doc
	BodyAt  int // byte offset of the Markdown in the file
}

// HomeOf returns the address of the home page: u with a path that ends with a slash, and without query and fragment. A host name with
// letters such as ä is written as the domain name system has it: templates and feeds would each encode it in a way of their own, and
// a page would have several addresses.
func HomeOf(u *url.URL) *url.URL {
	home := *u
	home.RawQuery, home.Fragment, home.RawFragment = "", "", ""
	if !strings.HasSuffix(home.Path, "/") {
		home.Path += "/"
	}
	home.RawPath = ""
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil {
		home.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	return &home
}
