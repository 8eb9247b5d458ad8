// Package claimreview says what a claim's page says in the words of schema.org, for fact-check search engines and other
// fact-checkers.
//
// It takes facts and gives a ClaimReview as Google reads it, for the page of the claim, and all of them together as a
// DataFeed. Both come from here so that they cannot come to disagree. A property that the articles do not settle, such
// as when a claim was made first, is left out: machines take every word as known.
//
// Google phases its display of fact checks in search results out; its Fact Check Explorer and other aggregators read on
// by the same rules: https://schema.org/ClaimReview and
// https://developers.google.com/search/docs/appearance/structured-data/factcheck
package claimreview

import (
	"cmp"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/words/edtf"
)

const vocabulary = "https://schema.org"

// Review is schema.org's ClaimReview: the rating that a claim has today. Dates are days, as 2024-10-08. The tags beside
// json are for package opendata, which makes the schema of them.
type Review struct {
	Context       string `json:"@context,omitempty" const:"https://schema.org" doc:"What the names mean. Only on the claim's page: the feed has one for all."`
	Type          string `json:"@type" const:"ClaimReview" doc:"The class of the review."`
	URL           string `json:"url" format:"iri" doc:"The canonical address of the claim's page."`
	DatePublished string `json:"datePublished" format:"date" doc:"The day on which the first review was published."`
	DateModified  string `json:"dateModified,omitempty" format:"date" doc:"The day of the latest review, if there was more than one."`
	ClaimReviewed string `json:"claimReviewed" like:"words" doc:"The claim's short form if there is one, of which Google shows some 75 characters, else the claim."`
	Language      string `json:"inLanguage" in:"languages" doc:"The language of the site's own words, as a BCP 47 code."`
	Author        Party  `json:"author" doc:"Who reviewed the claim."`
	Rating        Rating `json:"reviewRating" doc:"The rating."`
	ItemReviewed  Claim  `json:"itemReviewed" doc:"The claim."`
}

// Party is a person or organization: who publishes, or who says something.
type Party struct {
	Type   string `json:"@type" enum:"Organization|Person|NewsMediaOrganization|GovernmentOrganization" doc:"The class: a person or an organization."`
	Name   string `json:"name" like:"words" doc:"The name."`
	URL    string `json:"url,omitempty" format:"iri" doc:"Its address."`
	SameAs string `json:"sameAs,omitempty" format:"iri" doc:"A page that says who this is."`
}

// Rating is the verdict.
type Rating struct {
	Type          string `json:"@type" const:"Rating" doc:"The class of the rating."`
	AlternateName string `json:"alternateName" like:"words" doc:"The rating in words, as readers see it."`
	RatingValue   int    `json:"ratingValue,omitempty" min:"1" with:"bestRating worstRating" doc:"Where the rating stands from worstRating to bestRating. The three numbers are given only for ratings on the axis between true and false, all or none."`
	BestRating    int    `json:"bestRating,omitempty" min:"2" with:"ratingValue worstRating" doc:"The number of the best rating of the scale."`
	WorstRating   int    `json:"worstRating,omitempty" min:"1" with:"ratingValue bestRating" doc:"The number of the worst rating of the scale."`
	Explanation   string `json:"ratingExplanation" like:"words" doc:"The verdict."`
}

// Claim is what was reviewed.
type Claim struct {
	Type            string    `json:"@type" const:"Claim" doc:"The class of the claim."`
	Text            string    `json:"text" like:"words" doc:"The claim as a sentence."`
	Author          *Party    `json:"author,omitempty" doc:"The one origin of all supporting quotations. Missing if there is more than one, or one that nobody named."`
	DatePublished   string    `json:"datePublished,omitempty" format:"date" doc:"When the claim was made. Missing if that is not known to the day."`
	FirstAppearance *Article  `json:"firstAppearance,omitempty" doc:"Missing unless it is certain that none of the articles had it earlier."`
	Appearance      []Article `json:"appearance,omitempty" doc:"The articles that make the claim themselves; not those that report who makes it."`
}

// Article is where the claim appeared.
type Article struct {
	Type          string `json:"@type" enum:"NewsArticle|Article" doc:"The class of the article: Article if who publishes it is no outlet."`
	Headline      string `json:"headline" like:"words" doc:"The headline."`
	URL           string `json:"url,omitempty" format:"iri" doc:"Its address."`
	DatePublished string `json:"datePublished,omitempty" format:"date" doc:"Missing if it is not known to the day."`
	Language      string `json:"inLanguage,omitempty" doc:"The language, as a BCP 47 code."`
	Publisher     *Party `json:"publisher,omitempty" doc:"Who publishes it."`
}

// Feed is data/claimreview.json: schema.org's DataFeed, with one element for each claim.
type Feed struct {
	Context      string    `json:"@context" const:"https://schema.org" doc:"What the names in the file mean."`
	Type         string    `json:"@type" const:"DataFeed" doc:"The class of the file."`
	Name         string    `json:"name" like:"words" doc:"The title of the site."`
	URL          string    `json:"url" format:"iri" doc:"Where this file is published."`
	Language     string    `json:"inLanguage" in:"languages" doc:"The language of the site's own words, as a BCP 47 code."`
	DateModified string    `json:"dateModified,omitempty" format:"date" doc:"The day of the newest review. Missing if there is none."`
	Publisher    Party     `json:"publisher" doc:"Who publishes it."`
	Parts        []Part    `json:"hasPart,omitempty" doc:"The files to which the rest went, in order. Missing if this one holds everything; these have none either."`
	Elements     []Element `json:"dataFeedElement" doc:"One for each claim, in order of the claims' ids."`
}

// Part is a further file of a Feed.
type Part struct {
	Type string `json:"@type" const:"DataFeed" doc:"The class of the file."`
	URL  string `json:"url" format:"iri" doc:"Where it is published."`
}

// Element is one claim's review in a Feed.
type Element struct {
	Type         string   `json:"@type" const:"DataFeedItem" doc:"The class of the element."`
	DateCreated  string   `json:"dateCreated" format:"date" doc:"The day of the claim's first review."`
	DateModified string   `json:"dateModified" format:"date" doc:"The day of its latest review."`
	Item         []Review `json:"item" doc:"The review that holds today, in a list, as readers of the Data Commons feed of fact checks expect it."`
}

// New returns the review of a claim of a sound base.
func New(claim *fact.Claim, site *fact.Site, book *address.Book) *Review {
	r := &Review{Context: vocabulary, Type: "ClaimReview", URL: book.URL(address.Claim(claim)),
		DatePublished: site.Published(claim.Reviews[0].Date).String(),
		ClaimReviewed: claim.Title(), Language: site.Language,
		Author: publisher(site), Rating: rating(claim.Current(), site.Ratings), ItemReviewed: item(claim)}
	if len(claim.Reviews) > 1 {
		r.DateModified = site.Published(claim.Current().Date).String()
	}
	return r
}

// NewFeed returns the reviews of all claims of a sound base, in the order of the claims.
func NewFeed(base *fact.Base, book *address.Book) Feed {
	f := Feed{Context: vocabulary, Type: "DataFeed", Name: base.Site.Title, URL: book.URL(address.ReviewJSON),
		Language: base.Site.Language, Publisher: publisher(base.Site), Elements: []Element{}}
	for _, claim := range base.Claims {
		review, day := New(claim, base.Site, book), base.Site.Published(claim.Current().Date).String()
		review.Context = ""
		f.Elements = append(f.Elements, Element{Type: "DataFeedItem", DateCreated: review.DatePublished,
			DateModified: day, Item: []Review{*review}})
		f.DateModified = max(f.DateModified, day)
	}
	return f
}

func publisher(site *fact.Site) Party {
	return Party{Type: "Organization", Name: site.Publisher.Name, URL: site.Publisher.URL}
}

// rating gives the worst and best value of the scale along with a value. Where all values of the scale are equal a
// number says nothing, and Google refuses it.
func rating(r *fact.Review, scale []*fact.Rating) Rating {
	out := Rating{Type: "Rating", AlternateName: r.Rating.Label, Explanation: r.Verdict}
	worst, best := r.Rating.Value, r.Rating.Value
	for _, step := range scale {
		if step.Value > 0 {
			worst, best = min(worst, step.Value), max(best, step.Value)
		}
	}
	if worst > 0 && worst < best {
		out.RatingValue, out.WorstRating, out.BestRating = r.Rating.Value, worst, best
	}
	return out
}

func item(claim *fact.Claim) Claim {
	c := Claim{Type: "Claim", Text: claim.Claim, Author: party(soleOrigin(claim)), DatePublished: exactly(made(claim))}
	for _, s := range sources(claim, asserts) {
		c.Appearance = append(c.Appearance, article(s))
	}
	if s := first(claim); s != nil {
		c.FirstAppearance = new(article(s))
	}
	return c
}

func article(s *fact.Source) Article {
	class := "NewsArticle"
	if s.Publisher != nil && s.Publisher.Kind != "outlet" {
		class = "Article" // a press release is no news
	}
	return Article{Type: class, Headline: s.Title, URL: s.URL, DatePublished: exactly(s.Published),
		Language: s.Language, Publisher: party(s.Publisher)}
}

// exactly writes a date that is known to the day; others are empty.
func exactly(d edtf.Date) string {
	if _, ok := d.Exact(); ok {
		return d.String()
	}
	return ""
}

func party(a *fact.Actor) *Party {
	if a == nil {
		return nil
	}
	return &Party{Type: cmp.Or(partyTypes[a.Kind], "Organization"), Name: a.Name, SameAs: a.URL}
}

var partyTypes = map[string]string{"person": "Person", "outlet": "NewsMediaOrganization",
	"state": "GovernmentOrganization", "office": "GovernmentOrganization"}

// soleOrigin returns who makes the claim, if all supporting quotations have it from one named origin; nil otherwise.
// Naming one of several, or the one who is named where others are not, would put the sentence into somebody's mouth.
func soleOrigin(claim *fact.Claim) *fact.Actor {
	var sole *fact.Actor
	for _, q := range claim.Supporting() {
		if len(q.Chains) == 0 {
			return nil
		}
		for _, chain := range q.Chains {
			o := chain.Origin()
			if o == nil || sole != nil && sole != o {
				return nil
			}
			sole = o
		}
	}
	return sole
}

// made returns the day on which the claim was made: that of a supporting quotation, if it is certain that none was said
// before.
func made(claim *fact.Claim) edtf.Date {
	supporting := claim.Supporting()
	for _, q := range supporting {
		said := q.SaidOrPublished()
		if _, exact := said.Exact(); exact && !slices.ContainsFunc(supporting, func(other *fact.Quote) bool {
			order := edtf.Compare(said, other.SaidOrPublished())
			return order != edtf.Before && order != edtf.Same
		}) {
			return said
		}
	}
	return edtf.Date{}
}

// asserts tells whether an article makes the claim itself in a quotation that supports it: it says so without telling
// of whom it has it and without a hedge, or its own outlet is the origin. One that reports what somebody says, as a
// paper reports a denial that turns out to be wrong, does not: a messenger is not to blame.
func asserts(q *fact.Quote) bool { return len(q.Chains) == 0 && q.Hedge == "" || itself(q) }

// sources returns the articles of the supporting quotations of which something holds, each once, in their order.
func sources(claim *fact.Claim, holds func(*fact.Quote) bool) []*fact.Source {
	var list []*fact.Source
	for _, q := range claim.Supporting() {
		if holds(q) && !slices.Contains(list, q.Source) {
			list = append(list, q.Source)
		}
	}
	return list
}

// first returns the article that made the claim first, or nil if that is not certain: another that supports it may be
// as old, it has the claim from an outlet as well, or there is no other to compare it with and it is not the origin
// itself.
func first(claim *fact.Claim) *fact.Source {
	supporting := sources(claim, func(*fact.Quote) bool { return true })
	for _, s := range sources(claim, asserts) {
		if !slices.ContainsFunc(supporting, func(other *fact.Source) bool {
			return other != s && edtf.Compare(s.Published, other.Published) != edtf.Before
		}) && !slices.ContainsFunc(claim.Supporting(), func(q *fact.Quote) bool {
			return q.Source == s && (throughAnother(q) || len(supporting) == 1 && !itself(q))
		}) {
			return s
		}
	}
	return nil
}

// throughAnother tells whether a quotation came through another outlet than the article's own.
func throughAnother(q *fact.Quote) bool {
	return slices.ContainsFunc(q.Voices(), func(a *fact.Actor) bool {
		return a.Kind == "outlet" && a != q.Source.Publisher
	})
}

// itself tells whether the article's own outlet is the only origin of a quotation: it saw it.
func itself(q *fact.Quote) bool {
	own := q.Source.Publisher
	return own != nil && len(q.Chains) > 0 && !slices.ContainsFunc(q.Chains, func(chain fact.Chain) bool {
		return chain.Origin() != own
	})
}
