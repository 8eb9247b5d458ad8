package site

import (
	"beleg/generator/address"
	"beleg/generator/fact"
)

// ClaimReview is schema.org's ClaimReview as search engines read it
// (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
type ClaimReview struct {
	Context       string        `json:"@context"`
	Type          string        `json:"@type"`
	URL           string        `json:"url"`
	DatePublished string        `json:"datePublished"`
	ClaimReviewed string        `json:"claimReviewed"`
	Language      string        `json:"inLanguage"`
	Author        Organization  `json:"author"`
	Rating        ReviewRating  `json:"reviewRating"`
	ItemReviewed  ReviewedClaim `json:"itemReviewed"`
}

// Organization is who publishes the review.
type Organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// ReviewRating is the verdict. The numbers are given only for ratings on the true–false axis.
type ReviewRating struct {
	Type          string `json:"@type"`
	AlternateName string `json:"alternateName"`
	RatingValue   int    `json:"ratingValue,omitempty"`
	BestRating    int    `json:"bestRating,omitempty"`
	WorstRating   int    `json:"worstRating,omitempty"`
	Explanation   string `json:"ratingExplanation,omitempty"`
}

// ReviewedClaim is the claim and where it appeared.
type ReviewedClaim struct {
	Type       string    `json:"@type"`
	Text       string    `json:"text,omitempty"`
	Author     *Speaker  `json:"author,omitempty"`
	Appearance []Article `json:"appearance,omitempty"`
}

// Speaker is who makes the claim.
type Speaker struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	SameAs string `json:"sameAs,omitempty"`
}

// Article is where the claim appeared.
type Article struct {
	Type     string `json:"@type"`
	Headline string `json:"headline"`
	URL      string `json:"url,omitempty"`
}

func (c *composer) claimReview(claim *fact.Claim) *ClaimReview {
	current := claim.Current()
	r := &ClaimReview{Context: "https://schema.org", Type: "ClaimReview", URL: c.book.URL(address.Claim(claim)), DatePublished: current.Date.String(),
		ClaimReviewed: claim.Title(), Language: c.base.Site.Language,
		Author: Organization{"Organization", c.base.Site.Publisher.Name, c.base.Site.Publisher.URL},
		Rating: c.reviewRating(current), ItemReviewed: ReviewedClaim{Type: "Claim", Text: claim.Claim}}
	if a := soleSpeaker(claim); a != nil {
		r.ItemReviewed.Author = &Speaker{speakerType(a), a.Name, a.URL}
	}
	seen := map[*fact.Source]bool{}
	for _, q := range claim.Quotes {
		if q.Stance == fact.Supports && !seen[q.Source] {
			seen[q.Source] = true
			r.ItemReviewed.Appearance = append(r.ItemReviewed.Appearance, Article{"NewsArticle", q.Source.Title, q.Source.URL})
		}
	}
	return r
}

// soleSpeaker returns who makes the claim, if all supporting quotations have it from one named origin; nil otherwise. Naming one
// of several, or the one who is named where others are not, would put the sentence into somebody's mouth.
func soleSpeaker(claim *fact.Claim) *fact.Actor {
	var sole *fact.Actor
	for _, q := range claim.Quotes {
		if q.Stance != fact.Supports {
			continue
		}
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

func speakerType(a *fact.Actor) string {
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

// reviewRating gives the worst and best value of the scale along with a value.
func (c *composer) reviewRating(r *fact.Review) ReviewRating {
	rating := ReviewRating{Type: "Rating", AlternateName: r.Rating.Label, Explanation: r.Verdict}
	if r.Rating.Value == 0 {
		return rating
	}
	rating.RatingValue, rating.WorstRating, rating.BestRating = r.Rating.Value, r.Rating.Value, r.Rating.Value
	for _, step := range c.base.Site.Ratings {
		if step.Value > 0 {
			rating.WorstRating, rating.BestRating = min(rating.WorstRating, step.Value), max(rating.BestRating, step.Value)
		}
	}
	return rating
}
