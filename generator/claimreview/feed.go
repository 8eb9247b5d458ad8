package claimreview

import (
	_ "embed"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// Feed is data/claimreview.json: schema.org's DataFeed, with one element for each claim.
type Feed struct {
	Context      string    `json:"@context"`
	Type         string    `json:"@type"`
	Name         string    `json:"name"`
	URL          string    `json:"url"`
	Language     string    `json:"inLanguage"`
	DateModified string    `json:"dateModified,omitempty"` // of the newest review; empty if there is none
	Publisher    Party     `json:"publisher"`
	Elements     []Element `json:"dataFeedElement"`
}

// Element is one claim's review in a Feed, with the days of the claim's first and last review.
type Element struct {
	Type         string `json:"@type"`
	DateCreated  string `json:"dateCreated"`
	DateModified string `json:"dateModified"`
	Item         Review `json:"item"`
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

// Schema is the JSON Schema of a Feed.
//
//go:embed claimreview.schema.json
var Schema []byte
