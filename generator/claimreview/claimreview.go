// Package claimreview says what a claim's page says in the words of schema.org, for fact-check search engines and other fact-checkers.
//
// It takes facts and gives a ClaimReview as Google reads it, for the page of the claim, and all of them together as a DataFeed.
// Both come from here so that they cannot come to disagree. A property that the articles do not settle, such as when a claim
// was made first, is left out: machines take every word as known.
//
// Google phases its display of fact checks in search results out; its Fact Check Explorer and other aggregators read on by the same
// rules: https://schema.org/ClaimReview and
// https://developers.google.com/search/docs/appearance/structured-data/factcheck
package claimreview

import (
	"beleg/generator/address"
	"beleg/generator/fact"
)

const vocabulary = "https://schema.org"

// Review is schema.org's ClaimReview: the rating that a claim has today. Dates are days, as 2024-10-08. The tags beside json are for
// package opendata, which makes the schema of them.
type Review struct {
	Context       string `json:"@context,omitempty" const:"https://schema.org" doc:"What the names mean. Only on the claim's page: the feed has one for all."`
	Type          string `json:"@type" const:"ClaimReview" doc:"The class of the review."`
	URL           string `json:"url" format:"iri" doc:"The canonical address of the claim's page."`
	DatePublished string `json:"datePublished" format:"date" doc:"The day of the latest review."`
	ClaimReviewed string `json:"claimReviewed" like:"words" doc:"The claim's short form if there is one, of which Google shows some 75 characters, else the claim."`
	Language      string `json:"inLanguage" enum:"de|en" doc:"The language of the site's own words, as a BCP 47 code."`
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
	Appearance      []Article `json:"appearance,omitempty" doc:"The articles that support the claim."`
}

// Article is where the claim appeared.
type Article struct {
	Type          string `json:"@type" const:"NewsArticle" doc:"The class of the article."`
	Headline      string `json:"headline" like:"words" doc:"The headline."`
	URL           string `json:"url,omitempty" format:"iri" doc:"Its address."`
	DatePublished string `json:"datePublished,omitempty" format:"date" doc:"Missing if it is not known to the day."`
	Language      string `json:"inLanguage,omitempty" doc:"The language, as a BCP 47 code."`
	Publisher     *Party `json:"publisher,omitempty" doc:"Who publishes it."`
}

// New returns the review of a claim of a sound base.
func New(claim *fact.Claim, site *fact.Site, book *address.Book) *Review {
	r := review(claim, site, book)
	r.Context = vocabulary
	return &r
}

func review(claim *fact.Claim, site *fact.Site, book *address.Book) Review {
	current := claim.Current()
	return Review{Type: "ClaimReview", URL: book.URL(address.Claim(claim)), DatePublished: current.Date.String(), ClaimReviewed: claim.Title(),
		Language: site.Language, Author: publisher(site), Rating: rating(current, site.Ratings), ItemReviewed: item(claim)}
}

func publisher(site *fact.Site) Party {
	return Party{Type: "Organization", Name: site.Publisher.Name, URL: site.Publisher.URL}
}

// rating gives the worst and best value of the scale along with a value. Where all values of the scale are equal a number says
// nothing, and Google refuses it.
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
	c := Claim{Type: "Claim", Text: claim.Claim}
	if a := soleOrigin(claim); a != nil {
		p := party(a)
		c.Author = &p
	}
	if day, ok := made(claim); ok {
		c.DatePublished = day.String()
	}
	supporting := supporters(claim)
	for _, s := range supporting {
		c.Appearance = append(c.Appearance, article(s))
	}
	if s := first(claim, supporting); s != nil {
		a := article(s)
		c.FirstAppearance = &a
	}
	return c
}

func article(s *fact.Source) Article {
	a := Article{Type: "NewsArticle", Headline: s.Title, URL: s.URL, Language: s.Language}
	if day, ok := s.Published.Exact(); ok {
		a.DatePublished = day.String()
	}
	if s.Publisher != nil {
		p := party(s.Publisher)
		a.Publisher = &p
	}
	return a
}

func party(a *fact.Actor) Party { return Party{Type: partyType(a), Name: a.Name, SameAs: a.URL} }

func partyType(a *fact.Actor) string {
	switch a.Kind {
	case "person":
		return "Person"
	case "outlet":
		return "NewsMediaOrganization"
	case "state", "office":
		return "GovernmentOrganization"
	}
	return "Organization"
}
