package site

import (
	"strings"

	"beleg/generator/card"
	"beleg/generator/fact"
)

// Image is the picture that stands for a page where it is shared.
type Image struct {
	Card card.Card
	Path string // relative to the home page; it changes with what the card shows
	URL  string // whole address
	Alt  string // what it says, for those who do not see it
}

// Width and Height are in pixels.
func (Image) Width() int  { return card.Width }
func (Image) Height() int { return card.Height }

// image returns the share card of a claim. It shows the short form large, if there is one: a card is seen small.
func (c *composer) image(claim *fact.Claim) *Image {
	current := claim.Current()
	i := &Image{Alt: current.Rating.Label + ": " + claim.Claim, Card: card.Card{Site: c.base.Site.Title, Label: c.lang.Text("claim.label"),
		Title: claim.Title(), Claim: c.card(claim).Claim, Rating: current.Rating.Label, Tone: string(current.Rating.Tone),
		Dated: c.lang.Fill("rating.on", map[string]any{"Day": c.lang.Day(current.Day())})}}
	i.Path = i.Card.Path(claim.ID)
	i.URL = c.book.URL(i.Path)
	return i
}

// siteImage returns the share card of the site, for pages that have none of their own.
func (c *composer) siteImage() *Image {
	s := c.base.Site
	where := strings.TrimSuffix(s.BaseURL.Host+s.BaseURL.Path, "/") // stands where a claim's card has its date
	i := &Image{Alt: s.Title, Card: card.Card{Site: s.Publisher.Name, Title: s.Title, Claim: s.Tagline, Dated: where}}
	if s.Tagline != "" {
		i.Alt += ". " + s.Tagline
	}
	i.Path = i.Card.Path("site_") // no claim's id has an underscore
	i.URL = c.book.URL(i.Path)
	return i
}

// SiteImage returns the share card of all pages that are not about one claim.
func (s *Site) SiteImage() *Image { return s.siteImage() }

// Image returns the share card of a claim.
func (s *Site) Image(claim *fact.Claim) *Image { return s.image(claim) }
