// Package site composes pages: from facts to one typed struct per page, ready to be set by the template of the same name.
//
// All decisions about content are made here, all decisions about form in the templates. A page holds words, addresses and
// dates; it holds no HTML but what package markdown made.
package site

import (
	"html/template"
	"slices"
	"unicode/utf8"

	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/timeline"
)

// Page is a page of the site: the name of its template, the path it is published at, and what the template is given.
type Page struct {
	Template string // such as "claim.html"
	Path     string // relative to the home page; a path that ends with a slash means its index.html
	Data     any    // one of the page structs, by pointer
}

// Link is a link within the site or to elsewhere. An empty Href means that there is nothing to link to.
type Link struct{ Href, Text string }

// Frame is what every page needs.
type Frame struct {
	Shell       *Shell
	Title       string // of the page; the home page's is the site's
	Description string
	Canonical   string // whole address; empty for pages that search engines should not list
	Section     string // which entry of the navigation the page belongs to: home, or a NavItem's key
	Crumbs      []Link // the way from the home page, without the page itself
	JSONLD      any    // nil for none
	Script      string // file in static/ that adds to the page; empty for none
	Image       *Image // nil for none
	Article     *Dates // of a page that is an article; nil for others
}

// Dates are when an article was published first, and when it changed last.
type Dates struct{ Published, Modified edtf.Date }

// Shell is what all pages share.
type Shell struct {
	Title      string
	Tagline    string
	Language   string
	Locale     string // the language as Open Graph has it: de_DE
	Publisher  fact.Publisher
	Repository string
	Nav        []NavItem
	Views      []NavItem // other ways to look at the same claims, at the foot of every page
	Footer     []Link
	Home       string            // address of the home page
	Assets     map[string]string // file in static/ → address
	Feeds      []FeedLink
}

// FeedLink is a link to a feed; Type is its media type.
type FeedLink struct {
	Link
	Type string
}

// NavItem is an entry of the navigation; its words are the message "nav." + Key.
type NavItem struct{ Key, Href string }

// Rating is a rating as readers see it.
type Rating struct {
	Label, Definition string
	Tone              string // good, mixed, bad, open
}

// ClaimCard is a claim in a list.
type ClaimCard struct {
	Href     string
	Title    string
	Claim    string // the whole sentence; empty if Title is it
	Rating   Rating
	Verdict  string
	Reviewed edtf.Date
	Times    int // number of reviews
	When     edtf.Date
	Origins  Origins
	Topics   []Link
	Facets   string // what filters look at, separated by spaces
}

// Length is about how many characters a reader sees of the card; see [Entry.Length].
func (c ClaimCard) Length() int {
	return utf8.RuneCountInString(c.Title) + utf8.RuneCountInString(c.Claim) + utf8.RuneCountInString(c.Verdict)
}

// Origins is the number of independent origins of a claim.
type Origins struct {
	Articles, AtLeast, AtMost int
	Roots                     []Link
	Chains                    []Chain // of the supporting quotations, each once
}

// Chain is one path of hearsay, from the article back to the origin.
type Chain struct {
	Article Link
	Voices  []Voice // the nearest voice first, the origin last; empty if the article does not say
}

// Voice is a speaker in a chain. An unnamed one has neither text nor link.
type Voice struct {
	Link
	Role    string
	Unnamed bool // unnamed source: an actor described but not named, or nobody at all if Text is empty
}

// Quote is a quotation as readers see it.
type Quote struct {
	Anchor   string // id on this page; empty if another quotation has it already
	Pieces   []Piece
	Language string // of the article; empty if it is the site's
	Stance   string // supports, disputes, mentions; empty for events
	Hedge    string
	Source   Link
	Outlet   string // name of the publisher
	Place    string // address of the place in the source page
	Original string // address of the place in the original, or empty
	Said     edtf.Date
	Appeared edtf.Date
	Chains   []Chain
	Figure   *Figure
	Note     string
}

// Piece is a stretch of a quotation. Exactly one of its kinds applies.
type Piece struct {
	Text  string
	Hedge bool // the words by which the article keeps its distance
	Gap   bool // words were left out here
}

// Figure is a number put on a measure.
type Figure struct {
	Measure, Unit string
	Min, Max      *float64
	About         bool
}

// Review is an entry of the rating history.
type Review struct {
	Anchor     string
	Date       edtf.Date
	Rating     Rating
	Verdict    string
	Correction bool
	Current    bool
}

// Related is a related claim; Kind is the message "relation." + Kind.
type Related struct {
	Kind  string
	Claim ClaimCard
	Note  string
}

// HomePage is home.html.
type HomePage struct {
	Frame
	Latest  []ClaimCard // whose rating is the newest
	Spread  []Share
	Total   int // number of claims
	Sources int
	Topics  []Count
	Recent  []Month // the latest stretch of the chronology
}

// Share is how many claims have a rating.
type Share struct {
	Rating Rating
	N      int
}

// Count is a link with a number.
type Count struct {
	Link
	N int
}

// ClaimsPage is claims.html: all claims, by topic. A claim with several topics stands under each.
type ClaimsPage struct {
	Frame
	Groups  []ClaimGroup
	Total   int
	Scale   []Share
	Filters Filters
}

// ClaimGroup is the claims of one topic; claims without a topic have an empty one.
type ClaimGroup struct {
	Topic       Link
	Anchor      string
	Description string
	Claims      []ClaimCard
}

// ClaimPage is claim.html.
type ClaimPage struct {
	Frame
	Claim     string
	Card      ClaimCard
	Chains    []ChainDrawing // the same in several arrangements; none if there is nothing to see
	Groups    []QuoteGroup   // supports, disputes, mentions; only those that there are
	Reasoning template.HTML
	Figures   []FigureRow
	Related   []Related // contradictions first
	InTime    string    // address on the chronology, or empty
	History   []Review  // newest first
	Cite      string    // how to cite the page, one line
	Report    string    // address for reporting an error, or empty
}

// QuoteGroup is the quotations of one stance.
type QuoteGroup struct {
	Stance string
	Quotes []Quote
}

// FigureRow is a figure and where it comes from.
type FigureRow struct {
	Figure Figure
	All    string // address of all figures put on the measure
	Said   edtf.Date
	By     string
	Source Link
	Place  string
}

// SourcesPage is sources.html.
type SourcesPage struct {
	Frame
	Sources []SourceCard // by date of publication, as the chronology is ordered
}

// SourceCard is a source in a list.
type SourceCard struct {
	Href, Title string
	Publisher   Link
	Published   edtf.Date
	Quotes      int // number of quoted passages
	Claims      int
}

// SourcePage is source.html.
type SourcePage struct {
	Frame
	Name          string
	Language      string // of the article; empty if it is the site's
	Publisher     Link
	Authors       []string
	Published     edtf.Date
	PublishedNote string
	URL, Archived string
	Retrieved     edtf.Date
	SHA256        string
	File          string
	Show          string // excerpts, full, none
	Blocks        []Block
	Claims        []ClaimCard
	Disputed      []ClaimCard // claims that it supports and others dispute
	Covered       int         // share of the article's text that is quoted, in percent
	InTime        string
}

// Block is a paragraph of an article, or a gap where blocks are left out.
type Block struct {
	Role     string // paragraph, heading, caption; hidden for one that is quoted but not shown; empty for a gap
	LeftOut  int    // number of blocks left out here
	Segments []Segment
	Notes    []Note // the quotations that begin in this block
}

// Segment is a stretch of a block that the same quotations hold; none for plain text.
type Segment struct {
	Text    string
	Anchors []string // ids of quotations that begin here
	Marks   []Mark
	Ends    bool // a quotation ends here
}

// Mark is a quotation that a segment belongs to.
type Mark struct {
	Anchor string
	Stance string
}

// Note tells, beside a passage, which claims quote it.
type Note struct {
	Anchor string // of the quotation
	Uses   []Use
}

// Use is a claim or event that quotes a passage.
type Use struct {
	Link
	Stance string // empty for events
	Rating Rating // of the claim; without label for events
}

// ChronologyPage is chronology.html.
type ChronologyPage struct {
	Frame
	Overviews []Overview // the same in several arrangements
	Years     []Year
	Total     int
	Filters   Filters
}

// Year is the months of one year; 0 for entries that have no known start.
type Year struct {
	Year   int
	Months []Month
}

// Month is the entries of a month, by their earliest possible day.
type Month struct {
	Year, Month int
	Anchor      string      // id on the page of the chronology; empty elsewhere
	Kinds       []KindCount // only of a month with so many entries that it may be folded away
	Entries     []Entry
}

// KindCount is how many entries there are of a kind.
type KindCount struct {
	Kind timeline.Kind
	N    int
}

// Entry is an entry of the chronology.
type Entry struct {
	Anchor string
	Kind   timeline.Kind
	When   edtf.Date
	Title  string
	Href   string // where more is told; empty for events
	Text   template.HTML
	Rating *Rating // of a claim
	By     []Link  // who says it
	Claims []Link  // that quote a statement
	Quotes []Quote // of an event
	Words  []Piece // of a statement
	// Language of the words; empty if it is the site's.
	Language string
	Facets   string // what filters look at, separated by spaces
}

// Length is about how many characters a reader sees of the entry. The style sheet reckons from it how high the entry will be, before
// anybody has scrolled to it.
func (e Entry) Length() int {
	n := utf8.RuneCountInString(e.Title) + utf8.RuneCountInString(string(e.Text)) + lengthOf(e.Words)
	for _, link := range slices.Concat(e.By, e.Claims) {
		n += utf8.RuneCountInString(link.Text)
	}
	for _, q := range e.Quotes {
		n += lengthOf(q.Pieces) + utf8.RuneCountInString(q.Source.Text) + utf8.RuneCountInString(q.Outlet)
	}
	return n
}

func lengthOf(words []Piece) int {
	n := 0
	for _, piece := range words {
		n += utf8.RuneCountInString(piece.Text)
	}
	return n
}

// ActorsPage is actors.html.
type ActorsPage struct {
	Frame
	Groups []ActorGroup // by kind
}

// ActorGroup is the actors of one kind; its words are the message "kinds." + Kind.
type ActorGroup struct {
	Kind   string
	Actors []ActorCard
}

// ActorCard is an actor in a list.
type ActorCard struct {
	Href, Name, Role string
	Unnamed          bool
	N                int // number of passages in which it speaks
}

// ActorPage is actor.html.
type ActorPage struct {
	Frame
	Name, Role, Kind string
	Unnamed          bool
	URL              string
	PartOf           []Link // nearest first
	Parts            []Link
	Said             []Saying // as the chronology is ordered
	Published        []SourceCard
}

// Saying is a passage in which an actor speaks, and the claim it is quoted in.
type Saying struct {
	Quote Quote
	Claim ClaimCard
}

// TopicPage is topic.html.
type TopicPage struct {
	Frame
	Name, About string
	Claims      []ClaimCard
	Events      []Entry
}

// TextPage is page.html: a page of running text.
type TextPage struct {
	Frame
	Body template.HTML
}

// NotFoundPage is 404.html.
type NotFoundPage struct{ Frame }
