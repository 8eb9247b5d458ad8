package claimreview

import (
	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// Feed is data/claimreview.json: schema.org's DataFeed, with one element for each claim.
type Feed struct {
	Context      string    `json:"@context" const:"https://schema.org" doc:"What the names in the file mean."`
	Type         string    `json:"@type" const:"DataFeed" doc:"The class of the file."`
	Name         string    `json:"name" like:"words" doc:"The title of the site."`
	URL          string    `json:"url" format:"iri" doc:"Where this file is published."`
	Language     string    `json:"inLanguage" enum:"de|en" doc:"The language of the site's own words, as a BCP 47 code."`
	DateModified string    `json:"dateModified,omitempty" format:"date" doc:"The day of the newest review. Missing if there is none."`
	Publisher    Party     `json:"publisher" doc:"Who publishes it."`
	Elements     []Element `json:"dataFeedElement" doc:"One for each claim, in order of the claims' ids."`
}

// Element is one claim's review in a Feed.
type Element struct {
	Type         string `json:"@type" const:"DataFeedItem" doc:"The class of the element."`
	DateCreated  string `json:"dateCreated" format:"date" doc:"The day of the claim's first review."`
	DateModified string `json:"dateModified" format:"date" doc:"The day of its latest review."`
	Item         Review `json:"item" doc:"The review that holds today."`
}

// NewFeed returns the reviews of all claims of a sound base, in the order of the claims.
func NewFeed(base *fact.Base, book *address.Book) Feed {
	f := Feed{Context: vocabulary, Type: "DataFeed", Name: base.Site.Title, URL: book.URL(address.ReviewJSON), Language: base.Site.Language,
		Publisher: publisher(base.Site), Elements: []Element{}}
	var newest edtf.Day
	for _, claim := range base.Claims {
		current := claim.Current()
		f.Elements = append(f.Elements, Element{Type: "DataFeedItem", DateCreated: claim.Reviews[0].Date.String(), DateModified: current.Date.String(),
			Item: review(claim, base.Site, book)})
		if day, _ := current.Date.Exact(); f.DateModified == "" || day > newest {
			newest, f.DateModified = day, day.String()
		}
	}
	return f
}
