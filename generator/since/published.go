// Package since holds a project against what was published last.
//
// Readers cite ratings, and search engines keep them. So a rating is never rewritten: a newer one follows it, and a claim that
// was published keeps its address. In goes data/claims.json as it stands on the web, which any version of beleg may have
// written; out come findings for editors, and what changes for readers.
package since

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"beleg/generator/fact"
	"beleg/generator/format"
)

// Published is what a data/claims.json tells. Fields that this version does not know are passed over.
type Published struct {
	Claims []Claim
	Pages  []string // addresses relative to the home page, sorted; nil if they are not known
}

// Claim is a claim as readers saw it.
type Claim struct {
	ID          string   `json:"id"`
	URL         string   `json:"url"`
	Claim       string   `json:"claim"`
	RatingLabel string   `json:"rating_label"`
	Reviews     []Review `json:"reviews"` // oldest first, at least one
	Quotes      []Quote  `json:"quotes"`
}

// Review is one entry of the rating history.
type Review struct {
	Date       string `json:"date"`
	Rating     string `json:"rating"`
	Verdict    string `json:"verdict"`
	Correction bool   `json:"correction"`
}

// Quote is a quotation. Start and End count code points of the article, half-open.
type Quote struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	URL    string `json:"url"`
	Text   string `json:"text"`
	Stance string `json:"stance"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Current returns the review that held when it was published.
func (c *Claim) Current() Review { return c.Reviews[len(c.Reviews)-1] }

// Read reads data/claims.json. Whatever could make a comparison pass over a rating is an error: a file that is cut off, or one
// that is something else altogether.
func Read(data []byte) (*Published, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, errors.New("it is empty")
	}
	var file struct {
		Claims *[]Claim `json:"claims"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("it is not the claims.json of a site: %w", err)
	}
	if file.Claims == nil {
		return nil, errors.New(`it is not the claims.json of a site: it has no "claims"`)
	}
	p := &Published{Claims: *file.Claims}
	seen := map[string]bool{}
	for i := range p.Claims {
		c := &p.Claims[i]
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("it is not the claims.json of a site: claim %d (%q) %w", i+1, c.ID, err)
		}
		if seen[c.ID] {
			return nil, fmt.Errorf("it is not the claims.json of a site: claim %q stands twice", c.ID)
		}
		seen[c.ID] = true
	}
	return p, nil
}

// check tells what keeps a claim from being compared.
func (c *Claim) check() error {
	if !format.ValidID(c.ID) {
		return errors.New("has no id that could be one")
	}
	if len(c.Reviews) == 0 {
		return errors.New("has no reviews")
	}
	for _, r := range c.Reviews {
		if r.Date == "" || r.Rating == "" {
			return errors.New("has a review without date or rating")
		}
	}
	return nil
}

// Of returns what a sound base would publish, without quotations and addresses: all that Judge looks at. Drafts are left out.
func Of(base *fact.Base) *Published {
	p := &Published{}
	for _, c := range base.Claims {
		if !c.Draft {
			p.Claims = append(p.Claims, Claim{ID: c.ID, Claim: c.Claim, RatingLabel: c.Current().Rating.Label, Reviews: reviewsOf(c)})
		}
	}
	return p
}

func reviewsOf(c *fact.Claim) []Review {
	var reviews []Review
	for _, r := range c.Reviews {
		reviews = append(reviews, Review{Date: r.Date.String(), Rating: r.Rating.ID, Verdict: r.Verdict, Correction: r.Correction})
	}
	return reviews
}
