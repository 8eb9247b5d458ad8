// Package claimreview says what a claim's page says in the words of schema.org, for fact-check search engines and other fact-checkers.
//
// It takes facts and gives a ClaimReview as Google reads it, for the page of the claim, and all of them together as a DataFeed.
// Both come from here so that they cannot come to disagree. A property that the articles do not settle, such as when a claim
// was made first, is left out: machines take every word as known.
//
// The rules: https://schema.org/ClaimReview and
// https://developers.google.com/search/docs/appearance/structured-data/factcheck
package claimreview

import (
	"beleg/generator/address"
	"beleg/generator/fact"
)

const vocabulary = "https://schema.org"

// Review is schema.org's ClaimReview: the rating that a claim has today. Dates are days, as 2024-10-08.
type Review struct {
	Context       string `json:"@context,omitempty"` // empty inside a Feed, which has one for all
	Type          string `json:"@type"`
	URL           string `json:"url"` // canonical address of the claim's page
	DatePublished string `json:"datePublished"`
	ClaimReviewed string `json:"claimReviewed"` // the short form if there is one; Google shows some 75 characters
	Language      string `json:"inLanguage"`
	Author        Party  `json:"author"`
	Rating        Rating `json:"reviewRating"`
	ItemReviewed  Claim  `json:"itemReviewed"`
}

// Party is a person or organization: who publishes, or who says something.
type Party struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`
	SameAs string `json:"sameAs,omitempty"` // a page that says who this is
}

// Rating is the verdict. The numbers are given only for ratings on the true–false axis, all three or none.
type Rating struct {
	Type          string `json:"@type"`
	AlternateName string `json:"alternateName"`
	RatingValue   int    `json:"ratingValue,omitempty"`
	BestRating    int    `json:"bestRating,omitempty"`
	WorstRating   int    `json:"worstRating,omitempty"`
	Explanation   string `json:"ratingExplanation,omitempty"`
}

// Claim is what was reviewed.
type Claim struct {
	Type            string    `json:"@type"`
	Text            string    `json:"text"`
	Author          *Party    `json:"author,omitempty"`        // nil unless there is one alone
	DatePublished   string    `json:"datePublished,omitempty"` // when it was made; empty if that is not known to the day
	FirstAppearance *Article  `json:"firstAppearance,omitempty"`
	Appearance      []Article `json:"appearance,omitempty"` // every article that supports it
}

// Article is where the claim appeared.
type Article struct {
	Type          string `json:"@type"`
	Headline      string `json:"headline"`
	URL           string `json:"url,omitempty"`
	DatePublished string `json:"datePublished,omitempty"` // empty if it is not known to the day
	Language      string `json:"inLanguage,omitempty"`
	Publisher     *Party `json:"publisher,omitempty"`
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
