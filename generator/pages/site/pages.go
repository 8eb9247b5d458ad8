// Package site composes pages: from facts to one typed struct per page, ready to be set by the template of the same
// name.
//
// All decisions about content are made here, all decisions about form in the templates. A page holds words, addresses
// and dates; it holds no HTML but what package markdown made.
package site

import (
	"cmp"
	"html/template"
	"reflect"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// Page is a page of the site: the name of its template, the path it is published at, and what the template is given.
type Page struct {
	Template string // such as "claim.html"
	Path     string // relative to the home page; a path that ends with a slash means its index.html
	Data     any    // one of the page structs, by pointer
}

// Link is a link within the site or to elsewhere. An empty Href means that there is nothing to link to.
type Link struct {
	Href, Text string
	Tongue     // of the text
}

// Tongue is how words of an article are to be read and set: their language, a code, and which way they run, rtl or ltr.
// Each is empty if it is as that of the site, whose interface knows only languages that run to the right.
type Tongue struct{ Language, Dir string }

// of returns how a text in this tongue is set apart from what stands beside it.
func (t Tongue) of(text string) Tongue {
	t.Dir = cmp.Or(t.Dir, script.Dir(text))
	return t
}

// Frame is what every page needs.
type Frame struct {
	Shell       *Shell
	Title       string // of the page; the home page's is the site's
	Description string
	Canonical   string // whole address; empty for pages that search engines should not list
	Section     string // which entry of the navigation the page belongs to: a NavItem's key, or empty
	Crumbs      []Link // the way from the home page, without the page itself
	JSONLD      any    // nil for none
	Script      string // file in static/ that adds to the page; empty for none
	Image       *Image // nil for none
	Article     *Dates // of a page that is an article; nil for others
	List        *Listing
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
	Foot       template.HTML     // what the site says at the foot of every page
	Logo       string            // address of the picture beside the title; "" for none
	Home       string            // address of the home page
	Search     string            // address of the page that the field in the header leads to
	Assets     map[string]string // file in static/ → address
	Atom       string            // link to the feed as Atom
	JSONFeed   string            // and as JSON Feed
}

// NavItem is an entry of the navigation; its words are the message "nav." + Key.
type NavItem struct{ Key, Href string }

// Rating is a rating as readers see it.
type Rating struct {
	Label, Definition string
	Tone, Symbol      string // good, mixed, bad or open; the name of a sign
	Href              string // of the page of all claims that have it
}

// ClaimCard is a claim in a list.
type ClaimCard struct {
	Href     string
	Title    string
	Claim    string // the whole sentence; empty if Title is it
	Rating   Rating
	Verdict  string
	Reviewed edtf.Date
	Since    edtf.Date // when that review was published, in retrospect; zero if it was on its day
	Times    int       // number of reviews
	When     edtf.Date
	Origins  Origins
	Topics   []Link
	Facets   string // what filters look at, separated by spaces
}

// Origins is the number of independent origins of a claim.
type Origins struct {
	Articles, AtLeast, AtMost int
	Roots                     []Link
}

// Chain is one path of hearsay, from the article back to the origin.
type Chain struct {
	Article Link
	Own     bool    // its publisher is no outlet
	Voices  []Voice // the nearest voice first, the origin last; empty if the article does not say
}

// Voice is a speaker in a chain. An unnamed one has neither text nor link.
type Voice struct {
	Link
	Role    string
	Unnamed bool   // unnamed source: an actor described but not named, or nobody at all if Text is empty
	For     string // whom an origin speaks for, if that is another or another speaks for it as well
}

// Quote is a quotation as readers see it.
type Quote struct {
	Tongue
	Anchor   string // id on this page; empty if another quotation has it already
	Pieces   []Piece
	Stance   string // supports, disputes, mentions; empty for events
	Hedge    string
	Source   Link
	Outlet   string // name of the publisher
	Place    string // address of the place in the source page
	Original string // address of the place in the original, or empty
	Time     string // when it is said in a recording: "12:31", "1:02:31"
	Said     edtf.Date
	Appeared edtf.Date
	Chains   []Chain
	Follows  bool // the quotation above it is from the same article, which stands there
	Likewise bool // its chains need not be told: they are those of the quotation above, or the page's actor alone
	Marked   bool // the wording has quotation marks of its own around it
	Literal  bool // it is cut out of what the article has between quotation marks
	Figure   *Figure
	Note     string

	Translation string // ours, into the site's language
}

// Piece is a stretch of a quotation. Exactly one of its kinds applies.
type Piece struct {
	Text  string
	Hedge bool // the words by which the article keeps its distance
	Gap   bool // words were left out here
	// Language of the word that says so; empty if it is that of the words around it.
	Language string
}

// Figure is a number put on a measure.
type Figure struct {
	Measure, Unit string
	One           string // the unit of one, if it has another form
	Min, Max      *float64
	Words         string // if it names no number
	Tongue               // of these words
	About         bool
}

// TextPage is page.html: a page of running text.
type TextPage struct {
	Frame
	Body template.HTML
}

// A maker makes the pages of one kind, which are of the type of blank.
type maker struct {
	blank   framed
	compose func(*Site, address.Planned) framed
}

// makers is one for each of [address.Kinds], by its name.
var makers = map[string]maker{
	"404":            single((*Site).notFound),
	"actor":          listed((*Site).actor),
	"actors":         listed((*Site).actors),
	"as-of":          forEach((*Site).asOf),
	"changes":        listed((*Site).changes),
	"chronology":     listed((*Site).chronology),
	"claim":          forEach((*Site).claim),
	"claims":         listed((*Site).claims),
	"contradictions": listed((*Site).contradictions),
	"data":           listed((*Site).data),
	"embed":          forEach((*Site).embed),
	"figures":        listed((*Site).measures),
	"home":           single((*Site).home),
	"matrix":         listed((*Site).matrix),
	"measure":        listed((*Site).measure),
	"moved":          forEach((*Site).moved),
	"page":           forEach((*Site).text),
	"question":       forEach((*Site).question),
	"rating":         listed((*Site).rated),
	"search":         single((*Site).search),
	"source":         forEach((*Site).source),
	"sources":        listed((*Site).sources),
	"topic":          listed((*Site).topic),
	"topics":         listed((*Site).topics),
}

// A framed is a page struct.
type framed interface{ frame() *Frame }

func (f *Frame) frame() *Frame { return f }

// single says how the only page of a kind is composed.
func single[P framed](compose func(*Site) P) maker {
	return maker{*new(P), func(c *Site, _ address.Planned) framed { return compose(c) }}
}

// listed says how the pages of a kind are composed whose lists may be spread over several.
func listed[P framed](compose func(*Site, address.Planned) P) maker {
	return maker{*new(P), func(c *Site, p address.Planned) framed { return compose(c, p) }}
}

// forEach says how the page of each thing of a kind is composed.
func forEach[T any, P framed](compose func(*Site, *T) P) maker {
	return maker{*new(P), func(c *Site, p address.Planned) framed { return compose(c, p.Of.(*T)) }}
}

// A program with a kind of page that nothing composes does not start.
func init() {
	for _, k := range address.Kinds {
		if makers[k.Name].compose == nil {
			panic("site: nothing composes the kind of page " + k.Name)
		}
	}
	if len(makers) > len(address.Kinds) {
		panic("site: pages are composed that address knows no kind of")
	}
}

// Blank returns an empty page struct of a kind, for what looks at its fields.
func Blank(kind *address.Kind) any {
	return reflect.New(reflect.TypeOf(makers[kind.Name].blank).Elem()).Interface()
}
